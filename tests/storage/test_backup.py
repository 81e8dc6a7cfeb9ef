"""A copy is whole, verified and an archive like any other; where none can be made, that is said."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.storage.archive import FILE_NAME
from teammoede.storage.backup import CopyFailed, verify
from teammoede.storage.connecting import connect
from teammoede.storage.layout import KEYS_NAME, is_plain
from teammoede.storage.schema import APPLICATION_ID
from teammoede.storage.store import Store
from teammoede.storage.vault import unlock
from tests.storage.vaults import CHEAP, create_vault

from .conftest import KEY, TODAY


def test_a_copy_opens_as_an_archive_with_everything_in_it(
    store: Store, course: Course, meeting: Meeting
) -> None:
    store.change(meeting.own_note("parents"), text="Kaffe på torsdag")
    restored = Store(store.backup(), device="other", key=KEY)
    note = restored.course(course.id).meetings[0].note_on("parents")
    restored.close()
    assert note is not None
    assert note.text == "Kaffe på torsdag"


def test_a_copy_is_locked_as_the_archive_is_and_has_its_slots(folder: Path) -> None:
    mette = create_vault(folder, "Huset", "Mette", "min gamle kode 1", bytes(32), CHEAP)
    with closing(Store(folder, device="d", key=mette.key, create=True)) as store:
        copy = store.backup()
    assert not is_plain(copy / FILE_NAME)
    again = unlock(copy, mette.account.id, "min gamle kode 1")
    Store(copy, device="d", key=again.key).close()


def test_a_copy_has_the_mark_and_journal_of_an_archive_and_lies_alone(
    store: Store, course: Course
) -> None:
    copy = store.backup()
    assert copy.parent == store.folder / "kopier"
    assert list(copy.parent.iterdir()) == [copy]
    assert [file.name for file in copy.iterdir()] == [FILE_NAME]
    with closing(connect(copy / FILE_NAME, KEY)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_copies_of_one_second_do_not_take_each_others_place(store: Store) -> None:
    assert len({store.backup() for _ in range(5)}) == 5


def test_the_archive_goes_on_after_a_copy_and_beside_another_window(
    store: Store, meeting: Meeting, open_store: Callable[..., Store]
) -> None:
    beside = open_store("other")
    store.backup()
    store.change(meeting, place="Personalestuen")
    assert beside.course(meeting.course_id).meetings[0].place == "Personalestuen"
    beside.backup()


@pytest.mark.parametrize("key", [KEY, None])
def test_what_is_no_whole_copy_is_not_taken_for_one(tmp_path: Path, key: bytes | None) -> None:
    with closing(Store(tmp_path, device="d", key=key, create=True)) as store:
        copy = store.backup() / FILE_NAME
    verify(copy, key)
    foreign = tmp_path / "fremmed.db"
    with closing(connect(foreign, key)) as connection:
        connection.execute("CREATE TABLE noget (andet)")
    damaged = tmp_path / "skadet.db"
    content = bytearray(copy.read_bytes())
    content[-4096:] = b"\xa5" * 4096
    damaged.write_bytes(content)
    for file in (foreign, damaged):
        with pytest.raises(CopyFailed):
            verify(file, key)


def test_one_turned_bit_of_a_locked_copy_is_found_wherever_it_is(store: Store) -> None:
    copy = store.backup() / FILE_NAME
    whole = copy.read_bytes()
    for place in range(100, len(whole), len(whole) // 40):
        turned = bytearray(whole)
        turned[place] ^= 1
        copy.write_bytes(turned)
        with pytest.raises(CopyFailed):
            verify(copy, KEY)


def test_where_no_copy_can_lie_that_is_said_and_nothing_is_left(store: Store) -> None:
    (store.folder / "kopier").write_text("en fil, hvor mappen skulle være")
    with pytest.raises(CopyFailed, match="kan ikke skrives"):
        store.backup()
    assert (store.folder / "kopier").is_file()


@pytest.mark.parametrize("key", [KEY, None])
def test_a_damaged_archive_gives_no_copy(tmp_path: Path, course: Course, key: bytes | None) -> None:
    with closing(Store(tmp_path, device="d", key=key, create=True)) as store:
        store.begin_course(Course(title="Solstuen"), TODAY)
        whole = store.backup()
    with closing(connect(whole / FILE_NAME, key)) as connection:
        [size] = connection.execute("PRAGMA page_size").fetchone()
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'situation'"
        [page] = connection.execute(query).fetchone()
    damaged = bytearray((whole / FILE_NAME).read_bytes())
    damaged[(int(page) - 1) * int(size) : int(page) * int(size)] = bytes(int(size))
    (whole / FILE_NAME).write_bytes(damaged)
    with closing(Store(whole, device="x", key=key)) as half, pytest.raises(CopyFailed):
        half.backup()
    assert list((whole / "kopier").iterdir()) == []


def test_the_slot_file_of_the_copy_is_the_archives_own(folder: Path) -> None:
    mette = create_vault(folder, "Huset", "Mette", "min gamle kode 1", bytes(32), CHEAP)
    with closing(Store(folder, device="d", key=mette.key, create=True)) as store:
        copy = store.backup()
    assert (copy / KEYS_NAME).read_bytes() == (folder / KEYS_NAME).read_bytes()
