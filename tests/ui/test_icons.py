"""The icons: every one draws something, in the colour of the text beside it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPalette
from PySide6.QtWidgets import QApplication

from teammoede.resources import path
from teammoede.ui.icons import icon, program_icon

NAMES = sorted(Path(str(path("icons", "print.svg"))).parent.glob("*.svg"))
SIZE = QSize(64, 64)


def ink(image: QImage) -> set[str]:
    """Return the colours of all fully painted points."""
    points = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {colour.name() for colour in points if colour.alpha() == 255}


@pytest.mark.parametrize("name", [file.stem for file in NAMES if file.stem != "teammoede"])
def test_every_icon_draws_in_the_texts_colour(qapp: QApplication, name: str) -> None:
    drawn = icon(name).pixmap(SIZE).toImage()
    assert ink(drawn) == {qapp.palette().color(QPalette.ColorRole.ButtonText).name()}


def test_an_icon_follows_the_palette(qapp: QApplication) -> None:
    before = QPalette(qapp.palette())
    other = QPalette(before)
    other.setColor(QPalette.ColorRole.ButtonText, QColor("#112233"))
    qapp.setPalette(other)
    try:
        assert ink(icon("print").pixmap(SIZE).toImage()) == {"#112233"}
    finally:
        qapp.setPalette(before)


def test_an_icon_in_a_chosen_row_has_the_colour_of_its_text(qapp: QApplication) -> None:
    drawn = icon("lock").pixmap(SIZE, QIcon.Mode.Selected).toImage()
    assert ink(drawn) == {qapp.palette().color(QPalette.ColorRole.HighlightedText).name()}


def test_the_program_has_an_icon_of_its_own(qapp: QApplication) -> None:
    assert not program_icon().isNull()
    assert ink(program_icon().pixmap(SIZE).toImage())
