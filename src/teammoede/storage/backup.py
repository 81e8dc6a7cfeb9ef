"""Copies of the whole archive, each one verified before it gets its name; restores nothing."""

import contextlib
import sqlite3
import uuid
from datetime import UTC, datetime
from pathlib import Path

from teammoede.domain.errors import Refused
from teammoede.storage.archive import APPLICATION_ID
from teammoede.storage.files import sync_file, sync_folder
from teammoede.storage.store import Store

FOLDER = "kopier"


class CopyFailed(Refused):
    """No copy could be made; the archive itself is untouched."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Der kunne ikke tages en kopi af arkivet: {reason}")


def copy_archive(store: Store) -> Path:
    """Copy the archive, as it stands, into its folder's `kopier`; return the verified copy.

    Raises CopyFailed, DiskFull or what else the archive says.
    """
    folder = store.folder / FOLDER
    draft = folder / f"{uuid.uuid4().hex}.new"
    try:
        folder.mkdir(exist_ok=True)
        store.copy_into(draft)
        verify(draft)
        sync_file(draft)
        copy = draft.rename(_free_name(folder))
        sync_folder(folder)
    except OSError as error:
        raise CopyFailed(f"der kan ikke skrives i {folder}.") from error
    finally:
        with contextlib.suppress(OSError):
            for leftover in folder.glob(f"{draft.name}*"):
                leftover.unlink(missing_ok=True)
    return copy


def verify(file: Path) -> None:
    """Check every page of a copy, and leave it in the journal mode that an archive works in.

    Raises CopyFailed.
    """
    try:
        with contextlib.closing(sqlite3.connect(file)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            found = connection.execute("PRAGMA integrity_check").fetchall()
            kind = connection.execute("PRAGMA application_id").fetchone()
    except sqlite3.Error as error:
        raise CopyFailed("kopien kan ikke læses igen.") from error
    if found != [("ok",)] or kind != (APPLICATION_ID,):
        raise CopyFailed("kopien er ikke hel.")


def _free_name(folder: Path) -> Path:
    """Return a name made of the time in UTC, with no sign that Windows forbids."""
    stem = f"{datetime.now(UTC):%Y-%m-%dT%H%M%SZ}"
    names = [f"{stem}.db", *(f"{stem}-{number}.db" for number in range(2, 1000))]
    return next(folder / name for name in names if not (folder / name).exists())
