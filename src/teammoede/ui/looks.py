"""How large the text is and in which colours, for the whole program and at once.

Knows what was chosen and what the system says; what it looks like is in `style`, and who chooses
and where that is kept is not known here.
"""

from collections.abc import Iterable
from enum import StrEnum
from math import ceil

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

from teammoede.ui.style import dress

SIZES = (80, 90, 100, 110, 125, 150, 175, 200)
NORMAL = 100
LARGE = 150  # above it there is no room any more for the lists beside the meeting
_NO_LIMIT = (1 << 24) - 1  # Qt's own largest width, which stands for none


class Colours(StrEnum):
    """What can be chosen."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Looks(QObject):
    """The size and the colours in use; both change what is open, under the hands of whoever writes.

    Made once the application has its own font and before any window is.
    """

    sized = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._app = app
        self._own_font = QFont(app.font())
        self.size = NORMAL
        self.colours = Colours.SYSTEM
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        if hasattr(hints, "accessibility"):  # Qt 6.10
            hints.accessibility().contrastPreferenceChanged.connect(self._follow)
            if self.is_contrast:
                self._dress()

    @property
    def is_large(self) -> bool:
        """Whether the text needs the room of the lists beside the meeting."""
        return self.size > LARGE

    @property
    def is_contrast(self) -> bool:
        """Whether black stands on white, or white on black, and no shade between is needed."""
        if self.colours is Colours.CONTRAST:
            return True
        return self.colours is Colours.SYSTEM and self._system_wants_contrast

    @property
    def scheme(self) -> Qt.ColorScheme:
        """Light or dark."""
        if self.colours in (Colours.LIGHT, Colours.DARK):
            is_dark = self.colours is Colours.DARK
            return Qt.ColorScheme.Dark if is_dark else Qt.ColorScheme.Light
        scheme = self._app.styleHints().colorScheme()
        unknown = scheme is Qt.ColorScheme.Unknown
        if self.colours is Colours.CONTRAST and (unknown or not self._system_wants_contrast):
            return Qt.ColorScheme.Dark  # white on black, unless the system says otherwise
        return scheme

    def take(self, size: int, colours: str) -> None:
        """Take on what was chosen earlier; what is no choice of ours is passed over."""
        known = {choice.value for choice in Colours}
        chosen = Colours(colours) if colours in known else self.colours
        wanted = size if size in SIZES else self.size
        if (wanted, chosen) != (self.size, self.colours):
            self.colours = chosen
            self.resize(wanted)

    def resize(self, size: int) -> None:
        """Show all text in a size, in percent of the person's own."""
        before, self.size = self.size, size
        font = QFont(self._own_font)
        font.setPointSizeF(self._own_font.pointSizeF() * size / NORMAL)
        grow(self._app.allWidgets(), size / before)  # before those that measure anew by themselves
        self._app.setFont(font)
        self._dress()
        self.sized.emit()

    def step(self, steps: int) -> None:
        """Go to a larger or a smaller size, as far as there is one."""
        nearest = min(range(len(SIZES)), key=lambda place: abs(SIZES[place] - self.size))
        wanted = SIZES[max(0, min(len(SIZES) - 1, nearest + steps))]
        if wanted != self.size:
            self.resize(wanted)

    def colour(self, colours: Colours) -> None:
        """Show all in other colours."""
        self.colours = colours
        self._dress()

    @property
    def _system_wants_contrast(self) -> bool:
        hints = self._app.styleHints()
        if not hasattr(hints, "accessibility"):
            return False
        return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast

    def _follow(self) -> None:
        """Follow the system, as far as nobody chose otherwise."""
        if self.colours in (Colours.SYSTEM, Colours.CONTRAST):
            self._dress()

    def _dress(self) -> None:
        dress(self._app, scheme=self.scheme, contrast=self.is_contrast, size=self.size)


def grow(widgets: Iterable[QWidget], factor: float) -> None:
    """Let the sizes that were measured in letters of the old size be those of the new one.

    A window is as large as what lies in it, and measures that by itself.
    """
    for widget in widgets:
        if not widget.isWindow():
            least, most = widget.minimumSize(), widget.maximumSize()
            if not least.isNull():
                widget.setMinimumSize(_grown(least, factor))
            if min(most.width(), most.height()) < _NO_LIMIT:
                widget.setMaximumSize(_grown(most, factor))


def _grown(size: QSize, factor: float) -> QSize:
    width, height = (
        length if length >= _NO_LIMIT else ceil(length * factor)
        for length in (size.width(), size.height())
    )
    return QSize(width, height)
