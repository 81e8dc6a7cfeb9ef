"""The quiet hints: each begins at its number, and a short meeting counts as neither."""

from datetime import date, timedelta

import pytest

from teammoede.domain.absence import Absence
from teammoede.domain.action import Answer
from teammoede.domain.course import Course
from teammoede.domain.hints import hints
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingKind, Presence
from teammoede.domain.people import Function
from tests.domain.building import (
    TODAY,
    agree,
    answer,
    cancelled,
    held,
    make_course,
    make_meeting,
    weekly_meetings,
)

FIRST = TODAY - timedelta(weeks=8)


@pytest.fixture
def course() -> Course:
    """A team of a leder and one more."""
    course = make_course("Hanne Friis", "Lars Bech")
    course.memberships[0].function = Function.LEADER
    return course


def talk(meeting: Meeting, *left_out: str) -> None:
    """Write something on every point but those left out."""
    for key in meeting.full_agenda.keys:
        if key not in left_out:
            meeting.own_note(key).text = "Vi talte om det."


def tick(meeting: Meeting, **presences: Presence | None) -> None:
    """Tick people by their first name."""
    for member in meeting.course.memberships:
        presence = presences.get(member.name.split()[0], Presence.PRESENT)
        meeting.own_attendance(member).presence = presence


def past(course: Course, number: int, *left_out: str) -> list[Meeting]:
    """Hold meetings, one a week, with the leder there and a note on each other point."""
    meetings = [held(m) for m in weekly_meetings(course, number, FIRST)]
    for meeting in meetings:
        talk(meeting, *left_out)
        tick(meeting)
    return meetings


def test_a_lively_course_has_no_hints(course: Course) -> None:
    past(course, 6)
    assert hints(course, TODAY) == []
    assert hints(make_course(), TODAY) == []


# a point that stays empty


def test_a_point_empty_five_times_is_named_and_four_times_is_not(course: Course) -> None:
    meetings = past(course, 5, "parents")
    assert hints(course, TODAY) == ["Forældre: intet skrevet eller aftalt fem møder i træk."]
    meetings[0].own_note("parents").text = "Forældremøde"
    assert hints(course, TODAY) == []


def test_several_empty_points_are_one_line(course: Course) -> None:
    past(course, 5, "parents", "relations", "other")
    assert hints(course, TODAY) == [
        "Relationer, Forældre og Andet: intet skrevet eller aftalt fem møder i træk."
    ]


def test_an_agreement_or_an_answer_is_something(course: Course) -> None:
    meetings = past(course, 5, "parents", "relations")
    made = agree(meetings[2], point="parents")
    answer(made, meetings[4], Answer.DONE)
    earlier = agree(make_meeting(course, FIRST - timedelta(weeks=1)), point="relations")
    answer(earlier, meetings[4], Answer.CONTINUES)
    assert hints(course, TODAY) == []


def test_an_answer_that_was_taken_back_is_nothing(course: Course) -> None:
    meetings = past(course, 5, "relations")
    earlier = agree(make_meeting(course, FIRST - timedelta(weeks=1)), point="relations")
    answer(earlier, meetings[4], Answer.DONE).give(None)
    assert "Relationer: intet skrevet eller aftalt fem møder i træk." in hints(course, TODAY)


def test_a_short_meeting_does_not_count_as_empty(course: Course) -> None:
    meetings = past(course, 5, "parents")
    meetings[2].short = True
    assert hints(course, TODAY) == []
    talk(held(last := make_meeting(course, FIRST + timedelta(weeks=5))), "parents")
    tick(last)
    assert hints(course, TODAY) == ["Forældre: intet skrevet eller aftalt fem møder i træk."]


def test_what_a_short_meeting_wrote_is_something(course: Course) -> None:
    meetings = past(course, 6, "parents")
    meetings[2].short = True
    meetings[2].own_note("parents").text = "Brev hjem"
    assert hints(course, TODAY) == []


