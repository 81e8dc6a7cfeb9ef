"""A word of an erased course is in no file any more, whatever stood in the way meanwhile."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from teammoede.domain.access_entry import AccessEvent
from teammoede.domain.course import Course
from teammoede.domain.people import Membership
from teammoede.domain.viewer import Role, Viewer
from teammoede.storage.access_log import entries, record
from teammoede.storage.backup import backups, make_backup
from teammoede.storage.connecting import connect
from teammoede.storage.copies import check, contents, key_of
from teammoede.storage.erasing import (
    Erasure,
    discard_left,
    erase_course,
    is_owed,
    purge_journal,
    sweep,
)
from teammoede.storage.exchange import CourseErased, export_course, import_course
from teammoede.storage.faults import AdministratorOnly, CourseGone
from teammoede.storage.journal import Journal
from teammoede.storage.layout import ARCHIVE_NAME, COPIES
from teammoede.storage.placing import ASIDE
from teammoede.storage.second_place import carry_over, folder_in
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked, begin_generation, end_generation

from .conftest import TODAY
from .vaults import create_vault

MARK = "Kludebamsen"
NURSE = Viewer("2", "Lars Friis", Role.EMPLOYEE)


@pytest.fixture
def plain(folder: Path) -> Iterator[Store]:
    """An archive without a lock: in a locked one a word is found nowhere anyhow."""
    with closing(Store(folder, device="d", create=True)) as store:
        yield store


@pytest.fixture
def mette(folder: Path) -> Unlocked:
    return create_vault(folder, "Huset", "Mette Holm", "min gamle kode 1", bytes(32))


@pytest.fixture
def locked(mette: Unlocked, folder: Path, tmp_path: Path) -> Iterator[Store]:
    """A locked archive with a journal."""
    journal = Journal(tmp_path / "kladde", mette.vault.id, mette.key)
    with closing(
        Store(folder, device="d", key=mette.key, viewer=mette.viewer, journal=journal, create=True)
    ) as store:
        yield store


def _marked(store: Store, title: str = "Stjernestuen") -> Course:
    """Return a course with the word in its fields, in former values and in long texts."""
    course = Course(title=title)
    meeting = store.begin_course(course, TODAY)
    for number in range(4):
        store.change(course, goal=f"{MARK} {number} " * 300)
    store.change(meeting.own_note("relations"), text=f"{MARK} sover " * 400)
    store.change(course, goal=f"{MARK} til sidst")
    return course


def _other(store: Store) -> Course:
    course = Course(title="Månestuen", goal="Ro")
    store.begin_course(course, TODAY)
    return course


def _found_in(*places: Path) -> list[str]:
    files = (file for place in places for file in place.rglob("*") if file.is_file())
    return [str(file) for file in files if MARK.encode() in file.read_bytes()]


def _titles(folder: Path, key: bytes | None) -> list[str]:
    with closing(Store(folder, device="e", key=key)) as store:
        return [course.title for course in store.courses(TODAY)]


def test_the_word_is_in_no_file_afterwards(plain: Store, folder: Path) -> None:
    course, other = _marked(plain), _other(plain)
    make_backup(folder, None)
    plain.change(course, goal=f"{MARK} igen")
    make_backup(folder, None)
    plain.change(course, goal="")  # what it was stands in free pages and former values
    assert len(_found_in(folder)) > 2
    erase_course(plain, course.id)
    erasure = sweep(folder, None)
    assert _found_in(folder) == []
    assert erasure == Erasure(renewed=2)
    assert not is_owed(folder)
    assert [c.id for c in plain.courses(TODAY)] == [other.id]
    plain.change(other, goal="Ro og tid")  # the window goes on
    for copy in backups(folder / COPIES):
        check(copy.folder, None)
        assert [c.title for c in contents(copy.folder, None).courses] == ["Månestuen"]
        assert contents(copy.folder, None).tombstones == {course.id}


def test_another_window_that_only_stands_there_is_not_in_the_way(
    plain: Store, folder: Path
) -> None:
    course = _marked(plain)
    with closing(Store(folder, device="e")) as other:
        other.course(course.id)
        erase_course(plain, course.id)
        assert not sweep(folder, None).waits
        assert _found_in(folder) == []
        assert other.courses(TODAY) == []


def test_where_another_window_reads_just_then_the_rest_is_done_later(
    plain: Store, folder: Path
) -> None:
    course = _marked(plain)
    reader = connect(folder / ARCHIVE_NAME, None)
    with closing(reader):
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM course").fetchone()
        erase_course(plain, course.id)
        assert sweep(folder, None).waits
        assert is_owed(folder)
    assert not sweep(folder, None).waits
    assert _found_in(folder) == []
    assert not is_owed(folder)


def test_a_window_that_still_shows_it_brings_nothing_back(
    locked: Store, mette: Unlocked, folder: Path, tmp_path: Path
) -> None:
    course = _marked(locked)
    journal = Journal(tmp_path / "kladde", mette.vault.id, mette.key)
    with closing(
        Store(folder, device="e", key=mette.key, viewer=mette.viewer, journal=journal)
    ) as window:
        shown = window.course(course.id)
        erase_course(locked, course.id)
        meeting = shown.meetings[0]
        for part, values in (
            (shown, {"goal": MARK}),
            (meeting, {"place": MARK}),
            (meeting.own_note("relations"), {"text": MARK}),
            (meeting.own_note("activities"), {"text": MARK}),
        ):
            with pytest.raises(CourseGone):
                window.change(part, typed=True, **values)
        with window.reading() as connection:
            for table in ("course", "meeting", "note", "revision"):
                assert connection.exec_driver_sql(f"SELECT * FROM {table}").all() == []
    assert Journal(tmp_path / "kladde", mette.vault.id, mette.key).drafts() == []


def test_only_an_administrator_erases(folder: Path) -> None:
    with closing(Store(folder, device="d", viewer=NURSE, create=True)) as store:
        course = _marked(store)
        with pytest.raises(AdministratorOnly):
            erase_course(store, course.id)
        assert store.course(course.id)
    assert not is_owed(folder)


def test_a_draft_that_somebody_left_is_waited_for(plain: Store, folder: Path) -> None:
    course = _marked(plain)
    draft = folder / COPIES / "af andre.new"
    draft.mkdir(parents=True)
    erase_course(plain, course.id)
    assert sweep(folder, None).waits
    assert is_owed(folder)
    draft.rmdir()
    assert not sweep(folder, None).waits
    assert not is_owed(folder)


def test_what_a_killed_program_left_long_ago_goes_too(plain: Store, folder: Path) -> None:
    course = _marked(plain)
    copy = make_backup(folder, None)
    drafts = [place / f"{ARCHIVE_NAME}.af.new" for place in (folder, folder / COPIES, copy)]
    for draft in drafts:
        shutil.copyfile(copy / ARCHIVE_NAME, draft)
        os.utime(draft, (1, 1))
    erase_course(plain, course.id)
    assert sweep(folder, None) == Erasure(renewed=1)
    assert _found_in(folder) == []
    assert not is_owed(folder)


def test_what_is_not_there_is_not_erased(plain: Store, folder: Path) -> None:
    with pytest.raises(KeyError):
        erase_course(plain, "nothing")
    sweep(folder, None)
    assert not is_owed(folder)


def test_the_log_keeps_who_and_when_but_no_words(locked: Store) -> None:
    course = _marked(locked)
    record(locked, AccessEvent.SAVED, course.id, "Stjernestuen referat.pdf")
    erase_course(locked, course.id)
    found = {entry.event: entry for entry in entries(locked)}
    assert set(found) == {AccessEvent.SAVED, AccessEvent.ERASED}
    assert {entry.course_id for entry in found.values()} == {course.id}
    assert {entry.words for entry in found.values()} == {""}


def test_the_journal_is_cleared_or_waits_for_the_window_that_writes_it(
    locked: Store, mette: Unlocked, folder: Path, tmp_path: Path
) -> None:
    course, other = _marked(locked), _other(locked)
    another = Journal(tmp_path / "kladde", mette.vault.id, mette.key)
    with closing(
        Store(folder, device="e", key=mette.key, viewer=mette.viewer, journal=another)
    ) as window:
        window.change(window.course(course.id), goal=f"{MARK} fra nabovinduet")
        erase_course(locked, course.id)
        assert sweep(folder, mette).waits
        assert is_owed(folder)
    journal = Journal(tmp_path / "kladde", mette.vault.id, mette.key)
    purge_journal(folder, journal)
    assert not sweep(folder, mette).waits
    assert not is_owed(folder)
    rows = [row for commit in journal.commits() for row in commit.rows if row.values]
    assert other.id in {row.course for row in rows}
    assert course.id not in {row.course for row in rows}
    assert MARK not in str([row.values for row in rows])


def test_copies_under_a_former_key_and_elsewhere_are_made_anew(
    locked: Store, mette: Unlocked, folder: Path, tmp_path: Path
) -> None:
    course = _marked(locked)
    _other(locked)
    stick = tmp_path / "stik"
    stick.mkdir()
    before = locked.backup()
    carry_over(folder, stick, mette.vault.id)
    there = folder_in(stick, mette.vault.id) / before.name
    locked.close()
    begun = begin_generation(mette)
    with closing(connect(folder / ARCHIVE_NAME, mette.key)) as connection:
        connection.execute(f"PRAGMA rekey=\"x'{begun.key.hex()}'\"")
    after = end_generation(begun)
    with closing(Store(folder, device="d", key=after.key, viewer=after.viewer)) as store:
        erase_course(store, course.id, Journal(tmp_path / "kladde", mette.vault.id, after.key))
    stick.rename(tmp_path / "i lommen")
    away = sweep(folder, after)
    assert [place.place for place in away.away] == [stick]
    assert away.last_left == backups(folder / COPIES)[0].at
    assert is_owed(folder)
    (tmp_path / "i lommen").rename(stick)
    assert sweep(folder, after) == Erasure(renewed=1)
    assert not is_owed(folder)
    for copy in (before, there):
        key = key_of(copy, after)
        assert key == mette.key
        check(copy, key)
        assert [c.title for c in contents(copy, key).courses] == ["Månestuen"]


def test_what_does_not_open_is_said_and_deleted_on_a_word(
    locked: Store, mette: Unlocked, folder: Path
) -> None:
    course = _marked(locked)
    locked.backup()
    copy = locked.backup()
    (copy / ARCHIVE_NAME).write_bytes(b"skrammel" * 1000)
    aside = folder / ASIDE / "2026-01-01T000000Z"
    aside.mkdir(parents=True)
    (aside / ARCHIVE_NAME).write_bytes(b"x")
    erase_course(locked, course.id)
    erasure = sweep(folder, mette)
    assert [left.folder for left in erasure.left] == [copy]
    assert "beskadiget" in erasure.left[0].why
    assert erasure.aside == [aside]
    assert is_owed(folder)
    discard_left(erasure)
    assert not copy.exists()
    assert not aside.exists()
    assert sweep(folder, mette) == Erasure()
    assert not is_owed(folder)


def test_a_copy_from_before_there_were_tombstones_is_made_anew(plain: Store, folder: Path) -> None:
    course = _marked(plain)
    copy = make_backup(folder, None)
    with closing(connect(copy / ARCHIVE_NAME, None)) as connection:
        for table in ("tombstone", "access_entry", "house", "alembic_version"):
            connection.execute(f"DROP TABLE {table}")
    erase_course(plain, course.id)
    assert sweep(folder, None).renewed == 1
    assert contents(copy, None).courses == ()
    assert _found_in(folder) == []


def test_a_word_in_a_free_page_of_a_copy_goes_too(plain: Store, folder: Path) -> None:
    course = _marked(plain)
    copy = make_backup(folder, None)
    with closing(connect(copy / ARCHIVE_NAME, None)) as connection:
        connection.execute("PRAGMA secure_delete=OFF")
        connection.execute("DELETE FROM note")
    erase_course(plain, course.id)
    assert sweep(folder, None).renewed == 1
    assert _found_in(folder) == []


def test_a_word_in_the_log_beside_a_copy_goes_too(plain: Store, folder: Path) -> None:
    course = _marked(plain)
    copy = make_backup(folder, None)
    writer = Store(copy, device="e")
    writer.change(writer.course(course.id), goal=f"{MARK} i kopien")
    left = {f.name: f.read_bytes() for f in copy.iterdir() if f.name.startswith(ARCHIVE_NAME)}
    writer.close()
    for name, content in left.items():  # as a killed program leaves it
        (copy / name).write_bytes(content)
    erase_course(plain, course.id)
    assert sweep(folder, None).renewed == 1
    assert _found_in(folder) == []
    check(copy, None)


def test_an_erased_course_comes_back_on_an_administrators_word_only(
    plain: Store, folder: Path, tmp_path: Path
) -> None:
    course = _marked(plain)
    file = tmp_path / "forløb.json"
    export_course(plain, course.id, file, passphrase=None)
    copy = make_backup(folder, None)
    erase_course(plain, course.id)
    shutil.rmtree(copy)
    with pytest.raises(CourseErased):
        import_course(plain, file)
    with (
        closing(Store(folder, device="e", viewer=NURSE)) as nurse,
        pytest.raises(AdministratorOnly),
    ):
        import_course(nurse, file, replace=True)
    import_course(plain, file, replace=True)
    assert MARK in plain.course(course.id).goal
    kept = make_backup(folder, None)
    sweep(folder, None)  # what was owed of it is owed no more
    assert contents(kept, None).courses
    assert not is_owed(folder)


def test_one_that_is_erased_just_before_it_is_replaced_stays_erased(
    plain: Store, folder: Path, tmp_path: Path
) -> None:
    course = Course(title="Stjernestuen")
    Membership(course=course, name=NURSE.name)
    plain.begin_course(course, TODAY)
    file = tmp_path / "forløb.json"
    export_course(plain, course.id, file, passphrase=None)

    class Slow(Store):
        def backup(self) -> Path:
            erase_course(plain, course.id)  # as an administrator in another window
            return self.folder

    with closing(Slow(folder, device="e", viewer=NURSE)) as nurse, pytest.raises(AdministratorOnly):
        import_course(nurse, file, replace=True)
    assert plain.courses(TODAY) == []


_KILLED = """
import os, signal, sys
from contextlib import closing
from pathlib import Path
from teammoede.storage import erasing, renewing
from teammoede.storage.store import Store

