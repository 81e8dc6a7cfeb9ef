"""Who comes in, who does not, and that nothing of the slot file can be changed unseen."""

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from teammoede.domain.errors import Refused
from teammoede.domain.viewer import Role
from teammoede.storage import vault as keys
from teammoede.storage.crypto import new_key
from teammoede.storage.faults import (
    AccountRefused,
    KeysDamaged,
    KeysMissing,
    KeysNewer,
    WrongPassword,
)
from teammoede.storage.layout import KEYS_NAME, MIRROR_NAME
from teammoede.storage.vault import RECOVERY, Unlocked
from tests.storage.vaults import CHEAP, create_vault

CODE = bytes(range(32))
PASSWORD = "fire gule ænder går"


@pytest.fixture
def mette(tmp_path: Path) -> Unlocked:
    return create_vault(tmp_path, "Børnehuset", "Mette Holm", PASSWORD, CODE, CHEAP)


@pytest.fixture
def with_lars(mette: Unlocked) -> Unlocked:
    return keys.invite(mette, "Lars Bech", Role.EMPLOYEE, "en til at begynde med", CHEAP)


def _id(unlocked: Unlocked, name: str) -> str:
    return next(a.id for a in unlocked.vault.accounts if a.name == name)


def test_the_first_one_comes_in_with_the_password_and_with_the_sheet(mette: Unlocked) -> None:
    again = keys.unlock(mette.folder, mette.account.id, PASSWORD)
    on_paper = keys.unlock_with_code(mette.folder, CODE)
    assert again.key == on_paper.key == mette.key
    assert again.viewer.name == "Mette Holm"
    assert again.viewer.is_administrator
    assert [a.name for a in again.vault.accounts] == ["Mette Holm"]
    assert again.vault.house == "Børnehuset"


def test_nobody_else_does(mette: Unlocked) -> None:
    with pytest.raises(WrongPassword):
        keys.unlock(mette.folder, mette.account.id, PASSWORD + " ")
    with pytest.raises(WrongPassword):
        keys.unlock_with_code(mette.folder, CODE[::-1])
    with pytest.raises(AccountRefused):
        keys.unlock(mette.folder, "nobody", PASSWORD)


def test_neither_key_nor_password_is_in_what_can_be_printed(mette: Unlocked) -> None:
    shown = repr(mette) + (mette.folder / KEYS_NAME).read_text(encoding="utf-8")
    for secret in (mette.key, mette.private, CODE):
        for spelled in (secret.hex(), repr(secret), base64.b64encode(secret).decode()):
            assert spelled not in shown
    assert PASSWORD not in shown


def test_an_invited_one_changes_the_first_password_and_others_keep_theirs(
    with_lars: Unlocked,
) -> None:
    folder = with_lars.folder
    lars = keys.unlock(folder, _id(with_lars, "Lars Bech"), "en til at begynde med")
    assert lars.account.must_change
    assert not lars.viewer.is_administrator
    keys.change_password(lars, "min egen lange kode", CHEAP)
    changed = keys.unlock(folder, lars.account.id, "min egen lange kode")
    assert not changed.account.must_change
    assert changed.key == with_lars.key
    with pytest.raises(WrongPassword):
        keys.unlock(folder, lars.account.id, "en til at begynde med")
    assert keys.unlock(folder, with_lars.account.id, PASSWORD).key == with_lars.key


@pytest.mark.parametrize("name", ["", "  ", "lars  BECH"])
def test_a_name_that_is_empty_or_taken_is_refused(with_lars: Unlocked, name: str) -> None:
    before = (with_lars.folder / KEYS_NAME).read_bytes()
    with pytest.raises(AccountRefused):
        keys.invite(with_lars, name, Role.EMPLOYEE, "x" * 12, CHEAP)
    assert (with_lars.folder / KEYS_NAME).read_bytes() == before


def test_who_is_removed_has_no_way_to_the_new_key(with_lars: Unlocked) -> None:
    lars = keys.unlock(with_lars.folder, _id(with_lars, "Lars Bech"), "en til at begynde med")
    begun = keys.begin_generation(with_lars, without=lars.account.id)
    assert begun.key != with_lars.key == begun.former
    with pytest.raises(AccountRefused):
        keys.unlock(with_lars.folder, lars.account.id, "en til at begynde med")
    half = keys.unlock(with_lars.folder, with_lars.account.id, PASSWORD)
    assert (half.key, half.former) == (begun.key, with_lars.key)
    keys.end_generation(begun)
    mette = keys.unlock(with_lars.folder, with_lars.account.id, PASSWORD)
    assert (mette.key, mette.former) == (begun.key, None)
    assert keys.unlock_with_code(with_lars.folder, CODE).key == begun.key


