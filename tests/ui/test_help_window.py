"""The guide's window: contents beside the page, words found on all pages, closed by Esc."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from teammoede.ui.help_window import HelpWindow

Key = Qt.Key
Held = Qt.KeyboardModifier


@pytest.fixture
def guide(qtbot: QtBot, dressed: None) -> HelpWindow:
    guide = HelpWindow()
    qtbot.addWidget(guide)
    guide.open()
    qtbot.waitUntil(guide.isActiveWindow)
    return guide


def listed(guide: HelpWindow) -> list[str]:
    items = [guide.listView.item(row) for row in range(guide.listView.count())]
    return [item.text() for item in items if not item.isHidden()]


def press(qtbot: QtBot, key: Key, held: Held = Held.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, held)


def test_the_contents_list_the_pages_and_open_them_by_keyboard(
    guide: HelpWindow, qtbot: QtBot
) -> None:
    assert listed(guide)[:3] == ["Vejledning", "Kom i gang", "Ugens møde"]
    guide.listView.setFocus()
    press(qtbot, Key.Key_Down)
    assert guide.view.file == "kom-i-gang.md"
    press(qtbot, Key.Key_Left, Held.AltModifier)
    assert guide.view.file == "indhold.md"
    assert guide.listView.currentItem().text() == "Vejledning"
    press(qtbot, Key.Key_Right, Held.AltModifier)
    assert guide.listView.currentItem().text() == "Kom i gang"
    qtbot.mouseClick(guide.backButton, Qt.MouseButton.LeftButton)
    assert guide.view.file == "indhold.md"


def test_words_are_looked_for_on_every_page(guide: HelpWindow, qtbot: QtBot) -> None:
    press(qtbot, Key.Key_F, Held.ControlModifier)
    assert guide.findEdit.hasFocus()
    qtbot.keyClicks(guide.findEdit, "knagerækken")
    assert listed(guide) == ["Aftaler og siden sidst"]
    assert guide.view.file == "aftaler.md"
    assert guide.view.textCursor().selectedText() == "knagerækken"
    assert guide.foundLabel.text() == "På 1 side"
    guide.findEdit.clear()
    assert len(listed(guide)) == 11
    qtbot.keyClicks(guide.findEdit, "xyzzy")
    assert len(listed(guide)) == 11
    assert guide.foundLabel.text() == "Står ikke i vejledningen"


def test_enter_goes_on_to_the_next_place_and_the_next_page(guide: HelpWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(guide.findEdit, "papirkurv")
    first, places = guide.view.file, []
    for _ in range(12):
        places.append((guide.view.file, guide.view.textCursor().position()))
        qtbot.keyClick(guide.findEdit, Key.Key_Return)
    assert len({file for file, _ in places}) == len(listed(guide)) > 1
    assert places.count(places[0]) > 1, "it begins again after the last page"
    assert first in {file for file, _ in places}


def test_esc_closes_it_from_wherever_the_keyboard_is(guide: HelpWindow, qtbot: QtBot) -> None:
    for part in (guide.view, guide.findEdit, guide.listView):
        guide.open("roller.md")
        qtbot.waitUntil(guide.isActiveWindow)
        part.setFocus()
        press(qtbot, Key.Key_Escape)
        assert not guide.isVisible()


def test_the_contents_fold_their_lines_at_large_text(large_print: None, qtbot: QtBot) -> None:
    guide = HelpWindow()
    qtbot.addWidget(guide)
    guide.open("tastatur.md#Rundt i programmet")
    assert guide.width() <= guide.screen().availableSize().width()
    assert not guide.listView.horizontalScrollBar().isVisible()
    assert not guide.view.horizontalScrollBar().isVisible()
