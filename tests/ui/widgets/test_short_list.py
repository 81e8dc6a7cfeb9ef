"""A few rows that lead on: as high as they are, opened by a click or Enter."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from teammoede.ui.widgets.short_list import ShortList

ROWS = [("Del gruppen", "Mette · frist fr 20.11.", "a"), ("Leg med", "alle", "b")]


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """An empty page, kept as long as its rows."""
    page = QWidget()
    qtbot.addWidget(page)
    return page


@pytest.fixture
def rows(page: QWidget, qtbot: QtBot) -> ShortList:
    """Two rows under a button that has the keyboard."""
    column = QVBoxLayout(page)
    button, rows = QPushButton("Før"), ShortList()
    for part in (button, rows):
        column.addWidget(part)
    rows.show_rows(ROWS)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    return rows


def test_it_is_as_high_as_its_rows(rows: ShortList) -> None:
    two = rows.sizeHint().height()
    assert two == 2 * rows.sizeHintForRow(0) + 2 * rows.frameWidth()
    rows.show_rows([*ROWS, *ROWS])
    assert rows.sizeHint().height() == rows.minimumSizeHint().height() > two


def test_a_click_goes_to_what_the_row_stands_for(rows: ShortList, qtbot: QtBot) -> None:
    where = rows.visualItemRect(rows.item(1)).center()
    with qtbot.waitSignal(rows.recordWanted) as wanted:
        qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert wanted.args == ["b"]


def test_enter_does_so_too_and_only_where_the_keyboard_is_a_row_is_marked(
    rows: ShortList, qtbot: QtBot
) -> None:
    qtbot.keyClick(rows.window().focusWidget(), Qt.Key.Key_Tab)
    assert rows.hasFocus()
    assert [item.text() for item in rows.selectedItems()] == ["Del gruppen"]
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    with qtbot.waitSignal(rows.recordWanted) as wanted:
        qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert wanted.args == ["b"]
    rows.clearFocus()
    assert rows.selectedItems() == []


def test_each_row_is_read_out_whole(rows: ShortList) -> None:
    spoken = rows.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Del gruppen, Mette · frist fr 20.11."
    assert rows.item(0).toolTip() == "Del gruppen\nMette · frist fr 20.11."
