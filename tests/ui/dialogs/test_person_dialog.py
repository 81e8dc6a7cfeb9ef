"""Whose papers: a name that is offered or typed, other spellings, and what is too vague."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from teammoede.domain.errors import InvalidValue
from teammoede.ui.dialogs.person_dialog import PersonDialog
from tests.ui.dialogs.conftest import assert_fits

LEFT = Qt.MouseButton.LeftButton
Show = Callable[[QDialog], QDialog]
NAMES = ("Ida Lund", "Mette Holm", "XX")


@pytest.fixture
def dialog(shown: Show) -> PersonDialog:
    dialog = PersonDialog(NAMES)
    shown(dialog)
    return dialog


def test_a_name_and_other_spellings_come_out_trimmed(qtbot: QtBot, dialog: PersonDialog) -> None:
    box = dialog.ui.nameBox
    assert [box.itemText(row) for row in range(box.count())] == list(NAMES)
    assert dialog.name == ""
    qtbot.keyClicks(box.lineEdit(), " Karen  Vester ")
    qtbot.keyClicks(dialog.ui.alsoEdit, " Karna, ,KV")
    qtbot.keyClick(dialog.ui.alsoEdit, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert (dialog.name, dialog.also) == ("Karen Vester", ("Karna", "KV"))


def test_without_a_name_there_is_nobody(qtbot: QtBot, dialog: PersonDialog) -> None:
    qtbot.mouseClick(dialog.ui.saveButton, LEFT)
    assert dialog.isVisible()
    assert dialog.ui.errorLabel.text() == "Skriv et navn."


def test_a_vague_name_is_said_and_can_be_made_whole(qtbot: QtBot, dialog: PersonDialog) -> None:
    def gather() -> None:
        if dialog.name == "Mette":
            raise InvalidValue("»Mette« kan være to.")

    dialog.save = gather
    line = dialog.ui.nameBox.lineEdit()
    qtbot.keyClicks(line, "Mette")
    qtbot.keyClick(line, Qt.Key.Key_Delete)  # what the list completed
    qtbot.mouseClick(dialog.ui.saveButton, LEFT)
    assert dialog.ui.errorLabel.text() == "»Mette« kan være to."
    qtbot.keyClicks(line, " Holm")
    assert dialog.ui.errorLabel.text() == ""
    qtbot.mouseClick(dialog.ui.saveButton, LEFT)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_nothing_is_clipped(dialog: PersonDialog) -> None:
    assert_fits(dialog)


@pytest.mark.usefixtures("large_print")
def test_nothing_is_clipped_in_large_print(shown: Show) -> None:
    assert_fits(shown(PersonDialog(NAMES)))
