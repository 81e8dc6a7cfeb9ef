"""The page of all sheets: A4 (A3 is A4 enlarged), margins and grid, running head and foot, the PDF.

Lays a ready story out on pages; knows no sheet and nothing of the domain.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate
from reportlab.platypus.doctemplate import ActionFlowable, LayoutError

from teammoede.domain.week import short_date
from teammoede.printing.fonts import BOLD, REGULAR, printable, register

BASELINE = 4.5 * mm
LEFT = 20 * mm  # two punched holes, 12 mm from the edge
MARGIN = 14 * mm
COLUMNS = 12
ENLARGED = 2**0.5  # A3 beside A4
GUTTER = 4 * mm
HANG = 15 * mm  # the first column and its gutter: numbers, ticks and marks hang here
READABLE = 146 * mm  # ten columns: a line of text holds 60 to 80 letters
HAIRLINE = 0.4
SMALL = 8.5
GREY = 0.4  # 60 % black

_HEAD = 10.2 * mm  # below the upper edge
_FOOT = 8 * mm  # above the lower edge; nothing nearer than 6 mm, printers clip there
_TITLE = 120  # letters of a course's name in the document's title
_TOO_LITTLE = 3 * BASELINE  # a last page with less than this gets company
_TRIES = 3


def body_width(wide: bool = False) -> float:
    """Return the width between the margins in points, of a portrait or landscape (wide) page."""
    return _size(wide)[0] - LEFT - MARGIN


def body_height(wide: bool = False) -> float:
    """Return the height between the margins in points."""
    return _size(wide)[1] - 2 * MARGIN


def columns(number: int, wide: bool = False) -> float:
    """Return the width in points of so many columns of the grid, the gutters between them too."""
    column = (body_width(wide) - (COLUMNS - 1) * GUTTER) / COLUMNS
    return number * column + (number - 1) * GUTTER


@dataclass(frozen=True)
class Running:
    """What stands on every page of one sheet; `hangs` says where the sheet may hang.

    A `wide` sheet is landscape. A `large` one is laid out on A4 and enlarged to A3, whole.
    """

    sheet: str
    course: str
    when: str
    code: str
    hangs: str
    printed: datetime
    wide: bool = False
    large: bool = False


def build(running: Running, story: Callable[[], Sequence[Flowable]]) -> bytes:
    """Return the PDF; `story` makes the flowables anew, should the last page be pushed on."""
    register()
    short: dict[int, float] = {}
    document = _laid_out(running, short, story)
    for _ in range(_TRIES):
        if not document.ends_with_little:
            break
        # Push on: the page before ends earlier, so that the last line gets company.
        before = len(document.filled) - 1
        short[before] = short.get(before, 0.0) + _TOO_LITTLE
        try:
            pushed = _laid_out(running, short, story)
        except LayoutError:
            break  # something needs the whole of that page; then the line stays alone
        if len(pushed.filled) > len(document.filled):
            break
        document = pushed
    return document.stream.getvalue()


def _laid_out(
    running: Running, short: dict[int, float], story: Callable[[], Sequence[Flowable]]
) -> "_Document":
    document = _Document(running, short)
    document.build(list(story()), canvasmaker=MarkingCanvas)
    return document


def shortened(text: str, font: str, size: float, width: float) -> str:
    """Return the text on one line, cut with … where it is wider than `width` points."""
    line = " ".join(text.split())
    if stringWidth(line, font, size) <= width:
        return line
    low, high = 0, len(line)
    while low < high:  # the longest beginning that fits
        middle = (low + high + 1) // 2
        fits = stringWidth(line[:middle].rstrip() + "…", font, size) <= width
        low, high = (middle, high) if fits else (low, middle - 1)
    return line[:low].rstrip() + "…"


def _size(wide: bool) -> tuple[float, float]:
    return landscape(A4) if wide else A4


class MarkingCanvas(Canvas):
    """Holds the pages back until their number is known, and the marks that lead to them."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self._held: list[dict[str, Any]] = []
        self._marks: list[tuple[int, str, float]] = []
        self.draw_foot: Callable[[Canvas, int, int], None] | None = None

    def mark(self, key: str, title: str, above: float) -> None:
        """Enter this place, `above` points higher, in the table of contents."""
        self.addOutlineEntry(title, key)
        self._marks.append((len(self._held), key, self.absolutePosition(0, above)[1]))

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        self._held.append(dict(self.__dict__))
        start_page: Any = getattr(self, "_startPage")  # noqa: B009 - the stubs lack it
        start_page()

    def save(self) -> None:
        held, marks, draw_foot = self._held, self._marks, self.draw_foot
        for number, page in enumerate(held):
            self.__dict__.update(page)
            for _, key, y in (mark for mark in marks if mark[0] == number):
                self.bookmarkPage(key, fit="FitH", top=y)
            if draw_foot is not None:
                draw_foot(self, number + 1, len(held))
            super().showPage()
        super().save()


