"""The menu »Arkiv«, by clicks: members invited and removed in the open window, the own password."""

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from teammoede.domain.course import Course
from teammoede.domain.recovery_code import groups, read_code, write_code
from teammoede.domain.viewer import Role
from teammoede.storage import vault as keys
from teammoede.storage.faults import AccountRefused, WrongPassword
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked
from teammoede.ui.dialogs.invite_dialog import InviteDialog
from teammoede.ui.dialogs.members_dialog import MembersDialog
from teammoede.ui.dialogs.one_time_dialog import OneTimeDialog
from teammoede.ui.dialogs.password_dialog import PasswordDialog
from teammoede.ui.dialogs.recovery_dialog import RecoveryDialog
from teammoede.ui.door import Door
from tests.printing.reading import text_of
from tests.storage.vaults import CHEAP

from .conftest import CODE, PASSWORD, Answers, Screen, in_dialog

LEFT = Qt.MouseButton.LeftButton
NEW = "en ny og lang adgangskode"


@pytest.fixture
def lars(unlocked: Unlocked) -> Unlocked:
    """Lars Bech, of the course's team, who may come in too."""
    invited = keys.invite(unlocked, "Lars Bech", Role.EMPLOYEE, PASSWORD, CHEAP)
    account = invited.vault.accounts[-1]
    return keys.unlock(unlocked.folder, account.id, PASSWORD)


def _door(screen: Screen) -> Door:
    door = screen.desk.door
    assert door is not None
    return door


def _log(screen: Screen) -> list[str]:
    unlocked = _door(screen).unlocked
    assert unlocked is not None
    with closing(Store(unlocked.folder, device="x", key=unlocked.key)) as store:
        query = "SELECT event, words FROM access_entry ORDER BY at"
        with store.reading() as connection:
            rows = connection.exec_driver_sql(query).all()
    return [f"{row.event} {row.words}".strip() for row in rows]


def test_an_invited_one_comes_in_and_the_names_of_the_teams_are_offered(
    screen: Screen, qtbot: QtBot, unlocked: Unlocked
) -> None:
    seen: list[str] = []

    def invite(dialog: InviteDialog) -> None:
        box = dialog.ui.nameBox
        assert [box.itemText(row) for row in range(box.count())] == [
            "Lars Bech",
            "Mette Holm",
            "Sara Lind",
        ]
        qtbot.keyClicks(box.lineEdit(), "Sara Lind")
        with qtbot.waitSignal(dialog.accepted):
            qtbot.mouseClick(dialog.ui.inviteButton, LEFT)
        in_dialog(OneTimeDialog, lambda once: seen.append(once.ui.passwordLabel.text()))

    def act(dialog: MembersDialog) -> None:
        came = in_dialog(InviteDialog, invite)
        qtbot.mouseClick(dialog.ui.inviteButton, LEFT)
        assert came()
        qtbot.waitUntil(lambda: bool(seen))

    came = in_dialog(MembersDialog, act)
    screen.window.ui.membersAction.trigger()
    assert came()
    sara = keys.read_vault(unlocked.folder).accounts[-1]
    assert keys.unlock(unlocked.folder, sara.id, seen[0]).account.must_change
    assert "accounts Sara Lind inviteret som medarbejder" in _log(screen)


def test_a_removal_leaves_the_window_at_work_under_a_new_key(
    lars: Unlocked, screen: Screen, qtbot: QtBot, answers: Answers, course: Course
) -> None:
    before = _door(screen).unlocked
    assert before is not None
    answers.answers = [True]

    def act(dialog: MembersDialog) -> None:
        qtbot.keyClick(dialog.ui.listView, Qt.Key.Key_Down)
        qtbot.mouseClick(dialog.ui.removeButton, LEFT)
        qtbot.waitUntil(lambda: not dialog.is_working)
        assert dialog.ui.errorLabel.text() == ""

    came = in_dialog(MembersDialog, act)
    screen.window.ui.membersAction.trigger()
    assert came()
    after = _door(screen).unlocked
    assert after is not None
    assert after.key != before.key
    with pytest.raises(AccountRefused):
        keys.unlock(lars.folder, lars.account.id, PASSWORD)
    discussion = screen.go_to("Organisering").discussion.edit
    screen.write(discussion, "Skrevet efter skiftet")
    screen.desk.saver.flush()
    with closing(Store(after.folder, device="x", key=after.key)) as store:
        meeting = store.course(course.id).ordered_meetings()[1]
        note = meeting.note_on("organisation")
        assert note is not None
        assert note.text == "Skrevet efter skiftet"
    assert {"accounts Lars Bech fjernet", "rekeyed"} <= set(_log(screen))


