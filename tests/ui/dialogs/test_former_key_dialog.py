"""A copy from before: the password of its day is asked for, or the sheet of then."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from teammoede.storage.faults import WrongPassword
from teammoede.ui.dialogs.former_key_dialog import FormerKeyDialog
from tests.ui.dialogs.conftest import assert_fits

Show = Callable[[QDialog], QDialog]
RIGHT = {"1": "min gamle kode", None: "KODEN FRA ARKET"}


@pytest.fixture
def dialog(shown: Show) -> FormerKeyDialog:
    def unlock(account: str | None, word: str) -> None:
        if RIGHT.get(account) != word:
            raise WrongPassword

    dialog = FormerKeyDialog([("1", "Mette Holm"), ("2", "Lars Bech")], unlock)
    shown(dialog)
    return dialog


def _try(qtbot: QtBot, dialog: FormerKeyDialog, who: int, word: str) -> None:
    dialog.ui.whoCombo.setCurrentIndex(who)
    dialog.ui.passwordEdit.setFocus()
    qtbot.keyClicks(dialog.ui.passwordEdit, word)
    qtbot.keyClick(dialog.ui.passwordEdit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.is_working)


@pytest.mark.parametrize(("who", "word"), [(0, "min gamle kode"), (2, "KODEN FRA ARKET")])
def test_a_password_of_then_or_the_sheet_opens_it(
    qtbot: QtBot, dialog: FormerKeyDialog, who: int, word: str
) -> None:
    _try(qtbot, dialog, who, word)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.ui.passwordEdit.text() == ""


def test_another_one_is_said_inside_and_can_be_typed_over(
    qtbot: QtBot, dialog: FormerKeyDialog
) -> None:
    _try(qtbot, dialog, 1, "min gamle kode")
    assert "passer ikke" in dialog.ui.errorLabel.text()
    assert dialog.isVisible()
    _try(qtbot, dialog, 0, "min gamle kode")
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_nothing_is_tried_with_nothing(qtbot: QtBot, dialog: FormerKeyDialog) -> None:
    _try(qtbot, dialog, 0, "")
    assert "Skriv" in dialog.ui.errorLabel.text()
    assert_fits(dialog)


def test_it_fits_in_large_print(large_print: None, dialog: FormerKeyDialog) -> None:
    assert_fits(dialog)
