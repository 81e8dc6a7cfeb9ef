"""The one type family of all sheets, and which signs it can print.

Registers Open Sans with ReportLab once a process; lays out nothing.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from typing import Any
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from ttf_opensans import FONTS

REGULAR = "OpenSans-Regular"
BOLD = "OpenSans-Bold"
ITALIC = "OpenSans-Italic"
BOLD_ITALIC = "OpenSans-BoldItalic"
FACES = (REGULAR, BOLD, ITALIC, BOLD_ITALIC)

MISSING = "□"

# What people paste, and what the family has instead.
_INSTEAD = {
    "\t": " ",
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "–",
    "\u2015": "—",
    "\u2192": "->",
    "\u2190": "<-",
    "\u2023": "•",
    "\u25cf": "•",
    "\uf0b7": "•",  # the bullet of Word's symbol font
}
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


_WIDTHS = 4096  # words of each face whose width is remembered


class _Face(TTFont):
    """A face that measures a word once: a sheet is made anew at each choice, of the same words."""

    def __init__(self, name: str, file: str) -> None:
        super().__init__(name, file)
        self._width = lru_cache(_WIDTHS)(super().stringWidth)

    def stringWidth(self, text: Any, size: float, encoding: str = "utf8") -> float:  # noqa: N802
        return self._width(text, size, encoding)


@cache
def register() -> None:
    """Make the four faces known to ReportLab; they are embedded as subsets."""
    rl_config.useA85 = 0  # pages as bytes and not as letters: smaller, and made sooner
    files = {font.name: str(font.path) for font in FONTS}
    for name in FACES:
        font: Any = _Face(name, files[name])
        # The box that the face draws for a sign it lacks (glyph 0) becomes a letter of its own, so
        # that it can be searched and copied too.
        font.face.charToGlyph[ord(MISSING)] = 0
        font.face.charWidths[ord(MISSING)] = font.face.defaultWidth
        pdfmetrics.registerFont(font)
    pdfmetrics.registerFontFamily(REGULAR, *FACES)


@cache
def _signs() -> frozenset[int]:
    """The code points that every face has."""
    register()
    fonts: list[Any] = [pdfmetrics.getFont(name) for name in FACES]
    tables = [font.face.charToGlyph for font in fonts]
    return frozenset(set(tables[0]).intersection(*tables[1:]))


class _Table(dict[int, str]):
    """A translation table that works out each sign once, when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _printed(chr(code))
        return self[code]


_TABLE = _Table()


def _printed(sign: str) -> str:
    """Return what stands on paper for one sign: itself, a like one, nothing, or □."""
    if sign in _INSTEAD:
        return _INSTEAD[sign]
    if sign == "\n":
        return sign
    kind = unicodedata.category(sign)
    if kind == "Cc":
        return " "
    if kind == "Cf" or "\ufe00" <= sign <= "\ufe0f":
        return ""  # joiners, direction marks, soft hyphens, variants: nothing to see
    if ord(sign) in _signs() and unicodedata.bidirectional(sign) not in ("R", "AL", "AN"):
        return sign
    return " " if kind == "Zs" else MISSING


# What is built in another thread has a collection of its own.
_collected: ContextVar[dict[str, None] | None] = ContextVar("collected", default=None)


@contextmanager
def collecting_missing() -> Iterator[Collection[str]]:
    """Collect the signs that print as □ in whatever is made within, each one once, in order."""
    found: dict[str, None] = {}
    token = _collected.set(found)
    try:
        yield found.keys()
    finally:
        _collected.reset(token)


def printable(text: str) -> str:
    """Return the text as it can be printed, line ends as \\n, a sign that is lacking as □."""
    printed = _composed(text).translate(_TABLE)
    if MISSING in printed and (found := _collected.get()) is not None:
        found.update(dict.fromkeys(missing_signs(text)))
    return printed


# »uge 48«, »kl. 12.30«, »ma 7.12.« and »virkede det: i mål« are never parted at a line's end.
_TOGETHER = re.compile(
    r"\b(uge|kl\.) (?=\d)|\b(ma|ti|on|to|fr|lø|sø) (?=\d{1,2}\.\d{1,2}\.(?!\d))|(?<=: )(i) (?=\w)",
    re.IGNORECASE,
)


def markup(text: str) -> str:
    """Return printable text, escaped for a ReportLab paragraph; what is one stays on one line."""
    return escape(_TOGETHER.sub(lambda found: f"{found[0][:-1]}\u00a0", printable(text)))


def missing_signs(text: str) -> list[str]:
    """Return the signs that will print as □, each one once, in the order of the text."""
    composed = _composed(text)
    return list(dict.fromkeys(s for s in composed if s != MISSING and _TABLE[ord(s)] == MISSING))


def _composed(text: str) -> str:
    """Join letters and their loose accents (å as macOS writes it), and unify line ends."""
    return unicodedata.normalize("NFC", _LINE_END.sub("\n", text))
