"""Plain text fields that are as high as their text, within limits; pasting drops all formatting."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

BULLET = "- "
MARGIN = 5
LINE_MARGIN = 7  # as high as a line edit beside it


class GrowingText(QPlainTextEdit):
    """A plain text that grows with its lines; `typed` at each change by hand, `left` at its end.

    Its own actions stand below the usual ones of its context menu. Ctrl+Z asks `take_back` first,
    which may undo more than letters.
    """

    typed = Signal()
    left = Signal()

    def __init__(
        self, lines: tuple[int, int], margin: int = MARGIN, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._least, self._most = lines
        self._margin = margin
        self._loading = False
        self.take_back: Callable[[], bool] = lambda: False
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(margin)
        self.textChanged.connect(self._on_text_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def show_text(self, text: str) -> None:
        """Show a text that was saved; where it is the one shown, cursor and undo stay."""
        if text == self.toPlainText():
            return
        self._loading = True
        if self.document().isEmpty() or not self.hasFocus():
            self.setPlainText(text)
        else:
            self._replace(text)
        self._loading = False

    def forget(self) -> None:
        """Drop text and undo, for another meeting's text is to come."""
        self._loading = True
        self.clear()
        self._loading = False

    def _replace(self, text: str) -> None:
        """Replace the text under the hands of the one who writes: cursor kept, undo possible."""
        place = self.textCursor().position()
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        cursor.setPosition(min(place, len(text)))
        self.setTextCursor(cursor)

    def sizeHint(self) -> QSize:
        return QSize(200, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        undone = event.matches(QKeySequence.StandardKey.Undo) and not self.isReadOnly()
        if not (undone and self.take_back()):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.textCursor().hasSelection() and event.reason() is event.Reason.Mouse:
            self.setTextCursor(self.cursorForPosition(event.pos()))  # the line that is pointed at
        menu = self.createStandardContextMenu(event.pos())
        if self.actions():
            menu.addSeparator()
            menu.addActions(self.actions())
        menu.exec(event.globalPos())
        menu.deleteLater()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.textCursor().insertText(source.text())

    def _on_text_changed(self) -> None:
        if not self._loading:
            self.typed.emit()

    def _height(self) -> int:
        lines = max(self._least, min(self._most, self._lines()))
        margins = 2 * self._margin + 2 * self.frameWidth()
        return lines * QFontMetrics(self.font()).lineSpacing() + margins

    def _lines(self) -> int:
        return int(self.document().documentLayout().documentSize().height())

    def _fit(self) -> None:
        """Take the height of the text; only a text beyond the limit scrolls inside its field."""
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if self._lines() > self._most:
            bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(bar)
        self._take_height(self._height())

    def _take_height(self, height: int) -> None:
        if height != self.height():
            self.setFixedHeight(height)


class NoteEdit(GrowingText):
    """The text of a discussion, at least as high as its text and as the room there is.

    Enter after a »- « line begins the next one; a »- « typed behind that one is swallowed.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((6, 24), parent=parent)
        self._begun_at = -1  # behind the bullet that was written last without being typed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def _take_height(self, height: int) -> None:
        if height != self.minimumHeight():
            self.setMinimumHeight(height)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Fill its own ground where one writes: else each letter paints all that lies behind."""
        self.viewport().setAutoFillBackground(not self.isReadOnly())
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            line = self.textCursor().block().text()
            if line.strip() == BULLET.strip():
                self._clear_line()
                return
            super().keyPressEvent(event)
            if line.startswith(BULLET) and self.textCursor().atBlockEnd():
                self.insertPlainText(BULLET)
                self._begun_at = self.textCursor().position()
            return
        if event.text() == " " and self._types_a_second_bullet():
            self.textCursor().deletePreviousChar()
            return
        super().keyPressEvent(event)

    def add_lines(self, lines: list[str]) -> None:
        """Write lines at the end, each as a »- « line; those that stand there already are not."""
        written = self.toPlainText()
        there = {line.removeprefix(BULLET) for line in written.splitlines()}
        new = [BULLET + line for line in lines if line not in there]
        self.moveCursor(QTextCursor.MoveOperation.End)
        if new:
            begin = "" if not written or written.endswith("\n") else "\n"
            self.insertPlainText(begin + "\n".join(new))
            self.ensureCursorVisible()

    def _types_a_second_bullet(self) -> bool:
        """Say whether a dash stands alone behind a bullet that came by itself: »- -«."""
        cursor = self.textCursor()
        alone = cursor.block().text() == BULLET + BULLET.strip() and cursor.atBlockEnd()
        return alone and cursor.position() == self._begun_at + len(BULLET.strip())

    def _clear_line(self) -> None:
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        cursor.removeSelectedText()
        cursor.insertBlock()
        self.setTextCursor(cursor)


class LineText(GrowingText):
    """One sentence that may need two lines; Enter goes on instead of breaking the line."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((1, 6), margin=LINE_MARGIN, parent=parent)
        self._hints: tuple[str, ...] = ("",)

    def show_hint(self, *hints: str) -> None:
        """Say what is to be written here, in the first wording that one line has room for."""
        self._hints = hints
        self._fit_hint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_hint()

    def _fit_hint(self) -> None:
        room, letters = self.viewport().width() - 2 * self._margin, self.fontMetrics()
        fitting = (hint for hint in self._hints if letters.horizontalAdvance(hint) <= room)
        self.setPlaceholderText(next(fitting, self._hints[-1]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.textCursor().insertText(" ".join(source.text().split()))
