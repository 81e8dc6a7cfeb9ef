"""A curve on screen, in the window's own colours: the drawing that the paper has too.

Draws what it is given a way to draw; knows no course and no numbers.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from teammoede.printing.curves import Ink, Size

Draw = Callable[["Size", "Ink"], bytes]  # gives an SVG

_SMALL_POINTS = 8.5  # the drawing's small letters, which are to be as large as the window's
_LEAST, _HIGH = 180.0, 84.0  # points
_ASIDE = 4  # points on the left: the window's letters may be wider than those of the paper


class CurveView(QWidget):
    """Asks for its drawing anew whenever its size or the colours change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draw: Draw | None = None
        self._renderer: QSvgRenderer | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_curve(self, draw: Draw, told: str) -> None:
        """Show a drawing; `told` says the same in words, for the ear and for the mouse."""
        self._draw = draw
        self.setAccessibleName(told)
        self.setToolTip(told)
        self._draw_anew()

    def sizeHint(self) -> QSize:
        return QSize(round(_LEAST * self._pixels), round(_HIGH * self._pixels))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._renderer is None:
            self._renderer = self._rendered()
        if self._renderer is not None:
            painter = QPainter(self)
            aside = round(_ASIDE * self._pixels)
            self._renderer.render(painter, self.rect().adjusted(aside, 0, 0, 0).toRectF())
            painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.updateGeometry()
            self._draw_anew()

    def resizeEvent(self, event: object) -> None:
        self._draw_anew()

    @property
    def _pixels(self) -> float:
        """How many pixels make one point of the drawing."""
        return self.fontInfo().pixelSize() * 0.92 / _SMALL_POINTS

    def _draw_anew(self) -> None:
        self._renderer = None
        self.update()

    def _rendered(self) -> QSvgRenderer | None:
        from teammoede.printing.curves import Ink

        if self._draw is None or self.width() < 1 or self.height() < 1:
            return None
        colours = self.palette()
        strong = colours.color(QPalette.ColorRole.Text).name()
        quiet = colours.color(QPalette.ColorRole.PlaceholderText).name()
        size = (self.width() / self._pixels - _ASIDE, self.height() / self._pixels)
        return QSvgRenderer(QByteArray(self._draw(size, Ink(strong, quiet))))
