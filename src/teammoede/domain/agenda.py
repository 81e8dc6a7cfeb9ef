"""The fixed agenda: points in an order that nobody changes by hand.

Read from TOML text or from the snapshot that a meeting keeps; finds no files.
"""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

OTHER = "other"
SINCE_LAST = "since_last"
SHORT_MINUTES = 20
ROLES = "roles"


@dataclass(frozen=True)
class AgendaItem:
    """One point: `key` for the code, `short` for the tab, `title` for the paper."""

    key: str
    short: str
    title: str
    questions: tuple[str, ...] = ()
    special: str = ""


_ALL_SINCE_LAST = AgendaItem(SINCE_LAST, "Siden sidst", "Siden sidst på alle punkter")


@dataclass(frozen=True)
class Agenda:
    """A fixed agenda with its points in order.

    `calls` and `attends` are functions in the team: who calls such a meeting, and who is invited
    (nobody named: the whole team). `length` is in minutes.
    """

    key: str
    title: str
    length: int
    items: tuple[AgendaItem, ...]
    calls: tuple[str, ...] = ()
    attends: tuple[str, ...] = ()

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
        return cls(
            key=data["key"],
            title=data["title"],
            length=data["length"],
            items=items,
            calls=tuple(data.get("calls", ())),
            attends=tuple(data.get("attends", ())),
        )

    def as_data(self) -> dict[str, Any]:
        """Return the snapshot that a meeting keeps."""
        return {
            "key": self.key,
            "title": self.title,
            "length": self.length,
            "calls": list(self.calls),
            "attends": list(self.attends),
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

    def folded(self, kept: Collection[str]) -> "Agenda":
        """Return the agenda of a short meeting: one list of what is open, and the points `kept`.

        What was agreed under a point that is folded away shows in that list, with its point named.
        """
        items = tuple(item for item in self.items if item.key in kept or item.special == ROLES)
        return replace(self, items=(_ALL_SINCE_LAST, *items), length=SHORT_MINUTES)

    def with_since_last(self) -> "Agenda":
        """Return the agenda with that one list before its points, for what is written there."""
        return replace(self, items=(_ALL_SINCE_LAST, *self.items))

    def home_of(self, point: str) -> str:
        """Return where an action of `point` shows: at itself, else Andet, else the first.

        In a short meeting it is the one list of what is open.
        """
        if point in self.keys:
            return point
        return next((key for key in (SINCE_LAST, OTHER) if key in self.keys), self.keys[0])
