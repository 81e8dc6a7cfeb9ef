"""Remembers which rows a connection writes, by triggers of its own that no other one sees.

Whatever writes, and by whichever way, is caught; nothing of it is ever in the archive's file.
"""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import Connection

from teammoede.domain.base import Record

_APART = frozenset({"meta"})  # belongs to the file, not to what is in it


@dataclass(frozen=True)
class Row:
    """A row as the archive has it after a change; without values where it was deleted.

    Where it belongs to a course, `course` is its id.
    """

    table: str
    id: str
    course: str | None
    values: dict[str, Any] | None = field(repr=False)


class Touched:
    """The rows that a connection has written since the last `take`.

    The triggers hand over each row as it is written: a table of their own, or reading the rows
    again, took as long as the whole save.
    """

    def __init__(self) -> None:
        self._values: dict[tuple[str, str], tuple[Any, ...]] = {}
        self._courses: dict[str, str | None] = {}  # of meetings
        self._raw: Any = None

    def watch(self, connection: Connection) -> None:
        """Begin to remember on a connection; harmless where it does so already."""
        raw: Any = connection.connection.dbapi_connection
        if raw is self._raw:
            return
        raw.create_function("touched", -1, self._add)
        for statement in _triggers():
            connection.exec_driver_sql(statement)
        self._raw = raw

    def _add(self, table: str, key: str, *values: Any) -> None:
        self._values.pop((table, key), None)  # so that it comes last
        self._values[table, key] = values

    def forget(self) -> None:
        """Drop what was undone; with a transaction, the triggers made in it are undone too."""
        self._values.clear()
        self._raw = None

    def take(self, connection: Connection) -> list[Row]:
        """Return the rows written since the last time, as they are now; inside the transaction."""
        written, self._values = self._values, {}
        rows: list[Row] = []
        for (table, key), values in written.items():
            whole = dict(zip(_columns(table), values, strict=True)) if values else None
            course = self._course(connection, table, whole) if whole else None
            rows.append(Row(table, key, course, whole))
        return rows

    def _course(self, connection: Connection, table: str, row: dict[str, Any]) -> str | None:
        if table == "course":
            return row["id"]
        if table == "access_entry":  # names a course, and holds nothing of it
            return None
        if "course_id" in row or "meeting_id" not in row:
            return row.get("course_id")
        meeting = row["meeting_id"]
        if meeting not in self._courses:
            query = "SELECT course_id FROM meeting WHERE id = ?"
            self._courses[meeting] = connection.exec_driver_sql(query, (meeting,)).scalar()
        return self._courses[meeting]


@cache
def _triggers() -> tuple[str, ...]:
    return tuple(
        f'CREATE TEMP TRIGGER IF NOT EXISTS "{table}_{event}" AFTER {event} ON main."{table}" '
        f"BEGIN SELECT touched({', '.join((repr(table), *row))}); END"
        for table in tables()
        for event, row in (
            ("INSERT", ("NEW.id", *_new(table))),
            ("UPDATE", ("NEW.id", *_new(table))),
            ("DELETE", ("OLD.id",)),
        )
    )


def _new(table: str) -> list[str]:
    return [f'NEW."{name}"' for name in _columns(table)]


@cache
def _columns(table: str) -> list[str]:
    return [column.name for column in Record.metadata.tables[table].columns]


def tables() -> list[str]:
    """Return the names of all tables that hold what a house writes."""
    return [name for name in Record.metadata.tables if name not in _APART]
