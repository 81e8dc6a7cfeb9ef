"""A copy is whole, verified and an archive like any other; where none can be made, that is said."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from teammoede.domain.course import Course
from teammoede.domain.errors import Refused
from teammoede.domain.meeting import Meeting
from teammoede.storage.archive import APPLICATION_ID, FILE_NAME
from teammoede.storage.backup import CopyFailed, copy_archive, verify
from teammoede.storage.store import Store


def test_a_copy_opens_as_an_archive_with_everything_in_it(
    store: Store, course: Course, meeting: Meeting, tmp_path: Path
) -> None:
    store.change(meeting.own_note("parents"), text="Kaffe på torsdag")
    copy = copy_archive(store)
    elsewhere = tmp_path / "andet"
    elsewhere.mkdir()
    copy.rename(elsewhere / FILE_NAME)
    restored = Store(elsewhere, device="other")
    note = restored.course(course.id).meetings[0].note_on("parents")
    restored.close()
    assert note is not None
    assert note.text == "Kaffe på torsdag"


def test_a_copy_has_the_mark_and_journal_of_an_archive_and_lies_alone(
    store: Store, course: Course
) -> None:
    copy = copy_archive(store)
    assert copy.parent == store.folder / "kopier"
    assert [file.name for file in copy.parent.iterdir()] == [copy.name]
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_copies_of_one_second_do_not_take_each_others_place(store: Store) -> None:
    assert len({copy_archive(store) for _ in range(5)}) == 5


def test_the_archive_goes_on_after_a_copy_and_beside_another_window(
    store: Store, meeting: Meeting, open_store: Callable[..., Store]
) -> None:
    beside = open_store("other")
    copy_archive(store)
    store.change(meeting, place="Personalestuen")
    assert beside.course(meeting.course_id).meetings[0].place == "Personalestuen"
    copy_archive(beside)


def test_what_is_no_whole_copy_is_not_taken_for_one(store: Store, course: Course) -> None:
    copy = copy_archive(store)
    verify(copy)
    foreign = copy.with_name("fremmed.db")
    with closing(sqlite3.connect(foreign)) as connection:
        connection.execute("CREATE TABLE noget (andet)")
    damaged = copy.with_name("skadet.db")
    content = bytearray(copy.read_bytes())
    content[-4096:] = b"\xa5" * 4096
    damaged.write_bytes(content)
    for file in (foreign, damaged):
        with pytest.raises(CopyFailed):
            verify(file)


def test_where_no_copy_can_lie_that_is_said_and_nothing_is_left(store: Store) -> None:
    (store.folder / "kopier").write_text("en fil, hvor mappen skulle være")
    with pytest.raises(CopyFailed, match="kan ikke skrives"):
        copy_archive(store)
    assert (store.folder / "kopier").is_file()


def test_a_damaged_archive_gives_no_copy(store: Store, course: Course) -> None:
    whole = copy_archive(store)
    with closing(sqlite3.connect(whole)) as connection:
        [size] = connection.execute("PRAGMA page_size").fetchone()
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'situation'"
        [page] = connection.execute(query).fetchone()
    damaged = bytearray(whole.read_bytes())
    damaged[(page - 1) * size : page * size] = bytes(size)
    folder = store.folder.parent / "skadet"
    folder.mkdir()
    (folder / FILE_NAME).write_bytes(damaged)
    with closing(Store(folder, device="x")) as half, pytest.raises(Refused, match="beskadiget"):
        copy_archive(half)
    assert list((folder / "kopier").iterdir()) == []
