"""The access log: who did what to which course; written beside the work, and never in its way.

Holds ids, names of sheets and numbers, and no text of a meeting. Without a viewer, as in the demo,
there is nobody to write of.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from teammoede.domain.access_entry import KEPT_MONTHS, AccessEntry, AccessEvent
from teammoede.domain.errors import Refused
from teammoede.domain.week import months_after
from teammoede.storage.store import Store
from teammoede.storage.values import fields

_HEADS = ("Hvornår", "Hvem", "Hvad", "Forløb", "Med hvad")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # how a cell begins that a spreadsheet would reckon


def record(store: Store, event: AccessEvent, course_id: str | None = None, words: str = "") -> None:
    """Note what the viewer does now; what cannot be written goes with the next one.

    `words` are names of sheets or people, or numbers: nothing that was written in a course, nor the
    course's title, for they outlive it.
    """
    record_each(store, event, [course_id], words)


def record_each(
    store: Store, event: AccessEvent, course_ids: Iterable[str | None], words: str = ""
) -> None:
    """Note what the viewer does now to several courses at once, as `record` does to one."""
    viewer = store.viewer
    if viewer is None:
        return
    now = datetime.now(UTC)
    store.unlogged += [
        AccessEntry(
            at=now,
            account=viewer.id,
            name=viewer.name,
            event=event,
            course_id=course_id,
            words=words,
        )
        for course_id in course_ids
    ]
    _write(store)


def record_failures(
    store: Store, failures: Mapping[str, Iterable[datetime]], names: Mapping[str, str]
) -> None:
    """Note wrong passwords from before somebody came in; both are by account."""
    store.unlogged += [
        AccessEntry(at=at, account=account, name=names.get(account, ""), event=AccessEvent.FAILED)
        for account, times in failures.items()
        for at in times
    ]
    _write(store)


def _write(store: Store) -> None:
    """Write what waits, by itself: a step that is undone would take it along."""
    if store.is_writing:
        return
    rows = [{"id": e.id} | {n: getattr(e, n) for n in fields(AccessEntry)} for e in store.unlogged]
    if not rows:
        return
    try:
        with store.writing() as connection:
            connection.execute(AccessEntry.__table__.insert(), rows)  # pyright: ignore[reportAttributeAccessIssue]
    except Refused:  # no room, or another program at it: the work itself goes on
        return
    store.unlogged.clear()


def entries(store: Store, since: datetime | None = None) -> list[AccessEntry]:
    """Return the log, newest first."""
    query = select(AccessEntry).order_by(AccessEntry.at.desc(), AccessEntry.id)
    if since is not None:
        query = query.where(AccessEntry.at >= since)
    with store.reading() as connection, Session(connection) as session:
        found = list(session.scalars(query))
        session.expunge_all()
    return found


def thin(store: Store, today: date) -> None:
    """Drop what is older than 24 months; where that cannot be, it is done another day."""
    first = months_after(today, -KEPT_MONTHS)
    oldest = datetime(first.year, first.month, first.day, tzinfo=UTC)
    too_old = AccessEntry.at < oldest
    with suppress(Refused):
        with store.reading() as connection:
            if connection.execute(select(AccessEntry.id).where(too_old).limit(1)).first() is None:
                return  # most days; nobody has to wait for a lock
        with store.writing() as connection:
            connection.execute(delete(AccessEntry).where(too_old))


def as_csv(log: Iterable[AccessEntry], titles: Mapping[str, str]) -> str:
    """Return the log as a table for a Danish spreadsheet; `titles` are the courses' by id."""
    text = io.StringIO()
    table = csv.writer(text, delimiter=";", lineterminator="\r\n")
    table.writerow(_HEADS)
    for entry in log:
        when = entry.at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
        cells = (entry.name, entry.event.label, course_name(entry, titles), entry.words)
        table.writerow([when, *map(_harmless, cells)])
    return "\ufeff" + text.getvalue()


def course_name(entry: AccessEntry, titles: Mapping[str, str]) -> str:
    """Return which course an entry is about, as people call it today."""
    return titles.get(entry.course_id, "slettet forløb") if entry.course_id else ""


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
