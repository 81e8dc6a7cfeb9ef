"""How a field's value stands in revisions and exported files: ASCII keys, ISO 8601, plain JSON."""

import enum
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Date, Enum, Integer, Time, inspect

from teammoede.domain.base import Moment, Record
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
    if isinstance(value, str) and not isinstance(value, enum.Enum):
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
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return value


def typed(kind: type[Record], values: dict[str, Any]) -> dict[str, Any]:
    """Return plain values as the record's fields have them; those it has no field for are left."""
    columns = {p.key: p.columns[0].type for p in inspect(kind).column_attrs}
    return {n: reader(columns[n])(value) for n, value in values.items() if n in columns}


def reader(column: Any) -> Callable[[Any], Any]:
    """Return how a plain value becomes one of the archive."""
    if isinstance(column, Enum) and column.enum_class:
        return _or_none(column.enum_class)
    if isinstance(column, Date):
        return _or_none(date.fromisoformat)
    if isinstance(column, Time):
        return _or_none(time.fromisoformat)
    if isinstance(column, Moment):
        return _or_none(datetime.fromisoformat)
    if isinstance(column, Integer):
        return _or_none(int)  # JSON knows no difference between 1 and 1.0
    return lambda value: value


def _or_none(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else read(value)
