"""A text whose misspelled words are underlined in a pause, and put right from its menu."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QMenu, QTextEdit
from pytestqt.qtbot import QtBot

from teammoede.spelling import Speller
from teammoede.ui.widgets.growing_text import NoteEdit
from teammoede.ui.widgets.spell_check import SpellCheck

WRONG = "Vi holdt morgensammling i to hold.\n- Det gik godt i garderobben."


@pytest.fixture
def edit(qtbot: QtBot) -> NoteEdit:
    edit = NoteEdit()
    qtbot.addWidget(edit)
    edit.show()
    return edit


@pytest.fixture
def pause(qtbot: QtBot) -> QTimer:
    return QTimer(interval=50, singleShot=True)


@pytest.fixture
def check(edit: NoteEdit, pause: QTimer) -> SpellCheck:
    speller = Speller()
    return SpellCheck(edit, lambda: speller, pause)


def underlined(edit: NoteEdit) -> list[str]:
    wave = QTextCharFormat.UnderlineStyle.SpellCheckUnderline
    marks: list[Any] = edit.extraSelections()
    return [m.cursor.selectedText() for m in marks if m.format.underlineStyle() == wave]


def test_what_is_misspelled_is_underlined_in_a_pause(
    edit: NoteEdit, check: SpellCheck, qtbot: QtBot
) -> None:
    edit.setPlainText(WRONG)
    qtbot.waitUntil(lambda: underlined(edit) == ["morgensammling", "garderobben"])
    edit.selectAll()
    qtbot.keyClicks(edit, "Vi holdt samling.")
    qtbot.waitUntil(lambda: underlined(edit) == [])


def test_the_word_that_is_being_written_is_not_wrong_yet(
    edit: NoteEdit, check: SpellCheck, qtbot: QtBot
) -> None:
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    qtbot.keyClicks(edit, "Vi gik i garderobben")
    check.look(at_once=True)
    assert underlined(edit) == []
    qtbot.keyClicks(edit, " ")
    check.look(at_once=True)
    assert underlined(edit) == ["garderobben"]


def test_a_long_text_is_looked_up_in_pieces(
    edit: NoteEdit, check: SpellCheck, qtbot: QtBot
) -> None:
    numbers = [
        f"tal{'abcdefghij'[n % 10]}{'klmnopqrst'[n // 10 % 10]}{'uvxyzæøåab'[n // 100]}"
        for n in range(1000)
    ]
    edit.setPlainText(" ".join(numbers) + " garderobben .")
    check.look()
    assert underlined(edit) == []  # the first piece is not all of it
    qtbot.waitUntil(lambda: "garderobben" in underlined(edit))


def test_nothing_is_looked_up_while_somebody_types_in_any_text(
    edit: NoteEdit, check: SpellCheck, pause: QTimer, qtbot: QtBot
) -> None:
    edit.setPlainText(WRONG)
    assert pause.isActive()
    assert edit.extraSelections() == []
    qtbot.waitUntil(lambda: not pause.isActive() and len(underlined(edit)) == 2)


def test_what_others_marked_stays(edit: NoteEdit, check: SpellCheck) -> None:
    edit.setPlainText(WRONG)
    found = QTextEdit.ExtraSelection()
    found.cursor = edit.textCursor()
    edit.setExtraSelections([found])
    check.look(at_once=True)
    check.look(at_once=True)
    assert len(edit.extraSelections()) == 3
    edit.setReadOnly(True)
    check.look(at_once=True)
    assert len(edit.extraSelections()) == 1


def test_words_behind_a_smile_are_underlined_where_they_stand(
    edit: NoteEdit, check: SpellCheck
) -> None:
    edit.setPlainText("Godt 😀 gået i garderobben i dag 😀😀 og morgensammling.")
    check.look(at_once=True)
    assert underlined(edit) == ["garderobben", "morgensammling"]


@pytest.fixture
def chosen() -> list[str]:
    """Chooses the first entry of the menu that opens next, once it is complete."""
    texts: list[str] = []
    tries: list[int] = []

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        if not isinstance(menu, QMenu) or not menu.actions() or len(tries) < 3:
            tries.append(1)
            if len(tries) < 100:
                QTimer.singleShot(10, choose)
            return
        texts.extend(action.text() for action in menu.actions())
        menu.actions()[0].trigger()
        menu.close()

    QTimer.singleShot(0, choose)
    return texts


def test_the_menu_of_a_word_offers_what_was_meant(
    edit: NoteEdit, check: SpellCheck, chosen: list[str], qtbot: QtBot
) -> None:
    edit.setPlainText(WRONG)
    check.look(at_once=True)
    check.take_menu()
    cursor = edit.textCursor()
    cursor.setPosition(12)
    edit.setTextCursor(cursor)
    where = edit.cursorRect().center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, where, edit.mapToGlobal(where + QPoint(0, 1))
    )
    QApplication.sendEvent(edit.viewport(), event)
    qtbot.waitUntil(lambda: bool(chosen))
    assert chosen[0] == "morgensamling"
    assert len(chosen) > 5  # the usual entries too
    assert edit.toPlainText() == WRONG.replace("morgensammling", "morgensamling")
    edit.undo()
    assert edit.toPlainText() == WRONG


def test_a_text_that_is_only_read_is_left_alone(edit: NoteEdit, check: SpellCheck) -> None:
    edit.setPlainText(WRONG)
    edit.setReadOnly(True)
    check.look(at_once=True)
    assert underlined(edit) == []


def test_where_there_is_no_speller_nothing_is_marked(edit: NoteEdit, pause: QTimer) -> None:
    edit.setPlainText(WRONG)
    SpellCheck(edit, lambda: None, pause).look(at_once=True)
    assert underlined(edit) == []
