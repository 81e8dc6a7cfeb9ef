"""A person leaves, from the menu and from the course: afterwards others are named everywhere."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from teammoede.domain.course import Course
from teammoede.domain.people import Who
from teammoede.domain.role_plan import RolePlan, own_assignment
from teammoede.storage.store import Store
from teammoede.ui.dialogs.course_dialog import CourseDialog
from teammoede.ui.dialogs.leaving_dialog import LeavingDialog
from teammoede.ui.models.team_model import TeamColumn
from teammoede.ui.tabs.roles_tab import RolesTab
from tests.ui.conftest import Screen, in_dialog
from tests.ui.full_disk import fill_up, make_room

Kept = Callable[[], Course]
NEXT_WEEK = date(2026, 11, 30)


@pytest.fixture
def screen(store: Store, course: Course, open_window: Callable[..., Screen]) -> Screen:
    """The window on the course, in which Mette stands at the door on Mondays."""
    cell = own_assignment(course.ordered_meetings()[0], course.situations[0].id, 0)
    store.change(cell, who=[course.memberships[0].id])
    return open_window()


def leave(screen: Screen, act: Callable[[LeavingDialog], None]) -> None:
    """Choose the command in the menu, and Mette in the dialog."""

    def choose(dialog: LeavingDialog) -> None:
        dialog.ui.whoBox.setCurrentIndex(1)
        act(dialog)

    came = in_dialog(LeavingDialog, choose)
    screen.window.ui.leaveAction.trigger()
    assert came()
    screen.window.activateWindow()


def all_to(name: str) -> Callable[[LeavingDialog], None]:
    def give(dialog: LeavingDialog) -> None:
        dialog.all_edit.setFocus()
        dialog.all_edit.setText(name)
        dialog.ui.saveButton.click()

    return give


def test_what_was_theirs_is_named_with_the_new_person_at_the_next_meeting(
    screen: Screen, kept: Kept
) -> None:
    leave(screen, all_to("Lars"))
    course = kept()
    mette = course.memberships[0]
    assert mette.left == date(2026, 11, 24)
    action = course.actions()[0]
    assert course.named(action.who_on(NEXT_WEEK)) == "Lars"
    plan = RolePlan.at(course.ordered_meetings()[2])
    assert [course.who_names(cell.who) for cell in plan.cells.values()] == [["Lars"]]
    screen.open_meeting(NEXT_WEEK)
    rows = screen.go_to("Organisering").since_last.listed
    said = [label.text() for row in rows for label in row.findChildren(QLabel)]
    assert "Lars" in said
    assert "Mette" not in said
    roles = screen.go_to("Roller")
    assert isinstance(roles, RolesTab)
    assert roles.cells.index(0, 0).data() == "Lars"


def test_thinking_better_of_it_changes_nothing(screen: Screen, kept: Kept) -> None:
    leave(screen, lambda dialog: dialog.reject())
    assert kept().memberships[0].left is None


def test_a_full_disk_keeps_the_dialog_open_and_nothing_is_half_done(
    screen: Screen, kept: Kept
) -> None:
    def press_twice(dialog: LeavingDialog) -> None:
        dialog.all_edit.setFocus()
        dialog.all_edit.setText("Lars")
        fill_up(screen, spare=0)
        dialog.rows[0].take(Who(words="vikaren " * 9_000), is_own=True)
        dialog.ui.saveButton.click()
        assert "Disken er fuld" in dialog.ui.errorLabel.text()
        assert kept().memberships[0].left is None
        assert kept().actions()[0].handovers == []
        make_room(screen)
        dialog.ui.saveButton.click()

    leave(screen, press_twice)
    course = kept()
    assert course.memberships[0].left is not None
    assert len(course.actions()[0].handovers) == 1


def _set_left(dialog: CourseDialog, row: int, day: date) -> None:
    model = dialog.ui.teamView.model()
    model.setData(model.index(row, TeamColumn.LEFT), day)


def test_the_course_offers_it_to_who_has_left_there_with_something_in_hand(
    screen: Screen, kept: Kept
) -> None:
    def edit(dialog: CourseDialog) -> None:
        _set_left(dialog, 0, date(2026, 11, 28))
        _set_left(dialog, 2, date(2026, 11, 28))  # Sara has nothing
        came.append(in_dialog(LeavingDialog, hand))
        dialog.ui.saveButton.click()

    def hand(dialog: LeavingDialog) -> None:
        assert dialog.ui.whoBox.currentText().startswith("Mette Holm")
        assert dialog.ui.lastEdit.date == date(2026, 11, 27)
        all_to("Lars")(dialog)

    came: list[Callable[[], bool]] = []
    assert_course = in_dialog(CourseDialog, edit)
    screen.window.ui.editCourseAction.trigger()
    assert assert_course()
    assert came[0]()
    course = kept()
    assert course.named(course.actions()[0].who_on(NEXT_WEEK)) == "Lars"
    assert course.memberships[0].left == date(2026, 11, 28)


def test_the_course_offers_nothing_where_nobody_left_anew(
    screen: Screen, store: Store, course: Course
) -> None:
    store.change(course.memberships[0], left=date(2026, 11, 20))
    screen.refresh()
    offered: list[Callable[[], bool]] = []

    def edit(dialog: CourseDialog) -> None:
        offered.append(in_dialog(LeavingDialog, lambda _: None))
        dialog.ui.saveButton.click()

    came = in_dialog(CourseDialog, edit)
    screen.window.ui.editCourseAction.trigger()
    assert came()
    assert not offered[0]()
