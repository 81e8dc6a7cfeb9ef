"""The list of what was found: what sort of text it is, and its words with the found ones bold.

One line a place; two where the window is narrow or the text large.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPalette, QTextLayout
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from teammoede.domain.finding import Hit, Kind
from teammoede.ui.letters import place_in_qt
from teammoede.ui.models.hits_model import LABEL_ROLE, LEVEL_ROLE, RECORD_ROLE, Level
from teammoede.ui.widgets.row_drawing import bold, is_chosen, write

_WIDEST = "Fortroligt · Børneperspektiv  "
_ENOUGH_LETTERS = 78
_SIDE, _ABOVE, _BEFORE_COURSE = 10, 5, 8
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DOTS = "…"
_Role = QPalette.ColorRole
_IN_USE = QPalette.ColorGroup.Active  # a heading cannot be chosen, but is to be read


class HitsView(QListView):
    """Arrows go from place to place, Enter or a click opens one; letters go to the line above."""

    hitWanted = Signal(object)  # a Hit
    backWanted = Signal()
    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(HitDelegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._want)

    @property
    def chosen(self) -> Hit | None:
        """The place that is chosen."""
        return self.currentIndex().data(RECORD_ROLE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._want(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and self._is_first():
            self.backWanted.emit()
        elif event.text().isprintable() and event.text() and not event.text().isspace():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _want(self, index: QModelIndex) -> None:
        if index.data(RECORD_ROLE) is not None:
            self.hitWanted.emit(index.data(RECORD_ROLE))

    def _is_first(self) -> bool:
        rows = (self.model().index(n, 0) for n in range(self.currentIndex().row()))
        return not any(index.data(LEVEL_ROLE) is Level.HIT for index in rows)


class HitDelegate(QStyledItemDelegate):
    """Draws headings and places; colours by the palette, and words bold besides."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        level = index.data(LEVEL_ROLE)
        lines = 2 if level is Level.HIT and not _is_wide(option) else 1
        height = lines * QFontMetrics(bold(option.font)).lineSpacing() + 2 * _ABOVE
        return QSize(0, height + (_BEFORE_COURSE if level is Level.COURSE and index.row() else 0))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        box = option.rect.adjusted(_SIDE, _ABOVE, -_SIDE, -_ABOVE)
        if index.data(LEVEL_ROLE) is Level.HIT:
            self._paint_hit(painter, option, index, box)
        else:
            self._paint_heading(painter, option, index, box)
        painter.restore()

    def _paint_heading(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        box: QRect,
    ) -> None:
        is_course = index.data(LEVEL_ROLE) is Level.COURSE
        font = bold(option.font) if is_course else option.font
        role = _Role.Text if is_course else _Role.PlaceholderText
        where = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        write(painter, font, option.palette.color(_IN_USE, role), box, index.data(), where)

    def _paint_hit(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        box: QRect,
    ) -> None:
        hit: Hit = index.data(RECORD_ROLE)
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        chosen = is_chosen(option)
        secret = hit.kind is Kind.CONFIDENTIAL
        quiet = _Role.LinkVisited if secret else _Role.PlaceholderText
        colour = option.palette.color(_IN_USE, _Role.HighlightedText if chosen else quiet)
        label, words = _shares(option, box)
        write(painter, option.font, colour, label, index.data(LABEL_ROLE))
        self._paint_words(painter, option, words, hit, chosen)

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, hit: Hit, chosen: bool
    ) -> None:
        """Draw as much of a text as there is room for, with dots where it goes on."""
        layout = QTextLayout(hit.text, option.font)
        layout.setFormats(_formats(option, hit, chosen))
        dots = QFontMetrics(option.font).horizontalAdvance(_DOTS)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(max(1, box.width() - dots))
        layout.endLayout()
        role = _Role.HighlightedText if chosen else _Role.Text
        painter.setPen(option.palette.color(_IN_USE, role))
        painter.setFont(option.font)
        top = box.top() + (box.height() - line.height()) / 2
        line.draw(painter, QPointF(box.left(), top))
        if line.textLength() < place_in_qt(hit.text, len(hit.text)):
            end = box.left() + line.naturalTextWidth()
            painter.drawText(QPointF(end, top + line.ascent()), _DOTS)


def _formats(option: QStyleOptionViewItem, hit: Hit, chosen: bool) -> list[QTextLayout.FormatRange]:
    formats: list[QTextLayout.FormatRange] = []
    for begin, end in hit.marks:
        mark = QTextLayout.FormatRange()
        start = place_in_qt(hit.text, begin)
        mark.start, mark.length = start, place_in_qt(hit.text, end) - start  # pyright: ignore
        shown = mark.format  # pyright: ignore[reportAttributeAccessIssue]
        shown.setFontWeight(QFont.Weight.Bold)
        shown.setFontUnderline(chosen)
        role = _Role.HighlightedText if chosen else _Role.Link
        shown.setForeground(option.palette.color(_IN_USE, role))
        mark.format = shown  # pyright: ignore[reportAttributeAccessIssue]
        formats.append(mark)
    return formats


def _shares(option: QStyleOptionViewItem, box: QRect) -> tuple[QRect, QRect]:
    """Return the room of the label and of the words: side by side, or one over the other."""
    if _is_wide(option):
        wide = QFontMetrics(option.font).horizontalAdvance(_WIDEST)
        return QRect(box.left(), box.top(), wide, box.height()), box.adjusted(wide, 0, 0, 0)
    half = box.height() // 2
    return box.adjusted(0, 0, 0, -half), box.adjusted(0, half, 0, 0)


def _is_wide(option: QStyleOptionViewItem) -> bool:
    view = option.widget
    width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
    return width >= QFontMetrics(option.font).averageCharWidth() * _ENOUGH_LETTERS
