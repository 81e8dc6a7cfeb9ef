"""Chapters to be read from top to bottom, as one quiet page; the keyboard goes through it.

Shows plain text only, whatever was written; says which chapter one is in, and opens nothing itself.
"""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextLength,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from teammoede.domain.story import Chapter

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LARGER = 1.2
_SHORT = 400  # letters that may stand behind their label


class StoryView(QTextEdit):
    """`chosen` gives the chapter that Enter or a double click is in, `moved` the one one reads."""

    chosen = Signal(object)
    moved = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chapters: Sequence[Chapter] = ()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(self.fontMetrics().averageCharWidth() * 1.5)
        self.cursorPositionChanged.connect(lambda: self.moved.emit(self.chapter))

    @property
    def chapter(self) -> Chapter | None:
        """The chapter that one is in."""
        number = self.textCursor().block().userState()
        return self._chapters[number] if 0 <= number < len(self._chapters) else None

    def show_story(self, chapters: Sequence[Chapter]) -> None:
        """Show chapters, from the first one."""
        self._chapters = chapters
        self.clear()
        cursor = self.textCursor()
        for number, chapter in enumerate(chapters):
            self._write_chapter(cursor, number, chapter)
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)
        self.moved.emit(self.chapter)

    # how a chapter looks

    def _write_chapter(self, cursor: QTextCursor, number: int, chapter: Chapter) -> None:
        line = self.fontMetrics().lineSpacing()
        if number:
            self._rule(cursor, number - 1, line)
        self._block(cursor, number, chapter.title, self._heading(), above=line // 4)
        self._block(cursor, number, chapter.when, self._quiet())
        for label, lines in groupby(chapter.lines, key=lambda pair: pair[0]):
            texts = [text for _, text in lines]
            if len(texts) == 1 and "\n" not in texts[0] and len(texts[0]) < _SHORT:
                self._pair(cursor, number, label, texts[0])
                continue
            self._block(cursor, number, label, self._label(), above=line // 3)
            for text in texts:
                bullet = "– " if len(texts) > 1 else ""
                for paragraph in text.splitlines():
                    self._block(cursor, number, bullet + paragraph, QTextCharFormat())

    def _pair(self, cursor: QTextCursor, number: int, label: str, text: str) -> None:
        """Write what something is and what it says in one line."""
        self._block(cursor, number, f"{label}  ", self._label(), above=self._line // 6)
        cursor.insertText(text, QTextCharFormat())

    def _block(
        self, cursor: QTextCursor, number: int, text: str, look: QTextCharFormat, above: int = 0
    ) -> None:
        shape = QTextBlockFormat()
        shape.setTopMargin(above)
        if cursor.atStart():
            cursor.setBlockFormat(shape)
        else:
            cursor.insertBlock(shape)
        cursor.block().setUserState(number)
        cursor.insertText(text, look)

    def _rule(self, cursor: QTextCursor, number: int, line: int) -> None:
        """Draw a line under a chapter."""
        whole = QTextLength(QTextLength.Type.PercentageLength, 100)
        shape = QTextBlockFormat()
        shape.setProperty(QTextFormat.Property.BlockTrailingHorizontalRulerWidth, whole)
        shape.setBackground(self.palette().color(QPalette.ColorRole.Mid))
        shape.setTopMargin(line // 3)
        cursor.insertBlock(shape)
        cursor.block().setUserState(number)

    @property
    def _line(self) -> int:
        return self.fontMetrics().lineSpacing()

    def _heading(self) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.DemiBold)
        look.setFontPointSize(self.font().pointSizeF() * _LARGER)
        return look

    def _label(self) -> QTextCharFormat:
        look = self._quiet()
        look.setFontWeight(QFont.Weight.DemiBold)
        return look

    def _quiet(self) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setForeground(self.palette().color(QPalette.ColorRole.PlaceholderText))
        return look

    # going on from it

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.chapter is not None:
            self.chosen.emit(self.chapter)
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.chapter is not None:
            self.chosen.emit(self.chapter)
