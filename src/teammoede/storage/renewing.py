"""Makes a copy of the archive anew without courses that were erased since; keeps its name and keys.

Works on a draft beside the archive and only then takes the copy's place, as one file: killed
anywhere, the copy is whole, with the courses or without them.
"""

import contextlib
import os
import shutil
import uuid
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from teammoede.storage.backup import verify
from teammoede.storage.connecting import connect, dbapi2, make_engine
from teammoede.storage.copies import CopyDamaged, open_copy
from teammoede.storage.examining import copy_files
from teammoede.storage.exchange import remove_rows
from teammoede.storage.faults import refusal
from teammoede.storage.files import sync_file, sync_folder
from teammoede.storage.layout import ARCHIVE_NAME
from teammoede.storage.second_place import sum_of

ROOM = ".erasing"  # at the end of a draft's folder


def renew(copy: Path, key: bytes | None, erased: Collection[str], folder: Path) -> bool:
    """Take erased courses out of a copy; return whether there were any in it.

    `folder` is the archive's, where the draft is made: a database is never worked on in a second
    place. Raises CopyDamaged, CopyFailed, OSError or what else the database says.
    """
    if not (held := _held(copy / ARCHIVE_NAME, key, erased)):
        return False
    with _room(folder) as room:
        draft = room / ARCHIVE_NAME
        copy_files(copy / ARCHIVE_NAME, draft)
        _take_out(draft, key, held)
        verify(draft, key)
        if _held(draft, key, erased):
            raise CopyDamaged
        _put_in_place(draft, copy / ARCHIVE_NAME)
    return True


def clear_rooms(folder: Path) -> None:
    """Remove drafts of a program that was killed: they may hold what was to be erased."""
    for room in folder.glob(f"*{ROOM}"):
        shutil.rmtree(room, ignore_errors=True)


def erase_rows(connection: Connection, course_id: str) -> None:
    """Delete every row of a course; a tombstone stays, and the access log's lines without words."""
    connection.exec_driver_sql("PRAGMA secure_delete=ON")  # else the words stay in free pages
    remove_rows(connection, course_id)
    if _has_table(connection, "access_entry"):
        let_go = "UPDATE access_entry SET words = '' WHERE course_id = ? AND words <> ''"
        connection.exec_driver_sql(let_go, (course_id,))
    if _has_table(connection, "tombstone"):  # older copies have none
        connection.exec_driver_sql(
            "INSERT OR IGNORE INTO tombstone (id, changed, at) VALUES (?, ?, ?)",
            (course_id, *[datetime.now(UTC).isoformat()] * 2),
        )


def squeeze(file: Path, key: bytes | None) -> bool:
    """Write a file anew without its free pages, and empty its log; return whether that was done.

    Where another window is reading, the log stays until it has ended.
    """
    try:
        with contextlib.closing(connect(file, key)) as connection:
            connection.execute("PRAGMA busy_timeout=1000")  # it can be done later as well
            # The draft of it lies in memory: SQLCipher is built with SQLITE_TEMP_STORE=2.
            connection.execute("VACUUM")
            busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except dbapi2.Error:
        return False
    return not busy


def _held(file: Path, key: bytes | None, erased: Collection[str]) -> list[str]:
    """Return which of the courses a copy holds anything of."""
    held = "SELECT 1 FROM course WHERE id = :id UNION ALL SELECT 1 FROM revision WHERE course_id = "
    query = f"{held} :id LIMIT 1"
    try:
        with contextlib.closing(open_copy(file, key)) as connection:
            found = {id_: connection.execute(query, {"id": id_}).fetchone() for id_ in erased}
    except dbapi2.Error as error:
        raise CopyDamaged from error
    return [id_ for id_, row in found.items() if row]


def _take_out(draft: Path, key: bytes | None, held: Collection[str]) -> None:
    engine = make_engine(draft, key)
    try:
        _erase(engine, held)
    except DBAPIError as error:
        raise refusal(error) from error
    finally:
        engine.dispose()
    if not squeeze(draft, key):
        raise CopyDamaged


def _erase(engine: Engine, held: Collection[str]) -> None:
    with engine.begin() as connection:
        for course in held:
            erase_rows(connection, course)


def _put_in_place(draft: Path, file: Path) -> None:
    new = file.with_name(f"{file.name}.new")
    shutil.copyfile(draft, new)
    sync_file(new)
    if sum_of(new) != sum_of(draft):
        raise OSError("what was written reads otherwise")
    for companion in ("-wal", "-shm"):  # which do not fit the new one
        file.with_name(f"{file.name}{companion}").unlink(missing_ok=True)
    os.replace(new, file)
    sync_folder(file.parent)


def _has_table(connection: Connection, table: str) -> bool:
    query = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    return connection.exec_driver_sql(query, (table,)).first() is not None


@contextlib.contextmanager
def _room(folder: Path) -> Iterator[Path]:
    room = folder / f"{uuid.uuid4().hex}{ROOM}"
    room.mkdir()
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)
