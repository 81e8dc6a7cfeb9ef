"""A dialog on a screen that is too small for it: scrolls, and its buttons stay in sight."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout
from pytestqt.qtbot import QtBot

from teammoede.ui.dialogs.screen_dialog import ScreenDialog


def made(qtbot: QtBot, lines: int, width: int = 0) -> ScreenDialog:
    dialog = ScreenDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    for number in range(lines):
        field = QLineEdit(str(number))
        field.setMinimumWidth(width)
        column.addWidget(field)
    buttons = QHBoxLayout()
    buttons.setObjectName("buttonsLayout")
    buttons.addWidget(QPushButton("Gem"))
    column.addLayout(buttons)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def test_a_dialog_that_has_room_is_as_it_was_laid_out(qtbot: QtBot) -> None:
    dialog = made(qtbot, 4)
    assert dialog.findChildren(QScrollArea) == []


def test_a_dialog_higher_than_the_screen_scrolls_but_for_its_buttons(qtbot: QtBot) -> None:
    dialog = made(qtbot, 90)
    room = dialog.screen().availableSize()
    assert dialog.height() <= room.height()
    button = dialog.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    bottom = button.mapTo(dialog, QPoint(0, button.height())).y()
    assert button.isVisible()
    assert bottom <= dialog.height()
    last = dialog.findChildren(QLineEdit)[-1]
    assert last.visibleRegion().isEmpty()
    dialog.bring_into_view(last)
    qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())


def test_the_bar_beside_what_scrolls_takes_no_room_from_it(qtbot: QtBot) -> None:
    dialog = made(qtbot, 90, width=500)
    area = dialog.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    assert area.verticalScrollBar().isVisible()
    assert not area.horizontalScrollBar().isVisible()
