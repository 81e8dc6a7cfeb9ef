"""Reads a PDF back for tests: its text by page, its bookmarks, and where there is ink."""

import re

from PIL import ImageOps
from pypdfium2 import PdfDocument, PdfPage, raw

MILLIMETRE = 72 / 25.4


def pages_of(pdf: bytes) -> list[str]:
    """Return the text of each page, its white space as single blanks."""
    with PdfDocument(pdf) as document:
        return [_text(page) for page in document]


def text_of(pdf: bytes) -> str:
    """Return the text of all pages."""
    return " ".join(pages_of(pdf))


def _text(page: PdfPage) -> str:
    found = page.get_textpage().get_text_range()
    # pdfium says U+FFFE where a line ends in a hyphen.
    return re.sub(r"\s+", " ", re.sub("[\ufffe\u0002]\\s*", "", found))


def bookmarks_of(pdf: bytes) -> list[tuple[str, int]]:
    """Return the titles of the table of contents with their pages, from 0."""
    with PdfDocument(pdf) as document:
        found = [(entry.get_title(), entry.get_dest()) for entry in document.get_toc()]
        pages = [(title, dest.get_index() if dest else None) for title, dest in found]
        return [(title, page) for title, page in pages if page is not None]


def facts_of(pdf: bytes) -> dict[str, str]:
    """Return the document's own description: title, creation date and so on."""
    with PdfDocument(pdf) as document:
        return document.get_metadata_dict()


def ink_of(pdf: bytes, dots: int = 2) -> list[tuple[float, float, float, float]]:
    """Return for each page the white in millimetres at its left, top, right and lower edge.

    `dots` are those per point in the picture that is measured.
    """
    return [_white(box, size, dots) for box, size in _boxes(pdf, dots)]


def _boxes(pdf: bytes, dots: int) -> list[tuple[tuple[int, int, int, int], tuple[int, int]]]:
    with PdfDocument(pdf) as document:
        boxes = []
        for page in document:
            picture = ImageOps.invert(page.render(scale=dots).to_pil().convert("L"))
            box = picture.point([0] * 60 + [255] * 196).getbbox()
            assert box is not None, "an empty page"
            boxes.append((box, picture.size))
        return boxes


def _white(
    box: tuple[int, int, int, int], size: tuple[int, int], dots: int
) -> tuple[float, float, float, float]:
    left, top, right, low = box
    edges = (left, top, size[0] - right, size[1] - low)
    first, second, third, fourth = (edge / dots / MILLIMETRE for edge in edges)
    return first, second, third, fourth


def dotted_of(pdf: bytes) -> list[tuple[float, float]]:
    """Return start and width in millimetres of every dotted line, page by page, top down."""
    found: list[tuple[int, float, float, float]] = []
    with PdfDocument(pdf) as document:
        for number, page in enumerate(document):
            for line in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
                if raw.FPDFPageObj_GetDashCount(line.raw):
                    left, low, right, _ = line.get_bounds()
                    found.append((number, -low, left / MILLIMETRE, (right - left) / MILLIMETRE))
    return [(left, width) for _, _, left, width in sorted(found)]