def test_absence_in_numbers_is_something_and_a_role_plan_may_stay_as_it_is(course: Course) -> None:
    meetings = past(course, 5, "roles", "other")
    Absence(course=course, monday=meetings[1].absence_monday, children=20, days_away=3)
    assert hints(course, TODAY) == []


def test_meetings_that_were_cancelled_are_passed_over(course: Course) -> None:
    past(course, 5, "parents")
    cancelled(make_meeting(course, FIRST + timedelta(weeks=5)))
    assert hints(course, TODAY) == ["Forældre: intet skrevet eller aftalt fem møder i træk."]


# the leder


@pytest.mark.parametrize("presence", [Presence.APOLOGIES, Presence.ABSENT, None])
def test_a_leader_away_three_times_is_told(course: Course, presence: Presence | None) -> None:
    for meeting in past(course, 4)[1:]:
        tick(meeting, Hanne=presence)
    assert hints(course, TODAY) == ["Lederen har ikke været med de sidste tre møder."]


def test_a_leader_who_came_for_a_while_was_there(course: Course) -> None:
    meetings = past(course, 4)
    for meeting, presence in zip(
        meetings, (None, None, Presence.PARTLY, Presence.ABSENT), strict=True
    ):
        tick(meeting, Hanne=presence)
    assert hints(course, TODAY) == []


def test_a_meeting_where_nobody_was_ticked_says_nothing_of_the_leader(course: Course) -> None:
    meetings = past(course, 4)
    for meeting in meetings:
        tick(meeting, Hanne=Presence.ABSENT)
    tick(meetings[1], Hanne=None, Lars=None)
    assert hints(course, TODAY) == ["Lederen har ikke været med de sidste tre møder."]
    tick(meetings[2], Hanne=None, Lars=None)
    assert hints(course, TODAY) == []


def test_a_team_without_a_leader_is_not_told(course: Course) -> None:
    course.memberships[0].function = Function.STAFF
    for meeting in past(course, 4):
        tick(meeting, Hanne=Presence.ABSENT)
    assert hints(course, TODAY) == []


def test_one_of_two_leaders_is_enough(course: Course) -> None:
    course.memberships[1].function = Function.LEADER
    for meeting in past(course, 4):
        tick(meeting, Hanne=Presence.ABSENT)
    assert hints(course, TODAY) == []


# more open than closed


def test_more_open_actions_than_four_meetings_closed(course: Course) -> None:
    first, second, *_ = past(course, 4)
    for _ in range(3):
        agree(first)
    done, kept = agree(first), agree(first)
    answer(done, second, Answer.DONE)
    answer(kept, second, Answer.STANDING_PRACTICE)
    assert hints(course, TODAY) == ["Tre åbne aftaler, og de sidste fire møder lukkede to."]
    answer(agree(first), second, Answer.DROPPED)
    assert hints(course, TODAY) == []


def test_what_is_put_off_is_not_counted(course: Course) -> None:
    first, *_ = past(course, 4)
    agree(first, show_from=TODAY + timedelta(days=1))
    assert hints(course, TODAY) == []
    agree(first, show_from=TODAY)
    assert hints(course, TODAY) == ["Én åben aftale, og de sidste fire møder lukkede ingen."]


def test_a_new_course_has_closed_nothing_yet(course: Course) -> None:
    for meeting in past(course, 3):
        agree(meeting)
    assert hints(course, TODAY) == []


def test_closings_longer_ago_and_those_taken_up_again_do_not_count(course: Course) -> None:
    first, second, third, *_ = past(course, 6)
    answer(agree(first), second, Answer.DONE)
    again = agree(first)
    answer(again, third, Answer.DONE)
    answer(again, course.ordered_meetings()[-1], Answer.CONTINUES)
    assert hints(course, TODAY) == ["Én åben aftale, og de sidste fire møder lukkede ingen."]


# when there are none


def test_after_the_evaluation_there_are_none(course: Course) -> None:
    past(course, 5, "parents")
    evaluation = make_meeting(course, date(2026, 11, 20), kind=MeetingKind.EVALUATION)
    assert hints(course, TODAY) != []
    held(evaluation)
    assert hints(course, TODAY) == []
