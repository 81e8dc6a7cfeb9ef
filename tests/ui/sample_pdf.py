"""Makes small PDFs for tests: pages of a given size with one black bar each, lower page by page."""

from io import BytesIO

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

WIDE = landscape(A4)
BAR = (20, 60)  # points from the left edge, and wide
STEP = 40  # points from the upper edge to the bar of page 1, and on from page to page


def sample_pdf(count: int, size: tuple[float, float] = A4) -> bytes:
    """Return a PDF whose pages can be told from each other by where their bar is."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=size)
    for number in range(1, count + 1):
        canvas.rect(BAR[0], size[1] - STEP * number - 10, BAR[1], 10, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def page_of(data: bytes, number: int) -> int:
    """Return which page of the sample one page of a PDF shows, by its highest ink; 0 for none."""
    from teammoede.ui.pdf_pages import PdfPages

    pages = PdfPages(data)
    image = pages.image(number, round(pages.sizes[number].width()))
    pages.close()
    middle = BAR[0] + BAR[1] // 2
    inked = (y for y in range(image.height()) if image.pixelColor(middle, y).lightness() < 128)
    return round(next(inked, 0) / STEP)
