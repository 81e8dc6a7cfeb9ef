"""A locked file: its password is asked for until it is the right one, tried on a real file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from teammoede.storage.sealed_file import open_sealed, seal_file
from teammoede.ui.dialogs.open_sealed_dialog import OpenSealedDialog
from tests.storage.vaults import CHEAP
from tests.ui.dialogs.conftest import assert_fits

LEFT = Qt.MouseButton.LeftButton
WORD = "små ænder på tur"
Show = Callable[[QDialog], QDialog]


class Sealed:
    """A real sealed file, and what was read from it."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.read: list[bytes] = []
        file.write_bytes(seal_file(b"indhold", WORD, CHEAP))

    def open(self, passphrase: str) -> None:
        self.read.append(open_sealed(self.file.read_bytes(), passphrase))


@pytest.fixture
def sealed(tmp_path: Path) -> Sealed:
    """A file that opens with WORD."""
    return Sealed(tmp_path / "Stjernestuen.teammoede")


@pytest.fixture
def dialog(shown: Show, sealed: Sealed) -> OpenSealedDialog:
    """The dialog, the keyboard on its line."""
    dialog = OpenSealedDialog(sealed.file.name, sealed.open)
    shown(dialog)
    return dialog


def _try(qtbot: QtBot, dialog: OpenSealedDialog, word: str) -> None:
    qtbot.keyClicks(dialog.ui.passwordEdit, word)
    qtbot.keyClick(dialog.ui.passwordEdit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.is_working)


def test_the_right_password_opens_the_file_that_is_named(
    qtbot: QtBot, dialog: OpenSealedDialog, sealed: Sealed
) -> None:
    assert dialog.ui.fileLabel.text() == "Stjernestuen.teammoede"
    _try(qtbot, dialog, WORD)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert sealed.read == [b"indhold"]
    assert dialog.ui.passwordEdit.text() == ""


def test_a_wrong_one_is_said_and_can_be_typed_over(
    qtbot: QtBot, dialog: OpenSealedDialog, sealed: Sealed
) -> None:
    _try(qtbot, dialog, "små ænder på ture")
    assert dialog.isVisible()
    assert "ikke filens adgangskode" in dialog.ui.errorLabel.text()
    assert QApplication.focusWidget() is dialog.ui.passwordEdit
    _try(qtbot, dialog, WORD)
    assert sealed.read == [b"indhold"]


def test_a_damaged_file_is_not_taken_for_a_wrong_password(
    qtbot: QtBot, dialog: OpenSealedDialog, sealed: Sealed
) -> None:
    sealed.file.write_bytes(sealed.file.read_bytes()[:-1])
    _try(qtbot, dialog, WORD)
    assert "beskadiget" in dialog.ui.errorLabel.text()


def test_nothing_typed_is_not_tried(qtbot: QtBot, dialog: OpenSealedDialog) -> None:
    qtbot.mouseClick(dialog.ui.openButton, LEFT)
    assert not dialog.is_working
    assert dialog.ui.errorLabel.text() == "Skriv filens adgangskode."


def test_it_can_be_thought_better_of(
    qtbot: QtBot, dialog: OpenSealedDialog, sealed: Sealed
) -> None:
    qtbot.keyClicks(dialog.ui.passwordEdit, WORD)
    qtbot.keyClick(dialog.ui.passwordEdit, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert sealed.read == []
    assert dialog.ui.passwordEdit.text() == ""


def test_nothing_is_clipped_with_a_refusal_in_it(qtbot: QtBot, dialog: OpenSealedDialog) -> None:
    _try(qtbot, dialog, "en anden")
    assert_fits(dialog)


@pytest.mark.usefixtures("large_print")
def test_nothing_is_clipped_in_large_print(qtbot: QtBot, shown: Show, sealed: Sealed) -> None:
    dialog = OpenSealedDialog("Et langt forløb " * 6 + ".teammoede", sealed.open)
    shown(dialog)
    _try(qtbot, dialog, "en anden")
    assert_fits(dialog)
