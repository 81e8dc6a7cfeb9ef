"""What a capture line gave an agreement, and what it was before: enough to make it the line again.

Knows no row and no store; the agreements write what is said here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from teammoede.domain.action import Action
from teammoede.domain.capture import Captured

_SAID = ("what", "who", "everyone", "who_words", "due", "due_date", "due_words", "point")


@dataclass
class TakenApart:
    """An agreement that was written as a line: its fields before and after, and the way back."""

    before: dict[str, Any]
    given: dict[str, Any]
    take_back: Callable[[], bool]

    def is_left_of(self, action: Action) -> bool:
        """Whether the agreement still stands as the line made it."""
        as_given = all(getattr(action, name) == value for name, value in self.given.items())
        return as_given and not action.is_answered


def as_line(action: Action, line: str) -> dict[str, Any]:
    """Return the fields of an agreement as they are while the whole line is its text."""
    return {name: getattr(action, name) for name in _SAID} | {"what": line}


def values_of(said: Captured, action: Action) -> dict[str, Any]:
    """Return the fields that a line gives an agreement, beside what it has already."""
    values: dict[str, Any] = {"what": said.what}
    if said.who:
        words = dict.fromkeys(part for part in (action.who_words, said.who.words) if part)
        values["who"] = list(dict.fromkeys((*action.who, *said.who.members)))
        values["everyone"] = action.everyone or said.who.everyone
        values["who_words"] = ", ".join(words)
    if said.due is not None:
        values |= {"due": said.due, "due_date": said.due_date, "due_words": ""}
    if said.point is not None and said.point != action.point:
        values["point"] = said.point
    return values
