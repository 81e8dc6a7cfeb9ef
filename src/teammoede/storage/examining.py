"""Says whether an archive is whole before anybody opens it; changes nothing in its folder.

With a write-ahead log beside it, it looks at a copy of both: opening the archive itself would put
the log into the file, also one that does not belong to it.
"""

import contextlib
import shutil
import time
import uuid
from collections.abc import Iterator
from enum import Enum, auto
from pathlib import Path

from teammoede.storage.connecting import connect, dbapi2
from teammoede.storage.journal import Commit, Journal
from teammoede.storage.layout import ARCHIVE_NAME, is_plain
from teammoede.storage.recording import archive_id
from teammoede.storage.schema import APPLICATION_ID
from teammoede.storage.touched import Row

RECOVERING = ".recovering"  # a folder in which an archive is built up again
_SCRATCH = ".examining"
_ABANDONED = 60 * 60  # seconds; nobody looks for so long
_PAGE = 4096  # bytes
_CACHE = 16_384  # KiB; each index is looked up in its rows, and no page is to be unlocked twice
_TRIES = 5
_NEWEST = (  # by what has an index: nobody is to wait for a look at each row
    "SELECT changed FROM revision ORDER BY clock DESC LIMIT 1",
    "SELECT at FROM access_entry ORDER BY at DESC LIMIT 1",
)


class Health(Enum):
    """What was found; only WHOLE is good, and OTHER is not for this module to say."""

    WHOLE = auto()
    OTHER = auto()  # busy, not readable for this user: whoever opens it says so
    BEHIND = auto()  # whole, but the last changes of this machine are missing in it
    MISSING = auto()
    EMPTY = auto()
    CUT_OFF = auto()
    UNREADABLE = auto()  # from its first page on, as with another key
    DAMAGED = auto()

    @property
    def needs_help(self) -> bool:
        """Whether the archive must not be opened as it is."""
        return self not in (Health.WHOLE, Health.OTHER)


def examine(folder: Path, key: bytes | None, journal: Journal | None = None) -> Health:
    """Look at every page of the archive in the folder, and at what the journal knows of it.

    For a slot that was opened: what then cannot be read is damage, and no wrong password.
    """
    file = folder / ARCHIVE_NAME
    try:
        found = _from_outside(file) or _from_inside(file, key, journal)
    except FileNotFoundError:
        return Health.MISSING
    except OSError:
        return Health.OTHER
    return found


def _from_outside(file: Path) -> Health | None:
    size = file.stat().st_size
    if size == 0:
        return Health.EMPTY
    if size % _PAGE and not has_log(file):
        return Health.CUT_OFF
    return None


def has_log(file: Path) -> bool:
    """Return whether a write-ahead log with something in it lies beside the file."""
    try:
        return log_of(file).stat().st_size > 0
    except FileNotFoundError:
        return False


def log_of(file: Path) -> Path:
    """Return where the write-ahead log of an archive's file lies."""
    return file.with_name(f"{file.name}-wal")


def _from_inside(file: Path, key: bytes | None, journal: Journal | None) -> Health:
    if is_plain(file):
        key = None  # one that is still to be locked
    if not has_log(file):
        # Closed in good order, and every page of a locked file vouches for itself: that is enough,
        # and takes a fifth of the time that somebody waits for.
        return look_through(file, key, journal, deep=key is None)
    with copied(file) as copy:
        return look_through(copy, key, journal)


@contextlib.contextmanager
def copied(file: Path) -> Iterator[Path]:
    """Give a copy of the file and its log, of one moment; it is gone afterwards."""
    scratch = file.parent / f"{uuid.uuid4().hex}{_SCRATCH}"
    scratch.mkdir()
    try:
        for _ in range(_TRIES):
            before = _state(file)
            copy_files(file, scratch / file.name)
            if _state(file) == before:  # else another window wrote meanwhile
                break
        yield scratch / file.name
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def copy_files(file: Path, copy: Path, *, log: bool = True) -> None:
    """Copy an archive's file, with its log where it has one."""
    shutil.copyfile(file, copy)
    if log:
        with contextlib.suppress(FileNotFoundError):
            shutil.copyfile(log_of(file), log_of(copy))


def clear_scratch(folder: Path) -> None:
    """Remove what a killed program left of its looking and mending; to be called before both."""
    with contextlib.suppress(OSError):
        for ending in (_SCRATCH, RECOVERING):
            for left in folder.glob(f"*{ending}"):
                if time.time() - left.stat().st_mtime > _ABANDONED:
                    shutil.rmtree(left, ignore_errors=True)


def _state(file: Path) -> list[tuple[int, int]]:
    with contextlib.suppress(FileNotFoundError):
        found = [path.stat() for path in (file, log_of(file))]
        return [(stat.st_mtime_ns, stat.st_size) for stat in found]
    return []


def look_through(
    file: Path, key: bytes | None, journal: Journal | None = None, *, deep: bool = True
) -> Health:
    """Look at every page of a file that may be written to; `deep` also at how they fit together."""
    try:
        with contextlib.closing(connect(file, key)) as connection:
            connection.execute(f"PRAGMA cache_size=-{_CACHE}")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # the checks read the file only
            if not _is_whole(connection, key, deep=deep):
                return Health.DAMAGED
            last = journal.last_commit() if journal else None
            if last and last.archive == archive_id(file) and _is_behind(connection, last):
                return Health.BEHIND
    except dbapi2.Error as error:
        return _health(error)
    return Health.WHOLE


def _is_whole(connection: dbapi2.Connection, key: bytes | None, *, deep: bool) -> bool:
    if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
        return False
    if key is not None and connection.execute("PRAGMA cipher_integrity_check").fetchall():
        return False
    if deep and connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        return False
    if connection.execute("SELECT count(*) FROM meta").fetchone() != (1,):
        return False
    return not connection.execute("PRAGMA foreign_key_check").fetchall()


def _health(error: dbapi2.Error) -> Health:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith("SQLITE_NOTADB"):
        return Health.UNREADABLE
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_ERROR")):  # a table that is not there
        return Health.DAMAGED
    return Health.OTHER


def _is_behind(connection: dbapi2.Connection, last: Commit) -> bool:
    """Return whether changes that were acknowledged here are gone, as with a lost log.

    Where anybody wrote later, somebody saw the archive as it is; each sign-in writes a line.
    """
    moment = last.at.isoformat()
    for query in _NEWEST:
        newest = connection.execute(query).fetchone()
        if newest is not None and (newest[0] or "") > moment:
            return False
    return any(_is_missing(connection, row) for row in last.rows)


def _is_missing(connection: dbapi2.Connection, row: Row) -> bool:
    query = f'SELECT changed FROM "{row.table}" WHERE id = ?'
    found = connection.execute(query, (row.id,)).fetchone()
    if row.values is None or found is None:
        return (row.values is None) != (found is None)
    return (found[0] or "") < (row.values.get("changed") or "")
