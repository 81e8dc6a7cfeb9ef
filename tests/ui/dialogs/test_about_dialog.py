"""Om teammøde: what it is made of can be read by keyboard, part by part."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from teammoede import __version__
from teammoede.ui.dialogs.about_dialog import AboutDialog


@pytest.fixture
def dialog(qtbot: QtBot, dressed: None) -> AboutDialog:
    dialog = AboutDialog(Path("/disk/en<b>/arkiv"), lambda: None)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def words_of(dialog: AboutDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_each_part_shows_its_licence(dialog: AboutDialog, qtbot: QtBot) -> None:
    view = dialog.partsView
    view.setFocus()
    heads: list[str] = []
    for _ in range(view.count()):
        heads.append(dialog.licenceView.toPlainText().partition("\n")[0])
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert len(set(heads)) == view.count()
    assert any(head.startswith("PySide6") for head in heads)


def test_it_says_which_version_it_is_and_is_closed_by_esc(
    dialog: AboutDialog, qtbot: QtBot
) -> None:
    assert f"teammøde {__version__}" in words_of(dialog)
    assert "/disk/en<b>/arkiv" in words_of(dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
