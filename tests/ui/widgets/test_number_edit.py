"""An optional number: typed over, emptied, and never confused with nought."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from teammoede.ui.style import palette
from teammoede.ui.widgets.number_edit import NumberEdit


@pytest.fixture
def edit(qtbot: QtBot) -> NumberEdit:
    """An empty field."""
    edit = NumberEdit(99)
    qtbot.addWidget(edit)
    with qtbot.waitExposed(edit):
        edit.show()
    edit.activateWindow()
    return edit


def focus(qtbot: QtBot, edit: NumberEdit) -> None:
    """Come to the field from elsewhere."""
    edit.clearFocus()
    edit.setFocus()
    qtbot.waitUntil(edit.lineEdit().hasSelectedText)


def test_no_number_is_a_dash(edit: NumberEdit) -> None:
    assert (edit.number, edit.text()) == (None, "–")


def test_digits_beside_the_dash_count(qtbot: QtBot, edit: NumberEdit) -> None:
    qtbot.waitUntil(edit.hasFocus)
    edit.lineEdit().setCursorPosition(1)
    qtbot.keyClicks(edit, "8")
    edit.clearFocus()
    assert (edit.number, edit.text()) == (8, "8")


def test_a_number_replaces_what_stood_there(qtbot: QtBot, edit: NumberEdit) -> None:
    focus(qtbot, edit)
    with qtbot.waitSignal(edit.valueChanged):
        qtbot.keyClicks(edit, "12")
    assert edit.number == 12


def test_nought_is_a_number(qtbot: QtBot, edit: NumberEdit) -> None:
    focus(qtbot, edit)
    qtbot.keyClicks(edit, "0")
    edit.clearFocus()
    assert (edit.number, edit.text()) == (0, "0")


def test_emptying_takes_the_number_away(qtbot: QtBot, edit: NumberEdit) -> None:
    edit.show_number(12)
    focus(qtbot, edit)
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    edit.clearFocus()
    assert (edit.number, edit.text()) == (None, "–")


@pytest.mark.parametrize("typed", ["abc", "-5", "1,5x"])
def test_what_is_no_number_is_not_taken(qtbot: QtBot, edit: NumberEdit, typed: str) -> None:
    focus(qtbot, edit)
    qtbot.keyClicks(edit, typed)
    edit.clearFocus()
    assert edit.number in (None, 1, 5, 15)
    assert edit.text() in ("–", "1", "5", "15")


def test_no_number_is_greater_than_the_most(qtbot: QtBot, edit: NumberEdit) -> None:
    focus(qtbot, edit)
    qtbot.keyClicks(edit, "100")
    edit.clearFocus()
    assert edit.number == 10


def test_showing_a_number_tells_nobody(qtbot: QtBot, edit: NumberEdit) -> None:
    with qtbot.assertNotEmitted(edit.valueChanged):
        edit.show_number(7)
    assert edit.number == 7


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
def test_its_frame_is_to_be_seen_in_light_and_dark(qtbot: QtBot, scheme: Qt.ColorScheme) -> None:
    box = NumberEdit(9)
    qtbot.addWidget(box)
    box.setPalette(palette(scheme))
    image = box.grab().toImage()
    frame = image.pixelColor(image.width() // 2, 0)
    inside = image.pixelColor(image.width() - 3, image.height() // 2)
    assert abs(frame.lightness() - inside.lightness()) > 30
