"""List rows that show all of their text: a title over quiet lines, wrapped to the list's width."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from teammoede.ui.widgets.row_drawing import bold, draw_ground, is_chosen, letters

LINES_ROLE = Qt.ItemDataRole.UserRole + 1
_SIDE, _ABOVE = 10, 6
_FLAGS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
Index = QModelIndex | QPersistentModelIndex


class WrappedDelegate(QStyledItemDelegate):
    """Draws the display role over the lines of `LINES_ROLE`; has the list adjust to its width."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        draw_ground(painter, option)
        chosen = is_chosen(option)
        top = option.rect.top() + _ABOVE
        painter.save()
        for text, font, height, loud in self._parts(option.font, index):
            box = QRect(option.rect.left() + _SIDE, top, self._width, height)
            painter.setFont(font)
            painter.setPen(option.palette.color(letters(chosen=chosen, loud=loud)))
            painter.drawText(box, _FLAGS, text)
            top += height
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        parts = self._parts(option.font, index)
        return QSize(0, sum(height for _, _, height, _ in parts) + 2 * _ABOVE)

    @property
    def _width(self) -> int:
        return max(self._view.viewport().width() - 2 * _SIDE, 1)

    def _parts(self, font: QFont, index: Index) -> Iterator[tuple[str, QFont, int, bool]]:
        lines = [(str(index.data()), bold(font), True)]
        lines += [(line, font, False) for line in index.data(LINES_ROLE) or ()]
        room = QRect(0, 0, self._width, 1_000_000)
        for text, used, loud in lines:
            yield text, used, QFontMetrics(used).boundingRect(room, _FLAGS, text).height(), loud
