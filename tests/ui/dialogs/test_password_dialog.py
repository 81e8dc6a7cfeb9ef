"""Changing the own password: the old one is asked for, and only the new one opens afterwards."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from teammoede.storage import vault
from teammoede.storage.faults import WrongPassword
from teammoede.ui.dialogs.password_dialog import PasswordDialog
from tests.storage.vaults import CHEAP, create_vault
from tests.ui.dialogs.conftest import assert_fits

LEFT = Qt.MouseButton.LeftButton
OLD, NEW = "små ænder på tur", "en ko og to heste"
Show = Callable[[QDialog], QDialog]


@pytest.fixture
def opened(tmp_path: Path) -> vault.Unlocked:
    """A real slot file, unlocked by its only member."""
    return create_vault(tmp_path, "Solstrålen", "Mette Holm", OLD, bytes(32), CHEAP)


@pytest.fixture
def change(opened: vault.Unlocked) -> Callable[[str, str], None]:
    """Changes the password of the only member."""

    def change(old: str, new: str) -> None:
        if old:
            vault.unlock(opened.folder, opened.account.id, old)
        vault.change_password(opened, new, CHEAP)

    return change


@pytest.fixture
def dialog(shown: Show, change: Callable[[str, str], None]) -> PasswordDialog:
    """The dialog as opened from the menu."""
    dialog = PasswordDialog("Mette Holm", change, house="Solstrålen")
    shown(dialog)
    return dialog


def _type(qtbot: QtBot, *words: str) -> None:
    """Type into one line after the other; between them lies the eye."""
    for number, word in enumerate(words):
        for _ in range(2 if number else 0):
            field = QApplication.focusWidget()
            assert field is not None
            qtbot.keyClick(field, Qt.Key.Key_Tab)
        field = QApplication.focusWidget()
        assert field is not None
        qtbot.keyClicks(field, word)


def test_the_new_password_opens_and_the_old_one_does_not(
    qtbot: QtBot, opened: vault.Unlocked, dialog: PasswordDialog
) -> None:
    assert QApplication.focusWidget() is dialog.ui.oldEdit
    _type(qtbot, OLD, NEW, NEW)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.ui.newEdit.again, Qt.Key.Key_Return)
    assert vault.unlock(opened.folder, opened.account.id, NEW).key == opened.key
    with pytest.raises(WrongPassword):
        vault.unlock(opened.folder, opened.account.id, OLD)
    assert dialog.ui.oldEdit.text() == dialog.ui.newEdit.password == ""


def test_a_wrong_old_password_changes_nothing_and_keeps_the_new_one(
    qtbot: QtBot, opened: vault.Unlocked, dialog: PasswordDialog
) -> None:
    _type(qtbot, "forkert", NEW, NEW)
    qtbot.keyClick(dialog.ui.newEdit.again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.is_working)
    assert dialog.ui.errorLabel.text() == "Adgangskoden passer ikke. Prøv igen."
    assert QApplication.focusWidget() is dialog.ui.oldEdit
    assert dialog.ui.newEdit.password == NEW
    assert vault.unlock(opened.folder, opened.account.id, OLD)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("", NEW, NEW), "Skriv din nuværende adgangskode."),
        ((OLD, "kort", "kort"), "for kort"),
        ((OLD, "mette holm solstrålen", "mette holm solstrålen"), "let at gætte"),
        ((OLD, NEW, NEW[:-1]), "ikke ens"),
        ((OLD, OLD, OLD), "den samme som den gamle"),
    ],
)
def test_what_will_not_do_is_said_before_anything_is_tried(
    qtbot: QtBot, dialog: PasswordDialog, typed: tuple[str, str, str], said: str
) -> None:
    _type(qtbot, *typed)
    qtbot.mouseClick(dialog.ui.saveButton, LEFT)
    assert said in dialog.ui.errorLabel.text()
    assert not dialog.is_working
    assert dialog.isVisible()


def test_the_first_time_only_the_own_one_is_asked_for(
    qtbot: QtBot, shown: Show, opened: vault.Unlocked, change: Callable[[str, str], None]
) -> None:
    dialog = PasswordDialog("Mette Holm", change, first_time=True)
    shown(dialog)
    assert not dialog.ui.oldEdit.isVisible()
    assert "én gang" in dialog.ui.whyLabel.text()
    _type(qtbot, NEW, NEW)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.ui.newEdit.again, Qt.Key.Key_Return)
    assert vault.unlock(opened.folder, opened.account.id, NEW)


def test_it_can_be_left(qtbot: QtBot, opened: vault.Unlocked, dialog: PasswordDialog) -> None:
    _type(qtbot, OLD, NEW, NEW)
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog.ui.newEdit.again, Qt.Key.Key_Escape)
    assert vault.unlock(opened.folder, opened.account.id, OLD)


@pytest.mark.usefixtures("large_print")
@pytest.mark.parametrize("first_time", [False, True])
def test_it_fits_a_small_screen_in_large_print(
    shown: Show, change: Callable[[str, str], None], first_time: bool
) -> None:
    dialog = PasswordDialog("Anne-Margrethe Vestergaard", change, first_time=first_time)
    shown(dialog)
    dialog.accept()
    assert_fits(dialog)
