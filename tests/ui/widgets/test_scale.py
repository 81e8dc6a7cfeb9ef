"""A scale: one stop for the keyboard, one number or none."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from teammoede.ui.widgets.scale import Scale

Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """A scale from 1 to 5 between two fields."""
    page = QWidget()
    column = QVBoxLayout(page)
    for part in (QLineEdit(), Scale((1, 2, 3, 4, 5), "Ro"), QLineEdit()):
        column.addWidget(part)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


@pytest.fixture
def scale(page: QWidget) -> Scale:
    """The scale, with the keyboard on it."""
    scale = page.findChild(Scale)
    assert scale is not None
    scale.setFocus()
    return scale


def test_a_digit_chooses_and_the_same_digit_takes_it_back(qtbot: QtBot, scale: Scale) -> None:
    told: list[object] = []
    scale.chosen.connect(told.append)
    qtbot.keyClicks(scale, "433")
    assert told == [4, 3, None]
    assert scale.value is None


def test_a_digit_that_is_not_on_the_scale_does_nothing(qtbot: QtBot, scale: Scale) -> None:
    scale.value = 2
    with qtbot.assertNotEmitted(scale.chosen):
        qtbot.keyClicks(scale, "60²x")
    assert scale.value == 2


def test_a_click_chooses_and_a_second_click_takes_it_back(qtbot: QtBot, scale: Scale) -> None:
    told: list[object] = []
    scale.chosen.connect(told.append)
    for _ in range(2):
        qtbot.mouseClick(scale.button(5), Qt.MouseButton.LeftButton)
    assert told == [5, None]
    assert scale.hasFocus()


def test_arrows_go_along_the_scale_and_stop_at_its_ends(qtbot: QtBot, scale: Scale) -> None:
    qtbot.keyClick(scale, Key.Key_Right)
    assert scale.value == 1
    qtbot.keyClick(scale, Key.Key_Left)
    assert scale.value == 1
    qtbot.keyClick(scale, Key.Key_Delete)
    qtbot.keyClick(scale, Key.Key_Left)
    assert scale.value == 5


def test_up_and_down_ask_for_the_neighbour_and_choose_nothing(qtbot: QtBot, scale: Scale) -> None:
    steps: list[int] = []
    scale.stepped.connect(steps.append)
    qtbot.keyClick(scale, Key.Key_Down)
    qtbot.keyClick(scale, Key.Key_Up)
    assert steps == [1, -1]
    assert scale.value is None


def test_it_is_one_stop_for_tab(qtbot: QtBot, page: QWidget, scale: Scale) -> None:
    qtbot.keyClick(scale, Key.Key_Tab)
    assert page.focusWidget() is page.findChildren(QLineEdit)[1]


def test_it_says_what_is_chosen(scale: Scale) -> None:
    assert scale.accessibleDescription() == "intet valgt"
    scale.value = 3
    assert scale.accessibleName() == "Ro"
    assert scale.accessibleDescription() == "3 af 5"
