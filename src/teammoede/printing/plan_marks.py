"""The drawn marks of the course plan: what kind of meeting it is, whether it was held or cancelled.

Understood in black on white alone; knows no week and no page.
"""

from collections.abc import Iterable
from enum import Enum

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingKind, MeetingState
from teammoede.printing.fonts import REGULAR
from teammoede.printing.page import GUTTER, SMALL

_LIGHT = 0.94  # 6 % grey: a copier leaves it white, and the words say the same
_EDGE = 0.9


class Sign(Enum):
    """A mark before a meeting, and what it means."""

    PLANNING = "planlægningsmøde"
    MILESTONE = "milepæl: opstart, slutevaluering, besøg"
    HELD = "holdt"
    CANCELLED = "aflyst"


def sign_of(meeting: Meeting) -> Sign:
    """Return the mark of a meeting; how it went counts more than what kind it is."""
    if meeting.state is MeetingState.CANCELLED:
        return Sign.CANCELLED
    if meeting.is_held:
        return Sign.HELD
    return Sign.PLANNING if meeting.kind is MeetingKind.PLANNING else Sign.MILESTONE


class Mark(Flowable):
    """One mark, as high as a line of type in this size."""

    def __init__(self, sign: Sign, size: float, leading: float) -> None:
        super().__init__()
        self._sign = sign
        self._size = size
        self._leading = leading

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        self.width, self.height = aW, self._leading
        return self.width, self.height

    def draw(self) -> None:
        middle = self._leading - self._size + 0.36 * self._size  # of the small letters beside it
        _draw(self.canv, self._sign, 0.4 * self._size, middle, self._size)


def _draw(canvas: Canvas, sign: Sign, x: float, y: float, size: float) -> None:
    """Draw a mark around the point x, y."""
    half = 0.3 * size
    canvas.setStrokeGray(0)
    canvas.setFillGray(0)
    canvas.setLineWidth(0.09 * size)
    path = canvas.beginPath()
    if sign is Sign.PLANNING:
        canvas.circle(x, y, 0.8 * half, stroke=1, fill=0)
    elif sign is Sign.MILESTONE:
        path.moveTo(x - 1.2 * half, y)
        path.lineTo(x, y + 1.2 * half)
        path.lineTo(x + 1.2 * half, y)
        path.lineTo(x, y - 1.2 * half)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)
    elif sign is Sign.HELD:
        canvas.setLineWidth(0.13 * size)
        path.moveTo(x - half, y)
        path.lineTo(x - 0.25 * half, y - 0.8 * half)
        path.lineTo(x + 1.1 * half, y + half)
        canvas.drawPath(path)
    else:
        canvas.line(x - 0.8 * half, y - 0.8 * half, x + 0.8 * half, y + 0.8 * half)
        canvas.line(x - 0.8 * half, y + 0.8 * half, x + 0.8 * half, y - 0.8 * half)


class Banded(Flowable):
    """A row on a light band (`closed`), or in a black frame (`framed`), from `start` to its end."""

    def __init__(
        self, row: Flowable, start: float, *, closed: bool = False, framed: bool = False
    ) -> None:
        super().__init__()
        self._row = row
        self._start = start
        self._closed = closed
        self._framed = framed

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        self.width, self.height = self._row.wrapOn(self.canv, aW, aH)
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canv
        x, width = self._start - 1.2 * mm, self.width - self._start + 1.2 * mm
        if self._closed:
            canvas.setFillGray(_LIGHT)
            canvas.rect(x, 0, width, self.height, stroke=0, fill=1)
            canvas.setFillGray(0)
        self._row.drawOn(canvas, 0, 0)
        if self._framed:
            canvas.setStrokeGray(0)
            canvas.setLineWidth(_EDGE)
            canvas.rect(x, 0, width, self.height, stroke=1, fill=0)


class Legend(Flowable):
    """What the marks mean, on one line; only those that stand on the sheet."""

    def __init__(self, signs: Iterable[Sign]) -> None:
        super().__init__()
        used = set(signs)
        self._signs = [sign for sign in Sign if sign in used]

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        self.width, self.height = aW, 2 * SMALL
        return self.width, self.height

    def draw(self) -> None:
        x, y = 0.0, 0.4 * SMALL
        for sign in self._signs:
            _draw(self.canv, sign, x + 0.4 * SMALL, y + 0.36 * SMALL, SMALL)
            x += 1.2 * SMALL
            self.canv.setFont(REGULAR, SMALL)
            self.canv.drawString(x, y, sign.value)
            x += stringWidth(sign.value, REGULAR, SMALL) + GUTTER
