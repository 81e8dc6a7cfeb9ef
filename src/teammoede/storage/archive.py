"""One archive is one SQLite file in one folder: makes it, opens it, refuses what is none.

Never creates tables in a file that is already there.
"""

import contextlib
import os
import sqlite3
import uuid
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, String, create_engine, event, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Mapped, mapped_column

# Every mapped class must be known before a table is made or a relationship resolved.
from teammoede.domain import (
    absence,
    action,
    course,
    handover,
    meeting,
    people,
    practice,
    revision,
    role_plan,
    sign,
)
from teammoede.domain.base import Record
from teammoede.storage.faults import (
    ArchiveDamaged,
    ArchiveMissing,
    ArchiveNewer,
    ArchiveUnusable,
    refusal,
)

MAPPED = (
    absence,
    action,
    course,
    handover,
    meeting,
    people,
    practice,
    revision,
    role_plan,
    sign,
)
FILE_NAME = "teammoede.db"
APPLICATION_ID = 0x7465616D  # »team«
SCHEMA = 1
BUSY_TIMEOUT_MS = 5_000
_SQLITE = b"SQLite format 3\0"
_HEADER = 100  # bytes; its fields are described at sqlite.org/fileformat.html


class Meta(Record):
    """What the archive says of itself: one row, written when it is made."""

    __tablename__ = "meta"

    schema: Mapped[int] = mapped_column(default=SCHEMA)
    program: Mapped[str] = mapped_column(String(40), default="teammoede")


def open_archive(folder: Path, *, create: bool) -> Engine:
    """Open the archive in `folder`; with `create`, make a missing one first.

    Raises ArchiveMissing, ArchiveUnusable, ArchiveDamaged or ArchiveNewer.
    """
    file = folder / FILE_NAME
    try:
        _refuse_orphan(file)
        if not file.exists():
            _require_folder(folder, create)
            _make(file)
        _refuse_cut_off(file)
    except OSError as error:
        raise _unusable(folder) from error
    engine = _engine(file)
    try:
        with engine.connect() as connection:
            _check(connection)
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
    if header.startswith(_SQLITE) and not unfinished and file.stat().st_size < page * pages:
        raise ArchiveDamaged(f"Arkivet {file} er skåret over. Behold det, og sæt en kopi i stedet.")


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


def _make(file: Path) -> None:
    """Make a whole archive under another name, then move it: none is ever half-made."""
    draft = file.with_name(f"{file.name}.{uuid.uuid4().hex}.new")
    engine = _engine(draft)
    try:
        with engine.connect() as connection:
            plain = connection.connection.cursor()  # WAL cannot be set inside a transaction
            plain.execute("PRAGMA journal_mode=WAL")
            plain.close()
            with connection.begin():
                connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
                Record.metadata.create_all(connection)
                connection.execute(Record.metadata.tables["meta"].insert().values(_meta_row()))
        engine.dispose()
        _move_in_place(draft, file)
    except DBAPIError as error:
        raise refusal(error) from error
    finally:
        engine.dispose()
        for leftover in file.parent.glob(f"{draft.name}*"):
            leftover.unlink(missing_ok=True)


def _meta_row() -> dict[str, Any]:
    meta = Meta()
    return {"id": meta.id, "schema": meta.schema, "program": meta.program}


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


def _engine(file: Path) -> Engine:
    engine = create_engine(URL.create("sqlite", database=str(file)))

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # we begin transactions ourselves, see below
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A deferred transaction that comes to write while another one does fails at once (65 % in a
        # trial of two programs); one that says so at its beginning waits for its turn.
        connection.exec_driver_sql(connection.info.get("begin", "BEGIN IMMEDIATE"))

    return engine


def _check(connection: Connection) -> None:
    connection.info["begin"] = "BEGIN"
    found = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    if found != APPLICATION_ID:
        raise ArchiveDamaged("Filen i arkivets mappe er ikke et teammøde-arkiv.")
    schemas = connection.execute(select(Meta.schema)).scalars().all()
    if len(schemas) != 1 or schemas[0] < SCHEMA:
        raise ArchiveDamaged("Arkivet mangler sin versionsoplysning. Sæt en kopi i stedet.")
    if schemas[0] > SCHEMA:
        raise ArchiveNewer
