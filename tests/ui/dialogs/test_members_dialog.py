"""Who may come in, by clicks on a real slot file: invited, renewed, made administrator, removed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from teammoede.domain.viewer import Role
from teammoede.storage import vault as keys
from teammoede.storage.faults import AccountRefused
from teammoede.storage.vault import Unlocked
from teammoede.ui.dialogs.invite_dialog import InviteDialog
from teammoede.ui.dialogs.members_dialog import Member, MembersDialog, MemberSteps
from teammoede.ui.dialogs.one_time_dialog import OneTimeDialog
from tests.storage.vaults import CHEAP, create_vault
from tests.ui.conftest import Answers, in_dialog
from tests.ui.dialogs.conftest import Shown, assert_fits

ONCE = "to tre fire fem 66"
LEFT = Qt.MouseButton.LeftButton


class House:
    """A real slot file, changed as the window's steps change it."""

    def __init__(self, folder: Path) -> None:
        self.now = create_vault(folder, "Huset", "Mette Holm", "x", bytes(32), CHEAP)
        self.now = keys.invite(self.now, "Lars Bech", Role.EMPLOYEE, "y", CHEAP)
        self.went: list[str] = []
        self.steps = MemberSteps(
            invite=self._invite,
            new_password=self._give,
            set_role=self._set_role,
            remove=self._remove,
            listed=lambda: [
                Member(a.id, a.name, a.role, a.must_change)
                for a in keys.read_vault(folder).accounts
            ],
            before_removal=lambda: self.went.append("before"),
            after=lambda: self.went.append("after"),
        )

    @property
    def people(self) -> dict[str, Role]:
        """Who is in the file now."""
        return {a.name: a.role for a in keys.read_vault(self.now.folder).accounts}

    def opens(self, name: str, password: str) -> Unlocked:
        account = next(a for a in keys.read_vault(self.now.folder).accounts if a.name == name)
        return keys.unlock(self.now.folder, account.id, password)

    def _invite(self, name: str, role: Role) -> str:
        self.now = keys.invite(self.now, name, role, ONCE, CHEAP)
        return ONCE

    def _give(self, account: str) -> str:
        self.now = keys.give_password(self.now, account, ONCE, CHEAP)
        return ONCE

    def _set_role(self, account: str, role: Role) -> None:
        self.now = keys.change_role(self.now, account, role)

    def _remove(self, account: str) -> None:
        if self.now.vault.slot(account).account.name == "Ole Vang":
            raise AccountRefused("Ole kan ikke fjernes lige nu.")
        self.now = keys.end_generation(keys.begin_generation(self.now, account))


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def dialog(house: House, answers: Answers, shown: Shown) -> Iterator[MembersDialog]:
    names = ["Ida Lund", "Lars Bech", "Sara Lind"]
    dialog = MembersDialog(house.steps, house.now.account.id, names, ask=answers)
    shown(dialog)
    yield dialog
    assert not dialog.is_working


@pytest.fixture
def click(qtbot: QtBot, dialog: MembersDialog) -> Callable[[QPushButton], None]:
    """Clicks, and waits until the step was taken."""

    def click(button: QPushButton) -> None:
        assert button.isVisible()
        qtbot.mouseClick(button, LEFT)
        qtbot.waitUntil(lambda: not dialog.is_working)

    return click


Click = Callable[[QPushButton], None]


def _rows(dialog: MembersDialog) -> list[tuple[str, ...]]:
    view = dialog.ui.listView
    items = [view.topLevelItem(row) for row in range(view.topLevelItemCount())]
    return [tuple(item.text(column) for column in range(3)) for item in items if item]


def _choose(qtbot: QtBot, dialog: MembersDialog, name: str) -> None:
    view = dialog.ui.listView
    [item] = view.findItems(name, Qt.MatchFlag.MatchExactly)
    where = view.visualItemRect(item).center()
    qtbot.mouseClick(view.viewport(), LEFT, pos=where)
    assert dialog.chosen is not None
    assert dialog.chosen.name == name


