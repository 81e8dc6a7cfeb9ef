"""The kept former versions: every change of a field is a revision that names its parents.

Append-only but for the open revision of a text that is being typed (reliability.md, »Merging«).
"""

import uuid
from collections.abc import Iterable
from typing import Any, TypeVar

from sqlalchemy import JSON, Index
from sqlalchemy.orm import Mapped, mapped_column

from teammoede.domain.base import KEY, Record

_LAST_COUNT = 99_999
_VERSION_7 = 7 << 76
_RANDOM_BITS = (1 << 76) - 1  # of a random UUID, all below its version


class Revision(Record):
    """One value that a field of an entity has had.

    `clock` is a hybrid clock (see `tick`), `author` stays empty until there is a sign-in, `parents`
    are the revisions that this one replaces; several revisions without a child are a conflict.
    """

    __tablename__ = "revision"
    __table_args__ = (
        Index("revision_of_field", "entity", "field", "clock"),
        Index("revision_by_clock", "clock"),
    )

    course_id: Mapped[str] = mapped_column(KEY, index=True)
    kind: Mapped[str]
    entity: Mapped[str] = mapped_column(KEY)
    field: Mapped[str]
    # The last column: SQLite reads past a long text to reach whatever stands behind it.
    value: Mapped[Any] = mapped_column(JSON, sort_order=1)
    clock: Mapped[str]
    device: Mapped[str]
    author: Mapped[str] = mapped_column(default="")
    parents: Mapped[list[str]] = mapped_column(default=list)


_Replacing = TypeVar("_Replacing")  # a Revision, or a row with its id, clock and parents


def heads(revisions: Iterable[_Replacing]) -> list[_Replacing]:
    """Return the revisions that no other one replaces, newest first."""
    rows: list[Any] = list(revisions)
    replaced = {parent for row in rows for parent in row.parents}
    standing = [row for row in rows if row.id not in replaced]
    return sorted(standing, key=_clock, reverse=True)


def _clock(row: Any) -> str:
    return row.clock


def key_at(clock: str) -> str:
    """Return a new key that sorts by its clock (a UUID of version 7, RFC 9562).

    Revisions written together lie together in the archive, so that keeping many of them costs no
    more in a large one.
    """
    moment = int(clock.partition("-")[0])
    random = uuid.uuid4().int & _RANDOM_BITS
    return str(uuid.UUID(int=(moment << 80) | random | _VERSION_7))


def tick(last: str, now_ms: int) -> str:
    """Return the next hybrid clock after `last`: milliseconds since 1970, a dash, and a counter.

    Never runs backwards, also when the computer's clock does; sorts as text.
    """
    moment, _, count = last.partition("-")
    if moment and int(count) >= _LAST_COUNT:
        now_ms = max(now_ms, int(moment) + 1)
    if moment and int(moment) >= now_ms:
        return f"{moment}-{int(count) + 1:05d}"
    return f"{now_ms:013d}-00000"
