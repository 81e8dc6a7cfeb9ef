"""How blocks flow over pages: stacks that break with their heading, and rows that stay whole.

Everything is measured once and keeps its measure when it breaks; knows nothing of what it holds.
"""

from collections.abc import Callable, Collection, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph

from teammoede.printing.page import BASELINE, GREY, HAIRLINE

UNBOUNDED = 1e6
_HEADINGS = 6 * BASELINE  # what the repeated headings above a row take at most
_LONG = 120  # lines; a longer paragraph would be broken into lines again on every page
_FUZZ = 0.01


def frame_height(flowable: Any) -> float:
    """Return the height in points of the frame that is being filled, else of an endless one."""
    frame = getattr(getattr(flowable.canv, "_doctemplate", None), "frame", None)
    return frame._height if frame is not None else UNBOUNDED


# Set while something is broken that did not break by the rules: then anything may break anywhere.
_forced: ContextVar[bool] = ContextVar("forced", default=False)


def _at_any_price(
    flowable: Any,
    split: Callable[[float, float], list[Flowable]],
    width: float,
    room: float,
) -> list[Flowable]:
    """Split by the rules; where that gives nothing though a whole page is free, without them."""
    halves = split(width, room)
    if halves or room < frame_height(flowable) - _FUZZ:
        return halves
    token = _forced.set(True)
    try:
        return split(width, room)
    finally:
        _forced.reset(token)


@dataclass(frozen=True)
class _Placed:
    """A flowable, its height (None until it is measured), and the space above it."""

    flowable: Flowable
    height: float | None
    gap: float


class Stack(Flowable):
    """Flowables on top of each other that break as one.

    The first `lead` ones never end a page alone, the last `tail` ones never begin one apart;
    `again` makes what tops the rest on a next page.
    """

    def __init__(
        self,
        parts: Sequence[Flowable],
        *,
        lead: int = 0,
        again: Callable[[], Flowable] | None = None,
        tail: int = 1,
        gap: float = 0.0,
    ) -> None:
        super().__init__()
        self._items = [_Placed(part, None, part.getSpaceBefore()) for part in parts]
        self._lead = lead
        self._tail = tail
        self._again = again
        self._goes_on = False
        self.spaceBefore = gap

    def _rest(self, items: list[_Placed]) -> "Stack":
        """What goes on to the next page, under its heading."""
        rest = Stack([], again=self._again, tail=self._tail)
        if self._again is not None:
            rest._items, rest._lead = [_Placed(self._again(), None, 0.0)], 1
            rest._goes_on = True
        rest._items += items
        return rest

    def _begin(self, items: list[_Placed]) -> "Stack":
        begin = Stack([], gap=self.spaceBefore)
        begin._items, begin._lead = items, self._lead
        return begin

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        self._measure(aW)
        self.width = aW
        self.height = sum(self._tall(i) for i in range(len(self._items)))
        return self.width, self.height

    def _measure(self, width: float) -> None:
        measured: list[_Placed] = []
        for item in self._items:
            if item.height is not None:
                measured.append(item)
                continue
            height = item.flowable.wrapOn(self.canv, width, UNBOUNDED)[1]
            pieces = _pieces(item.flowable, width, height, self.canv)
            measured.append(replace(pieces[0], gap=item.gap))
            measured += pieces[1:]
        self._items = measured

    def _tall(self, number: int) -> float:
        item = self._items[number]
        return (item.height or 0.0) + (item.gap if number else 0.0)

    def split(self, availWidth: float, availheight: float) -> list[Flowable]:  # noqa: N803
        return _at_any_price(self, self._split, availWidth, availheight)

    def _split(self, width: float, room: float) -> list[Flowable]:
        self._measure(width)
        used = 0.0
        for number, item in enumerate(self._items):
            tall = self._tall(number)
            if used + tall <= room + _FUZZ:
                used += tall
                continue
            return self._broken(number, room - used - (item.gap if number else 0.0), width)
        return [self]

    def _broken(self, number: int, room: float, width: float) -> list[Flowable]:
        """Break at or before the item that does not fit; nothing where it all has to move on."""
        item = self._items[number]
        forced = _forced.get()
        fits_nowhere = (item.height or 0.0) > frame_height(self) - _HEADINGS
        may_break = room > 0 and (number >= self._lead or fits_nowhere or forced)
        halves = item.flowable.splitOn(self.canv, width, room) if may_break else []
        if len(halves) > 1:
            upper = replace(item, flowable=halves[0], height=None)
            lower = [_Placed(half, None, 0.0) for half in halves[1:]]
            kept = [*self._items[:number], upper]
            return [self._begin(kept), self._rest([*lower, *self._items[number + 1 :]])]
        self._items[number] = replace(item, height=None)  # a failed split forgets the measure
        if not forced:
            number = min(number, len(self._items) - self._tail)
            number -= self._is_last_of_list(number)
        # Whatever goes on has a heading that must not come again alone, page after page.
        if number <= (self._goes_on if forced else self._lead):
            return []
        return [self._begin(self._items[:number]), self._rest(self._items[number:])]

    def _is_last_of_list(self, number: int) -> bool:
        """Whether the last of several bullets would begin the next page alone.

        A tall one before it stays: it would only be parted under a heading on the same page.
        """
        around = self._items[max(number - 1, 0) : number + 2]
        bullets = [_is_bullet(item.flowable) for item in around]
        slight = (around[0].height or 0.0) < 2.5 * BASELINE
        return number > 0 and slight and bullets in ([True, True], [True, True, False])

    def draw(self) -> None:
        y = self.height
        for number, item in enumerate(self._items):
            y -= self._tall(number)
            item.flowable.drawOn(self.canv, 0, y)


def _is_bullet(flowable: Flowable) -> bool:
    return isinstance(flowable, Paragraph) and bool(flowable.bulletText)


