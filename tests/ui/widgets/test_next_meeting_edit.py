"""The next meeting: a date to confirm, or the one that is planned."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from teammoede.domain.meeting import Meeting
from teammoede.ui.widgets.next_meeting_edit import NextMeetingEdit
from tests.domain.building import TODAY, make_course, weekly_meetings


@pytest.fixture
def first() -> Meeting:
    """A meeting with another one a week later."""
    return weekly_meetings(make_course("Mette"), 2)[0]


@pytest.fixture
def last(first: Meeting) -> Meeting:
    """The meeting after which nothing is planned."""
    return first.course.ordered_meetings()[1]


@pytest.fixture
def edit(qtbot: QtBot) -> NextMeetingEdit:
    """The line and its words."""
    edit = NextMeetingEdit()
    qtbot.addWidget(edit)
    edit.show()
    return edit


def test_a_proposal_is_there_to_be_confirmed(edit: NextMeetingEdit, last: Meeting) -> None:
    edit.prepare(last, date(2026, 12, 7), TODAY)
    assert edit.date == date(2026, 12, 7)
    assert edit.words == "mandag den 7. december 2026 · uge 50"
    assert edit.problem == ""


def test_what_is_planned_already_is_told_and_not_planned_again(
    edit: NextMeetingEdit, first: Meeting
) -> None:
    edit.prepare(first, None, TODAY)
    assert edit.words == "Planlægningsmøde 2, mandag den 30. november 2026 · uge 49"
    assert not edit.edit.isVisible()
    assert edit.date is None
    assert edit.problem == ""


def test_no_date_is_no_meeting(edit: NextMeetingEdit, last: Meeting, qtbot: QtBot) -> None:
    edit.prepare(last, date(2026, 12, 7), TODAY)
    edit.edit.clear()
    assert edit.date is None
    assert edit.problem == ""
    assert edit.words == "Uden dato planlægges der intet møde."


def test_without_a_proposal_a_date_can_still_be_typed(
    edit: NextMeetingEdit, last: Meeting, qtbot: QtBot
) -> None:
    edit.prepare(last, None, TODAY)
    qtbot.keyClicks(edit.edit, "14/12")
    assert edit.date == date(2026, 12, 14)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("30.11.2026", "Det næste møde ligger ikke efter dette. Ret datoen."),
        ("31/2", "»31/2« findes ikke i kalenderen."),
    ],
)
def test_a_date_that_cannot_be_is_named(
    edit: NextMeetingEdit, last: Meeting, qtbot: QtBot, typed: str, problem: str
) -> None:
    edit.prepare(last, None, TODAY)
    qtbot.keyClicks(edit.edit, typed)
    assert edit.problem == problem


def test_before_a_meeting_that_is_far_ahead_dates_count_from_that_meeting(
    edit: NextMeetingEdit, last: Meeting, qtbot: QtBot
) -> None:
    last.date = date(2027, 12, 6)
    edit.prepare(last, None, TODAY)
    qtbot.keyClicks(edit.edit, "8/3")
    assert edit.date == date(2028, 3, 8)
