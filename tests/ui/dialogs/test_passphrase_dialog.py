"""A file's password before an export: typed twice, or a clear word that there is to be none."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from teammoede.ui.dialogs.passphrase_dialog import PassphraseDialog
from tests.ui.dialogs.conftest import assert_fits

LEFT = Qt.MouseButton.LeftButton
WORD = "små ænder på tur"
Show = Callable[[QDialog], QDialog]


@pytest.fixture
def dialog(shown: Show) -> PassphraseDialog:
    """The dialog, the keyboard on the first line."""
    dialog = PassphraseDialog()
    shown(dialog)
    return dialog


def _type(qtbot: QtBot, dialog: PassphraseDialog, first: str, again: str) -> None:
    qtbot.keyClicks(dialog.ui.newEdit.first, first)
    qtbot.keyClicks(dialog.ui.newEdit.again, again)


def test_a_password_typed_twice_is_given_out(qtbot: QtBot, dialog: PassphraseDialog) -> None:
    assert QApplication.focusWidget() is dialog.ui.newEdit.first
    _type(qtbot, dialog, WORD, WORD)
    qtbot.keyClick(dialog.ui.newEdit.again, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.passphrase == WORD


@pytest.mark.parametrize(
    ("first", "again", "said", "place"),
    [
        ("", "", "Skriv en adgangskode", "first"),
        ("kort", "kort", "for kort", "first"),
        (WORD, WORD[:-1], "ikke ens", "again"),
    ],
)
def test_what_will_not_do_is_said_and_the_keyboard_is_there(
    qtbot: QtBot, dialog: PassphraseDialog, first: str, again: str, said: str, place: str
) -> None:
    _type(qtbot, dialog, first, again)
    qtbot.mouseClick(dialog.ui.goOnButton, LEFT)
    assert dialog.isVisible()
    assert said in dialog.ui.errorLabel.text()
    assert dialog.ui.errorLabel.isVisible()
    assert QApplication.focusWidget() is getattr(dialog.ui.newEdit, place)


def test_a_file_without_a_password_needs_the_box_to_be_ticked(
    qtbot: QtBot, dialog: PassphraseDialog
) -> None:
    assert not dialog.ui.plainBox.isChecked()
    assert "alle kan læse filen" in dialog.ui.plainBox.text()
    _type(qtbot, dialog, "kort", "")
    qtbot.keyClick(dialog.ui.plainBox, Qt.Key.Key_Space)
    assert not dialog.ui.newEdit.isEnabled()
    qtbot.mouseClick(dialog.ui.goOnButton, LEFT)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.passphrase is None


def test_it_can_be_thought_better_of(qtbot: QtBot, dialog: PassphraseDialog) -> None:
    qtbot.keyClick(dialog.ui.newEdit.first, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_tab_goes_through_all_of_it_in_order(qtbot: QtBot, dialog: PassphraseDialog) -> None:
    ui = dialog.ui
    edit = ui.newEdit
    order = [edit.first.eye_button, edit.again, edit.again.eye_button]
    for wanted in (*order, ui.plainBox, ui.goOnButton, ui.cancelButton):
        place = QApplication.focusWidget()
        assert place is not None
        qtbot.keyClick(place, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is wanted


def test_nothing_is_clipped(dialog: PassphraseDialog) -> None:
    assert_fits(dialog)


@pytest.mark.usefixtures("large_print")
def test_nothing_is_clipped_in_large_print(shown: Show) -> None:
    assert_fits(shown(PassphraseDialog()))
