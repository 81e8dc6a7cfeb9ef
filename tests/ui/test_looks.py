"""The looks of the whole program: larger text, other colours, at once and in steps."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from teammoede.ui.looks import NORMAL, SIZES, Colours, Looks

Role = QPalette.ColorRole


@pytest.fixture
def looks(qapp: QApplication, dressed: None) -> Iterator[Looks]:
    """The looks, taken back when the test is over."""
    before, colours = QFont(qapp.font()), QPalette(qapp.palette())
    looks = Looks()
    yield looks
    delete(looks)  # else it goes on following the system
    qapp.setFont(before)
    qapp.setPalette(colours)


@pytest.mark.parametrize("size", SIZES)
def test_the_text_has_the_size_that_was_asked_for(
    qapp: QApplication, looks: Looks, size: int
) -> None:
    own = qapp.font().pointSizeF()
    looks.resize(size)
    assert qapp.font().pointSizeF() == pytest.approx(own * size / 100)


def test_the_way_up_and_down_ends_where_it_began(qapp: QApplication, looks: Looks) -> None:
    own = qapp.font().pointSizeF()
    for _ in SIZES:
        looks.step(1)
    assert looks.size == 200
    for _ in SIZES:
        looks.step(-1)
    assert looks.size == 80
    looks.resize(NORMAL)
    assert qapp.font().pointSizeF() == pytest.approx(own)


def test_what_was_measured_in_letters_grows_along(qtbot: QtBot, looks: Looks) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    field = QLabel("ma 23.11.", page)
    field.setFixedWidth(100)
    looks.resize(200)
    assert field.width() == 200
    looks.resize(100)
    assert field.width() == 100
    assert page.maximumWidth() > 10_000  # what had no limit has none


def test_what_was_kept_is_taken_on_and_rubbish_is_passed_over(
    qapp: QApplication, looks: Looks
) -> None:
    looks.take(150, "dark")
    assert (looks.size, looks.colours) == (150, Colours.DARK)
    looks.take(37, "lilla")
    assert (looks.size, looks.colours) == (150, Colours.DARK)


def test_only_above_150_does_the_text_need_the_lists_room(looks: Looks) -> None:
    looks.resize(150)
    assert not looks.is_large
    looks.resize(175)
    assert looks.is_large


def test_each_choice_has_its_colours(qapp: QApplication, looks: Looks) -> None:
    looks.colour(Colours.DARK)
    assert looks.scheme is Qt.ColorScheme.Dark
    assert qapp.palette().color(Role.Base).lightness() < 40
    looks.colour(Colours.LIGHT)
    assert qapp.palette().color(Role.Base).name() == "#ffffff"
    assert not looks.is_contrast
    looks.colour(Colours.CONTRAST)
    assert looks.is_contrast
    read = {qapp.palette().color(role).name() for role in (Role.Text, Role.WindowText, Role.Base)}
    assert read == {"#000000", "#ffffff"}


def test_the_systems_colours_are_followed_only_where_nobody_chose(
    qapp: QApplication, looks: Looks
) -> None:
    looks.colour(Colours.DARK)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert qapp.palette().color(Role.Base).lightness() < 40
