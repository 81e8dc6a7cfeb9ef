"""What the kept revisions tell: versions of a text, the bin of a course, what puts something back.

Reads many revisions at once; every change goes through the store, so that it is a revision too.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from teammoede.domain.base import Record
from teammoede.domain.course import Course
from teammoede.domain.paper_bin import Binned, Field, asked_of, binned
from teammoede.domain.revision import Revision
from teammoede.domain.versions import Version
from teammoede.storage.store import Store
from teammoede.storage.writing import Conflict

_MANY = 500  # keys in one question to the archive


def revisions_of(store: Store, fields: Iterable[Field]) -> dict[Field, list[Revision]]:
    """Return the revisions of many fields, newest first."""
    wanted = set(fields)
    names = {name for _, name in wanted}
    found: dict[Field, list[Revision]] = defaultdict(list)
    for row in _read(store, sorted({key for key, _ in wanted}), names):
        if (row.entity, row.field) in wanted:
            found[row.entity, row.field].append(row)
    return dict(found)


def all_revisions_of(store: Store, records: Iterable[Record]) -> list[Revision]:
    """Return the revisions of all fields of some records, newest first."""
    found = _read(store, sorted({record.id for record in records}), None)
    return sorted(found, key=lambda row: row.clock, reverse=True)


def _read(store: Store, keys: Sequence[str], names: set[str] | None) -> list[Revision]:
    found: list[Revision] = []
    with store.reading() as connection, Session(connection) as session:
        for begin in range(0, len(keys), _MANY):
            some = keys[begin : begin + _MANY]
            query = select(Revision).where(Revision.entity.in_(some))
            if names is not None:
                query = query.where(Revision.field.in_(names))
            found += session.scalars(query.order_by(Revision.clock.desc()))
        session.expunge_all()
    return found


def read_bin(store: Store, course: Course) -> list[Binned]:
    """Return what was deleted or emptied in a course and can come back, gone last first."""
    return binned(course, revisions_of(store, asked_of(course)))


def put_back(store: Store, things: Iterable[Binned]) -> list[Conflict]:
    """Put things of the bin back, all or none."""
    conflicts: list[Conflict] = []
    with store.writing():
        for thing in things:
            conflicts += store.change(thing.record, **thing.values)
    return conflicts


def take_back(store: Store, record: Record, field: str, version: Version) -> list[Conflict]:
    """Let a text stand as it once stood; one that stood beside it is the same as it from then."""
    values: dict[str, Any] = {field: version.text}
    return store.change(record, **values)
