"""The texts of a tab that can be searched, as one reads them, and how words are marked in each.

Marks are laid over a text and change nothing in it.
"""

from collections.abc import Iterable, Iterator
from typing import Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPalette, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from teammoede.domain.finding import Mark
from teammoede.ui.letters import place_in_qt, place_in_text
from teammoede.ui.widgets.section import Section

_OURS = QTextFormat.Property.UserProperty + 48  # tells our marks from those of the spelling
_STRENGTH = 70  # of 255: the letters have to stay readable on it


class Searched(Protocol):
    """One text on screen."""

    @property
    def widget(self) -> QWidget: ...

    @property
    def text(self) -> str: ...

    @property
    def place(self) -> int:
        """Where the keyboard is in it, in letters."""
        ...

    def mark(self, marks: Iterable[Mark]) -> None:
        """Mark these places, and no others."""
        ...

    def select(self, mark: Mark) -> None:
        """Select one place, and have it in view inside the text's own field."""
        ...

    def end_at(self, mark: Mark) -> None:
        """Put the keyboard behind a place."""
        ...


class InText:
    """A text of several lines."""

    def __init__(self, edit: QPlainTextEdit) -> None:
        self._edit = edit

    @property
    def widget(self) -> QPlainTextEdit:
        return self._edit

    @property
    def text(self) -> str:
        return self._edit.toPlainText()

    @property
    def place(self) -> int:
        return place_in_text(self.text, self._edit.textCursor().selectionStart())

    def mark(self, marks: Iterable[Mark]) -> None:
        text = self.text
        there = self._edit.extraSelections()
        theirs = [selection for selection in there if not _is_ours(selection)]
        ours = [self._selection(text, mark) for mark in marks]
        if ours or len(theirs) < len(there):
            self._edit.setExtraSelections([*ours, *theirs])

    def _selection(self, text: str, mark: Mark) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        look = QTextCharFormat()
        colour = QColor(self._edit.palette().color(QPalette.ColorRole.Highlight))
        colour.setAlpha(_STRENGTH)
        look.setBackground(colour)
        look.setProperty(_OURS, True)
        selection.format = look  # pyright: ignore[reportAttributeAccessIssue]
        selection.cursor = self._cursor(text, mark)  # pyright: ignore[reportAttributeAccessIssue]
        return selection

    def _cursor(self, text: str, mark: Mark) -> QTextCursor:
        cursor = QTextCursor(self._edit.document())
        cursor.setPosition(place_in_qt(text, mark[0]))
        cursor.setPosition(place_in_qt(text, mark[1]), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def select(self, mark: Mark) -> None:
        self._edit.setTextCursor(self._cursor(self.text, mark))
        self._edit.ensureCursorVisible()

    def end_at(self, mark: Mark) -> None:
        cursor = self._edit.textCursor()
        cursor.setPosition(place_in_qt(self.text, mark[1]))
        self._edit.setTextCursor(cursor)
        self._edit.setFocus()


class InLine:
    """A text of one line."""

    def __init__(self, edit: QLineEdit) -> None:
        self._edit = edit

    @property
    def widget(self) -> QLineEdit:
        return self._edit

    @property
    def text(self) -> str:
        return self._edit.text()

    @property
    def place(self) -> int:
        start = self._edit.selectionStart()
        return place_in_text(self.text, self._edit.cursorPosition() if start < 0 else start)

    def mark(self, marks: Iterable[Mark]) -> None:
        if not list(marks) and not self._edit.hasFocus():
            self._edit.deselect()

    def select(self, mark: Mark) -> None:
        begin, end = (place_in_qt(self.text, place) for place in mark)
        self._edit.setSelection(begin, end - begin)

    def end_at(self, mark: Mark) -> None:
        self._edit.setFocus()
        self._edit.setCursorPosition(place_in_qt(self.text, mark[1]))


class InLabel:
    """A text that is only read."""

    def __init__(self, label: QLabel) -> None:
        self._label = label

    @property
    def widget(self) -> QLabel:
        return self._label

    @property
    def text(self) -> str:
        return self._label.text()

    @property
    def place(self) -> int:
        return max(0, place_in_text(self.text, self._label.selectionStart()))

    def mark(self, marks: Iterable[Mark]) -> None:
        if self._label.hasSelectedText():
            self._label.setSelection(0, 0)

    def select(self, mark: Mark) -> None:
        begin, end = (place_in_qt(self.text, place) for place in mark)
        self._label.setSelection(begin, end - begin)

    def end_at(self, mark: Mark) -> None:
        self._label.setFocus()


def searched_in(tab: QWidget) -> list[Searched]:
    """Return the texts of a tab as one reads them, also those of a part that is folded away."""
    found: dict[QWidget, Searched] = {}
    for section in tab.findChildren(Section):
        if not section.isHidden():
            found |= {text.widget: text for text in _inside(section.body)}
    # What lies in no part, and what is in sight.
    found |= {text.widget: text for text in _inside(tab)}
    return sorted(found.values(), key=lambda text: _row(text.widget, tab))


def _inside(part: QWidget) -> Iterator[Searched]:
    for edit in part.findChildren(QPlainTextEdit):
        if edit.isVisibleTo(part):
            yield InText(edit)
    for line in part.findChildren(QLineEdit):
        if line.isVisibleTo(part):
            yield InLine(line)
    for label in part.findChildren(QLabel):
        by_mouse = label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        if by_mouse and label.isVisibleTo(part):
            yield InLabel(label)


def _row(widget: QWidget, tab: QWidget) -> tuple[int, int]:
    place = widget.mapTo(tab, QPoint(0, 0))
    return place.y(), place.x()


def unfold(tab: QWidget, widget: QWidget) -> None:
    """Unfold the part of a tab that a text lies in."""
    for section in tab.findChildren(Section):
        if section.body.isAncestorOf(widget):
            section.open()


def _is_ours(selection: QTextEdit.ExtraSelection) -> bool:
    return selection.format.hasProperty(_OURS)  # pyright: ignore[reportAttributeAccessIssue]
