"""What a copy of the archive holds, and which key opens it; changes nothing in it.

A copy lies still, so it is read without a lock and without a file beside it: it may lie on a stick
that is write-protected, or on a network drive.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from teammoede.domain.errors import Refused
from teammoede.storage.connecting import connect, dbapi2
from teammoede.storage.layout import ARCHIVE_NAME, KEYS_NAME, MIRROR_NAME, is_plain
from teammoede.storage.schema import APPLICATION_ID, HEAD
from teammoede.storage.vault import (
    Unlocked,
    read_vault,
    unlock,
    unlock_with_code,
    unlock_with_private,
)


class CopyNotOpened(Refused):
    """The copy is locked with a key that this account never had."""

    def __init__(self) -> None:
        super().__init__(
            "Kopien er låst med adgangskoder fra dengang. Åbn den med en adgangskode, som gjaldt "
            "da, eller med gendannelsesarket fra dengang."
        )


class CopyDamaged(Refused):
    """The copy cannot be read to its end."""

    def __init__(self) -> None:
        super().__init__("Kopien er beskadiget og kan ikke bruges. Vælg en anden.")


class CopyNewer(Refused):
    """The copy was made by a newer version of the program."""

    def __init__(self) -> None:
        super().__init__("Kopien er fra en nyere udgave af teammøde. Opdatér programmet.")


@dataclass(frozen=True)
class CourseInCopy:
    """A course as it stands in a copy: its last held meeting, and when anything last changed."""

    id: str
    title: str
    last_meeting: date | None
    last_change: datetime | None


@dataclass(frozen=True)
class CopyContents:
    """What one copy holds."""

    courses: tuple[CourseInCopy, ...]
    tombstones: frozenset[str]


def key_of(copy: Path, unlocked: Unlocked | None) -> bytes | None:
    """Return the key that opens a copy's file; None where it is plain.

    The copy has its own slot file: from before a new archive key, the older one is in its boxes.
    Raises CopyNotOpened or CopyDamaged.
    """
    file = copy / ARCHIVE_NAME
    keys = [None] if _is_plain(file) else _keys(copy, unlocked)
    for key in keys:
        if _opens(file, key):
            return key
    if keys and _has_slots(copy):
        raise CopyDamaged  # the slot opened, the file did not
    raise CopyNotOpened


def key_by_password(copy: Path, account: str, password: str) -> bytes:
    """Return a copy's key by a password of its day; raises as `vault.unlock` does."""
    return _fitting(copy, unlock(copy, account, password))


def key_by_code(copy: Path, code: bytes) -> bytes:
    """Return a copy's key by the recovery sheet of its day; raises as `vault.unlock` does."""
    return _fitting(copy, unlock_with_code(copy, code))


def contents(copy: Path, key: bytes | None) -> CopyContents:
    """Return what a copy holds; raises CopyDamaged or CopyNewer."""
    with _reading(copy, key) as connection:
        version = _version(connection)
        if version is not None and version > HEAD:
            raise CopyNewer
        found = connection.execute(_COURSES).fetchall()
        erased = connection.execute("SELECT id FROM tombstone").fetchall() if version else []
    courses = tuple(_course(row) for row in found)
    return CopyContents(courses, frozenset(row[0] for row in erased))


def check(copy: Path, key: bytes | None) -> None:
    """Read every page of a copy; raises CopyDamaged."""
    with _reading(copy, key) as connection:
        kind = connection.execute("PRAGMA application_id").fetchone()
        found = connection.execute("PRAGMA integrity_check").fetchall()
        sealed = connection.execute("PRAGMA cipher_integrity_check").fetchall() if key else []
    if found != [("ok",)] or sealed or kind != (APPLICATION_ID,):
        raise CopyDamaged


_COURSES = """
    SELECT course.id, course.title,
        (SELECT max(date) FROM meeting
          WHERE course_id = course.id AND state IN ('held', 'approved')),
        (SELECT max(clock) FROM revision WHERE course_id = course.id)
    FROM course ORDER BY course.title
"""


def _course(row: tuple[str, str, str | None, str | None]) -> CourseInCopy:
    key, title, meeting, clock = row
    moment = int(clock.partition("-")[0]) / 1000 if clock else None
    return CourseInCopy(
        key,
        title,
        date.fromisoformat(meeting) if meeting else None,
        datetime.fromtimestamp(moment, UTC) if moment else None,
    )


def _version(connection: dbapi2.Connection) -> str | None:
    """Return the version of the tables; None from before versions were kept."""
    query = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
    if connection.execute(query).fetchone() is None:
        return None
    found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(found[0])


def _has_slots(copy: Path) -> bool:
    return any((copy / name).exists() for name in (KEYS_NAME, MIRROR_NAME))


def _is_plain(file: Path) -> bool:
    try:
        return is_plain(file)
    except OSError as error:
        raise CopyDamaged from error


def _keys(copy: Path, unlocked: Unlocked | None) -> list[bytes]:
    if unlocked is None:
        return []
    own = [key for key in (unlocked.key, unlocked.former) if key is not None]
    if not _has_slots(copy):  # made before there was a slot file, and locked afterwards
        return own
    vault = read_vault(copy)
    if any(vault.is_whole(key) for key in own):
        return own
    try:
        then = unlock_with_private(copy, vault, vault.slot(unlocked.account.id), unlocked.private)
    except Refused:
        return []
    return [key for key in (then.key, then.former) if key is not None]


def _fitting(copy: Path, then: Unlocked) -> bytes:
    """Return which key it is: a copy made while a new one was taken into use has two."""
    for key in (then.key, then.former):
        if key is not None and _opens(copy / ARCHIVE_NAME, key):
            return key
    raise CopyDamaged


def _opens(file: Path, key: bytes | None) -> bool:
    try:
        with contextlib.closing(open_copy(file, key)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.Error:
        return False
    return True


@contextlib.contextmanager
def _reading(copy: Path, key: bytes | None) -> Iterator[dbapi2.Connection]:
    try:
        with contextlib.closing(open_copy(copy / ARCHIVE_NAME, key)) as connection:
            yield connection
    except (dbapi2.Error, OSError, TypeError, ValueError) as error:
        raise CopyDamaged from error


def open_copy(file: Path, key: bytes | None) -> dbapi2.Connection:
    """Open a copy for reading only; one that somebody wrote in has a log, which counts."""
    with contextlib.suppress(FileNotFoundError):
        if file.with_name(f"{file.name}-wal").stat().st_size:
            return connect(file, key)
    address = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
    connection = dbapi2.connect(address, uri=True, isolation_level=None, check_same_thread=False)
    cursor = connection.cursor()
    cursor.execute("PRAGMA cipher_log_level=NONE")
    if key is not None:
        cursor.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    cursor.close()
    return connection
