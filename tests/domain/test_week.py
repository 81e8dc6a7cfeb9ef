"""Weeks are ISO 8601 weeks, months end where they end, and dates read as Danes write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teammoede.domain.week import (
    dated,
    long_date,
    monday_of,
    months_after,
    next_weekday,
    short_date,
    week_label,
    week_of,
)

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2026, 11, 23), 48),
        (date(2026, 12, 28), 53),  # 2026 has 53 weeks
        (date(2027, 1, 3), 53),
        (date(2027, 1, 4), 1),
        (date(2024, 12, 30), 1),  # the last days of a year can be week 1
        (date(2023, 1, 1), 52),
    ],
)
def test_weeks_are_iso_weeks_also_around_new_year(day: date, week: int) -> None:
    assert week_of(day) == week
    assert week_label(day) == f"uge {week}"


@given(DAYS)
def test_the_monday_of_a_week_is_the_monday_before_in_the_same_week(day: date) -> None:
    monday = monday_of(day)
    assert monday.weekday() == 0
    assert timedelta() <= day - monday < timedelta(days=7)
    assert week_of(monday) == week_of(day)


@given(DAYS, st.integers(0, 6))
def test_the_next_weekday_is_the_first_such_day_the_start_itself_included(
    start: date, weekday: int
) -> None:
    found = next_weekday(weekday, start)
    assert found.weekday() == weekday
    assert timedelta() <= found - start < timedelta(days=7)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 6, 15), 6, date(2026, 12, 15)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
    ],
)
def test_months_after_is_the_same_day_or_the_last_of_a_shorter_month(
    day: date, months: int, later: date
) -> None:
    assert months_after(day, months) == later


@given(DAYS, st.integers(0, 36))
def test_months_after_never_leaves_the_month_that_it_aims_at(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


def test_dates_read_in_danish_on_paper_and_in_tight_places() -> None:
    assert long_date(date(2026, 11, 23)) == "mandag den 23. november 2026"
    assert short_date(date(2026, 11, 23)) == "ma 23.11."
    assert [short_date(date(2026, 11, 23) + timedelta(days=n))[:2] for n in range(7)] == [
        "ma", "ti", "on", "to", "fr", "lø", "sø",
    ]  # fmt: skip


def test_a_date_in_another_year_carries_its_year() -> None:
    assert dated(date(2026, 11, 23), date(2026, 1, 1)) == "ma 23.11."
    assert dated(date(2027, 1, 4), date(2026, 11, 23)) == "ma 4.1.2027"
