"""The demo courses are always half-way and at the end, whatever day it is, and hold it all."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest

from teammoede.domain.action import ActionState, Answer, Due
from teammoede.domain.course import Course, CourseState
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingKind, MeetingState
from teammoede.domain.practice import PracticeState, kept_practice
from teammoede.domain.role_plan import WORKDAYS, RolePlan
from teammoede.domain.sign import curve
from teammoede.domain.week import monday_of, week_of
from teammoede.public_holidays import danish_holidays
from teammoede.storage.demo import add_demo
from teammoede.storage.store import Store

from .conftest import KEY, Clock

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
    store = Store(tmp_path_factory.mktemp("demo"), device="d", key=KEY, create=True, now=clock)
    add_demo(store, day)
    yield store
    store.close()


@pytest.fixture
def demo(demo_store: Store, day: date) -> Course:
    """The course that is half-way."""
    return demo_store.course(demo_store.courses(day)[0].id)


@pytest.fixture
def ended(demo_store: Store, day: date) -> Course:
    """The course at its end."""
    return demo_store.course(demo_store.courses(day)[1].id)


@pytest.fixture
def both(demo: Course, ended: Course) -> list[Course]:
    return [demo, ended]


@pytest.fixture
def next_meeting(demo: Course) -> Meeting:
    found = demo.next_meeting()
    assert found
    return found


def test_the_next_meeting_is_a_monday_within_a_week(next_meeting: Meeting, day: date) -> None:
    assert timedelta(days=1) <= next_meeting.date - day <= timedelta(days=7)
    assert next_meeting.date.weekday() == 0


def test_the_course_is_half_way(demo: Course, next_meeting: Meeting, day: date) -> None:
    assert demo.state(day) is CourseState.RUNNING
    demo.check()
    so_far = [m for m in demo.ordered_meetings() if m.date < next_meeting.date]
    assert Counter(m.state for m in so_far) == {
        MeetingState.APPROVED: 11,
        MeetingState.HELD: 1,
        MeetingState.CANCELLED: 1,
    }
    gaps = {later.date - earlier.date for earlier, later in pairwise([*so_far, next_meeting])}
    assert gaps == {timedelta(weeks=1)}
    assert demo.last_held() is so_far[-1]
    assert so_far[-1].state is MeetingState.HELD
    assert so_far[0].kind is MeetingKind.START_UP
    assert [m.agenda.keys[0] for m in so_far if m.short] == ["since_last"]


def test_what_is_to_come_is_planned_to_the_last_visit(
    demo: Course, next_meeting: Meeting, day: date
) -> None:
    coming = [m for m in demo.ordered_meetings() if m.date > next_meeting.date]
    assert len(coming) >= 8
    assert {m.state for m in coming} == {MeetingState.PLANNED}
    last = [MeetingKind.EVALUATION, *[MeetingKind.VISIT] * 3]
    assert [m.kind for m in coming[-4:]] == last
    assert {m.kind for m in coming[:-4]} == {MeetingKind.PLANNING}
    assert demo.end
    assert coming[-5].date < demo.end <= coming[-4].date
    off = danish_holidays(day, coming[-1].date)
    assert not [m.date for m in coming if m.date in off]
    assert not [m.date for m in demo.meetings if week_of(m.date) in demo.closed_weeks]
    assert all(m.chair and m.minute_taker for m in coming)


def test_the_other_course_is_at_its_end(ended: Course, day: date) -> None:
    assert ended.state(day) is CourseState.ENDED
    ended.check()
    kinds = Counter((m.kind, m.state is MeetingState.CANCELLED) for m in ended.meetings)
    assert kinds == {
        (MeetingKind.START_UP, False): 1,
        (MeetingKind.PLANNING, False): 20,
        (MeetingKind.PLANNING, True): 4,
        (MeetingKind.EVALUATION, False): 1,
        (MeetingKind.VISIT, False): 3,
    }
    evaluation = ended.meeting_of(MeetingKind.EVALUATION)
    assert evaluation
    assert ended.end
    assert evaluation.date >= ended.end
    assert {note.point for note in evaluation.notes} == set(evaluation.agenda.keys)
    assert [m.name for m in evaluation.missing_from_start()] == ["Henrik Bork"]
    visits = [m for m in ended.ordered_meetings() if m.kind is MeetingKind.VISIT]
    assert [m.is_held for m in visits] == [True, False, False]
    assert len({m.cancel_reason for m in ended.meetings if m.cancel_reason}) == 3


def test_the_first_visit_asked_for_every_practice(ended: Course) -> None:
    visit = ended.meeting_of(MeetingKind.VISIT)
    assert visit
    kept = kept_practice(ended, visit)
    assert len(kept) >= 15
    found = {action.id: visit.check_of(action) for action in kept}
    assert all(found.values())
    assert {check.state for check in visit.checks} == set(PracticeState)
    assert {check.action_id for check in visit.checks} == set(found)


def test_every_sign_has_its_curve(both: list[Course]) -> None:
    for course in both:
        curves = [curve(course, sign) for sign in course.live_signs()]
        assert len(curves) == 8
        assert all(2 <= len(points) <= 4 for points in curves)
        assert all(point.why and point.raters for points in curves for point in points)
        start_up = course.meeting_of(MeetingKind.START_UP)
        assert start_up
        assert {points[0].day for points in curves} == {start_up.date}
        assert sum(points[-1].value - points[0].value for points in curves) >= 6


def test_who_left_has_handed_over(both: list[Course], day: date) -> None:
    for course in both:
        [leaver] = [m for m in course.memberships if m.left]
        assert leaver.left
        assert leaver.left < day
        handed = [action for action in course.actions() if action.handovers]
        assert handed
        for action in handed:
            assert leaver.id in action.who_on(action.meeting.date).members
            assert leaver.id not in action.who_on(day).members
        assert not [a for a in course.open_actions(day) if leaver.id in a.who_on(day).members]


def test_the_children_have_aliases_which_are_used(both: list[Course]) -> None:
    for course in both:
        said = [note.text for m in course.meetings for note in m.notes]
        said += [review.words for action in course.actions() for review in action.reviews]
        assert any(alias in words for alias in course.aliases for words in said)
        initials = {m.initials for m in course.memberships}
        assert initials.isdisjoint(course.aliases)


def test_about_forty_actions_with_answers_of_every_kind(demo: Course) -> None:
    actions = demo.actions()
    assert 40 <= len(actions) <= 48
    answers = [review for action in actions for review in action.answers()]
    assert {review.answer for review in answers} == set(Answer)
    points = {a.point for a in actions if a.meeting.kind is MeetingKind.PLANNING}
    assert len(points) == 7


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


def test_no_meeting_answers_what_was_closed_already(both: list[Course]) -> None:
    for action in [action for course in both for action in course.actions()]:
        closing = [n for n, r in enumerate(action.answers()) if r.closes]
        assert closing in ([], [len(action.answers()) - 1]), action.what
        assert all(r.meeting.order > action.meeting.order for r in action.answers())
        assert all(r.meeting.is_held for r in action.answers())


def test_everything_that_is_named_is_there(both: list[Course]) -> None:
    for course in both:
        people = {m.id for m in course.memberships}
        situations = {s.id for s in course.situations}
        for meeting in course.meetings:
            points = {*meeting.full_agenda.keys, *meeting.agenda.keys}
            assert {meeting.chair_id, meeting.minute_taker_id} <= people | {None}
            assert {a.member_id for a in meeting.attendances} <= people
            assert {n.point for n in meeting.notes} <= points
            assert {c.situation_id for c in meeting.assignments} <= situations
            assert {c.weekday for c in meeting.assignments} <= set(WORKDAYS)
            named = [*meeting.actions, *meeting.assignments, *meeting.areas]
            assert {key for one in named for key in one.who} <= people
            assert {a.point for a in meeting.actions} <= points


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


def test_every_meeting_has_its_trace_and_its_people(both: list[Course]) -> None:
    for meeting in [meeting for course in both for meeting in course.meetings]:
        steps = [change.state for change in meeting.state_changes]
        assert steps[-1:] == ([] if meeting.state is MeetingState.PLANNED else [meeting.state])
        if meeting.is_held:
            assert meeting.chair
            assert meeting.minute_taker
            assert meeting.chair.takes_part(meeting.date)
            assert {a.member_id for a in meeting.attendances} == {m.id for m in meeting.invited()}
            assert meeting.notes
        if meeting.state is MeetingState.CANCELLED:
            assert meeting.cancel_reason
            assert meeting.cancel_words


def test_absence_is_counted_in_most_weeks(both: list[Course]) -> None:
    for course in both:
        assert len(course.absences) >= 11
        for absence in course.absences:
            assert absence.monday == monday_of(absence.monday)
            assert absence.share is not None
            assert 0 <= absence.share < 0.5


def test_nothing_that_lies_in_the_future_was_held(both: list[Course], day: date) -> None:
    for meeting in [meeting for course in both for meeting in course.meetings]:
        assert (meeting.date > day) == (meeting.state is MeetingState.PLANNED)


def test_the_demo_can_be_laid_twice_into_one_archive(
    open_store: Callable[..., Store], today: date
) -> None:
    store = open_store()
    assert add_demo(store, today) != add_demo(store, today)
    assert len(store.courses(today)) == 4
