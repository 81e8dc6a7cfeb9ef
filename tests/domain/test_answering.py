"""Where an answer is kept: at the open meeting where that can be, else at the next one."""

from datetime import timedelta

import pytest

from teammoede.domain.action import Action, Answer
from teammoede.domain.answering import meeting_to_answer
from teammoede.domain.meeting import Meeting
from tests.domain.building import (
    NOON,
    TODAY,
    agree,
    answer,
    cancelled,
    held,
    make_course,
    weekly_meetings,
)

WEEK = timedelta(weeks=1)


@pytest.fixture
def meetings() -> list[Meeting]:
    """Two held ones, one of last week that nobody closed, today's, and next week's."""
    meetings = weekly_meetings(make_course(), 5, TODAY - 3 * WEEK)
    for meeting in meetings[:2]:
        held(meeting)
    return meetings


@pytest.fixture
def action(meetings: list[Meeting]) -> Action:
    return agree(meetings[0])


def test_the_open_meeting_keeps_it(action: Action, meetings: list[Meeting]) -> None:
    for meeting in meetings[1:4]:
        assert meeting_to_answer(action, meeting, TODAY) is meeting


def test_a_look_at_a_later_meeting_keeps_no_answer_from_the_next_one(
    action: Action, meetings: list[Meeting]
) -> None:
    assert meeting_to_answer(action, meetings[4], TODAY) is meetings[3]
    cancelled(meetings[3])
    assert meeting_to_answer(action, meetings[4], TODAY) is meetings[4]


def test_from_the_meeting_that_agreed_it_or_an_approved_one_it_is_the_next(
    action: Action, meetings: list[Meeting]
) -> None:
    meetings[1].approve(NOON)
    for meeting in (None, *meetings[:2]):
        assert meeting_to_answer(action, meeting, TODAY) is meetings[3]


def test_a_cancelled_one_is_passed_over(action: Action, meetings: list[Meeting]) -> None:
    cancelled(meetings[3])
    assert meeting_to_answer(action, meetings[3], TODAY) is meetings[4]


def test_where_nothing_is_to_come_a_meeting_that_was_not_closed_keeps_it(
    action: Action, meetings: list[Meeting]
) -> None:
    for meeting in meetings[3:]:
        cancelled(meeting)
    assert meeting_to_answer(action, None, TODAY) is meetings[2]


def test_what_the_last_meeting_agreed_has_to_wait_for_one_more(meetings: list[Meeting]) -> None:
    assert meeting_to_answer(agree(meetings[-1]), meetings[3], TODAY) is None


def test_an_answer_is_changed_where_it_was_given(action: Action, meetings: list[Meeting]) -> None:
    answer(action, meetings[1], Answer.DONE)
    assert meeting_to_answer(action, None, TODAY) is meetings[1]
    assert meeting_to_answer(action, meetings[3], TODAY) is meetings[1]
    meetings[1].approve(NOON)
    assert meeting_to_answer(action, meetings[3], TODAY) is None
