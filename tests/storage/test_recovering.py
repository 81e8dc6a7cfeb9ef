"""A damaged archive is never taken for a good one, and what was written comes back."""

import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from teammoede.domain.base import Record
from teammoede.domain.course import Course
from teammoede.domain.errors import Refused
from teammoede.domain.people import Membership
from teammoede.storage.archive import FILE_NAME, open_archive
from teammoede.storage.backup import make_backup
from teammoede.storage.connecting import connect
from teammoede.storage.examining import Health, clear_scratch, examine, log_of
from teammoede.storage.exchange import remove_rows
from teammoede.storage.faults import ArchiveBusy, ArchiveDamaged
from teammoede.storage.founding import found
from teammoede.storage.journal import Journal
from teammoede.storage.layout import COPIES
from teammoede.storage.placing import finish
from teammoede.storage.recovering import Ground, let_go_of_old, recover
from teammoede.storage.store import Store
from teammoede.storage.touched import tables
from teammoede.storage.vault import Unlocked
from tests.conftest import Tally

from .conftest import TODAY, Clock
from .damage import HARMS, PAGE, all_junk, empty, flip_bits, junk_head, junk_pages, remove
from .vaults import CHEAP

Dump = dict[str, list[tuple[Any, ...]]]


@dataclass
class House:
    """An archive with a copy of it, a journal since, and what was in it when all was well."""

    folder: Path
    kept_in: Path
    unlocked: Unlocked
    content: Dump

    @property
    def file(self) -> Path:
        return self.folder / FILE_NAME

    @property
    def key(self) -> bytes:
        return self.unlocked.key

    def journal(self) -> Journal:
        return Journal(self.kept_in, self.unlocked.vault.id, self.key)

    def store(self, clock: Callable[[], datetime], *, journal: bool = True) -> Store:
        return Store(
            self.folder,
            device="device",
            key=self.key,
            viewer=self.unlocked.viewer,
            journal=self.journal() if journal else None,
            now=clock,
        )

    def examine(self) -> Health:
        return examine(self.folder, self.key, self.journal())

    def dump(self) -> Dump:
        return dump(self.file, self.key)

    def drop_copies(self) -> None:
        shutil.rmtree(self.folder / COPIES)

    def drop_journal(self) -> None:
        shutil.rmtree(self.kept_in)


def dump(file: Path, key: bytes) -> Dump:
    with closing(connect(file, key)) as connection:
        return {
            table: connection.execute(f'SELECT * FROM "{table}" ORDER BY id').fetchall()
            for table in tables()
        }


def write_much(store: Store, clock: Clock, title: str = "Solstuen") -> None:
    """A course with texts on every point of three meetings, some written twice."""
    course = Course(title=title)
    for place, name in enumerate(("Mette Holm", "Lars Friis")):
        Membership(course=course, name=name, position=place)
    first = store.begin_course(course, TODAY)
    weeks = (TODAY + timedelta(weeks=1), TODAY + timedelta(weeks=2))
    for meeting in (first, *(store.plan_meeting(course, day) for day in weeks)):
        for item in meeting.agenda.items:
            note = meeting.own_note(item.key)
            for part in ("det første", "det første, og det næste " * 20):
                clock.advance(minutes=7)
                store.change(note, text=f"{item.short}: {part}")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> House:
    """Made once: one course is in the copy only, the other in the journal only."""
    root = tmp_path_factory.mktemp("hus")
    unlocked = found(root / "arkiv", "Huset", "Mette", "en lang adgangskode", bytes(32), CHEAP)
    house = House(root / "arkiv", root / "kladde", unlocked, {})
    clock = Clock()
    clock.at = datetime.now(UTC) - timedelta(days=2)
    with closing(house.store(clock, journal=False)) as store:
        write_much(store, clock, "I kopien")
        store.backup()
    clock.at = datetime.now(UTC)
    with closing(house.store(clock)) as store:
        copied = store.courses(TODAY)[0]
        write_much(store, clock, "I kladden")
        store.change(store.course(copied.id), place="personalestuen")
    house.content = house.dump()
    return house


@pytest.fixture
def house(built: House, tmp_path: Path) -> House:
    """A copy of it, to do harm to."""
    folder, kept_in = tmp_path / "arkiv", tmp_path / "kladde"
    shutil.copytree(built.folder, folder)
    shutil.copytree(built.kept_in, kept_in)
    return House(folder, kept_in, replace(built.unlocked, folder=folder), built.content)


def check_whole(house: House) -> None:
    """Everything that was there is there, and a start of the program finds nothing wrong."""
    assert house.dump() == house.content
    assert house.examine() is Health.WHOLE
    open_archive(house.folder, key=house.key, create=False).dispose()


