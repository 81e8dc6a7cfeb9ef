"""Before a meeting closes it says what is missing, in the agenda's order, and forces nothing."""

from datetime import timedelta

import pytest

from teammoede.domain.action import Answer
from teammoede.domain.closing import Missing, missing_at
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingKind, Presence
from teammoede.domain.people import Function

from .building import TODAY, agree, answer, held, make_course, make_meeting, weekly_meetings


@pytest.fixture
def meeting() -> Meeting:
    """The second of two meetings, with its head filled in."""
    course = make_course("Mette", "Lars")
    second = weekly_meetings(course, 2, first=TODAY - timedelta(weeks=1))[1]
    mette, lars = course.memberships
    second.own_attendance(mette).presence = Presence.PRESENT
    second.chair_id, second.minute_taker_id = mette.id, lars.id
    return second


@pytest.fixture
def earlier(meeting: Meeting) -> Meeting:
    return meeting.course.ordered_meetings()[0]


def test_a_complete_meeting_misses_nothing(meeting: Meeting) -> None:
    assert missing_at(meeting, TODAY) == []


def test_the_gaps_of_the_head_are_said(meeting: Meeting) -> None:
    meeting.attendances[0].presence = None
    meeting.chair_id = meeting.minute_taker_id = None
    texts = [gap.text for gap in missing_at(meeting, TODAY)]
    assert [text.split()[-1] for text in texts] == ["stede.", "mødeleder.", "referent."]
    assert all(gap.point is None for gap in missing_at(meeting, TODAY))


def test_an_open_action_that_nobody_answered_is_missing(meeting: Meeting, earlier: Meeting) -> None:
    action = agree(earlier, "Del gruppen", point="parents", everyone=True)
    assert missing_at(meeting, TODAY) == [Missing("Ikke besvaret: Del gruppen", "parents", action)]
    answer(action, meeting, Answer.CONTINUES)
    assert missing_at(meeting, TODAY) == []


def test_a_waiting_action_asks_for_no_answer(meeting: Meeting, earlier: Meeting) -> None:
    agree(earlier, everyone=True, show_from=TODAY + timedelta(weeks=4))
    assert missing_at(meeting, TODAY) == []


def test_an_action_with_nobody_on_it_is_missing_and_words_are_somebody(meeting: Meeting) -> None:
    nobody = agree(meeting, "Ring til køkkenet")
    agree(meeting, who_words="vikaren")
    agree(meeting, everyone=True)
    agree(meeting, who=[meeting.course.memberships[0].id])
    agree(meeting, deleted=True)
    assert missing_at(meeting, TODAY) == [
        Missing("Ingen ansvarlig: Ring til køkkenet", "organisation", nobody)
    ]


def test_gaps_come_in_the_agendas_order(meeting: Meeting, earlier: Meeting) -> None:
    agree(meeting, "a", point="roles")
    agree(earlier, "b", point="relations")
    agree(meeting, "c", point="organisation")
    assert [gap.point for gap in missing_at(meeting, TODAY)] == [
        "organisation",
        "relations",
        "roles",
    ]


def test_nothing_is_forced(meeting: Meeting, earlier: Meeting) -> None:
    agree(earlier)
    assert missing_at(meeting, TODAY)
    assert held(meeting).is_held


@pytest.fixture
def evaluation(meeting: Meeting) -> Meeting:
    """The final evaluation of a course that began with both, its head filled in."""
    course = meeting.course
    mette, lars = course.memberships
    mette.function, lars.function = Function.LEADER, Function.COUNSELLOR
    first = make_meeting(course, TODAY - timedelta(weeks=20), kind=MeetingKind.START_UP)
    for member in (mette, lars):
        first.own_attendance(member).presence = Presence.PRESENT
    meeting.kind = MeetingKind.EVALUATION
    return meeting


def test_who_was_at_the_start_and_is_not_at_the_evaluation_is_named(evaluation: Meeting) -> None:
    mette, lars = evaluation.course.memberships
    assert missing_at(evaluation, TODAY) == []
    evaluation.own_attendance(mette).presence = Presence.APOLOGIES
    lars.left = TODAY - timedelta(weeks=1)
    assert missing_at(evaluation, TODAY) == [
        Missing("Var med til opstartsmødet, men mangler her: Mette og Lars.")
    ]
    evaluation.own_attendance(lars).presence = Presence.PARTLY
    assert missing_at(evaluation, TODAY) == [
        Missing("Var med til opstartsmødet, men mangler her: Mette.")
    ]


def test_a_function_that_such_a_meeting_wants_and_nobody_has_is_said(evaluation: Meeting) -> None:
    functions = ["leader", "counsellor", "staff", "resource"]
    evaluation.agenda_data = evaluation.agenda_data | {"attends": functions}
    assert missing_at(evaluation, TODAY) == [Missing("Ingen på holdet er stuepersonale.")]
    evaluation.course.memberships[0].function = Function.STAFF
    assert missing_at(evaluation, TODAY) == [Missing("Ingen på holdet er leder.")]


def test_a_meeting_that_is_yet_to_come_is_not_closed_without_a_word(meeting: Meeting) -> None:
    day_before = TODAY - timedelta(days=1)
    assert missing_at(meeting, day_before) == [
        Missing("Mødet er først mandag den 23. november 2026.")
    ]
