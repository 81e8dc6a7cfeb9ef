"""A list row of two lines: what it is, and below it in quiet words what it is for."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

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
        title, option.text = option.text, ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = option.rect.adjusted(_SIDE, _ABOVE, -_SIDE, -_ABOVE)
        half = QFontMetrics(_bold(option.font)).lineSpacing()
        upper = QRect(box.left(), box.top(), box.width(), half)
        painter.save()
        self._write(painter, option, upper, title, _bold(option.font), _colour(chosen, True))
        lower = QRect(box.left(), box.top() + half, box.width(), box.height() - half)
        quiet = str(index.data(QUIET_ROLE))
        self._write(painter, option, lower, quiet, option.font, _colour(chosen, False))
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        bold, plain = QFontMetrics(_bold(option.font)), QFontMetrics(option.font)
        texts = (bold, str(index.data())), (plain, str(index.data(QUIET_ROLE)))
        width = max(metrics.horizontalAdvance(text) for metrics, text in texts)
        height = bold.lineSpacing() + plain.lineSpacing()
        return QSize(width + 2 * _SIDE, height + 2 * _ABOVE)

    def _write(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        box: QRect,
        text: str,
        font: QFont,
        role: QPalette.ColorRole,
    ) -> None:
        painter.setFont(font)
        painter.setPen(option.palette.color(role))
        whole = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, whole)


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def _colour(chosen: bool, loud: bool) -> QPalette.ColorRole:
    if chosen:
        return QPalette.ColorRole.HighlightedText
    return QPalette.ColorRole.Text if loud else QPalette.ColorRole.PlaceholderText
