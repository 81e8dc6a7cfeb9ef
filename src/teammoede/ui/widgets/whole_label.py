"""A sentence in one line where there is room for it, else in as many lines as it takes."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget

_ROUNDED = 2  # letters are a fraction of a pixel wider than they say


class WholeLabel(QLabel):
    """Asks for the width of its text, and makes no window wider than it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + _ROUNDED, metrics.height())
