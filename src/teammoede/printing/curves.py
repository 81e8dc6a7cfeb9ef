"""The small curves of signs and absence: one drawing each, for paper (PDF) and screen (SVG).

Draws numbers by their days; knows no course, and needs no chart library.
"""

from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Literal

from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Circle, Drawing, Line, Path, Rect, String
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth

from teammoede.domain.sign import SCALE
from teammoede.domain.week import monday_of, week_of
from teammoede.printing.fonts import BOLD, ITALIC, REGULAR, printable, register
from teammoede.printing.page import HAIRLINE, SMALL, shortened

NOT_RATED = "ikke vurderet endnu"
NOT_COUNTED = "ikke skrevet op endnu"
MARKS = "Streger under kurven: aftaler, der begyndte – jo længere, jo flere."

Size = tuple[float, float]
Span = tuple[date, date]
Anchor = Literal["start", "middle", "end"]

_TITLE = 10.0
_WEEK = timedelta(weeks=1)
_PITCH = 24  # points between two week numbers at least
_STEPS = (1, 2, 4, 8, 13, 26, 52)
_LOW = 26  # points below the axis: the marks, under them the week numbers
_HIGH = 16  # points above the scale: the title
_MARKS = 10.0  # the longest mark
_ROUND = (0.1, 0.2, 0.3, 0.4, 0.5, 0.75, 1.0)  # where an axis of shares may end
# On screen the family may be lacking; then any without serifs will do.
_ON_SCREEN = {
    REGULAR: {"family": "'Open Sans', sans-serif"},
    BOLD: {"family": "'Open Sans', sans-serif", "weight": "bold"},
    ITALIC: {"family": "'Open Sans', sans-serif", "style": "italic"},
}


@dataclass(frozen=True)
class Ink:
    """The two colours of a curve as #rrggbb; a dark window has its own, paper is black on white."""

    strong: str = "#000000"
    quiet: str = "#666666"


PAPER = Ink()


@dataclass(frozen=True)
class _Dot:
    """One point of the curve: its day, its height 0–1, and the number beside the outermost."""

    day: date
    height: float
    number: str


def sign_curve(
    title: str,
    points: Sequence[tuple[date, int]],
    *,
    started: Sequence[date],
    span: Span,
    size: Size,
    ink: Ink = PAPER,
) -> Drawing:
    """Return the curve of one sign's ratings 1–5; `started` are the days actions began on.

    `size` is width and height in points; days outside of `span` widen it.
    """
    lowest, highest = SCALE[0], SCALE[-1]
    dots = [_Dot(day, (n - lowest) / (highest - lowest), str(n)) for day, n in sorted(points)]
    scale = (str(lowest), str(highest))
    chart = _Chart(title, scale, _widened(span, [*(d.day for d in dots), *started]), size, ink)
    chart.draw_curve([dots] if dots else [], NOT_RATED, ticks=len(SCALE))
    chart.draw_marks(Counter(started))
    return chart.drawing


def absence_curve(
    weeks: Sequence[tuple[date, float | None]],
    *,
    span: Span,
    size: Size,
    title: str = "Børnenes fravær",
    ink: Ink = PAPER,
) -> Drawing:
    """Return the curve of the shares of child-days away, 0–1, by the Monday of each week.

    A week without a share, or left out, is a gap in the line.
    """
    known = [(monday, share) for monday, share in sorted(weeks, key=_first) if share is not None]
    end = next((r for r in _ROUND if r >= max((s for _, s in known), default=0)), 1.0)
    dots = [_Dot(monday, share / end, _percent(share)) for monday, share in known]
    scale = ("0", _percent(end))
    chart = _Chart(title, scale, _widened(span, [d.day for d in dots]), size, ink)
    chart.draw_curve(_without_gaps(dots), NOT_COUNTED, ticks=3)
    return chart.drawing


def as_svg(drawing: Drawing) -> bytes:
    """Return the drawing for the screen; text that ends or is centred there does so in any font."""
    copy = deepcopy(drawing)
    for shape in copy.contents:
        if isinstance(shape, String):
            # Else ReportLab would measure the text, in a font that the screen may lack.
            setattr(shape, "_svgAttrs", {"text-anchor": shape.textAnchor})  # noqa: B010
            shape.textAnchor = "start"
    svg = renderSVG.drawToString(copy, fontHacks=_ON_SCREEN, useClip=True)
    return svg.replace("<title>...</title>", "").replace("<desc>...</desc>", "").encode()


def _first(week: tuple[date, float | None]) -> date:
    return week[0]


def _percent(share: float) -> str:
    return f"{share:.0%}".replace("%", " %")


def _widened(span: Span, days: Sequence[date]) -> Span:
    return min([span[0], *days]), max([span[1], *days])


def _without_gaps(dots: Sequence[_Dot]) -> list[list[_Dot]]:
    """Return the runs of dots that are a week apart."""
    numbered = enumerate(dots)
    runs = groupby(numbered, key=lambda pair: pair[1].day - pair[0] * _WEEK)
    return [[dot for _, dot in run] for _, run in runs]


