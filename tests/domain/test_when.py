"""What people type under »Hvornår« is read as they mean it, and nothing they type is an error."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teammoede.domain.action import Due
from teammoede.domain.week import MONTHS, WEEKDAYS, dated, long_date, short_date
from teammoede.domain.when import parse_when

TODAY = date(2026, 11, 23)  # a Monday, week 48
DAYS = st.dates(date(2000, 1, 1), date(2080, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("i dag", date(2026, 11, 23)),
        ("I  morgen ", date(2026, 11, 24)),
        ("fredag", date(2026, 11, 27)),
        ("fr", date(2026, 11, 27)),
        ("fre.", date(2026, 11, 27)),
        ("på fredag", date(2026, 11, 27)),
        ("lørdag", date(2026, 11, 28)),
        ("inden fredag", date(2026, 11, 27)),  # due on that day, as one says it
        ("senest på fredag", date(2026, 11, 27)),
        ("til den 27/11", date(2026, 11, 27)),
        ("inden uge 48", date(2026, 11, 27)),
        ("næste fredag", date(2026, 12, 4)),  # of the next ISO week, whatever day it is
        ("inden næste mandag", date(2026, 11, 30)),
        ("næste uge", date(2026, 12, 4)),
        ("mandag i uge 49", date(2026, 11, 30)),
        ("i overmorgen", date(2026, 11, 25)),
        ("inden 14 dage", date(2026, 12, 7)),
        ("inden for en uge", date(2026, 11, 30)),
        ("til om en måned", date(2026, 12, 23)),
        ("inden 2/1", date(2027, 1, 2)),
        ("mandag", date(2026, 11, 30)),  # not today
        ("om to uger", date(2026, 12, 7)),
        ("om en dag", date(2026, 11, 24)),
        ("om 10 dage", date(2026, 12, 3)),
        ("uge 48", date(2026, 11, 27)),
        ("uge 53", date(2027, 1, 1)),
        ("uge 47", date(2027, 11, 26)),
        ("27/11", date(2026, 11, 27)),
        ("27.11.", date(2026, 11, 27)),
        ("27-11-2026", date(2026, 11, 27)),
        ("27.11.2028", date(2028, 11, 27)),
        ("2026-12-01", date(2026, 12, 1)),
        ("27. november", date(2026, 11, 27)),
        ("den 3. dec.", date(2026, 12, 3)),
        ("fredag d. 27. november", date(2026, 11, 27)),
        ("fredag den 27. november 2026", date(2026, 11, 27)),
        ("4/1", date(2027, 1, 4)),  # the next such day
        ("29/2", date(2028, 2, 29)),
    ],
)
def test_a_date_is_read_as_people_write_it(text: str, day: date) -> None:
    assert parse_when(text, TODAY) == (Due.DATE, day)


@pytest.mark.parametrize("text", ["næste møde", "Næste gang", "næste", "inden næste møde"])
def test_next_meeting_is_no_date_because_it_follows_the_meeting(text: str) -> None:
    assert parse_when(text, TODAY) == (Due.NEXT_MEETING, None)


@pytest.mark.parametrize("text", ["", "  ", "ingen", "Ingen frist"])
def test_nothing_means_no_due_date(text: str) -> None:
    assert parse_when(text, TODAY) == (Due.NONE, None)


@pytest.mark.parametrize(
    "text",
    ["31/11", "30. februar", "29.2.2027", "0/0", "99.99.", "2026-02-30", "uge 0", "uge 54",
     "27.11.0000", "snart", "når vi kan", "d", "23.", "²/³",
     "inden jul", "inden", "inden ingen", "til to uger"],
)  # fmt: skip
def test_a_date_that_does_not_exist_is_not_understood(text: str) -> None:
    assert parse_when(text, TODAY) is None


def test_week_53_of_a_year_that_has_only_52_is_not_understood() -> None:
    assert parse_when("uge 53", date(2027, 6, 1)) is None


_PIECES = st.sampled_from(
    [*WEEKDAYS, *MONTHS, "uge", "om", "den", "d.", "ma", "næste", "møde", "ingen", "-", "/", ".",
     "inden", "på", "29", "2", "31", "0000", "9999", "²", "٣", "1", "53", " "]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(_PIECES, max_size=6).map(" ".join)), DAYS)
def test_no_text_is_an_error(text: str, day: date) -> None:
    found = parse_when(text, day)
    assert found is None or (found[0] is Due.DATE) == (found[1] is not None)


@pytest.mark.parametrize("day", [date(2026, 11, 20), date(2026, 11, 22)])
def test_next_friday_is_never_the_one_of_this_week(day: date) -> None:
    assert parse_when("næste fredag", day) == (Due.DATE, date(2026, 11, 27))


def test_a_day_beyond_the_last_year_is_not_understood() -> None:
    for text in ("i morgen", "fredag", "om 999 uger", "om en måned", "næste fredag"):
        assert parse_when(text, date.max) is None


@given(DAYS, st.integers(-183, 364))
def test_what_the_program_prints_is_read_back_as_the_same_day(day: date, days: int) -> None:
    """Leaving a cell of an overdue action untouched must not move it to next year."""
    due = day + timedelta(days=days)
    for text in (short_date(due), dated(due, day), long_date(due), due.isoformat()):
        assert parse_when(text, day) == (Due.DATE, due), text


@given(DAYS, st.integers(0, 360))
def test_a_day_and_month_alone_is_the_next_such_day(day: date, days: int) -> None:
    due = day + timedelta(days=days)
    assert parse_when(f"{due.day}/{due.month}", day) == (Due.DATE, due)


def test_a_weekday_that_does_not_fit_its_date_is_overlooked() -> None:
    assert parse_when("to 27.11.", TODAY) == (Due.DATE, date(2026, 11, 27))
