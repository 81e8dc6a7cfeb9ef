"""Week numbers are read as people write them, and written back the short way."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teammoede.domain.errors import InvalidValue
from teammoede.domain.week_numbers import (
    USUAL_CLOSED,
    months_text,
    parse_months,
    parse_weeks,
    weeks_text,
)


@pytest.mark.parametrize(
    ("text", "weeks"),
    [
        ("", []),
        ("7", [7]),
        ("7, 28-30, 42, 52", [7, 28, 29, 30, 42, 52]),
        ("uge 7 og 28 – 30", [7, 28, 29, 30]),
        ("Uge7;42", [7, 42]),
        ("uger 28-30", [28, 29, 30]),
        ("42 7 7", [7, 42]),
        ("52-1", [1, 52, 53]),
        ("51–2", [1, 2, 51, 52, 53]),
        (" , ,7, ", [7]),
    ],
)
def test_weeks_are_read_as_people_write_them(text: str, weeks: list[int]) -> None:
    assert parse_weeks(text) == weeks


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("54", "fra 1 til 53"),
        ("0", "fra 1 til 53"),
        ("28-99", "fra 1 til 53"),
        ("jul", "»jul« er ingen uge"),
        ("7-", "»7-« er ingen uge"),
        ("100", "»100« er ingen uge"),
        ("-3", "»-3« er ingen uge"),
        ("30-28", "»30-28« går baglæns"),
        ("²", "»²« er ingen uge"),
    ],
)
def test_what_cannot_be_read_is_named(text: str, said: str) -> None:
    with pytest.raises(InvalidValue, match=said):
        parse_weeks(text)


@given(st.sets(st.integers(1, 53)))
def test_what_is_written_is_read_back(weeks: set[int]) -> None:
    assert parse_weeks(weeks_text(weeks)) == sorted(weeks)


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(InvalidValue):  # any other error is a fault
        assert all(1 <= week <= 53 for week in parse_weeks(text))


def test_neighbouring_weeks_are_written_as_one_span() -> None:
    assert weeks_text([7, 28, 29, 30]) == "7, 28–30"
    assert weeks_text([30, 28, 29, 28]) == "28–30"
    assert weeks_text([]) == ""


def test_months_are_read_and_written_the_same_way() -> None:
    assert parse_months("6, 1 og 3") == [1, 3, 6]
    assert parse_months("") == []
    assert months_text((6, 1, 3)) == "1, 3, 6"


@pytest.mark.parametrize("text", ["0", "25", "1-3", "maj", "²"])
def test_months_that_cannot_be_are_named(text: str) -> None:
    with pytest.raises(InvalidValue, match=f"»{text}« kan ikke læses"):
        parse_months(text)


def test_the_usual_closed_weeks_are_those_of_a_danish_daycare() -> None:
    assert [weeks_text(weeks) for weeks, _ in USUAL_CLOSED] == ["7", "28–30", "42", "52"]
