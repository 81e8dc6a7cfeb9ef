"""While a half-year is planned, changes by hand last, and nothing in the archive is touched."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from teammoede.domain.course import Course
from teammoede.domain.errors import InvalidValue
from teammoede.domain.half_year import Wish
from teammoede.domain.half_year_draft import HalfYear, HalfYearDraft, Row, first_wish
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import CancelReason, MeetingKind
from teammoede.domain.week import monday_of
from tests.domain.building import cancelled, held, make_course, make_meeting

TODAY = date(2026, 3, 2)  # a Monday
WISH = Wish(TODAY, 0)
A_WEEK = timedelta(weeks=1)
EASTER_MONDAY = date(2026, 4, 6)
ILLNESS = CancelReason.ILLNESS


def easter(first: date, last: date) -> Mapping[date, str]:
    return {EASTER_MONDAY: "Anden påskedag"}


def draft_of(course: Course, wish: Wish = WISH, today: date = TODAY) -> HalfYearDraft:
    return HalfYearDraft(course, wish, easter, today)


def new_course(**values: Any) -> tuple[Course, Meeting]:
    """Return a course as it is begun: with its first meeting only."""
    course = make_course("Anna", **{"start": TODAY, "weekday": 0, **values})
    return course, make_meeting(course, TODAY, kind=MeetingKind.START_UP)


def row_of(draft: HalfYearDraft, day: date) -> Row:
    """Return the row of a week, by any of its days."""
    return next(row for row in draft.rows if row.week.monday == monday_of(day))


def kept(draft: HalfYearDraft) -> HalfYear:
    return draft.result({})


@pytest.fixture
def draft() -> HalfYearDraft:
    """The draft of a course without any meeting."""
    return draft_of(make_course("Anna"))


# the rows


def test_planned_meetings_that_do_not_fit_the_wish_are_named() -> None:
    course = make_course("Anna", weekday=0)
    held(make_meeting(course, TODAY - A_WEEK))
    weekly = [make_meeting(course, TODAY + n * A_WEEK) for n in range(4)]
    wish = replace(WISH, start=TODAY - A_WEEK)
    assert draft_of(course, wish).misfits == []
    fortnightly = draft_of(course, replace(wish, rhythm=2))
    assert [row.meeting for row in fortnightly.misfits] == [weekly[0], weekly[2]]
    fortnightly.cancel(weekly[0], ILLNESS)
    assert [row.meeting for row in fortnightly.misfits] == [weekly[2]]
    closed = draft_of(course, replace(wish, closed_weeks=(monday_of(TODAY).isocalendar().week,)))
    assert [row.meeting for row in closed.misfits] == [weekly[0]]


def test_every_week_to_the_evaluation_has_a_row_and_later_only_the_visits(
    draft: HalfYearDraft,
) -> None:
    mondays = [row.week.monday for row in draft.rows]
    assert mondays[:27] == [TODAY + n * A_WEEK for n in range(27)]
    assert [row.title for row in draft.rows[-4:]] == [
        "Slutevaluering", "Opfølgningsbesøg 1", "Opfølgningsbesøg 2", "Opfølgningsbesøg 3",
    ]  # fmt: skip
    assert draft.rows[0].title == "Opstartsmøde"
    assert all(row.is_new for row in draft.rows if row.week.monday != EASTER_MONDAY)


def test_a_week_without_a_meeting_says_why(draft: HalfYearDraft) -> None:
    empty = row_of(draft, EASTER_MONDAY)
    assert (empty.origin, empty.title, empty.takes_place) == (None, "", False)
    assert empty.week.remark == "Anden påskedag ma 6.4."


def test_the_meetings_are_numbered_as_they_will_be() -> None:
    course = make_course("Anna")
    held(make_meeting(course, date(2026, 2, 23)))
    cancelled(make_meeting(course, date(2026, 3, 9)))
    later = make_meeting(course, date(2026, 3, 16))
    draft = draft_of(course, replace(WISH, start=date(2026, 2, 23)))
    assert [row.title for row in draft.rows[:5]] == [
        "Planlægningsmøde 1",
        "Planlægningsmøde 2",
        "Planlægningsmøde",
        "Planlægningsmøde 3",
        "Planlægningsmøde 4",
    ]
    assert draft.rows[3].meeting is later
    assert [row.is_fixed for row in draft.rows[:5]] == [True, False, True, False, False]


def test_what_is_kept_has_the_wish_and_all_that_is_new(draft: HalfYearDraft) -> None:
    result = draft.result({"place": "personalestuen"})
    assert result.course == {
        "start": TODAY,
        "end": date(2026, 9, 2),
        "weekday": 0,
        "rhythm": 1,
        "visit_months": [1, 3, 6],
        "closed_weeks": [],
        "place": "personalestuen",
    }
    assert len(result.new) == len([row for row in draft.rows if row.is_new])
    assert (result.moved, result.cancelled) == ((), ())
    assert result.touches_meetings


# by hand


def test_a_proposal_left_out_stays_left_out_when_the_wish_changes(draft: HalfYearDraft) -> None:
    draft.switch(row_of(draft, date(2026, 3, 16)))
    draft.wish = replace(WISH, weekday=1)
    row = row_of(draft, date(2026, 3, 16))
    assert (row.takes_place, row.day) == (False, date(2026, 3, 17))
    assert date(2026, 3, 17) not in [m.date for m in kept(draft).new]
    draft.switch(row)
    assert row_of(draft, date(2026, 3, 16)).takes_place


def test_a_visit_left_out_is_not_moved_to_another_week(draft: HalfYearDraft) -> None:
    before = len(draft.rows)
    draft.switch(draft.rows[-1])
    assert len(draft.rows) == before
    assert [m.kind.value for m in kept(draft).new].count("visit") == 2


def test_a_proposal_is_moved_and_left_out_afterwards(draft: HalfYearDraft) -> None:
    draft.move(row_of(draft, date(2026, 3, 16)), date(2026, 3, 18))
    row = row_of(draft, date(2026, 3, 16))
    assert (row.day, row.title) == (date(2026, 3, 18), "Planlægningsmøde 2")
    assert date(2026, 3, 18) in [m.date for m in kept(draft).new]
    draft.switch(row)
    assert not {date(2026, 3, 16), date(2026, 3, 18)} & {m.date for m in kept(draft).new}


def test_moving_a_proposal_that_is_left_out_takes_it_in_again(draft: HalfYearDraft) -> None:
    draft.switch(row_of(draft, date(2026, 3, 16)))
    draft.move(row_of(draft, date(2026, 3, 16)), date(2026, 3, 19))
    assert row_of(draft, date(2026, 3, 16)).takes_place


def _days(draft: HalfYearDraft, kind: MeetingKind) -> list[date]:
    return [meeting.date for meeting in kept(draft).new if meeting.kind is kind]


def test_no_planning_meeting_comes_before_a_start_up_that_was_put_later(
    draft: HalfYearDraft,
) -> None:
    draft.move(draft.rows[0], date(2026, 3, 18))
    assert _days(draft, MeetingKind.START_UP) == [date(2026, 3, 18)]
    assert _days(draft, MeetingKind.PLANNING)[0] == date(2026, 3, 23)


def test_no_planning_meeting_comes_after_an_evaluation_that_was_put_earlier(
    draft: HalfYearDraft,
) -> None:
    draft.move(draft.rows[-4], date(2026, 8, 19))
    assert _days(draft, MeetingKind.EVALUATION) == [date(2026, 8, 19)]
    assert _days(draft, MeetingKind.PLANNING)[-1] == date(2026, 8, 10)


def test_weeks_before_an_evaluation_that_was_put_later_are_planned_and_visits_follow(
    draft: HalfYearDraft,
) -> None:
    draft.move(draft.rows[-4], date(2026, 10, 12))
    assert _days(draft, MeetingKind.PLANNING)[-1] == date(2026, 10, 5)
    assert _days(draft, MeetingKind.VISIT)[0] == date(2026, 10, 19)
    draft.move(next(r for r in draft.rows if r.title == "Slutevaluering"), date(2026, 9, 7))
    assert _days(draft, MeetingKind.PLANNING)[-1] == date(2026, 8, 31)


def test_an_empty_week_gets_a_meeting_on_the_usual_day_and_gives_it_back(
    draft: HalfYearDraft,
) -> None:
    draft.switch(row_of(draft, EASTER_MONDAY))
    added = row_of(draft, EASTER_MONDAY)
    assert (added.day, added.is_new) == (EASTER_MONDAY, True)
    draft.move(added, date(2026, 4, 8))
    assert row_of(draft, EASTER_MONDAY).day == date(2026, 4, 8)
    draft.switch(row_of(draft, EASTER_MONDAY))
    assert row_of(draft, EASTER_MONDAY).origin is None


def test_a_date_typed_into_an_empty_week_is_a_meeting(draft: HalfYearDraft) -> None:
    draft.move(row_of(draft, EASTER_MONDAY), date(2026, 4, 9))
    assert row_of(draft, EASTER_MONDAY).day == date(2026, 4, 9)


def test_what_is_added_after_the_evaluation_is_a_visit(draft: HalfYearDraft) -> None:
    draft.add(date(2027, 1, 11))
    assert row_of(draft, date(2027, 1, 11)).title == "Opfølgningsbesøg 3"


def test_a_date_more_than_a_year_off_is_refused_and_changes_nothing(draft: HalfYearDraft) -> None:
    before = draft.rows
    with pytest.raises(InvalidValue, match="over et år"):
        draft.move(draft.rows[0], date(2062, 3, 2))
    assert draft.rows is before


def test_a_wish_that_cannot_be_leaves_everything_as_it_was(draft: HalfYearDraft) -> None:
    before = draft.rows
    with pytest.raises(InvalidValue, match="ligger før startdatoen"):
        draft.wish = replace(WISH, end=date(2026, 3, 1))
    assert (draft.wish, draft.rows) == (WISH, before)


# beside the archive


@pytest.fixture
def running() -> Course:
    """A course that has begun, and has two meetings to come."""
    course = make_course("Anna", start=date(2026, 2, 16), weekday=0)
    held(make_meeting(course, date(2026, 2, 16), kind=MeetingKind.START_UP))
    make_meeting(course, date(2026, 3, 9))
    make_meeting(course, date(2026, 3, 16))
    return course


def test_a_meeting_of_the_archive_is_moved_only_when_it_is_kept(running: Course) -> None:
    draft = draft_of(running, first_wish(running, TODAY))
    meeting = running.meetings[1]
    draft.move(row_of(draft, meeting.date), date(2026, 3, 11))
    row = row_of(draft, meeting.date)
    assert (row.day, row.moved_from) == (date(2026, 3, 11), date(2026, 3, 9))
    assert meeting.date == date(2026, 3, 9)
    assert kept(draft).moved == ((meeting, date(2026, 3, 11)),)
    draft.move(row, date(2026, 3, 9))
    assert kept(draft).moved == ()


def test_a_meeting_moved_to_another_week_leaves_its_own_to_a_new_one(running: Course) -> None:
    draft = draft_of(running, first_wish(running, TODAY))
    draft.move(row_of(draft, date(2026, 3, 9)), date(2026, 3, 18))
    assert row_of(draft, date(2026, 3, 9)).is_new


def test_a_meeting_is_cancelled_with_its_reason_and_taken_back(running: Course) -> None:
    draft = draft_of(running, first_wish(running, TODAY))
    meeting = running.meetings[1]
    draft.cancel(meeting, ILLNESS, "halvdelen er syge")
    row = row_of(draft, meeting.date)
    assert (row.takes_place, row.is_new, row.title) == (False, False, "Planlægningsmøde")
    assert kept(draft).cancelled == ((meeting, ILLNESS, "halvdelen er syge"),)
    assert date(2026, 3, 9) not in [m.date for m in kept(draft).new]
    draft.switch(row)
    assert kept(draft).cancelled == ()


def test_a_cancelled_evaluation_is_proposed_anew(running: Course) -> None:
    last = make_meeting(running, date(2026, 8, 17), kind=MeetingKind.EVALUATION)
    draft = draft_of(running, first_wish(running, TODAY))
    draft.cancel(last, ILLNESS)
    again = row_of(draft, date(2026, 8, 24))
    assert (again.title, again.is_new) == ("Slutevaluering", True)


def test_what_is_over_cannot_be_changed(running: Course) -> None:
    draft = draft_of(running, first_wish(running, TODAY))
    before = draft.rows
    draft.switch(draft.rows[0])
    draft.move(draft.rows[0], date(2026, 2, 17))
    assert draft.rows is before
    assert draft.rows[0].is_fixed


def test_coming_meetings_go_with_the_course_to_another_weekday(running: Course) -> None:
    moved_by_hand = make_meeting(running, date(2026, 3, 25))
    draft = draft_of(running, replace(first_wish(running, TODAY), weekday=3))
    assert [(m.date, day) for m, day in kept(draft).moved] == [
        (date(2026, 3, 9), date(2026, 3, 12)),
        (date(2026, 3, 16), date(2026, 3, 19)),
    ]
    assert row_of(draft, moved_by_hand.date).moved_from is None
    assert {m.date.weekday() for m in kept(draft).new} == {3}


def test_no_meeting_goes_to_a_weekday_that_is_a_holiday_or_has_passed(running: Course) -> None:
    running.weekday = 1
    before_easter = make_meeting(running, date(2026, 4, 7))
    draft = draft_of(running, replace(first_wish(running, TODAY), weekday=0))
    assert row_of(draft, before_easter.date).day == date(2026, 4, 7)


def test_a_meeting_of_this_week_does_not_go_to_a_day_that_is_over(running: Course) -> None:
    wish = replace(first_wish(running, TODAY), weekday=3)
    running.weekday = 3
    this_week = make_meeting(running, date(2026, 3, 5))
    draft = draft_of(running, replace(wish, weekday=0), today=date(2026, 3, 3))
    assert row_of(draft, this_week.date).day == date(2026, 3, 5)


# a new course


def test_the_first_meeting_of_a_new_course_follows_the_wish() -> None:
    course, first = new_course()
    draft = draft_of(course)
    assert draft.rows[0].meeting is first
    assert kept(draft).moved == ()
    draft.wish = replace(WISH, start=date(2026, 3, 3), weekday=2, closed_weeks=(10,))
    assert kept(draft).moved == ((first, date(2026, 3, 11)),)
    assert [m.kind.value for m in kept(draft).new].count("start_up") == 0
    assert [row.title for row in draft.rows].count("Opstartsmøde") == 1


def test_the_first_meeting_leaves_a_holiday() -> None:
    course, first = new_course(start=EASTER_MONDAY)
    first.date = EASTER_MONDAY
    draft = draft_of(course, replace(WISH, start=EASTER_MONDAY))
    assert kept(draft).moved == ((first, date(2026, 4, 13)),)


def test_once_put_by_hand_the_first_meeting_stays_there() -> None:
    course, first = new_course()
    draft = draft_of(course)
    draft.move(draft.rows[0], date(2026, 3, 4))
    draft.wish = replace(WISH, start=date(2026, 3, 10))
    assert kept(draft).moved == ((first, date(2026, 3, 4)),)
    assert [m.kind.value for m in kept(draft).new].count("start_up") == 0


def test_the_week_that_the_first_meeting_was_moved_to_gets_no_other() -> None:
    course, first = new_course()
    draft = draft_of(course)
    draft.move(draft.rows[0], date(2026, 3, 11))
    assert [row.meeting for row in draft.rows[:2]] == [None, first]
    assert kept(draft).new[0].date == date(2026, 3, 16)


def test_a_first_meeting_that_is_cancelled_is_proposed_anew_a_week_later() -> None:
    course, first = new_course()
    draft = draft_of(course)
    draft.cancel(first, ILLNESS)
    assert kept(draft).new[0].kind is MeetingKind.START_UP
    assert kept(draft).new[0].date == date(2026, 3, 9)
    assert kept(draft).moved == ()


def test_a_first_meeting_with_something_in_it_stays_where_it_is() -> None:
    course, first = new_course()
    first.own_note("welcome").text = "vi er i gang"
    draft = draft_of(course, replace(WISH, start=date(2026, 3, 10)))
    assert kept(draft).moved == ()


def test_a_first_meeting_that_the_rules_know_no_place_for_keeps_its_week() -> None:
    course, first = new_course(start=date(2026, 2, 24))
    draft = draft_of(course, replace(WISH, start=date(2026, 2, 24)))
    assert (row_of(draft, TODAY).meeting, kept(draft).moved) == (first, ())
    assert kept(draft).new[0].date == date(2026, 3, 9)


# what a course stands for


def test_the_first_wish_is_what_the_course_says() -> None:
    course = make_course(
        start=TODAY, end=date(2026, 6, 1), weekday=3, rhythm=2, visit_months=[2], closed_weeks=[7]
    )
    assert first_wish(course, TODAY) == Wish(TODAY, 3, date(2026, 6, 1), 2, (2,), (7,))


def test_what_a_course_leaves_open_is_read_from_its_meetings_else_from_today() -> None:
    course = make_course()
    assert first_wish(course, TODAY) == Wish(TODAY, 0)
    make_meeting(course, date(2026, 2, 17))
    make_meeting(course, date(2026, 2, 26))
    cancelled(make_meeting(course, date(2026, 2, 27)))
    assert first_wish(course, TODAY) == Wish(date(2026, 2, 17), 3)