def _pieces(flowable: Flowable, width: float, height: float, canvas: Canvas) -> list[_Placed]:
    """Halve a very long paragraph again and again, as every break would wrap its whole rest."""
    if not isinstance(flowable, Paragraph) or height <= _LONG * flowable.style.leading:
        return [_Placed(flowable, height, 0.0)]
    lines = round(height / flowable.style.leading)
    halves = flowable.splitOn(canvas, width, (lines // 2 + 0.5) * flowable.style.leading)
    if len(halves) < 2:
        return [_Placed(flowable, flowable.wrapOn(canvas, width, UNBOUNDED)[1], 0.0)]
    pieces = []
    for half in halves:
        tall = half.wrapOn(canvas, width, UNBOUNDED)[1]
        pieces += _pieces(half, width, tall, canvas)
    return pieces


@dataclass(frozen=True)
class Columns:
    """The columns of a table, each with its start and width in points."""

    places: tuple[tuple[float, float], ...]

    @classmethod
    def of(cls, *widths: float, gutter: float = 3 * mm, start: float = 0.0) -> "Columns":
        """Lay columns of these widths side by side."""
        places = []
        for width in widths:
            places.append((start, width))
            start += width + gutter
        return cls(tuple(places))

    @property
    def right(self) -> float:
        """Where the last column ends."""
        start, width = self.places[-1]
        return start + width


@dataclass(frozen=True)
class RowLook:
    """How a row is set: its paddings, its least height, and the rule below (hair, dots, none)."""

    above: float = 1.25 * mm
    below: float = 1.0 * mm
    least: float = 0.0
    rule: str = "hair"
    rule_from: int = 0


class Row(Flowable):
    """Cells beside each other, one rule below; whole where it fits on a page, else it breaks.

    A black bar before each of the columns `bars` says that its cell has changed.
    """

    def __init__(
        self,
        columns: Columns,
        cells: Sequence[Flowable | None],
        look: RowLook | None = None,
        *,
        bars: Collection[int] = (),
    ) -> None:
        super().__init__()
        self._columns = columns
        self._cells = list(cells)
        self._look = look or RowLook()
        self._bars = bars
        self._heights: list[float] | None = None

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        if self._heights is None:
            self._heights = [
                cell.wrapOn(self.canv, width, UNBOUNDED)[1] if cell is not None else 0.0
                for cell, (_, width) in zip(self._cells, self._columns.places, strict=True)
            ]
            look = self._look
            tallest = max(self._heights) + look.above + look.below
            self.height = max(tallest, look.least)
        self.width = aW
        return self.width, self.height

    def split(self, availWidth: float, availheight: float) -> list[Flowable]:  # noqa: N803
        return _at_any_price(self, self._split, availWidth, availheight)

    def _split(self, width: float, available: float) -> list[Flowable]:
        self.wrap(width, available)
        look = self._look
        room = available - look.above - look.below
        whole = self.height <= frame_height(self) - _HEADINGS and not _forced.get()
        if whole or room < 2 * BASELINE:
            return []
        upper: list[Flowable | None] = []
        lower: list[Flowable | None] = []
        for number in range(len(self._cells)):
            above, below = self._cut(number, room)
            upper.append(above)
            lower.append(below)
        if all(cell is None for cell in upper):
            return []
        begin = Row(self._columns, upper, replace(look, least=0.0, rule=""), bars=self._bars)
        return [begin, Row(self._columns, lower, replace(look, least=0.0), bars=self._bars)]

    def _cut(self, number: int, room: float) -> tuple[Flowable | None, Flowable | None]:
        cell, (_, width) = self._cells[number], self._columns.places[number]
        heights = self._heights or []
        if cell is None or heights[number] <= room + _FUZZ:
            return cell, None
        halves = cell.splitOn(self.canv, width, room)
        if len(halves) < 2:
            return None, cell
        return halves[0], Stack(halves[1:])

    def _drop(self, cell: Flowable) -> float:
        """How much lower smaller type is set, so that a row of words shares its baseline."""
        sizes = [c.style.fontSize for c in self._cells if isinstance(c, Paragraph)]
        return max(sizes) - cell.style.fontSize if isinstance(cell, Paragraph) else 0.0

    def draw(self) -> None:
        look, canvas = self._look, self.canv
        top = self.height - look.above
        heights = self._heights or []
        for cell, height, (x, _) in zip(self._cells, heights, self._columns.places, strict=True):
            if cell is not None:
                cell.drawOn(canvas, x, top - height - self._drop(cell))
        for number in self._bars:
            x = self._columns.places[number][0] - 1.6 * mm
            draw_bar(canvas, x, 0.8 * mm, self.height - 0.8 * mm)
        if look.rule == "hair":
            set_hairline(canvas)
            canvas.line(self._columns.places[look.rule_from][0], 0, self._columns.right, 0)
        elif look.rule == "dots":
            set_dots(canvas)
            for x, width in self._columns.places[look.rule_from :]:
                canvas.line(x, 0, x + width, 0)


def set_hairline(canvas: Canvas) -> None:
    """Draw as quiet rules: grey hairlines."""
    canvas.setLineWidth(HAIRLINE)
    canvas.setStrokeGray(GREY)


def set_dots(canvas: Canvas) -> None:
    """Draw as writing lines: black dots, as a grey hairline dies in a copier."""
    canvas.setLineWidth(0.5)
    canvas.setStrokeGray(0)
    canvas.setDash([0.5, 1.7])


def draw_bar(canvas: Canvas, x: float, low: float, high: float) -> None:
    """Draw the bar that says »changed«."""
    canvas.setLineWidth(1.6)
    canvas.setStrokeGray(0)
    canvas.line(x, low, x, high)
