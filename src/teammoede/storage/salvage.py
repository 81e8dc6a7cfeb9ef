"""Reads what can still be read in a damaged archive, row by row around what cannot.

Works on the file it is given, which should be a copy of the damaged one; writes nothing.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from teammoede.storage.connecting import dbapi2
from teammoede.storage.touched import Row, tables

_FARTHEST = 1 << 22  # no table has so many rows
_MOST_FAILURES = 2_000  # each takes as long as opening the file


class Salvage:
    """One damaged file; `gaps` counts the places where it could not be read.

    `opened` says afterwards whether its tables could be found at all.
    """

    def __init__(self, file: Path, key: bytes | None) -> None:
        self._file = file
        self._key = key
        self._connection: dbapi2.Connection | None = None
        self._failures = 0
        self.gaps = 0
        self.opened = False

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            with contextlib.suppress(dbapi2.Error):
                self._connection.close()
        self._connection = None

    def rows(self) -> Iterator[Row]:
        """Yield every row that can be read, of the tables that a house writes."""
        for table in tables():
            names = self._names(table)
            if "id" not in names:
                continue
            self.opened = True
            for values in self._all(table):
                whole = dict(zip(names, values, strict=True))
                if isinstance(whole["id"], str):
                    yield Row(table, whole["id"], None, whole)

    def _names(self, table: str) -> list[str]:
        try:
            found = self._opened().execute(f'PRAGMA table_info("{table}")').fetchall()
        except _UNREADABLE:
            self._fail()
            return []
        return [column[1] for column in found]

    def _all(self, table: str) -> Iterator[tuple[Any, ...]]:
        """Read on from row to row; where that fails, find where it goes on."""
        following = 1
        while self._failures < _MOST_FAILURES:
            query = f'SELECT rowid, * FROM "{table}" WHERE rowid >= ? ORDER BY rowid'
            try:
                for number, *values in self._opened().execute(query, (following,)):
                    yield tuple(values)
                    following = number + 1
                return
            except _UNREADABLE:
                self._fail()
                self.gaps += 1
                found = self._beyond(table, following)
                if found is None:
                    return
                following = found

    def _beyond(self, table: str, damaged: int) -> int | None:
        """Return the first number after the damage from which there is something to read."""
        low, step = damaged, 1
        while not self._reads_from(table, low + step):
            low += step
            step *= 2
            if low > _FARTHEST or self._failures >= _MOST_FAILURES:
                return None
        high = low + step
        while high - low > 1:
            middle = (low + high) // 2
            if self._reads_from(table, middle):
                high = middle
            else:
                low = middle
        return high

    def _reads_from(self, table: str, number: int) -> bool:
        query = f'SELECT * FROM "{table}" WHERE rowid >= ? ORDER BY rowid LIMIT 1'
        try:
            self._opened().execute(query, (number,)).fetchall()
        except _UNREADABLE:
            self._fail()
            return False
        return True

    def _opened(self) -> dbapi2.Connection:
        if self._connection is None:
            self._connection = dbapi2.connect(str(self._file), isolation_level=None)
            self._connection.execute("PRAGMA cipher_log_level=NONE")
            if self._key is not None:
                self._connection.execute(f"PRAGMA key=\"x'{self._key.hex()}'\"")
            # Before anything else is asked: without it, a file that is cut off answers nothing.
            self._connection.execute("PRAGMA writable_schema=ON")
        return self._connection

    def _fail(self) -> None:
        self._failures += 1
        self.close()  # after one damaged page a connection answers nothing more


_UNREADABLE = (dbapi2.Error, UnicodeDecodeError, OverflowError)
