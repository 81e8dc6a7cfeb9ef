"""Copies are thinned as they grow old, and what one would go back to is never what was removed."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teammoede.storage.backup import ARCHIVE_NAME, Copy, backups, read_name
from teammoede.storage.thinning import thin, to_drop

DANISH = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 24, 12, tzinfo=DANISH)  # a Tuesday

_ages = st.timedeltas(timedelta(days=-3), timedelta(days=1200))


def _copy(age: timedelta, *, before_migration: bool = False, number: int = 1) -> Copy:
    return Copy((NOW - age).astimezone(UTC), number, Path("x"), before_migration)


def _days(copies: list[Copy]) -> list[int]:
    return [(NOW.date() - copy.at.astimezone(DANISH).date()).days for copy in copies]


def test_what_is_left_of_three_years_of_three_copies_a_day() -> None:
    copies = [_copy(timedelta(hours=8 * count)) for count in range(3 * 1100)]
    dropped = to_drop(copies, NOW)
    left = sorted(set(copies) - set(dropped), reverse=True)
    days = _days(left)
    assert days[:5] == [0, 0, 1, 1, 1]  # today at 12 and 4, and all of yesterday
    assert days[5:18] == list(range(2, 15))
    weekly, monthly = [day for day in days if 14 < day <= 56], [day for day in days if day > 56]
    assert weekly == [16, 23, 24, 30, 37, 44, 51, 55]  # Sundays, and the last days of two months
    assert len(monthly) == 22
    assert {(NOW - timedelta(days=day)).strftime("%Y-%m") for day in monthly} == {
        f"{year}-{month:02}" for year in (2024, 2025, 2026) for month in range(1, 13)
    } - {f"2024-{month:02}" for month in range(1, 11)} - {
        f"2026-{month:02}" for month in range(9, 13)
    }
    assert dropped == sorted(dropped)


def test_a_copy_before_a_migration_stays_for_a_month() -> None:
    old, newer = _copy(timedelta(days=29.9), before_migration=True), _copy(timedelta(days=29.5))
    assert to_drop([old, newer, _copy(timedelta())], NOW) == []
    old, newer = _copy(timedelta(days=30.1), before_migration=True), _copy(timedelta(days=29.9))
    assert to_drop([old, newer, _copy(timedelta())], NOW) == [old]


def test_the_day_is_that_of_the_house() -> None:
    """At half past midnight in Denmark it is still yesterday in UTC."""
    night, evening = (
        Copy(datetime(2026, 11, 20, hour, 30, tzinfo=UTC) - timedelta(days=1), 1, Path("x"))
        for hour in (23, 22)
    )
    assert to_drop([night, evening, _copy(timedelta())], NOW) == []


@given(st.lists(_ages, max_size=60), st.booleans())
def test_the_newest_and_all_of_two_days_stay_and_a_second_time_nothing_more_goes(
    ages: list[timedelta], marked: bool
) -> None:
    copies = [_copy(a, before_migration=marked, number=n) for n, a in enumerate(ages)]
    dropped = set(to_drop(copies, NOW))
    left = [copy for copy in copies if copy not in dropped]
    assert to_drop(left, NOW) == []
    for copy, day in zip(copies, _days(copies), strict=True):
        if day <= 1 or copy == max(copies):
            assert copy in left


@given(st.lists(st.booleans(), min_size=1, max_size=400), st.integers(0, 3000))
def test_thinned_every_day_there_is_a_copy_of_every_time_that_had_one(
    worked: list[bool], shift: int
) -> None:
    """Simulates a house that thins whenever it works, which is not every day."""
    begin = NOW - timedelta(days=shift)
    kept: list[Copy] = []
    made: list[Copy] = []
    now = begin
    for day, works in enumerate(worked):
        if works:
            now = begin + timedelta(days=day)
            made.append(Copy(now.astimezone(UTC), 1, Path("x")))
            kept.append(made[-1])
            kept = [copy for copy in kept if copy not in to_drop(kept, now)]
    local = [copy.at.astimezone(DANISH).date() for copy in made]
    left = {copy.at.astimezone(DANISH).date() for copy in kept}
    last_fortnight = {day for day in local if (now.date() - day).days <= 14}
    assert last_fortnight <= left
    weeks = {day.isocalendar()[:2] for day in local if (now.date() - day).days <= 56}
    assert weeks <= {day.isocalendar()[:2] for day in left}
    assert {(day.year, day.month) for day in local} == {(day.year, day.month) for day in left}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2026-11-24T120000Z", (1, False)),
        ("2026-11-24T120000Z-12", (12, False)),
        ("2026-11-24T120000Z-2-migration", (2, True)),
        ("2026-11-24T120000Z-migration", (1, True)),
        ("2026-13-24T120000Z", None),
        ("2026-11-24T120000Z-gammel", None),
        ("andet", None),
    ],
)
def test_a_name_says_when(tmp_path: Path, name: str, expected: tuple[int, bool] | None) -> None:
    copy = read_name(tmp_path / name)
    assert (copy and (copy.number, copy.before_migration)) == expected


def test_copies_go_from_the_disk_and_what_is_none_of_ours_stays(tmp_path: Path) -> None:
    place = tmp_path / "kopier"
    for days in (0, 20, 20.1):
        folder = place / f"{(NOW - timedelta(days=days)).astimezone(UTC):%Y-%m-%dT%H%M%SZ}"
        folder.mkdir(parents=True)
        (folder / ARCHIVE_NAME).write_bytes(b"x" * 100)
    foreign = place / "Mine billeder"
    foreign.mkdir()
    assert [copy.size for copy in backups(place)] == [100, 100, 100]
    [gone] = thin(place, NOW)
    assert not gone.folder.exists()
    assert len(list(place.iterdir())) == 3
    assert foreign.exists()
