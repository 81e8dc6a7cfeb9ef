"""A copy becomes the archive again, whole or one course; killed anywhere, one of the two is."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from teammoede.domain.access_entry import AccessEntry, AccessEvent
from teammoede.domain.base import Record
from teammoede.domain.course import Course
from teammoede.domain.house import HOUSE_ID, House
from teammoede.domain.tombstone import Tombstone
from teammoede.domain.viewer import Role, Viewer
from teammoede.storage.archive import FILE_NAME
from teammoede.storage.backup import backups, make_backup
from teammoede.storage.connecting import connect
from teammoede.storage.copies import CopyDamaged, check, key_of
from teammoede.storage.erasing import erase_course
from teammoede.storage.exchange import CourseErased, CourseExists, remove_rows
from teammoede.storage.faults import AdministratorOnly, ArchiveBusy, DiskFull
from teammoede.storage.layout import COPIES, is_plain
from teammoede.storage.placing import ASIDE
from teammoede.storage.restoring import finish, restore_archive, restore_course
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked, begin_generation, end_generation
from tests.conftest import Tally

from .conftest import TODAY
from .vaults import create_vault

NURSE = Viewer("2", "Lars Friis", Role.EMPLOYEE)


@pytest.fixture
def mette(folder: Path) -> Unlocked:
    return create_vault(folder, "Huset", "Mette Holm", "min gamle kode 1", bytes(32))


@pytest.fixture
def archive(mette: Unlocked, folder: Path) -> Iterator[Callable[[], Store]]:
    opened: list[Store] = []

    def open_it() -> Store:
        opened.append(Store(folder, device="d", key=mette.key, viewer=mette.viewer, create=True))
        return opened[-1]

    yield open_it
    for store in opened:
        store.close()


def _titles(folder: Path, key: bytes | None) -> list[str]:
    with closing(Store(folder, device="d", key=key)) as store:
        return [course.title for course in store.courses(TODAY)]


def _restore(folder: Path, copy: Path, mette: Unlocked, **other: Viewer) -> None:
    viewer = other.get("viewer", mette.viewer)
    copy_key = key_of(copy, mette)
    restore_archive(folder, copy, key=mette.key, copy_key=copy_key, viewer=viewer)


def _course(store: Store, title: str) -> Course:
    course = Course(title=title)
    store.begin_course(course, TODAY)
    return course


def _add(store: Store, record: Record) -> None:
    table = Record.metadata.tables[record.__tablename__]
    row = {column.key: getattr(record, column.key) for column in table.columns}
    with store.writing() as connection:
        connection.execute(table.insert().values(row))


def test_the_archive_is_as_the_copy_and_the_way_back_is_a_copy_too(
    archive: Callable[[], Store], mette: Unlocked, folder: Path
) -> None:
    store = archive()
    _course(store, "Stjernestuen")
    copy = store.backup()
    _course(store, "Månestuen")
    store.close()
    restored = restore_archive(folder, copy, key=mette.key, copy_key=mette.key, viewer=mette.viewer)
    assert _titles(folder, mette.key) == ["Stjernestuen"]
    assert restored.before is not None
    assert _titles(restored.before, mette.key) == ["Månestuen", "Stjernestuen"]
    assert not list(folder.glob("*.restoring"))
    assert not list((folder / ASIDE).iterdir())
    newest = backups(folder / COPIES)[0].folder
    assert _titles(newest, mette.key) == ["Stjernestuen"]
    _restore(folder, restored.before, mette)  # and back again
    assert _titles(folder, mette.key) == ["Månestuen", "Stjernestuen"]


def test_an_old_log_beside_the_restored_file_would_corrupt_it_and_is_gone(
    archive: Callable[[], Store], mette: Unlocked, folder: Path
) -> None:
    """The trap: the log of a program that was killed is newer than the copy."""
    store = archive()
    course = _course(store, "Stjernestuen")
    copy = store.backup()
    for number in range(40):
        store.change(course, goal=f"Mål {number} " * 200)
    left = {f: (folder / f).read_bytes() for f in (FILE_NAME, f"{FILE_NAME}-wal")}
    assert left[f"{FILE_NAME}-wal"]
    store.close()
    for name, content in left.items():
        (folder / name).write_bytes(content)
    _restore(folder, copy, mette)
    with closing(Store(folder, device="d", key=mette.key)) as store:
        assert store.course(course.id).goal == ""
    make_backup(folder, mette.key)  # which looks at every page


def test_a_copy_from_before_a_new_key_comes_back_under_the_new_one(
    archive: Callable[[], Store], mette: Unlocked, folder: Path
) -> None:
    with closing(archive()) as store:
        _course(store, "Stjernestuen")
        copy = store.backup()
    begun = begin_generation(mette)
    with closing(connect(folder / FILE_NAME, mette.key)) as connection:
        connection.execute(f"PRAGMA rekey=\"x'{begun.key.hex()}'\"")
    after = end_generation(begun)
    assert key_of(copy, after) == mette.key != after.key
    _restore(folder, copy, after)
    assert _titles(folder, after.key) == ["Stjernestuen"]


def test_a_plain_copy_is_locked_on_its_way(
    archive: Callable[[], Store], mette: Unlocked, folder: Path, tmp_path: Path
) -> None:
    archive().close()
    with closing(Store(tmp_path / "før", device="d", create=True)) as before:
        _course(before, "Solstuen")
        copy = before.backup()
    _restore(folder, copy, mette)
    assert not is_plain(folder / FILE_NAME)
    assert _titles(folder, mette.key) == ["Solstuen"]


def test_an_older_copy_is_brought_to_the_newest_version(
    archive: Callable[[], Store], mette: Unlocked, folder: Path
) -> None:
    archive().close()
    copy = folder / COPIES / "2026-11-01T120000Z"
    copy.mkdir(parents=True)
    script = Path(__file__).parents[1] / "data" / "schema_0001.sql"
    with closing(connect(copy / FILE_NAME, None)) as connection:
        connection.executescript(script.read_text(encoding="utf-8"))
    _restore(folder, copy, mette)
    assert _titles(folder, mette.key) == ["Ro på Stjernestuen"]


def test_what_was_erased_stays_erased_and_the_houses_own_stays(
    archive: Callable[[], Store], mette: Unlocked, folder: Path
) -> None:
    store = archive()
    erased, kept = _course(store, "Stjernestuen"), _course(store, "Månestuen")
    _add(store, House(id=HOUSE_ID, name="Huset", retention_years=5))
    copy = store.backup()
    with store.writing() as connection:
        remove_rows(connection, erased.id)
    _add(store, Tombstone(id=erased.id, at=datetime.now(UTC)))
    _add(store, AccessEntry(at=datetime.now(UTC), name="Mette", event=AccessEvent.ERASED))
    with store.writing() as connection:
        connection.exec_driver_sql("UPDATE house SET retention_years = 3")
    store.close()
    restored = restore_archive(folder, copy, key=mette.key, copy_key=mette.key)
    assert restored.still_erased == 1
    assert _titles(folder, mette.key) == [kept.title]
    with closing(connect(folder / FILE_NAME, mette.key)) as connection:
        assert connection.execute("SELECT retention_years FROM house").fetchall() == [(3,)]
        assert connection.execute("SELECT event FROM access_entry").fetchall() == [("erased",)]
        assert connection.execute("SELECT id FROM tombstone").fetchall() == [(erased.id,)]
        assert (
            connection.execute(
                "SELECT * FROM revision WHERE course_id = ?", (erased.id,)
            ).fetchall()
            == []
        )


def test_while_another_window_is_open_nothing_happens(
    archive: Callable[[], Store], mette: Unlocked, folder: Path
) -> None:
    store = archive()
    _course(store, "Stjernestuen")
    copy = store.backup()
    with pytest.raises(ArchiveBusy, match="andet vindue"):
        _restore(folder, copy, mette)
    assert [course.title for course in store.courses(TODAY)] == ["Stjernestuen"]
    assert len(backups(folder / COPIES)) == 1


def test_only_an_administrator_restores(
    archive: Callable[[], Store], mette: Unlocked, folder: Path
) -> None:
    with closing(archive()) as store:
        course = _course(store, "Stjernestuen")
        copy = store.backup()
    with pytest.raises(AdministratorOnly):
        _restore(folder, copy, mette, viewer=NURSE)
    with (
        closing(Store(folder, device="d", key=mette.key, viewer=NURSE)) as store,
        pytest.raises(AdministratorOnly),
    ):
        restore_course(store, copy, course.id, copy_key=mette.key, replace=True)


def test_a_damaged_copy_is_refused_and_all_is_as_it_was(
    archive: Callable[[], Store], mette: Unlocked, folder: Path
) -> None:
    with closing(archive()) as store:
        _course(store, "Stjernestuen")
        copy = store.backup()
    content = bytearray((copy / FILE_NAME).read_bytes())
    content[-2000] ^= 1
    (copy / FILE_NAME).write_bytes(content)
    before = (folder / FILE_NAME).read_bytes()
    with pytest.raises(CopyDamaged):
        _restore(folder, copy, mette)
    assert (folder / FILE_NAME).read_bytes() == before


@pytest.mark.parametrize("harm", ["gone", "junk", "one page"])
def test_a_damaged_archive_is_set_aside_and_kept(
    archive: Callable[[], Store], mette: Unlocked, folder: Path, harm: str
) -> None:
    with closing(archive()) as store:
        _course(store, "Stjernestuen")
        copy = store.backup()
    file = folder / FILE_NAME
    content = bytearray(file.read_bytes())
    if harm == "gone":
        file.unlink()
    else:
        content[-4096 if harm == "one page" else 0 :] = os.urandom(4096)
        file.write_bytes(content)
    restored = restore_archive(folder, copy, key=mette.key, copy_key=mette.key)
    assert _titles(folder, mette.key) == ["Stjernestuen"]
    assert restored.before is None
    assert restored.aside is not None
    assert harm == "gone" or (restored.aside / FILE_NAME).read_bytes() == bytes(content)


# one course


def test_one_course_comes_back_as_it_stood_and_the_others_stay(
    archive: Callable[[], Store], mette: Unlocked
) -> None:
    store = archive()
    spoilt, other = _course(store, "Stjernestuen"), _course(store, "Månestuen")
    note = spoilt.meetings[0].own_note("parents")
    store.change(note, text="Kaffe på torsdag")
    copy = store.backup()
    store.change(note, text="")
    store.change(other, goal="Ro")
    with pytest.raises(CourseExists):
        restore_course(store, copy, spoilt.id, copy_key=mette.key)
    restore_course(store, copy, spoilt.id, copy_key=mette.key, replace=True)
    found = store.course(spoilt.id).meetings[0].note_on("parents")
    assert found is not None
    assert found.text == "Kaffe på torsdag"
    assert store.course(other.id).goal == "Ro"
    assert len(backups(store.folder / COPIES)) == 2  # one more before it was replaced
    assert not list(store.folder.glob("*.restoring"))


def test_an_erased_course_comes_back_only_on_a_clear_word(
    archive: Callable[[], Store], mette: Unlocked
) -> None:
    store = archive()
    course = _course(store, "Stjernestuen")
    copy = store.backup()
    with store.writing() as connection:
        remove_rows(connection, course.id)
    _add(store, Tombstone(id=course.id, at=datetime.now(UTC)))
    with pytest.raises(CourseErased, match="slettet med vilje"):
        restore_course(store, copy, course.id, copy_key=mette.key)
    assert store.courses(TODAY) == []
    restore_course(store, copy, course.id, copy_key=mette.key, revive=True)
    assert [c.id for c in store.courses(TODAY)] == [course.id]
    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM tombstone").scalar_one() == 0


# kills

_PROGRAM = """
import sys
from pathlib import Path
from teammoede.storage.backup import make_backup
from teammoede.storage.restoring import restore_archive
folder, copy, key = Path(sys.argv[2]), Path(sys.argv[3]), bytes.fromhex(sys.stdin.readline())
print("ready", flush=True)
sys.stdin.readline()
if sys.argv[1] == "backup":
    while True:
        print(make_backup(folder, key).name, flush=True)
