"""A story is read as plain text, chapter by chapter; Enter goes on from the one that one is in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from teammoede.domain.story import Chapter
from teammoede.ui.widgets.story_view import StoryView
from tests.domain.building import TODAY, make_course, make_meeting

FIRST = Chapter(TODAY, "Aftalt", make_meeting(make_course(), TODAY), (("Hvad", "<b>Ring</b>"),))
LAST = Chapter(
    TODAY, "Rettet", None, (("Drøftelse", "En\nto"), ("Aftaler", "tre"), ("Aftaler", "fire"))
)


@pytest.fixture
def view(qtbot: QtBot) -> StoryView:
    view = StoryView()
    qtbot.addWidget(view)
    view.show_story([FIRST, LAST])
    view.show()
    return view


def test_chapters_stand_one_under_the_other_with_what_belongs_together(view: StoryView) -> None:
    lines = [line for line in view.toPlainText().splitlines() if line]
    assert lines == [
        "Aftalt",
        "mandag den 23. november 2026 · uge 48 · Planlægningsmøde 1",
        "Hvad  <b>Ring</b>",
        "Rettet",
        "mandag den 23. november 2026 · uge 48",
        "Drøftelse",
        "En",
        "to",
        "Aftaler",
        "– tre",
        "– fire",
    ]


def test_enter_gives_the_chapter_that_the_keyboard_is_in(view: StoryView, qtbot: QtBot) -> None:
    assert view.chapter is FIRST
    with qtbot.waitSignal(view.chosen) as chosen:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert chosen.args == [FIRST]
    with qtbot.waitSignal(view.moved):
        view.moveCursor(QTextCursor.MoveOperation.End)
    with qtbot.waitSignal(view.chosen) as chosen:
        qtbot.keyClick(view, Qt.Key.Key_Enter)
    assert chosen.args == [LAST]


def test_a_double_click_gives_the_chapter_under_it(view: StoryView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.chosen) as chosen:
        spot = view.cursorRect().center()
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert chosen.args == [FIRST]


def test_nothing_can_be_written_and_tab_goes_on(view: StoryView, qtbot: QtBot) -> None:
    before = view.toPlainText()
    qtbot.keyClicks(view, "x")
    assert view.toPlainText() == before
    assert view.tabChangesFocus()


def test_a_story_without_chapters_is_empty_and_leads_nowhere(view: StoryView, qtbot: QtBot) -> None:
    view.show_story([])
    assert view.chapter is None
    with qtbot.assertNotEmitted(view.chosen):
        qtbot.keyClick(view, Qt.Key.Key_Return)
