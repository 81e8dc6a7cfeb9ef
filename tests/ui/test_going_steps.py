"""»Gå til …«: one line that leads to any meeting, person, action, course and command."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from teammoede.domain.action import Due
from teammoede.domain.course import Course
from teammoede.domain.meeting_choices import MeetingState
from teammoede.domain.people import Membership
from teammoede.domain.viewer import Role
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked
from teammoede.ui.dialogs.go_to_dialog import GoToDialog
from teammoede.ui.dialogs.keys_dialog import KeysDialog
from teammoede.ui.pages.followup_page import FollowupPage
from teammoede.ui.widgets.review_row import ReviewRow
from tests.domain.building import agree, make_course, weekly_meetings
from tests.ui.conftest import Screen, in_dialog

CTRL = Qt.KeyboardModifier.ControlModifier
LAST_WEEK = date(2026, 11, 16)


def other_course(store: Store, *names: str) -> Course:
    """Keep another course with two meetings and an open action."""
    other = make_course(*names, title="Måneskinsstuen")
    held, _ = weekly_meetings(other, 2, LAST_WEEK)
    held.state = MeetingState.HELD
    agree(held, "Tegn et kort over legepladsen", due=Due.NEXT_MEETING)
    store.keep(other, *other.memberships, *other.meetings, *other.actions())
    return other


def go(
    screen: Screen, typed: str, *keys: Qt.Key, look: Callable[[GoToDialog], object] = lambda _: None
) -> None:
    """Press Ctrl+K, type once all courses are read, and press the keys, else Enter."""

    def act(dialog: GoToDialog) -> None:
        for _ in range(8):  # a course is read at each turn
            QApplication.processEvents()
        QTest.keyClicks(dialog.line, typed)
        look(dialog)
        for key in keys or (Qt.Key.Key_Return,):
            QTest.keyClick(dialog.line, key)

    screen.window.activateWindow()  # also after a dialog was open
    screen.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    came = in_dialog(GoToDialog, act)
    screen.press(Qt.Key.Key_K, CTRL)
    assert came()
    QApplication.processEvents()


def test_a_meeting_is_gone_to_by_its_week(screen: Screen) -> None:
    go(screen, "uge 49")
    assert screen.meeting.date == date(2026, 11, 30)
    assert screen.desk.pages.front is None


def test_a_locked_meeting_takes_the_keyboard_too(
    screen: Screen, store: Store, course: Course
) -> None:
    store.approve(course.ordered_meetings()[0])
    screen.refresh()
    go(screen, "sidste møde")
    assert screen.meeting.locked
    assert screen.window.focusWidget() is screen.tab.discussion.edit


def test_an_action_is_gone_to_where_it_waits(screen: Screen) -> None:
    go(screen, "rollelegen")
    assert screen.tab.item.key == "relations"
    row = screen.window.focusWidget()
    assert row is not None
    assert screen.tab.since_last.listed[0].isAncestorOf(row)


def test_the_arrows_choose_while_one_types_and_escape_goes_nowhere(screen: Screen) -> None:
    before = screen.meeting

    def look(dialog: GoToDialog) -> None:
        assert len(dialog.titles) > 3
        first = dialog.list.currentItem().text()
        QTest.keyClick(dialog.line, Qt.Key.Key_Down)
        assert dialog.list.currentItem().text() == dialog.titles[1] != first
        assert dialog.line.hasFocus()
        assert dialog.titles[1] in dialog.line.accessibleDescription()

    go(screen, "", Qt.Key.Key_Escape, look=look)
    assert screen.meeting is before


def test_a_person_is_shown_with_what_they_have_to_do(screen: Screen) -> None:
    go(screen, "lars")
    page = screen.desk.pages.front
    assert isinstance(page, FollowupPage)
    shown = [page.shown.index(row, 0).data() for row in range(page.shown.rowCount())]
    assert "Morgensamling i to hold" in shown
    assert "Del gruppen i to" not in shown


def test_another_course_is_found_with_its_meetings_people_and_actions(
    store: Store, screen: Screen
) -> None:
    other = other_course(store, "Ida Friis")
    go(screen, "legepladsen")
    assert screen.desk.course is not None
    assert screen.desk.course.id == other.id
    focus = screen.window.focusWidget()
    [row] = screen.tab.since_last.listed
    assert isinstance(row, ReviewRow)
    assert focus is not None
    assert row.isAncestorOf(focus)
    go(screen, "stjerne")
    assert screen.desk.course.title == "Stjernestuen"
    go(screen, "ida")
    assert isinstance(screen.desk.pages.front, FollowupPage)
    assert screen.desk.course.id == other.id


def test_nobody_finds_what_is_not_theirs_to_see(
    course: Course, store: Store, unlocked: Unlocked, open_window: Callable[..., Screen]
) -> None:
    other_course(store, "Ida Friis")
    account = replace(unlocked.account, name="Karen Vester", role=Role.EMPLOYEE)
    store.keep(Membership(course=course, name="Karen Vester", position=9))
    screen = open_window(who=replace(unlocked, account=account))
    found: list[str] = []
    for typed in ("legepladsen", "ida", "måneskin"):
        go(screen, typed, Qt.Key.Key_Escape, look=lambda dialog: found.extend(dialog.titles))
    assert found == []


def test_a_command_is_given_by_its_name(screen: Screen) -> None:
    shown: list[object] = []
    came = in_dialog(KeysDialog, shown.append)
    go(screen, "genveje")
    assert came()


def test_only_what_can_be_done_now_is_offered(screen: Screen) -> None:
    found: list[list[str]] = []
    go(screen, "genåbn", Qt.Key.Key_Escape, look=lambda dialog: found.append(dialog.titles))
    assert found == [[]]
    assert screen.desk.pages.front is None


def test_nothing_found_says_what_to_do(screen: Screen) -> None:
    def look(dialog: GoToDialog) -> None:
        assert dialog.none.isVisible()
        assert not dialog.list.isVisible()

    go(screen, "xyzxyz", Qt.Key.Key_Return, Qt.Key.Key_Escape, look=look)