def test_a_window_with_the_former_key_changes_nothing(with_lars: Unlocked) -> None:
    keys.end_generation(keys.begin_generation(with_lars))
    with pytest.raises(AccountRefused):
        keys.invite(with_lars, "Sara Lind", Role.EMPLOYEE, "x" * 12, CHEAP)


def test_two_windows_do_not_undo_each_others_changes(with_lars: Unlocked) -> None:
    keys.invite(with_lars, "Sara Lind", Role.EMPLOYEE, "x" * 12, CHEAP)
    after = keys.rename_house(with_lars, "Skovhuset")  # knows nothing of Sara
    assert [a.name for a in after.vault.accounts] == ["Mette Holm", "Lars Bech", "Sara Lind"]


def test_a_key_begun_while_a_password_was_worked_out_is_not_written_over(
    with_lars: Unlocked, monkeypatch: pytest.MonkeyPatch
) -> None:
    derive = keys.derive

    def meanwhile(*words: Any) -> bytes:
        monkeypatch.setattr(keys, "derive", derive)
        keys.begin_generation(with_lars)
        return derive(*words)

    monkeypatch.setattr(keys, "derive", meanwhile)
    with pytest.raises(AccountRefused, match="Prøv igen"):
        keys.change_password(with_lars, "min egen lange kode", CHEAP)
    half = keys.unlock(with_lars.folder, with_lars.account.id, PASSWORD)
    assert half.former == with_lars.key


def test_one_administrator_always_stays(with_lars: Unlocked) -> None:
    with pytest.raises(AccountRefused):
        keys.change_role(with_lars, with_lars.account.id, Role.EMPLOYEE)
    with pytest.raises(AccountRefused):
        keys.begin_generation(with_lars, without=with_lars.account.id)
    lars = _id(with_lars, "Lars Bech")
    two = keys.change_role(with_lars, lars, Role.ADMINISTRATOR)
    one = keys.change_role(two, with_lars.account.id, Role.EMPLOYEE)
    assert not one.viewer.is_administrator


def test_a_new_sheet_replaces_the_old_one(mette: Unlocked) -> None:
    code = new_key()
    keys.renew_recovery(mette, code, CHEAP)
    assert keys.unlock_with_code(mette.folder, code).key == mette.key
    with pytest.raises(WrongPassword):
        keys.unlock_with_code(mette.folder, CODE)


def test_a_forgotten_password_is_replaced_by_one_for_the_first_time(with_lars: Unlocked) -> None:
    lars = _id(with_lars, "Lars Bech")
    keys.give_password(with_lars, lars, "den anden gang", CHEAP)
    assert keys.unlock(with_lars.folder, lars, "den anden gang").account.must_change
    with pytest.raises(WrongPassword):
        keys.unlock(with_lars.folder, lars, "en til at begynde med")


def test_a_function_changed_meanwhile_is_not_taken_back_with_a_new_password(
    with_lars: Unlocked,
) -> None:
    promoted = keys.change_role(with_lars, _id(with_lars, "Lars Bech"), Role.ADMINISTRATOR)
    lars = keys.unlock(promoted.folder, _id(promoted, "Lars Bech"), "en til at begynde med")
    keys.change_role(promoted, lars.account.id, Role.EMPLOYEE)
    after = keys.change_password(lars, "min egen lange kode", CHEAP)
    assert after.account.role is Role.EMPLOYEE
    assert not after.account.must_change
    assert keys.unlock(after.folder, lars.account.id, "min egen lange kode").account.role is (
        Role.EMPLOYEE
    )


def test_whoever_typed_the_new_password_is_not_asked_for_another(with_lars: Unlocked) -> None:
    lars = _id(with_lars, "Lars Bech")
    opened = keys.unlock_with_code(with_lars.folder, CODE)
    keys.give_password(opened, lars, "min helt nye kode", CHEAP, first_time=False)
    assert not keys.unlock(with_lars.folder, lars, "min helt nye kode").account.must_change


def test_a_lost_slot_file_is_taken_from_the_newest_copy_that_has_one(mette: Unlocked) -> None:
    assert not keys.bring_back(mette.folder)
    for stamp, house in (("2026-11-01", "Før"), ("2026-11-03", "Nu"), ("2026-11-05", "")):
        copy = mette.folder / "kopier" / stamp
        copy.mkdir(parents=True)
        keys.write_vault(copy, keys.rename_house(mette, house).vault)
    for name in (KEYS_NAME, MIRROR_NAME):
        (copy / name).write_bytes(b"junk")
        (mette.folder / name).unlink()
    assert keys.bring_back(mette.folder)
    assert keys.unlock(mette.folder, mette.account.id, PASSWORD).vault.house == "Nu"