def test_everybody_is_listed_with_what_is_special(dialog: MembersDialog) -> None:
    assert _rows(dialog) == [
        ("Mette Holm (dig)", "administrator", ""),
        ("Lars Bech", "medarbejder", "ny adgangskode ikke valgt endnu"),
    ]


def test_nothing_can_be_done_to_oneself(dialog: MembersDialog) -> None:
    ui = dialog.ui
    assert dialog.chosen is not None
    assert dialog.chosen.name == "Mette Holm"
    for button in (ui.passwordButton, ui.roleButton, ui.removeButton):
        assert not button.isEnabled()
        assert "Arkiv" in button.toolTip()
    assert ui.inviteButton.isEnabled()


def test_an_invited_one_is_listed_and_their_password_shown_to_be_copied(
    qtbot: QtBot, dialog: MembersDialog, house: House, click: Click
) -> None:
    shown: list[str] = []

    def read(once: OneTimeDialog) -> None:
        shown.append(once.ui.passwordLabel.text())
        qtbot.mouseClick(once.ui.copyButton, LEFT)
        assert_fits(once)
        qtbot.mouseClick(once.ui.closeButton, LEFT)

    def fill(invite: InviteDialog) -> None:
        box = invite.ui.nameBox
        offered = [box.itemText(row) for row in range(box.count())]
        assert offered == ["Ida Lund", "Sara Lind"]  # Lars is in already
        qtbot.keyClicks(box.lineEdit(), "Sara Lind")
        qtbot.mouseClick(invite.ui.administratorButton, LEFT)
        with qtbot.waitSignal(invite.accepted):
            qtbot.keyClick(box.lineEdit(), Qt.Key.Key_Return)
        in_dialog(OneTimeDialog, read)

    came = in_dialog(InviteDialog, fill)
    click(dialog.ui.inviteButton)
    assert came()
    assert shown == [ONCE] == [QGuiApplication.clipboard().text()]
    assert house.people["Sara Lind"] is Role.ADMINISTRATOR
    assert house.opens("Sara Lind", ONCE).account.must_change
    assert _rows(dialog)[-1][0] == "Sara Lind"
    assert house.went == ["after"]


def test_a_name_on_no_team_is_told_to_see_nothing_and_one_known_is_refused(
    qtbot: QtBot, dialog: MembersDialog, house: House, click: Click
) -> None:
    def fill(invite: InviteDialog) -> None:
        line, hint = invite.ui.nameBox.lineEdit(), invite.ui.hintLabel
        assert line is not None
        qtbot.mouseClick(invite.ui.inviteButton, LEFT)
        assert invite.ui.errorLabel.text() == "Skriv et navn."
        qtbot.keyClicks(line, "Ole Vang")
        assert hint.text() == "»Ole Vang« er ikke på noget hold endnu og ser ingen forløb."
        qtbot.mouseClick(invite.ui.administratorButton, LEFT)
        assert "ingen forløb" not in hint.text()
        assert_fits(invite)
        line.selectAll()
        qtbot.keyClicks(line, "lars bech")
        qtbot.mouseClick(invite.ui.inviteButton, LEFT)
        qtbot.waitUntil(lambda: bool(invite.ui.errorLabel.text()))
        assert "allerede" in invite.ui.errorLabel.text()
        assert line.text() == "lars bech"
        qtbot.mouseClick(invite.ui.cancelButton, LEFT)

    came = in_dialog(InviteDialog, fill)
    click(dialog.ui.inviteButton)
    assert came()
    assert set(house.people) == {"Mette Holm", "Lars Bech"}


