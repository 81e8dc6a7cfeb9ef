"""A list with nothing in it says what to do next, and is silent with its first row."""

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from teammoede.ui.widgets.empty_hint import EmptyHint


def test_it_is_there_as_long_as_there_is_no_row(qtbot: QtBot) -> None:
    view, model = QListView(), QStringListModel()
    qtbot.addWidget(view)
    view.setModel(model)
    hint = EmptyHint(view, "Ingen møder endnu.")
    with qtbot.waitExposed(view):
        view.show()
    assert hint.isVisible()
    view.resize(300, 400)
    assert hint.size() == view.viewport().size()
    model.setStringList(["uge 48"])
    assert not hint.isVisible()
    model.removeRow(0)
    assert hint.isVisible()
