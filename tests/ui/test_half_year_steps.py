"""From an empty archive to a planned half-year, and back to the plan at any time."""

from collections.abc import Callable
from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from teammoede.domain.course import Course
from teammoede.domain.meeting_choices import CancelReason, MeetingKind, MeetingState
from teammoede.storage.store import Store
from teammoede.ui.dialogs.cancel_dialog import CancelDialog
from teammoede.ui.dialogs.course_dialog import CourseDialog
from teammoede.ui.dialogs.half_year_dialog import HalfYearDialog
from teammoede.ui.dialogs.print_dialog import PrintDialog
from tests.ui.conftest import Screen, in_dialog
from tests.ui.full_disk import fill_up, make_room

Key = Qt.Key
Kept = Callable[[], Course]


def begin(screen: Screen, *, plan: Callable[[HalfYearDialog], None]) -> Callable[[], bool]:
    """Begin a course by hand; return how to ask whether its half-year was shown."""
    came: list[Callable[[], bool]] = []

    def fill_in(dialog: CourseDialog) -> None:
        dialog.ui.titleEdit.setText("Solstuen")
        dialog.ui.startEdit.setText("1/12")
        dialog.ui.timeEdit.setText("12.30")
        came.append(in_dialog(HalfYearDialog, plan))
        dialog.ui.saveButton.click()

    in_dialog(CourseDialog, fill_in)
    screen.click(screen.window.ui.newCourseButton)
    return lambda: bool(came) and came[0]()


def test_from_an_empty_archive_to_a_half_year_in_two_dialogs(
    store: Store, open_window: Callable[..., Screen], today: date
) -> None:
    screen = open_window()
    came = begin(screen, plan=lambda dialog: dialog.ui.planButton.click())
    assert came()
    [course] = store.courses(today)
    kept = store.course(course.id)
    assert [m.kind for m in kept.ordered_meetings()][-4:] == [
        MeetingKind.EVALUATION, *[MeetingKind.VISIT] * 3,
    ]  # fmt: skip
    assert kept.ordered_meetings()[0].date == date(2026, 12, 1)
    assert kept.closed_weeks == [7, 28, 29, 30, 42, 52]
    assert {m.start for m in kept.meetings} == {time(12, 30)}
    assert screen.desk.meetings.rowCount() == len(kept.meetings) > 25
    assert screen.meeting.title == "Opstartsmøde"
    said = screen.window.statusBar().currentMessage()
    assert said == f"{len(kept.meetings) - 1} møder er planlagt"


def test_without_a_start_no_half_year_is_asked_for(
    store: Store, open_window: Callable[..., Screen], today: date
) -> None:
    screen = open_window()

    def only_title(dialog: CourseDialog) -> None:
        dialog.ui.titleEdit.setText("Solstuen")
        dialog.ui.saveButton.click()

    came = in_dialog(CourseDialog, only_title)
    screen.click(screen.window.ui.newCourseButton)
    assert came()
    assert QApplication.activeModalWidget() is None
    assert len(store.courses(today)) == 1


def test_the_course_stays_where_the_plan_is_put_off(
    store: Store, open_window: Callable[..., Screen], today: date
) -> None:
    screen = open_window()
    came = begin(screen, plan=lambda dialog: dialog.ui.cancelButton.click())
    assert came()
    [course] = store.courses(today)
    assert len(store.course(course.id).meetings) == 1


def test_another_course_of_the_house_has_its_closed_weeks_already(
    store: Store, course: Course, open_window: Callable[..., Screen]
) -> None:
    store.change(course, institution="Børnehuset", closed_weeks=[29, 30])
    new = Course(title="Solstuen", institution="Børnehuset", start=date(2026, 12, 1), weekday=1)
    store.begin_course(new, date(2026, 11, 23))
    screen = open_window()
    screen.desk.open_course(new.id)
    seen: list[list[int]] = []
    came = in_dialog(
        HalfYearDialog, lambda dialog: seen.append(dialog.half_year.course["closed_weeks"])
    )
    screen.window.ui.planAction.trigger()
    assert came()
    assert seen == [[29, 30]]


def test_the_plan_is_opened_by_its_keys_and_kept_whole(
    qtbot: QtBot, screen: Screen, kept: Kept
) -> None:
    def change(dialog: HalfYearDialog) -> None:
        view = dialog.ui.weeksView
        view.setFocus()
        row = next(n for n, r in enumerate(dialog.rows) if r.day == date(2026, 11, 30))
        view.setCurrentIndex(view.model().index(row, 1))
        cancelled = in_dialog(CancelDialog, give_reason)
        qtbot.keyClick(view, Key.Key_Space)
        assert cancelled()
        dialog.ui.planButton.click()

    def give_reason(dialog: CancelDialog) -> None:
        dialog.button(CancelReason.ILLNESS).click()
        dialog.ui.cancelButton.click()

    came = in_dialog(HalfYearDialog, change)
    control = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
    screen.focus(screen.window.ui.meetingsView)
    screen.press(Key.Key_P, *control)
    assert came()
    meetings = {m.date: m for m in kept().meetings}
    assert meetings[date(2026, 11, 30)].state is MeetingState.CANCELLED
    assert MeetingKind.EVALUATION in {m.kind for m in meetings.values()}
    assert screen.meeting.date == date(2026, 11, 23)


def test_planned_and_printed_in_one_go(screen: Screen, kept: Kept) -> None:
    seen: list[str] = []
    printed: list[Callable[[], bool]] = []

    def print_it(dialog: HalfYearDialog) -> None:
        printed.append(in_dialog(PrintDialog, lambda paper: seen.append(paper.windowTitle())))
        dialog.ui.printButton.click()

    in_dialog(HalfYearDialog, print_it)
    screen.window.ui.planAction.trigger()
    assert printed[0]()
    assert seen == ["Udskriv: Forløbsplan"]
    assert len(kept().meetings) > 20


def test_planning_on_a_full_disk_is_kept_whole_once_there_is_room(
    screen: Screen, kept: Kept
) -> None:
    said: list[str] = []

    def plan(dialog: HalfYearDialog) -> None:
        fill_up(screen, spare=2)
        dialog.ui.planButton.click()
        said.append(dialog.ui.errorLabel.text())
        assert dialog.isVisible()
        assert len(kept().meetings) == 3
        make_room(screen)
        dialog.ui.planButton.click()

    came = in_dialog(HalfYearDialog, plan)
    screen.window.ui.planAction.trigger()
    assert came()
    assert said[0]
    assert len(kept().meetings) > 20
