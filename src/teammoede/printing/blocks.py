"""The building blocks of the sheets: text, writing lines, tick boxes, frames and titles.

Draws what it is given; knows nothing of the domain.
"""

from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Spacer
from reportlab.platypus.paragraph import cleanBlockQuotedText
from reportlab.platypus.paraparser import ParaFrag

from teammoede.printing.flow import (
    Columns,
    Row,
    RowLook,
    Stack,
    draw_bar,
    set_dots,
    set_hairline,
)
from teammoede.printing.fonts import BOLD, REGULAR, markup, printable
from teammoede.printing.page import (
    BASELINE,
    GUTTER,
    HANG,
    READABLE,
    SMALL,
    MarkingCanvas,
    body_width,
    shortened,
)
from teammoede.printing.styles import (
    BULLET,
    CELL,
    CONTINUED,
    EMPTY,
    LABEL,
    POINT,
    SIDE_LABEL,
    TEXT,
    WALL,
)

WRITING_PITCH = 8.5 * mm
BOX = 4.5 * mm
_INSET = 3.5 * mm
_NUMBER = 17 * mm  # room to write a number by hand
_BULLETS = ("- ", "• ")
_FULL_LINE = 60  # letters; a shorter line ends where its writer ended it
_BATCH = 40  # lines that flow as one paragraph, so that no line is left alone


def say(text: str, style: ParagraphStyle = CELL) -> Paragraph:
    """Return one paragraph of plain text; line ends are kept."""
    return say_marked(lines(text), style)


def lines(text: str) -> str:
    """Return plain text as markup that keeps its line ends."""
    return markup(text.strip()).replace("\n", "<br/>")


def say_marked(text: str, style: ParagraphStyle = CELL, *, bullet: str | None = None) -> Paragraph:
    """Return one paragraph of markup; what a user typed in it went through `markup`."""
    text = cleanBlockQuotedText(text)
    if not text or "<" in text or "&" in text:
        return Paragraph(text, style, bulletText=bullet)
    # Without markup there is nothing to parse, which is a tenth of a sheet's whole time.
    return Paragraph(text, style, bulletText=bullet, frags=[_plain(style).clone(text=text)])


@cache
def _plain(style: ParagraphStyle) -> ParaFrag:
    """Return what the parser makes of a letter in this style."""
    return Paragraph("x", style).frags[0]


def text_block(text: str) -> list[Flowable]:
    """Return what a person typed: lines as lines, »- « as bullets, empty lines as half a line."""
    blocks: list[Flowable] = []
    plain: list[str] = []
    for line in _typed_lines(markup(text.strip())):
        is_bullet = line.startswith(_BULLETS)
        if line and not is_bullet:
            plain.append(line)
            continue
        blocks += _paragraphs(plain)
        plain = []
        if is_bullet:
            blocks.append(say_marked(line[2:], BULLET, bullet="•"))
        elif blocks and not isinstance(blocks[-1], Spacer):
            blocks.append(space(0.5))
    return blocks + _paragraphs(plain)


def _typed_lines(text: str) -> list[str]:
    """Return the lines, joined where a pasted page had cut them in the middle of a sentence."""
    joined: list[str] = []
    cut = False
    for line in (line.strip() for line in text.split("\n")):
        if cut and line[:1].islower():
            joined[-1] += f" {line}"
        else:
            joined.append(line)
        cut = len(line) >= _FULL_LINE
    return joined


def _paragraphs(lines: list[str]) -> list[Flowable]:
    batches = (lines[start : start + _BATCH] for start in range(0, len(lines), _BATCH))
    return [say_marked("<br/>".join(batch), TEXT) for batch in batches]


def space(baselines: float) -> Spacer:
    """Return white space, measured in lines of text."""
    return Spacer(0, baselines * BASELINE)


