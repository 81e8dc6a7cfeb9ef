"""List rows that show all of their text: a title over quiet lines, wrapped to the list's width."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

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
        option.text = ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        top = option.rect.top() + _ABOVE
        painter.save()
        for text, font, height, loud in self._parts(option.font, index):
            box = QRect(option.rect.left() + _SIDE, top, self._width, height)
            painter.setFont(font)
            painter.setPen(option.palette.color(_colour(chosen=chosen, loud=loud)))
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
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        lines = [(str(index.data()), bold, True)]
        lines += [(line, font, False) for line in index.data(LINES_ROLE) or ()]
        room = QRect(0, 0, self._width, 1_000_000)
        for text, used, loud in lines:
            yield text, used, QFontMetrics(used).boundingRect(room, _FLAGS, text).height(), loud


def _colour(*, chosen: bool, loud: bool) -> QPalette.ColorRole:
    if chosen:
        return QPalette.ColorRole.HighlightedText
    return QPalette.ColorRole.Text if loud else QPalette.ColorRole.PlaceholderText
