"""Erases a course for good: its rows, what the file still held of them, the journal, every copy.

What cannot be done at once is remembered beside the archive, by ids only, and done when it can be;
no copy is taken before, for it would hold the course.
"""

import contextlib
import json
import shutil
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from teammoede.domain.access_entry import AccessEvent
from teammoede.domain.course import Course
from teammoede.domain.errors import Refused
from teammoede.storage.access_log import record
from teammoede.storage.alone import alone
from teammoede.storage.backup import Copy, backups, clear_drafts, discard
from teammoede.storage.connecting import connect, dbapi2
from teammoede.storage.copies import key_of
from teammoede.storage.faults import AdministratorOnly, ArchiveUnusable
from teammoede.storage.files import write_file
from teammoede.storage.journal import Journal
from teammoede.storage.layout import ARCHIVE_NAME, COPIES
from teammoede.storage.placing import ASIDE
from teammoede.storage.renewing import clear_rooms, erase_rows, renew, squeeze
from teammoede.storage.second_place import folder_in, known_places
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked

FILE_NAME = "teammoede.erasing"
_FILE, _COPIES, _JOURNAL = "file", "copies", "journal"
# Nobody knows what they hold.
_DRAFTS = ("*.new", "*.restoring", "*.recovering", "*.examining", "*.placing")

Owed = dict[str, set[str]]  # where something may still stand → the ids of erased courses


@dataclass(frozen=True)
class Left:
    """A copy that may still hold an erased course: when it was made, and why nothing was done."""

    folder: Path
    at: datetime
    why: str


@dataclass(frozen=True)
class Away:
    """A second place that is not here: when the newest copy was brought there."""

    place: Path
    at: datetime


@dataclass
class Erasure:
    """What became of it: how many copies were made anew, and what may still hold the course.

    `aside` are folders with damaged archives that were set aside. It `waits` where another window
    stands in the way: what is missing is done at a later start.
    """

    renewed: int = 0
    left: list[Left] = field(default_factory=list)
    away: list[Away] = field(default_factory=list)
    aside: list[Path] = field(default_factory=list)
    waits: bool = False

    @property
    def last_left(self) -> datetime | None:
        """When the newest copy was made that may still hold it."""
        return max((copy.at for copy in [*self.left, *self.away]), default=None)


def erase_course(store: Store, course_id: str, journal: Journal | None = None) -> None:
    """Erase all rows of a course; `sweep` is to follow, which takes it out of everything else.

    `journal` is the archive's where the store does not write one. KeyError where there is no such
    course; raises AdministratorOnly, or what the archive says; then nothing was changed.
    """
    if store.viewer is not None and not store.viewer.is_administrator:
        raise AdministratorOnly
    store.seal()
    _remember(store.folder, course_id)
    with store.writing() as connection:
        if connection.execute(select(Course.id).where(Course.id == course_id)).first() is None:
            raise KeyError(course_id)
        erase_rows(connection, course_id)
    store.catch_up()
    record(store, AccessEvent.ERASED, course_id)
    with contextlib.suppress(Refused):  # the course is erased; the rest waits for the next start
        purge_journal(store.folder, store.journal or journal)


def is_owed(folder: Path) -> bool:
    """Return whether an erasure waits to be finished: see `purge_journal` and `sweep`."""
    return (folder / FILE_NAME).exists()


def purge_journal(folder: Path, journal: Journal | None) -> None:
    """Take erased courses out of the draft journal, where no other window is writing it.

    In the thread that writes the journal; a plain archive has none.
    """
    with _alone(folder):
        owed = _read(folder)
        if owed is None or not owed[_JOURNAL]:
            return
        owed[_JOURNAL] = {c for c in owed[_JOURNAL] if journal and not journal.purge(c)}
        _write(folder, owed)


def sweep(folder: Path, unlocked: Unlocked | None) -> Erasure:
    """Take erased courses out of the archive's free pages and out of every copy there is.

    May be called in any thread, and again and again. Raises ArchiveBusy where another window is at
    it, or ArchiveUnusable.
    """
    key = unlocked.key if unlocked else None
    with _alone(folder):
        clear_rooms(folder)
        owed = _still_owed(folder, key)
        erasure = Erasure(aside=_aside(folder))
        if owed[_FILE] and squeeze(folder / ARCHIVE_NAME, key):
            owed[_FILE].clear()
        if owed[_COPIES]:
            places = [folder / COPIES, *_second_places(folder, unlocked, erasure)]
            _clear_left_behind(folder, *places)
            _renew_all(folder, places, unlocked, owed[_COPIES], erasure)
            erasure.waits = _has_drafts(folder, *places)
            if not (erasure.left or erasure.away or erasure.waits):
                owed[_COPIES].clear()
        erasure.waits |= bool(owed[_FILE] or owed[_JOURNAL])
        _write(folder, owed)
    return erasure


