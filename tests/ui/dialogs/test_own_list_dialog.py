"""A list of the course's own, here the situations: changed and moved, by mouse and by keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from teammoede.domain.role_plan import DEFAULT_SITUATIONS
from teammoede.ui.dialogs.own_list_dialog import ListWords, OwnListDialog, Rows
from tests.ui.dialogs.conftest import assert_fits

GIVEN = (("m", "Modtagelse"), ("f", "Frokost"), ("h", "Hvil"))
WORDS = ListWords(
    title="Dagens &situationer",
    removed="»{}« er ude af listen. De ældre referater beholder den.",
    nameless="En situation har intet navn. Skriv et, eller fjern den.",
)
ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key
Show = Callable[[QDialog], QDialog]


@pytest.fixture
def dialog(shown: Show) -> OwnListDialog:
    """Three situations, the first one current."""
    dialog = OwnListDialog(GIVEN, WORDS)
    shown(dialog)
    return dialog


def press(qtbot: QtBot, button: QPushButton) -> None:
    """Click with the mouse."""
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def write(qtbot: QtBot, text: str) -> None:
    """Type into the open row over what is there, and end with Enter."""
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Key.Key_Return)
    QApplication.processEvents()  # a row takes its Enter a turn later


def titles(dialog: OwnListDialog) -> list[str]:
    """Return the titles in order."""
    return [title for _, title in dialog.rows]


def test_the_list_is_named_without_its_mnemonic(dialog: OwnListDialog) -> None:
    assert dialog.windowTitle() == "Dagens situationer"
    assert dialog.ui.listView.accessibleName() == "Dagens situationer"
    assert dialog.ui.listLabel.text() == "Dagens &situationer"


def test_the_list_comes_back_as_it_was(qtbot: QtBot, dialog: OwnListDialog) -> None:
    press(qtbot, dialog.ui.saveButton)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.rows == GIVEN


def test_a_new_situation_comes_below_the_current_one(qtbot: QtBot, dialog: OwnListDialog) -> None:
    press(qtbot, dialog.ui.addButton)
    write(qtbot, " Tur   i skoven ")
    assert dialog.isVisible()
    assert dialog.rows == (GIVEN[0], (None, "Tur i skoven"), *GIVEN[1:])


def test_an_empty_list_can_be_filled(qtbot: QtBot, shown: Show) -> None:
    dialog = OwnListDialog([], WORDS)
    shown(dialog)
    assert not dialog.ui.removeButton.isEnabled()
    press(qtbot, dialog.ui.addButton)
    write(qtbot, "Modtagelse")
    press(qtbot, dialog.ui.saveButton)
    assert dialog.rows == ((None, "Modtagelse"),)


def test_a_new_row_left_empty_is_no_situation(qtbot: QtBot, dialog: OwnListDialog) -> None:
    press(qtbot, dialog.ui.addButton)
    press(qtbot, dialog.ui.saveButton)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.rows == GIVEN


def test_enter_renames_and_the_id_stays(qtbot: QtBot, dialog: OwnListDialog) -> None:
    qtbot.keyClick(dialog.ui.listView, Key.Key_Return)
    write(qtbot, "Vi tager imod")
    assert dialog.isVisible()
    assert dialog.rows[0] == ("m", "Vi tager imod")


def test_a_name_that_is_still_being_typed_is_saved_too(qtbot: QtBot, dialog: OwnListDialog) -> None:
    press(qtbot, dialog.ui.renameButton)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.setText("Vi tager imod")
    saved: list[Rows] = []
    dialog.save = lambda: saved.append(dialog.rows)
    dialog.ui.saveButton.click()  # as its mnemonic does, which moves no focus
    assert saved == [(("m", "Vi tager imod"), *GIVEN[1:])]


def test_a_row_that_is_open_moves_with_what_was_typed(qtbot: QtBot, dialog: OwnListDialog) -> None:
    press(qtbot, dialog.ui.renameButton)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.setText("Vi tager imod")
    dialog.ui.downButton.click()
    assert titles(dialog) == ["Frokost", "Vi tager imod", "Hvil"]


@pytest.mark.parametrize("by_key", [True, False])
def test_removing_says_that_older_minutes_keep_it(
    qtbot: QtBot, dialog: OwnListDialog, by_key: bool
) -> None:
    if by_key:
        qtbot.keyClick(dialog.ui.listView, Key.Key_Delete)
    else:
        press(qtbot, dialog.ui.removeButton)
    assert dialog.rows == GIVEN[1:]
    words = "»Modtagelse« er ude af listen. De ældre referater beholder den."
    assert dialog.ui.noteLabel.text() == words


def test_alt_and_the_arrows_move_a_row(qtbot: QtBot, dialog: OwnListDialog) -> None:
    view = dialog.ui.listView
    qtbot.keyClick(view, Key.Key_Down, ALT)
    qtbot.keyClick(view, Key.Key_Down, ALT)
    assert titles(dialog) == ["Frokost", "Hvil", "Modtagelse"]
    qtbot.keyClick(view, Key.Key_Down, ALT)
    qtbot.keyClick(view, Key.Key_Up, ALT)
    assert titles(dialog) == ["Frokost", "Modtagelse", "Hvil"]
    assert view.currentRow() == 1


def test_the_buttons_move_a_row_and_know_the_ends(qtbot: QtBot, dialog: OwnListDialog) -> None:
    ui = dialog.ui
    assert not ui.upButton.isEnabled()
    press(qtbot, ui.downButton)
    press(qtbot, ui.downButton)
    assert titles(dialog) == ["Frokost", "Hvil", "Modtagelse"]
    assert not ui.downButton.isEnabled()
    press(qtbot, ui.upButton)
    assert titles(dialog) == ["Frokost", "Modtagelse", "Hvil"]


def test_two_of_one_name_are_refused(qtbot: QtBot, dialog: OwnListDialog) -> None:
    press(qtbot, dialog.ui.renameButton)
    write(qtbot, "hvil")
    press(qtbot, dialog.ui.saveButton)
    assert dialog.isVisible()
    words = "»hvil« står der to gange. Omdøb den ene, eller fjern den."
    assert dialog.ui.errorLabel.text() == words
    assert titles(dialog) == ["hvil", "Frokost", "Hvil"]


def test_a_situation_that_is_there_cannot_lose_its_name(
    qtbot: QtBot, dialog: OwnListDialog
) -> None:
    press(qtbot, dialog.ui.renameButton)
    write(qtbot, " ")
    press(qtbot, dialog.ui.saveButton)
    assert dialog.isVisible()
    words = "En situation har intet navn. Skriv et, eller fjern den."
    assert dialog.ui.errorLabel.text() == words


def test_escape_leaves_the_list_as_it_was(qtbot: QtBot, dialog: OwnListDialog) -> None:
    qtbot.keyClick(dialog.ui.listView, Key.Key_Delete)
    qtbot.keyClick(dialog.ui.listView, Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected


@pytest.mark.usefixtures("large_print")
def test_no_row_lies_over_the_next(shown: Show) -> None:
    dialog = OwnListDialog(GIVEN, WORDS)
    shown(dialog)
    view = dialog.ui.listView
    rows = [view.visualItemRect(view.item(row)) for row in range(view.count())]
    assert {row.height() for row in rows} == {view.sizeHintForRow(0)}
    tops = [row.top() for row in rows]
    assert tops == [tops[0] + place * rows[0].height() for place in range(len(rows))]


@pytest.mark.usefixtures("large_print")
def test_it_fits_a_small_screen_in_large_print(qtbot: QtBot, shown: Show) -> None:
    dialog = OwnListDialog([(title, title) for title in DEFAULT_SITUATIONS], WORDS)
    shown(dialog)
    qtbot.keyClick(dialog.ui.listView, Key.Key_Delete)
    dialog.refuse("En situation har intet navn. Skriv et, eller fjern den.")
    dialog.adjustSize()
    assert_fits(dialog)
