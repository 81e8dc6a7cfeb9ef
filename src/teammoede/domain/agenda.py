"""The fixed agenda: points in an order that nobody changes by hand.

Read from TOML text or from the snapshot that a meeting keeps; finds no files.
"""

import tomllib
from dataclasses import dataclass
from functools import cached_property
from typing import Any

OTHER = "other"


@dataclass(frozen=True)
class AgendaItem:
    """One point: `key` for the code, `short` for the tab, `title` for the paper."""

    key: str
    short: str
    title: str
    questions: tuple[str, ...] = ()
    special: str = ""


@dataclass(frozen=True)
class Agenda:
    """A fixed agenda with its points in order."""

    key: str
    title: str
    length: int
    items: tuple[AgendaItem, ...]

    @classmethod
    def from_toml(cls, text: str) -> "Agenda":
        """Read an agenda file."""
        return cls.from_data(tomllib.loads(text))

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> "Agenda":
        """Read the snapshot that `as_data` made."""
        items = tuple(
            AgendaItem(
                key=item["key"],
                short=item["short"],
                title=item["title"],
                questions=tuple(item.get("questions", ())),
                special=item.get("special", ""),
            )
            for item in data["items"]
        )
        return cls(key=data["key"], title=data["title"], length=data["length"], items=items)

    def as_data(self) -> dict[str, Any]:
        """Return the snapshot that a meeting keeps."""
        return {
            "key": self.key,
            "title": self.title,
            "length": self.length,
            "items": [
                {
                    "key": item.key,
                    "short": item.short,
                    "title": item.title,
                    "questions": list(item.questions),
                    "special": item.special,
                }
                for item in self.items
            ],
        }

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys of the points, in order."""
        return tuple(item.key for item in self.items)

    def item(self, key: str) -> AgendaItem:
        """Return a point by its key; KeyError where the agenda lacks it."""
        for item in self.items:
            if item.key == key:
                return item
        raise KeyError(key)

    def home_of(self, point: str) -> str:
        """Return where an action of `point` shows: at itself, else Andet, else the first."""
        if point in self.keys:
            return point
        return OTHER if OTHER in self.keys else self.keys[0]
