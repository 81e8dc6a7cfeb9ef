"""The next meeting as a proposal: its kind follows how far the course has come, its day too."""

from datetime import date, timedelta

import pytest

from teammoede.domain.course import Course
from teammoede.domain.following import date_after, kind_after, new_date, new_kind
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingKind
from teammoede.domain.week import next_weekday

from .building import TODAY, cancelled, held, make_course, make_meeting, weekly_meetings

WEEK = timedelta(weeks=1)
START, PLANNING, EVALUATION, VISIT = MeetingKind


def of_kind(course: Course, day: date, kind: MeetingKind) -> Meeting:
    return make_meeting(course, day, kind=kind)


# which kind a new one is


def test_a_course_begins_with_its_start_up_meeting_also_where_that_was_cancelled() -> None:
    course = make_course(start=TODAY)
    assert new_kind(course, TODAY) is START
    cancelled(of_kind(course, TODAY, START))
    assert new_kind(course, TODAY + WEEK) is START


def test_in_between_it_is_a_planning_meeting() -> None:
    course = make_course(start=TODAY, end=TODAY + 26 * WEEK)
    of_kind(course, TODAY, START)
    assert new_kind(course, TODAY + WEEK) is PLANNING
    assert new_kind(course, TODAY + 26 * WEEK - timedelta(days=1)) is PLANNING


@pytest.mark.parametrize("end", [None, date(2027, 5, 23)])
def test_from_the_end_on_it_is_the_evaluation_until_that_is_planned(end: date | None) -> None:
    course = make_course(start=date(2026, 11, 23), end=end)
    make_meeting(course, TODAY)
    day = date(2027, 5, 23)
    assert new_kind(course, day) is EVALUATION
    cancelled(of_kind(course, day, EVALUATION))
    assert new_kind(course, day + WEEK) is EVALUATION
    of_kind(course, day + WEEK, EVALUATION)
    assert new_kind(course, day) is PLANNING
    assert new_kind(course, day + 2 * WEEK) is VISIT


def test_without_any_date_nothing_but_planning_meetings_is_proposed() -> None:
    course = make_course()
    make_meeting(course, TODAY)
    assert new_kind(course, TODAY + 99 * WEEK) is PLANNING


# when a new one is


def test_a_new_one_comes_a_rhythm_after_the_latest() -> None:
    course = make_course(rhythm=2)
    weekly_meetings(course, 2)
    assert new_date(course, TODAY) == TODAY + 3 * WEEK


def test_where_the_half_year_is_planned_a_new_one_is_put_into_the_first_empty_week() -> None:
    course = make_course(weekday=0)
    weekly_meetings(course, 3)
    of_kind(course, TODAY + 20 * WEEK, EVALUATION)
    of_kind(course, TODAY + 24 * WEEK, VISIT)
    assert new_date(course, TODAY) == TODAY + 3 * WEEK
    assert new_date(course, TODAY - 6 * WEEK) == TODAY - 6 * WEEK


def test_after_the_evaluation_a_new_one_is_the_visit_that_lacks() -> None:
    course = make_course(visit_months=[1, 3])
    held(of_kind(course, TODAY, EVALUATION))
    assert new_date(course, TODAY) == date(2026, 12, 28)  # a Monday again, a month later
    of_kind(course, date(2026, 12, 28), VISIT)
    assert new_date(course, TODAY) == date(2027, 3, 1)
    of_kind(course, date(2027, 3, 1), VISIT)
    assert new_date(course, TODAY) == date(2027, 3, 8)  # none lacks: one more, all the same


# what comes after a meeting


@pytest.mark.parametrize("rhythm", [1, 2])
@pytest.mark.parametrize("is_cancelled", [False, True])
def test_planning_meetings_keep_their_rhythm(rhythm: int, is_cancelled: bool) -> None:
    (meeting,) = weekly_meetings(make_course(rhythm=rhythm), 1)
    assert date_after(meeting, cancelled=is_cancelled) == TODAY + rhythm * WEEK


def test_nothing_is_proposed_where_the_next_one_is_planned() -> None:
    first, _ = weekly_meetings(make_course(), 2)
    assert date_after(first) is None
    assert date_after(first, cancelled=True) is None


def test_the_first_planning_meeting_comes_a_week_after_the_start() -> None:
    start = of_kind(make_course(start=TODAY, rhythm=2), TODAY, START)
    assert date_after(start) == TODAY + WEEK
    assert kind_after(start, TODAY + WEEK) is PLANNING


def test_the_last_planning_meeting_is_followed_by_the_evaluation() -> None:
    course = make_course(start=TODAY - 26 * WEEK, end=TODAY + WEEK)
    (last,) = weekly_meetings(course, 1)
    assert kind_after(last, TODAY + WEEK) is EVALUATION


def test_the_evaluation_is_followed_by_visits_until_none_lacks() -> None:
    course = make_course(visit_months=[3, 1])
    evaluation = of_kind(course, TODAY, EVALUATION)
    first_day = date(2026, 12, 28)
    assert date_after(evaluation) == first_day
    assert kind_after(evaluation, TODAY) is VISIT
    first = of_kind(course, first_day, VISIT)
    assert date_after(evaluation) is None  # it is planned
    assert date_after(first) == next_weekday(0, date(2027, 2, 23))
    second = of_kind(course, date(2027, 3, 1), VISIT)
    assert date_after(second) is None


@pytest.mark.parametrize("kind", [START, EVALUATION])
def test_what_is_held_once_and_cancelled_is_put_off_whatever_is_planned_after_it(
    kind: MeetingKind,
) -> None:
    course = make_course()
    once = of_kind(course, TODAY, kind)
    of_kind(course, TODAY + 4 * WEEK, VISIT)
    assert date_after(once, cancelled=True) == TODAY + WEEK
    assert kind_after(once, TODAY + WEEK, cancelled=True) is kind
    of_kind(course, TODAY + WEEK, kind)
    assert date_after(once, cancelled=True) is None


def test_a_cancelled_visit_stays_a_visit() -> None:
    course = make_course()
    of_kind(course, TODAY - 4 * WEEK, EVALUATION)
    visit = of_kind(course, TODAY, VISIT)
    assert date_after(visit, cancelled=True) == TODAY + WEEK
    assert kind_after(visit, TODAY + WEEK, cancelled=True) is VISIT


def test_an_evaluation_that_was_cancelled_is_put_before_the_visits() -> None:
    course = make_course(start=TODAY - timedelta(weeks=26), end=TODAY, weekday=TODAY.weekday())
    cancelled(make_meeting(course, TODAY, kind=MeetingKind.EVALUATION))
    make_meeting(course, TODAY + timedelta(weeks=5), kind=MeetingKind.VISIT)
    day = new_date(course, TODAY)
    assert day == TODAY + timedelta(weeks=1)
    assert new_kind(course, day) is MeetingKind.EVALUATION


def test_weeks_in_which_the_house_is_closed_are_not_proposed() -> None:
    course = make_course(closed_weeks=[49, 50])
    [meeting] = weekly_meetings(course, 1)  # in week 48
    assert date_after(meeting) == TODAY + 3 * WEEK
    assert new_date(course, TODAY) == TODAY + 3 * WEEK
    course.closed_weeks = list(range(1, 54))  # nonsense is no reason to hang
    assert new_date(course, TODAY) == TODAY + WEEK
