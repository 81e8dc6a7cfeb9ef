"""Find på punktet: all places marked in the tab in front, gone through field by field."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from teammoede.domain.course import Course
from teammoede.storage.store import Store
from teammoede.ui.pages.search_page import SearchPage
from teammoede.ui.widgets.find_bar import FindBar
from tests.domain.building import agree
from tests.ui.conftest import Screen
from tests.ui.walking import faults

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def written(store: Store, course: Course) -> None:
    """Today's first point: »hold« in what was agreed before, in both texts and in an agreement."""
    meeting = course.ordered_meetings()[1]
    store.change(
        meeting.own_note("organisation"),
        text="😀 To hold.\nIngen hold i dag.",
        confidential="Holdet er delt.",
    )
    store.keep(agree(meeting, "Nyt hold på mandag", position=9))


@pytest.fixture
def screen(written: None, open_window: Callable[..., Screen]) -> Screen:
    """The window, opened on what was written."""
    return open_window()


@pytest.fixture
def bar(screen: Screen) -> FindBar:
    screen.focus(screen.tab.discussion.edit)
    return open_bar(screen)


def open_bar(screen: Screen) -> FindBar:
    screen.press(Qt.Key.Key_F, CTRL)
    bar = screen.desk.search_steps.bar
    assert bar.isVisible()
    assert bar.line.hasFocus()
    return bar


def marked(edit: QPlainTextEdit) -> list[str]:
    """Return what is marked in a text."""
    found = [mark.cursor.selectedText() for mark in edit.extraSelections()]  # pyright: ignore
    return [text for text in found if text.casefold() == "hold"]


def test_all_places_are_marked_and_stepped_through_field_by_field_and_round(
    screen: Screen, bar: FindBar
) -> None:
    tab = screen.tab
    screen.type("hold")
    assert bar.count_label.text() == "2 af 5"  # from where one was: behind the review above
    assert marked(tab.discussion.edit) == ["hold", "hold"]
    assert marked(tab.discussion.secret) == ["Hold"]
    assert marked(tab.agreements.listed[0].what) == ["hold"]
    assert tab.discussion.edit.textCursor().selectedText() == "hold"
    assert tab.discussion.edit.textCursor().selectionStart() == len("😀 To ") + 1
    said = []
    for _ in range(5):
        screen.press(Qt.Key.Key_Return)
        said.append(bar.count_label.text())
    assert said == ["3 af 5", "4 af 5", "5 af 5", "1 af 5", "2 af 5"]
    screen.press(Qt.Key.Key_Return, SHIFT)
    assert bar.count_label.text() == "1 af 5"
    assert bar.line.hasFocus()


def test_escape_takes_the_marks_away_and_leaves_the_keyboard_there(
    screen: Screen, bar: FindBar
) -> None:
    tab = screen.tab
    screen.type("ingen hold")
    screen.press(Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert QApplication.focusWidget() is tab.discussion.edit
    assert not tab.discussion.edit.textCursor().hasSelection()  # a key would type over it
    assert tab.discussion.edit.textCursor().block().text() == "Ingen hold i dag."
    assert marked(tab.discussion.edit) == marked(tab.discussion.secret) == []
    screen.press(Qt.Key.Key_F3)
    assert bar.isVisible()


def test_what_is_selected_is_looked_for_and_f3_goes_on_from_the_text(
    screen: Screen,
) -> None:
    edit = screen.tab.discussion.edit
    screen.focus(edit)
    edit.find("hold")
    bar = open_bar(screen)
    assert bar.line.text() == "hold"
    assert bar.count_label.text() == "2 af 5"
    screen.focus(edit)
    screen.press(Qt.Key.Key_F3)
    assert bar.count_label.text() == "3 af 5"
    screen.press(Qt.Key.Key_F3, SHIFT)
    assert bar.count_label.text() == "2 af 5"


def test_what_is_typed_meanwhile_is_counted_and_marks_follow(screen: Screen, bar: FindBar) -> None:
    screen.type("hold")
    edit = screen.tab.discussion.edit
    screen.focus(edit)
    screen.press(Qt.Key.Key_End, CTRL)
    screen.qtbot.keyClicks(edit, " Og hold")
    screen.qtbot.waitUntil(lambda: bar.count_label.text() == "2 af 6")
    assert len(marked(edit)) == 3


def test_what_is_not_there_is_said_and_looked_for_in_everything(
    screen: Screen, bar: FindBar
) -> None:
    screen.type("rollelegen")
    assert bar.count_label.text() == "Står ikke på dette punkt"
    assert not bar.next_button.isEnabled()
    screen.click(bar.search_button)
    page = screen.desk.pages.front
    assert isinstance(page, SearchPage)
    assert page.line.text() == "rollelegen"
    screen.qtbot.waitUntil(lambda: not page.is_searching)
    assert len(page.model.hits) == 1


def test_another_tab_is_looked_through_at_once(screen: Screen, bar: FindBar) -> None:
    screen.type("leg med")
    assert bar.count_label.text() == "Står ikke på dette punkt"
    screen.go_to("Relationer")
    assert bar.count_label.text() == "1 sted"
    screen.window.ui.meetingsView.setFocus()
    screen.open_meeting(date(2026, 11, 16))
    assert bar.count_label.text() == "1 sted"  # there it is agreed


def test_a_part_that_is_folded_away_unfolds_for_what_is_found_in_it(
    screen: Screen, bar: FindBar
) -> None:
    screen.tab.agreements.open(False)
    screen.type("på mandag")
    assert bar.count_label.text() == "1 af 1"
    assert screen.tab.agreements.is_open
    assert screen.tab.agreements.listed[0].what.textCursor().selectedText() == "på mandag"


def test_a_long_text_scrolls_to_the_place(screen: Screen, store: Store, course: Course) -> None:
    meeting = course.ordered_meetings()[1]
    store.change(meeting.own_note("organisation"), text="ord\n" * 4000 + "her\n" + "ord\n" * 900)
    screen.refresh()
    edit = screen.tab.discussion.edit
    screen.focus(edit)
    open_bar(screen)
    screen.type("her")
    QApplication.processEvents()
    assert edit.textCursor().selectedText() == "her"
    area = screen.tab.ui.scrollArea.viewport()
    caret = edit.viewport().mapTo(area, edit.cursorRect().center())
    assert area.rect().contains(caret)


def test_hidden_it_watches_no_text(screen: Screen, bar: FindBar) -> None:
    screen.type("hold")
    screen.press(Qt.Key.Key_Escape)
    edit = screen.tab.discussion.edit
    screen.qtbot.keyClicks(edit, "hold")
    assert not bar._timer.isActive()  # no other sign of it can be seen
    assert marked(edit) == []


def test_a_screen_reader_is_told_of_all_of_it(screen: Screen, bar: FindBar) -> None:
    screen.type("hold")
    assert faults(bar) == []
