"""How long a course is kept: from which day it is over the limit, and what counts as its end."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teammoede.domain.action import Answer
from teammoede.domain.course import Course
from teammoede.domain.retention import due_for_erasure, ended_on, over_from, soon_due
from tests.domain.building import NOON, agree, answer, cancelled, make_course, make_meeting

YEARS = 5


def _due(course: Course, today: date) -> bool:
    return bool(due_for_erasure([course], YEARS, today))


@pytest.mark.parametrize(
    ("ended", "over"),
    [
        (date(2020, 6, 1), date(2025, 6, 2)),
        (date(2020, 2, 29), date(2025, 3, 1)),
        (date(2019, 2, 28), date(2024, 2, 29)),
        (date(2020, 12, 31), date(2026, 1, 1)),
    ],
)
def test_it_is_over_the_limit_once_the_years_have_passed(ended: date, over: date) -> None:
    course = make_course(end=ended)
    assert over_from(ended, YEARS) == over
    assert not _due(course, over - timedelta(days=1))
    assert _due(course, over)


def test_without_an_end_the_last_meeting_that_took_place_counts() -> None:
    course = make_course()
    make_meeting(course, date(2020, 1, 6))
    make_meeting(course, date(2020, 5, 4))
    cancelled(make_meeting(course, date(2020, 9, 7)))
    assert ended_on(course) == date(2020, 5, 4)


def test_a_team_that_meets_after_its_end_is_not_done_yet() -> None:
    course = make_course(end=date(2020, 6, 1))
    make_meeting(course, date(2020, 12, 1))  # a visit
    assert ended_on(course) == date(2020, 12, 1)
    assert not _due(course, date(2025, 12, 1))
    assert _due(course, date(2025, 12, 2))


def test_with_nothing_but_a_start_half_a_year_is_understood() -> None:
    assert ended_on(make_course(start=date(2020, 8, 31))) == date(2021, 2, 28)


def test_with_no_day_at_all_the_last_change_counts_and_without_one_it_is_kept() -> None:
    course = make_course()
    assert ended_on(course) is None
    assert not _due(course, date(2999, 1, 1))
    course.changed = NOON
    assert ended_on(course) == NOON.date()


def test_what_is_still_open_is_counted_and_holds_nothing_back() -> None:
    course = make_course(end=date(2020, 6, 1))
    first, second = (make_meeting(course, date(2020, 5, day)) for day in (4, 11))
    agree(first, "Ingen svarede")
    answer(agree(first, "Gjort"), second, Answer.DONE)
    [due] = due_for_erasure([course], YEARS, date(2026, 1, 1))
    assert due.open_actions == 1


def test_soon_is_within_two_months_and_not_what_is_over() -> None:
    over, soon, later = (make_course(end=day) for day in _ENDS)
    today = date(2026, 11, 23)
    assert [d.course for d in due_for_erasure([later, soon, over], YEARS, today)] == [over]
    assert [d.course for d in soon_due([later, soon, over], YEARS, today)] == [soon]


_ENDS = (date(2021, 11, 22), date(2022, 1, 22), date(2022, 1, 23))


def test_the_oldest_comes_first() -> None:
    courses = [make_course(title=str(year), end=date(year, 1, 1)) for year in (2012, 2010, 2011)]
    found = due_for_erasure(courses, YEARS, date(2026, 1, 1))
    assert [due.course.title for due in found] == ["2010", "2011", "2012"]


@given(st.dates(), st.integers(1, 99))
def test_every_day_has_a_limit_that_comes_after_it(ended: date, years: int) -> None:
    over = over_from(ended, years)
    assert over > ended or over == date.max
    if over != date.max:
        assert over.year - ended.year - years in (0, 1)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_no_course_is_both_over_and_soon_over(ended: date, today: date) -> None:
    course = make_course(end=ended)
    assert not (due_for_erasure([course], 5, today) and soon_due([course], 5, today))
