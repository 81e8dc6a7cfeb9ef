"""A sheet as ReportLab draws it bare: paragraphs in their faces, strings, rules and boxes.

A paragraph of ours is one paragraph here, a string a string; nothing is drawn twice or apart.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from itertools import groupby
from unittest.mock import patch
from xml.sax.saxutils import escape

from pypdfium2 import PdfDocument, PdfPage, PdfTextObj
from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate
from ttf_opensans import FONTS

_NEXT_LINE = 1.6  # of the size; further down another paragraph begins
_BESIDE = 9.0  # points; further to the right another paragraph begins

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class _Run:
    """Letters in one face, where they begin and end."""

    face: str
    size: float
    text: str
    x: float
    y: float
    right: float


@dataclass
class BarePage:
    """The paragraphs of a page as runs, its strings, and what else is drawn on it as boxes."""

    paragraphs: list[list[_Run]] = field(default_factory=list)
    strings: list[_Run] = field(default_factory=list)
    drawn: list[Box] = field(default_factory=list)


def pages_of(make: Callable[[], bytes]) -> list[BarePage]:
    """Make a sheet, and read what each of its pages holds."""
    for font in FONTS:
        if _name(font.name) not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(_name(font.name), str(font.path)))
    with _strings_drawn() as strings:
        pdf = make()
    with PdfDocument(pdf) as document:
        return [_read(page, strings) for page in document]


@contextmanager
def _strings_drawn() -> Iterator[set[str]]:
    """Collect what is drawn within as a mere string, which costs less than a paragraph."""
    strings: set[str] = set()

    def recorded(draw: Callable[..., None]) -> Callable[..., None]:
        def record(canvas: Canvas, x: float, y: float, text: str, **more: object) -> None:
            strings.add(text.strip())
            draw(canvas, x, y, text, **more)

        return record

    with ExitStack() as patches:
        for name in ("drawString", "drawRightString", "drawCentredString"):
            patches.enter_context(patch.object(Canvas, name, recorded(getattr(Canvas, name))))
        yield strings


def _name(face: str) -> str:
    """Return a name of its own: the sheets' faces measure in a way of their own."""
    return f"Bare{face}"


def _read(page: PdfPage, strings: set[str]) -> BarePage:
    found = BarePage()
    for thing in page.get_objects(textpage=page.get_textpage()):
        if not isinstance(thing, PdfTextObj):
            found.drawn.append(thing.get_bounds())
            continue
        run = _run(thing)
        if run.text in strings:
            found.strings.append(run)
        elif found.paragraphs and _goes_on(found.paragraphs[-1], run):
            found.paragraphs[-1].append(run)
        elif run.text:
            found.paragraphs.append([run])
    return found


def _run(thing: PdfTextObj) -> _Run:
    where = thing.get_matrix()
    face = thing.get_font().get_base_name()
    text = thing.extract().strip()
    return _Run(face, thing.get_font_size(), text, where.e, where.f, thing.get_bounds()[2])


def _goes_on(paragraph: list[_Run], run: _Run) -> bool:
    last = paragraph[-1]
    down = last.y - run.y
    beside = abs(down) < 0.1 and -1 < run.x - last.right < _BESIDE
    below = 0.1 < down < _NEXT_LINE * last.size
    return beside or (below and any(abs(run.x - earlier.x) < 1 for earlier in paragraph))


def draw(pages: list[BarePage]) -> bytes:
    """Draw the same paragraphs, rules and boxes on as many pages."""
    most = max(sum(map(_lines, page.paragraphs)) for page in pages)
    leading = min(11.0, (A4[1] - 30 * mm) / most)
    styles = {
        font.name: ParagraphStyle(
            font.name, fontName=_name(font.name), fontSize=leading * 0.6, leading=leading
        )
        for font in FONTS
    }
    story: list[Flowable] = []
    for page in pages:
        if story:
            story.append(PageBreak())
        story += [_paragraph(runs, styles) for runs in page.paragraphs]

    def draw_lines(canvas: Canvas, _: object) -> None:
        page = pages[canvas.getPageNumber() - 1]
        for run in page.strings:
            canvas.setFont(_name(run.face), run.size)
            canvas.drawString(run.x, run.y, run.text)
        for left, low, right, high in page.drawn:
            if min(right - left, high - low) < 2:
                canvas.line(left, low, right, low)
            else:
                canvas.rect(left, low, right - left, high - low)

    out = BytesIO()
    sheet = SimpleDocTemplate(out, pagesize=A4, topMargin=10 * mm, bottomMargin=10 * mm)
    with patch.object(rl_config, "useA85", 1):  # as ReportLab comes; our sheets change it
        sheet.build(story, onFirstPage=draw_lines, onLaterPages=draw_lines)
    return out.getvalue()


def _paragraph(runs: list[_Run], styles: dict[str, ParagraphStyle]) -> Paragraph:
    """Return the paragraph; another face than that of its beginning is marked as a user would."""
    first, said = runs[0].face, []
    for face, alike in groupby(runs, key=lambda run: run.face):
        text = escape(" ".join(run.text for run in alike))
        said.append(text if face == first else f'<font name="{_name(face)}">{text}</font>')
    return Paragraph(" ".join(said), styles[first])


def _lines(paragraph: list[_Run]) -> int:
    return len({round(run.y) for run in paragraph})
