"""The half-year is proposed on the right weekday, never on a closed day, and only once."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teammoede.domain.errors import InvalidValue
from teammoede.domain.half_year import Entry, Proposed, Week, Wish, propose, weeks
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingKind
from teammoede.domain.week import monday_of, months_after, week_of
from tests.domain.building import cancelled, held, make_course, make_meeting

MONDAY, THURSDAY = 0, 3
A_WEEK = timedelta(weeks=1)
CHRISTMAS = {
    date(2026, 12, 24): "Juleaftensdag",
    date(2026, 12, 25): "Juledag",
    date(2026, 12, 31): "Nytårsaften",
    date(2027, 1, 1): "Nytårsdag",
}


def days(found: Sequence[Entry], kind: MeetingKind) -> list[date]:
    return [m.date for m in found if m.kind is kind]


def kinds(found: Sequence[Entry]) -> list[str]:
    return [m.kind.value for m in found]


# an empty course


def test_an_empty_course_gets_everything_from_start_up_to_the_last_visit() -> None:
    found = propose(Wish(date(2026, 3, 3), MONDAY), {}, [])
    assert days(found, MeetingKind.START_UP) == [date(2026, 3, 9)]
    planning = days(found, MeetingKind.PLANNING)
    assert planning[0] == date(2026, 3, 16)
    assert planning[-1] == date(2026, 8, 31)
    assert len(planning) == 25
    assert days(found, MeetingKind.EVALUATION) == [date(2026, 9, 7)]
    assert days(found, MeetingKind.VISIT) == [
        date(2026, 10, 5), date(2026, 12, 7), date(2027, 3, 8),
    ]  # fmt: skip
    assert kinds(found)[0] == "start_up"
    assert kinds(found)[-4:] == ["evaluation", "visit", "visit", "visit"]


def test_a_start_on_the_right_weekday_is_the_start_up_meeting_itself() -> None:
    found = propose(Wish(date(2026, 3, 2), MONDAY), {}, [])
    assert found[0] == Proposed(MeetingKind.START_UP, date(2026, 3, 2))


def test_from_31_august_the_end_is_the_last_of_february() -> None:
    wish = Wish(date(2026, 8, 31), MONDAY)
    assert wish.last == date(2027, 2, 28)
    assert days(propose(wish, {}, []), MeetingKind.EVALUATION) == [date(2027, 3, 1)]
    leap = Wish(date(2027, 8, 31), 1)
    assert leap.last == date(2028, 2, 29)
    assert days(propose(leap, {}, []), MeetingKind.EVALUATION) == [date(2028, 2, 29)]


def test_a_course_can_begin_and_end_on_29_february() -> None:
    found = propose(Wish(date(2028, 2, 29), 1, end=date(2028, 2, 29)), {}, [])
    assert found[0].date == date(2028, 2, 29)
    assert found[1] == Proposed(MeetingKind.EVALUATION, date(2028, 3, 7))


def test_week_53_of_2026_is_a_week_like_others() -> None:
    wish = Wish(date(2026, 12, 7), MONDAY, closed_weeks=(52,))
    planning = days(propose(wish, CHRISTMAS, []), MeetingKind.PLANNING)
    assert planning[:4] == [
        date(2026, 12, 14), date(2026, 12, 28), date(2027, 1, 4), date(2027, 1, 11),
    ]  # fmt: skip
    assert week_of(planning[1]) == 53


def test_over_both_clock_changes_every_week_has_its_day() -> None:
    found = propose(Wish(date(2026, 10, 1), 6, end=date(2027, 4, 1)), {}, [])
    sundays = [m.date for m in found if m.kind is not MeetingKind.VISIT]
    assert date(2026, 10, 25) in sundays
    assert date(2027, 3, 28) in sundays
    assert {b - a for a, b in pairwise(sundays)} == {A_WEEK}


def test_every_fortnight_over_a_closed_week_stays_in_its_weeks() -> None:
    wish = Wish(date(2026, 9, 7), MONDAY, rhythm=2, closed_weeks=(39,))
    planning = days(propose(wish, {}, []), MeetingKind.PLANNING)
    assert planning[:3] == [date(2026, 10, 5), date(2026, 10, 19), date(2026, 11, 2)]


def test_a_planning_week_with_a_holiday_that_day_is_left_out() -> None:
    found = propose(Wish(date(2026, 12, 3), THURSDAY), CHRISTMAS, [])
    assert days(found, MeetingKind.PLANNING)[:4] == [
        date(2026, 12, 10), date(2026, 12, 17), date(2027, 1, 7), date(2027, 1, 14),
    ]  # fmt: skip


def test_start_up_evaluation_and_visits_are_moved_to_the_next_free_week() -> None:
    wish = Wish(
        date(2026, 12, 24),
        THURSDAY,
        end=date(2027, 7, 12),
        visit_months=(1,),
        closed_weeks=(28, 29, 30, 32),
    )
    found = propose(wish, CHRISTMAS, [])
    assert days(found, MeetingKind.START_UP) == [date(2027, 1, 7)]
    assert days(found, MeetingKind.EVALUATION) == [date(2027, 8, 5)]
    assert days(found, MeetingKind.VISIT) == [date(2027, 8, 19)]


def test_a_course_without_visits_gets_none() -> None:
    found = propose(Wish(date(2026, 3, 2), MONDAY, visit_months=()), {}, [])
    assert days(found, MeetingKind.VISIT) == []


# beside what is there


def planned(course_start: date, taken: Sequence[Proposed]) -> list[Meeting]:
    course = make_course("Anna", start=course_start)
    return [make_meeting(course, m.date, kind=m.kind) for m in taken]


def test_planning_again_with_all_planned_gives_nothing() -> None:
    wish = Wish(date(2026, 8, 31), MONDAY, rhythm=2, closed_weeks=(42, 52))
    taken = planned(wish.start, propose(wish, CHRISTMAS, []))
    assert propose(wish, CHRISTMAS, taken) == []


def test_a_cancelled_meeting_keeps_its_week_empty() -> None:
    wish = Wish(date(2026, 3, 2), MONDAY)
    taken = planned(wish.start, propose(wish, {}, []))
    cancelled(taken[3])
    assert propose(wish, {}, taken) == []


def test_a_cancelled_start_up_and_evaluation_are_proposed_anew_in_the_next_free_week() -> None:
    wish = Wish(date(2026, 3, 2), MONDAY, visit_months=())
    first = cancelled(make_meeting(make_course(), wish.start, kind=MeetingKind.START_UP))
    last = cancelled(make_meeting(make_course(), date(2026, 9, 7), kind=MeetingKind.EVALUATION))
    found = propose(wish, {}, [first, last], since=date(2026, 3, 4))
    assert found[0] == Proposed(MeetingKind.START_UP, date(2026, 3, 9))
    assert found[-1] == Proposed(MeetingKind.EVALUATION, date(2026, 9, 14))


def test_a_meeting_moved_out_of_its_fortnight_does_not_fill_the_weeks_between() -> None:
    wish = Wish(date(2026, 3, 2), MONDAY, rhythm=2)
    taken = planned(wish.start, propose(wish, {}, []))
    taken[0].date += A_WEEK  # the start-up meeting, which the rhythm is counted from
    assert propose(wish, {}, taken) == []


def test_in_the_middle_of_a_course_only_what_lacks_from_today_is_filled_in() -> None:
    wish = Wish(date(2026, 3, 2), MONDAY)
    course = make_course("Anna")
    begun = held(make_meeting(course, date(2026, 3, 2), kind=MeetingKind.START_UP))
    later = make_meeting(course, date(2026, 5, 11))
    found = propose(wish, {}, [begun, later], since=date(2026, 5, 5))
    assert found[0] == Proposed(MeetingKind.PLANNING, date(2026, 5, 18))
    assert MeetingKind.START_UP not in {m.kind for m in found}
    assert len(days(found, MeetingKind.EVALUATION)) == 1


def test_nothing_is_proposed_before_a_meeting_that_was_held() -> None:
    begun = held(make_meeting(make_course(), date(2026, 4, 7)))
    found = propose(Wish(date(2026, 3, 2), MONDAY), {}, [begun], since=date(2026, 3, 1))
    assert found[0] == Proposed(MeetingKind.PLANNING, date(2026, 4, 13))


def test_no_start_up_meeting_is_put_behind_what_it_starts() -> None:
    planned_first = make_meeting(make_course(), date(2026, 3, 3))
    found = propose(Wish(date(2026, 3, 2), MONDAY), {}, [planned_first])
    assert found[0] == Proposed(MeetingKind.PLANNING, date(2026, 3, 9))


def test_the_evaluation_comes_after_a_start_up_meeting_that_was_put_off() -> None:
    late = make_meeting(make_course(), date(2026, 10, 5), kind=MeetingKind.START_UP)
    found = propose(Wish(date(2026, 3, 2), MONDAY, visit_months=()), {}, [late])
    assert found == [Proposed(MeetingKind.EVALUATION, date(2026, 10, 12))]


def test_without_a_start_up_meeting_the_fortnight_is_that_of_the_meetings_there() -> None:
    there = make_meeting(make_course(), date(2026, 3, 9))
    found = propose(Wish(date(2026, 3, 2), MONDAY, rhythm=2), {}, [there], since=date(2026, 3, 9))
    assert days(found, MeetingKind.PLANNING)[:2] == [date(2026, 3, 23), date(2026, 4, 6)]


def test_a_course_that_began_before_today_gets_no_start_up_meeting() -> None:
    found = propose(Wish(date(2026, 3, 2), MONDAY), {}, [], since=date(2026, 3, 10))
    assert found[0] == Proposed(MeetingKind.PLANNING, date(2026, 3, 16))


def test_planning_meetings_go_up_to_an_evaluation_that_was_moved() -> None:
    wish = Wish(date(2026, 3, 2), MONDAY, visit_months=())
    early = make_meeting(make_course(), date(2026, 4, 1), kind=MeetingKind.EVALUATION)
    assert propose(wish, {}, [early])[-1] == Proposed(MeetingKind.PLANNING, date(2026, 3, 23))


def test_only_as_many_visits_as_are_lacking() -> None:
    wish = Wish(date(2026, 3, 2), MONDAY)
    visit = make_meeting(make_course(), date(2026, 10, 12), kind=MeetingKind.VISIT)
    found = propose(wish, {}, [visit])
    assert days(found, MeetingKind.VISIT) == [date(2026, 12, 7), date(2027, 3, 8)]


def test_a_cancelled_visit_is_proposed_anew_in_its_own_time() -> None:
    wish = Wish(date(2026, 3, 3), MONDAY)
    first, *others = [m for m in propose(wish, {}, []) if m.kind is MeetingKind.VISIT]
    off = cancelled(make_meeting(make_course(), first.date, kind=MeetingKind.VISIT))
    assert days(propose(wish, {}, [off, *others]), MeetingKind.VISIT) == [date(2026, 10, 12)]


def test_after_the_end_passed_visits_are_let_go_and_the_evaluation_is_still_asked_for() -> None:
    found = propose(Wish(date(2026, 3, 2), MONDAY), {}, [], since=date(2026, 11, 3))
    assert kinds(found) == ["evaluation", "visit", "visit"]
    assert found[0].date == date(2026, 11, 9)


def test_a_course_with_a_visit_held_needs_no_evaluation_any_more() -> None:
    visit = held(make_meeting(make_course(), date(2026, 10, 5), kind=MeetingKind.VISIT))
    found = propose(Wish(date(2026, 3, 2), MONDAY), {}, [visit], since=date(2026, 10, 6))
    assert kinds(found) == ["visit", "visit"]


# what cannot be


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (Wish(date(2026, 3, 2), 0, end=date(2026, 3, 1)), "ligger før startdatoen"),
        (Wish(date(2026, 3, 2), 0, end=date(2029, 3, 1)), "mere end to år"),
        (Wish(date(2026, 3, 2), 7), "Vælg den ugedag"),
        (Wish(date(2026, 3, 2), 0, rhythm=3), "hver anden uge"),
        (Wish(date(2026, 3, 2), 0, rhythm=0), "hver anden uge"),
        (Wish(date(2026, 3, 2), 0, visit_months=(0,)), "måneder efter slutningen"),
        (Wish(date(2026, 3, 2), 0, closed_weeks=(54,)), "fra 1 til 53"),
        (Wish(date(2026, 3, 2), 0, closed_weeks=tuple(range(1, 54))), "ingen ledige uger"),
    ],
)
def test_a_wish_that_cannot_be_is_refused_in_danish(wish: Wish, said: str) -> None:
    with pytest.raises(InvalidValue, match=said):
        propose(wish, {}, [])


# whatever is wished

DAYS = st.dates(date(2024, 1, 1), date(2031, 12, 31))
HOLIDAYS = st.sets(st.dates(date(2024, 1, 1), date(2034, 12, 31)), max_size=40)
STATES = (lambda m: m, held, cancelled)


@st.composite
def wishes(draw: st.DrawFn) -> Wish:
    start = draw(DAYS)
    length = draw(st.none() | st.integers(0, 400))
    return Wish(
        start,
        draw(st.integers(0, 6)),
        end=None if length is None else start + timedelta(days=length),
        rhythm=draw(st.sampled_from((1, 2))),
        visit_months=tuple(draw(st.sets(st.integers(1, 12), max_size=4))),
        closed_weeks=tuple(draw(st.sets(st.integers(1, 53), max_size=8))),
    )


@st.composite
def there(draw: st.DrawFn, start: date) -> list[Meeting]:
    course = make_course("Anna")
    found = []
    for offset in draw(st.lists(st.integers(-10, 400), max_size=12)):
        kind = draw(st.sampled_from(list(MeetingKind)))
        meeting = make_meeting(course, start + timedelta(days=offset), kind=kind)
        found.append(draw(st.sampled_from(STATES))(meeting))
    return found


@given(wishes(), HOLIDAYS, st.data())
def test_every_proposal_keeps_the_rules(
    wish: Wish, holidays: set[date], data: st.DataObject
) -> None:
    taken = data.draw(there(wish.start))
    since = wish.start + timedelta(days=data.draw(st.integers(-30, 500)))
    found = propose(wish, holidays, taken, since)
    assert all(m.date.weekday() == wish.weekday for m in found)
    assert all(m.date not in holidays for m in found)
    assert all(week_of(m.date) not in wish.closed_weeks for m in found)
    assert all(m.date >= max(since, wish.start) for m in found)
    assert all(m.date > old.date for m in found for old in taken if old.is_held)
    mondays = [monday_of(m.date) for m in found]
    assert len(set(mondays)) == len(mondays)
    assert not set(mondays) & {monday_of(m.date) for m in taken}
    assert found == sorted(found, key=lambda m: m.date)
    assert propose(wish, holidays, [*taken, *found], since) == []


@given(wishes(), HOLIDAYS)
def test_of_an_empty_course_the_kinds_come_in_their_order(wish: Wish, holidays: set[date]) -> None:
    found = propose(wish, holidays, [])
    order = list(MeetingKind)
    assert [m.kind for m in found] == sorted((m.kind for m in found), key=order.index)
    assert len(days(found, MeetingKind.START_UP)) == len(days(found, MeetingKind.EVALUATION)) == 1
    assert len(days(found, MeetingKind.VISIT)) == len(wish.visit_months)
    assert days(found, MeetingKind.EVALUATION)[0] >= wish.last
    for day, month in zip(days(found, MeetingKind.VISIT), sorted(wish.visit_months), strict=True):
        assert day >= months_after(wish.last, month)


@given(wishes(), HOLIDAYS)
def test_no_free_week_of_the_rhythm_is_forgotten(wish: Wish, holidays: set[date]) -> None:
    found = propose(wish, holidays, [])
    start = days(found, MeetingKind.START_UP)[0]
    end = days(found, MeetingKind.EVALUATION)[0]
    day, expected = start + wish.rhythm * A_WEEK, []
    while day < end:
        if day not in holidays and week_of(day) not in wish.closed_weeks:
            expected.append(day)
        day += wish.rhythm * A_WEEK
    assert days(found, MeetingKind.PLANNING) == expected


# the weeks


def test_the_calendar_has_every_week_over_new_year_with_what_closes_it() -> None:
    meetings = [Proposed(MeetingKind.PLANNING, date(2026, 12, 14)),
                Proposed(MeetingKind.PLANNING, date(2027, 1, 4))]  # fmt: skip
    found = weeks(meetings, CHRISTMAS, closed_weeks=(52,))
    assert [week.number for week in found] == [51, 52, 53, 1]
    assert [week.monday for week in found][2:] == [date(2026, 12, 28), date(2027, 1, 4)]
    assert [week.entries for week in found] == [(meetings[0],), (), (), (meetings[1],)]
    assert [week.remark for week in found] == [
        "",
        "Lukket · Juleaftensdag to 24.12. · Juledag fr 25.12.",
        "Nytårsaften to 31.12. · Nytårsdag fr 1.1.",
        "",
    ]


def test_a_holiday_on_a_weekend_is_nobody_s_reason() -> None:
    holiday = {date(2026, 12, 26): "Anden juledag"}
    assert weeks([], holiday, first=date(2026, 12, 21), last=date(2026, 12, 27)) == [
        Week(date(2026, 12, 21), (), False, ())
    ]


def test_two_meetings_of_a_week_stand_by_date() -> None:
    course = make_course("Anna")
    friday = make_meeting(course, date(2026, 11, 27))
    monday = cancelled(make_meeting(course, date(2026, 11, 23)))
    (week,) = weeks([friday, monday], {})
    assert week.entries == (monday, friday)


def test_the_calendar_reaches_as_far_as_it_is_asked_to() -> None:
    meeting = Proposed(MeetingKind.VISIT, date(2026, 11, 23))
    asked = weeks([meeting], {}, first=date(2026, 11, 18), last=date(2026, 12, 1))
    assert [week.number for week in asked] == [47, 48, 49]
    assert weeks([], {}) == weeks([], {}, first=date(2026, 11, 18)) == []


@given(DAYS, st.integers(0, 120))
def test_the_weeks_follow_each_other_without_a_gap(first: date, length: int) -> None:
    found = weeks([], {}, first=first, last=first + timedelta(days=length))
    assert {b.monday - a.monday for a, b in pairwise(found)} <= {A_WEEK}
    assert found[0].monday <= first
    assert found[-1].monday + A_WEEK > first + timedelta(days=length)
