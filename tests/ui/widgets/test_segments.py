"""Segments: one optional choice; a second click takes it back."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from teammoede.domain.action import Answer
from teammoede.ui.widgets.segments import Segments


@pytest.fixture
def segments(qtbot: QtBot) -> Segments:
    """The four answers, for an agreement."""
    segments = Segments(Answer, "Del gruppen")
    qtbot.addWidget(segments)
    with qtbot.waitExposed(segments):
        segments.show()
    return segments


def click(qtbot: QtBot, segments: Segments, answer: Answer) -> None:
    qtbot.mouseClick(segments.button(answer), Qt.MouseButton.LeftButton)


def test_nothing_is_chosen_at_first(segments: Segments) -> None:
    assert segments.choice is None


def test_a_click_chooses_and_another_one_replaces(qtbot: QtBot, segments: Segments) -> None:
    click(qtbot, segments, Answer.DONE)
    assert segments.choice is Answer.DONE
    with qtbot.waitSignal(segments.chosen) as chosen:
        click(qtbot, segments, Answer.DROPPED)
    assert chosen.args == [Answer.DROPPED]
    assert [segments.button(a).isChecked() for a in Answer] == [False, False, False, True]


def test_a_second_click_takes_the_choice_back(qtbot: QtBot, segments: Segments) -> None:
    click(qtbot, segments, Answer.DONE)
    with qtbot.waitSignal(segments.chosen) as chosen:
        click(qtbot, segments, Answer.DONE)
    assert chosen.args == [None]
    assert segments.choice is None


def test_setting_a_choice_tells_nobody(qtbot: QtBot, segments: Segments) -> None:
    with qtbot.assertNotEmitted(segments.chosen):
        segments.choice = Answer.CONTINUES
    assert segments.choice is Answer.CONTINUES


def test_each_button_says_what_it_answers(segments: Segments) -> None:
    names = [segments.button(answer).accessibleName() for answer in Answer]
    assert names[0] == "Del gruppen Udført"
    assert len(set(names)) == 4
