"""A curve on screen: in the window's colours, and anew at each size."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from teammoede.printing.curves import Ink, Size, as_svg, sign_curve
from teammoede.ui.style import palette
from teammoede.ui.widgets.curve_view import CurveView

SPAN = (date(2026, 5, 25), date(2026, 11, 23))


@pytest.fixture
def sizes() -> list[Size]:
    """The sizes that were asked for."""
    return []


@pytest.fixture
def view(qtbot: QtBot, sizes: list[Size]) -> CurveView:
    """A curve of two ratings."""

    def draw(size: Size, ink: Ink) -> bytes:
        sizes.append(size)
        points = [(SPAN[0], 1), (date(2026, 9, 7), 4)]
        return as_svg(sign_curve("Ro", points, started=[], span=SPAN, size=size, ink=ink))

    view = CurveView()
    qtbot.addWidget(view)
    view.resize(view.sizeHint())
    view.show_curve(draw, "Ro: 1, 4")
    with qtbot.waitExposed(view):
        view.show()
    return view


def lightness(image: QImage) -> set[int]:
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {image.pixelColor(*place).lightness() for place in places}


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
def test_it_is_drawn_in_the_colour_of_the_text(view: CurveView, scheme: Qt.ColorScheme) -> None:
    view.setPalette(palette(scheme))
    found = lightness(view.grab().toImage())
    text = palette(scheme).text().color().lightness()
    assert min(abs(text - value) for value in found) < 6
    assert max(found) - min(found) > 150


def test_it_is_drawn_anew_at_another_size_and_only_then(view: CurveView, sizes: list[Size]) -> None:
    view.grab()
    drawn = len(sizes)
    view.grab()
    assert len(sizes) == drawn
    view.resize(view.width() * 2, view.height())
    view.grab()
    assert len(sizes) == drawn + 1
    assert sizes[-1][0] > 1.9 * sizes[0][0]


def test_larger_letters_ask_for_more_room(view: CurveView) -> None:
    before = view.sizeHint()
    font = view.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)
    view.setFont(font)
    assert view.sizeHint().width() > 1.3 * before.width()
    assert view.sizeHint().height() > 1.3 * before.height()


def test_it_says_the_same_to_the_ear(view: CurveView) -> None:
    assert view.accessibleName() == view.toolTip() == "Ro: 1, 4"
