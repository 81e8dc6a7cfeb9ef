"""The program's own icons, drawn in the colour of the text they stand beside."""

from functools import cache

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from teammoede.resources import path, read_text

SIZE = QSize(64, 64)
_MODES = (
    (QIcon.Mode.Normal, QPalette.ColorRole.ButtonText),
    (QIcon.Mode.Disabled, QPalette.ColorRole.PlaceholderText),
    (QIcon.Mode.Selected, QPalette.ColorRole.HighlightedText),
)


def icon(name: str) -> QIcon:
    """Return an icon in the colours of the present palette."""
    colours = QGuiApplication.palette()
    made = QIcon()
    for mode, role in _MODES:
        made.addPixmap(_drawn(name, colours.color(role).name()), mode)
    return made


def program_icon() -> QIcon:
    """Return the program's own icon, which keeps its colours."""
    return QIcon(str(path("icons", "teammoede.svg")))


@cache
def _drawn(name: str, colour: str) -> QPixmap:
    drawing = read_text("icons", f"{name}.svg").replace("currentColor", QColor(colour).name())
    pixmap = QPixmap(SIZE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter)
    painter.end()
    return pixmap
