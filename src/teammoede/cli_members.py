"""The commands on who may come in: `init`, `members` and `rekey`.

A new password or code is written once, to whoever asked for it, and kept nowhere.
"""

from argparse import Namespace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from teammoede.cli_log import note
from teammoede.cli_output import as_json, as_table, one_line
from teammoede.cli_secrets import ask_new_secret, read_secret
from teammoede.domain.access_entry import AccessEvent
from teammoede.domain.errors import Refused

if TYPE_CHECKING:
    from teammoede.cli_commands import Request
    from teammoede.cli_parser import Parser
    from teammoede.storage.vault import Account, Unlocked

_ONCE = "Skriv den ned nu; den vises kun denne ene gang."


class NotAllowed(Refused):
    """Only an administrator may do it, on a locked archive."""


def check_init(parser: "Parser", options: Namespace) -> None:
    """End with 2 where nobody is named to be the first administrator."""
    if not options.name:
        parser.refuse("Der mangler --name: hele navnet på den første administrator.")


def check_members(parser: "Parser", options: Namespace) -> None:
    """End with 2 where the options do not fit together."""
    if options.administrator and options.invite is None:
        parser.refuse("--administrator skal have --invite: hvem inviteres?")


def init(request: "Request", options: Namespace) -> list[str]:
    """Make a locked archive in a folder where there is none."""
    from teammoede.domain.passwords import check_password
    from teammoede.domain.recovery_code import write_code
    from teammoede.storage.crypto import new_key
    from teammoede.storage.founding import found

    if request.demo:
        raise Refused("Eksemplet har ingen adgangskode. Brug --archive MAPPE.")
    _require_nothing(request.folder)
    if options.password_file is None:
        password = ask_new_secret("Ny adgangskode", "Brug --password-file FIL.")
    else:
        password = read_secret(options.password_file)
    check_password(password, options.name, options.house)
    key = new_key()
    code = write_code(key)
    file: Path | None = options.recovery_file
    if file is not None:  # first, for a code that is nowhere could never be used
        _write_code(file, code, request.folder, options)
    try:
        unlocked = found(request.folder, options.house, options.name, password, key)
    except BaseException:
        if file is not None:
            file.unlink(missing_ok=True)
        raise
    _settle_house(unlocked, options.house)
    made = f"Arkivet er lavet i {request.folder}. {unlocked.account.name} er administrator."
    if file is not None:
        return [made, f"Gendannelseskoden er skrevet: {file}. Læg den i et låst skab."]
    return [made, f"Gendannelseskode: {code}", _ONCE]


def _require_nothing(folder: Path) -> None:
    from teammoede.storage.layout import Found, look

    found = look(folder)
    if found is Found.PLAIN:
        raise Refused(
            f"Der er et arkiv uden lås i mappen {folder}. Åbn vinduet på det, så låses det."
        )
    if found is Found.COPIES_ONLY:
        raise Refused(f"I mappen {folder} ligger der kopier af et arkiv. Vælg en anden mappe.")
    if found is not Found.NOTHING:
        raise Refused(f"Der er allerede et arkiv i mappen {folder}. Vælg en anden mappe.")


def _write_code(file: Path, code: str, folder: Path, options: Namespace) -> None:
    from teammoede.storage.files import FileUnwritable, write_file

    if file.exists():
        raise FileUnwritable(f"{file} er der allerede. Vælg et andet navn.")
    now = datetime.now()
    if file.suffix.casefold() == ".pdf":
        from teammoede.printing.recovery_sheet import recovery_sheet

        data = recovery_sheet(
            code, house=options.house, name=options.name, folder=str(folder.resolve()), printed=now
        )
    else:
        lines = (f"Gendannelseskode til {options.house}, {now:%Y-%m-%d}", code, "")
        data = "\n".join(lines).encode()
    write_file(file, data)


def _settle_house(unlocked: "Unlocked", name: str) -> None:
    from teammoede.storage.house import change_house
    from teammoede.storage.store import Store

    store = Store(unlocked.folder, device="cli", key=unlocked.key, viewer=unlocked.viewer)
    try:
        change_house(store, name=name)
    finally:
        store.close()


def members(request: "Request", options: Namespace) -> list[str]:
    """List those who may come in, or invite or remove one of them."""
    if options.invite is not None:
        return _invite(request, options)
    if options.remove is not None:
        return _remove(request, options.remove)
    accounts = _require_lock(request).vault.accounts
    if options.json:
        return as_json(
            {"id": a.id, "name": a.name, "role": a.role.value, "must_change": a.must_change}
            for a in accounts
        )
    rows = [(a.name, a.role.label, _state(a)) for a in accounts]
    return as_table(("Navn", "Funktion", "Adgangskode"), rows)


def _state(account: "Account") -> str:
    return "ny adgangskode ikke valgt endnu" if account.must_change else "egen"


def _invite(request: "Request", options: Namespace) -> list[str]:
    from teammoede.domain.passwords import one_time_password
    from teammoede.domain.viewer import Role
    from teammoede.storage.vault import invite

    unlocked = _require_administrator(request)
    password = one_time_password()
    role = Role.ADMINISTRATOR if options.administrator else Role.EMPLOYEE
    changed = invite(unlocked, options.invite, role, password)
    note(changed, AccessEvent.ACCOUNTS, words=f"{options.invite} inviteret som {role.label}")
    return [
        f"»{one_line(options.invite)}« er inviteret som {role.label}.",
        f"Adgangskode til første gang: {password}",
        _ONCE,
    ]


def _remove(request: "Request", name: str) -> list[str]:
    from teammoede.domain.viewer import folded_name
    from teammoede.storage.rekeying import rekey
    from teammoede.storage.settling import carry_over

    unlocked = _require_administrator(request)
    found = [a for a in unlocked.vault.accounts if folded_name(a.name) == folded_name(name)]
    if not found:
        raise Refused(f"Ingen på listen hedder »{one_line(name)}«. Se »teammoede members«.")
    if found[0].id == unlocked.account.id:
        raise Refused("Du kan ikke fjerne dig selv. Det gør en anden administrator.")
    changed = rekey(unlocked, found[0].id, carry_over)
    note(changed, AccessEvent.ACCOUNTS, words=f"{found[0].name} fjernet")
    note(changed, AccessEvent.REKEYED)
    return [f"»{one_line(found[0].name)}« er fjernet, og arkivets nøgle er skiftet."]


def new_key(request: "Request", options: Namespace) -> list[str]:
    """Lock the archive with a new key."""
    from teammoede.storage.rekeying import rekey
    from teammoede.storage.settling import carry_over

    changed = rekey(_require_administrator(request), None, carry_over)
    note(changed, AccessEvent.REKEYED)
    return ["Arkivets nøgle er skiftet. Adgangskoderne er, som de var."]


def _require_lock(request: "Request") -> "Unlocked":
    from teammoede.storage.faults import ArchiveMissing
    from teammoede.storage.layout import Found, look

    unlocked = request.unlocked
    if unlocked is not None:
        return unlocked
    if not request.demo and look(request.folder) in (Found.NOTHING, Found.COPIES_ONLY):
        raise ArchiveMissing(request.folder)
    raise NotAllowed("Arkivet har ingen lås endnu. Det låses, når vinduet åbnes første gang.")


def _require_administrator(request: "Request") -> "Unlocked":
    unlocked = _require_lock(request)
    if not unlocked.viewer.is_administrator:
        raise NotAllowed("Det kan kun en administrator. Bed en af dem om det.")
    return unlocked
