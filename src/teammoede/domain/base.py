"""What every kept thing has: a key, the time of its last change, its defaults from birth.

Knows no engine, session or query.
"""

import uuid
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, Dialect, Enum, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from teammoede.domain.choice import Choice

KEY = String(36)


def new_id() -> str:
    """Return a random UUID, the key of a new record."""
    return str(uuid.uuid4())


def natural_id(*parts: object) -> str:
    """Return the UUID of what can exist only once, such as the note on one point of a meeting.

    Two copies of a course that both create it create the same key, so that they merge.
    """
    return str(uuid.uuid5(uuid.NAMESPACE_OID, "/".join(str(part) for part in parts)))


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, kept as ISO 8601 text; SQLite itself would forget the time zone."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return value.astimezone(UTC).isoformat() if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return datetime.fromisoformat(value) if value else None


def _keys(choices: type[Choice]) -> list[str]:
    return [choice.value for choice in choices]


class Record(DeclarativeBase):
    """The base of all kept things; `id` and all defaults are there before the first save."""

    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy's own idiom
        list[str]: JSON,
        list[int]: JSON,
        dict[str, Any]: JSON,
        datetime: Moment,
        Choice: Enum(Choice, native_enum=False, values_callable=_keys, length=24),
    }

    id: Mapped[str] = mapped_column(KEY, primary_key=True, sort_order=-2)
    changed: Mapped[datetime | None] = mapped_column(sort_order=-1)

    def __init__(self, **values: Any) -> None:
        for column in type(self).__mapper__.columns:
            if column.default is not None and column.key not in values:
                default: Any = column.default
                setattr(
                    self,
                    column.key,
                    default.arg(None) if default.is_callable else default.arg,
                )
        self.id = values.pop("id", None) or new_id()
        for name, value in values.items():
            if not hasattr(type(self), name):
                raise TypeError(f"{type(self).__name__} has no field {name!r}")
            setattr(self, name, value)
            if isinstance(value, Record):
                setattr(self, f"{name}_id", value.id)

    @property
    def of_course(self) -> str:
        """The id of the course that this record belongs to."""
        raise NotImplementedError

    @property
    def locked(self) -> bool:
        """Whether approved minutes hold it fast."""
        return False
