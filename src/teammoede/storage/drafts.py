"""Brings into the archive what it refused before the program ended, as if it were typed now.

Where somebody wrote in the same field meanwhile, both texts are kept; where it cannot be put in
any more, the text is handed back.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import MANYTOONE, ONETOMANY

from teammoede.domain.base import Record
from teammoede.domain.course import Course
from teammoede.domain.errors import InvalidValue, MeetingLocked, Refused
from teammoede.domain.revision import Revision
from teammoede.storage.journal import Draft
from teammoede.storage.store import Store
from teammoede.storage.values import typed
from teammoede.storage.writing import Conflict


@dataclass(frozen=True)
class Returned:
    """One record's draft: its values as they are typed, and what became of them.

    `why` says why they could not be put in, and is empty where they were; without a record there
    is nothing any more that they belong to.
    """

    draft: Draft
    record: Record | None
    values: dict[str, Any] = field(repr=False)
    conflicts: list[Conflict] = field(default_factory=list, repr=False)
    why: str = ""

    @property
    def is_homeless(self) -> bool:
        """Whether the text has no place any more; approved minutes can be opened again."""
        return bool(self.why) and not (self.record is not None and self.record.locked)


def waiting(store: Store) -> list[Draft]:
    """Return what was refused and is in the archive in no version; only the viewer's own."""
    journal, own = store.journal, store.viewer.id if store.viewer else ""
    found = [d for d in journal.drafts() if d.account == own] if journal else []
    lacking = [replace(draft, values=_not_in(store, draft)) for draft in found]
    done = [draft for draft, left in zip(found, lacking, strict=True) if not left.values]
    if journal and done:
        journal.drop(done)
    return [draft for draft in lacking if draft.values]


def bring_back(store: Store) -> list[Returned]:
    """Write the viewer's drafts into the archive; return what became of each.

    What is returned is not kept in the journal any longer, so it must be shown; what is homeless
    stays there until somebody lets go of it. What the archive refuses just now waits for the next
    time.
    """
    found = sorted(waiting(store), key=lambda draft: draft.at)
    returned = [result for draft in found if (result := _bring_back(store, draft))]
    let_go(store, [result for result in returned if not result.is_homeless])
    return returned


def let_go(store: Store, returned: Iterable[Returned]) -> None:
    """Keep these no longer: they are in the archive or on the screen, or nobody wants them."""
    answered = {result.draft.id for result in returned}
    if store.journal and answered:
        store.journal.drop([d for d in store.journal.drafts() if d.id in answered])


def _bring_back(store: Store, draft: Draft) -> Returned | None:
    kind = _kind(draft.table)
    values = typed(kind, draft.values) if kind else dict(draft.values)
    try:
        record = _record(store.course(draft.course), draft, kind) if kind else None
    except KeyError:
        record = None
    if record is None:
        return Returned(draft, None, values, why="Det, teksten hørte til, er der ikke længere.")
    for name, value in typed(type(record), draft.known).items():
        setattr(record, name, value)  # what it was typed over, so that a newer text stays beside
    try:
        return Returned(draft, record, values, store.change(record, **values))
    except (MeetingLocked, InvalidValue) as refused:
        return Returned(draft, record, values, why=str(refused))
    except Refused:
        return None


def _kind(table: str) -> type[Record] | None:
    kinds = (mapper.class_ for mapper in Record.registry.mappers)
    return next((kind for kind in kinds if kind.__tablename__ == table), None)


def _record(course: Course, draft: Draft, kind: type[Record]) -> Record | None:
    """Return the record as the archive has it, or made anew; None where it belongs to nothing."""
    parts = {part.id: part for part in _parts(course)}
    if draft.id in parts:
        return parts[draft.id]
    values = typed(kind, draft.row)
    for relation in inspect(kind).relationships:
        if relation.direction is MANYTOONE:
            (column,) = relation.local_columns
            whole = parts.get(values.get(str(column.key), ""))
            if whole is None and not column.nullable:
                return None
            values[relation.key] = whole
    return kind(id=draft.id, **values)


def _parts(whole: Record) -> Iterator[Record]:
    yield whole
    for relation in inspect(type(whole)).relationships:
        if relation.direction is ONETOMANY:
            for part in whole.__dict__.get(relation.key, ()):
                yield from _parts(part)


def _not_in(store: Store, draft: Draft) -> dict[str, Any]:
    """Return the values that were not written after all, such as just before the program ended."""
    query = select(Revision.field, Revision.value).where(
        Revision.entity == draft.id, Revision.changed >= draft.at
    )
    with store.reading() as connection:
        since = [(name, value) for name, value in connection.execute(query)]
    return {name: value for name, value in draft.values.items() if (name, value) not in since}
