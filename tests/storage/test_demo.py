"""The demo course is always half-way: its next meeting is within a week, whatever day it is."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest

from teammoede.domain.action import ActionState, Answer, Due
from teammoede.domain.course import Course, CourseState
from teammoede.domain.meeting import Meeting, MeetingState
from teammoede.domain.role_plan import WORKDAYS, RolePlan
from teammoede.domain.week import monday_of
from teammoede.storage.demo import add_demo
from teammoede.storage.store import Store

from .conftest import Clock

TODAYS = [
    date(2026, 11, 23),
    date(2026, 11, 28),
    *(date(2026, 12, 29) + timedelta(days=n) for n in range(6)),
    date(2028, 2, 28),
    date(2027, 8, 31),
]


@pytest.fixture(scope="module", params=TODAYS, ids=str)
def day(request: pytest.FixtureRequest) -> date:
    """The day on which somebody tries the demo."""
    return request.param


@pytest.fixture(scope="module")
def demo_store(day: date, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """An archive with the demo in it; the tests only read."""
    clock = Clock()
    clock.at = datetime.combine(day, clock.at.timetz())
    store = Store(tmp_path_factory.mktemp("demo"), device="d", create=True, now=clock)
    add_demo(store, day)
    yield store
    store.close()


@pytest.fixture
def demo(demo_store: Store, day: date) -> Course:
    return demo_store.course(demo_store.courses(day)[0].id)


@pytest.fixture
def next_meeting(demo: Course) -> Meeting:
    found = demo.next_meeting()
    assert found
    return found


def test_the_next_meeting_is_a_monday_within_a_week(next_meeting: Meeting, day: date) -> None:
    assert timedelta(days=1) <= next_meeting.date - day <= timedelta(days=7)
    assert next_meeting.date.weekday() == 0


def test_the_course_is_half_way(demo: Course, day: date) -> None:
    assert demo.state(day) is CourseState.RUNNING
    demo.check()
    states = Counter(m.state for m in demo.meetings)
    assert states == {
        MeetingState.APPROVED: 10,
        MeetingState.HELD: 1,
        MeetingState.CANCELLED: 1,
        MeetingState.PLANNED: 1,
    }
    ordered = demo.ordered_meetings()
    gaps = {later.date - earlier.date for earlier, later in pairwise(ordered)}
    assert gaps == {timedelta(weeks=1)}
    assert demo.last_held() is ordered[-2]
    assert ordered[-2].state is MeetingState.HELD


def test_about_forty_actions_with_answers_of_every_kind(demo: Course) -> None:
    actions = demo.actions()
    assert 38 <= len(actions) <= 44
    answers = [review for action in actions for review in action.answers()]
    assert {review.answer for review in answers} == set(Answer)
    assert len({action.point for action in actions}) == 7


def test_open_overdue_and_waiting_actions_await_the_next_meeting(
    demo: Course, next_meeting: Meeting, day: date
) -> None:
    still_open = demo.open_actions(day)
    assert 12 <= len(still_open) <= 14
    waiting = [a for a in still_open if a.is_waiting_at(next_meeting)]
    assert len(waiting) == 2
    assert [a.state(day) for a in waiting] == [ActionState.WAITING] * 2
    assert sum(a.is_overdue(day) for a in still_open if a not in waiting) == 3
    assert sum(a.is_overdue(next_meeting.date) for a in still_open if a not in waiting) == 3
    assert sum(a.trial for a in still_open) == 2
    assert any(a.everyone for a in still_open)
    assert any(a.who_words for a in still_open)
    assert any(a.due is Due.NEXT_MEETING for a in still_open)
    shown = [a for actions in next_meeting.since_last_by_point(day).values() for a in actions]
    assert len(shown) == len(still_open) - 2
    assert len({a.point for a in still_open}) >= 5


def test_no_meeting_answers_what_was_closed_already(demo: Course) -> None:
    for action in demo.actions():
        closing = [n for n, r in enumerate(action.answers()) if r.closes]
        assert closing in ([], [len(action.answers()) - 1]), action.what
        assert all(r.meeting.order > action.meeting.order for r in action.answers())
        assert all(r.meeting.is_held for r in action.answers())


def test_everything_that_is_named_is_there(demo: Course) -> None:
    people = {m.id for m in demo.memberships}
    situations = {s.id for s in demo.situations}
    for meeting in demo.meetings:
        assert {meeting.chair_id, meeting.minute_taker_id} <= people | {None}
        assert {a.member_id for a in meeting.attendances} <= people
        assert {n.point for n in meeting.notes} <= set(meeting.agenda.keys)
        assert {c.situation_id for c in meeting.assignments} <= situations
        assert {c.weekday for c in meeting.assignments} <= set(WORKDAYS)
        named = [*meeting.actions, *meeting.assignments, *meeting.areas]
        assert {key for one in named for key in one.who} <= people
        assert {a.point for a in meeting.actions} <= set(meeting.agenda.keys)


def test_the_archive_finds_no_loose_end(demo_store: Store) -> None:
    with demo_store.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []


def test_the_role_plan_is_full_and_its_last_changes_are_marked(
    demo: Course, next_meeting: Meeting
) -> None:
    last = demo.last_held()
    assert last
    plan = RolePlan.at(last)
    assert len(plan.cells) > len(plan.situations) * len(WORKDAYS) / 2
    assert plan.changed_cells
    assert plan.valid_from == last.date
    assert RolePlan.at(next_meeting).changed_cells == frozenset()
    assert 5 <= len(plan.areas) <= 6


def test_every_held_meeting_has_its_trace_and_its_people(demo: Course) -> None:
    for meeting in demo.meetings:
        steps = [change.state for change in meeting.state_changes]
        assert steps[-1:] == ([] if meeting.state is MeetingState.PLANNED else [meeting.state])
        if meeting.is_held:
            assert meeting.chair
            assert meeting.minute_taker
            assert {a.member_id for a in meeting.attendances} == {m.id for m in demo.memberships}
            assert meeting.notes
    cancelled = next(m for m in demo.meetings if m.state is MeetingState.CANCELLED)
    assert cancelled.cancel_reason
    assert cancelled.cancel_words


def test_absence_is_counted_by_week(demo: Course) -> None:
    assert demo.absences
    for absence in demo.absences:
        assert absence.monday == monday_of(absence.monday)
        assert absence.share is not None
        assert 0 <= absence.share < 0.5


def test_nothing_lies_in_the_future_but_the_next_meeting(demo: Course, day: date) -> None:
    for meeting in demo.meetings:
        assert (meeting.date > day) == (meeting.state is MeetingState.PLANNED)


def test_the_demo_can_be_laid_twice_into_one_archive(
    open_store: Callable[..., Store], today: date
) -> None:
    store = open_store()
    assert add_demo(store, today) != add_demo(store, today)
    assert len(store.courses(today)) == 2
