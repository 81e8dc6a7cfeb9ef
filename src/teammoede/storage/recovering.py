"""Makes a damaged archive whole again: from the newest copy, the draft journal, and its remains.

Everything is made ready beside it and looked through before it takes its place; the damaged file
is set aside and never deleted.
"""

import contextlib
import shutil
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from pathlib import Path

from teammoede.domain.errors import Refused
from teammoede.storage.archive import open_archive
from teammoede.storage.backup import CopyFailed, backups, make_backup, verify
from teammoede.storage.connecting import connect, dbapi2
from teammoede.storage.copies import check, key_of
from teammoede.storage.examining import (
    RECOVERING,
    Health,
    copied,
    copy_files,
    examine,
    has_log,
    log_of,
    look_through,
)
from teammoede.storage.faults import ArchiveUnusable, DiskFull
from teammoede.storage.filling_in import drop_erased, drop_loose, fill_in, filling
from teammoede.storage.journal import Commit, Journal
from teammoede.storage.layout import ARCHIVE_NAME, COPIES
from teammoede.storage.placing import put_in_place, refuse_others
from teammoede.storage.restoring import draft_of
from teammoede.storage.salvage import Salvage
from teammoede.storage.vault import Unlocked

_KEPT_ANYHOW = timedelta(days=2)
_UNTOUCHED = "som-fundet"


class Ground(Enum):
    """What the archive was built up again from."""

    ITSELF = auto()  # its file was whole; only what was written last was missing
    COPY = auto()
    NOTHING = auto()


@dataclass(frozen=True)
class Recovery:
    """What came from where.

    `copied_at` is the copy's moment; `replayed` rows came from the journal, `salvaged` ones from
    the damaged file; `left` could be put nowhere. The old files lie `aside`.
    """

    ground: Ground
    copied_at: datetime | None
    replayed: int
    salvaged: int
    left: int
    aside: Path | None


def recover(unlocked: Unlocked, journal: Journal, health: Health | None = None) -> Recovery:
    """Put a whole archive in the place of the damaged one, with all that can be had.

    Nobody may have it open. Raises ArchiveBusy, DiskFull or ArchiveUnusable; then nothing was
    changed.
    """
    folder, key = unlocked.folder, unlocked.key
    file = folder / ARCHIVE_NAME
    health = health or examine(folder, key, journal)
    try:
        with _as_found(file) as found, _ground(unlocked, found, health) as (ground, at, draft):
            refuse_others(file, key)
            replayed, salvaged, left = _fill(draft, found, key, wanted(journal, at))
            verify(draft, key)
            aside = put_in_place(folder, draft)
            _keep_as_found(found, file, aside)
    except OSError as error:
        raise ArchiveUnusable(f"Der kan ikke skrives i mappen {folder}.") from error
    except dbapi2.Error as error:
        raise _refusal(error, folder) from error
    with contextlib.suppress(CopyFailed):  # the ground of the next time
        make_backup(folder, key)
    return Recovery(ground, at, replayed, salvaged, left, aside)


@contextlib.contextmanager
def _as_found(file: Path) -> Iterator[Path]:
    """Give the archive's files as they lie there, whatever opening them does to the log."""
    with contextlib.ExitStack() as held:
        yield held.enter_context(copied(file)) if file.exists() and has_log(file) else file


def _keep_as_found(found: Path, file: Path, aside: Path) -> None:
    if found != file:
        with contextlib.suppress(OSError):
            (aside / _UNTOUCHED).mkdir()
            copy_files(found, aside / _UNTOUCHED / file.name)


def wanted(journal: Journal, copied_at: datetime | None) -> list[Commit]:
    """Return the changes that belong on top of a copy.

    Those to the archive that was in use last; what was written before another one was put in its
    place was left behind on purpose.
    """
    commits = journal.commits()
    last = commits[-1].archive if commits else ""
    return [c for c in commits if c.archive == last or (copied_at and c.at >= copied_at)]


def let_go_of_old(journal: Journal, folder: Path, now: datetime) -> None:
    """Drop from the journal what no recovery will ask for: there are two newer copies.

    The last two days stay in any case, should both be damaged.
    """
    copies = backups(folder / COPIES)
    if len(copies) > 1:
        journal.rotate(min(copies[1].at, now - _KEPT_ANYHOW))


@contextlib.contextmanager
def _ground(
    unlocked: Unlocked, found: Path, health: Health
) -> Iterator[tuple[Ground, datetime | None, Path]]:
    """Give the best archive there is to build on, as a draft in the archive's folder."""
    folder, key = unlocked.folder, unlocked.key
    with _room(folder) as room:
        draft = room / ARCHIVE_NAME
        if _take_itself(found, draft, key, health):
            yield Ground.ITSELF, None, draft
            return
        for copy in backups(folder / COPIES):
            with contextlib.ExitStack() as held:
                try:
                    copy_key = key_of(copy.folder, unlocked)
                    check(copy.folder, copy_key)
                    made = held.enter_context(draft_of(folder, copy.folder, copy_key, key))
                except DiskFull:
                    raise
                except Refused:
                    continue  # an older one, then
                yield Ground.COPY, copy.at, made / ARCHIVE_NAME
                return
        open_archive(room, key=key, create=True).dispose()
        yield Ground.NOTHING, None, draft


@contextlib.contextmanager
def _room(folder: Path) -> Iterator[Path]:
    room = folder / f"{uuid.uuid4().hex}{RECOVERING}"
    room.mkdir(parents=True)
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _take_itself(file: Path, draft: Path, key: bytes, health: Health) -> bool:
    """Copy the archive's own file where that is whole, with its log or without."""
    if health is Health.BEHIND:
        copy_files(file, draft)
    elif file.exists() and has_log(file):
        copy_files(file, draft, log=False)
    else:
        return False
    if look_through(draft, key) is Health.WHOLE:
        return True
    for leftover in draft.parent.glob(f"{draft.name}*"):
        leftover.unlink()
    return False


def _fill(draft: Path, damaged: Path, key: bytes, commits: list[Commit]) -> tuple[int, int, int]:
    """Put in what the journal has, then what the damaged file has; return how much it was."""
    rows = [row for commit in commits for row in commit.rows]
    with contextlib.closing(connect(draft, key)) as connection, filling(connection):
        replayed = fill_in(connection, rows)
        salvaged = 0
        if damaged.exists() and damaged.stat().st_size:
            gone = {row.id for row in rows if row.values is None}
            salvaged = _salvage(connection, damaged, key, gone)
        drop_erased(connection)
        left = drop_loose(connection)
    return replayed.changed, salvaged, replayed.left + left


def _salvage(connection: dbapi2.Connection, damaged: Path, key: bytes, gone: set[str]) -> int:
    """Read the damaged file with its log, or without where that gives nothing."""
    with copied(damaged) as copy:
        for _ in range(2):
            salvage = Salvage(copy, key)
            with contextlib.closing(salvage):
                found = fill_in(connection, (r for r in salvage.rows() if r.id not in gone))
            if salvage.opened:
                return found.changed
            log_of(copy).unlink(missing_ok=True)
            copy_files(damaged, copy, log=False)
    return 0


def _refusal(error: dbapi2.Error, folder: Path) -> Refused:
    if getattr(error, "sqlite_errorname", "").startswith("SQLITE_FULL"):
        return DiskFull("Disken er fuld. Ryd op, så kan arkivet hentes frem; intet er ændret.")
    return ArchiveUnusable(f"Arkivet i {folder} kunne ikke bygges op igen. Intet er ændret.")
