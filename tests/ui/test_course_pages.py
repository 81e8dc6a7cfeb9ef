"""The pages of the whole course: one click lays them in front, a meeting lays itself back."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from teammoede.ui.pages.followup_page import FollowupPage
from teammoede.ui.pages.today_page import TodayPage

from .conftest import Screen


def _click_meeting(screen: Screen, row: int) -> None:
    view = screen.window.ui.meetingsView
    where = view.visualRect(view.model().index(row, 0)).center()
    screen.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    QApplication.processEvents()


def test_the_window_starts_on_the_meeting(screen: Screen) -> None:
    ui = screen.window.ui
    assert ui.frontStack.currentWidget() is ui.meetingPage
    assert ui.pagesView.selectedItems() == []


def test_a_click_lays_a_page_in_front_and_a_click_on_the_same_meeting_takes_it_away(
    screen: Screen,
) -> None:
    ui = screen.window.ui
    screen.click_page(0)
    assert isinstance(ui.frontStack.currentWidget(), TodayPage)
    _click_meeting(screen, ui.meetingsView.currentIndex().row())
    assert ui.frontStack.currentWidget() is ui.meetingPage
    assert ui.pagesView.selectedItems() == []


def test_a_page_stays_in_front_when_the_course_is_read_anew(screen: Screen) -> None:
    screen.click_page(1)
    screen.desk.refresh()
    assert isinstance(screen.window.ui.frontStack.currentWidget(), FollowupPage)


def test_a_point_chosen_from_the_menu_lays_the_meeting_in_front(screen: Screen) -> None:
    screen.click_page(0)
    screen.window.ui.viewMenu.actions()[0].trigger()
    assert screen.window.ui.frontStack.currentWidget() is screen.window.ui.meetingPage


def test_the_keyboard_passes_through_the_list_and_opens_a_page_by_enter(screen: Screen) -> None:
    ui = screen.window.ui
    screen.focus(ui.courseCombo)
    screen.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is ui.pagesView
    assert ui.frontStack.currentWidget() is ui.meetingPage
    screen.press(Qt.Key.Key_Return)
    assert isinstance(ui.frontStack.currentWidget(), TodayPage)
    screen.press(Qt.Key.Key_Down)
    assert isinstance(ui.frontStack.currentWidget(), FollowupPage)


def test_the_list_counts_the_open_agreements(screen: Screen) -> None:
    number = len(screen.meeting.course.open_actions(screen.desk.today()))
    assert number
    assert screen.window.ui.pagesView.item(1).text() == f"Opfølgning  {number}"


def test_only_what_lies_in_front_is_selected(screen: Screen) -> None:
    ui = screen.window.ui
    screen.click_page(0)
    assert not ui.meetingsView.selectionModel().hasSelection()
    screen.desk.refresh()
    assert not ui.meetingsView.selectionModel().hasSelection()
    _click_meeting(screen, ui.meetingsView.currentIndex().row())
    assert ui.meetingsView.selectionModel().hasSelection()


def test_the_window_opens_on_the_page_where_it_was_left(
    screen: Screen, open_window: Callable[..., Screen]
) -> None:
    screen.click_page(1)
    screen.window.close()
    again = open_window()
    assert isinstance(again.window.ui.frontStack.currentWidget(), FollowupPage)
    assert [
        again.window.ui.pagesView.row(i) for i in again.window.ui.pagesView.selectedItems()
    ] == [1]
