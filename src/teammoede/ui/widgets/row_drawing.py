"""How the rows of lists are drawn alike: their ground, their letters and the colours of these.

Knows no roles and no records; which texts stand where is the business of each delegate.
"""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem

_ROUNDED = 1  # letters are a fraction of a pixel wider than they say
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def draw_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Draw a row without its text: what shows that it is chosen, or has the keyboard."""
    option.text = ""
    style = option.widget.style() if option.widget else QApplication.style()
    style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)


def is_chosen(option: QStyleOptionViewItem) -> bool:
    """Return whether a row is chosen."""
    return bool(option.state & QStyle.StateFlag.State_Selected)


def letters(*, chosen: bool, loud: bool) -> QPalette.ColorRole:
    """Return the colour of what is loud or quiet in a row."""
    if chosen:
        return QPalette.ColorRole.HighlightedText
    return QPalette.ColorRole.Text if loud else QPalette.ColorRole.PlaceholderText


def bold(font: QFont) -> QFont:
    """Return a font as the titles of rows have it."""
    heavier = QFont(font)
    heavier.setWeight(QFont.Weight.DemiBold)
    return heavier


def write(
    painter: QPainter,
    font: QFont,
    colour: QColor,
    box: QRect,
    text: str,
    where: Qt.AlignmentFlag = _MIDDLE,
) -> None:
    """Write one line; what has no room ends in dots."""
    painter.setFont(font)
    painter.setPen(colour)
    room = box.width() + _ROUNDED
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(box, where, shown)
