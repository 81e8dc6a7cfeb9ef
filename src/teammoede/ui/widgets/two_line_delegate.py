"""A list row of two lines: what it is, and below it in quiet words what it is for."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from teammoede.ui.widgets.row_drawing import bold, draw_ground, is_chosen, letters, write

QUIET_ROLE = Qt.ItemDataRole.UserRole + 1
_SIDE = 10
_ABOVE = 6


class TwoLineDelegate(QStyledItemDelegate):
    """Draws the display role over the text of `QUIET_ROLE`."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        self.initStyleOption(option, index)
        title = option.text
        draw_ground(painter, option)
        chosen = is_chosen(option)
        box = option.rect.adjusted(_SIDE, _ABOVE, -_SIDE, -_ABOVE)
        half = QFontMetrics(bold(option.font)).lineSpacing()
        upper = QRect(box.left(), box.top(), box.width(), half)
        painter.save()
        loud = option.palette.color(letters(chosen=chosen, loud=True))
        write(painter, bold(option.font), loud, upper, title)
        lower = QRect(box.left(), box.top() + half, box.width(), box.height() - half)
        quiet = option.palette.color(letters(chosen=chosen, loud=False))
        write(painter, option.font, quiet, lower, str(index.data(QUIET_ROLE)))
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        heavy, plain = QFontMetrics(bold(option.font)), QFontMetrics(option.font)
        texts = (heavy, str(index.data())), (plain, str(index.data(QUIET_ROLE)))
        width = max(metrics.horizontalAdvance(text) for metrics, text in texts)
        height = heavy.lineSpacing() + plain.lineSpacing()
        return QSize(width + 2 * _SIDE, height + 2 * _ABOVE)
