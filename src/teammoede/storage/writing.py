"""Writes fields of records, and keeps every former value as a revision.

Works inside a transaction that the store has begun; commits nothing itself.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Connection, Executable, Update, bindparam, func, select

from teammoede.domain.base import Record
from teammoede.domain.errors import MeetingLocked
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingState
from teammoede.domain.meeting_part import MeetingPart, StateChange
from teammoede.domain.revision import Revision, heads, key_at, tick
from teammoede.domain.tombstone import Tombstone
from teammoede.storage.faults import CourseGone
from teammoede.storage.values import fields, plain, storable

SEALED_AFTER = timedelta(minutes=5)


@dataclass(frozen=True)
class Conflict:
    """A field that another window changed meanwhile; both values are kept, ours is current."""

    record: Record
    field: str
    theirs: Any


@dataclass
class _Open:
    """The revision that goes on being rewritten while a text is typed."""

    revision: str
    since: datetime
    value: Any
    clock: str


class Writer:
    """Writes for one device and author; remembers which revisions are still open."""

    def __init__(self, device: str, author: str = "", last_clock: str = "") -> None:
        self._device = device
        self._author = author
        self._clock = last_clock
        self._open: dict[tuple[str, str], _Open] = {}

    @classmethod
    def on(cls, connection: Connection, device: str, author: str = "") -> "Writer":
        """Return a writer whose clock goes on from the archive's newest revision."""
        writer = cls(device, author)
        writer.catch_up(connection)
        return writer

    def catch_up(self, connection: Connection) -> None:
        """Set the clock on where the archive holds a newer revision than any of ours."""
        newest = connection.execute(select(func.max(Revision.clock))).scalar() or ""
        self._clock = max(self._clock, newest)

    def seal(self, record: Record | None = None, field: str | None = None) -> None:
        """End open revisions: of one field, of one record, or all of them."""
        for entity, name in list(self._open):
            if (record is None or record.id == entity) and field in (None, name):
                del self._open[entity, name]

    def write(
        self, connection: Connection, record: Record, values: dict[str, Any], now: datetime
    ) -> list[Conflict]:
        """Write `values` into the record's row, a whole new row where there is none yet."""
        if not values and _exists(connection, record):
            return []
        current = self._row(connection, record, values)
        if current is None:
            self._insert(connection, record, values, now)
            return []
        return self._update(connection, record, values, current, now)

    def move(
        self,
        connection: Connection,
        meeting: Meeting,
        values: dict[str, Any],
        trace: StateChange,
        now: datetime,
    ) -> None:
        """Write a step of a meeting's life, the one change that approved minutes allow."""
        current = self._row(connection, meeting, values)
        self._update(connection, meeting, values, current or values, now)
        self._insert(connection, trace, {}, now)

    def resolve(
        self,
        connection: Connection,
        record: Record,
        field: str,
        value: Any,
        shown: Collection[Any],
        now: datetime,
    ) -> None:
        """Settle a conflict: one revision after our own and those whose values were shown.

        What was written after somebody looked stays beside it.
        """
        self.seal(record, field)
        self._follow(connection, record, field)
        known = plain(getattr(record, field))
        seen = [known, *map(plain, shown)]
        ids = [head for head, kept in _heads(connection, record.id, field) if kept in seen]
        parents = ids or _revisions_with(connection, record.id, field, known)
        self._keep(connection, record, field, value, parents, now)
        self._set(connection, record, {field: value}, now)

    def _row(
        self, connection: Connection, record: Record, values: Iterable[str]
    ) -> dict[str, Any] | None:
        query = _row_query(type(record), tuple(values))
        row = connection.execute(query, {"record": record.id}).one_or_none()
        return None if row is None else dict(zip(values, row, strict=False))

    def _insert(
        self, connection: Connection, record: Record, values: dict[str, Any], now: datetime
    ) -> None:
        _refuse_erased(connection, record)
        kind = type(record)
        whole = {name: storable(getattr(record, name)) for name in fields(kind)} | values
        row = {"id": record.id, "changed": now, **whole}
        connection.execute(_table(kind).insert(), row)
        for name, value in whole.items():
            if not _is_empty(value):
                revision = self._keep(connection, record, name, value, [], now)
                if name in values:
                    self._open[record.id, name] = _Open(revision, now, value, self._clock)

    def _update(
        self,
        connection: Connection,
        record: Record,
        values: dict[str, Any],
        current: dict[str, Any],
        now: datetime,
    ) -> list[Conflict]:
        conflicts = []
        changes = {
            name: value
            for name, value in values.items()
            # The same words from another window are still theirs to change: ours are kept too.
            if not current[name] == getattr(record, name) == value
            and not _is_untouched(getattr(record, name), value)
        }
        for name, value in changes.items():
            known = getattr(record, name)
            if current[name] not in (known, value):
                conflicts.append(Conflict(record, name, current[name]))
            self._revise(connection, record, name, value, current[name], now)
        if changes:
            self._set(connection, record, changes, now)
        return conflicts

    def _revise(
        self,
        connection: Connection,
        record: Record,
        name: str,
        value: Any,
        current: Any,
        now: datetime,
    ) -> None:
        """Rewrite the open revision of a field, or begin a new one after what it replaces."""
        known = getattr(record, name)
        opened = self._open.get((record.id, name))
        newest = self._follow(connection, record, name)
        if (
            opened
            and opened.clock == newest  # nobody went on from it
            and opened.value == current == known
            and timedelta() <= now - opened.since < SEALED_AFTER
        ):
            self._clock = tick(self._clock, _milliseconds(now))
            opened.value, opened.clock = value, self._clock
            row = {"value": plain(value), "clock": self._clock, "changed": now}
            connection.execute(_update_of(Revision), {"record": opened.revision, **row})
            return
        parents = self._parents(connection, record, name, known, current, now)
        revision = self._keep(connection, record, name, value, parents, now)
        self._open[record.id, name] = _Open(revision, now, value, self._clock)

    def _follow(self, connection: Connection, record: Record, field: str) -> str:
        """Set our clock on past every revision of the field; return the newest one's clock.

        Another window may have written it, on a computer whose clock was set back since.
        """
        place = {"of_entity": record.id, "of_field": field}
        newest = connection.execute(_NEWEST, place).scalar() or ""
        self._clock = max(self._clock, newest)
        return newest

    def _parents(
        self,
        connection: Connection,
        record: Record,
        name: str,
        known: Any,
        current: Any,
        now: datetime,
    ) -> list[str]:
        """Return the revision we started from; a current value that none holds is kept first."""
        standing = _heads(connection, record.id, name)
        held = [value for _, value in standing]
        if plain(current) not in held and (held or not _is_empty(current)):
            kept = self._keep(connection, record, name, current, [h for h, _ in standing], now)
            standing = [(kept, plain(current))]
        ours = [head for head, value in standing if value == plain(known)]
        if ours:
            return ours
        return _revisions_with(connection, record.id, name, plain(known))

    def _keep(
        self,
        connection: Connection,
        record: Record,
        name: str,
        value: Any,
        parents: list[str],
        now: datetime,
    ) -> str:
        self._clock = tick(self._clock, _milliseconds(now))
        key = key_at(self._clock)
        row = {
            "id": key,
            "changed": now,
            "course_id": record.of_course,
            "kind": type(record).__tablename__,
            "entity": record.id,
            "field": name,
            "value": plain(value),
            "clock": self._clock,
            "device": self._device,
            "author": self._author,
            "parents": parents,
        }
        connection.execute(_table(Revision).insert(), row)
        return key

    def _set(
        self, connection: Connection, record: Record, values: dict[str, Any], now: datetime
    ) -> None:
        row = {"record": record.id, "changed": now, **values}
        connection.execute(_update_of(type(record)), row)


