"""Andet: the absence in numbers, week by week, saved as typed."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel

from teammoede.domain.course import Course
from teammoede.storage.store import Store
from teammoede.ui.tabs.other_tab import OtherTab
from teammoede.ui.widgets.number_edit import NumberEdit
from tests.ui.conftest import Screen

Kept = Callable[[], Course]
THIS_MONDAY = date(2026, 11, 23)


def tab(screen: Screen) -> OtherTab:
    found = screen.go_to("Andet")
    assert isinstance(found, OtherTab)
    return found


def box(screen: Screen, name: str, row: int = 2) -> NumberEdit:
    return tab(screen).absence.numbers[row][name]


def test_the_meetings_own_week_and_the_two_before_it_are_there(screen: Screen) -> None:
    shown = [label.text() for label in tab(screen).absence.findChildren(QLabel)]
    assert "uge 46  (ma 9.11.–fr 13.11.)" in shown
    assert "uge 48  (ma 23.11.–fr 27.11.)" in shown


def test_numbers_are_kept_with_their_week(screen: Screen, kept: Kept) -> None:
    children, away = box(screen, "children"), box(screen, "days_away")
    screen.focus(children)
    screen.type("20")
    screen.focus(away)
    screen.type("25")
    away.clearFocus()
    absence = kept().absence_in(THIS_MONDAY)
    assert absence is not None
    assert (absence.children, absence.days_away) == (20, 25)
    assert "25 %" in [label.text() for label in tab(screen).absence.findChildren(QLabel)]


def test_more_days_than_the_group_has_are_kept_and_have_no_share(
    screen: Screen, kept: Kept
) -> None:
    screen.write(box(screen, "children"), "3")
    screen.write(box(screen, "days_away"), "99")
    absence = kept().absence_in(THIS_MONDAY)
    assert absence is not None
    assert (absence.days_away, absence.share) == (99, None)
    shown = [label.text() for label in tab(screen).absence.findChildren(QLabel)]
    assert "flere end gruppens dage" in shown
    assert "Fraværsdage" in shown
    assert not any(text.endswith("%") for text in shown)


def test_numbers_are_saved_while_they_are_typed(screen: Screen, kept: Kept) -> None:
    children = box(screen, "children")
    screen.focus(children)
    with screen.qtbot.waitSignal(screen.desk.saver.saved):
        screen.type("18")
    absence = kept().absence_in(THIS_MONDAY)
    assert absence is not None
    assert absence.children == 18


def test_a_number_can_be_taken_away_again(screen: Screen, kept: Kept) -> None:
    children = box(screen, "children")
    screen.write(children, "8")
    screen.focus(children)
    screen.press(Qt.Key.Key_Delete)
    children.clearFocus()
    absence = kept().absence_in(THIS_MONDAY)
    assert absence is not None
    assert absence.children is None
    assert children.text() == "–"


def test_an_empty_week_is_no_number_at_all(screen: Screen, kept: Kept) -> None:
    assert box(screen, "children").text() == "–"
    screen.window.close()
    assert kept().absences == []


def test_numbers_are_those_of_the_meetings_weeks(screen: Screen) -> None:
    screen.write(box(screen, "children"), "7")
    screen.open_meeting(date(2026, 11, 30))
    numbers = tab(screen).absence.numbers
    assert [row["children"].text() for row in numbers] == ["–", "7", "–"]


def test_the_wheel_over_a_number_scrolls_the_page_and_changes_nothing(
    screen: Screen, kept: Kept
) -> None:
    children = box(screen, "children")
    screen.tab.discussion.edit.setFocus()
    at = QPointF(children.rect().center())
    turn = QWheelEvent(
        at,
        QPointF(children.mapToGlobal(children.rect().center())),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(children, turn)
    assert children.text() == "–"
    screen.desk.saver.flush()
    assert kept().absences == []


def test_numbers_of_an_approved_meeting_cannot_be_changed(
    course: Course, store: Store, open_window: Callable[..., Screen], kept: Kept
) -> None:
    meeting = course.ordered_meetings()[1]
    store.hold(meeting)
    store.approve(meeting)
    screen = open_window()
    screen.open_meeting(meeting.date)
    children = box(screen, "children")
    children.setFocus()
    screen.type("9")
    screen.press(Qt.Key.Key_Up)
    children.clearFocus()
    assert children.text() == "–"
    assert kept().absences == []
