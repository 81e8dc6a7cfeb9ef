"""Brings back what a copy holds: the whole archive, or one course of it.

A whole archive is made ready beside the one in use and only then takes its place (see `placing`):
killed anywhere, the old one or the restored one is there. What has been erased stays erased.
"""

import contextlib
import shutil
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from teammoede.domain.errors import Refused
from teammoede.domain.tombstone import Tombstone
from teammoede.domain.viewer import Viewer
from teammoede.storage import placing
from teammoede.storage.archive import open_archive
from teammoede.storage.backup import SourceUnreadable, make_backup, verify
from teammoede.storage.connecting import connect, dbapi2, make_engine
from teammoede.storage.copies import CopyDamaged, CopyNewer, check, open_copy
from teammoede.storage.course_file import CourseFile
from teammoede.storage.erasing import owed_courses
from teammoede.storage.exchange import CourseErased, course_as_data, remove_rows, take_in
from teammoede.storage.faults import (
    AdministratorOnly,
    ArchiveDamaged,
    ArchiveNewer,
    ArchiveUnusable,
    DiskFull,
    refusal,
)
from teammoede.storage.layout import ARCHIVE_NAME, is_plain
from teammoede.storage.schema import APPLICATION_ID
from teammoede.storage.store import Store

_DRAFT = ".restoring"
_ABANDONED = 60 * 60  # seconds; nobody restores for so long
_CARRIED = ("house", "access_entry", "tombstone")  # the house's own, whatever its courses say


@dataclass(frozen=True)
class Restored:
    """What became of it: where the archive of before is now, and which courses stayed erased.

    `before` is a copy like any other; where the archive could not be read, its files lie `aside`.
    """

    before: Path | None
    aside: Path | None
    still_erased: int


Rows = dict[str, list[dict[str, Any]]]


def restore_archive(
    folder: Path,
    copy: Path,
    *,
    key: bytes | None,
    copy_key: bytes | None,
    viewer: Viewer | None = None,
) -> Restored:
    """Let a copy be the archive from now on, under the archive's key; nobody may have it open.

    The house's settings, its access log and what it has erased stay those of today. What is there
    now becomes a copy first. Raises AdministratorOnly, ArchiveBusy, CopyDamaged, CopyNewer,
    CopyFailed, DiskFull or ArchiveUnusable; then all is as it was.
    """
    _require_administrator(viewer)
    check(copy, copy_key)
    placing.refuse_others(folder / ARCHIVE_NAME, key)
    before = _keep_what_is_there(folder, key)
    with draft_of(folder, copy, copy_key, key) as draft:
        carried = _carried(folder / ARCHIVE_NAME, key)
        carried.setdefault("tombstone", _owed_tombstones(folder))
        erased = _make_ready(draft / ARCHIVE_NAME, key, carried)
        placing.refuse_others(folder / ARCHIVE_NAME, key)
        aside = placing.put_in_place(folder, draft / ARCHIVE_NAME)
    open_archive(folder, key=key, create=False).dispose()
    # So that the newest copy is of what counts from now on, and not of what was left behind.
    make_backup(folder, key)
    if before is not None:
        shutil.rmtree(aside, ignore_errors=True)  # the same once more
    return Restored(before, aside if before is None else None, erased)


def restore_course(
    store: Store,
    copy: Path,
    course_id: str,
    *,
    copy_key: bytes | None,
    replace: bool = False,
    revive: bool = False,
) -> None:
    """Bring one course back from a copy, as it stood then.

    One that is in the archive is replaced only on the user's word, and copied with the whole
    archive before; an erased one comes back only when it is to `revive`. KeyError where the copy
    has no such course; raises AdministratorOnly, CourseErased, CourseExists, CopyDamaged or
    CopyNewer.
    """
    _require_administrator(store.viewer)
    with (
        draft_of(store.folder, copy, copy_key, copy_key) as draft,
        contextlib.closing(Store(draft, device="", key=copy_key)) as former,
    ):
        course = CourseFile(course_as_data(former, course_id))
    revived = _is_erased(store, course.id)
    if revived and not revive:
        raise CourseErased(course.title)
    # With the tombstone taken away in one go: else an erased course whose coming back failed
    # would come back later, with a whole archive and nobody's word.
    take_in(store, course, replace=replace or revived)


def finish(folder: Path) -> None:
    """End a restoration that was broken off, or clear what it left; to be called before opening.

    Raises ArchiveBusy or ArchiveUnusable.
    """
    placing.finish(folder)
    with contextlib.suppress(OSError):
        for draft in folder.glob(f"*{_DRAFT}"):
            if time.time() - draft.stat().st_mtime > _ABANDONED:
                shutil.rmtree(draft, ignore_errors=True)