# Statements that every save needs are built once: building took longer than executing them.
_STATE = select(Meeting.state).where(Meeting.id == bindparam("meeting"))
_OF_FIELD = (Revision.entity == bindparam("of_entity"), Revision.field == bindparam("of_field"))
_NEWEST = select(func.max(Revision.clock)).where(*_OF_FIELD)
_PARENTS = select(Revision.id, Revision.clock, Revision.parents).where(*_OF_FIELD)
_VALUES = (
    select(Revision.id, Revision.value)
    .where(Revision.id.in_(bindparam("ids", expanding=True)))
    .order_by(Revision.clock.desc())
)


@cache
def _row_query(kind: type[Record], names: tuple[str, ...]) -> Executable:
    columns = [getattr(kind, name) for name in names] or [kind.id]
    return select(*columns).where(kind.id == bindparam("record"))


@cache
def _update_of(kind: type[Record]) -> Update:
    return _table(kind).update().where(kind.id == bindparam("record"))


def _is_empty(value: Any) -> bool:
    """Return whether a field was never filled in; 0 is a number like any other."""
    return value is None or value is False or value in ("", [])


def _is_untouched(known: Any, value: Any) -> bool:
    """Return whether the value is what we had read: then another window's newer one stays.

    A list that was changed in place is its own former value, and must still be written.
    """
    return known == value and not (known is value and isinstance(value, list | dict))


def refuse_locked(connection: Connection, record: Record) -> None:
    """Raise MeetingLocked where approved minutes hold the record fast.

    Asks the archive, not the copy in memory: another window may have approved them.
    """
    if not isinstance(record, MeetingPart | Meeting):
        return
    key = record.id if isinstance(record, Meeting) else record.meeting.id
    state = connection.execute(_STATE, {"meeting": key}).scalar()
    if state is MeetingState.APPROVED:
        raise MeetingLocked


def _refuse_erased(connection: Connection, record: Record) -> None:
    """Raise CourseGone where the course was erased: a window that still shows it knew nothing."""
    known = select(Tombstone.id).where(Tombstone.id == record.of_course)
    if connection.execute(known).first() is not None:
        raise CourseGone


def _exists(connection: Connection, record: Record) -> bool:
    kind = type(record)
    query = select(kind.id).where(kind.id == record.id)
    return connection.execute(query).one_or_none() is not None


def _heads(connection: Connection, entity: str, field: str) -> list[tuple[str, Any]]:
    """Return (id, value) of the revisions that no other one replaces, newest first."""
    place = {"of_entity": entity, "of_field": field}
    ids = [row.id for row in heads(connection.execute(_PARENTS, place))]
    return [(key, value) for key, value in connection.execute(_VALUES, {"ids": ids})]


def _revisions_with(connection: Connection, entity: str, field: str, value: Any) -> list[str]:
    query = (
        select(Revision.id, Revision.value)
        .where(Revision.entity == entity, Revision.field == field)
        .order_by(Revision.clock.desc())
    )
    return next(([key] for key, kept in connection.execute(query) if kept == value), [])


def _table(kind: type[Record]) -> Any:
    return kind.__table__


def _milliseconds(now: datetime) -> int:
    return int(now.timestamp() * 1000)
