"""Tells the draft journal what a store writes, and what was refused; a store without one is silent.

Stands between the two, so that the store knows only when.
"""

from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from teammoede.domain.base import Record
from teammoede.domain.errors import InvalidValue, MeetingLocked
from teammoede.storage.faults import CourseGone
from teammoede.storage.journal import Commit, Draft, Journal
from teammoede.storage.touched import Row, Touched
from teammoede.storage.values import fields, plain, storable

_SALT = 16  # bytes at the head of a locked archive, which no copy shares with it
# Shown at once, and never tried again as they are; of an erased course nothing is to stay.
_NOT_TO_KEEP = (MeetingLocked, InvalidValue, CourseGone)


class Recorder:
    """Follows one transaction after the other."""

    def __init__(self, journal: Journal | None, account: str) -> None:
        self.journal = journal
        self._account = account
        self._archive = ""
        self._touched = Touched()
        self._rows: list[Row] = []
        self._attempts: list[tuple[Record, dict[str, Any], dict[str, Any]]] = []

    def begin(self, connection: Connection) -> None:
        """Watch what is written; inside a transaction that has begun."""
        if self.journal is None:
            return
        self._touched.watch(connection)
        if not self._archive:
            self._archive = archive_id(Path(connection.engine.url.database or ""))

    def attempt(self, record: Record, values: dict[str, Any]) -> None:
        """Note what is about to be written, and what it is to replace."""
        if self.journal is not None and _is_of_course(record):
            known = {name: plain(getattr(record, name)) for name in values}
            self._attempts.append((record, values, known))

    def end(self, connection: Connection) -> None:
        """Gather what was written, just before the archive has it."""
        if self.journal is not None:
            self._rows = self._touched.take(connection)

    def committed(self, now: datetime) -> None:
        """Have the journal keep it, now that the archive has it."""
        if self.journal is None:
            return
        if self._rows:
            self.journal.committed(Commit(now, self._archive, tuple(self._rows)))
        for record, values, _ in self._attempts:
            self.journal.settled(record.id, values)
        self._clear()

    def failed(self, error: BaseException, now: datetime) -> None:
        """Have the journal keep what the archive did not take."""
        if self.journal is not None and not isinstance(error, _NOT_TO_KEEP):
            for record, values, known in self._attempts:
                self.journal.refused(self._draft(record, values, known, now))
        self._touched.forget()
        self._clear()

    def _clear(self) -> None:
        self._rows = []
        self._attempts = []

    def _draft(
        self, record: Record, values: dict[str, Any], known: dict[str, Any], now: datetime
    ) -> Draft:
        names = fields(type(record))
        return Draft(
            at=now,
            account=self._account,
            course=record.of_course,
            table=type(record).__tablename__,
            id=record.id,
            values={name: plain(storable(value)) for name, value in values.items()},
            known=known,
            row={name: plain(getattr(record, name)) for name in names} | known,
        )


def _is_of_course(record: Record) -> bool:
    """Return whether the record is a part of a course: what the house settles is no draft."""
    try:
        return bool(record.of_course)
    except NotImplementedError:
        return False


def archive_id(file: Path) -> str:
    """Return what tells an archive's file from every copy of it; empty where it cannot be read."""
    try:
        with file.open("rb") as opened:
            return opened.read(_SALT).hex()
    except OSError:
        return ""
