"""Sends the pages of a PDF to a printer, page by page as images; asks nobody anything.

The sheets are laid out for the whole paper, so that nothing is scaled and no margin is added.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSizeF
from PySide6.QtGui import QImage, QPainter

from teammoede.domain.errors import Refused
from teammoede.ui.pdf_pages import PdfPages

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

Told = Callable[[int, int], bool]
DPI = 300  # sharp enough for 8.5 pt and hairlines; more only takes longer


class NoPrinter(Refused):
    """The system knows no printer."""

    def __init__(self) -> None:
        super().__init__(
            "Der er ingen printer på denne maskine. Gem arket som PDF, og udskriv det fra en anden."
        )


class NotPrinted(Refused):
    """The printer did not take the sheet."""

    def __init__(self) -> None:
        super().__init__(
            "Printeren tager ikke imod. Se efter, om den er tændt og har papir, og prøv igen."
        )


def new_printer(wide: bool, large: bool = False) -> "QPrinter":
    """Return the system's default printer, set to the whole of an A4 page.

    `wide` is landscape, `large` A3; a printer that has no A3 gets the page on what it has.
    """
    from PySide6.QtCore import QMarginsF
    from PySide6.QtGui import QPageLayout, QPageSize
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DPI)
    printer.setFullPage(True)
    lies = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    size = QPageSize.PageSizeId.A3 if large else QPageSize.PageSizeId.A4
    printer.setPageLayout(QPageLayout(QPageSize(size), lies, QMarginsF()))
    return printer


def _go_on(done: int, many: int) -> bool:
    return True


def print_out(data: bytes, printer: "QPrinter", told: Told = _go_on) -> int:
    """Print the pages that the printer is set to; return how many. Raises NotPrinted.

    Before each page `told` hears how many are done and how many there are; where it returns False
    the printing is given up, and the answer is 0.
    """
    pages = PdfPages(data)
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        raise NotPrinted
    try:
        count = _paint(painter, printer, pages, told)
    finally:
        painter.end()
        pages.close()
    if printer.printerState() == printer.PrinterState.Error:
        raise NotPrinted
    return count


def _paint(painter: QPainter, printer: "QPrinter", pages: PdfPages, told: Told) -> int:
    wanted = _wanted(printer, len(pages))
    for done, number in enumerate(wanted):
        if not told(done, len(wanted)):
            printer.abort()
            return 0
        if done and not printer.newPage():
            raise NotPrinted
        paper = printer.pageLayout().fullRectPixels(printer.resolution())
        place = _fitted(pages.sizes[number], paper)
        painter.drawImage(place, _quiet(pages.image(number, _pixels(place, printer))))
    return len(wanted)


def _wanted(printer: "QPrinter", count: int) -> list[int]:
    """Return the pages to print from 0, copies too where the system makes none itself."""
    numbers = list(range(count))
    chosen = printer.pageRanges()
    if printer.printRange() == printer.PrintRange.PageRange and not chosen.isEmpty():
        numbers = [number for number in numbers if chosen.contains(number + 1)]
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    return numbers * copies


def _fitted(size: QSizeF, paper: QRect) -> QRect:
    """The page in the middle of the paper, as large as it goes: whole A4 on A4."""
    scale = min(paper.width() / size.width(), paper.height() / size.height())
    fitted = (size * scale).toSize()
    place = QRect(paper.topLeft(), fitted)
    place.moveCenter(paper.center())
    return place


def _pixels(place: QRect, printer: "QPrinter") -> int:
    return round(place.width() * min(1.0, DPI / printer.resolution()))


def _quiet(image: QImage) -> QImage:
    """A page without colour is a third of the work for the printer."""
    return image.convertToFormat(QImage.Format.Format_Grayscale8) if image.isGrayscale() else image