def test_who_forgot_gets_a_password_for_the_first_time_once_it_is_confirmed(
    qtbot: QtBot, dialog: MembersDialog, house: House, answers: Answers, click: Click
) -> None:
    _choose(qtbot, dialog, "Lars Bech")
    answers.answers = [False, True]
    click(dialog.ui.passwordButton)
    assert house.opens("Lars Bech", "y")
    came = in_dialog(OneTimeDialog, lambda once: once.accept())
    click(dialog.ui.passwordButton)
    qtbot.waitUntil(came)
    assert house.opens("Lars Bech", ONCE).account.must_change


def test_the_function_is_changed_there_and_back(
    qtbot: QtBot, dialog: MembersDialog, house: House, click: Click
) -> None:
    _choose(qtbot, dialog, "Lars Bech")
    click(dialog.ui.roleButton)
    assert house.people["Lars Bech"] is Role.ADMINISTRATOR
    assert dialog.chosen is not None
    assert dialog.chosen.name == "Lars Bech"
    assert "medarbejder" in dialog.ui.roleButton.text().replace("&", "")
    click(dialog.ui.roleButton)
    assert house.people["Lars Bech"] is Role.EMPLOYEE


def test_somebody_is_removed_only_once_it_is_confirmed(
    qtbot: QtBot, dialog: MembersDialog, house: House, answers: Answers, click: Click
) -> None:
    _choose(qtbot, dialog, "Lars Bech")
    answers.answers = [False, True]
    click(dialog.ui.removeButton)
    assert "Lars Bech" in house.people
    assert house.went == []
    key = house.now.key
    click(dialog.ui.removeButton)
    assert set(house.people) == {"Mette Holm"}
    assert [row[0] for row in _rows(dialog)] == ["Mette Holm (dig)"]
    assert house.now.key != key
    assert house.went == ["before", "after"]
    assert "ny nøgle" in answers.asked[-1][1]


def test_a_refusal_is_said_inside_and_the_archive_opened_again(
    qtbot: QtBot, house: House, answers: Answers, shown: Shown
) -> None:
    house.now = keys.invite(house.now, "Ole Vang", Role.EMPLOYEE, "z", CHEAP)
    dialog = MembersDialog(house.steps, house.now.account.id, [], ask=answers)
    shown(dialog)
    _choose(qtbot, dialog, "Ole Vang")
    answers.answers = [True]
    qtbot.mouseClick(dialog.ui.removeButton, LEFT)
    assert not dialog.ui.closeButton.isEnabled()
    assert "nøgle" in dialog.ui.noteLabel.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: not dialog.is_working)
    assert dialog.ui.errorLabel.text() == "Ole kan ikke fjernes lige nu."
    assert house.went == ["before", "after"]
    assert "Ole Vang" in house.people
    assert not dialog.ui.noteLabel.isVisible()


def test_all_is_reached_by_the_keyboard(qtbot: QtBot, dialog: MembersDialog) -> None:
    qtbot.keyClick(dialog.ui.listView, Qt.Key.Key_Down)
    assert dialog.chosen is not None
    assert dialog.chosen.name == "Lars Bech"
    seen = []
    for _ in range(5):
        field = QApplication.focusWidget()
        assert field is not None
        qtbot.keyClick(field, Qt.Key.Key_Tab)
        after = QApplication.focusWidget()
        assert after is not None
        seen.append(after.objectName())
    assert seen == ["inviteButton", "passwordButton", "roleButton", "removeButton", "closeButton"]


def test_everything_fits_the_small_screen(
    large_print: None, house: House, answers: Answers, shown: Shown
) -> None:
    dialog = MembersDialog(house.steps, house.now.account.id, [], ask=answers)
    shown(dialog)
    assert_fits(dialog)


def test_the_one_time_password_fits_and_is_gone_afterwards(
    large_print: None, qtbot: QtBot, shown: Shown
) -> None:
    once = OneTimeDialog("Lars Bech", "kaffekande sommerhus regnbue blomsterbed 42")
    shown(once)
    assert_fits(once)
    qtbot.keyClick(once, Qt.Key.Key_Return)
    assert once.ui.passwordLabel.text() == ""
