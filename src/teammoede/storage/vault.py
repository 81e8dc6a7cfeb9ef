"""The slot file beside the archive: who may come in, and the archive's key sealed to each of them.

One random archive key. Each account has an X25519 pair, its private key wrapped by the password;
the archive key is sealed to each public key. Reads and writes that file, never the archive.
"""

import base64
import binascii
import contextlib
import hmac
import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Self

from teammoede.domain.viewer import Role, Viewer, folded_name
from teammoede.storage.crypto import (
    STANDARD,
    Cost,
    NotOpened,
    derive,
    new_key,
    new_pair,
    new_salt,
    open_box,
    public_of,
    put_in_box,
    seal,
    subkey,
    unseal,
)
from teammoede.storage.faults import (
    AccountRefused,
    KeysDamaged,
    KeysMissing,
    KeysNewer,
    WrongPassword,
)
from teammoede.storage.files import write_file
from teammoede.storage.layout import COPIES, KEYS_NAME, MIRROR_NAME

RECOVERY = "recovery"
_FORMAT, _VERSION = "teammoede-keys", 1
_LARGEST = 4_000_000  # bytes; a file beyond that is none of ours


@dataclass(frozen=True)
class Account:
    """A person who may come in; `must_change` while the password is one for the first time."""

    id: str
    name: str
    role: Role
    must_change: bool = False


@dataclass(frozen=True)
class Slot:
    """What one account needs to come in; a box for each generation of the archive's key."""

    account: Account
    public: bytes = field(repr=False)
    salt: bytes = field(repr=False)
    cost: Cost
    wrapped: bytes = field(repr=False)
    boxes: dict[int, bytes] = field(repr=False)

    def unwrap(self, vault: str, password: str) -> bytes:
        """Return the private key; raises NotOpened."""
        return unseal(derive(password, self.salt, self.cost), self.wrapped, self._binding(vault))

    def wrap(self, vault: str, private: bytes, password: str, cost: Cost) -> Self:
        """Return the slot with its private key wrapped by another password."""
        bare = replace(self, salt=new_salt(), cost=cost)
        key = derive(password, bare.salt, cost)
        return replace(bare, wrapped=seal(key, private, bare._binding(vault)))

    def with_key(self, vault: str, generation: int, key: bytes) -> Self:
        """Return the slot with one more generation of the archive's key in it."""
        box = put_in_box(self.public, key, self._box_binding(vault, generation))
        return replace(self, boxes=self.boxes | {generation: box})

    def key(self, vault: str, generation: int, private: bytes) -> bytes:
        """Return a generation of the archive's key; raises NotOpened or KeyError."""
        return open_box(private, self.boxes[generation], self._box_binding(vault, generation))

    def _binding(self, vault: str) -> bytes:
        """What the wrapped key belongs to: a lowered cost or a swapped slot opens nothing."""
        cost = f"{self.cost.time},{self.cost.memory},{self.cost.lanes}"
        place = f"{vault}/{self.account.id}/{cost}/".encode()
        return place + self.salt + self.public

    def _box_binding(self, vault: str, generation: int) -> bytes:
        return f"{vault}/{self.account.id}/{generation}/".encode() + self.public


@dataclass(frozen=True)
class Vault:
    """The slot file as read: nothing of it is secret, and nothing of it may be changed unseen."""

    id: str
    house: str
    generation: int
    slots: tuple[Slot, ...]
    mac: bytes = field(default=b"", repr=False)

    @property
    def accounts(self) -> tuple[Account, ...]:
        """Those who may come in, without the sheet of paper."""
        return tuple(slot.account for slot in self.slots if slot.account.id != RECOVERY)

    def slot(self, account_id: str) -> Slot:
        """Return an account's slot; raises AccountRefused where there is none any more."""
        found = next((slot for slot in self.slots if slot.account.id == account_id), None)
        if found is None:
            raise AccountRefused("Du står ikke længere på listen. Tal med en administrator.")
        return found

    def replaced(self, slot: Slot) -> "Vault":
        """Return the document with one slot changed."""
        same = slot.account.id
        return replace(self, slots=tuple(slot if s.account.id == same else s for s in self.slots))

    def _sealed(self, key: bytes) -> "Vault":
        return replace(self, mac=self._mac_under(key))

    def _mac_under(self, key: bytes) -> bytes:
        content = json.dumps(_plain(self), sort_keys=True, ensure_ascii=True).encode()
        return hmac.digest(subkey(key, "slot file"), content, "sha256")

    def is_whole(self, key: bytes) -> bool:
        """Return whether the document is as somebody who had this key wrote it."""
        return hmac.compare_digest(self.mac, self._mac_under(key))


