"""The paragraph styles of all sheets: every size and leading stands here once.

Draws nothing and holds no text.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from pyphen import Pyphen
from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from teammoede.printing.fonts import BOLD, ITALIC, REGULAR, register
from teammoede.printing.page import BASELINE, GREY, HANG, READABLE, SMALL, body_width

register()

_LEADING = 1.24  # of type that is fitted to its page


@cache
def _hyphenation() -> Pyphen:
    # Two letters alone before or after a hyphen are not worth a line.
    return Pyphen(lang="da_DK", left=3, right=3)


_NAME = 16  # letters; a double name's halves are shorter


def hyphenated(word: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to part a Danish word; the dictionary is loaded when first asked.

    A double name parts at its own hyphen (Anne-Margrethe), and nowhere else.
    """
    places = [place for place, letter in enumerate(word, 1) if letter == "-"]
    yield from ((word[:place], word[place:]) for place in reversed(places))
    if not places or max(map(len, word.split("-"))) > _NAME:
        yield from _hyphenation().iterate(word)


# Patterns part short compounds in the wrong place (sko-vdag); those go on to the next line whole.
_PARTED: dict[str, Any] = {"hyphenationLang": hyphenated, "hyphenationMinWordLength": 12}


def _style(name: str, size: float, font: str = REGULAR, **more: Any) -> ParagraphStyle:
    settings: dict[str, Any] = {
        "fontName": font,
        "fontSize": size,
        "leading": BASELINE,
        "allowWidows": 0,
        "allowOrphans": 0,
        "splitLongWords": 1,
        "embeddedHyphenation": 2,  # a double name parts at its hyphen, and goes down whole first
        "bulletFontName": REGULAR,
    }
    return ParagraphStyle(name, **(settings | more))


TITLE = _style("title", 18, BOLD, leading=1.75 * BASELINE)
COURSE = _style("course", 12.5, BOLD, leading=1.25 * BASELINE)
WHEN = _style("when", 10.5)
POINT = _style("point", 12.5, BOLD, leading=1.2 * BASELINE)
CONTINUED = _style("continued", 10, BOLD)
_TO_READ: dict[str, Any] = {"leftIndent": HANG, "rightIndent": body_width() - HANG - READABLE}
TEXT = _style("text", 10.5, **_TO_READ)
BULLET = _style("bullet", 10.5, **{**_TO_READ, "leftIndent": HANG + 11}, bulletIndent=HANG + 1)
FRAMED = _style("framed", 10.5)
CELL = _style("cell", 10)
CELL_BOLD = _style("cell bold", 10, BOLD)
NARROW = _style("narrow", 10, **_PARTED)
NARROW_BOLD = _style("narrow bold", 10, BOLD, **_PARTED)
EMPTY = _style("empty", 10, ITALIC, textColor=Color(GREY, GREY, GREY), **_TO_READ)
EMPTY_WIDE = _style("empty wide", 10, ITALIC, textColor=Color(GREY, GREY, GREY))
NOTE = _style("note", SMALL)
NOTE_TEXT = _style("note text", SMALL, **_TO_READ)
NOTE_RIGHT = _style("note right", SMALL, alignment=TA_RIGHT)
RIGHT = _style("right", 10.5, leading=1.75 * BASELINE, alignment=TA_RIGHT)
LABEL = _style("label", SMALL, BOLD)
SIDE_LABEL = _style("side label", SMALL, BOLD, **_TO_READ)
WALL_TITLE = _style("wall title", 24, BOLD, leading=2.25 * BASELINE)
WALL_COURSE = _style("wall course", 16, BOLD, leading=1.6 * BASELINE)
_LARGE: dict[str, Any] = {"leading": 1.4 * BASELINE, **_PARTED}
WALL = _style("wall", 14, **_LARGE)
WALL_BOLD = _style("wall bold", 14, BOLD, **_LARGE)
EMPTY_WALL = _style("empty wall", 14, ITALIC, textColor=Color(GREY, GREY, GREY), **_LARGE)


@cache
def at_size(style: ParagraphStyle, size: float) -> ParagraphStyle:
    """Return a style in another size, for a sheet that is fitted to its page."""
    return style.clone(f"{style.name} {size:g}", fontSize=size, leading=_LEADING * size)
