"""The program's own icons, drawn in the colour of the text they stand beside.

They are drawn when they are painted, so that they follow a change of colours and of size.
"""

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer

from teammoede.resources import path, read_text

_ROLES = {
    QIcon.Mode.Disabled: QPalette.ColorRole.PlaceholderText,
    QIcon.Mode.Selected: QPalette.ColorRole.HighlightedText,
}


def icon(name: str) -> QIcon:
    """Return an icon in the colours of whatever palette there is when it is painted."""
    return QIcon(_Drawing(name))


def program_icon() -> QIcon:
    """Return the program's own icon, which keeps its colours."""
    return QIcon(str(path("icons", "teammoede.svg")))


class _Drawing(QIconEngine):
    """One drawing of ours, as Qt asks for it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        path("icons", f"{name}.svg")  # a wrong name shows at once

    def clone(self) -> QIconEngine:
        return _Drawing(self._name)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        device = painter.device()
        ratio = device.devicePixelRatio() if device else 1.0
        painter.drawPixmap(rect, self.pixmap(rect.size() * ratio, mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        role = _ROLES.get(mode, QPalette.ColorRole.ButtonText)
        colour = QGuiApplication.palette().color(role).name()
        return _drawn(self._name, colour, size.width(), size.height())


@cache
def _drawn(name: str, colour: str, width: int, height: int) -> QPixmap:
    drawing = read_text("icons", f"{name}.svg").replace("currentColor", QColor(colour).name())
    pixmap = QPixmap(width, height)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    renderer.render(painter)
    painter.end()
    return pixmap