def test_the_own_password_is_changed_against_the_old_one(
    screen: Screen, qtbot: QtBot, unlocked: Unlocked
) -> None:
    def act(dialog: PasswordDialog) -> None:
        ui = dialog.ui
        qtbot.keyClicks(ui.oldEdit, "en helt anden kode")
        for edit in (ui.newEdit.first, ui.newEdit.again):
            qtbot.keyClicks(edit, NEW)
        qtbot.mouseClick(ui.saveButton, LEFT)
        qtbot.waitUntil(lambda: bool(ui.errorLabel.text()))
        assert "passer ikke" in ui.errorLabel.text()
        ui.oldEdit.clear()
        qtbot.keyClicks(ui.oldEdit, PASSWORD)
        with qtbot.waitSignal(dialog.accepted):
            qtbot.mouseClick(ui.saveButton, LEFT)

    came = in_dialog(PasswordDialog, act)
    screen.window.ui.passwordAction.trigger()
    assert came()
    assert keys.unlock(unlocked.folder, unlocked.account.id, NEW).key == unlocked.key
    with pytest.raises(WrongPassword):
        keys.unlock(unlocked.folder, unlocked.account.id, PASSWORD)
    assert "password" in _log(screen)


def test_a_new_recovery_sheet_replaces_the_old_one(
    screen: Screen, qtbot: QtBot, unlocked: Unlocked, answers: Answers, tmp_path: Path
) -> None:
    file = tmp_path / "ark.pdf"
    answers.answers = [file, False]
    codes: list[str] = []

    def act(dialog: RecoveryDialog) -> None:
        qtbot.mouseClick(dialog.ui.sheetBox.save_button, LEFT)
        qtbot.waitUntil(lambda: dialog.ui.sheetBox.is_out)
        codes.append(text_of(file.read_bytes()))
        place = dialog.ui.askedBack.edit.place
        group = groups(write_code(dialog._key))[place - 1]
        codes.append(write_code(dialog._key))
        qtbot.keyClicks(dialog.ui.askedBack.edit, group)
        with qtbot.waitSignal(dialog.accepted):
            qtbot.mouseClick(dialog.ui.useButton, LEFT)

    came = in_dialog(RecoveryDialog, act)
    screen.window.ui.recoveryAction.trigger()
    assert came()
    assert "Anne Lund" in codes[0]
    assert keys.unlock_with_code(unlocked.folder, read_code(codes[1])).key == unlocked.key
    with pytest.raises(WrongPassword):
        keys.unlock_with_code(unlocked.folder, CODE)
    assert "recovery" in _log(screen)


def test_an_employee_changes_their_own_password_and_nothing_else(
    lars: Unlocked, course: Course, qtbot: QtBot, today: date, answers: Answers, dressed: None
) -> None:
    door = Door(lars.folder, today=lambda: today, ask=answers, come_in=lambda *_: lars)
    qtbot.addWidget(door.window)
    with qtbot.waitSignal(door.window.ready):
        door.window.show()
    ui = door.window.ui
    assert ui.passwordAction.isEnabled()
    assert not ui.membersAction.isVisible()
    assert not ui.recoveryAction.isVisible()


def test_who_is_no_administrator_any_more_is_told(screen: Screen, answers: Answers) -> None:
    door = _door(screen)
    assert door.unlocked is not None
    account = replace(door.unlocked.account, role=Role.EMPLOYEE)
    door.unlocked = replace(door.unlocked, account=account)
    for action in (screen.window.ui.membersAction, screen.window.ui.recoveryAction):
        action.trigger()
        assert "kun en administrator" in answers.asked[-1][1]


def test_the_demo_has_no_passwords(
    qtbot: QtBot, tmp_path: Path, today: date, answers: Answers, dressed: None
) -> None:
    door = Door(tmp_path / "demo", today=lambda: today, ask=answers, make_demo=True)
    qtbot.addWidget(door.window)
    with qtbot.waitSignal(door.window.ready):
        door.window.show()
    ui = door.window.ui
    for action in (ui.membersAction, ui.passwordAction, ui.recoveryAction):
        assert not action.isEnabled()
        assert "ingen adgangskoder" in action.statusTip()
