"""The access log: who did what, in no one's way, kept two years, and harmless in a spreadsheet."""

import csv
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from teammoede.domain.access_entry import AccessEntry, AccessEvent
from teammoede.domain.viewer import Role, Viewer
from teammoede.storage.access_log import as_csv, entries, record, record_failures, thin
from teammoede.storage.connecting import connect
from teammoede.storage.layout import ARCHIVE_NAME
from teammoede.storage.store import Store

KEY = bytes(range(32))
METTE = Viewer("a1", "Mette Holm", Role.EMPLOYEE)
DAY = date(2026, 11, 23)


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    """An archive that Mette has unlocked."""
    store = Store(folder, device="d", key=KEY, viewer=METTE, create=True)
    yield store
    store.close()


def _told(store: Store) -> list[tuple[str, str, str | None, str]]:
    return [(e.name, e.event, e.course_id, e.words) for e in reversed(entries(store))]


def test_what_was_done_is_there_with_who_and_when(store: Store) -> None:
    before = datetime.now(UTC)
    record(store, AccessEvent.OPENED, "c1")
    record(store, AccessEvent.PRINTED, "c1", "Referat")
    assert _told(store) == [
        ("Mette Holm", "opened", "c1", ""),
        ("Mette Holm", "printed", "c1", "Referat"),
    ]
    newest = entries(store)[0]
    assert newest.event is AccessEvent.PRINTED
    assert newest.account == "a1"
    assert before <= newest.at <= datetime.now(UTC)


def test_another_window_reads_it_at_once(store: Store, folder: Path) -> None:
    record(store, AccessEvent.UNLOCKED)
    with closing(Store(folder, device="e", key=KEY)) as other:
        assert [e.event for e in entries(other)] == [AccessEvent.UNLOCKED]


def test_without_a_viewer_there_is_nobody_to_write_of(folder: Path) -> None:
    with closing(Store(folder, device="d", key=KEY, create=True)) as store:
        record(store, AccessEvent.OPENED, "c1")
        assert entries(store) == []
        assert store.unlogged == []


def test_wrong_passwords_from_before_are_told_of_whom_they_were_tried_on(store: Store) -> None:
    at = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
    record_failures(store, {"a2": [at, at + timedelta(minutes=1)], "gone": [at]}, {"a2": "Lars"})
    found = entries(store)
    assert {(e.at, e.name, e.event) for e in found} == {
        (at, "Lars", AccessEvent.FAILED),
        (at + timedelta(minutes=1), "Lars", AccessEvent.FAILED),
        (at, "", AccessEvent.FAILED),
    }


def test_an_archive_held_by_another_stops_nobody_and_the_line_comes_with_the_next(
    store: Store, folder: Path
) -> None:
    with store.reading() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 1")
    other = connect(folder / ARCHIVE_NAME, KEY)
    other.execute("BEGIN IMMEDIATE")
    record(store, AccessEvent.OPENED, "c1")
    assert len(store.unlogged) == 1
    other.rollback()
    other.close()
    record(store, AccessEvent.COPIED, "c1", "Referat")
    assert [event for _, event, _, _ in _told(store)] == ["opened", "copied"]
    assert store.unlogged == []


def test_a_step_that_is_undone_takes_no_line_along(store: Store) -> None:
    def step() -> None:
        with store.writing():
            record(store, AccessEvent.IMPORTED, "c1")
            raise KeyError

    with pytest.raises(KeyError):
        step()
    assert entries(store) == []
    record(store, AccessEvent.LOCKED)
    assert [event for _, event, _, _ in _told(store)] == ["imported", "locked"]


def test_only_what_is_older_than_two_years_goes(store: Store) -> None:
    kept, gone = datetime(2024, 11, 23, tzinfo=UTC), datetime(2024, 11, 22, 23, 59, tzinfo=UTC)
    record_failures(store, {"a2": [kept, gone]}, {})
    thin(store, DAY)
    assert [e.at for e in entries(store)] == [kept]
    thin(store, DAY)
    assert [e.at for e in entries(store)] == [kept]


def test_thinning_waits_for_another_day_where_the_archive_is_held(
    store: Store, folder: Path
) -> None:
    record_failures(store, {"a2": [datetime(2020, 1, 1, tzinfo=UTC)]}, {})
    with store.reading() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 1")
    with closing(connect(folder / ARCHIVE_NAME, KEY)) as other:
        other.execute("BEGIN IMMEDIATE")
        thin(store, DAY)
        other.rollback()
    assert len(entries(store)) == 1
    thin(store, DAY)
    assert entries(store) == []


def test_since_counts_from_its_own_moment(store: Store) -> None:
    first = datetime(2026, 11, 20, tzinfo=UTC)
    record_failures(store, {"a": [first, first - timedelta(seconds=1)]}, {})
    assert [e.at for e in entries(store, since=first)] == [first]


def _rows(text: str) -> list[list[str]]:
    assert text.startswith("\ufeff")
    return list(csv.reader(text.removeprefix("\ufeff").splitlines(), delimiter=";"))


@pytest.fixture
def entry() -> Callable[..., AccessEntry]:
    def make(**values: object) -> AccessEntry:
        at = datetime(2026, 11, 23, 12, tzinfo=UTC)
        return AccessEntry(**{"at": at, "name": "Mette", "event": AccessEvent.OPENED, **values})

    return make


def test_a_spreadsheet_gets_titles_of_today_and_a_word_for_what_is_erased(
    entry: Callable[..., AccessEntry],
) -> None:
    log = [entry(course_id="c1"), entry(course_id="c2"), entry(event=AccessEvent.LOCKED)]
    head, *rows = _rows(as_csv(log, {"c1": "Sol; måne"}))
    assert head == ["Hvornår", "Hvem", "Hvad", "Forløb", "Med hvad"]
    local = log[0].at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
    assert rows == [
        [local, "Mette", "åbnede forløb", "Sol; måne", ""],
        [local, "Mette", "åbnede forløb", "slettet forløb", ""],
        [local, "Mette", "låste", "", ""],
    ]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t"])
def test_no_cell_is_reckoned_by_the_spreadsheet(
    entry: Callable[..., AccessEntry], sign: str
) -> None:
    log = [entry(name=f"{sign}cmd|x", words=f"{sign}1+1", course_id="c")]
    row = _rows(as_csv(log, {"c": f"{sign}HYPERLINK(1)"}))[1]
    assert [cell[:2] for cell in (row[1], row[3], row[4])] == [f"'{sign}"] * 3
