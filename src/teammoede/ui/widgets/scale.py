"""Numbers in a row to choose one from, or none: one stop for Tab, chosen by digit or arrow.

Knows numbers only; what they rate and what becomes of a choice is the owner's business.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_TURNS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_TAKE_BACK = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class Scale(QFrame):
    """A button a number; the one that is down is taken back by choosing it again."""

    chosen = Signal(object)
    stepped = Signal(int)  # up or down, to the scale above or below

    def __init__(
        self, numbers: Sequence[int], name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._buttons = {number: self._button(number, name) for number in numbers}
        self._ends = numbers[0], numbers[-1]
        self.setProperty("role", "scale")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for button in self._buttons.values():
            row.addWidget(button)
        self._describe()

    @property
    def value(self) -> int | None:
        """The number that is down, None where none is."""
        return next((n for n, button in self._buttons.items() if button.isChecked()), None)

    @value.setter
    def value(self, value: int | None) -> None:
        for number, button in self._buttons.items():
            button.setChecked(number == value)
        self._describe()

    def button(self, number: int) -> QToolButton:
        """Return the button of a number."""
        return self._buttons[number]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.text().isdecimal() and int(event.text()) in self._buttons:
            self._choose(int(event.text()))
        elif key in _TURNS:
            self._turn(_TURNS[key])
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in _TAKE_BACK and self.value is not None:
            self._choose(self.value)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the keyboard and keep the click: what is beside a number chooses none."""
        event.accept()

    def _button(self, number: int, name: str) -> QToolButton:
        button = QToolButton()
        button.setText(str(number))
        button.setCheckable(True)
        button.setProperty("role", "segment")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(f"{name} {number}".strip())
        button.clicked.connect(lambda: self._click(number))
        return button

    def _click(self, number: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._tell(number if self._buttons[number].isChecked() else None)

    def _choose(self, number: int) -> None:
        self._tell(None if number == self.value else number)

    def _turn(self, step: int) -> None:
        """Go to the next number; from none to the end that the arrow comes from."""
        value = self.value
        first = self._ends[0] if step > 0 else self._ends[1]
        following = first if value is None else value + step
        if following in self._buttons:
            self._tell(following)

    def _tell(self, value: int | None) -> None:
        self.value = value
        self.chosen.emit(value)

    def _describe(self) -> None:
        value = self.value
        said = self.tr("{} af {}").format(value, self._ends[1]) if value else self.tr("intet valgt")
        self.setAccessibleDescription(said)
