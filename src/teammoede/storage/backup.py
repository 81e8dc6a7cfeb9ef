"""Copies of the whole archive, each a small archive folder of its own, verified before it is named.

Works on the file with a connection of its own, beside open windows; restores nothing. A copy's name
is the moment it was made, in UTC, so that a listing needs to open none of them.
"""

import contextlib
import re
import shutil
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from teammoede.domain.errors import Refused
from teammoede.storage.connecting import connect, dbapi2
from teammoede.storage.files import sync_file, sync_folder
from teammoede.storage.layout import ARCHIVE_NAME, COPIES, KEYS_NAME, MIRROR_NAME
from teammoede.storage.schema import APPLICATION_ID

BEFORE_MIGRATION = "-migration"  # at the end of a copy's name: the last one of its version

_DRAFT = ".new"
_DAY = 24 * 60 * 60  # seconds
_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d{6})Z(?:-(\d+))?(-migration)?", re.ASCII)


class CopyFailed(Refused):
    """No copy could be made; the archive itself is untouched."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Der kunne ikke tages en kopi af arkivet: {reason}")


class SourceUnreadable(CopyFailed):
    """The archive itself is damaged or gone, so that nothing could be copied."""


@dataclass(frozen=True, order=True)
class Copy:
    """A copy in its folder: when it was made, in UTC, and which one of that second it is."""

    at: datetime
    number: int
    folder: Path
    before_migration: bool = False

    @property
    def size(self) -> int:
        """How many bytes it takes."""
        with contextlib.suppress(OSError):
            return sum(file.stat().st_size for file in self.folder.iterdir() if file.is_file())
        return 0


def read_name(folder: Path) -> Copy | None:
    """Return the copy that a folder's name says it is; None where it says nothing of the kind."""
    found = _NAME.fullmatch(folder.name)
    if found is None:
        return None
    try:
        at = datetime.strptime(found[1], "%Y-%m-%dT%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
    return Copy(at, int(found[2] or 1), folder, before_migration=bool(found[3]))


def backups(place: Path) -> list[Copy]:
    """Return the copies in a folder of backups, newest first; none where there is no such folder.

    Each was verified when it was made; what it is worth today `copies` can say.
    """
    try:
        named = [read_name(file.parent) for file in place.glob(f"*/{ARCHIVE_NAME}")]
    except OSError:
        return []
    return sorted((copy for copy in named if copy is not None), reverse=True)


def last(place: Path) -> datetime | None:
    """Return when the newest copy was made."""
    return next((copy.at for copy in backups(place)), None)


def due(place: Path, now: datetime) -> bool:
    """Return whether there is no copy yet of the day that `now` says, in its own time zone."""
    newest = last(place)
    # One from the future was made by a clock that ran ahead: it does not stand for today.
    return newest is None or newest.astimezone(now.tzinfo).date() != now.date()


def make_backup(archive: Path, key: bytes | None, into: Path | None = None, mark: str = "") -> Path:
    """Copy the archive, as it stands, into a folder of backups; return the verified copy's folder.

    The slot file goes with it, so that it opens with the passwords of its day. `mark` is
    BEFORE_MIGRATION or nothing. Raises CopyFailed.
    """
    place = into or archive / COPIES
    draft = place / f"{uuid.uuid4().hex}{_DRAFT}"
    try:
        draft.mkdir(parents=True)
        _copy_into(archive, key, draft)
        copy = draft.rename(_free_name(place, mark))
        sync_folder(place)
    except dbapi2.Error as error:
        raise _failure(error, place) from error
    except OSError as error:
        raise CopyFailed(f"der kan ikke skrives i {place}.") from error
    finally:
        with contextlib.suppress(OSError):
            shutil.rmtree(draft)
    return copy


def discard(copy: Path) -> None:
    """Remove a copy: first its name, so that half of one is never taken for a whole.

    One that another program has open stays for the next time.
    """
    draft = copy.with_name(f"{uuid.uuid4().hex}{_DRAFT}")
    with contextlib.suppress(OSError):
        copy.rename(draft)
        shutil.rmtree(draft, ignore_errors=True)


def clear_drafts(place: Path, now: datetime) -> None:
    """Remove what was begun more than a day ago and never became a copy, nor a part of one."""
    for draft in [*place.glob(f"*{_DRAFT}"), *place.glob(f"*/*{_DRAFT}")]:
        with contextlib.suppress(OSError):
            if now.timestamp() - draft.stat().st_mtime <= _DAY:
                continue
            if draft.is_dir():
                shutil.rmtree(draft, ignore_errors=True)
            else:
                draft.unlink()


def _copy_into(archive: Path, key: bytes | None, draft: Path) -> None:
    file, source = draft / ARCHIVE_NAME, archive / ARCHIVE_NAME
    if not source.exists():  # which opening it would make
        raise SourceUnreadable("der er intet arkiv.")
    with contextlib.closing(connect(source, key)) as connection:
        connection.execute("VACUUM INTO ?", (str(file),))
    verify(file, key)
    sync_file(file)
    for name in (KEYS_NAME, MIRROR_NAME):
        with contextlib.suppress(FileNotFoundError):
            shutil.copyfile(archive / name, draft / name)
            sync_file(draft / name)
    sync_folder(draft)


def verify(file: Path, key: bytes | None) -> None:
    """Check every page of a copy, and leave it in the journal mode that an archive works in.

    Raises CopyFailed.
    """
    try:
        with contextlib.closing(connect(file, key)) as connection:
            kind = connection.execute("PRAGMA application_id").fetchone()
            connection.execute("PRAGMA journal_mode=WAL")
            found = connection.execute("PRAGMA integrity_check").fetchall()
            sealed = connection.execute("PRAGMA cipher_integrity_check").fetchall() if key else []
    except dbapi2.Error as error:
        raise SourceUnreadable("kopien kan ikke læses igen.") from error
    if found != [("ok",)] or sealed or kind != (APPLICATION_ID,):
        raise SourceUnreadable("kopien er ikke hel.")


def _failure(error: dbapi2.Error, place: Path) -> CopyFailed:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith("SQLITE_FULL"):
        return CopyFailed("disken er fuld. Ryd op, og prøv igen.")
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY")):
        return CopyFailed(f"der kan ikke skrives i {place}.")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return CopyFailed("et andet vindue bruger det lige nu. Prøv igen om et øjeblik.")
    return SourceUnreadable("arkivet kan ikke læses.")


def _free_name(place: Path, mark: str) -> Path:
    """Return a name made of the time in UTC, with no sign that Windows forbids."""
    stem = f"{datetime.now(UTC):%Y-%m-%dT%H%M%SZ}"
    taken = {copy.number for copy in backups(place) if copy.folder.name.startswith(stem)}
    number = max(taken, default=0) + 1
    return place / f"{stem}{f'-{number}' if number > 1 else ''}{mark}"
