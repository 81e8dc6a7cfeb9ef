"""The preview shows the real pages, to scroll and zoom by mouse and keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from teammoede.ui.widgets.pdf_preview import PdfPreview
from tests.ui.sample_pdf import WIDE, sample_pdf

Key = Qt.Key


@pytest.fixture
def preview(qtbot: QtBot) -> PdfPreview:
    """A preview of three pages, on the screen."""
    preview = PdfPreview()
    qtbot.addWidget(preview)
    preview.resize(500, 600)
    preview.show_pdf(sample_pdf(3))
    with qtbot.waitExposed(preview):
        preview.show()
    preview.setFocus()
    return preview


@pytest.fixture
def press(qtbot: QtBot, preview: PdfPreview) -> Callable[[Qt.Key], None]:
    """Presses a key in the preview."""
    return lambda key: qtbot.keyClick(preview, key)


def test_begins_with_the_top_of_page_one_as_wide_as_the_window(preview: PdfPreview) -> None:
    assert preview.page_count == 3
    assert preview.fits_width
    assert preview.horizontalScrollBar().maximum() == 0
    top, bottom = _ink(preview.viewport().grab().toImage())
    # 40 points from the edge, at the size at which 595 points fill the window.
    scale = (preview.viewport().width() - 28) / 595
    assert top == pytest.approx(14 + 40 * scale, abs=3)
    assert bottom - top == pytest.approx(10 * scale, abs=3)


def test_follows_the_width_of_the_window(preview: PdfPreview) -> None:
    before = preview.percent
    preview.resize(900, 600)
    assert preview.percent > before
    assert preview.horizontalScrollBar().maximum() == 0


def test_keys_go_through_the_pages(preview: PdfPreview, press: Callable[[Qt.Key], None]) -> None:
    bar = preview.verticalScrollBar()
    press(Key.Key_PageDown)
    assert bar.value() == preview.viewport().height()
    press(Key.Key_End)
    assert bar.value() == bar.maximum()
    press(Key.Key_Home)
    assert bar.value() == 0
    press(Key.Key_Space)
    press(Key.Key_Down)
    assert bar.value() > preview.viewport().height()


def test_zooming_keeps_what_is_in_the_middle(preview: PdfPreview) -> None:
    bar, half = preview.verticalScrollBar(), preview.viewport().height() / 2
    bar.setValue(400)
    before = (bar.value() + half) / preview.percent
    preview.zoom_in()
    assert not preview.fits_width
    assert (bar.value() + half) / preview.percent == pytest.approx(before, rel=0.03)


def test_every_step_in_is_larger_until_the_last(preview: PdfPreview) -> None:
    seen = [preview.percent]
    for _ in range(20):
        preview.zoom_in()
        seen.append(preview.percent)
    assert seen == sorted(seen)
    assert seen[-1] == 400
    for _ in range(20):
        preview.zoom_out()
    assert preview.percent == 25
    preview.viewport().grab()
    preview.fit_width()
    assert preview.percent == seen[0]


def test_control_and_the_wheel_zoom(preview: PdfPreview) -> None:
    before, bar = preview.percent, preview.verticalScrollBar()
    _wheel(preview, 120, Qt.KeyboardModifier.ControlModifier)
    assert preview.percent > before
    _wheel(preview, -120, Qt.KeyboardModifier.ControlModifier)
    _wheel(preview, -120, Qt.KeyboardModifier.ControlModifier)
    assert preview.percent < before
    bar.setValue(0)
    _wheel(preview, -120, Qt.KeyboardModifier.NoModifier)
    assert bar.value() > 0


def test_a_new_pdf_begins_at_its_top_unless_one_is_reading(preview: PdfPreview) -> None:
    bar = preview.verticalScrollBar()
    bar.setValue(500)
    preview.show_pdf(sample_pdf(4), stay=True)
    assert bar.value() == 500
    preview.show_pdf(sample_pdf(4))
    assert bar.value() == 0
    bar.setValue(bar.maximum())
    preview.show_pdf(sample_pdf(1), stay=True)
    assert bar.value() == bar.maximum()


def test_few_pages_are_kept_as_images(preview: PdfPreview) -> None:
    preview.show_pdf(sample_pdf(60))
    bar = preview.verticalScrollBar()
    for _ in range(30):
        bar.setValue(bar.value() + bar.pageStep())
        preview.viewport().grab()
    assert len(preview._images) <= 5


def test_a_wide_page_and_none_at_all(preview: PdfPreview) -> None:
    preview.show_pdf(sample_pdf(1, WIDE))
    assert preview.horizontalScrollBar().maximum() == 0
    preview.clear()
    preview.viewport().grab()
    assert preview.page_count == 0
    assert preview.verticalScrollBar().maximum() == 0


def _wheel(preview: PdfPreview, turn: int, keys: Qt.KeyboardModifier) -> None:
    place = QPointF(preview.viewport().rect().center())
    event = QWheelEvent(
        place,
        preview.viewport().mapToGlobal(place),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(preview.viewport(), event)


def _ink(image: QImage) -> tuple[int, int]:
    """The first and last dark pixel of a column through the first page's bar."""
    x = 14 + 40
    dark = [y for y in range(20, image.height() - 20) if image.pixelColor(x, y).lightness() < 60]
    return dark[0], dark[-1]
