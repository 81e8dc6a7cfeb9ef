"""What each sheet costs beside ReportLab drawing the same words on as many pages."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import pypdfium2
from archive import TODAY
from figures import Figure, alternate, timed
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

from teammoede.domain.course import Course
from teammoede.printing.agenda import agenda
from teammoede.printing.choices import Density, Order
from teammoede.printing.followup import followup
from teammoede.printing.fonts import REGULAR
from teammoede.printing.minutes import minutes
from teammoede.printing.roles import roles
from teammoede.storage.store import Store

ROUNDS = 7
PRINTED = datetime(2026, 11, 23, 12, tzinfo=UTC)


def measure(folder: Path, course_id: str) -> list[Figure]:
    """Return the figures of all sheets of one course."""
    store = Store(folder, device="bench")
    course = store.course(course_id)
    store.close()
    return [_figure(name, make) for name, make in _sheets(course, TODAY)]


def _sheets(course: Course, today: date) -> list[tuple[str, Callable[[], bytes]]]:
    coming, last = course.next_meeting(), course.last_held()
    assert coming
    assert last
    return [
        *(
            (
                f"dagsorden, {density.label.lower()}",
                partial(agenda, coming, today=today, printed=PRINTED, density=density),
            )
            for density in Density
        ),
        ("referat", partial(minutes, last, today=today, printed=PRINTED)),
        *(
            (
                f"opfølgningsark, {order.label.lower()}",
                partial(followup, course, by=order, today=today, printed=PRINTED),
            )
            for order in Order
        ),
        ("rollefordeling", partial(roles, coming, printed=PRINTED)),
    ]


def _figure(name: str, make: Callable[[], bytes]) -> Figure:
    pages = _lines(make())
    assert len(_lines(_bare(pages))) == len(pages), "the bare sheet must have as many pages"
    count = f"{len(pages)} page{'s' if len(pages) > 1 else ''}"
    return alternate(
        f"{name} ({count})", timed(make), timed(lambda: _bare(pages)), rounds=ROUNDS, aim=2
    )


def _lines(pdf: bytes) -> list[list[str]]:
    """Return the lines of text on each page."""
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return [[line for line in text.splitlines() if line.strip()] for text in texts]


def _bare(pages: list[list[str]]) -> bytes:
    """Draw the words as plain paragraphs, a line each, in the same type."""
    most = max(len(lines) for lines in pages)
    leading = min(11.0, (A4[1] - 30 * mm) / most)
    style = ParagraphStyle("bare", fontName=REGULAR, fontSize=leading * 0.6, leading=leading)
    story = []
    for lines in pages:
        if story:
            story.append(PageBreak())
        story += [Paragraph(escape(line), style) for line in lines]
    out = BytesIO()
    SimpleDocTemplate(out, pagesize=A4, topMargin=10 * mm, bottomMargin=10 * mm).build(story)
    return out.getvalue()
