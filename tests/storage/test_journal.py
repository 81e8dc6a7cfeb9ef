"""What was written is in the journal too, and what was refused; neither can be read or moved."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from teammoede.domain.course import Course
from teammoede.domain.errors import InvalidValue, MeetingLocked
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_part import Note
from teammoede.storage import journal as module
from teammoede.storage.archive import FILE_NAME
from teammoede.storage.crypto import new_key
from teammoede.storage.faults import ArchiveBusy, DiskFull
from teammoede.storage.journal import Commit, Journal
from teammoede.storage.recording import archive_id
from teammoede.storage.store import Store

from .conftest import KEY, Clock

VAULT = "hus"
MARKER = "et ord der ikke må kunne læses"


@pytest.fixture
def kept_in(tmp_path: Path) -> Path:
    return tmp_path / "kladde"


@pytest.fixture
def journal(kept_in: Path) -> Iterator[Journal]:
    journal = Journal(kept_in, VAULT, KEY)
    yield journal
    journal.close()


@pytest.fixture
def store(folder: Path, clock: Clock, journal: Journal) -> Iterator[Store]:
    store = Store(folder, device="device", key=KEY, journal=journal, create=True, now=clock)
    yield store
    store.close()


@pytest.fixture
def note(store: Store, meeting: Meeting) -> Note:
    note = meeting.own_note("parents")
    store.change(note, text="skrevet før")
    return note


@pytest.fixture
def again(kept_in: Path) -> Callable[[], Journal]:
    """The journal as the next start of the program reads it."""
    return lambda: Journal(kept_in, VAULT, KEY)


def last_text(journal: Journal, note: Note) -> str | None:
    rows = [row for commit in journal.commits() for row in commit.rows if row.id == note.id]
    return rows[-1].values["text"] if rows and rows[-1].values else None


def files(kept_in: Path) -> list[Path]:
    return sorted((kept_in / VAULT).iterdir())


def full(store: Store) -> None:
    """Let there be no room for another page."""
    with store.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")


def roomy(store: Store) -> None:
    with store.reading() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1000000")


def refuse(store: Store, note: Note, text: str) -> None:
    full(store)
    with pytest.raises(DiskFull):
        store.change(note, typed=True, text=text)
    roomy(store)


LONG = "for meget til disken " * 500


# what is kept


def test_each_change_is_in_the_journal_with_its_course_and_its_archive(
    store: Store, note: Note, folder: Path, clock: Clock
) -> None:
    store.change(note, text="Forældrene vil gerne vide mere")
    assert store.journal is not None
    last = store.journal.commits()[-1]
    assert (last.at, last.archive) == (clock(), archive_id(folder / FILE_NAME))
    assert {row.table for row in last.rows} == {"note", "revision"}
    assert {row.course for row in last.rows} == {note.of_course}
    assert last_text(store.journal, note) == "Forældrene vil gerne vide mere"
    assert store.journal.last_commit() == last


def test_a_row_of_the_journal_is_the_row_of_the_archive(store: Store, note: Note) -> None:
    assert store.journal is not None
    rows = {row.id: row for commit in store.journal.commits() for row in commit.rows}
    assert {row.table for row in rows.values()} >= {"course", "membership", "meeting", "note"}
    with store.reading() as connection:
        for row in rows.values():
            query = text(f'SELECT * FROM "{row.table}" WHERE id = :id')
            assert dict(connection.execute(query, {"id": row.id}).mappings().one()) == row.values


def test_what_plain_sql_writes_and_deletes_is_kept_too(store: Store, note: Note) -> None:
    with store.writing() as connection:
        connection.exec_driver_sql("UPDATE note SET text = 'ad en anden vej'")
    assert store.journal is not None
    assert last_text(store.journal, note) == "ad en anden vej"
    with store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM note")
    last = store.journal.commits()[-1]
    assert [(row.table, row.id, row.values) for row in last.rows] == [("note", note.id, None)]


def test_what_was_undone_is_not_kept(store: Store, note: Note) -> None:
    def write_and_fail() -> None:
        with store.writing():
            store.change(note, text="fortrudt")
            raise LookupError

    with pytest.raises(LookupError):
        write_and_fail()
    assert store.journal is not None
    assert last_text(store.journal, note) == "skrevet før"
    store.change(note, text="og videre")
    assert last_text(store.journal, note) == "og videre"


def test_nothing_in_the_files_can_be_read(store: Store, note: Note, kept_in: Path) -> None:
    store.change(note, text=MARKER)
    refuse(store, note, f"{MARKER} {LONG}")
    found = files(kept_in)
    assert [file.suffix for file in found] == [".kept", ".drafts"]
    for file in found:
        content = file.read_bytes()
        assert MARKER.encode() not in content
        assert note.id.encode() not in content


def test_a_journal_opens_with_its_own_archives_key_only(
    store: Store, note: Note, kept_in: Path
) -> None:
    assert Journal(kept_in, VAULT, new_key()).commits() == []
    assert Journal(kept_in, "et andet hus", KEY).commits() == []
    former = Journal(kept_in, VAULT, new_key(), former=KEY)
    assert last_text(former, note) == "skrevet før"


# power cuts and other hands


def test_a_journal_cut_off_anywhere_gives_all_whole_changes_before(
    store: Store, note: Note, kept_in: Path, again: Callable[[], Journal]
) -> None:
    for number in range(3):
        store.change(note, text=f"nummer {number}")
    whole = again().commits()
    (file,) = files(kept_in)
    content = file.read_bytes().rstrip(b"\0")
    counts = []
    for length in range(0, len(content), 37):
        file.write_bytes(content[:length])
        found = again().commits()
        assert found == whole[: len(found)]
        counts.append(len(found))
    assert counts == sorted(counts)
    assert set(counts) == set(range(len(whole)))


def test_a_flipped_bit_costs_one_change_at_most_and_never_gives_another(
    store: Store, note: Note, kept_in: Path, again: Callable[[], Journal]
) -> None:
    for number in range(3):
        store.change(note, text=f"nummer {number}")
    whole = again().commits()
    (file,) = files(kept_in)
    content = file.read_bytes()
    for place in range(0, len(content.rstrip(b"\0")), 61):
        damaged = bytearray(content)
        damaged[place] ^= 4
        file.write_bytes(damaged)
        assert all(commit in whole for commit in again().commits())
    file.write_bytes(_flipped(content, len(content.rstrip(b"\0")) // 2))
    assert len(again().commits()) >= len(whole) - 1


def _flipped(content: bytes, place: int) -> bytes:
    damaged = bytearray(content)
    damaged[place] ^= 4
    return bytes(damaged)


def test_pieces_can_be_neither_exchanged_nor_put_into_another_file(
    journal: Journal, kept_in: Path, again: Callable[[], Journal]
) -> None:
    for day in (1, 2):
        journal.committed(Commit(datetime(2026, 11, day, tzinfo=UTC), "a", ()))
    journal.close()
    (file,) = files(kept_in)
    content = file.read_bytes().rstrip(b"\0")
    head = len(b"teammoede-journal-1\n") + 16
    first = 4 + int.from_bytes(content[head : head + 4], "big")
    one, two = content[head : head + first], content[head + first :]
    file.write_bytes(content[:head] + two + one)
    assert again().commits() == []
    file.write_bytes(content[: head - 16] + bytes(16) + one + two)
    assert again().commits() == []


# what was refused


def test_what_the_archive_refused_waits_in_the_journal(
    store: Store, note: Note, again: Callable[[], Journal], clock: Clock
) -> None:
    refuse(store, note, LONG)
    store.close()
    (draft,) = again().drafts()
    assert (draft.table, draft.id, draft.course) == ("note", note.id, note.of_course)
    assert (draft.values, draft.known) == ({"text": LONG}, {"text": "skrevet før"})
    assert draft.row["meeting_id"] == note.meeting_id
    assert draft.at == clock()


def test_a_draft_of_a_running_program_is_nobody_elses(
    store: Store, note: Note, again: Callable[[], Journal]
) -> None:
    refuse(store, note, LONG)
    assert again().drafts() == []


def test_what_is_refused_again_and_again_takes_no_more_room(
    store: Store, note: Note, kept_in: Path
) -> None:
    refuse(store, note, LONG)
    size = len(files(kept_in)[-1].read_bytes().rstrip(b"\0"))
    for _ in range(3):
        refuse(store, note, LONG)
    assert len(files(kept_in)[-1].read_bytes().rstrip(b"\0")) == size


def test_once_it_is_saved_there_is_no_draft_left(store: Store, note: Note, kept_in: Path) -> None:
    refuse(store, note, LONG)
    store.change(note, typed=True, text=f"{LONG} og videre")
    assert [file.suffix for file in files(kept_in)] == [".kept"]


def test_of_two_drafts_the_one_that_was_not_saved_stays(
    store: Store, note: Note, meeting: Meeting, again: Callable[[], Journal]
) -> None:
    other = meeting.own_note("roles")
    refuse(store, note, LONG)
    refuse(store, other, f"roller {LONG}")
    store.change(note, text="kortere")
    store.close()
    (draft,) = again().drafts()
    assert (draft.id, draft.values) == (other.id, {"text": f"roller {LONG}"})


def test_the_last_words_count_and_what_they_were_first_typed_over(
    store: Store, note: Note, again: Callable[[], Journal]
) -> None:
    refuse(store, note, LONG)
    refuse(store, note, f"{LONG} og mere")
    store.close()
    (draft,) = again().drafts()
    assert (draft.values["text"], draft.known["text"]) == (f"{LONG} og mere", "skrevet før")


def test_a_change_inside_a_step_of_several_is_kept_when_the_step_is_refused(
    store: Store, note: Note, again: Callable[[], Journal]
) -> None:
    full(store)

    def step() -> None:
        with store.writing():
            store.change(note, text=LONG)

    with pytest.raises(DiskFull):
        step()
    store.close()
    (draft,) = again().drafts()
    assert draft.values == {"text": LONG}


def test_a_busy_archive_leaves_a_draft_too(
    store: Store, note: Note, open_store: Callable[..., Store], again: Callable[[], Journal]
) -> None:
    with store.reading() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=1")
    with open_store().writing(), pytest.raises(ArchiveBusy):
        store.change(note, text="kunne ikke")
    store.close()
    assert [draft.values for draft in again().drafts()] == [{"text": "kunne ikke"}]


def test_what_can_never_be_saved_as_it_is_leaves_no_draft(
    store: Store, note: Note, course: Course, again: Callable[[], Journal]
) -> None:
    with pytest.raises(InvalidValue):
        store.change(course, title="")
    store.hold(note.meeting)
    store.approve(note.meeting)
    with pytest.raises(MeetingLocked):
        store.change(note, text="for sent")
    store.close()
    assert again().drafts() == []


def test_drafts_that_were_taken_in_are_dropped_and_the_others_stay(
    store: Store, note: Note, meeting: Meeting, again: Callable[[], Journal]
) -> None:
    refuse(store, note, LONG)
    refuse(store, meeting.own_note("roles"), f"roller {LONG}")
    store.close()
    journal = again()
    one, two = journal.drafts()
    journal.drop([one])
    assert again().drafts() == [two]
    journal.drop([two])
    assert again().drafts() == []


# in nobody's way


def test_where_the_journal_cannot_be_written_saving_goes_on_and_it_says_so(
    store: Store, note: Note, kept_in: Path, meeting: Meeting, journal: Journal
) -> None:
    journal.close()
    for file in files(kept_in):
        file.unlink()
    (kept_in / VAULT).rmdir()
    (kept_in / VAULT).write_text("en fil i vejen")
    store.change(note, text="gemt alligevel")
    assert "Kladden" in journal.trouble
    assert journal.commits() == []
    refuse(store, note, LONG)
    (kept_in / VAULT).unlink()
    store.change(note, text="og nu igen")
    assert journal.trouble == ""
    assert last_text(journal, note) == "og nu igen"


def test_a_store_without_a_journal_writes_none(folder: Path, user_home: Path) -> None:
    store = Store(folder, device="device", create=True)
    store.begin_course(Course(title="Demo"), date(2026, 11, 23))
    store.close()
    assert not any(user_home.rglob("*.kept"))


# its size, its age, its key


def test_beyond_its_size_only_the_last_state_of_each_row_stays(
    store: Store, note: Note, kept_in: Path, monkeypatch: pytest.MonkeyPatch, journal: Journal
) -> None:
    rows = {row.id for commit in journal.commits() for row in commit.rows}
    monkeypatch.setattr(module, "_LARGEST", 200_000)
    journal._compact_at = 200_000
    for number in range(200):
        store.change(note, typed=True, text=f"{number} " + "x" * 2_000)
    (file,) = files(kept_in)
    assert file.stat().st_size < 600_000
    assert last_text(journal, note) == "199 " + "x" * 2_000
    found = journal.commits()
    assert rows <= {row.id for commit in found for row in commit.rows}
    assert sum(len(commit.rows) for commit in found) < 400


def test_what_is_older_than_the_copy_before_the_last_goes(
    store: Store, note: Note, kept_in: Path, journal: Journal
) -> None:
    (old,) = files(kept_in)
    before = datetime.now(UTC)
    os.utime(old, (0, before.timestamp() - 60))
    journal.rotate(before)
    assert files(kept_in) == []
    store.change(note, text="siden da")
    (new,) = files(kept_in)
    journal.rotate(before)
    assert files(kept_in) == [new]
    assert last_text(journal, note) == "siden da"


def test_what_another_window_writes_is_not_taken_from_it(
    store: Store, note: Note, kept_in: Path, again: Callable[[], Journal]
) -> None:
    (file,) = files(kept_in)
    os.utime(file, (0, 0))
    again().rotate(datetime.now(UTC))
    again().purge(note.of_course)
    assert files(kept_in) == [file]
    assert not again().purge(note.of_course)


def test_an_erased_course_is_purged_and_nothing_else(
    store: Store, note: Note, today: date, journal: Journal, again: Callable[[], Journal]
) -> None:
    other = Course(title="En anden stue")
    kept = store.begin_course(other, today).own_note("parents")
    store.change(kept, text="bliver")
    refuse(store, note, LONG)
    assert journal.purge(note.of_course)
    store.close()
    rows = [row for commit in again().commits() for row in commit.rows]
    assert {row.course for row in rows} == {other.id}
    assert last_text(again(), kept) == "bliver"
    assert again().drafts() == []


def test_the_purge_goes_through_what_was_written_before_it_was_closed(
    store: Store, note: Note, journal: Journal, kept_in: Path
) -> None:
    assert journal.purge(note.of_course)
    assert files(kept_in) == []
    store.change(note, text="skrevet efter")
    assert last_text(journal, note) == "skrevet efter"


def test_under_a_new_archive_key_everything_is_sealed_anew(
    store: Store, note: Note, kept_in: Path, journal: Journal
) -> None:
    refuse(store, note, LONG)
    before = journal.commits()
    journal.close()
    new = new_key()
    renewed = Journal(kept_in, VAULT, KEY)
    renewed.reseal(new)
    opened = Journal(kept_in, VAULT, new)
    assert opened.commits() == before
    assert [draft.values for draft in opened.drafts()] == [{"text": LONG}]
    assert Journal(kept_in, VAULT, KEY).commits() == []


def test_neither_a_draft_nor_a_row_shows_its_text(
    store: Store, note: Note, journal: Journal, again: Callable[[], Journal]
) -> None:
    store.change(note, text=MARKER)
    refuse(store, note, f"{MARKER} {LONG}")
    assert MARKER not in repr(journal.commits())
    store.close()
    (draft,) = again().drafts()
    assert MARKER in draft.values["text"]
    assert MARKER not in repr(draft)
