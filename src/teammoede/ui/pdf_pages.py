"""The pages of a PDF as images, for the preview and for the printer; knows no sheet.

PDFium is not made for threads: only the window's own thread may come here.
"""

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage


class PdfPages:
    """One PDF, opened; pages count from 0."""

    def __init__(self, data: bytes) -> None:
        from pypdfium2 import PdfDocument

        self._document = PdfDocument(data)
        count = range(len(self._document))
        # Width and height of each page in points (1/72 inch).
        self.sizes = [QSizeF(*self._document.get_page_size(number)) for number in count]

    def __len__(self) -> int:
        return len(self.sizes)

    @property
    def are_wide(self) -> bool:
        """Whether the pages lie on their long side; all of a sheet lie alike."""
        return self.sizes[0].width() > self.sizes[0].height()

    @property
    def are_large(self) -> bool:
        """Whether the pages are larger than A4."""
        return max(self.sizes[0].width(), self.sizes[0].height()) > _A4_LONG_SIDE

    def image(self, number: int, width: int) -> QImage:
        """Return a page as it looks on white paper, `width` pixels wide."""
        page = self._document[number]
        # PDFium rounds up, and a whisker must not make it one pixel more.
        scale = (width - 0.001) / self.sizes[number].width()
        bitmap = page.render(scale=scale, prefer_bgrx=True)  # pyright: ignore[reportArgumentType]
        shown = QImage(
            bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, _FORMAT
        ).copy()
        bitmap.close()
        page.close()
        return shown

    def close(self) -> None:
        """Let go of the PDF; no page can be asked for after that."""
        self._document.close()


_A4_LONG_SIDE = 850  # points, and some more
_FORMAT = QImage.Format.Format_RGB32
