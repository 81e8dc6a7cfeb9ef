"""A line for one optional value that people type freely: read while typing, set in order when left.

Knows no kind of value itself; a date and a time are in modules of their own.
"""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from teammoede.ui.style import mark

# Another window, or a menu of the line itself: what is half typed stays as it is.
_COMES_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class ParsedEdit(QLineEdit):
    """Shows a value in order once left; what it cannot read stays as typed, and is marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: Any = None
        self._hint = ""
        self.textChanged.connect(self._follow)
        self.returnPressed.connect(self.settle)

    @property
    def problem(self) -> str:
        """Why the text cannot be read, as a Danish sentence; empty where it can, or is empty."""
        return "" if self.is_valid else self._complaint(self.text().strip())

    @property
    def is_valid(self) -> bool:
        """Whether the text can be read; an empty line can."""
        return not self.text().strip() or self._value() is not None

    def settle(self) -> None:
        """Write the value in order, or mark what cannot be read."""
        value = self._value()
        if value is not None:
            self.setText(self._shown(value, editing=self.hasFocus()))
            self.setCursorPosition(0)
        self._mark()

    def focusInEvent(self, event: QFocusEvent) -> None:
        value = self._value()
        if value is not None and event.reason() not in _COMES_BACK:
            self._show_bare(value)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _COMES_BACK:
            self.settle()

    def _show_bare(self, value: Any) -> None:
        """Show the value for editing; what was chosen whole, to be typed over, stays so."""
        whole = self.hasSelectedText() and self.selectedText() == self.text()
        self.setText(self._shown(value, editing=True))
        if whole:
            self.selectAll()

    def _value(self) -> Any:
        return self._read(self.text().strip())

    def _put(self, value: Any) -> None:
        self._known = value if self.signalsBlocked() else self._known
        self.setText("" if value is None else self._shown(value, editing=self.hasFocus()))
        self.setCursorPosition(0)
        self._mark()

    def _follow(self) -> None:
        """Tell of a new value; while typing a mark only goes, it never comes."""
        if self.is_valid:
            self._mark()
        value = self._value()
        if value != self._known:
            self._known = value
            self._tell()

    def _mark(self) -> None:
        problem = self.problem
        mark(self, wrong=bool(problem))
        self.setToolTip(problem or self._hint)
        self.setAccessibleDescription(problem or self._hint)

    def _read(self, text: str) -> Any:
        """Return the value that the text says, None where it says none."""
        raise NotImplementedError

    def _shown(self, value: Any, *, editing: bool) -> str:
        """Return the text of a value, bare while somebody edits it."""
        raise NotImplementedError

    def _complaint(self, text: str) -> str:
        raise NotImplementedError

    def _tell(self) -> None:
        raise NotImplementedError