class Mark(Flowable):
    """A box on the baseline of its row's text, ticked by drawing; »!« before it says overdue."""

    def __init__(self, *, box: bool = True, ticked: bool = False, overdue: bool = False) -> None:
        super().__init__()
        self._box = box
        self._ticked = ticked
        self._overdue = overdue

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        self.width, self.height = aW, BASELINE
        return self.width, self.height

    def draw(self) -> None:
        x, y = self.width - BOX, BASELINE - CELL.fontSize
        if self._overdue:
            self.canv.setFont(BOLD, 15)
            self.canv.drawRightString(x - 1.6 * mm, y, "!")
        if self._box:
            draw_box(self.canv, x, y, ticked=self._ticked)


def draw_box(canvas: Canvas, x: float, y: float, *, ticked: bool = False) -> None:
    """Draw a tick box with its lower left corner at x, y."""
    canvas.setStrokeGray(0)
    canvas.setLineWidth(0.8)
    canvas.rect(x, y, BOX, BOX)
    if ticked:
        tick = canvas.beginPath()
        tick.moveTo(x + 0.18 * BOX, y + 0.5 * BOX)
        tick.lineTo(x + 0.42 * BOX, y + 0.2 * BOX)
        tick.lineTo(x + 0.88 * BOX, y + 0.95 * BOX)
        canvas.setLineWidth(1.6)
        canvas.drawPath(tick)


class Changed(Flowable):
    """The legend of the bar that marks a change."""

    def __init__(self, words: str, *, wall: bool = False) -> None:
        super().__init__()
        self._words = words
        self._size = WALL.fontSize if wall else SMALL

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        self.width, self.height = aW, 1.5 * self._size
        return self.width, self.height

    def draw(self) -> None:
        low = 0.25 * self._size
        draw_bar(self.canv, 1, low, self.height)
        self.canv.setFont(REGULAR, self._size)
        self.canv.drawString(2 * mm, low + 0.1 * self._size, self._words)


class Choices(Flowable):
    """Boxes beside each other, each before its word; the chosen one is ticked."""

    def __init__(self, words: Sequence[str], chosen: str = "") -> None:
        super().__init__()
        self._words = words
        self._chosen = chosen
        self.spaceBefore = 1.2 * mm

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        self.width, self.height = aW, 1.2 * BASELINE
        return self.width, self.height

    def draw(self) -> None:
        x, y = 0.0, 0.2 * BASELINE
        for word in self._words:
            draw_box(self.canv, x, y, ticked=word == self._chosen)
            x += BOX + 1.4 * mm
            self.canv.setFont(REGULAR, SMALL)
            self.canv.drawString(x, y + 1 * mm, word)
            x += stringWidth(word, REGULAR, SMALL) + 4.5 * mm


class Dotted(Flowable):
    """A dotted line to fill in, as wide as its cell, on the baseline of the text beside it."""

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        self.width, self.height = aW, BASELINE
        return self.width, self.height

    def draw(self) -> None:
        set_dots(self.canv)
        y = BASELINE - CELL.fontSize
        self.canv.line(0, y, self.width, y)


class WritingLines(Flowable):
    """Dotted lines to write on, small labels on the first; breaks so that two stay together.

    `asides` are further labels to the right, each with room to write a number behind it.
    """

    def __init__(self, lines: int, label: str = "", asides: Sequence[str] = ()) -> None:
        super().__init__()
        self._lines = lines
        self._label = label
        self._asides = asides

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        self.width, self.height = aW, self._lines * WRITING_PITCH
        return self.width, self.height

    def split(self, availWidth: float, availheight: float) -> list[Flowable]:  # noqa: N803
        fits = min(int(availheight / WRITING_PITCH + 0.001), self._lines - 2)
        if fits < 2:
            return []
        first = WritingLines(fits, self._label, self._asides)
        return [first, WritingLines(self._lines - fits)]

    def draw(self) -> None:
        canvas = self.canv
        canvas.setFont(BOLD, SMALL)
        canvas.drawString(HANG, self.height - SMALL - 0.6 * mm, printable(self._label))
        canvas.setFont(REGULAR, SMALL)
        x = self.width
        for aside in reversed(self._asides):
            x -= stringWidth(aside, REGULAR, SMALL) + _NUMBER
            canvas.drawString(x, self.height - WRITING_PITCH + 0.8 * mm, aside)
        set_dots(canvas)
        for line in range(self._lines):
            y = line * WRITING_PITCH
            canvas.line(HANG, y, self.width, y)


