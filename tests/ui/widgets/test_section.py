"""A section: a heading that folds what is under it, by mouse and by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from teammoede.ui.widgets.section import Section


@pytest.fixture
def section(qtbot: QtBot) -> Section:
    section = Section("AFTALER")
    section.rows.addWidget(QLabel("en række"))
    qtbot.addWidget(section)
    with qtbot.waitExposed(section):
        section.show()
    return section


def test_it_is_open_at_first_and_folds_with_a_click(qtbot: QtBot, section: Section) -> None:
    assert section.is_open
    assert section.body.isVisible()
    with qtbot.waitSignal(section.folded) as folded:
        qtbot.mouseClick(section.header, Qt.MouseButton.LeftButton)
    assert folded.args == [False]
    assert not section.body.isVisible()


def test_it_folds_by_the_keyboard_and_says_so(qtbot: QtBot, section: Section) -> None:
    section.header.setFocus()
    qtbot.keyClick(section.header, Qt.Key.Key_Space)
    assert not section.is_open
    assert section.header.accessibleName() == "AFTALER, foldet sammen"
    qtbot.keyClick(section.header, Qt.Key.Key_Space)
    assert section.header.accessibleName() == "AFTALER, foldet ud"


def test_a_remark_stands_beside_the_heading_also_when_folded(section: Section) -> None:
    section.remark("2 af 3 mangler svar")
    section.open(False)
    remarks = [label for label in section.findChildren(QLabel) if "mangler" in label.text()]
    assert remarks[0].isVisible()
