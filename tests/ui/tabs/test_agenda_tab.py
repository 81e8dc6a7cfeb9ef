"""The tabs of a short meeting: one list of what is open, and the points that one writes on."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from teammoede.domain.action import Answer
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.storage.store import Store
from teammoede.ui.tabs.agenda_tab import SinceLastTab
from tests.ui.conftest import Screen


@pytest.fixture
def short(course: Course, meeting: Meeting, store: Store) -> Meeting:
    """Today's meeting as a short one around Forældre."""
    store.change(meeting, short=True, burning="parents")
    return meeting


def test_the_first_tab_holds_all_that_is_open_and_nothing_else(
    short: Meeting, open_window: Callable[..., Screen]
) -> None:
    screen = open_window()
    assert [title.split("  ")[0] for title in screen.titles] == [
        "Siden sidst",
        "Forældre",
        "Roller",
    ]
    tab = screen.go_to("Siden sidst")
    assert isinstance(tab, SinceLastTab)
    open_there = {row.action.what for row in tab.since_last.listed}
    assert open_there == {"Del gruppen i to", "Morgensamling i to hold", "Leg med i rollelegen"}
    assert tab.since_last.isVisible()
    assert not tab.discussion.isVisible()
    assert not tab.agreements.isVisible()


def test_its_keyboard_begins_on_the_first_answer(
    short: Meeting, open_window: Callable[..., Screen]
) -> None:
    screen = open_window()
    tab = screen.go_to("Siden sidst")
    tab.take_focus()
    assert tab.since_last.listed[0].answers.button(Answer.DONE).hasFocus()


def test_the_burning_point_is_written_on_as_usual(
    short: Meeting, open_window: Callable[..., Screen], kept: Callable[[], Course]
) -> None:
    screen = open_window()
    tab = screen.go_to("Forældre")
    screen.write(tab.discussion.edit, "Brev hjem")
    note = kept().ordered_meetings()[1].note_on("parents")
    assert note is not None
    assert note.text == "Brev hjem"


def test_the_line_that_is_written_stays_in_sight(
    course: Course, open_window: Callable[..., Screen]
) -> None:
    screen = open_window(size=(1000, 480))
    edit = screen.tab.discussion.edit
    screen.focus(edit)
    screen.tab.ui.scrollArea.verticalScrollBar().setValue(0)
    for number in range(16):
        screen.type(f"{number}")
        screen.press(Qt.Key.Key_Return)
        QApplication.processEvents()

    def caret_is_seen() -> bool:
        return edit.viewport().visibleRegion().boundingRect().contains(edit.cursorRect())

    screen.qtbot.waitUntil(caret_is_seen)
