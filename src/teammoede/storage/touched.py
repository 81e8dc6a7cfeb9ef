"""Remembers which rows a connection writes, by triggers of its own that no other one sees.

Whatever writes, and by whichever way, is caught; nothing of it is ever in the archive's file.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection

from teammoede.domain.base import Record

_APART = frozenset({"meta"})  # belongs to the file, not to what is in it
_MANY = 500  # keys in one question
_WRITTEN = "INSERT OR REPLACE INTO temp.touched VALUES ('{table}', {row}.id, {gone})"
_EVENTS = {"INSERT": ("NEW", 0), "UPDATE": ("NEW", 0), "DELETE": ("OLD", 1)}


@dataclass(frozen=True)
class Row:
    """A row as the archive has it after a change; without values where it was deleted.

    Where it belongs to a course, `course` is its id.
    """

    table: str
    id: str
    course: str | None
    values: dict[str, Any] | None


def watch(connection: Connection) -> None:
    """Begin to remember on a connection; harmless where it does so already.

    Inside a transaction that is undone, the watching is undone too.
    """
    connection.exec_driver_sql(
        "CREATE TEMP TABLE IF NOT EXISTS touched "
        '("table" TEXT, id TEXT, gone INTEGER, PRIMARY KEY ("table", id)) WITHOUT ROWID'
    )
    for statement in _triggers():
        connection.exec_driver_sql(statement)


@cache
def _triggers() -> tuple[str, ...]:
    return tuple(
        f'CREATE TEMP TRIGGER IF NOT EXISTS "{table}_{event}" AFTER {event} ON main."{table}" '
        f"BEGIN {_WRITTEN.format(table=table, row=row, gone=gone)}; END"
        for table in tables()
        for event, (row, gone) in _EVENTS.items()
    )


def tables() -> list[str]:
    """Return the names of all tables that hold what a house writes."""
    return [name for name in Record.metadata.tables if name not in _APART]


def take(connection: Connection) -> list[Row]:
    """Return the rows written since the last time, as they are now; inside the transaction."""
    touched = connection.exec_driver_sql('SELECT "table", id, gone FROM temp.touched').all()
    if not touched:
        return []
    connection.exec_driver_sql("DELETE FROM temp.touched")
    rows = [Row(table, key, None, None) for table, key, gone in touched if gone]
    ids: dict[str, list[str]] = {}
    for table, key, gone in touched:
        if not gone:
            ids.setdefault(table, []).append(key)
    for table, keys in ids.items():
        for first in range(0, len(keys), _MANY):
            rows += _rows(connection, table, keys[first : first + _MANY])
    return rows


def _rows(connection: Connection, table: str, keys: list[str]) -> Iterator[Row]:
    marks = ", ".join("?" * len(keys))
    query = f'SELECT *, {_course_of(table)} FROM "{table}" WHERE id IN ({marks})'
    found = connection.exec_driver_sql(query, tuple(keys))
    names = list(found.keys())[:-1]
    for *values, course in found:
        whole = dict(zip(names, values, strict=True))
        yield Row(table, whole["id"], course, whole)


@cache
def _course_of(table: str) -> str:
    """Return the expression that gives a row's course, by the way that its columns show."""
    columns = Record.metadata.tables[table].columns
    if table == "course":
        return "id"
    if table == "access_entry":  # names a course, and holds nothing of it
        return "NULL"
    if "course_id" in columns:
        return "course_id"
    if "meeting_id" in columns:
        return f'(SELECT course_id FROM meeting WHERE meeting.id = "{table}".meeting_id)'
    return "NULL"
