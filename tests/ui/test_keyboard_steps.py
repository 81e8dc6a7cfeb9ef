"""The meeting by keyboard: round the parts of the window, through the fields, and the answers."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from teammoede.domain.action import Answer
from teammoede.domain.course import Course
from teammoede.storage.store import Store
from teammoede.ui.dialogs.keys_dialog import KeysDialog
from teammoede.ui.pages.followup_page import FollowupPage
from teammoede.ui.tabs.roles_tab import RolesTab
from tests.ui.conftest import Screen, in_dialog

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Kept = Callable[[], Course]


def keyboard() -> QWidget:
    """Return what has the keyboard."""
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def next_field(screen: Screen) -> None:
    screen.press(Qt.Key.Key_Return, CTRL)
    QApplication.processEvents()  # what was made just now is shown by an event


def previous_field(screen: Screen) -> None:
    screen.press(Qt.Key.Key_Return, CTRL, SHIFT)


def given(course: Course) -> list[Answer | None]:
    """Return today's answers to last week's agreements under Organisering."""
    held, today, _ = course.ordered_meetings()
    reviews = [action.answered_at(today) for action in held.live_actions()[:2]]
    return [review.answer if review else None for review in reviews]


# the parts of the window


def test_f6_goes_round_the_parts_and_back_to_where_one_was(screen: Screen) -> None:
    ui, head, tab = screen.window.ui, screen.desk.head, screen.tab
    head.ui.chairCombo.setFocus()
    screen.focus(tab.agreements.listed[-1].who)
    reached = []
    for _ in range(4):
        screen.press(Qt.Key.Key_F6)
        reached.append(keyboard())
    assert reached == [
        ui.meetingsView,
        head.ui.chairCombo,
        ui.tabs.tabBar(),
        tab.agreements.listed[-1].who,
    ]
    for wanted in reversed(reached[:3]):
        screen.press(Qt.Key.Key_F6, SHIFT)
        assert keyboard() is wanted


def test_f6_finds_a_place_where_nobody_was_yet(screen: Screen) -> None:
    screen.focus(screen.window.ui.meetingsView)
    screen.press(Qt.Key.Key_F6)
    assert keyboard() is screen.desk.head.attendance[0]
    screen.focus(screen.window.ui.tabs.tabBar())
    screen.press(Qt.Key.Key_F6)
    assert keyboard() is screen.tab.discussion.edit
    screen.press(Qt.Key.Key_F6)
    screen.press(Qt.Key.Key_F6)
    assert screen.desk.head.isAncestorOf(keyboard())


def test_f6_goes_between_the_lists_and_a_page(screen: Screen) -> None:
    page = screen.click_page(1)
    assert isinstance(page, FollowupPage)
    screen.focus(page.ui.actionsView)
    screen.press(Qt.Key.Key_F6)
    assert keyboard() is screen.window.ui.pagesView
    screen.press(Qt.Key.Key_F6)
    assert keyboard() is page.ui.actionsView


def test_an_archive_without_courses_has_one_part(
    store: Store, open_window: Callable[..., Screen]
) -> None:
    screen = open_window()
    ui = screen.window.ui
    screen.focus(ui.newCourseButton)
    for modifiers, key in (((), Qt.Key.Key_F6), ((SHIFT,), Qt.Key.Key_F6)):
        screen.press(key, *modifiers)
        assert keyboard() is ui.newCourseButton
    for _ in range(2):
        previous_field(screen)
        next_field(screen)
    assert keyboard() is ui.newCourseButton
    assert not ui.doneAction.isEnabled()


# the fields


def test_ctrl_enter_goes_through_all_fields_of_a_point(screen: Screen) -> None:
    head, tab = screen.desk.head, screen.tab
    first, second = tab.since_last.listed
    row = tab.agreements.listed[-1]
    wanted = [
        head.ui.takerCombo,
        first.answers.button(Answer.DONE),
        second.answers.button(Answer.DONE),
        tab.discussion.edit,
        row.what,
        row.who,
        row.when,
    ]
    screen.focus(head.ui.chairCombo)
    for field in wanted:
        next_field(screen)
        assert keyboard() is field
    for field in reversed(wanted[:-1]):
        previous_field(screen)
        assert keyboard() is field
    assert tab.discussion.edit.toPlainText() == ""


def test_ctrl_enter_goes_on_to_the_next_point(screen: Screen) -> None:
    here = screen.tab
    screen.focus(here.agreements.listed[-1].when)
    next_field(screen)
    assert screen.tab.item.key == "activities"
    assert keyboard() is screen.tab.discussion.edit
    previous_field(screen)
    assert screen.tab is here
    assert keyboard() is here.agreements.listed[-1].when


def test_ctrl_enter_goes_from_cell_to_cell_and_out_of_the_table(screen: Screen) -> None:
    tab = screen.go_to("Roller")
    assert isinstance(tab, RolesTab)
    tab.area_table.setCurrentIndex(tab.areas.index(0, 0))
    screen.focus(tab.area_table)
    screen.type("Nøgler")
    assert isinstance(keyboard(), QLineEdit)
    next_field(screen)
    assert keyboard() is tab.area_table
    assert tab.areas.index(0, 0).data() == "Nøgler"
    assert tab.area_table.currentIndex().column() == 1
    tab.matrix.setCurrentIndex(tab.cells.index(1, 4))
    screen.focus(tab.matrix)
    next_field(screen)
    assert (tab.matrix.currentIndex().row(), tab.matrix.currentIndex().column()) == (2, 0)
    tab.matrix.setCurrentIndex(tab.cells.index(2, 4))
    next_field(screen)
    assert keyboard() is tab.area_table


# answers


def test_the_open_actions_of_a_point_are_answered_without_a_mouse(
    screen: Screen, kept: Kept
) -> None:
    first, second = screen.tab.since_last.listed
    screen.focus(screen.tab.discussion.edit)
    screen.press(Qt.Key.Key_U, CTRL)
    assert given(kept()) == [Answer.DONE, None]
    assert keyboard() is second.answers.button(Answer.DONE)
    screen.press(Qt.Key.Key_U, CTRL, SHIFT)
    assert given(kept()) == [Answer.DONE, Answer.CONTINUES]
    assert keyboard() is screen.tab.discussion.edit
    screen.focus(first.answers.button(Answer.DONE))
    screen.press(Qt.Key.Key_U, CTRL, SHIFT)  # the row with the keyboard takes another answer
    assert given(kept()) == [Answer.CONTINUES, Answer.CONTINUES]
    screen.focus(first.details.words)
    screen.press(Qt.Key.Key_U, CTRL, SHIFT)  # and does not lose the one it has
    assert given(kept()) == [Answer.CONTINUES, Answer.CONTINUES]


def test_the_last_row_leads_back_to_one_that_was_passed_over(screen: Screen) -> None:
    first, second = screen.tab.since_last.listed
    screen.focus(second.answers.button(Answer.DONE))
    screen.press(Qt.Key.Key_U, CTRL)
    assert keyboard() is first.answers.button(Answer.DONE)


def test_digits_answer_and_arrows_step(screen: Screen, kept: Kept) -> None:
    first, second = screen.tab.since_last.listed
    screen.focus(first.answers.button(Answer.DONE))
    screen.press(Qt.Key.Key_3)
    assert given(kept()) == [Answer.STANDING_PRACTICE, None]
    assert keyboard() is first.answers.button(Answer.STANDING_PRACTICE)
    screen.press(Qt.Key.Key_Down)
    assert keyboard() is second.answers.button(Answer.DONE)
    screen.press(Qt.Key.Key_Right)
    assert keyboard() is second.answers.button(Answer.CONTINUES)
    screen.press(Qt.Key.Key_Left)
    screen.press(Qt.Key.Key_Left)
    assert keyboard() is second.answers.button(Answer.DONE)
    screen.press(Qt.Key.Key_Up)
    assert first.isAncestorOf(keyboard())
    first.details.worked.take_focus()
    screen.press(Qt.Key.Key_Down)
    assert second.isAncestorOf(keyboard())
    screen.write(first.details.words, "Det gik 2 gange")
    assert given(kept()) == [Answer.STANDING_PRACTICE, None]


def test_the_chosen_action_of_the_list_is_answered_and_the_next_one_chosen(
    screen: Screen, kept: Kept
) -> None:
    page = screen.click_page(1)
    assert isinstance(page, FollowupPage)
    screen.focus(page.ui.actionsView)
    before = page.chosen
    assert before is not None
    screen.press(Qt.Key.Key_U, CTRL)
    assert given(kept())[0] is Answer.DONE
    assert page.chosen not in (None, before)
    assert keyboard() is page.ui.actionsView


def test_nothing_is_offered_where_nothing_can_be_answered(
    screen: Screen, store: Store, course: Course
) -> None:
    ui = screen.window.ui
    assert ui.doneAction.isEnabled()
    screen.go_to("Aktiviteter")
    assert not ui.doneAction.isEnabled()
    screen.go_to("Organisering")
    assert ui.continuesAction.isEnabled()
    held = course.ordered_meetings()[1]
    store.hold(held)
    store.approve(held)
    screen.refresh()
    screen.focus(ui.meetingsView)
    assert not ui.doneAction.isEnabled()


def test_all_keys_are_shown(screen: Screen) -> None:
    shown: list[KeysDialog] = []
    came = in_dialog(KeysDialog, shown.append)
    screen.press(Qt.Key.Key_F1, CTRL)
    assert came()
