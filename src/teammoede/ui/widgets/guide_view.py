"""Shows one page of the guide: text and pictures of resources/guide/, and nothing from outside.

Follows the text size and the colours; a heading can be gone to by what it says.
"""

from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QSize, QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
    QTextImageFormat,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from teammoede.resources import path

_STEPS = {1: 2, 2: 1}  # Qt's, larger than the text
_ABOVE = {1: 0.2, 2: 1.0}  # lines
_LINE = 130  # per cent
_WIDEST = 78  # letters in a line that is still good to read
_CHANGES = {QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange}
_Resource = QTextDocument.ResourceType
_Property = QTextCharFormat.Property


class GuideView(QTextBrowser):
    """A page of the guide, named by its file, and »#« with a heading of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(True)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._is_dressing = False

    @property
    def file(self) -> str:
        """The file of the page that is shown."""
        return self.source().path()

    def open(self, where: str) -> None:
        """Show a page, at a heading where one is named."""
        file, _, heading = where.partition("#")
        url = QUrl(file)
        if heading:
            url.setFragment(heading, QUrl.ParsingMode.DecodedMode)
        self.setSource(url)

    def doSetSource(self, name: QUrl | str, type: _Resource = _Resource.UnknownResource, /) -> None:
        """Show what lies in the guide; what lies anywhere else is not asked for."""
        name = QUrl(name)
        if _inside(name) is None:
            return
        super().doSetSource(name, _Resource.MarkdownResource)
        self._dress()
        heading = name.fragment(QUrl.ComponentFormattingOption.FullyDecoded)
        if heading:
            self._scroll_to(heading)

    def loadResource(self, type: int, name: QUrl | str, /) -> Any:
        """Read a page or a picture of the guide, and nothing else."""
        file = _inside(QUrl(name))
        if file is None:
            return None
        if file.suffix == ".md":
            return file.read_text(encoding="utf-8")
        return QImage(str(file))

    def mark(self, words: str) -> int:
        """Mark each place where the words stand, and return how many there are."""
        hits: list[QTextEdit.ExtraSelection] = []
        found = self.document().find(words) if words else QTextCursor()
        while not found.isNull():
            hit = QTextEdit.ExtraSelection()
            hit.cursor = found
            ink = QTextCharFormat()
            ink.setBackground(self.palette().highlight())
            ink.setForeground(self.palette().highlightedText())
            hit.format = ink
            hits.append(hit)
            found = self.document().find(words, found)
        self.setExtraSelections(hits)
        return len(hits)

    def show_next(self, words: str) -> bool:
        """Go to the next place with the words; return whether there is one further down."""
        return bool(words) and self.find(words)

    # looks

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _CHANGES and not self._is_dressing and not self.source().isEmpty():
            height = self.verticalScrollBar().value()
            self.reload()
            self.verticalScrollBar().setValue(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _dress(self) -> None:
        """Give the page room between its lines, and its headings their size."""
        self._is_dressing = True
        try:
            block = self.document().begin()
            while block.isValid():
                self._dress_block(block)
                block = block.next()
            for frame in self.document().rootFrame().childFrames():
                if isinstance(frame, QTextTable):
                    self._dress_table(frame)
            self._fit()
        finally:
            self._is_dressing = False

    def _dress_block(self, block: QTextBlock) -> None:
        line, shape = self.fontMetrics().lineSpacing(), QTextBlockFormat()
        level = block.blockFormat().headingLevel()
        close = level or (block.textList() and block.next().textList())  # its kind goes on
        shape.setTopMargin(line * _ABOVE.get(level, 0.0))
        shape.setBottomMargin(line * (0.2 if close else 0.6))
        if not level and not any(_picture_of(piece) for piece in _pieces(block)):
            shape.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(block)
        if cursor.currentTable() is not None:
            shape.setBottomMargin(0)
        cursor.mergeBlockFormat(shape)
        self._dress_code(block)
        if level:
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            ink = QTextCharFormat()
            ink.setProperty(_Property.FontSizeAdjustment, _STEPS.get(level, 0))
            ink.setFontWeight(QFont.Weight.DemiBold)
            cursor.mergeCharFormat(ink)

    def _dress_code(self, block: QTextBlock) -> None:
        """Set what is to be typed, or a key, apart from the words around it."""
        ink = QTextCharFormat()
        ink.setBackground(self.palette().color(QPalette.ColorRole.Midlight))
        for piece in _pieces(block):
            if "monospace" in (piece.charFormat().fontFamilies() or ()):
                _select(piece, self.document()).mergeCharFormat(ink)

    def _dress_table(self, table: QTextTable) -> None:
        shape = table.format()
        shape.setBorder(0)
        shape.setCellPadding(4)
        shape.setCellSpacing(0)
        shape.setTopMargin(self.fontMetrics().lineSpacing() * 0.4)
        shape.setBottomMargin(self.fontMetrics().lineSpacing() * 0.6)
        table.setFormat(shape)

    def _fit(self) -> None:
        """Keep lines short enough to read, and pictures no wider than the lines."""
        room = self.viewport().width()
        margin = max(16, (room - self.fontMetrics().averageCharWidth() * _WIDEST) // 2)
        root = self.document().rootFrame()
        shape = root.frameFormat()
        shape.setLeftMargin(margin)
        shape.setRightMargin(margin)
        shape.setTopMargin(12)
        root.setFrameFormat(shape)
        self._fit_pictures(room - 2 * margin)

    def _fit_pictures(self, room: int) -> None:
        block = self.document().begin()
        while block.isValid():
            for piece in _pieces(block):
                if shape := _picture_of(piece):
                    whole = _size_of(shape.name())
                    shape.setWidth(min(room, whole.width()))
                    shape.setHeight(whole.height() * shape.width() / max(1, whole.width()))
                    _select(piece, self.document()).setCharFormat(shape)
            block = block.next()

    def _scroll_to(self, heading: str) -> None:
        """Have a heading at the top, with the cursor before it."""
        block = self.document().begin()
        while block.isValid() and not _is_heading(block, heading):
            block = block.next()
        if block.isValid():
            self.setTextCursor(QTextCursor(block))
            top = self.document().documentLayout().blockBoundingRect(block).top()
            self.verticalScrollBar().setValue(round(top))


def _inside(url: QUrl) -> Path | None:
    """Return the file of the guide that is meant; None for what lies anywhere else."""
    name = url.path()
    if url.scheme() or url.host() or "/" in name or "\\" in name:
        return None
    try:
        return path("guide", name) if name else None
    except FileNotFoundError:
        return None


@cache
def _size_of(picture: str) -> QSize:
    file = _inside(QUrl(picture))
    return QImage(str(file)).size() if file else QSize(0, 0)


def _is_heading(block: QTextBlock, text: str) -> bool:
    return bool(block.blockFormat().headingLevel()) and block.text() == text


def _pieces(block: QTextBlock) -> list[QTextFragment]:
    """Return the runs of one look that a block consists of."""
    found: list[QTextFragment] = []
    runs = block.begin()
    while not runs.atEnd():
        found.append(runs.fragment())
        runs += 1
    return found


def _picture_of(piece: QTextFragment) -> QTextImageFormat | None:
    shape = piece.charFormat().toImageFormat()
    return shape if shape.isValid() else None


def _select(piece: QTextFragment, document: QTextDocument) -> QTextCursor:
    cursor = QTextCursor(document)
    cursor.setPosition(piece.position())
    cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
    return cursor
