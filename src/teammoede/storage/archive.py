"""One archive is one SQLite file in one folder: makes it, opens it, refuses what is none.

Never creates tables in a file that is already there.
"""

import contextlib
import os
import uuid
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from teammoede.storage.connecting import make_engine
from teammoede.storage.faults import (
    ArchiveDamaged,
    ArchiveLocked,
    ArchiveMissing,
    ArchiveUnusable,
    refusal,
)
from teammoede.storage.layout import ARCHIVE_NAME as FILE_NAME
from teammoede.storage.layout import PLAIN, Found, look
from teammoede.storage.local_disk import refuse_network
from teammoede.storage.schema import HEAD, make_tables, version_of

_HEADER = 100  # bytes; its fields are described at sqlite.org/fileformat.html
_PAGE = 4096  # bytes of a page of a locked archive, whose header says nothing


def open_archive(folder: Path, *, key: bytes | None = None, create: bool) -> Engine:
    """Open the archive in `folder`, with its key where it is locked; with `create`, make one first.

    An older archive is brought to the newest version. Raises ArchiveMissing, ArchiveUnusable,
    ArchiveLocked, ArchiveDamaged, ArchiveNewer, NetworkDrive or MigrationFailed.
    """
    file = folder / FILE_NAME
    try:
        refuse_network(folder)
        _refuse_orphan(file)
        if not file.exists():
            _require_folder(folder, create)
            _make(file, key)
        _refuse_cut_off(file)
        if key is None and look(folder) is Found.LOCKED:
            raise ArchiveLocked
    except OSError as error:
        raise _unusable(folder) from error
    engine = make_engine(file, key)
    try:
        with engine.connect() as connection:
            version = _check(connection)
        if version != HEAD:
            engine.dispose()  # who migrates is alone with the file
            from teammoede.storage.migrating import migrate

            migrate(file, key)
    except DBAPIError as error:
        engine.dispose()
        raise refusal(error) from error
    except Exception:
        engine.dispose()
        raise
    return engine


def _refuse_orphan(file: Path) -> None:
    """Refuse a write-ahead log whose archive is gone: beside it a new archive would be corrupt."""
    log = file.with_name(f"{file.name}-wal")
    # In this order: another window that is just making the archive has the file before the log.
    if log.exists() and log.stat().st_size > 0 and not file.exists():
        raise ArchiveDamaged(
            f"Arkivet {file} mangler, men det sidst skrevne ligger der endnu ({log.name}). "
            "Læg arkivet tilbage, eller flyt filen væk."
        )


def _refuse_cut_off(file: Path) -> None:
    """Refuse what SQLite would open without a word: no bytes at all, or a last page cut off."""
    if file.stat().st_size == 0:
        raise ArchiveDamaged(
            f"Arkivet {file} er tomt (0 byte) og kan ikke bruges. Sæt en kopi i stedet."
        )
    with file.open("rb") as opened:
        header = opened.read(_HEADER)
    page, pages = int.from_bytes(header[16:18], "big"), int.from_bytes(header[28:32], "big")
    unfinished = file.with_name(f"{file.name}-wal").exists()  # then the log holds the rest
    size = file.stat().st_size
    missing = size < page * pages if header.startswith(PLAIN) else size % _PAGE
    if missing and not unfinished:
        raise ArchiveDamaged(
            f"Arkivet {file} er skåret over. Luk teammøde, og åbn det igen, så kan det hentes "
            "frem. Slet ikke filen."
        )


def _require_folder(folder: Path, create: bool) -> None:
    if folder.exists() and not folder.is_dir():
        raise ArchiveUnusable(f"{folder} er en fil, ikke en mappe. Vælg en mappe til arkivet.")
    if not create:
        raise ArchiveMissing(folder)
    folder.mkdir(parents=True, exist_ok=True)


def _unusable(folder: Path) -> ArchiveUnusable:
    return ArchiveUnusable(
        f"Mappen {folder} kan ikke bruges til arkivet: der kan ikke skrives i den."
    )


def _make(file: Path, key: bytes | None) -> None:
    """Make a whole archive under another name, then move it: none is ever half-made."""
    draft = file.with_name(f"{file.name}.{uuid.uuid4().hex}.new")
    engine = make_engine(draft, key)
    try:
        with engine.connect() as connection:
            plain = connection.connection.cursor()  # WAL cannot be set inside a transaction
            plain.execute("PRAGMA journal_mode=WAL")
            plain.close()
            with connection.begin():
                make_tables(connection)
        engine.dispose()
        _move_in_place(draft, file)
    except DBAPIError as error:
        raise refusal(error) from error
    finally:
        engine.dispose()
        for leftover in file.parent.glob(f"{draft.name}*"):
            leftover.unlink(missing_ok=True)


def _move_in_place(draft: Path, file: Path) -> None:
    """Give the draft its name; where another window was faster, its archive stays."""
    try:
        os.link(draft, file)
    except FileExistsError:
        return
    except (OSError, NotImplementedError):  # a file system without hard links
        if not file.exists():
            with contextlib.suppress(FileExistsError):  # Windows refuses to rename over a file
                draft.rename(file)


def _check(connection: Connection) -> str:
    connection.info["begin"] = "BEGIN"
    return version_of(connection)