def discard_left(erasure: Erasure) -> None:
    """Delete what may still hold the course: copies that do not open, and what was set aside."""
    for copy in erasure.left:
        discard(copy.folder)
    for folder in erasure.aside:
        shutil.rmtree(folder, ignore_errors=True)


# copies


def _renew_all(
    folder: Path,
    places: list[Path],
    unlocked: Unlocked | None,
    erased: Collection[str],
    erasure: Erasure,
) -> None:
    seen: set[Path] = set()
    while found := [c for place in places for c in backups(place) if c.folder not in seen]:
        for copy in found:  # and those that another window takes meanwhile
            seen.add(copy.folder)
            _renew(folder, copy, unlocked, erased, erasure)


def _second_places(folder: Path, unlocked: Unlocked | None, erasure: Erasure) -> Iterator[Path]:
    """Return where copies of this archive lie elsewhere; a place that is away is noted."""
    if unlocked is None:
        return
    for place, at in known_places(folder).items():
        if place.is_dir():
            yield folder_in(place, unlocked.vault.id)
        else:
            erasure.away.append(Away(place, at))


def _renew(
    folder: Path,
    copy: Copy,
    unlocked: Unlocked | None,
    erased: Collection[str],
    erasure: Erasure,
) -> None:
    try:
        erasure.renewed += renew(copy.folder, key_of(copy.folder, unlocked), erased, folder)
    except Refused as refused:
        erasure.left.append(Left(copy.folder, copy.at, str(refused)))
    except (OSError, dbapi2.Error):
        why = f"Der kan ikke skrives i {copy.folder}."
        erasure.left.append(Left(copy.folder, copy.at, why))


def _clear_left_behind(*places: Path) -> None:
    """Remove drafts that nobody is making any more: else they would be waited for without end."""
    for place in places:
        clear_drafts(place, datetime.now(UTC))


def _has_drafts(*places: Path) -> bool:
    """Return whether somebody is making a copy or an archive, or was killed while doing so."""
    return any(True for place in places for pattern in _DRAFTS for _ in place.glob(pattern))


def _aside(folder: Path) -> list[Path]:
    with contextlib.suppress(OSError):
        return sorted(f for f in (folder / ASIDE).iterdir() if f.is_dir() and any(f.iterdir()))
    return []


# what is owed


def _remember(folder: Path, course_id: str) -> None:
    """Write down what is about to be erased, before it is: a program can be killed in between."""
    with _alone(folder):
        owed = _read(folder) or _nothing()
        for ids in owed.values():
            ids.add(course_id)
        _write(folder, owed)


def _still_owed(folder: Path, key: bytes | None) -> Owed:
    """Return what is owed of courses that are erased; one that was brought back is not."""
    tombstones = _tombstones(folder / ARCHIVE_NAME, key)
    owed = _read(folder)
    if owed is None:  # where it cannot be read, nobody knows what was done
        return {where: set(tombstones) if is_owed(folder) else set() for where in _nothing()}
    return {where: ids & tombstones for where, ids in owed.items()}


def owed_courses(folder: Path) -> set[str]:
    """Return the erased courses that may still stand somewhere, where no tombstone can be read.

    One that was brought back on purpose meanwhile may be among them.
    """
    return set().union(*(_read(folder) or _nothing()).values())


def _tombstones(file: Path, key: bytes | None) -> set[str]:
    try:
        with contextlib.closing(connect(file, key)) as connection:
            return {row[0] for row in connection.execute("SELECT id FROM tombstone")}
    except dbapi2.Error as error:
        raise ArchiveUnusable("Arkivet kan ikke læses lige nu. Prøv igen om lidt.") from error


def _nothing() -> Owed:
    return {_FILE: set(), _COPIES: set(), _JOURNAL: set()}


def _read(folder: Path) -> Owed | None:
    """Return what is written down; None where nothing is, or nothing that can be read."""
    try:
        known = json.loads((folder / FILE_NAME).read_bytes())
        return {where: set(map(str, known[where])) for where in _nothing()}
    except (FileNotFoundError, ValueError, TypeError, KeyError):
        return None


def _write(folder: Path, owed: Owed) -> None:
    if any(owed.values()):
        content = {where: sorted(ids) for where, ids in owed.items()}
        write_file(folder / FILE_NAME, json.dumps(content).encode())
    else:
        (folder / FILE_NAME).unlink(missing_ok=True)


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    try:
        with alone(folder):
            yield
    except OSError as error:
        raise ArchiveUnusable(f"Der kan ikke skrives i mappen {folder}.") from error
