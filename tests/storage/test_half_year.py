"""A half-year is kept whole or not at all, and »næste møde« goes with a meeting that is moved."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest

from teammoede.domain.action import Action, Due
from teammoede.domain.course import Course
from teammoede.domain.errors import InvalidValue
from teammoede.domain.half_year import Proposed
from teammoede.domain.half_year_draft import HalfYear, HalfYearDraft, first_wish
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import CancelReason, MeetingKind, MeetingState
from teammoede.public_holidays import danish_holidays
from teammoede.storage.half_year import change_course, plan_half_year
from teammoede.storage.store import Store

from .conftest import TODAY

A_WEEK = timedelta(weeks=1)
PLANNING, EVALUATION = MeetingKind.PLANNING, MeetingKind.EVALUATION


def titles(course: Course) -> list[str]:
    return [f"{m.date:%d.%m.} {m.title}" for m in course.ordered_meetings()]


def test_a_whole_half_year_is_planned_and_asks_for_nothing_more(store: Store) -> None:
    course = Course(title="Solstuen", start=TODAY, weekday=0, time=time(12, 30), place="stuen")
    store.begin_course(course, TODAY)
    draft = HalfYearDraft(course, first_wish(course, TODAY), danish_holidays, TODAY)
    new = plan_half_year(store, course, draft.result({"length": 45}), TODAY)
    kept = store.course(course.id)
    assert kept.ordered_meetings()[0].kind is MeetingKind.START_UP
    assert len(kept.meetings) == len(new) + 1
    assert [m.kind for m in kept.ordered_meetings()][-4:] == [EVALUATION, *[MeetingKind.VISIT] * 3]
    assert (kept.end, kept.visit_months) == (date(2027, 5, 23), [1, 3, 6])
    planning = next(m for m in kept.ordered_meetings() if m.kind is PLANNING)
    assert (planning.start, planning.length, planning.place) == (time(12, 30), 45, "stuen")
    assert planning.agenda.keys[0] == "organisation"
    again = HalfYearDraft(kept, first_wish(kept, TODAY), danish_holidays, TODAY).result({})
    assert not again.touches_meetings


def test_the_new_meetings_are_led_in_turn(store: Store, course: Course) -> None:
    days = [TODAY + n * A_WEEK for n in (3, 1, 2)]
    plan_half_year(
        store, course, HalfYear({}, new=tuple(Proposed(PLANNING, d) for d in days)), TODAY
    )
    meetings = store.course(course.id).ordered_meetings()
    chairs = [m.chair.name if m.chair else "" for m in meetings]
    assert chairs[2:] == chairs[:2]
    assert chairs[0] != chairs[1]


def test_moving_a_meeting_moves_what_is_due_at_it(store: Store, course: Course) -> None:
    first = course.meetings[0]
    following = store.plan_meeting(course, TODAY + A_WEEK)
    store.keep(Action(meeting=first, point="other", what="Ring", due=Due.NEXT_MEETING))
    half_year = HalfYear({}, moved=((following, date(2026, 12, 2)),))
    plan_half_year(store, course, half_year, TODAY)
    kept = store.course(course.id)
    assert kept.actions()[0].due_on() == date(2026, 12, 2)
    assert kept.ordered_meetings()[1].sequence == 1


def test_a_meeting_is_cancelled_with_its_reason_and_its_trace(store: Store, course: Course) -> None:
    following = store.plan_meeting(course, TODAY + A_WEEK)
    cancelled = ((following, CancelReason.NO_COVER, "kursus"),)
    plan_half_year(store, course, HalfYear({}, cancelled=cancelled), TODAY)
    kept = store.course(course.id).ordered_meetings()[1]
    assert (kept.state, kept.cancel_reason, kept.cancel_words) == (
        MeetingState.CANCELLED, CancelReason.NO_COVER, "kursus",
    )  # fmt: skip
    assert [change.label for change in kept.state_changes] == ["aflyst"]


def test_all_or_nothing_where_another_window_was_first(
    store: Store, course: Course, open_store: Callable[..., Store]
) -> None:
    following = store.plan_meeting(course, TODAY + A_WEEK)
    other = open_store("another")
    theirs = next(m for m in other.course(course.id).meetings if m.id == following.id)
    other.cancel(theirs, CancelReason.ILLNESS)
    before = titles(course)
    half_year = HalfYear(
        {"rhythm": 2, "closed_weeks": [7]},
        new=(Proposed(EVALUATION, date(2027, 5, 24)),),
        moved=((course.meetings[0], TODAY + timedelta(days=1)),),
        cancelled=((following, CancelReason.NO_COVER, ""),),
    )
    with pytest.raises(InvalidValue, match="i mellemtiden aflyst"):
        plan_half_year(store, course, half_year, TODAY)
    assert (titles(course), course.rhythm, course.closed_weeks) == (before, 1, [])
    kept = store.course(course.id)
    assert (len(kept.meetings), kept.rhythm, kept.meetings[0].date) == (2, 1, TODAY)


def test_two_windows_that_plan_the_same_half_year_plan_it_once(
    store: Store, course: Course, open_store: Callable[..., Store]
) -> None:
    other = open_store("another")
    theirs = other.course(course.id)
    days = [TODAY + n * A_WEEK for n in range(1, 4)]
    half_year = HalfYear({}, new=tuple(Proposed(PLANNING, day) for day in days))
    plan_half_year(other, theirs, half_year, TODAY)
    plan_half_year(store, course, half_year, TODAY)
    kept = store.course(course.id).ordered_meetings()
    assert [m.date for m in kept] == [TODAY, *days]
    assert [m.id for m in kept] == [m.id for m in course.ordered_meetings()]


def test_a_meeting_moved_out_of_its_week_leaves_that_to_another(
    store: Store, course: Course
) -> None:
    week = HalfYear({}, new=(Proposed(PLANNING, TODAY + A_WEEK),))
    [moved] = plan_half_year(store, course, week, TODAY)
    store.change(moved, date=TODAY + 2 * A_WEEK)
    [new] = plan_half_year(store, course, week, TODAY)
    assert new.id != moved.id
    assert len(store.course(course.id).meetings) == 3


def test_planned_meetings_follow_the_course_where_they_did_so_far(
    store: Store, course: Course, meeting: Meeting
) -> None:
    own = store.plan_meeting(course, TODAY + A_WEEK)
    store.change(own, start=time(9))
    held = store.plan_meeting(course, TODAY - A_WEEK)
    store.hold(held)
    to_write_up = store.plan_meeting(course, TODAY - timedelta(days=3))
    change_course(store, course, {"time": time(13, 15), "place": "mødelokalet"}, TODAY)
    kept = {m.id: m for m in store.course(course.id).meetings}
    assert (kept[meeting.id].start, kept[meeting.id].place) == (time(13, 15), "mødelokalet")
    assert (kept[own.id].start, kept[own.id].place) == (time(9), "mødelokalet")
    for there in (held, to_write_up):
        assert (kept[there.id].start, kept[there.id].place) == (None, "")


def test_only_planning_meetings_take_the_length_of_the_course(
    store: Store, course: Course, meeting: Meeting
) -> None:
    long = store.plan_meeting(course, TODAY + A_WEEK, EVALUATION)
    assert (meeting.length, long.length) == (60, 90)
    for length in (90, 45):
        change_course(store, course, {"length": length}, TODAY)
        kept = {m.id: m.length for m in store.course(course.id).meetings}
        assert kept == {meeting.id: length, long.id: 90}


def test_a_short_meeting_stays_short(store: Store, course: Course, meeting: Meeting) -> None:
    store.change(meeting, short=True, length=20)
    for length in (20, 45):
        change_course(store, course, {"length": length}, TODAY)
    assert store.course(course.id).meetings[0].length == 20
