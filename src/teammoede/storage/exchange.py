"""Takes a course along: out of the archive into one file, and in again, both ways without loss.

What stands in the file is the business of `course_file`.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from teammoede.domain.base import Record
from teammoede.domain.course import Course
from teammoede.domain.errors import Refused
from teammoede.domain.meeting import Meeting
from teammoede.domain.tombstone import Tombstone
from teammoede.domain.viewer import Viewer
from teammoede.storage.archive import FILE_NAME
from teammoede.storage.course_file import (
    FORMAT,
    VERSION,
    CourseFile,
    ImportRefused,
    as_bytes,
    columns_of,
    read_course_file,
)
from teammoede.storage.course_lists import LISTS, sentence
from teammoede.storage.crypto import STANDARD, Cost
from teammoede.storage.faults import AdministratorOnly
from teammoede.storage.files import FileUnwritable, write_file
from teammoede.storage.sealed_file import seal_file
from teammoede.storage.shape import Misfit
from teammoede.storage.store import Store
from teammoede.storage.values import plain

_OWN_FILES = f"{Path(FILE_NAME).stem}."  # the archive, its slot file, and what lies beside them
_MANY = 500  # keys in one question to the archive

_ORDER: dict[str, tuple[str, ...]] = {
    "memberships": ("position",),
    "situations": ("position",),
    "signs": ("position",),
    "absences": ("monday",),
    "meetings": ("date", "start"),
    "attendances": ("meeting_id", "member_id"),
    "notes": ("meeting_id", "point"),
    "actions": ("meeting_id", "position"),
    "reviews": ("meeting_id", "action_id"),
    "handovers": ("action_id", "day"),
    "state_changes": ("meeting_id", "at"),
    "assignments": ("meeting_id", "situation_id", "weekday"),
    "areas": ("meeting_id", "position"),
    "ratings": ("meeting_id", "sign_id"),
    "checks": ("meeting_id", "action_id"),
    "revisions": ("clock",),
}


class CourseExists(ImportRefused):
    """The course is in the archive already, and nobody said that it may be replaced."""

    def __init__(self, title: str) -> None:
        super().__init__(f"forløbet »{title}« er i arkivet i forvejen.")


class CourseErased(Refused):
    """The course was erased for good, and nobody said that it may come back."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"Forløbet »{title}« er slettet med vilje. Sig tydeligt ja, hvis det skal hentes frem."
        )


def export_course(
    store: Store, course_id: str, file: Path, *, passphrase: str | None, cost: Cost = STANDARD
) -> None:
    """Write everything of a course into one file; KeyError where there is no such course.

    It is sealed with the password; with None anybody can read it. Raises FileUnwritable, and
    Refused for a value that no import would take, such as a text of more than 200,000 characters.
    """
    if file.name.casefold().startswith(_OWN_FILES) and _same(file.parent, store.folder):
        raise FileUnwritable(f"{file} er en af arkivets egne filer. Vælg et andet navn.")
    try:
        content = as_bytes(course_as_data(store, course_id))
    except Misfit as misfit:
        raise Refused(f"Forløbet kan ikke eksporteres: {sentence(misfit)}") from None
    if passphrase is not None:
        content = seal_file(content, passphrase, cost)
    write_file(file, content)


def import_course(
    store: Store, file: Path, *, replace: bool = False, passphrase: str | None = None
) -> str:
    """Take in an exported course whole, or raise what `read_course_file` does; return its id."""
    return take_in(store, read_course_file(file, passphrase), replace=replace)


def take_in(store: Store, course: CourseFile, *, replace: bool = False) -> str:
    """Write a course that was read; one that is there is replaced only on the user's word.

    Before it is, the archive is copied (see `backup`). One that was erased comes back on an
    administrator's word only, and nobody replaces one that they may not see. Raises CourseExists,
    CourseErased, AdministratorOnly or ImportRefused.
    """
    with store.reading() as connection:
        _refuse_unasked(connection, course, store.viewer, replace)
        exists = _is_there(connection, course.id)
    if exists and not store.may_see(course.id):
        raise AdministratorOnly
    if exists:
        store.backup()
    with store.writing() as connection:
        _refuse_unasked(connection, course, store.viewer, replace)  # another window was faster
        _refuse_foreign_keys(connection, course)
        remove_rows(connection, course.id)
        connection.execute(delete(Tombstone).where(Tombstone.id == course.id))
        _write(connection, course)
    store.catch_up()
    return course.id


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


