"""Puts another database file in the archive's place; what stood there is set aside, never deleted.

The old write-ahead log must go with the old file: beside a file that it does not belong to it
makes a corrupt archive. Looks into neither of the two, and can be killed between any two steps.
"""

import contextlib
import os
from datetime import UTC, datetime
from pathlib import Path

from teammoede.storage.alone import alone, is_busy
from teammoede.storage.connecting import connect, dbapi2
from teammoede.storage.faults import ArchiveBusy, ArchiveUnusable
from teammoede.storage.files import sync_file, sync_folder
from teammoede.storage.layout import ARCHIVE_NAME

ASIDE = "til-side"
_OPEN = "Arkivet er åbent i et andet vindue. Luk det, og prøv igen."
_COMPANIONS = ("", "-wal", "-shm")  # the file first: a log alone is refused, a file alone is not


def put_in_place(folder: Path, draft: Path) -> Path:
    """Let a verified, closed database file in the archive's folder be the archive from now on.

    Nobody may have the archive open (see `refuse_others`). Returns the folder that holds what was
    there before. From the first renaming on, the draft counts: `finish` ends what was begun.
    Raises ArchiveBusy where another program is at it, or ArchiveUnusable; then nothing was changed.
    """
    try:
        sync_file(draft)
        with alone(folder):
            ready = _free_name(folder)
            draft.rename(ready)
            sync_folder(folder)
            try:
                return _place(folder, ready)
            except OSError:
                if (folder / ARCHIVE_NAME).exists():  # Windows moves no file that is open
                    ready.rename(draft)
                raise
    except PermissionError as error:
        raise ArchiveBusy(_OPEN) from error
    except OSError as error:
        raise ArchiveUnusable(f"Der kan ikke skrives i mappen {folder}.") from error


def finish(folder: Path) -> bool:
    """End what `put_in_place` had begun when the program was killed; returns whether it had.

    To be called before the archive is opened. Raises ArchiveBusy or ArchiveUnusable.
    """
    if not _begun(folder):
        return False
    try:
        with alone(folder):
            waiting = _begun(folder)  # another window may have been faster
            for ready in waiting:
                _place(folder, ready)
    except OSError as error:
        raise ArchiveUnusable(f"Der kan ikke skrives i mappen {folder}.") from error
    return bool(waiting)


def refuse_others(file: Path, key: bytes | None) -> None:
    """Raise ArchiveBusy where any other connection has the archive open, reading or writing.

    A file that cannot be read has no readers to be afraid of.
    """
    if not file.exists():  # opening would make one
        return
    try:
        with contextlib.closing(connect(file, key)) as connection:
            connection.execute("PRAGMA busy_timeout=500")
            # In WAL mode every other connection holds a shared lock for as long as it is open.
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
    except dbapi2.Error as error:
        if is_busy(error):
            raise ArchiveBusy(_OPEN) from error


def _begun(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"{ARCHIVE_NAME}.*.placing"))


def _free_name(folder: Path) -> Path:
    """Return a name that holds the one of the folder aside, so that all of it lands in there."""
    stem = f"{datetime.now(UTC):%Y-%m-%dT%H%M%SZ}"
    stamps = [stem, *(f"{stem}-{number}" for number in range(2, 1000))]
    stamp = next(stamp for stamp in stamps if not (folder / ASIDE / stamp).exists())
    return folder / f"{ARCHIVE_NAME}.{stamp}.placing"


def _place(folder: Path, ready: Path) -> Path:
    stamp = ready.name.removeprefix(f"{ARCHIVE_NAME}.").removesuffix(".placing")
    aside = folder / ASIDE / stamp
    aside.mkdir(parents=True, exist_ok=True)
    for companion in _COMPANIONS:
        with contextlib.suppress(FileNotFoundError):
            name = f"{ARCHIVE_NAME}{companion}"
            os.replace(folder / name, aside / name)
    sync_folder(aside)
    sync_folder(aside.parent)
    sync_folder(folder)
    os.replace(ready, folder / ARCHIVE_NAME)
    sync_folder(folder)
    return aside
