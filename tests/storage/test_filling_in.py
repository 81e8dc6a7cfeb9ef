"""Rows that are put back never write over newer ones, and never point to what is not there."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_part import Note
from teammoede.storage.archive import FILE_NAME
from teammoede.storage.connecting import connect, dbapi2
from teammoede.storage.filling_in import drop_erased, drop_loose, fill_in, filling
from teammoede.storage.store import Store
from teammoede.storage.touched import Row

from .conftest import KEY, TODAY, Clock


@pytest.fixture
def note(store: Store, meeting: Meeting, clock: Clock) -> Note:
    note = meeting.own_note("parents")
    clock.advance(hours=1)
    store.change(note, text="som det står")
    return note


@pytest.fixture
def connection(store: Store, note: Note, folder: Path) -> Iterator[dbapi2.Connection]:
    store.close()
    with closing(connect(folder / FILE_NAME, KEY)) as connection:
        yield connection


@pytest.fixture
def row(connection: dbapi2.Connection, note: Note) -> Row:
    """The note's row, as the archive has it."""
    cursor = connection.execute("SELECT * FROM note WHERE id = ?", (note.id,))
    names = [column[0] for column in cursor.description]
    return Row("note", note.id, note.of_course, dict(zip(names, cursor.fetchone(), strict=True)))


def changed(row: Row, **values: Any) -> Row:
    return replace(row, values=(row.values or {}) | values)


def text(connection: dbapi2.Connection, note: Note) -> str | None:
    found = connection.execute("SELECT text FROM note WHERE id = ?", (note.id,)).fetchone()
    return found and found[0]


LATER, EARLIER = "2026-11-24T00:00:00+00:00", "2026-11-01T00:00:00+00:00"


def test_a_newer_row_comes_in_and_an_older_one_does_not(
    connection: dbapi2.Connection, row: Row, note: Note
) -> None:
    with filling(connection):
        assert fill_in(connection, [changed(row, text="ældre", changed=EARLIER)]).changed == 0
        assert fill_in(connection, [row]).changed == 0
        assert fill_in(connection, [changed(row, text="nyere", changed=LATER)]).changed == 1
    assert text(connection, note) == "nyere"


def test_of_several_states_of_a_row_the_last_counts(
    connection: dbapi2.Connection, row: Row, note: Note
) -> None:
    states = [changed(row, text=f"nummer {number}", changed=LATER) for number in range(5)]
    with filling(connection):
        assert fill_in(connection, states).changed == 1
    assert text(connection, note) == "nummer 4"


def test_a_deleted_row_goes_and_a_missing_one_comes(
    connection: dbapi2.Connection, row: Row, note: Note
) -> None:
    with filling(connection):
        assert fill_in(connection, [replace(row, values=None)]).changed == 1
    assert text(connection, note) is None
    with filling(connection):
        assert fill_in(connection, [row]).changed == 1
    assert text(connection, note) == "som det står"


def test_what_another_version_wrote_comes_in_as_far_as_it_fits(
    connection: dbapi2.Connection, row: Row, note: Note
) -> None:
    with filling(connection):
        strange = changed(row, text="ny", mood="glad", changed=LATER)
        filled = fill_in(connection, [strange, Row("mood", "m", None, {"id": "m"})])
    assert (filled.changed, filled.left) == (1, 1)
    assert text(connection, note) == "ny"


def test_a_row_whose_place_another_one_has_is_counted(
    connection: dbapi2.Connection, row: Row, note: Note
) -> None:
    twin = replace(changed(row, id="tvilling", text="en anden"), id="tvilling")
    with filling(connection):
        assert fill_in(connection, [twin]).left == 1
    assert text(connection, note) == "som det står"


def test_a_part_of_what_is_not_there_is_dropped(connection: dbapi2.Connection, row: Row) -> None:
    orphan = replace(changed(row, id="alene", meeting_id="ingen", point="roles"), id="alene")
    with filling(connection):
        fill_in(connection, [orphan])
        assert drop_loose(connection) == 1
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_who_may_be_missing_is_let_go_of(
    connection: dbapi2.Connection, meeting: Meeting, note: Note
) -> None:
    with filling(connection):
        connection.execute("UPDATE meeting SET chair_id = 'ingen'")
        assert drop_loose(connection) == 0
    assert connection.execute("SELECT chair_id FROM meeting").fetchall() == [(None,)]


def test_an_erased_course_goes_with_all_that_was_in_it(
    connection: dbapi2.Connection, course: Course, note: Note
) -> None:
    with filling(connection):
        connection.execute(
            "INSERT INTO tombstone (id, changed, at) VALUES (?, ?, ?)", (course.id, LATER, LATER)
        )
        drop_erased(connection)
        drop_loose(connection)
    for table in ("course", "meeting", "note", "membership", "revision"):
        assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_no_free_page_keeps_what_an_erased_course_held(folder: Path) -> None:
    course = Course(title="Stjernestuen", goal="Kludebamsen sover " * 500)
    with closing(Store(folder, device="d", create=True)) as plain:
        plain.begin_course(course, TODAY)
    assert b"Kludebamsen" in (folder / FILE_NAME).read_bytes()
    with closing(connect(folder / FILE_NAME, None)) as connection, filling(connection):
        connection.execute("INSERT INTO tombstone (id, at) VALUES (?, ?)", (course.id, LATER))
        drop_erased(connection)
        drop_loose(connection)
    assert b"Kludebamsen" not in (folder / FILE_NAME).read_bytes()


def test_what_went_wrong_halfway_leaves_all_as_it_was(
    connection: dbapi2.Connection, row: Row, note: Note
) -> None:
    def fail() -> None:
        with filling(connection):
            fill_in(connection, [changed(row, text="halvt", changed=LATER)])
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert text(connection, note) == "som det står"
