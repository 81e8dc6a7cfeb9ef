"""A row of joined buttons for one optional choice; a second click takes the choice back.

Arrows go from button to button, digits choose; Tab goes through the buttons as through any others.
"""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from teammoede.domain.choice import Choice

_TURNS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Segments(QWidget):
    """One button a choice; at most one is down."""

    chosen = Signal(object)
    stepped = Signal(int)  # up or down, to the row above or below

    def __init__(
        self, choices: Iterable[Choice], name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self._buttons = {choice: self._button(choice, name) for choice in choices}
        for button in self._buttons.values():
            row.addWidget(button)

    @property
    def choice(self) -> Choice | None:
        """The choice that is down, None where none is."""
        return next((c for c, button in self._buttons.items() if button.isChecked()), None)

    @choice.setter
    def choice(self, choice: Choice | None) -> None:
        for key, button in self._buttons.items():
            button.setChecked(key is choice)

    def button(self, choice: Choice) -> QToolButton:
        """Return the button of a choice."""
        return self._buttons[choice]

    def take_focus(self) -> None:
        """Put the keyboard on the choice that is down, else on the first one."""
        down = self.choice or next(iter(self._buttons))
        self._buttons[down].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what a button leaves over: a digit, or an arrow."""
        key, number = Qt.Key(event.key()), _digit(event)
        if 0 < number <= len(self._buttons):
            button = list(self._buttons.values())[number - 1]
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)
            button.click()
        elif key in _TURNS:
            self._turn(_TURNS[key])
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def _turn(self, step: int) -> None:
        buttons = list(self._buttons.values())
        here = next((n for n, button in enumerate(buttons) if button.hasFocus()), None)
        if here is not None and 0 <= here + step < len(buttons):
            buttons[here + step].setFocus(Qt.FocusReason.TabFocusReason)

    def _button(self, choice: Choice, name: str) -> QToolButton:
        text = choice.label[0].upper() + choice.label[1:]
        button = _Segment()
        button.setText(text)
        button.setCheckable(True)
        button.setProperty("role", "segment")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(f"{name} {text}".strip())
        button.clicked.connect(lambda down: self._click(choice, down))
        return button

    def _click(self, choice: Choice, down: bool) -> None:
        self.choice = choice if down else None
        self.chosen.emit(self.choice)


class _Segment(QToolButton):
    """Leaves the arrows to the row; a button by itself would go wherever Tab goes."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _TURNS | _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _digit(event: QKeyEvent) -> int:
    """Return the digit that was typed, 0 where it was none."""
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return int(event.text()) if plain and event.text() in tuple("123456789") else 0
