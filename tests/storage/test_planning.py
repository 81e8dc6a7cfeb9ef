"""New meetings get their kind's agenda and a leader; changes that a calendar must hear of count."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, time, timedelta

import pytest

from teammoede.domain.course import Course
from teammoede.domain.errors import Refused
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import CancelReason, MeetingKind
from teammoede.domain.people import Function, Membership
from teammoede.domain.sign import DEFAULT_SIGNS
from teammoede.storage.planning import fixed_agenda, of_kind, planned
from teammoede.storage.store import Store

from .conftest import TODAY

WEEK = timedelta(weeks=1)


@pytest.fixture
def team() -> Course:
    """A course whose staff is named before its counsellor and its leader."""
    course = Course(title="S", time=time(12, 30), length=45, place="stuen")
    functions = (Function.STAFF, Function.COUNSELLOR, Function.LEADER, Function.STAFF)
    for place, function in enumerate(functions):
        Membership(course=course, name=f"P{place}", function=function, position=place)
    return course


@pytest.mark.parametrize("kind", MeetingKind)
def test_every_kind_has_its_agenda_and_its_callers(kind: MeetingKind) -> None:
    agenda = fixed_agenda(kind)
    assert agenda.key == kind.value
    assert agenda.title == kind.label
    functions = {function.value for function in Function}
    assert functions.issuperset((*agenda.calls, *agenda.attends))


@pytest.mark.parametrize(
    ("kind", "length", "chair"),
    [
        (MeetingKind.START_UP, 90, Function.COUNSELLOR),
        (MeetingKind.PLANNING, 45, Function.STAFF),
        (MeetingKind.EVALUATION, 90, Function.LEADER),
        (MeetingKind.VISIT, 60, Function.COUNSELLOR),
    ],
)
def test_who_calls_a_meeting_leads_it_and_another_writes(
    team: Course, kind: MeetingKind, length: int, chair: Function
) -> None:
    meeting = planned(team, TODAY, kind)
    assert (meeting.kind, meeting.length, meeting.place) == (kind, length, "stuen")
    assert meeting.start == time(12, 30)
    assert meeting.full_agenda == fixed_agenda(kind)
    assert meeting.chair
    assert meeting.chair.function is chair
    assert meeting.minute_taker is not meeting.chair


def test_the_second_who_may_call_leads_where_the_first_has_left(team: Course) -> None:
    team.memberships[1].left = TODAY
    meeting = planned(team, TODAY, MeetingKind.START_UP)
    assert meeting.chair is team.memberships[2]
    assert planned(team, TODAY - WEEK, MeetingKind.START_UP).chair is team.memberships[1]


def test_a_course_without_a_length_and_without_a_team_can_be_planned_too() -> None:
    meeting = planned(Course(title="S"), TODAY, MeetingKind.PLANNING)
    assert (meeting.length, meeting.chair, meeting.minute_taker) == (60, None, None)


def test_a_meeting_becomes_one_of_another_kind_with_its_agenda(team: Course) -> None:
    meeting = planned(team, TODAY, MeetingKind.PLANNING)
    assert of_kind(meeting, MeetingKind.PLANNING) == {}
    for name, value in of_kind(meeting, MeetingKind.VISIT).items():
        setattr(meeting, name, value)
    assert meeting.title == "Opfølgningsbesøg 1"
    assert meeting.agenda == fixed_agenda(MeetingKind.VISIT)


# how often it was changed


Change = Callable[[Store, Meeting], object]


@pytest.mark.parametrize(
    ("change", "counted"),
    [
        (lambda s, m: s.change(m, date=m.date + WEEK), 1),
        (lambda s, m: s.change(m, start=time(9), length=30), 1),
        (lambda s, m: s.change(m, place="Det blå rum"), 1),
        (lambda s, m: s.change(m, date=m.date, place=m.place), 0),
        (lambda s, m: s.change(m, chair_id=None), 0),
        (lambda s, m: s.cancel(m, CancelReason.ILLNESS), 1),
        (lambda s, m: (s.cancel(m, CancelReason.ILLNESS), s.reopen(m, "alle er raske")), 2),
        (lambda s, m: s.hold(m), 0),
        (lambda s, m: (s.hold(m), s.approve(m), s.reopen(m, "et navn manglede")), 0),
    ],
)
def test_only_what_a_calendar_must_hear_of_is_counted(
    store: Store, meeting: Meeting, change: Change, counted: int
) -> None:
    change(store, meeting)
    assert meeting.sequence == counted
    assert store.course(meeting.course_id).meetings[0].sequence == counted


def test_what_came_to_nothing_is_not_counted(store: Store, meeting: Meeting) -> None:
    with suppress(Refused), store.writing():
        store.change(meeting, place="Det blå rum")
        store.cancel(meeting, CancelReason.ILLNESS)
        assert meeting.sequence == 2
        raise Refused
    assert meeting.sequence == 0
    assert store.course(meeting.course_id).meetings[0].sequence == 0


# a new course


def test_a_new_course_has_the_eight_signs_in_their_order(store: Store) -> None:
    course = Course(title="S")
    store.begin_course(course, TODAY)
    signs = store.course(course.id).live_signs()
    assert tuple(sign.title for sign in signs) == DEFAULT_SIGNS
    assert not any(sign.dropped for sign in signs)


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (TODAY, MeetingKind.START_UP),
        (TODAY + WEEK, MeetingKind.START_UP),
        (TODAY - WEEK, MeetingKind.PLANNING),
        (None, MeetingKind.PLANNING),
    ],
)
def test_a_course_that_is_yet_to_begin_begins_with_the_start_up_meeting(
    store: Store, start: date | None, kind: MeetingKind
) -> None:
    meeting = store.begin_course(Course(title="S", start=start), TODAY)
    assert meeting.kind is kind
    assert store.course(meeting.course_id).meetings[0].full_agenda == fixed_agenda(kind)