class _Chart:
    """One drawing under way: the days across, heights 0–1 up, words at their ends."""

    def __init__(self, title: str, scale: tuple[str, str], span: Span, size: Size, ink: Ink):
        register()
        # The SVG is cut to whole points, and its text stands on half ones.
        self._width, self._height = (float(round(length)) for length in size)
        self.drawing = Drawing(self._width, self._height, initialFontName=REGULAR)
        self._strong: Color = HexColor(ink.strong)
        self._quiet: Color = HexColor(ink.quiet)
        self._first = monday_of(span[0])
        self._days = max((monday_of(span[1]) + _WEEK - self._first).days, 7)
        widest = max(stringWidth(word, REGULAR, SMALL) for word in scale)
        self._left = widest + 3
        self._inset = max(stringWidth(word, BOLD, SMALL) for word in scale) + 10
        room = 0.85 * self._width  # the screen's letters may be wider
        self._write(0, self._height - 9, shortened(printable(title), BOLD, _TITLE, room))
        for word, y in zip(scale, (self._y(0), self._y(1)), strict=True):
            self._write(widest, y - 3, word, REGULAR, "end")
        self._draw_weeks()

    def _x(self, day: date) -> float:
        room = self._width - self._left - 2 * self._inset
        return self._left + self._inset + room * (day - self._first).days / self._days

    def _y(self, height: float) -> float:
        return _LOW + (self._height - _HIGH - 4 - _LOW) * height

    def _write(
        self, x: float, y: float, text: str, font: str = BOLD, anchor: Anchor = "start"
    ) -> None:
        colour = self._quiet if font == ITALIC else self._strong
        size = _TITLE if y > self._height - _HIGH + 2 else SMALL
        self.drawing.add(
            String(
                x,
                round(2 * y) / 2,
                text,
                fontName=font,
                fontSize=size,
                fillColor=colour,
                textAnchor=anchor,
            )
        )

    def _rule(self, x: float, y: float, to_x: float, to_y: float, width: float = HAIRLINE) -> None:
        colour = self._quiet if width == HAIRLINE else self._strong
        self.drawing.add(Line(x, y, to_x, to_y, strokeColor=colour, strokeWidth=width))

    def _draw_weeks(self) -> None:
        """Set the axis, and as many week numbers under it as have room."""
        self._rule(self._left, _LOW, self._width, _LOW)
        weeks = self._days // 7
        pitch = self._x(self._first + _WEEK) - self._x(self._first)
        step = next((step for step in _STEPS if step * pitch >= _PITCH), weeks)
        for number in range(0, weeks, step):
            monday = self._first + number * _WEEK
            word = str(week_of(monday)) if number else f"uge {week_of(monday)}"
            self._write(self._x(monday), 3, word, REGULAR, "middle")

    def draw_curve(self, runs: Sequence[Sequence[_Dot]], empty: str, ticks: int) -> None:
        """Draw each run as a line with its dots; the outermost have their numbers beside them."""
        dots = [dot for run in runs for dot in run]
        if not dots:
            self._draw_empty(empty)
            return
        for number in range(ticks):
            y = self._y(number / (ticks - 1))
            self._rule(self._left, y, self._left + 3, y)
        for run in runs:
            self._draw_run(run)
        self._draw_numbers(dots)

    def _draw_run(self, run: Sequence[_Dot]) -> None:
        places = [(self._x(dot.day), self._y(dot.height)) for dot in run]
        if len(places) > 1:
            self.drawing.add(self._line(places))
        for x, y in places:
            self.drawing.add(Circle(x, y, 1.9, fillColor=self._strong, strokeColor=None))

    def _line(self, places: Sequence[tuple[float, float]]) -> Path:
        # A path that stays open: on screen a PolyLine would be filled.
        line = Path(fillColor=None, strokeColor=self._strong, strokeWidth=1.2)
        line.moveTo(*places[0])
        for place in places[1:]:
            line.lineTo(*place)
        return line

    def _draw_numbers(self, dots: Sequence[_Dot]) -> None:
        first, last = dots[0], dots[-1]
        self._write(self._x(last.day) + 4, self._beside(last), last.number)
        if len(dots) > 1:
            self._write(self._x(first.day) - 4, self._beside(first), first.number, BOLD, "end")

    def _beside(self, dot: _Dot) -> float:
        """Return where the number of a dot stands: never on the axis, which would strike it out."""
        return max(self._y(dot.height) - 3, _LOW + 2.5)

    def _draw_empty(self, words: str) -> None:
        low, high = self._y(0), self._y(1)
        box = (self._left, low, self._width - self._left - HAIRLINE, high - low)
        edge = {"fillColor": None, "strokeColor": self._quiet, "strokeWidth": HAIRLINE}
        self.drawing.add(Rect(*box, **edge))
        middle = (self._left + self._width) / 2
        self._write(middle, (low + high) / 2 - 3, words, ITALIC, "middle")

    def draw_marks(self, began: Counter[date]) -> None:
        """Draw a mark under the axis for each day on which actions began."""
        for day, many in sorted(began.items()):
            length = min(2.5 * many, _MARKS)
            self._rule(self._x(day), _LOW, self._x(day), _LOW - length, 1.6)
