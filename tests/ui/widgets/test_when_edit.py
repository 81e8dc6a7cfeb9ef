"""When: typed as people say it or chosen, and left as typed where it is not understood."""

from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from teammoede.domain.action import Due
from teammoede.ui.widgets.when_edit import WhenEdit

TODAY = date(2026, 11, 23)


@pytest.fixture
def edit(qtbot: QtBot) -> WhenEdit:
    """An empty field of a meeting on a Monday, with the keyboard in it."""
    edit = WhenEdit(lambda: TODAY)
    qtbot.addWidget(edit)
    with qtbot.waitExposed(edit):
        edit.show()
    edit.activateWindow()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    return edit


@pytest.mark.parametrize(
    ("typed", "shown", "due", "day"),
    [
        ("næste møde", "næste møde", Due.NEXT_MEETING, None),
        ("fredag", "fr 27.11.", Due.DATE, date(2026, 11, 27)),
        ("uge 50", "fr 11.12.", Due.DATE, date(2026, 12, 11)),
        ("8/1", "fr 8.1.2027", Due.DATE, date(2027, 1, 8)),
        ("ingen", "", Due.NONE, None),
    ],
)
def test_what_is_typed_is_read_and_written_in_order(
    qtbot: QtBot, edit: WhenEdit, typed: str, shown: str, due: Due, day: date | None
) -> None:
    qtbot.keyClicks(edit, typed)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.text() == shown
    assert (edit.due, edit.date) == (due, day)


def test_a_change_is_reported_once(qtbot: QtBot, edit: WhenEdit) -> None:
    qtbot.keyClicks(edit, "fredag")
    with qtbot.waitSignal(edit.whenChanged):
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(edit.whenChanged):
        edit.clearFocus()


@pytest.mark.parametrize("typed", ["31/2", "inden jul", "to uger"])
def test_what_is_no_day_is_kept_in_words_and_marked(
    qtbot: QtBot, edit: WhenEdit, typed: str
) -> None:
    edit.show_when(Due.DATE, date(2026, 11, 26))
    edit.selectAll()
    qtbot.keyClicks(edit, typed)
    with qtbot.waitSignal(edit.whenChanged):
        edit.clearFocus()
    assert edit.text() == typed
    assert edit.property("wrong")
    assert "Skriv fx" in edit.toolTip()
    assert edit.values == {"due": Due.NONE, "due_date": None, "due_words": typed}


def test_words_are_shown_again_as_they_were_left(qtbot: QtBot, edit: WhenEdit) -> None:
    edit.show_when(Due.NONE, None, "inden jul")
    assert edit.text() == "inden jul"
    assert edit.property("wrong")
    with qtbot.assertNotEmitted(edit.whenChanged):
        edit.clearFocus()
    assert edit.values["due_words"] == "inden jul"


def test_no_deadline_is_told_from_nothing_said(qtbot: QtBot) -> None:
    edit = WhenEdit(lambda: TODAY, empty=None)
    qtbot.addWidget(edit)
    assert edit.values["due"] is None
    edit.show_when(Due.NONE, None)
    assert edit.text() == "ingen frist"
    assert edit.values["due"] is Due.NONE
    edit.clear()
    edit.take()
    assert edit.due is None


def test_the_mark_goes_with_a_day_that_exists(qtbot: QtBot, edit: WhenEdit) -> None:
    qtbot.keyClicks(edit, "31/2")
    edit.clearFocus()
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "28/2")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert not edit.property("wrong")
    assert edit.date == date(2027, 2, 28)


def test_a_passed_deadline_is_read_back_as_itself(edit: WhenEdit) -> None:
    edit.show_when(Due.DATE, date(2026, 11, 20))
    assert edit.text() == "fr 20.11."
    assert edit.values == {"due": Due.DATE, "due_date": date(2026, 11, 20), "due_words": ""}
    assert "uge 47" in edit.toolTip()


@pytest.mark.parametrize(
    ("choice", "due", "day"),
    [
        ("Næste møde", Due.NEXT_MEETING, None),
        ("Om en uge", Due.DATE, date(2026, 11, 30)),
        ("Om to uger", Due.DATE, date(2026, 12, 7)),
        ("Ingen frist", Due.NONE, None),
    ],
)
def test_usual_times_are_in_the_menu(
    qtbot: QtBot, edit: WhenEdit, choice: str, due: Due, day: date | None
) -> None:
    def use() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        try:
            next(a for a in menu.actions() if a.text() == choice).trigger()
        finally:
            menu.close()

    QTimer.singleShot(0, use)
    with qtbot.waitSignal(edit.whenChanged):
        qtbot.keyClick(edit, Qt.Key.Key_Down)
    assert (edit.due, edit.date) == (due, day)
