"""A plan table: all rows at once, one cell carried to others, emptied by Delete."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from teammoede.ui.widgets.plan_table import PlanTable

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def table(qtbot: QtBot) -> PlanTable:
    """Two rows and two columns, with the keyboard in the first cell."""
    table = PlanTable("Rollefordeling")
    model = QStandardItemModel(2, 2, table)
    for row, texts in enumerate((("Mette", "Lars"), ("", "Sara"))):
        for column, text in enumerate(texts):
            model.setItem(row, column, QStandardItem(text))
    table.setModel(model)
    table.filled.connect(lambda cells, _: [model.setData(*cell) for cell in cells])
    qtbot.addWidget(table)
    table.resize(400, 100)
    with qtbot.waitExposed(table):
        table.show()
    table.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    table.setCurrentIndex(model.index(0, 0))
    return table


def drawn(table: PlanTable) -> list[list[str]]:
    model = table.model()
    return [[model.index(r, c).data() for c in range(2)] for r in range(2)]


def test_a_cell_is_carried_to_all_that_are_chosen(qtbot: QtBot, table: PlanTable) -> None:
    qtbot.keyClick(table, Qt.Key.Key_C, CTRL)
    table.setCurrentIndex(table.model().index(1, 0))
    table.selectionModel().select(
        table.model().index(1, 1), QItemSelectionModel.SelectionFlag.Select
    )
    qtbot.keyClick(table, Qt.Key.Key_V, CTRL)
    assert drawn(table) == [["Mette", "Lars"], ["Mette", "Mette"]]


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_cell_is_emptied(qtbot: QtBot, table: PlanTable, key: Qt.Key) -> None:
    qtbot.keyClick(table, key)
    assert drawn(table) == [["", "Lars"], ["", "Sara"]]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_a_cell_is_opened_by_the_keyboard(qtbot: QtBot, table: PlanTable, key: Qt.Key) -> None:
    qtbot.keyClick(table, key)
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_enter_in_an_open_cell_keeps_it_and_opens_no_other(qtbot: QtBot, table: PlanTable) -> None:
    qtbot.keyClick(table, Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, "Aylin")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: drawn(table)[0][0] == "Aylin")
    qtbot.waitUntil(table.hasFocus)


def test_escape_leaves_a_cell_as_it_was(qtbot: QtBot, table: PlanTable) -> None:
    qtbot.keyClick(table, Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, "Aylin")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(table.hasFocus)
    assert drawn(table)[0][0] == "Mette"


def test_all_rows_are_in_sight_also_when_one_grows(qtbot: QtBot, table: PlanTable) -> None:
    def fits() -> bool:
        rows = sum(table.rowHeight(row) for row in range(2))
        return table.viewport().height() >= rows

    assert fits()
    before = table.height()
    table.model().setData(table.model().index(0, 0), "Mette, Lars, Sara og en vikar " * 6)
    qtbot.waitUntil(lambda: table.height() > before)
    assert fits()


def test_a_cell_that_cannot_be_edited_is_left_alone(qtbot: QtBot, table: PlanTable) -> None:
    model = table.model()
    assert isinstance(model, QStandardItemModel)
    model.item(0, 0).setEditable(False)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert drawn(table)[0][0] == "Mette"


def test_copying_nothing_copies_an_empty_text(qtbot: QtBot, table: PlanTable) -> None:
    table.setCurrentIndex(table.model().index(1, 0))
    qtbot.keyClick(table, Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == ""


@pytest.mark.parametrize(("place", "key"), [((1, 1), Qt.Key.Key_Tab), ((0, 0), Qt.Key.Key_Backtab)])
def test_tab_leaves_the_table_at_its_last_cell(
    qtbot: QtBot, table: PlanTable, place: tuple[int, int], key: Qt.Key
) -> None:
    beside = QLineEdit(table.window())
    beside.show()
    table.setCurrentIndex(table.model().index(*place))
    qtbot.keyClick(table, Qt.Key.Key_F2)
    cell = QApplication.focusWidget()
    assert isinstance(cell, QLineEdit)
    qtbot.keyClicks(cell, "Ny")
    qtbot.keyClick(cell, key)
    assert not table.is_editing
    assert not table.hasFocus()
    assert table.model().index(*place).data() == "Ny"


def test_tab_goes_on_to_the_next_cell_inside_the_table(qtbot: QtBot, table: PlanTable) -> None:
    qtbot.keyClick(table, Qt.Key.Key_F2)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert table.is_editing
    assert (table.currentIndex().row(), table.currentIndex().column()) == (0, 1)
