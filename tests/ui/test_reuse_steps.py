"""What helped becomes an agreement here: text only, on its point, with the keyboard in Hvem."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from teammoede.domain.access_entry import AccessEvent
from teammoede.domain.action import Action, Answer, Due, Worked
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.viewer import Role
from teammoede.domain.what_worked import Find
from teammoede.storage.access_log import entries
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked
from teammoede.ui.dialogs.reuse_dialog import ReuseDialog
from tests.domain.building import agree, make_course, weekly_meetings
from tests.ui.conftest import Screen, in_dialog
from tests.ui.full_disk import fill_up, make_room

Kept = Callable[[], Course]


@pytest.fixture
def other(store: Store) -> Course:
    """Another course, in which something helped on Relationer."""
    other = make_course("Ida Krogh", title="Ved skoven")
    first, second = weekly_meetings(other, 2, date(2026, 10, 5))
    action = agree(
        first,
        "Idas gruppe spiser først",
        point="relations",
        who=[other.memberships[0].id],
        due=Due.DATE,
        due_date=date(2026, 10, 9),
    )
    review = action.own_review(second)
    review.give(Answer.DONE)
    review.worked = Worked.BETTER
    store.keep(other, *other.memberships, *other.meetings, action, review)
    return other


@pytest.fixture
def screen(course: Course, other: Course, open_window: Callable[..., Screen]) -> Screen:
    return open_window()


def reuse(screen: Screen, act: Callable[[ReuseDialog], None]) -> bool:
    came = in_dialog(ReuseDialog, act)
    screen.press(
        Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    )
    screen.window.activateWindow()
    return came()


def beside_heading(screen: Screen) -> QToolButton:
    buttons = screen.tab.agreements.findChildren(QToolButton)
    return next(b for b in buttons if b.defaultAction() is screen.window.ui.reuseAction)


def take_it(dialog: ReuseDialog) -> None:
    dialog.use.click()


def new_one(course: Course) -> Action:
    meeting = course.ordered_meetings()[1]
    [action] = meeting.live_actions()
    return action


def test_whose_agreements_were_listed_is_noted_once(
    screen: Screen, store: Store, other: Course
) -> None:
    screen.desk.log_steps.begin_anew()  # the other course was in front before
    for _ in range(2):
        screen.focus(screen.tab.discussion.edit)
        assert reuse(screen, lambda dialog: dialog.reject())
    seen = [e for e in entries(store) if e.event is AccessEvent.SEEN]
    assert [(e.course_id, e.words) for e in seen] == [(other.id, "Det virkede")]


def test_one_click_makes_an_agreement_of_the_same_point_without_people_or_dates(
    screen: Screen, kept: Kept
) -> None:
    screen.focus(screen.tab.discussion.edit)
    assert reuse(screen, take_it)
    action = new_one(kept())
    assert (action.what, action.point) == ("Idas gruppe spiser først", "relations")
    assert not action.agreed_who
    assert action.due is Due.NONE
    assert screen.tab.item.key == "relations"
    row = screen.tab.agreements.row_of(action.id)
    assert row is not None
    screen.qtbot.waitUntil(row.who.hasFocus)


def test_where_the_agenda_lacks_the_point_it_comes_on_the_one_in_front(
    screen: Screen, store: Store, meeting: Meeting, kept: Kept
) -> None:
    store.change(meeting, short=True, burning="parents")
    screen.refresh()
    screen.go_to("Forældre")
    screen.focus(screen.tab.discussion.edit)
    assert reuse(screen, take_it)
    assert new_one(kept()).point == "parents"


def test_it_is_shut_where_nothing_can_be_written(screen: Screen, store: Store) -> None:
    screen.open_meeting(date(2026, 11, 16))
    button = beside_heading(screen)
    assert button.isVisible()
    store.approve(store.course(screen.meeting.course_id).ordered_meetings()[0])
    screen.refresh()
    assert not screen.window.ui.reuseAction.isEnabled()
    assert not button.isVisible()


def test_a_button_beside_the_agreements_does_the_same(screen: Screen, kept: Kept) -> None:
    screen.go_to("Relationer")
    came = in_dialog(ReuseDialog, take_it)
    screen.click(beside_heading(screen))
    assert came()
    assert new_one(kept()).point == "relations"


def test_what_is_not_theirs_to_see_is_not_offered(
    course: Course, other: Course, unlocked: Unlocked, open_window: Callable[..., Screen]
) -> None:
    mette = replace(unlocked.account, name="Mette Holm", role=Role.EMPLOYEE)
    screen = open_window(who=replace(unlocked, account=mette))
    screen.focus(screen.tab.discussion.edit)
    offered: list[list[Find]] = []
    assert reuse(screen, lambda dialog: offered.append(dialog.listed))
    assert offered == [[]]


def test_a_full_disk_is_said_in_the_dialog_and_nothing_is_there_twice(
    screen: Screen, store: Store, kept: Kept
) -> None:
    screen.focus(screen.tab.discussion.edit)

    def try_twice(dialog: ReuseDialog) -> None:
        fill_up(screen)
        dialog.use.click()
        assert dialog.isVisible()
        assert dialog._error_label.isVisible()
        make_room(screen)
        dialog.use.click()

    assert reuse(screen, try_twice)
    assert new_one(kept()).what == "Idas gruppe spiser først"