# looking


def test_a_sound_archive_is_whole_and_stays_untouched(house: House) -> None:
    before = {file: file.read_bytes() for file in house.folder.rglob("*") if file.is_file()}
    assert house.examine() is Health.WHOLE
    after = {file: file.read_bytes() for file in house.folder.rglob("*") if file.is_file()}
    assert after == before


@pytest.mark.parametrize(
    ("harm", "health"),
    [
        (empty, Health.EMPTY),
        (remove, Health.MISSING),
        (all_junk, Health.UNREADABLE),
        (junk_head, Health.UNREADABLE),
    ],
)
def test_what_is_wrong_is_told_apart(
    house: House, harm: Callable[[Path, Random], None], health: Health
) -> None:
    harm(house.file, Random(1))
    assert house.examine() is health
    assert health.needs_help


def test_every_single_flipped_bit_is_found(house: House) -> None:
    whole = house.file.read_bytes()
    chance = Random(5)
    for _ in range(40):
        house.file.write_bytes(whole)
        flip_bits(house.file, chance)
        assert house.examine().needs_help


def test_a_half_page_at_the_end_is_found(house: House) -> None:
    whole = house.file.read_bytes()
    house.file.write_bytes(whole + whole[: PAGE // 2])
    assert house.examine() is Health.CUT_OFF


def test_an_archive_in_use_beside_it_is_whole(house: House, clock: Clock) -> None:
    clock.at = datetime.now(UTC) + timedelta(days=1)
    with closing(house.store(clock)) as store:
        write_much(store, clock)
        assert log_of(house.file).stat().st_size > 0
        log = log_of(house.file).read_bytes()
        assert house.examine() is Health.WHOLE
        assert log_of(house.file).read_bytes() == log


# the log


def left_behind(house: House, clock: Clock) -> Dump:
    """Write more, and leave file and log as a killed program does; return what was in it."""
    clock.at = datetime.now(UTC) + timedelta(days=1)
    killed = house.folder.with_name("killed")
    with closing(house.store(clock)) as store:
        write_much(store, clock)
        content = house.dump()
        shutil.copytree(house.folder, killed)
    shutil.rmtree(house.folder)
    killed.rename(house.folder)
    assert log_of(house.file).stat().st_size > 0
    return content


def test_the_log_of_a_killed_program_is_no_damage(house: House, clock: Clock) -> None:
    content = left_behind(house, clock)
    assert house.examine() is Health.WHOLE
    assert house.dump() == content


@pytest.mark.parametrize("part", [0.0, 0.3, 0.9])
def test_changes_that_were_only_in_a_lost_log_come_from_the_journal(
    house: House, clock: Clock, part: float
) -> None:
    house.content = left_behind(house, clock)
    log = log_of(house.file).read_bytes()
    log_of(house.file).write_bytes(log[: int(len(log) * part)])
    assert house.examine() is Health.BEHIND
    recovery = recover(house.unlocked, house.journal())
    assert recovery.ground is Ground.ITSELF
    assert recovery.replayed > 0
    check_whole(house)


def test_an_old_log_beside_the_archive_is_found_out_and_does_it_no_harm(
    house: House, clock: Clock
) -> None:
    left_behind(house, clock)
    old_log = log_of(house.file).read_bytes()
    clock.advance(days=1)
    with closing(house.store(clock)) as store:
        write_much(store, clock)
        store.backup()
    house.content = house.dump()
    assert not log_of(house.file).exists()
    log_of(house.file).write_bytes(old_log)
    sound = house.file.read_bytes()
    assert house.examine().needs_help
    assert house.file.read_bytes() == sound
    recovery = recover(house.unlocked, house.journal())
    assert recovery.ground is Ground.ITSELF
    assert recovery.aside is not None
    assert log_of(recovery.aside / "som-fundet" / FILE_NAME).read_bytes() == old_log
    check_whole(house)


def test_where_somebody_wrote_since_nothing_is_missing(house: House, clock: Clock) -> None:
    content = left_behind(house, clock)
    log_of(house.file).unlink()
    clock.advance(days=1)
    with closing(house.store(clock, journal=False)) as store:  # on another computer
        write_much(store, clock)
    assert house.examine() is Health.WHOLE
    assert house.dump() != content


# bringing back


def _harms(count: int) -> list[Any]:
    return [
        pytest.param(harm, seed, id=f"{harm.__name__}-{seed}")
        for seed in range(count)
        for harm in HARMS
    ]


@pytest.mark.parametrize(("harm", "seed"), _harms(2))
def test_everything_comes_back_from_the_copy_and_the_journal(
    house: House, harm: Callable[[Path, Random], None], seed: int, tally: Tally
) -> None:
    harm(house.file, Random(seed))
    with tally(f"damaged archives: {harm.__name__}"):
        _recovers(house)


def _recovers(house: House) -> None:
    damaged = house.file.read_bytes() if house.file.exists() else None
    assert house.examine().needs_help
    try:
        open_archive(house.folder, key=house.key, create=False).dispose()
    except Refused:
        pass
    else:
        assert house.file.stat().st_size  # its first pages may be sound
    recovery = recover(house.unlocked, house.journal())
    assert recovery.ground is Ground.COPY
    assert recovery.copied_at is not None
    check_whole(house)
    if damaged is not None:
        assert recovery.aside is not None
        assert (recovery.aside / FILE_NAME).read_bytes() == damaged


@pytest.mark.soak
@pytest.mark.timeout(3_600)
def test_a_thousand_damaged_archives(built: House, tmp_path: Path, tally: Tally) -> None:
    for number in range(1_000):
        harm = HARMS[number % len(HARMS)]
        root = tmp_path / str(number)
        shutil.copytree(built.folder, root / "arkiv")
        shutil.copytree(built.kept_in, root / "kladde")
        unlocked = replace(built.unlocked, folder=root / "arkiv")
        house = House(root / "arkiv", root / "kladde", unlocked, built.content)
        harm(house.file, Random(number))
        with tally(f"damaged archives: {harm.__name__}"):
            _recovers(house)
        shutil.rmtree(root)


def test_without_a_copy_the_journal_alone_gives_what_it_has(house: House) -> None:
    house.drop_copies()
    remove(house.file, Random(1))
    recovery = recover(house.unlocked, house.journal())
    assert (recovery.ground, recovery.copied_at) == (Ground.NOTHING, None)
    with closing(house.store(Clock())) as store:
        # Of the one in the copy, only what was written since.
        courses = {c.title: store.course(c.id) for c in store.courses(TODAY)}
    assert {title: len(course.meetings) for title, course in courses.items()} == {
        "I kladden": 3,
        "I kopien": 0,
    }


def test_without_a_copy_the_rest_is_salvaged(house: House) -> None:
    house.drop_copies()
    data = bytearray(house.file.read_bytes())
    data[-10] ^= 1
    house.file.write_bytes(data)
    recovery = recover(house.unlocked, house.journal())
    assert recovery.ground is Ground.NOTHING
    assert recovery.salvaged > 20
    assert house.examine() is Health.WHOLE
    with closing(house.store(Clock())) as store:
        assert len(store.courses(TODAY)) == 2


def test_what_is_in_the_damaged_file_only_is_salvaged(house: House, clock: Clock) -> None:
    clock.at = datetime.now(UTC) + timedelta(days=1)
    with closing(house.store(clock, journal=False)) as store:  # another user of this computer
        course = Course(title="Regnbuestuen")
        store.begin_course(course, TODAY)
    data = bytearray(house.file.read_bytes())
    data[-10] ^= 1
    house.file.write_bytes(data)
    assert recover(house.unlocked, house.journal()).salvaged > 0
    with closing(house.store(clock)) as store:
        assert store.course(course.id).title == "Regnbuestuen"


def test_a_damaged_copy_is_passed_over_for_an_older_one(house: House) -> None:
    newest = make_backup(house.folder, house.key)
    junk_pages(newest / FILE_NAME, Random(2))
    empty(house.file, Random(1))
    recovery = recover(house.unlocked, house.journal())
    assert recovery.ground is Ground.COPY
    check_whole(house)


def test_without_a_copy_and_a_journal_and_a_file_there_is_an_empty_archive(house: House) -> None:
    house.drop_copies()
    house.drop_journal()
    all_junk(house.file, Random(1))
    recovery = recover(house.unlocked, house.journal())
    assert (recovery.ground, recovery.replayed, recovery.salvaged) == (Ground.NOTHING, 0, 0)
    assert house.examine() is Health.WHOLE


def test_an_erased_course_does_not_come_back(house: House, clock: Clock) -> None:
    clock.at = datetime.now(UTC) + timedelta(days=1)
    with closing(house.store(clock)) as store:
        erased, kept = store.courses(TODAY)
        with store.writing() as connection:
            remove_rows(connection, erased.id)
            tombstone = Record.metadata.tables["tombstone"].insert()
            connection.execute(tombstone, {"id": erased.id, "changed": clock(), "at": clock()})
    empty(house.file, Random(1))
    recover(house.unlocked, house.journal())
    with closing(house.store(clock)) as store:
        assert [course.id for course in store.courses(TODAY)] == [kept.id]
        with store.reading() as connection:
            query = "SELECT count(*) FROM revision WHERE course_id = ?"
            assert connection.exec_driver_sql(query, (erased.id,)).scalar() == 0


def test_a_newer_row_in_the_copy_is_not_written_over(house: House, clock: Clock) -> None:
    clock.at = datetime.now(UTC) + timedelta(days=1)
    with closing(house.store(clock, journal=False)) as store:
        course = store.course(store.courses(TODAY)[0].id)
        store.change(course, place="et nyere sted")
        store.backup()
    empty(house.file, Random(1))
    recover(house.unlocked, house.journal())
    with closing(house.store(clock)) as store:
        assert store.course(course.id).place == "et nyere sted"


def test_while_another_window_has_it_open_nothing_is_done(house: House, clock: Clock) -> None:
    data = bytearray(house.file.read_bytes())
    data[-10] ^= 1
    house.file.write_bytes(data)
    with closing(house.store(clock)):
        with pytest.raises(ArchiveBusy):
            recover(house.unlocked, house.journal())
        assert house.file.read_bytes() == data
    recover(house.unlocked, house.journal())
    check_whole(house)


def test_a_recovered_archive_can_be_damaged_again(house: House, clock: Clock) -> None:
    empty(house.file, Random(1))
    recover(house.unlocked, house.journal())
    clock.at = datetime.now(UTC) + timedelta(days=1)
    with closing(house.store(clock)) as store:
        write_much(store, clock)
    house.content = house.dump()
    all_junk(house.file, Random(2))
    recover(house.unlocked, house.journal())
    check_whole(house)


def test_damage_met_while_reading_is_damage_and_no_wrong_password(house: House) -> None:
    junk_head(house.file, Random(1))
    with pytest.raises(ArchiveDamaged):
        open_archive(house.folder, key=house.key, create=False)


def test_the_journal_lets_go_of_what_two_newer_copies_hold(house: House) -> None:
    (old,) = house.kept_in.rglob("*.kept")
    later = datetime.now(UTC) + timedelta(days=3)
    let_go_of_old(house.journal(), house.folder, later)
    assert old.exists()  # one copy is not enough
    make_backup(house.folder, house.key)
    make_backup(house.folder, house.key)
    let_go_of_old(house.journal(), house.folder, datetime.now(UTC))
    assert old.exists()  # nor is one of today
    os.utime(old, (0, (datetime.now(UTC) - timedelta(days=1)).timestamp()))
    let_go_of_old(house.journal(), house.folder, later)
    assert not old.exists()


def test_what_a_killed_program_left_of_its_looking_goes_after_an_hour(house: House) -> None:
    old, new = house.folder / "a.recovering", house.folder / "b.examining"
    for left in (old, new):
        left.mkdir()
        (left / FILE_NAME).write_bytes(b"rest")
    os.utime(old, (0, 0))
    clear_scratch(house.folder)
    assert not old.exists()
    assert new.exists()


_RECOVER = """
import pickle, sys
from pathlib import Path
from teammoede.storage.journal import Journal
from teammoede.storage.recovering import recover
unlocked = pickle.load(sys.stdin.buffer)
print(flush=True)
recover(unlocked, Journal(Path(sys.argv[1]), unlocked.vault.id, unlocked.key))
"""


def _killed_while_recovering(house: House, after: float) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _RECOVER, str(house.kept_in)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(pickle.dumps(house.unlocked))
        process.stdin.close()
        process.stdout.readline()
        with suppress(subprocess.TimeoutExpired):
            process.wait(after)
        process.kill()


def _check_kills(house: House, rounds: int) -> None:
    chance = Random(rounds)
    for turn in range(rounds):
        HARMS[turn % len(HARMS)](house.file, chance)
        damaged = house.file.read_bytes() if house.file.exists() else None
        _killed_while_recovering(house, chance.uniform(0.0, 0.5))
        finish(house.folder)
        if house.examine().needs_help:
            found = house.file.read_bytes() if house.file.exists() else None
            assert found == damaged  # killed before the new one took its place
            recover(house.unlocked, house.journal())
        check_whole(house)
        shutil.rmtree(house.folder / "til-side", ignore_errors=True)


def test_killed_while_recovering_the_old_file_is_there_or_the_whole_one(
    house: House, tally: Tally
) -> None:
    with tally("kills while an archive is recovered", 2):
        _check_kills(house, rounds=2)


@pytest.mark.soak
@pytest.mark.timeout(3_600)
def test_killed_while_recovering_again_and_again(house: House, tally: Tally) -> None:
    with tally("kills while an archive is recovered", 40):
        _check_kills(house, rounds=40)
