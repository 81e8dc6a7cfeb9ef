"""A line for an optional whole number; empty is no number, which is not the same as nought."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import (
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QValidator,
    QWheelEvent,
)
from PySide6.QtWidgets import QSpinBox, QWidget

_NONE = -1
_DASH = "–"


class NumberEdit(QSpinBox):
    """A number from 0 to `most`, or none, shown as »–«; typing replaces what stood there."""

    def __init__(self, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(_NONE, most)
        self.setSpecialValueText(_DASH)
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.show_number(None)

    @property
    def number(self) -> int | None:
        """The number as it reads now."""
        return None if self.value() == _NONE else self.value()

    def show_number(self, number: int | None) -> None:
        """Show a number that is kept already, without telling of it."""
        blocked = self.blockSignals(True)
        self.setValue(_NONE if number is None else number)
        self.blockSignals(blocked)

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        digits = _digits(text)  # typed beside the dash they count as well
        fits = not digits or (digits.isdecimal() and int(digits) <= self.maximum())
        state = QValidator.State.Acceptable if fits else QValidator.State.Invalid
        return state, text, place

    def valueFromText(self, text: str) -> int:
        return int(_digits(text) or _NONE)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        QTimer.singleShot(0, self, self.selectAll)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame of a line edit; the style's own is not to be seen in a dark window."""
        role = QPalette.ColorRole.Highlight if self.hasFocus() else QPalette.ColorRole.Mid
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.palette().color(role))
        colours = self.palette()
        painter.setBrush(colours.window() if self.isReadOnly() else colours.base())
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll; a number changes by intent only."""
        event.ignore()


def _digits(text: str) -> str:
    return text.replace(_DASH, "").strip()
