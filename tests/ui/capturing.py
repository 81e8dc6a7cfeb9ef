"""What tests of capture lines do again and again: write one, and look at what came of it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from teammoede.domain.action import Action
from teammoede.domain.course import Course
from teammoede.ui.widgets.action_row import ActionRow
from tests.ui.conftest import Screen

Kept = Callable[[], Course]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def agreed(course: Course, point: str = "organisation") -> list[Action]:
    """Return what the archive says that today's meeting agreed."""
    return course.ordered_meetings()[1].agreed_on(point)


def text_of(course: Course) -> str:
    """Return the discussion of the first point, as the archive has it."""
    note = course.ordered_meetings()[1].note_on("organisation")
    return note.text if note else ""


def rows(screen: Screen) -> list[ActionRow]:
    return screen.tab.agreements.listed


def wake(screen: Screen) -> None:
    """Let rows come and go; the window has the keyboard again after a list has gone with one."""
    QApplication.processEvents()
    if not screen.window.isActiveWindow():
        screen.window.activateWindow()
        screen.qtbot.waitUntil(screen.window.isActiveWindow)


def go_to_line(screen: Screen) -> ActionRow:
    """Go to the empty row with its key, from the text."""
    wake(screen)
    screen.focus(screen.tab.discussion.edit)
    screen.press(Qt.Key.Key_L, CTRL)
    row = rows(screen)[-1]
    assert row.what.hasFocus()
    return row


def capture(screen: Screen, line: str) -> None:
    """Write a line in the empty row, and keep it with Enter."""
    go_to_line(screen)
    screen.type(line)
    screen.press(Qt.Key.Key_Return)
