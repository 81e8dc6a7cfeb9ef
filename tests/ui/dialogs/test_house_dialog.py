"""What the house settles, by keys: numbers within their limits, a folder, and nothing lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from teammoede.domain.errors import Refused
from teammoede.ui.dialogs.house_dialog import HouseDialog, HouseValues
from tests.ui.dialogs.conftest import assert_fits

LEFT = Qt.MouseButton.LeftButton
Show = Callable[[QDialog], QDialog]
VALUES = HouseValues("Solhuset", 5, 5, 30, "")


@pytest.fixture
def dialog(shown: Show) -> HouseDialog:
    """The dialog on the usual values."""
    dialog = HouseDialog(VALUES, lambda _parent, _known: Path("E:/kopier"))
    shown(dialog)
    return dialog


def _type(qtbot: QtBot, field: QWidget, text: str) -> None:
    field.setFocus()
    QApplication.processEvents()  # the number is chosen, to be typed over
    qtbot.keyClicks(field, text)


def test_what_is_typed_comes_out_whole(qtbot: QtBot, dialog: HouseDialog) -> None:
    assert dialog.values == VALUES
    dialog.ui.nameEdit.selectAll()
    _type(qtbot, dialog.ui.nameEdit, " og Måne ")
    _type(qtbot, dialog.idle_edit, "12")
    _type(qtbot, dialog.meeting_edit, "45")
    _type(qtbot, dialog.years_edit, "10")
    qtbot.mouseClick(dialog.ui.placeButton, LEFT)
    qtbot.keyClick(dialog.years_edit, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.values == HouseValues("og Måne", 10, 12, 45, str(Path("E:/kopier")))


def test_a_minute_too_many_cannot_be_typed(qtbot: QtBot, dialog: HouseDialog) -> None:
    _type(qtbot, dialog.idle_edit, "61")
    _type(qtbot, dialog.years_edit, "31")
    assert dialog.values.idle_minutes == 6
    assert dialog.values.retention_years == 3


@pytest.mark.parametrize("number", ["idle_edit", "meeting_edit", "years_edit"])
def test_nought_is_said_to_be_none_and_the_keyboard_is_there(
    qtbot: QtBot, dialog: HouseDialog, number: str
) -> None:
    edit = getattr(dialog, number)
    _type(qtbot, edit, "0")
    qtbot.mouseClick(dialog.ui.saveButton, LEFT)
    assert dialog.isVisible()
    assert dialog.ui.errorLabel.text().startswith("Skriv et tal fra 1 til ")
    assert QApplication.focusWidget() is edit


def test_a_house_has_a_name(qtbot: QtBot, dialog: HouseDialog) -> None:
    dialog.ui.nameEdit.selectAll()
    qtbot.keyClick(dialog.ui.nameEdit, Qt.Key.Key_Delete)
    qtbot.keyClick(dialog.ui.nameEdit, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "hedder" in dialog.ui.errorLabel.text()


def test_a_refused_save_leaves_it_open_with_what_was_typed(
    qtbot: QtBot, dialog: HouseDialog
) -> None:
    def refuse() -> None:
        raise Refused("Mappen ligger i arkivets egen mappe.")

    dialog.save = refuse
    qtbot.keyClicks(dialog.ui.placeEdit, "her")
    qtbot.mouseClick(dialog.ui.saveButton, LEFT)
    assert dialog.ui.errorLabel.text() == "Mappen ligger i arkivets egen mappe."
    assert dialog.values.second_place == "her"


def test_tab_goes_through_it_from_above(qtbot: QtBot, dialog: HouseDialog) -> None:
    ui = dialog.ui
    order = (dialog.idle_edit, dialog.meeting_edit, dialog.years_edit, ui.placeEdit)
    for wanted in (*order, ui.placeButton, ui.saveButton, ui.cancelButton):
        place = QApplication.focusWidget()
        assert place is not None
        qtbot.keyClick(place, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is wanted


def test_nothing_is_clipped(dialog: HouseDialog) -> None:
    assert_fits(dialog)


@pytest.mark.usefixtures("large_print")
def test_nothing_is_clipped_in_large_print(shown: Show) -> None:
    assert_fits(shown(HouseDialog(VALUES, lambda _parent, _known: None)))