# what is done to the file


def _edit(unlocked: Unlocked, change: Callable[[dict[str, Any]], None]) -> None:
    for name in (KEYS_NAME, MIRROR_NAME):
        known = json.loads((unlocked.folder / name).read_bytes())
        change(known)
        (unlocked.folder / name).write_text(json.dumps(known), encoding="utf-8")


def _make_lars_administrator(known: dict[str, Any]) -> None:
    known["slots"][-1]["role"] = "administrator"


def _swap_names(known: dict[str, Any]) -> None:
    one, *_, other = known["slots"]
    one["name"], other["name"] = other["name"], one["name"]


def _lower_cost(known: dict[str, Any]) -> None:
    known["slots"][0]["cost"] = [1, 32, 1]


def _swap_boxes(known: dict[str, Any]) -> None:
    one, *_, other = known["slots"]
    one["boxes"], other["boxes"] = other["boxes"], one["boxes"]


def _other_generation(known: dict[str, Any]) -> None:
    known["generation"] = 2


def _no_mac(known: dict[str, Any]) -> None:
    known["mac"] = ""


@pytest.mark.parametrize(
    "change",
    [
        _make_lars_administrator,
        _swap_names,
        _lower_cost,
        _swap_boxes,
        _other_generation,
        _no_mac,
        lambda known: known.update(house="Et andet hus"),
        lambda known: known.update(vault="en anden"),
        lambda known: known["slots"].pop(),
        lambda known: known["slots"].append(known["slots"][-1]),
    ],
)
def test_a_changed_slot_file_opens_for_nobody(
    with_lars: Unlocked, change: Callable[[dict[str, Any]], None]
) -> None:
    _edit(with_lars, change)
    with pytest.raises((KeysDamaged, WrongPassword)):
        keys.unlock(with_lars.folder, with_lars.account.id, PASSWORD)


def test_a_swapped_slot_of_an_older_file_opens_nothing(with_lars: Unlocked) -> None:
    """Somebody who was removed puts the own slot back."""
    old = json.loads((with_lars.folder / KEYS_NAME).read_bytes())["slots"][-1]
    lars = _id(with_lars, "Lars Bech")
    keys.end_generation(keys.begin_generation(with_lars, without=lars))
    _edit(with_lars, lambda known: known["slots"].append(old))
    with pytest.raises(KeysDamaged):
        keys.unlock(with_lars.folder, lars, "en til at begynde med")


def test_a_damaged_file_is_read_from_its_mirror(mette: Unlocked) -> None:
    (mette.folder / KEYS_NAME).write_bytes(b"\0" * 500)
    assert keys.unlock(mette.folder, mette.account.id, PASSWORD).key == mette.key
    (mette.folder / KEYS_NAME).unlink()
    assert keys.unlock(mette.folder, mette.account.id, PASSWORD).key == mette.key
    (mette.folder / MIRROR_NAME).write_bytes(b"")
    with pytest.raises(KeysDamaged):
        keys.read_vault(mette.folder)
    (mette.folder / MIRROR_NAME).unlink()
    with pytest.raises(KeysMissing):
        keys.read_vault(mette.folder)


def test_a_newer_file_says_so(mette: Unlocked) -> None:
    _edit(mette, lambda known: known.update(version=2))
    with pytest.raises(KeysNewer):
        keys.read_vault(mette.folder)


def test_a_cost_that_would_exhaust_the_machine_is_not_paid(mette: Unlocked) -> None:
    _edit(mette, lambda known: known["slots"][0].update(cost=[4, 100_000_000, 4]))
    with pytest.raises(KeysDamaged):
        keys.unlock(mette.folder, mette.account.id, PASSWORD)


def test_the_sheets_account_can_not_be_chosen_by_name(mette: Unlocked) -> None:
    assert RECOVERY not in {account.id for account in mette.vault.accounts}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(cut=st.integers(0, 3000), place=st.integers(0, 3000), junk=st.binary(max_size=4))
def test_a_mutated_file_is_refused_or_as_it_was(
    mette: Unlocked, cut: int, place: int, junk: bytes
) -> None:
    data = keys.as_bytes(mette.vault)
    mutated = (data[:place] + junk + data[place + len(junk) :])[: len(data) - cut % 50]
    try:
        vault = keys.parse_vault(mutated)
        slot = vault.slot(mette.account.id)
        found = keys.unlock_with_private(mette.folder, vault, slot, mette.private)
    except Refused:
        return
    assert found.key == mette.key
    assert found.vault == mette.vault
