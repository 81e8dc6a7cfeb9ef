"""The goal in one label."""

from pytestqt.qtbot import QtBot

from teammoede.ui.widgets.goal_label import GoalLabel
from tests.domain.building import make_course


def test_the_goal_is_told_in_running_text_and_as_it_was_written_in_the_tool_tip(
    qtbot: QtBot,
) -> None:
    label = GoalLabel()
    qtbot.addWidget(label)
    label.show_goal(make_course(goal="Ro og\n <b>tryghed</b>"))
    assert label.text() == "Målet: Ro og <b>tryghed</b>"
    assert label.toolTip() == "Ro og\n <b>tryghed</b>"
    assert label.property("role") == "goal"


def test_a_course_without_a_goal_says_so_quietly(qtbot: QtBot) -> None:
    label = GoalLabel()
    qtbot.addWidget(label)
    label.show_goal(make_course(goal=" \n"))
    assert label.text() == "Målet er ikke skrevet endnu."
    assert label.property("role") == "quiet"
