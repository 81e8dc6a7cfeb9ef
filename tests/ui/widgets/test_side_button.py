"""The button in a line: large enough to hit, in every size, and beside the text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from teammoede.ui.icons import icon
from teammoede.ui.widgets.side_button import SideButton


@pytest.mark.parametrize("height", [22, 30, 58])
def test_it_is_as_high_as_its_line_and_never_too_small(
    qtbot: QtBot, dressed: None, height: int
) -> None:
    edit = QLineEdit("fredag")
    qtbot.addWidget(edit)
    chosen: list[bool] = []
    action = QAction(icon("calendar"), "Åbn kalenderen", edit)
    action.triggered.connect(lambda: chosen.append(True))
    button = SideButton(edit, action)
    with qtbot.waitExposed(edit):
        edit.show()
    edit.setFixedSize(200, height)
    assert button.width() >= 24
    assert button.height() >= max(24, height - 4)
    assert button.geometry().right() < 200
    assert edit.textMargins().right() >= button.width()
    assert button.accessibleName() == "Åbn kalenderen"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert chosen == [True]
    assert not button.hasFocus()
