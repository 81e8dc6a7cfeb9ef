"""A text to be read beside another one: what only this one has is marked by line and by colour."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from teammoede.domain.versions import Piece


class ComparedText(QPlainTextEdit):
    """Words that are gone are struck out, words that came are underlined."""

    def __init__(self, *, gone: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gone = gone
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_pieces(self, pieces: Iterable[Piece]) -> None:
        """Show a text, scrolled to the first place that differs."""
        self.clear()
        cursor = self.textCursor()
        plain, marked = QTextCharFormat(), self._mark()
        first = -1
        for piece in pieces:
            if piece.changed and first < 0:
                first = cursor.position()
            cursor.insertText(piece.text, marked if piece.changed else plain)
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        cursor.setPosition(max(first, 0))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _mark(self) -> QTextCharFormat:
        """Return how what differs is written; the colour is never alone."""
        role = QPalette.ColorRole.BrightText if self._gone else QPalette.ColorRole.Link
        mark = QTextCharFormat()
        mark.setForeground(self.palette().color(role))
        mark.setFontStrikeOut(self._gone)
        mark.setFontUnderline(not self._gone)
        return mark