@dataclass(frozen=True)
class Unlocked:
    """Somebody has come in: the archive's keys, to be held in memory only.

    `former` is the key before, while a new one is being taken into use.
    """

    folder: Path
    vault: Vault
    account: Account
    key: bytes = field(repr=False)
    private: bytes = field(repr=False)
    former: bytes | None = field(default=None, repr=False)

    @property
    def viewer(self) -> Viewer:
        """Who it is, for the rules of the program."""
        return Viewer(self.account.id, self.account.name, self.account.role)


# coming in


def read_vault(folder: Path) -> Vault:
    """Read the slot file, or its mirror where it is damaged.

    Raises KeysMissing, KeysDamaged or KeysNewer.
    """
    problems: list[Exception] = []
    for name in (KEYS_NAME, MIRROR_NAME):
        try:
            return parse_vault(_bytes(folder / name))
        except FileNotFoundError:
            continue
        except KeysDamaged as damaged:
            problems.append(damaged)
    raise problems[0] if problems else KeysMissing()


def _bytes(file: Path) -> bytes:
    try:
        if file.stat().st_size > _LARGEST:
            raise KeysDamaged
        return file.read_bytes()
    except FileNotFoundError:
        raise
    except OSError as error:
        raise KeysDamaged from error


def bring_back(folder: Path) -> bool:
    """Take the slot file of the newest copy that has a sound one; return whether there was any."""
    for copy in sorted((folder / COPIES).glob(f"*/{KEYS_NAME}"), reverse=True):
        with contextlib.suppress(KeysDamaged, KeysMissing):
            write_vault(folder, read_vault(copy.parent))
            return True
    return False


def parse_vault(data: bytes) -> Vault:
    """Return what the bytes of a slot file say; raises KeysDamaged or KeysNewer."""
    try:
        known = json.loads(data)
        json.dumps(known, ensure_ascii=False).encode()  # half a sign, which nothing can be bound to
        if known["format"] != _FORMAT:
            raise KeysDamaged
        if known["version"] > _VERSION:
            raise KeysNewer
        return _vault_from(known)
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise KeysDamaged from error  # what a decoder says can hold a piece of the file


def unlock(folder: Path, account_id: str, password: str) -> Unlocked:
    """Open an account's slot with its password.

    Raises WrongPassword, AccountRefused, KeysMissing, KeysDamaged or KeysNewer.
    """
    vault = read_vault(folder)
    slot = vault.slot(account_id)
    try:
        private = slot.unwrap(vault.id, password)
    except NotOpened:
        raise WrongPassword from None
    return unlock_with_private(folder, vault, slot, private)


def unlock_with_code(folder: Path, code: bytes) -> Unlocked:
    """Open the archive with the code of the recovery sheet; raises as `unlock` does."""
    return unlock(folder, RECOVERY, code.hex())


def unlock_with_private(folder: Path, vault: Vault, slot: Slot, private: bytes) -> Unlocked:
    """Take the archive's key out of the boxes of a slot file, such as that of a backup.

    Raises WrongPassword where they were made for somebody else, KeysDamaged where the file was
    changed by anybody but the program.
    """
    try:
        key = slot.key(vault.id, vault.generation, private)
        former = None
        if vault.generation - 1 in slot.boxes:
            former = slot.key(vault.id, vault.generation - 1, private)
    except KeyError:
        raise KeysDamaged from None
    except NotOpened:
        raise (WrongPassword if public_of(private) != slot.public else KeysDamaged) from None
    if not vault.is_whole(key):
        raise KeysDamaged
    return Unlocked(folder, vault, slot.account, key, private, former)


# making and changing it


def new_vault(
    folder: Path, house: str, name: str, password: str, code: bytes, cost: Cost = STANDARD
) -> Unlocked:
    """Return a first slot file, not written yet: one administrator, and the recovery sheet.

    Raises AccountRefused where the name is empty.
    """
    vault = Vault(str(uuid.uuid4()), house.strip(), 1, ())
    key = new_key()
    account = Account(str(uuid.uuid4()), _named(name, ()), Role.ADMINISTRATOR)
    slot, private = _new_slot(vault, account, password, key, cost)
    paper, _ = _new_slot(vault, _PAPER, code.hex(), key, cost)
    vault = replace(vault, slots=(slot, paper))._sealed(key)
    return Unlocked(folder, vault, account, key, private)


