"""One quiet line with what can be done about it, shown in the page and never in the way."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget


class Notice(QFrame):
    """Hidden until `say`; gone after a click on one of its buttons."""

    def __init__(self, role: str = "notice", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 4, 8, 4)
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._row.addWidget(self._label, 1)
        self._buttons: list[QPushButton] = []
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._label.text()

    def say(self, text: str, *answers: tuple[str, Callable[[], object]]) -> None:
        """Show a sentence, and a button for each answer."""
        self.clear()
        self._label.setText(text)
        self.setAccessibleName(text)
        for title, act in answers:
            button = QPushButton(title)
            button.clicked.connect(lambda _=False, act=act: self._answer(act))
            self._row.addWidget(button)
            self._buttons.append(button)
        self.show()

    def take_focus(self) -> None:
        """Put the keyboard on the first answer."""
        if self._buttons:
            self._buttons[0].setFocus()

    def clear(self) -> None:
        """Take the notice away."""
        for button in self._buttons:
            button.deleteLater()
        self._buttons = []
        self.hide()

    def _answer(self, act: Callable[[], object]) -> None:
        self.clear()
        act()
