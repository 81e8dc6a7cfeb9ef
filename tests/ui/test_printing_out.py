"""A sheet comes out of the printer as it is on the screen: all of it, in place.

The printer is the system's own PDF writer, so that what came out can be looked at.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from reportlab.lib.pagesizes import A3, A4

from teammoede.ui.pdf_pages import PdfPages
from teammoede.ui.printing_out import NotPrinted, new_printer, print_out
from tests.ui.sample_pdf import WIDE, page_of, sample_pdf

MakePrinter = Callable[..., QPrinter]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """What the printer prints into."""
    return tmp_path / "out.pdf"


@pytest.fixture
def printer(qapp: QApplication, out: Path) -> MakePrinter:
    """Makes the program's printer, printing into a file."""

    def make(wide: bool, large: bool = False) -> QPrinter:
        made = new_printer(wide, large)
        made.setOutputFileName(str(out))
        return made

    return make


@pytest.mark.parametrize("size", [A4, WIDE, A3], ids=["portrait", "landscape", "A3"])
def test_every_page_comes_out_whole_and_in_place(
    printer: MakePrinter, out: Path, size: tuple[float, float]
) -> None:
    data = sample_pdf(3, size)
    assert print_out(data, printer(size == WIDE, size == A3)) == 3
    printed = PdfPages(out.read_bytes())
    assert len(printed) == 3
    assert _near(printed.sizes[0], QSizeF(*size))
    for number in range(3):
        assert _ink(printed.image(number, 300)) == pytest.approx(
            _ink(PdfPages(data).image(number, 300)), abs=2
        )


def test_only_the_pages_asked_for(printer: MakePrinter, out: Path) -> None:
    chosen = printer(False)
    chosen.setPrintRange(QPrinter.PrintRange.PageRange)
    chosen.setPageRanges(QPageRanges.fromString("2,4-5"))
    assert print_out(sample_pdf(6), chosen) == 3
    assert [page_of(out.read_bytes(), number) for number in range(3)] == [2, 4, 5]


def test_from_and_to_as_the_dialog_sets_them(printer: MakePrinter, out: Path) -> None:
    chosen = printer(False)
    chosen.setPrintRange(QPrinter.PrintRange.PageRange)
    chosen.setFromTo(2, 3)
    assert print_out(sample_pdf(4), chosen) == 2
    assert page_of(out.read_bytes(), 0) == 2


def test_copies_where_the_printer_makes_none_itself(printer: MakePrinter, out: Path) -> None:
    chosen = printer(False)
    chosen.setCopyCount(2)
    count = print_out(sample_pdf(2), chosen)
    copies = 1 if chosen.supportsMultipleCopies() else 2
    assert count == len(PdfPages(out.read_bytes())) == 2 * copies


def test_smaller_paper_holds_the_whole_page(printer: MakePrinter, out: Path) -> None:
    chosen = printer(False)
    chosen.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    data = sample_pdf(1)
    print_out(data, chosen)
    printed = PdfPages(out.read_bytes())
    assert printed.sizes[0].width() < 430
    assert _ink(printed.image(0, 300)) == pytest.approx(_ink(PdfPages(data).image(0, 300)), abs=3)


def test_before_each_page_it_tells_how_far_it_has_come(printer: MakePrinter) -> None:
    steps: list[tuple[int, int]] = []
    chosen = printer(False)
    chosen.setPrintRange(QPrinter.PrintRange.PageRange)
    chosen.setFromTo(2, 4)
    print_out(sample_pdf(6), chosen, lambda *step: not steps.append(step))
    assert steps == [(0, 3), (1, 3), (2, 3)]


def test_it_stops_between_two_pages_when_it_is_told_to(printer: MakePrinter, out: Path) -> None:
    chosen = printer(False)
    steps: list[int] = []

    def told(done: int, many: int) -> bool:
        steps.append(done)
        return done < 2

    assert print_out(sample_pdf(6), chosen, told) == 0
    assert steps == [0, 1, 2]
    assert len(PdfPages(out.read_bytes())) == 2


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_start_is_told_in_danish(
    printer: MakePrinter, tmp_path: Path
) -> None:
    broken = printer(False)
    broken.setOutputFileName(str(tmp_path / "no folder" / "out.pdf"))
    with pytest.raises(NotPrinted, match="Printeren tager ikke imod"):
        print_out(sample_pdf(1), broken)


def _near(one: QSizeF, other: QSizeF) -> bool:
    return abs(one.width() - other.width()) < 1.5 and abs(one.height() - other.height()) < 1.5


def _ink(image: QImage) -> tuple[int, int, int, int]:
    """The frame of all that is dark: left, top, right, bottom."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    bits, line, width = bytes(grey.constBits()), grey.bytesPerLine(), grey.width()
    rows = [bits[y * line : y * line + width] for y in range(grey.height())]
    ys = [y for y, row in enumerate(rows) if min(row) < 128]
    xs = [x for row in rows for x, light in enumerate(row) if light < 128]
    return min(xs), min(ys), max(xs), max(ys)