def _require_administrator(viewer: Viewer | None) -> None:
    if viewer is not None and not viewer.is_administrator:
        raise AdministratorOnly


def _keep_what_is_there(folder: Path, key: bytes | None) -> Path | None:
    """Make the copy that leads back; None where nothing can be read, and the files stay instead."""
    try:
        return make_backup(folder, key)
    except SourceUnreadable:
        return None


@contextlib.contextmanager
def draft_of(folder: Path, copy: Path, copy_key: bytes | None, key: bytes | None) -> Iterator[Path]:
    """Give a small archive folder of its own, on the archive's disk, with the copy under `key`."""
    draft = folder / f"{uuid.uuid4().hex}{_DRAFT}"
    try:
        draft.mkdir()
        _write_under(copy / ARCHIVE_NAME, copy_key, draft / ARCHIVE_NAME, key)
        open_archive(draft, key=key, create=False).dispose()  # brings it to the newest version
        yield draft
    except ArchiveDamaged as error:
        raise CopyDamaged from error
    except ArchiveNewer as error:
        raise CopyNewer from error
    except OSError as error:
        raise ArchiveUnusable(f"Der kan ikke skrives i mappen {folder}.") from error
    except dbapi2.Error as error:
        raise _refusal(error) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _write_under(source: Path, source_key: bytes | None, file: Path, key: bytes | None) -> None:
    with contextlib.closing(open_copy(source, source_key)) as connection:
        if source_key == key:
            connection.execute("VACUUM INTO ?", (str(file),))
            return
        words = f"x'{key.hex()}'" if key else ""
        connection.execute("ATTACH DATABASE ? AS other KEY ?", (str(file), words))
        connection.execute("SELECT sqlcipher_export('other')").fetchall()
        connection.execute(f"PRAGMA other.application_id={APPLICATION_ID}")
        connection.execute("DETACH DATABASE other")


def _carried(file: Path, key: bytes | None) -> Rows:
    """Return the house's own rows as they are today, as far as the archive can be read."""
    if not file.exists() or (key is not None and is_plain(file)):
        return {}
    rows: Rows = {}
    with contextlib.suppress(dbapi2.Error), contextlib.closing(connect(file, key)) as connection:
        for table in _CARRIED:
            cursor = connection.execute(f"SELECT * FROM {table}")
            names = [column[0] for column in cursor.description]
            rows[table] = [dict(zip(names, row, strict=True)) for row in cursor]
    return rows


def _owed_tombstones(folder: Path) -> list[dict[str, Any]]:
    """Return what is known of erased courses where the archive cannot be read.

    A copy that still holds one, such as on a stick that was away, must not bring it back.
    """
    now = datetime.now(UTC).isoformat()
    return [{"id": id_, "changed": now, "at": now} for id_ in sorted(owed_courses(folder))]


def _make_ready(file: Path, key: bytes | None, carried: Rows) -> int:
    """Give the draft what is carried over, erase what was erased since; return how many courses."""
    engine = make_engine(file, key)
    try:
        with engine.connect() as connection:
            cursor = connection.connection.cursor()
            cursor.execute("PRAGMA secure_delete=ON")
            cursor.close()
            with connection.begin():
                erased = _carry_over(connection, carried)
            if erased:
                cursor = connection.connection.cursor()
                cursor.execute("VACUUM")  # leaves no page that held it
                cursor.close()
    except DBAPIError as error:
        raise refusal(error) from error
    finally:
        engine.dispose()
    verify(file, key)
    return erased


def _carry_over(connection: Connection, carried: Rows) -> int:
    for table, rows in carried.items():
        if table != "tombstone" and rows:
            connection.exec_driver_sql(f"DELETE FROM {table}")
        for row in rows:
            names, marks = ", ".join(row), ", ".join("?" * len(row))
            insert = f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})"
            connection.exec_driver_sql(insert, tuple(row.values()))
    erased = 0
    for course in connection.execute(select(Tombstone.id)).scalars().all():
        found = connection.exec_driver_sql("SELECT 1 FROM course WHERE id = ?", (course,)).first()
        if found is not None:
            remove_rows(connection, course)
            erased += 1
    return erased


def _is_erased(store: Store, course_id: str) -> bool:
    with store.reading() as connection:
        known = connection.execute(select(Tombstone.id).where(Tombstone.id == course_id))
        return known.first() is not None


def _refusal(error: dbapi2.Error) -> Refused:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith("SQLITE_FULL"):
        return DiskFull("Disken er fuld, og arkivet er, som det var. Ryd op, og prøv igen.")
    return CopyDamaged()
