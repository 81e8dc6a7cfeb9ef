"""A PDF as its real pages, one below the other, to scroll through and to come nearer.

Shows what it is given; makes no PDF and knows no sheet.
"""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from teammoede.ui.pdf_pages import PdfPages

_STEPS = (0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
_GAP = 14  # pixels between the pages and around them
_NEIGHBOURS = 1  # pages kept as images on either side of what is in sight


class PdfPreview(QAbstractScrollArea):
    """The pages of one PDF; as wide as the window until somebody zooms."""

    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: PdfPages | None = None
        self._zoom: float | None = None
        self._places: list[QRect] = []
        self._images: dict[int, QImage] = {}
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Always there: else fitting the width and showing the bar could chase each other.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Mid)
        self.viewport().setAutoFillBackground(True)

    def show_pdf(self, data: bytes, *, stay: bool = False) -> None:
        """Show another PDF, from its top or (stay) from where one was reading."""
        read = self.verticalScrollBar().value() if stay else 0
        self.clear()
        self._pages = PdfPages(data)
        self._lay_out()
        self.verticalScrollBar().setValue(read)
        self.viewport().update()

    def clear(self) -> None:
        """Show no PDF, and let go of the last one."""
        if self._pages is not None:
            self._pages.close()
        self._pages = None
        self._images.clear()
        self._lay_out()
        self.viewport().update()

    @property
    def page_count(self) -> int:
        """The number of pages, 0 before the first PDF."""
        return len(self._pages) if self._pages is not None else 0

    @property
    def percent(self) -> int:
        """How large a page is shown, 100 being its size on paper."""
        return round(100 * self._scale() / self._full_size())

    @property
    def fits_width(self) -> bool:
        """Whether pages follow the width of the window."""
        return self._zoom is None

    def zoom_in(self) -> None:
        """Come one step nearer."""
        present = self._scale() / self._full_size()
        self._zoom_to(next((step for step in _STEPS if step > present * 1.02), _STEPS[-1]))

    def zoom_out(self) -> None:
        """Go one step back."""
        present = self._scale() / self._full_size()
        nearer = [step for step in _STEPS if step < present * 0.98]
        self._zoom_to(nearer[-1] if nearer else _STEPS[0])

    def fit_width(self) -> None:
        """Let pages be as wide as the window again."""
        self._zoom_to(None)

    def sizeHint(self) -> QSize:
        return QSize(560, 640)

    def minimumSizeHint(self) -> QSize:
        return QSize(280, 200)

    # where the pages lie

    def _full_size(self) -> float:
        """Pixels a point at 100 %."""
        return self.logicalDpiX() / 72

    def _scale(self) -> float:
        """Pixels a point as things are."""
        if self._zoom is not None:
            return self._zoom * self._full_size()
        if not self._pages:
            return self._full_size()
        widest = max(size.width() for size in self._pages.sizes)
        return max(1.0, self.viewport().width() - 2 * _GAP) / widest

    def _zoom_to(self, zoom: float | None) -> None:
        bar = self.verticalScrollBar()
        middle = bar.value() + self.viewport().height() / 2
        before = self._scale()
        self._zoom = zoom
        self._lay_out()
        bar.setValue(round(middle * self._scale() / before - self.viewport().height() / 2))
        self.viewport().update()
        self.zoomed.emit()

    def _lay_out(self) -> None:
        scale, top = self._scale(), _GAP
        pages = self._pages.sizes if self._pages is not None else []
        sizes = [(size * scale).toSize() for size in pages]
        widest = max((size.width() for size in sizes), default=0)
        room = max(self.viewport().width(), widest + 2 * _GAP)
        self._places = []
        for size in sizes:
            self._places.append(QRect((room - size.width()) // 2, top, size.width(), size.height()))
            top += size.height() + _GAP
        self._set_bars(room, top)

    def _set_bars(self, width: int, height: int) -> None:
        view = self.viewport().size()
        for bar, whole, seen in (
            (self.horizontalScrollBar(), width, view.width()),
            (self.verticalScrollBar(), height, view.height()),
        ):
            bar.setPageStep(seen)
            bar.setSingleStep(self.fontMetrics().height() * 2)
            bar.setRange(0, max(0, whole - seen))

    # drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        offset = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        painter.translate(-offset)
        view = QRectF(offset, self.viewport().size()).toAlignedRect()
        seen = [number for number, place in enumerate(self._places) if place.intersects(view)]
        for number in seen:
            painter.drawImage(self._places[number].topLeft(), self._image(number))
            painter.setPen(self.palette().color(QPalette.ColorRole.Dark))
            painter.drawRect(self._places[number].adjusted(-1, -1, 0, 0))
        self._forget(seen)

    def _image(self, number: int) -> QImage:
        ratio = self.devicePixelRatioF()
        width = round(self._places[number].width() * ratio)
        kept = self._images.get(number)
        if kept is None or kept.width() != width:
            assert self._pages is not None
            kept = self._images[number] = self._pages.image(number, width)
            kept.setDevicePixelRatio(ratio)
        return kept

    def _forget(self, seen: list[int]) -> None:
        """Keep few images: a course book has a hundred pages."""
        if seen:
            near = range(seen[0] - _NEIGHBOURS, seen[-1] + _NEIGHBOURS + 1)
            self._images = {n: image for n, image in self._images.items() if n in near}

    # what a person does

    def resizeEvent(self, event: QResizeEvent) -> None:
        bar = self.verticalScrollBar()
        read = bar.value() / max(1, bar.maximum())
        self._lay_out()
        if self._zoom is None:
            bar.setValue(round(read * bar.maximum()))
            self.zoomed.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif event.key() == Qt.Key.Key_Space:
            bar.setValue(bar.value() + bar.pageStep())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        elif event.angleDelta().y() > 0:
            self.zoom_in()
        elif event.angleDelta().y() < 0:
            self.zoom_out()