class Framed(Flowable):
    """Text in a quiet frame; where it is longer than a page, the frame goes on."""

    def __init__(self, content: Stack) -> None:
        super().__init__()
        self._content = content

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        inner = self._content.wrapOn(self.canv, aW - 2 * _INSET, aH)[1]
        self.width, self.height = aW, inner + 1.4 * _INSET
        return self.width, self.height

    def split(self, availWidth: float, availheight: float) -> list[Flowable]:  # noqa: N803
        room = availheight - 1.4 * _INSET
        halves = self._content.splitOn(self.canv, availWidth - 2 * _INSET, room)
        return [Framed(half) for half in halves if isinstance(half, Stack)]

    def draw(self) -> None:
        set_hairline(self.canv)
        self.canv.rect(0, 0, self.width, self.height)
        self._content.drawOn(self.canv, _INSET, 0.8 * _INSET)


class Rule(Flowable):
    """A black rule over the whole width, under it what it opens."""

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        self.width, self.height = aW, 0.0
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setStrokeGray(0)
        self.canv.setLineWidth(0.8)
        self.canv.line(0, 0, self.width, 0)


class Bookmark(Flowable):
    """An entry in the PDF's table of contents that leads to this place; takes no room."""

    def __init__(self, key: str, title: str) -> None:
        super().__init__()
        self._key = key
        self._title = title

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        self.width = self.height = 0.0
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canv
        if isinstance(canvas, MarkingCanvas):
            canvas.mark(self._key, printable(self._title), BASELINE)


def section(
    key: str, mark: str, title: str, short: str, parts: Sequence[Flowable], *, gap: float = 1.0
) -> Stack:
    """Return a section with its title; where it breaks, the next page says »short – fortsat«."""

    def again() -> Flowable:
        line = shortened(printable(short), BOLD, CONTINUED.fontSize, READABLE - 3 * HANG)
        return Stack([_heading(mark, say(f"{line} – fortsat", CONTINUED)), space(0.25)])

    heading = Stack([Bookmark(key, title), _heading(mark, say(title, POINT))])
    lead = 1 + sum(1 for _ in takewhile(_is_slight, parts))
    return Stack([heading, *parts], lead=lead, again=again, gap=gap * BASELINE)


def _is_slight(part: Flowable) -> bool:
    """Whether it is too little to end a page with under its title: white space or a lone remark."""
    return isinstance(part, Spacer) or (isinstance(part, Paragraph) and part.style is EMPTY)


def _heading(mark: str, title: Paragraph) -> Stack:
    columns = Columns.of(HANG - GUTTER, body_width() - HANG, gutter=GUTTER)
    look = RowLook(above=0.9 * mm, below=0.2 * mm, rule="")
    return Stack([Rule(), Row(columns, [say(mark, title.style), title], look)])


def table(columns: Columns, titles: Sequence[str], rows: Sequence[Flowable]) -> Stack:
    """Return rows under a header that comes again on every page."""

    def header() -> Row:
        cells = [say(title, LABEL) if title else None for title in titles]
        return Row(columns, cells, RowLook(above=0.35 * mm, below=0.0, rule_from=1))

    return Stack([header(), *rows], lead=1, tail=2, again=header)


def labelled(label: str, parts: Sequence[Flowable]) -> Stack:
    """Return parts under a small label that never stands alone at a page's foot."""
    return Stack([say(label, SIDE_LABEL), *parts], lead=1, gap=0.35 * BASELINE)