# out


def course_as_data(store: Store, course_id: str) -> dict[str, Any]:
    """Return everything of a course as the file has it; KeyError where there is none."""
    with store.reading() as connection:
        found = _plain_rows(connection, Course, course_id)
        if not found:
            raise KeyError(course_id)
        lists = {name: _plain_rows(connection, kind, course_id) for name, kind in LISTS.items()}
    ranks: dict[str, int] = {}
    for name, rows in lists.items():
        rows.sort(key=lambda row, name=name: _place(row, _ORDER[name], ranks))
        if name in ("memberships", "situations", "signs", "meetings", "actions"):
            ranks |= {row["id"]: rank for rank, row in enumerate(rows)}
    return {
        "format": FORMAT,
        "version": VERSION,
        "exported": plain(datetime.now(UTC)),
        "course": found[0],
        **lists,
    }


def _plain_rows(connection: Connection, kind: type[Record], course_id: str) -> list[dict[str, Any]]:
    columns = columns_of(kind)
    query = select(*(column for _, column in columns)).where(_belongs(kind, course_id))
    names = [field for field, _ in columns]
    return [dict(zip(names, map(plain, row), strict=True)) for row in connection.execute(query)]


def _place(row: dict[str, Any], fields: tuple[str, ...], ranks: dict[str, int]) -> tuple[Any, ...]:
    """Return where a row stands in its list: as people would read it, and always the same."""
    values = (row[field] for field in (*fields, "id"))
    return tuple((value is not None, ranks.get(value, value)) for value in values)


def _belongs(kind: type[Any], course_id: str) -> ColumnElement[bool]:
    if kind is Course:
        return Course.id == course_id
    if hasattr(kind, "course_id"):
        return kind.course_id == course_id
    return kind.meeting_id.in_(select(Meeting.id).where(Meeting.course_id == course_id))


# in


def _refuse_unasked(
    connection: Connection, course: CourseFile, viewer: Viewer | None, replace: bool
) -> None:
    """Refuse what takes a word that nobody gave, or that only an administrator can give."""
    if _is_erased(connection, course.id):
        if not replace:
            raise CourseErased(course.title)
        _require_administrator(viewer)
    if not replace and _is_there(connection, course.id):
        raise CourseExists(course.title)


def _is_there(connection: Connection, course_id: str) -> bool:
    return connection.execute(select(Course.id).where(Course.id == course_id)).first() is not None


def _require_administrator(viewer: Viewer | None) -> None:
    if viewer is not None and not viewer.is_administrator:
        raise AdministratorOnly


def _is_erased(connection: Connection, course_id: str) -> bool:
    known = connection.execute(select(Tombstone.id).where(Tombstone.id == course_id))
    return known.first() is not None


def _refuse_foreign_keys(connection: Connection, course: CourseFile) -> None:
    """Refuse keys that another course uses: what is there belongs to it."""
    for name, kind in LISTS.items():
        keys = [row["id"] for row in course.data[name]]
        for first in range(0, len(keys), _MANY):
            some = keys[first : first + _MANY]
            query = select(kind.id).where(kind.id.in_(some), ~_belongs(kind, course.id))
            taken = set(connection.execute(query).scalars())
            if taken:
                place = next(place for place, key in enumerate(keys) if key in taken)
                where = Misfit("id er brugt i et andet forløb", name, place, "id")
                raise ImportRefused(sentence(where))


def remove_rows(connection: Connection, course_id: str) -> None:
    """Delete every row of a course, its former values with it."""
    for kind in (*reversed(LISTS.values()), Course):
        connection.execute(delete(kind).where(_belongs(kind, course_id)))


def _write(connection: Connection, course: CourseFile) -> None:
    tables = Record.metadata.tables
    connection.execute(insert(tables["course"]), [course.course_row()])
    for name, kind in LISTS.items():
        for rows in _in_parts(course.rows(name)):
            connection.execute(insert(tables[kind.__tablename__]), rows)


def _in_parts(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Yield the rows some at a time: a whole list twice over would not fit every memory."""
    part: list[dict[str, Any]] = []
    for row in rows:
        part.append(row)
        if len(part) == _MANY:
            yield part
            part = []
    if part:
        yield part
