"""The door: names to choose from, real passwords tried beside the window, the recovery sheet."""

import os
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from teammoede.domain.errors import Refused
from teammoede.domain.recovery_code import groups, write_code
from teammoede.domain.viewer import Role
from teammoede.storage import vault
from teammoede.ui.dialogs.sign_in_dialog import SignInDialog, WaysIn
from teammoede.ui.widgets.code_edit import GroupEdit
from tests.storage.vaults import CHEAP, create_vault
from tests.ui.dialogs.conftest import assert_fits

LEFT = Qt.MouseButton.LeftButton
CODE = bytes(range(32))
METTES, LARS = "små ænder på tur", "en ko og to heste"
NEW = "nye sko til alle"
Show = Callable[[QDialog], QDialog]


class Door:
    """A real slot file, and the ways in through it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        opened = create_vault(folder, "Solstrålen", "Mette Holm", METTES, CODE, CHEAP)
        opened = vault.invite(opened, "Lars Bech", Role.EMPLOYEE, LARS, CHEAP)
        self.mette, self.lars = (account.id for account in opened.vault.accounts)
        self.people = [(self.mette, "Mette Holm"), (self.lars, "Lars Bech")]
        self.opened: list[vault.Unlocked] = []
        self.wait = 0.0
        self.ways = WaysIn(self.unlock, self.check, self.recover, lambda _: self.wait)

    def unlock(self, account: str, password: str) -> None:
        self.opened.append(vault.unlock(self.folder, account, password))

    def check(self, key: bytes) -> None:
        vault.unlock_with_code(self.folder, key)

    def recover(self, account: str, key: bytes, password: str) -> None:
        opened = vault.unlock_with_code(self.folder, key)
        vault.give_password(opened, account, password, CHEAP)
        self.unlock(account, password)


@pytest.fixture
def door(tmp_path: Path) -> Door:
    """Two people may come in."""
    return Door(tmp_path / "arkiv")


@pytest.fixture
def dialog(shown: Show, door: Door) -> SignInDialog:
    """The door as Lars left it."""
    dialog = SignInDialog(door.people, door.lars, door.ways, house="Solstrålen")
    shown(dialog)
    return dialog


def _enter(qtbot: QtBot, dialog: SignInDialog) -> None:
    """Press Enter where the keyboard is, and wait until the step is over."""
    field = QApplication.focusWidget()
    assert field is not None
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.is_working)


def _type_code(qtbot: QtBot, key: bytes) -> None:
    for sign in "".join(groups(write_code(key))):
        field = QApplication.focusWidget()
        assert isinstance(field, GroupEdit)
        qtbot.keyClicks(field, sign)


def test_who_was_here_last_only_types_the_password(
    qtbot: QtBot, door: Door, dialog: SignInDialog
) -> None:
    assert dialog.ui.houseLabel.text() == "Solstrålen"
    assert QApplication.focusWidget() is dialog.ui.passwordEdit
    qtbot.keyClicks(dialog.ui.passwordEdit, LARS)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.ui.passwordEdit, Qt.Key.Key_Return)
    assert dialog.account_id == door.lars
    assert door.opened[0].account.name == "Lars Bech"


def test_another_name_is_chosen_by_keys(qtbot: QtBot, door: Door, dialog: SignInDialog) -> None:
    qtbot.keyClicks(dialog.ui.passwordEdit, "half typed")
    qtbot.keyClick(dialog, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget() is dialog.ui.nameBox
    qtbot.keyClicks(dialog.ui.nameBox, "M")
    assert dialog.ui.passwordEdit.text() == ""
    qtbot.keyClick(dialog.ui.nameBox, Qt.Key.Key_Tab)
    qtbot.keyClicks(dialog.ui.passwordEdit, METTES)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.ui.goOnButton, LEFT)
    assert dialog.account_id == door.mette


def test_a_wrong_password_says_so_and_is_ready_to_be_typed_over(
    qtbot: QtBot, door: Door, dialog: SignInDialog
) -> None:
    qtbot.keyClicks(dialog.ui.passwordEdit, METTES)
    _enter(qtbot, dialog)
    assert dialog.isVisible()
    assert dialog.ui.errorLabel.text() == "Adgangskoden passer ikke. Prøv igen."
    assert dialog.ui.passwordEdit.hasFocus()
    qtbot.keyClicks(dialog.ui.passwordEdit, LARS)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.ui.passwordEdit, Qt.Key.Key_Return)
    assert len(door.opened) == 1


def test_wrong_tries_make_one_wait_and_the_way_opens_by_itself(
    qtbot: QtBot, door: Door, dialog: SignInDialog
) -> None:
    door.wait = 12.4
    qtbot.keyClicks(dialog.ui.passwordEdit, "forkert")
    _enter(qtbot, dialog)
    assert dialog.ui.waitLabel.text() == "Vent 13 sekunder, før du prøver igen."
    assert not dialog.ui.goOnButton.isEnabled()
    qtbot.keyClicks(dialog.ui.passwordEdit, LARS)
    _enter(qtbot, dialog)
    assert door.opened == []
    door.wait = 0.4
    qtbot.waitUntil(lambda: "Vent 1 sekund," in dialog.ui.waitLabel.text())
    door.wait = 0
    qtbot.waitUntil(dialog.ui.goOnButton.isEnabled)
    assert not dialog.ui.waitLabel.isVisible()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.ui.passwordEdit, Qt.Key.Key_Return)


def test_a_wait_from_before_is_there_from_the_start(shown: Show, door: Door) -> None:
    door.wait = 600
    dialog = SignInDialog(door.people, door.lars, door.ways)
    shown(dialog)
    assert dialog.ui.waitLabel.text() == "Vent 10 minutter, før du prøver igen."
    assert not dialog.ui.goOnButton.isEnabled()


def test_nobody_is_chosen_for_a_stranger(qtbot: QtBot, shown: Show, door: Door) -> None:
    dialog = SignInDialog(door.people, "somebody else", door.ways)
    shown(dialog)
    assert dialog.account_id == ""
    assert QApplication.focusWidget() is dialog.ui.nameBox
    qtbot.mouseClick(dialog.ui.goOnButton, LEFT)
    assert dialog.ui.errorLabel.text() == "Vælg først dit navn."
    qtbot.mouseClick(dialog.ui.forgottenButton, LEFT)
    assert dialog.ui.signInPage.isVisible()


def test_one_person_needs_no_choosing(shown: Show, door: Door) -> None:
    dialog = SignInDialog(door.people[:1], "", door.ways)
    shown(dialog)
    assert dialog.account_id == door.mette


def test_an_empty_password_is_not_tried(qtbot: QtBot, door: Door, dialog: SignInDialog) -> None:
    _enter(qtbot, dialog)
    assert dialog.ui.errorLabel.text() == "Skriv din adgangskode."


def test_the_dialog_lives_while_the_door_opens_and_cannot_be_left(
    qtbot: QtBot, shown: Show, door: Door
) -> None:
    go_on, tried = Event(), []

    def slow(account: str, password: str) -> None:
        tried.append(password)
        assert go_on.wait(10)
        raise Refused("Det gik ikke.")

    ways = WaysIn(slow, door.check, door.recover)
    dialog = SignInDialog(door.people, door.lars, ways)
    shown(dialog)
    qtbot.keyClicks(dialog.ui.passwordEdit, LARS)
    qtbot.keyClick(dialog.ui.passwordEdit, Qt.Key.Key_Return)
    assert dialog.is_working
    assert not dialog.ui.goOnButton.isEnabled()
    assert dialog.cursor().shape() is Qt.CursorShape.WaitCursor
    qtbot.keyClick(dialog.ui.passwordEdit, Qt.Key.Key_Return)
    qtbot.mouseClick(dialog.ui.closeButton, LEFT)
    dialog.close()
    assert dialog.isVisible()
    go_on.set()
    qtbot.waitUntil(lambda: not dialog.is_working)
    assert tried == [LARS]
    assert dialog.ui.errorLabel.text() == "Det gik ikke."
    assert dialog.ui.goOnButton.isEnabled()


def test_escape_never_closes_the_program(qtbot: QtBot, dialog: SignInDialog) -> None:
    qtbot.keyClick(dialog.ui.passwordEdit, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.mouseClick(dialog.ui.closeButton, LEFT)


def test_the_sheet_gives_a_new_password(qtbot: QtBot, door: Door, dialog: SignInDialog) -> None:
    qtbot.mouseClick(dialog.ui.forgottenButton, LEFT)
    assert "Lars Bech" in dialog.ui.codeLabel.text()
    _type_code(qtbot, CODE)
    _enter(qtbot, dialog)
    assert dialog.ui.newPage.isVisible()
    qtbot.keyClicks(dialog.ui.newEdit.first, NEW)
    dialog.ui.newEdit.again.setFocus()
    qtbot.keyClicks(dialog.ui.newEdit.again, NEW)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.ui.newEdit.again, Qt.Key.Key_Return)
    assert door.opened[0].account.name == "Lars Bech"
    assert vault.unlock(door.folder, door.lars, NEW).key == door.opened[0].key


def test_an_older_sheets_code_is_refused_before_a_password_is_asked_for(
    qtbot: QtBot, dialog: SignInDialog
) -> None:
    qtbot.mouseClick(dialog.ui.forgottenButton, LEFT)
    _type_code(qtbot, CODE[::-1])
    _enter(qtbot, dialog)
    assert dialog.ui.codePage.isVisible()
    assert dialog.ui.errorLabel.isVisible()


def test_a_group_that_is_missing_is_gone_to(qtbot: QtBot, dialog: SignInDialog) -> None:
    qtbot.mouseClick(dialog.ui.forgottenButton, LEFT)
    _type_code(qtbot, CODE)
    dialog.ui.codeEdit.field(9).clear()
    _enter(qtbot, dialog)
    assert dialog.ui.errorLabel.text() == "Koden er ikke hel: gruppe 9 mangler."
    assert QApplication.focusWidget() is dialog.ui.codeEdit.field(9)
    qtbot.keyClick(dialog.ui.codeEdit.field(9), Qt.Key.Key_Escape)
    assert dialog.ui.signInPage.isVisible()


def test_a_weak_new_password_is_refused_where_it_stands(qtbot: QtBot, dialog: SignInDialog) -> None:
    qtbot.mouseClick(dialog.ui.forgottenButton, LEFT)
    _type_code(qtbot, CODE)
    _enter(qtbot, dialog)
    qtbot.keyClicks(dialog.ui.newEdit.first, "kort")
    _enter(qtbot, dialog)
    assert "for kort" in dialog.ui.errorLabel.text()
    assert QApplication.focusWidget() is dialog.ui.newEdit.first


def test_nothing_that_was_typed_stays_in_the_dialog(
    qtbot: QtBot, door: Door, dialog: SignInDialog
) -> None:
    qtbot.keyClicks(dialog.ui.passwordEdit, LARS)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.ui.passwordEdit, Qt.Key.Key_Return)
    assert dialog.ui.passwordEdit.text() == ""


def test_a_missing_key_file_is_said_as_what_it_is(
    qtbot: QtBot, door: Door, dialog: SignInDialog
) -> None:
    for file in door.folder.glob("teammoede.keys*"):
        os.remove(file)
    qtbot.keyClicks(dialog.ui.passwordEdit, LARS)
    _enter(qtbot, dialog)
    assert "Nøglefilen" in dialog.ui.errorLabel.text()


@pytest.mark.usefixtures("large_print")
def test_each_page_fits_a_small_screen_in_large_print(
    qtbot: QtBot, shown: Show, door: Door
) -> None:
    door.wait = 0
    reason = "Låst, fordi ingen har rørt teammøde i 5 minutter."
    house = "Den integrerede daginstitution Børnehuset Solstrålen ved Åen"
    dialog = SignInDialog(door.people, door.lars, door.ways, house=house, reason=reason)
    shown(dialog)
    _enter(qtbot, dialog)
    assert_fits(dialog)
    qtbot.mouseClick(dialog.ui.forgottenButton, LEFT)
    _enter(qtbot, dialog)
    assert_fits(dialog)
    dialog.ui.codeEdit.field(1).setFocus()
    _type_code(qtbot, CODE)
    _enter(qtbot, dialog)
    _enter(qtbot, dialog)
    assert dialog.ui.newPage.isVisible()
    assert_fits(dialog)