class _Anew(ActionFlowable):
    """Says that the page to come has a top of its own and needs no running head."""

    def apply(self, doc: Any) -> None:
        doc.begins_anew = True


def new_sheet() -> list[Flowable]:
    """Return what ends a page, so that the next one begins like a first one."""
    return [_Anew(), PageBreak()]


class _Document(BaseDocTemplate):
    """One sheet; `short` gives pages that end earlier than others, and by how much."""

    def __init__(self, running: Running, short: dict[int, float]) -> None:
        self.stream = BytesIO()
        self.running = running
        self.short = short
        self.filled: list[float] = []
        self.begins_anew = True  # the page to come, that is
        super().__init__(
            self.stream,
            pagesize=_size(running.wide),
            title=f"{running.sheet} · {printable(running.course)[:_TITLE]} · {running.when}",
            author="teammøde",
            creator="teammøde",
            producer="teammøde",
            subject=printable(running.code),
            lang="da-DK",
            displayDocTitle=True,
            invariant=1,
            pageCompression=1,
            initialFontName=REGULAR,  # else every page names a face that is not embedded
        )
        first = self._template("full") if 1 not in short else self._template("1")
        others = [self._template("full")] + [self._template(str(page)) for page in short]
        self.addPageTemplates([first, *others])

    @property
    def ends_with_little(self) -> bool:
        """Whether the last page of several holds next to nothing."""
        return len(self.filled) > 1 and self.filled[-1] < _TOO_LITTLE

    def _template(self, key: str) -> PageTemplate:
        width, height = self.pagesize
        less = self.short.get(int(key), 0.0) if key != "full" else 0.0
        box = (LEFT, MARGIN + less, width - LEFT - MARGIN, height - 2 * MARGIN - less)
        frame = Frame(*box, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
        return PageTemplate(id=key, frames=[frame], onPage=_draw_page)

    def beforeDocument(self) -> None:  # noqa: N802 - ReportLab's hook
        printed = self.running.printed
        self.canv.setDateFormatter(lambda *_: f"D:{printed:%Y%m%d%H%M%S}")
        width = self.pagesize[0]
        if isinstance(self.canv, MarkingCanvas):
            self.canv.draw_foot = partial(_draw_foot, self.running, width)

    def afterPage(self) -> None:  # noqa: N802 - ReportLab's hook
        frame: Any = self.frame
        self.filled.append(frame._y2 - frame._y)
        following = self.page + 1
        self.handle_nextPageTemplate(str(following) if following in self.short else "full")


def _draw_page(canvas: Canvas, document: _Document) -> None:
    running = document.running
    width, height = document.pagesize
    if running.large:
        canvas.setPageSize((width * ENLARGED, height * ENLARGED))
        canvas.scale(ENLARGED, ENLARGED)
    canvas.saveState()
    canvas.setStrokeGray(GREY)
    canvas.setLineWidth(HAIRLINE)
    canvas.line(7 * mm, height / 2, 10 * mm, height / 2)  # where the punch is laid on
    if not document.begins_anew:
        _draw_head(canvas, running, width, height - _HEAD)
    document.begins_anew = False
    canvas.restoreState()


def _draw_head(canvas: Canvas, running: Running, width: float, y: float) -> None:
    right = width - MARGIN
    when = printable(running.when)
    canvas.setFont(BOLD, SMALL)
    canvas.drawString(LEFT, y, running.sheet)
    start = LEFT + stringWidth(running.sheet, BOLD, SMALL) + GUTTER
    room = right - stringWidth(when, REGULAR, SMALL) - GUTTER - start
    canvas.setFont(REGULAR, SMALL)
    canvas.drawString(start, y, shortened(printable(running.course), REGULAR, SMALL, room))
    canvas.drawRightString(right, y, when)


def _draw_foot(running: Running, width: float, canvas: Canvas, page: int, pages: int) -> None:
    canvas.setFont(REGULAR, SMALL)
    canvas.drawString(LEFT, _FOOT, f"Side {page} af {pages}")
    moment = f"{short_date(running.printed.date())}{running.printed:%Y kl. %H.%M}"
    canvas.drawRightString(width - MARGIN, _FOOT, f"Udskrevet {moment} · {running.code}")
    canvas.setFont(BOLD, SMALL)
    canvas.drawCentredString((LEFT + width - MARGIN) / 2, _FOOT, running.hangs)
