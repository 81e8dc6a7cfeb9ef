"""A row of joined buttons for one optional choice; a second click takes the choice back."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from teammoede.domain.choice import Choice


class Segments(QWidget):
    """One button a choice; at most one is down."""

    chosen = Signal(object)

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

    def _button(self, choice: Choice, name: str) -> QToolButton:
        text = choice.label[0].upper() + choice.label[1:]
        button = QToolButton()
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