def change_password(unlocked: Unlocked, password: str, cost: Cost = STANDARD) -> Unlocked:
    """Choose another password; nobody else notices.

    Over a new pair: the former password still opens the slot in older copies, and what is found
    there must not open the next key of the archive.
    """
    return give_password(unlocked, unlocked.account.id, password, cost, first_time=False)


def invite(
    unlocked: Unlocked, name: str, role: Role, password: str, cost: Cost = STANDARD
) -> Unlocked:
    """Add an account with a password for the first time; raises AccountRefused for a known name."""
    vault = _fresh(unlocked)
    account = Account(str(uuid.uuid4()), _named(name, vault.accounts), role, must_change=True)
    slot, _ = _slot_for(unlocked, vault, account, password, cost)
    return _write(replace(unlocked, vault=replace(vault, slots=(*vault.slots, slot))))


def give_password(
    unlocked: Unlocked,
    account_id: str,
    password: str,
    cost: Cost = STANDARD,
    *,
    first_time: bool = True,
) -> Unlocked:
    """Give somebody who forgot theirs another password, over a new pair.

    Unless they typed it themselves, it is one for the first time.
    """
    vault = _fresh(unlocked)
    account = replace(vault.slot(account_id).account, must_change=first_time)
    slot, private = _slot_for(unlocked, vault, account, password, cost)
    own = {"private": private, "account": account} if account_id == unlocked.account.id else {}
    return _write(replace(unlocked, vault=vault.replaced(slot), **own))


def renew_recovery(unlocked: Unlocked, code: bytes, cost: Cost = STANDARD) -> Unlocked:
    """Let another code open the archive instead of the one on the sheets printed before."""
    return give_password(unlocked, RECOVERY, code.hex(), cost, first_time=False)


def change_role(unlocked: Unlocked, account_id: str, role: Role) -> Unlocked:
    """Change what somebody may do; raises AccountRefused where no administrator would be left."""
    vault = _fresh(unlocked)
    slot = vault.slot(account_id)
    if role is not Role.ADMINISTRATOR:
        _require_administrator(a for a in vault.accounts if a.id != account_id)
    slot = replace(slot, account=replace(slot.account, role=role))
    own = {"account": slot.account} if account_id == unlocked.account.id else {}
    return _write(replace(unlocked, vault=vault.replaced(slot), **own))


def rename_house(unlocked: Unlocked, house: str) -> Unlocked:
    """Change the name over the sign-in."""
    return _write(replace(unlocked, vault=replace(_fresh(unlocked), house=house.strip())))


def begin_generation(unlocked: Unlocked, without: str | None = None) -> Unlocked:
    """Write a new archive key beside the one in use, sealed to all but `without`.

    The archive itself is still under the former key: see `rekeying`. Raises AccountRefused where no
    administrator would be left.
    """
    vault = _fresh(unlocked)
    slots = [slot for slot in vault.slots if slot.account.id != without]
    _require_administrator(s.account for s in slots if s.account.id != RECOVERY)
    generation, key = vault.generation + 1, new_key()
    bare = [replace(s, boxes={vault.generation: s.boxes[vault.generation]}) for s in slots]
    sealed = tuple(slot.with_key(vault.id, generation, key) for slot in bare)
    vault = replace(vault, generation=generation, slots=sealed)
    return _write(replace(unlocked, vault=vault, key=key, former=unlocked.key))


def end_generation(unlocked: Unlocked) -> Unlocked:
    """Drop the former key, once the archive is known to open with the new one."""
    vault = _fresh(unlocked)
    now = vault.generation
    slots = tuple(replace(slot, boxes={now: slot.boxes[now]}) for slot in vault.slots)
    return _write(replace(unlocked, vault=replace(vault, slots=slots), former=None))


def write_vault(folder: Path, vault: Vault) -> None:
    """Write a slot file as it is, such as into a backup; raises FileUnwritable."""
    data = as_bytes(vault)
    with contextlib.suppress(OSError):  # the writing says what is wrong
        folder.mkdir(parents=True, exist_ok=True)
    write_file(folder / MIRROR_NAME, data)  # first, so that one of the two is always whole
    write_file(folder / KEYS_NAME, data)


_PAPER = Account(RECOVERY, "Gendannelsesark", Role.ADMINISTRATOR)


