"""A sentence that never takes more than one line: what there is no room for is in its tool tip."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

_ROUNDED = 2  # letters are a fraction of a pixel wider than they say


class OneLine(QLabel):
    """Shows as much of the text as its width takes, with dots where it ends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)

    def show_text(self, text: str, more: str = "") -> None:
        """Show a text; the tool tip has all of it, or `more`."""
        self.whole = " ".join(text.split())
        self.setToolTip(more or self.whole)
        self.setAccessibleName(self.whole)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.whole) + _ROUNDED
        return QSize(wide, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        width = self.contentsRect().width()
        self.setText(self.fontMetrics().elidedText(self.whole, Qt.TextElideMode.ElideRight, width))
