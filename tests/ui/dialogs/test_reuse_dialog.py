"""What helped is found by a word or a situation, and taken with Enter; a name is pointed at."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from teammoede.domain.what_worked import Find
from teammoede.ui.dialogs.reuse_dialog import ReuseDialog

HALL = Find(
    key="1",
    course="c",
    course_title="Månestuen",
    point="organisation",
    point_title="Organisering",
    what="Tre børn ad gangen i garderoben",
    success="færre venter",
    verdict="udført, bedre",
    words="Der er ro",
    day=date(2026, 11, 9),
    names=(),
)
SINGING = replace(HALL, key="2", what="Syng ved morgensamling", success="")
PLAY = replace(
    SINGING,
    key="3",
    point="relations",
    point_title="Relationer",
    what="Mette leger med i rollelegen",
    names=("Mette",),
)


@pytest.fixture
def dialog(qtbot: QtBot, dressed: None) -> Callable[..., ReuseDialog]:
    def open_one(*finds: Find, point: str = "") -> ReuseDialog:
        dialog = ReuseDialog(finds, ["Garderobe"], point=point)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return open_one


def press(qtbot: QtBot, key: Qt.Key) -> None:
    field = QApplication.focusWidget()
    assert field is not None
    qtbot.keyClick(field, key)


def test_the_first_of_the_point_in_front_is_marked(dialog: Callable[..., ReuseDialog]) -> None:
    assert dialog(HALL, SINGING, PLAY, point="relations").chosen == PLAY
    assert dialog(HALL, SINGING, point="relations").chosen == HALL


def test_a_typed_word_is_looked_for_and_enter_takes_the_one_that_is_marked(
    dialog: Callable[..., ReuseDialog], qtbot: QtBot
) -> None:
    shown = dialog(HALL, SINGING, PLAY)
    assert shown.line.hasFocus()
    qtbot.keyClicks(shown.line, "i")
    assert shown.chosen == HALL
    for _ in range(2):  # over the heading of the next point
        press(qtbot, Qt.Key.Key_Down)
    assert shown.chosen == PLAY
    press(qtbot, Qt.Key.Key_Up)
    assert shown.chosen == SINGING
    qtbot.keyClicks(shown.line, " leg")
    assert shown.listed == [PLAY]
    press(qtbot, Qt.Key.Key_Return)
    assert shown.result() == ReuseDialog.DialogCode.Accepted
    assert shown.chosen == PLAY


def test_a_situation_narrows_the_list(dialog: Callable[..., ReuseDialog], qtbot: QtBot) -> None:
    shown = dialog(SINGING, HALL, PLAY)
    shown.situation.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    assert shown.situation.currentText() == "Garderobe"
    assert shown.listed == [HALL]


def test_a_name_in_the_text_is_pointed_at_before_it_is_taken(
    dialog: Callable[..., ReuseDialog], qtbot: QtBot
) -> None:
    shown = dialog(HALL, PLAY)
    assert not shown.note.isVisible()
    press(qtbot, Qt.Key.Key_Down)
    assert shown.chosen == PLAY
    assert "»Mette«" in shown.note.text()
    assert shown.note.isVisible()


def test_what_fits_nothing_says_what_to_do(
    dialog: Callable[..., ReuseDialog], qtbot: QtBot
) -> None:
    shown = dialog(HALL)
    qtbot.keyClicks(shown.line, "xyz")
    assert "færre bogstaver" in shown.none.text()
    assert shown.chosen is None
    assert not shown.use.isEnabled()
    press(qtbot, Qt.Key.Key_Return)
    assert shown.isVisible()
    assert "Virkede det?" in dialog().none.text()


def test_a_list_that_nobody_reads_to_its_end_says_how_many_more_there_are(
    dialog: Callable[..., ReuseDialog], qtbot: QtBot
) -> None:
    shown = dialog(*(replace(HALL, key=str(number)) for number in range(1_000)), SINGING)
    assert len(shown.listed) == 200
    assert shown.list.item(shown.list.count() - 1).text().startswith("Og 801 til")
    qtbot.keyClicks(shown.line, "morgensamling")
    assert shown.listed == [SINGING]
