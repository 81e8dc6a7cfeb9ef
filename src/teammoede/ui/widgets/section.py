"""One part of a point (Siden sidst, Drøftelse, Aftaler): a heading that folds what is under it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from teammoede.ui.icons import icon


class Section(QWidget):
    """A heading in one line, with a quiet remark beside it, over a body that can be folded away."""

    folded = Signal(bool)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.header = QToolButton()
        self.header.setText(title)
        self.header.setCheckable(True)
        self.header.setChecked(True)
        self.header.setProperty("role", "section")
        self.header.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.header.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._remark = QLabel()
        self._remark.setProperty("role", "quiet")
        self.body = QWidget()
        self.rows = QVBoxLayout(self.body)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(4)
        self.top = QHBoxLayout()
        self.top.addWidget(self.header)
        self.top.addWidget(self._remark)
        self.top.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self.top)
        column.addWidget(self.body)
        self.header.toggled.connect(self._fold)
        self._fold(True)

    def remark(self, text: str) -> None:
        """Say something quiet beside the heading, such as how many wait."""
        self._remark.setText(text)

    @property
    def is_open(self) -> bool:
        """Whether the body is to be seen."""
        return self.header.isChecked()

    def open(self, is_open: bool = True) -> None:
        """Unfold the body, or fold it away."""
        self.header.setChecked(is_open)

    def _fold(self, is_open: bool) -> None:
        self.body.setVisible(is_open)
        self.header.setIcon(icon("chevron-down" if is_open else "chevron-right"))
        state = self.tr("foldet ud") if is_open else self.tr("foldet sammen")
        self.header.setAccessibleName(f"{self._title}, {state}")
        self.folded.emit(is_open)