folder, course, step = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
count = 0

def deadly(module, name):
    real = getattr(module, name)
    def counted(*args, **more):
        global count
        count += 1
        if count == step:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **more)
    setattr(module, name, counted)

deadly(erasing, "_write")
for name in ("copy_files", "squeeze", "verify", "_put_in_place", "sum_of", "sync_folder"):
    deadly(renewing, name)
deadly(erasing, "squeeze")
with closing(Store(folder, device="k")) as store:
    erasing.erase_course(store, course)
erasing.sweep(folder, None)
"""


def _kill(folder: Path, course: str, step: int) -> bool:
    """Erase in a process of its own, killed at a step; return whether it came to that."""
    words = [sys.executable, "-c", _KILLED, str(folder), course, str(step)]
    done = subprocess.run(words, check=False, env=os.environ | {"PYTHONPATH": "src"})
    assert done.returncode in (0, -signal.SIGKILL)
    return done.returncode != 0


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
@pytest.mark.parametrize(
    "steps", [(2, 6), pytest.param(tuple(range(1, 30)), marks=pytest.mark.soak)]
)
def test_killed_anywhere_it_is_finished_later(
    tmp_path: Path, steps: tuple[int, ...], archive_with_copies: Callable[[Path], str]
) -> None:
    whole = tmp_path / "helt"
    course = archive_with_copies(whole)
    for step in steps:
        folder = tmp_path / str(step)
        shutil.copytree(whole, folder)
        was_killed = _kill(folder, course, step)
        for copy in backups(folder / COPIES):
            check(copy.folder, None)
        owed = is_owed(folder)
        purge_journal(folder, None)
        sweep(folder, None)
        if course in _ids(folder):  # killed before anything was erased
            assert was_killed
            assert step <= 2
        else:
            assert owed is was_killed or not was_killed
            assert _found_in(folder) == []


def _ids(folder: Path) -> list[str]:
    with closing(Store(folder, device="e")) as store:
        return [course.id for course in store.courses(TODAY)]


@pytest.fixture
def archive_with_copies() -> Callable[[Path], str]:
    def make(folder: Path) -> str:
        with closing(Store(folder, device="d", create=True)) as store:
            course = _marked(store)
            make_backup(folder, None)
            make_backup(folder, None)
            return course.id

    return make