restore_archive(folder, copy, key=key, copy_key=key)
print("restored", flush=True)
"""


def _killed(work: str, mette: Unlocked, copy: Path, after: float) -> list[str]:
    """Run the work in a process of its own and kill it; return what it had acknowledged."""
    process = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, work, str(mette.folder), str(copy)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{mette.key.hex()}\n")
    process.stdin.flush()
    assert process.stdout.readline() == "ready\n"
    process.stdin.write("\n")
    process.stdin.flush()
    try:
        process.wait(timeout=after)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
    said, _ = process.communicate()
    return said.split()


def _kill_restoring(archive: Callable[[], Store], mette: Unlocked, rounds: int) -> None:
    folder = mette.folder
    with closing(archive()) as store:
        _course(store, "Stjernestuen")
        copy = store.backup()
        _course(store, "Månestuen")
    both = make_backup(folder, mette.key)
    for number in range(rounds):
        target, other = (copy, both) if number % 2 else (both, copy)
        _restore(folder, other, mette)
        said = _killed("restore", mette, target, 0.4 * (number + 0.5) / rounds)
        finish(folder)
        titles = _titles(folder, mette.key)
        known = {1: ["Stjernestuen"], 0: ["Månestuen", "Stjernestuen"]}
        assert titles in (known.values() if not said else [known[number % 2]])
        make_backup(folder, mette.key)  # which looks at every page
        for one in backups(folder / COPIES):
            check(one.folder, mette.key)


def _kill_backing_up(archive: Callable[[], Store], mette: Unlocked, rounds: int) -> None:
    folder = mette.folder
    with closing(archive()) as store:
        _course(store, "Stjernestuen")
    for number in range(rounds):
        names = _killed("backup", mette, folder, 0.3 * (number + 0.5) / rounds)
        found = backups(folder / COPIES)
        assert set(names) <= {one.folder.name for one in found}
        for one in found:
            check(one.folder, mette.key)
            shutil.rmtree(one.folder)
        assert _titles(folder, mette.key) == ["Stjernestuen"]


def test_killed_while_restoring(
    archive: Callable[[], Store], mette: Unlocked, tally: Tally
) -> None:
    with tally("kills while a copy is brought back", 3):
        _kill_restoring(archive, mette, 3)


def test_killed_while_backing_up(
    archive: Callable[[], Store], mette: Unlocked, tally: Tally
) -> None:
    with tally("kills while a copy is taken", 2):
        _kill_backing_up(archive, mette, 2)


@pytest.mark.soak
@pytest.mark.timeout(600)
def test_killed_many_times_while_restoring(
    archive: Callable[[], Store], mette: Unlocked, tally: Tally
) -> None:
    with tally("kills while a copy is brought back", 40):
        _kill_restoring(archive, mette, 40)


@pytest.mark.soak
@pytest.mark.timeout(600)
def test_killed_many_times_while_backing_up(
    archive: Callable[[], Store], mette: Unlocked, tally: Tally
) -> None:
    with tally("kills while a copy is taken", 40):
        _kill_backing_up(archive, mette, 40)


def test_a_course_that_could_not_come_back_stays_erased(
    archive: Callable[[], Store], mette: Unlocked
) -> None:
    store = archive()
    course = _course(store, "Stjernestuen")
    copy = store.backup()
    with store.writing() as connection:
        remove_rows(connection, course.id)
    _add(store, Tombstone(id=course.id, at=datetime.now(UTC)))
    with closing(connect(store.folder / FILE_NAME, mette.key)) as other:
        other.execute("VACUUM")
    with store.reading() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1")  # which is: not one more
    with pytest.raises(DiskFull):
        restore_course(store, copy, course.id, copy_key=mette.key, revive=True)
    with pytest.raises(CourseErased):
        restore_course(store, copy, course.id, copy_key=mette.key)


def test_a_copy_that_was_away_brings_no_erased_course_over_a_damaged_archive(
    archive: Callable[[], Store], mette: Unlocked, folder: Path, tmp_path: Path
) -> None:
    store = archive()
    erased = _course(store, "Stjernestuen")
    _course(store, "Solstuen")
    away = make_backup(folder, mette.key, tmp_path / "stik")
    erase_course(store, erased.id)
    store.close()
    (folder / FILE_NAME).write_bytes(b"noise" * 20_000)
    restored = restore_archive(folder, away, key=mette.key, copy_key=mette.key)
    assert restored.still_erased == 1
    assert _titles(folder, mette.key) == ["Solstuen"]
