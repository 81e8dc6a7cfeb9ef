"""A word about what was just done: over the page for a moment, and read aloud.

Takes no room, no keyboard and no click.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QWidget

_WIDTH = 0.7  # of the window at most
_BELOW = 1.5  # lines


class Toast(QLabel):
    """Lies at the bottom of its window, in the middle."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "toast")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, text: str) -> None:
        """Show a text and have it read; an empty one takes the last away."""
        self.setText(text)
        self.setVisible(bool(text))
        if text:
            self.fit()
            self.raise_()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def fit(self) -> None:
        """Go where the bottom of the window is now."""
        room = self.window().size()
        self.ensurePolished()
        self.setWordWrap(False)
        width = min(self.sizeHint().width(), round(room.width() * _WIDTH))
        self.setWordWrap(True)
        height = self.heightForWidth(width)
        below = round(self.fontMetrics().lineSpacing() * _BELOW)
        left = (room.width() - width) // 2
        self.setGeometry(left, room.height() - height - below, width, height)