def _fresh(unlocked: Unlocked) -> Vault:
    """Return the file as it is now: another window may have changed it since."""
    vault = read_vault(unlocked.folder)
    if vault.id != unlocked.vault.id or not vault.is_whole(unlocked.key):
        raise AccountRefused("Arkivets nøgle er skiftet i et andet vindue. Lås, og lås op igen.")
    return vault


def _write(unlocked: Unlocked) -> Unlocked:
    # A password takes its time, and meanwhile another window may have begun a new key: to write
    # over that would lose it. The mark is still that of the file as it was read.
    if read_vault(unlocked.folder).mac != unlocked.vault.mac:
        raise AccountRefused("Listen er ændret i et andet vindue imens. Prøv igen.")
    vault = unlocked.vault._sealed(unlocked.key)
    write_vault(unlocked.folder, vault)
    return replace(unlocked, vault=vault)


def _slot_for(
    unlocked: Unlocked, vault: Vault, account: Account, password: str, cost: Cost
) -> tuple[Slot, bytes]:
    """Return a slot with all keys that are in use, and its private key.

    Where a new key was broken off, the archive may still be under the former one.
    """
    slot, private = _new_slot(vault, account, password, unlocked.key, cost)
    if unlocked.former is not None:
        slot = slot.with_key(vault.id, vault.generation - 1, unlocked.former)
    return slot, private


def _new_slot(
    vault: Vault, account: Account, password: str, key: bytes, cost: Cost
) -> tuple[Slot, bytes]:
    private, public = new_pair()
    bare = Slot(account, public, b"", cost, b"", {})
    slot = bare.wrap(vault.id, private, password, cost)
    return slot.with_key(vault.id, vault.generation, key), private


def _named(name: str, others: Iterable[Account]) -> str:
    name = " ".join(name.split())
    if not name:
        raise AccountRefused("Skriv et navn.")
    if folded_name(name) in {folded_name(other.name) for other in others}:
        raise AccountRefused(f"Der er allerede en, der hedder »{name}«. Skriv hele navnet.")
    return name


def _require_administrator(accounts: Iterable[Account]) -> None:
    if not any(account.role is Role.ADMINISTRATOR for account in accounts):
        raise AccountRefused("Der skal være mindst én administrator. Udpeg en anden først.")


# the file


def as_bytes(vault: Vault) -> bytes:
    """Return the slot file's bytes."""
    whole = _plain(vault) | {"mac": _text(vault.mac)}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def _plain(vault: Vault) -> dict[str, Any]:
    return {
        "format": _FORMAT,
        "version": _VERSION,
        "vault": vault.id,
        "house": vault.house,
        "generation": vault.generation,
        "slots": [_plain_slot(slot) for slot in vault.slots],
    }


def _plain_slot(slot: Slot) -> dict[str, Any]:
    account = slot.account
    return {
        "id": account.id,
        "name": account.name,
        "role": account.role.value,
        "must_change": account.must_change,
        "public": _text(slot.public),
        "salt": _text(slot.salt),
        "cost": [slot.cost.time, slot.cost.memory, slot.cost.lanes],
        "wrapped": _text(slot.wrapped),
        "boxes": {str(generation): _text(box) for generation, box in slot.boxes.items()},
    }


def _vault_from(known: dict[str, Any]) -> Vault:
    vault = Vault(
        _string(known["vault"]),
        _string(known["house"]),
        _number(known["generation"]),
        tuple(_slot_from(row) for row in known["slots"]),
        _binary(known["mac"]),
    )
    if len({slot.account.id for slot in vault.slots}) != len(vault.slots) or not vault.accounts:
        raise KeysDamaged
    return vault


def _slot_from(row: dict[str, Any]) -> Slot:
    time, memory, lanes = map(_number, row["cost"])
    cost = Cost(time, memory, lanes)
    if not cost.is_bearable or not isinstance(row["must_change"], bool):
        raise KeysDamaged
    account = Account(
        _string(row["id"]), _string(row["name"]), Role(row["role"]), row["must_change"]
    )
    salt, public = _binary(row["salt"]), _binary(row["public"])
    if len(salt) < 8 or len(public) != 32:
        raise KeysDamaged
    boxes = {int(generation): _binary(box) for generation, box in row["boxes"].items()}
    return Slot(account, public, salt, cost, _binary(row["wrapped"]), boxes)


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    return value


def _binary(value: object) -> bytes:
    try:
        return base64.b64decode(_string(value), validate=True)
    except binascii.Error as error:
        raise ValueError from error


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")
