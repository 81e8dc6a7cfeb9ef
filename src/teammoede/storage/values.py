"""How a field's value stands in revisions and exported files: ASCII keys, ISO 8601, plain JSON."""

from datetime import date, datetime, time
from enum import Enum
from typing import Any

from sqlalchemy import inspect

from teammoede.domain.base import Record
from teammoede.domain.errors import InvalidValue

MOST_CHARACTERS = 200_000  # as in resources/course.schema.json
NOT_CONTENT = frozenset({"id", "changed"})


def fields(kind: type[Record]) -> list[str]:
    """Return the attribute names of a record's own columns, all but its key and time of change."""
    return [p.key for p in inspect(kind).column_attrs if p.key not in NOT_CONTENT]


def storable(value: Any) -> Any:
    """Return a value that an archive can hold and gives back equal.

    A tuple becomes a list. Half of a character, as a broken paste can leave it, becomes »�«: the
    words around it must not stay unsaved for it. Raises InvalidValue for a longer text than an
    exported file may hold.
    """
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, str) and not isinstance(value, Enum):
        if len(value) > MOST_CHARACTERS:
            raise InvalidValue(
                f"Teksten er på {len(value)} tegn, og der er plads til {MOST_CHARACTERS}. "
                "Flyt noget af den til et andet punkt, så gemmes den."
            )
        try:
            value.encode()
        except UnicodeEncodeError:
            return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return value


def plain(value: Any) -> Any:
    """Return a value as JSON holds it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return value
