"""Copies of the whole archive, each a small archive folder of its own, verified before it is named.

Works on the file with a connection of its own, beside open windows; restores nothing.
"""

import contextlib
import shutil
import uuid
from datetime import UTC, datetime
from pathlib import Path

from sqlcipher3 import dbapi2

from teammoede.domain.errors import Refused
from teammoede.storage.connecting import connect
from teammoede.storage.files import sync_file, sync_folder
from teammoede.storage.schema import APPLICATION_ID
from teammoede.storage.vault import FILE_NAME as KEYS_NAME
from teammoede.storage.vault import MIRROR_NAME

FOLDER = "kopier"
ARCHIVE_NAME = "teammoede.db"


class CopyFailed(Refused):
    """No copy could be made; the archive itself is untouched."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Der kunne ikke tages en kopi af arkivet: {reason}")


def make_backup(archive: Path, key: bytes | None, into: Path | None = None) -> Path:
    """Copy the archive, as it stands, into a folder of backups; return the verified copy's folder.

    The slot file goes with it, so that it opens with the passwords of its day. Raises CopyFailed.
    """
    place = into or archive / FOLDER
    draft = place / f"{uuid.uuid4().hex}.new"
    try:
        draft.mkdir(parents=True)
        _copy_into(archive, key, draft)
        copy = draft.rename(_free_name(place))
        sync_folder(place)
    except dbapi2.Error as error:
        raise CopyFailed(_reason(error)) from error
    except OSError as error:
        raise CopyFailed(f"der kan ikke skrives i {place}.") from error
    finally:
        with contextlib.suppress(OSError):
            shutil.rmtree(draft)
    return copy


def _copy_into(archive: Path, key: bytes | None, draft: Path) -> None:
    file = draft / ARCHIVE_NAME
    with contextlib.closing(connect(archive / ARCHIVE_NAME, key)) as connection:
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
        raise CopyFailed("kopien kan ikke læses igen.") from error
    if found != [("ok",)] or sealed or kind != (APPLICATION_ID,):
        raise CopyFailed("kopien er ikke hel.")


def _reason(error: dbapi2.Error) -> str:
    if getattr(error, "sqlite_errorname", "").startswith("SQLITE_FULL"):
        return "disken er fuld. Ryd op, og prøv igen."
    return "arkivet kan ikke læses."


def _free_name(place: Path) -> Path:
    """Return a name made of the time in UTC, with no sign that Windows forbids."""
    stem = f"{datetime.now(UTC):%Y-%m-%dT%H%M%SZ}"
    names = [stem, *(f"{stem}-{number}" for number in range(2, 1000))]
    return next(place / name for name in names if not (place / name).exists())
