"""Locks an archive from before there was a lock, and erases the plain file.

Can be broken off at any moment and goes on at the next start.
"""

import contextlib
import os
import shutil
import uuid
from pathlib import Path

from teammoede.storage.backup import verify
from teammoede.storage.connecting import connect, dbapi2
from teammoede.storage.faults import ArchiveBusy, ArchiveUnusable, DiskFull
from teammoede.storage.files import sync_file, sync_folder
from teammoede.storage.layout import (
    ARCHIVE_NAME,
    ASIDE_NAME,
    COPIES,
    KEYS_NAME,
    MIRROR_NAME,
    is_plain,
)
from teammoede.storage.schema import APPLICATION_ID

_BLOCK = 1 << 20  # bytes
_HALVES = (ARCHIVE_NAME, ASIDE_NAME)


class OtherWindowOpen(ArchiveBusy):
    """Another window holds the plain archive; what it would still write would be lost."""

    def __init__(self) -> None:
        super().__init__("Arkivet er åbent i et andet vindue. Luk det, og prøv igen.")


def encrypt_archive(folder: Path, key: bytes) -> None:
    """Put an encrypted archive in the place of a plain one, and erase the plain one.

    Does nothing where that is done. Raises OtherWindowOpen, DiskFull or ArchiveUnusable; the plain
    archive is then as it was.
    """
    try:
        _lock(folder, key)
        _lock_copies(folder, key)
    except dbapi2.Error as error:
        raise _refusal(error, folder) from error
    except OSError as error:
        raise ArchiveUnusable(
            f"Arkivet i {folder} kunne ikke låses med adgangskode: mappen kan ikke skrives i."
        ) from error


def _lock(folder: Path, key: bytes) -> None:
    """Lock the archive of one folder; at any moment there is one whole file, or one set aside."""
    file, aside = folder / ARCHIVE_NAME, folder / ASIDE_NAME
    if aside.exists() and not file.exists():
        aside.rename(file)
    if file.exists() and is_plain(file):
        _swap(file, aside, key)
    if aside.exists():
        erase_file(aside)


def _swap(file: Path, aside: Path, key: bytes) -> None:
    draft = file.with_name(f"{file.name}.{uuid.uuid4().hex}.new")
    try:
        _export(file, draft, key)
        file.rename(aside)
        draft.rename(file)
        sync_folder(file.parent)
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


def _lock_copies(folder: Path, key: bytes) -> None:
    """Lock the plain copies too; a single file of an older program becomes a folder."""
    place = folder / COPIES
    for single in place.glob("*.db"):
        home = place / single.stem
        home.mkdir(exist_ok=True)
        single.rename(home / ARCHIVE_NAME)
    for home in {found.parent for name in _HALVES for found in place.glob(f"*/{name}")}:
        if (home / ASIDE_NAME).exists() or is_plain(home / ARCHIVE_NAME):
            for name in (KEYS_NAME, MIRROR_NAME):  # else the next new key leaves it without any
                with contextlib.suppress(FileNotFoundError):
                    shutil.copyfile(folder / name, home / name)
                    sync_file(home / name)
            _lock(home, key)


def _export(plain: Path, draft: Path, key: bytes) -> None:
    """Write every row of a plain file into a new encrypted one, verified and on the disk."""
    with contextlib.closing(connect(plain, None)) as connection:
        _be_alone(connection)
        connection.execute("ATTACH DATABASE ? AS locked KEY ?", (str(draft), f"x'{key.hex()}'"))
        connection.execute("SELECT sqlcipher_export('locked')").fetchall()
        connection.execute(f"PRAGMA locked.application_id={APPLICATION_ID}")
        connection.execute("DETACH DATABASE locked")
    verify(draft, key)
    sync_file(draft)


def _be_alone(connection: dbapi2.Connection) -> None:
    """Bring what lies in the write-ahead log into the file, and refuse where others are at it."""
    connection.execute("PRAGMA busy_timeout=0")
    connection.execute("PRAGMA locking_mode=EXCLUSIVE")
    mode = connection.execute("PRAGMA journal_mode=DELETE").fetchone()
    if mode != ("delete",):
        raise OtherWindowOpen


def erase_file(file: Path) -> None:
    """Overwrite a file and remove it.

    On a disk that moves its blocks about (SSD) a trace may stay; no program can reach that.
    """
    left = file.stat().st_size
    with file.open("rb+") as stream:
        while left > 0:
            stream.write(os.urandom(min(left, _BLOCK)))
            left -= _BLOCK
        stream.flush()
        os.fsync(stream.fileno())
        stream.truncate(0)
    file.unlink()
    for tail in ("-wal", "-shm", "-journal"):
        file.with_name(f"{file.name}{tail}").unlink(missing_ok=True)
    sync_folder(file.parent)


def _refusal(error: dbapi2.Error, folder: Path) -> Exception:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return OtherWindowOpen()
    if name.startswith("SQLITE_FULL"):
        return DiskFull()
    return ArchiveUnusable(f"Arkivet i {folder} kunne ikke låses med adgangskode. Få hjælp af IT.")
