"""Puts rows back into an archive that has none of them or older ones; a newer row always stays.

Works with rows as the database holds them, on a closed archive that nobody else has open.
"""

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from teammoede.storage.connecting import dbapi2
from teammoede.storage.touched import Row, tables

_NO_CONTENT = frozenset({"revision", "access_entry"})  # follow from a change, and are none


@dataclass
class Filled:
    """How many rows of content came back, and how many could not be put anywhere."""

    changed: int = 0
    left: int = 0


@contextlib.contextmanager
def filling(connection: dbapi2.Connection) -> Iterator[None]:
    """Let rows come in any order; at the end none points to what is not there."""
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    finally:
        connection.execute("PRAGMA foreign_keys=ON")


def fill_in(connection: dbapi2.Connection, rows: Iterable[Row]) -> Filled:
    """Write the last state of each row where the archive has an older one, or none.

    A row without values is deleted. Columns that the archive does not know are left out.
    """
    filled = Filled()
    last = {(row.table, row.id): row for row in rows}
    for row in last.values():
        columns = _columns(connection, row.table)
        if not columns:
            filled.left += 1
        elif row.values is None:
            _count(filled, row.table, _delete(connection, row))
        else:
            values = {name: value for name, value in row.values.items() if name in columns}
            try:
                _count(filled, row.table, _upsert(connection, row, values))
            except dbapi2.IntegrityError:  # another row has its place
                filled.left += 1
    return filled


def _count(filled: Filled, table: str, changed: bool) -> None:
    filled.changed += changed and table not in _NO_CONTENT


def _columns(connection: dbapi2.Connection, table: str) -> list[str]:
    if table not in tables():
        return []
    return [column[1] for column in connection.execute(f'PRAGMA table_info("{table}")')]


def _delete(connection: dbapi2.Connection, row: Row) -> bool:
    found = connection.execute(f'DELETE FROM "{row.table}" WHERE id = ?', (row.id,))
    return found.rowcount > 0


def _upsert(connection: dbapi2.Connection, row: Row, values: dict[str, Any]) -> bool:
    """Return whether that changed anything."""
    names = ", ".join(f'"{name}"' for name in values)
    query = f'SELECT {names} FROM "{row.table}" WHERE id = ?'
    there = connection.execute(query, (row.id,)).fetchone()
    if there is not None:
        known = dict(zip(values, there, strict=True))
        if known == values or (known.get("changed") or "") > (values.get("changed") or ""):
            return False
    connection.execute(_statement(row.table, tuple(values)), tuple(values.values()))
    return True


@cache
def _statement(table: str, names: tuple[str, ...]) -> str:
    columns = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" * len(names))
    new = ", ".join(f'"{name}" = excluded."{name}"' for name in names)
    return (
        f'INSERT INTO "{table}" ({columns}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {new}'
    )


def drop_erased(connection: dbapi2.Connection) -> None:
    """Take out the courses that have a tombstone; `drop_loose` takes what belonged to them."""
    connection.execute("PRAGMA secure_delete=ON")  # no free page keeps what it held
    erased = "(SELECT id FROM tombstone)"
    connection.execute(f"DELETE FROM course WHERE id IN {erased}")
    connection.execute(f"DELETE FROM revision WHERE course_id IN {erased}")


def drop_loose(connection: dbapi2.Connection) -> int:
    """Take out what points to a row that is not there, or let go of it; return how many rows."""
    dropped = 0
    while loose := connection.execute("PRAGMA foreign_key_check").fetchall():
        for table, rowid, _parent, number in loose:
            column, required = _pointer(connection, table, number)
            if required:
                found = connection.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (rowid,))
                dropped += max(found.rowcount, 0)
            else:
                let_go = f'UPDATE "{table}" SET "{column}" = NULL WHERE rowid = ?'
                connection.execute(let_go, (rowid,))
    return dropped


def _pointer(connection: dbapi2.Connection, table: str, number: int) -> tuple[str, bool]:
    """Return the column of a foreign key by its number, and whether it must point somewhere."""
    keys = connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
    column = next(key[3] for key in keys if key[0] == number)
    columns = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    return column, bool(next(c[3] for c in columns if c[1] == column))
