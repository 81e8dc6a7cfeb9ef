"""A new recovery sheet: it counts once it is out and a group of it was typed, and not before."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from teammoede.domain.recovery_code import groups, write_code
from teammoede.storage import vault as keys
from teammoede.storage.faults import WrongPassword
from teammoede.storage.vault import Unlocked
from teammoede.ui.dialogs.recovery_dialog import RecoveryDialog
from tests.storage.vaults import CHEAP, create_vault
from tests.ui.conftest import Answers
from tests.ui.dialogs.conftest import Shown, assert_fits

LEFT = Qt.MouseButton.LeftButton
OLD = bytes(range(32))


@pytest.fixture
def mette(tmp_path: Path) -> Unlocked:
    return create_vault(tmp_path / "arkiv", "Huset", "Mette Holm", "x", OLD, CHEAP)


@pytest.fixture
def made() -> list[bytes]:
    """The keys that were put on a sheet."""
    return []


@pytest.fixture
def dialog(mette: Unlocked, made: list[bytes], tmp_path: Path, shown: Shown) -> RecoveryDialog:
    answers = Answers()
    answers.answers = [tmp_path / "ark.pdf", False]

    def sheet(key: bytes) -> bytes:
        made.append(key)
        return b"%PDF-1.4"

    def renew(key: bytes) -> None:
        keys.renew_recovery(mette, key, CHEAP)

    dialog = RecoveryDialog(sheet, renew, answers)
    shown(dialog)
    return dialog


@pytest.fixture
def use(qtbot: QtBot, dialog: RecoveryDialog) -> Callable[[str], str]:
    """Types a group and wants the sheet to count; returns what was said."""

    def use(group: str) -> str:
        dialog.ui.askedBack.edit.setText("")
        qtbot.keyClicks(dialog.ui.askedBack.edit, group)
        qtbot.mouseClick(dialog.ui.useButton, LEFT)
        qtbot.waitUntil(lambda: not dialog.is_working)
        return dialog.ui.errorLabel.text()

    return use


def test_a_sheet_that_is_out_and_typed_back_replaces_the_old_one(
    qtbot: QtBot,
    dialog: RecoveryDialog,
    mette: Unlocked,
    made: list[bytes],
    use: Callable[[str], str],
    tmp_path: Path,
) -> None:
    qtbot.mouseClick(dialog.ui.sheetBox.save_button, LEFT)
    assert (tmp_path / "ark.pdf").exists()
    assert_fits(dialog)
    place = dialog.ui.askedBack.edit.place
    assert "Udskriv" not in use(groups(write_code(made[0]))[place - 1])
    assert not dialog.isVisible()
    assert keys.unlock_with_code(mette.folder, made[0]).key == mette.key
    with pytest.raises(WrongPassword):
        keys.unlock_with_code(mette.folder, OLD)
    assert dialog.ui.askedBack.edit.text() == ""


def test_till_then_the_old_one_opens(
    qtbot: QtBot, dialog: RecoveryDialog, mette: Unlocked, use: Callable[[str], str]
) -> None:
    place = dialog.ui.askedBack.edit.place
    old = groups(write_code(OLD))[place - 1]
    assert use(old) == "Udskriv eller gem arket først."
    qtbot.mouseClick(dialog.ui.sheetBox.save_button, LEFT)
    assert "fra et andet ark" in use(old)
    assert dialog.isVisible()
    qtbot.mouseClick(dialog.ui.cancelButton, LEFT)
    assert keys.unlock_with_code(mette.folder, OLD)


def test_it_fits_the_small_screen(large_print: None, shown: Shown) -> None:
    dialog = RecoveryDialog(lambda _: b"", lambda _: None, Answers())
    shown(dialog)
    assert_fits(dialog)
