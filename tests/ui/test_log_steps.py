"""The access log in the window: each course once, each paper that leaves, for some eyes."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from teammoede.domain.access_entry import AccessEntry
from teammoede.domain.course import Course
from teammoede.domain.people import Membership
from teammoede.domain.viewer import Role
from teammoede.storage.access_log import entries
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked
from teammoede.ui.desk import Desk
from teammoede.ui.dialogs.access_log_dialog import AccessLogDialog
from teammoede.ui.dialogs.passphrase_dialog import PassphraseDialog
from teammoede.ui.dialogs.print_dialog import PrintDialog
from teammoede.ui.main_window import MainWindow

from .conftest import Answers, Screen, in_dialog

LEFT = Qt.MouseButton.LeftButton
Log = Callable[[], list[str]]


@pytest.fixture
def log(unlocked: Unlocked) -> Log:
    """Reads the log past the window, oldest first, without those who came in."""

    def line(entry: AccessEntry) -> str:
        return f"{entry.event.value} {entry.words}".strip()

    def read() -> list[str]:
        with closing(Store(unlocked.folder, device="x", key=unlocked.key)) as store:
            lines = [line(entry) for entry in reversed(entries(store))]
        return [line for line in lines if line != "unlocked"]

    return read


def test_a_course_is_noted_once_however_often_it_is_shown(
    store: Store, course: Course, open_window: Callable[..., Screen], log: Log
) -> None:
    other = Course(title="Ål")
    store.begin_course(other, date(2026, 11, 23))
    screen = open_window()
    desk = screen.desk
    assert log() == ["opened"]
    screen.refresh()
    desk.open_course(other.id)
    desk.open_course(course.id)
    assert log() == ["opened", "opened"]
    desk.log_steps.begin_anew()
    assert log() == ["opened"] * 3
    assert {e.course_id for e in entries(store)} == {None, course.id, other.id}


def test_what_is_taken_out_of_the_window_is_noted_by_its_sheet(
    screen: Screen, qtbot: QtBot, answers: Answers, tmp_path: Path, log: Log, course: Course
) -> None:
    def act(dialog: PrintDialog) -> None:
        answers.answers = [tmp_path / "a.pdf", tmp_path / "a.ics"]
        qtbot.mouseClick(dialog.ui.copyButton, LEFT)
        qtbot.mouseClick(dialog.ui.saveButton, LEFT)
        qtbot.mouseClick(dialog.ui.calendarButton, LEFT)

    came = in_dialog(PrintDialog, act)
    screen.desk.paper_steps.show("invitation")
    assert came()
    screen.window.ui.copyMinutesAction.trigger()
    assert log()[1:] == [
        "copied Indkaldelse, 23.11.2026",
        "saved Indkaldelse, 23.11.2026",
        "saved kalenderfil",
        "copied Referat, 23.11.2026",
    ]
    assert (tmp_path / "a.ics").exists()


def test_a_file_that_was_not_written_is_not_noted(
    screen: Screen, qtbot: QtBot, answers: Answers, tmp_path: Path, log: Log
) -> None:
    def act(dialog: PrintDialog) -> None:
        answers.answers = [None]
        qtbot.mouseClick(dialog.ui.saveButton, LEFT)
        answers.answers = [tmp_path / "nowhere" / "a.pdf"]
        qtbot.mouseClick(dialog.ui.saveButton, LEFT)

    came = in_dialog(PrintDialog, act)
    screen.desk.paper_steps.show("agenda")
    assert came()
    assert log()[1:] == []


def test_a_course_that_leaves_or_comes_as_a_file_is_noted(
    screen: Screen, qtbot: QtBot, answers: Answers, tmp_path: Path, log: Log
) -> None:
    def leave_plain(dialog: PassphraseDialog) -> None:
        dialog.ui.plainBox.setChecked(True)
        qtbot.mouseClick(dialog.ui.goOnButton, LEFT)

    answers.answers = [tmp_path / "f.json"]
    came = in_dialog(PassphraseDialog, leave_plain)
    screen.window.ui.exportAction.trigger()
    assert came()
    answers.answers = [tmp_path / "f.json", True]
    screen.window.ui.importAction.trigger()
    assert log()[1:] == ["exported uden adgangskode", "imported"]


def test_the_administrator_sees_it_and_takes_it_along(
    screen: Screen, qtbot: QtBot, answers: Answers, tmp_path: Path, log: Log
) -> None:
    file = tmp_path / "log.csv"

    def act(dialog: AccessLogDialog) -> None:
        assert [entry.event.value for entry in dialog.model.shown] == ["opened", "unlocked"]
        answers.answers = [file]
        qtbot.mouseClick(dialog.ui.saveButton, LEFT)
        assert dialog.ui.doneLabel.text() == "Gemt som log.csv"

    came = in_dialog(AccessLogDialog, act)
    screen.window.ui.logAction.trigger()
    assert came()
    rows = file.read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 3
    assert "Anne Lund;åbnede forløb" in rows[1]
    assert log()[-1] == "read_log 2 linjer"


def test_an_employee_finds_neither_log_nor_house_nor_persons(
    course: Course, unlocked: Unlocked, open_window: Callable[..., Screen]
) -> None:
    account = replace(unlocked.account, name="Mette Holm", role=Role.EMPLOYEE)
    ui = open_window(who=replace(unlocked, account=account)).window.ui
    for action in (ui.logAction, ui.houseAction, ui.personAction):
        assert not action.isVisible()


def test_the_demo_says_why_it_has_no_log_and_no_house(
    qtbot: QtBot, tmp_path: Path, today: date, answers: Answers
) -> None:
    window = MainWindow(lambda _window: None)
    qtbot.addWidget(window)
    window.show()
    with closing(Store(tmp_path / "demo", device="d", create=True)) as store:
        Desk(window, store, lambda: today, answers)
        ui = window.ui
        assert not ui.logAction.isEnabled()
        assert ui.logAction.toolTip() == "Eksemplet har ingen adgangslog."
        assert not ui.houseAction.isEnabled()
        assert ui.houseAction.toolTip() == "Eksemplet hører ikke til noget hus."
        assert ui.personAction.isEnabled()
        assert ui.personAction.isVisible()


def test_who_is_on_the_team_as_well_is_no_reason_to_note_twice(
    screen: Screen, store: Store, course: Course, log: Log
) -> None:
    store.keep(Membership(course=course, name="Anne Lund", position=9))
    screen.desk.look_round()
    assert log() == ["opened"]
