"""The team: who takes part in a course, and how people are named on screen and on paper.

A membership is one person in one course; nothing here knows about passwords or sign-in.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, count
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from teammoede.domain.base import KEY, Record
from teammoede.domain.choice import Choice

if TYPE_CHECKING:
    from teammoede.domain.course import Course

EVERYONE = "alle"


class Function(Choice):
    """What a person is in the course."""

    LEADER = "leader", "leder"
    COUNSELLOR = "counsellor", "pædagogisk vejleder"
    STAFF = "staff", "stuepersonale"
    RESOURCE = "resource", "ressourcepædagog"
    OTHER = "other", "anden"


class Membership(Record):
    """A person's function in a course; who came later or has left has the date of it."""

    __tablename__ = "membership"

    course_id: Mapped[str] = mapped_column(KEY, ForeignKey("course.id"), index=True)
    name: Mapped[str] = mapped_column(default="")
    function: Mapped[Function] = mapped_column(default=Function.STAFF)
    position: Mapped[int] = mapped_column(default=0)
    joined: Mapped[date | None]
    left: Mapped[date | None]

    course: Mapped["Course"] = relationship(back_populates="memberships", lazy="raise")

    @property
    def of_course(self) -> str:
        return self.course_id

    def takes_part(self, day: date) -> bool:
        """Return whether the person was on the team that day; without `joined`, from the start."""
        return (self.joined is None or self.joined <= day) and (
            self.left is None or day < self.left
        )

    @property
    def initials(self) -> str:
        """Up to three capitals, for the attendance row."""
        return "".join(word[0] for word in self.name.split()[:3]).upper()


def short_names(team: Iterable[Membership]) -> dict[str, str]:
    """Return for each membership id the shortest name that no one else in the team has.

    First name alone, else the last name's initial, the whole name, the function, a number.
    """
    team = list(team)
    names = {m.id: m.name.split()[0] if m.name.split() else "?" for m in team}
    for longer in _LONGER:
        shared = Counter(name.casefold() for name in names.values())
        for member in team:
            if shared[names[member.id].casefold()] > 1:
                names[member.id] = longer(member)
    taken: set[str] = set()
    for member in team:
        names[member.id] = _numbered(names[member.id], taken)
        taken.add(names[member.id].casefold())
    return names


def _numbered(name: str, taken: set[str]) -> str:
    """Return the name, with the first number that makes it another than those taken."""
    candidates = chain([name], (f"{name} {number}" for number in count(2)))
    return next(found for found in candidates if found.casefold() not in taken)


def _with_last_initial(member: Membership) -> str:
    words = member.name.split()
    return f"{words[0]} {words[-1][0]}." if len(words) > 1 else _whole(member)


def _whole(member: Membership) -> str:
    return member.name.strip() or "?"


def _with_function(member: Membership) -> str:
    return f"{_whole(member)} ({member.function.label})"


_LONGER: tuple[Callable[[Membership], str], ...] = (
    _with_last_initial,
    _whole,
    _with_function,
)


@dataclass(frozen=True)
class Who:
    """Who does it: members by id, or everyone, and words beside them."""

    members: tuple[str, ...] = ()
    everyone: bool = False
    words: str = ""
    unknown: tuple[str, ...] = field(default=(), compare=False)

    def __bool__(self) -> bool:
        return bool(self.members or self.everyone or self.words)

    def listed(self, names: Mapping[str, str]) -> list[str]:
        """Return the names of those who do it, »alle« first, words last; `names` are by id."""
        listed = [EVERYONE] if self.everyone else []
        listed += [names[key] for key in self.members if key in names]
        return [*listed, self.words] if self.words else listed


_SEPARATOR = re.compile(r"\s*(?:,|;|/|\+|&|\bog\b)\s*", re.IGNORECASE)


def parse_who(
    text: str,
    team: Sequence[Membership],
    *,
    names: Mapping[str, str] | None = None,
    everyone: bool = True,
) -> Who:
    """Read »Mette, Lars og vikaren«: known names become members, the rest stays as words.

    A name that looks like a person's (capitalised, one to three words) but is not on the team is
    also listed in `unknown`, so that it can be offered as a new member. `names` are what the team
    is called where more people are named beside them; where `everyone` cannot be kept, »alle« is
    a word.
    """
    known = _spellings(team)
    known |= {names[m.id].casefold(): m.id for m in team if names and m.id in names}
    members: list[str] = []
    words: list[str] = []
    unknown: list[str] = []
    all_of_them = False
    for part in _parts(text, known):
        if part.casefold() == EVERYONE:
            all_of_them = everyone
            words += [] if everyone else [part]
        elif part.casefold() in known:
            member = known[part.casefold()]
            if member not in members:
                members.append(member)
        else:
            words.append(part)
            if part[0].isupper() and len(part.split()) <= 3:
                unknown.append(part)
    return Who(tuple(members), all_of_them, ", ".join(words), tuple(unknown))


def _parts(text: str, known: dict[str, str]) -> list[str]:
    """Split at commas and »og«, but never inside a name that the team has."""
    cuts = [(0, 0), *(m.span() for m in _SEPARATOR.finditer(text)), (len(text), len(text))]
    longest = max((len(_SEPARATOR.findall(name)) for name in known), default=0)
    parts: list[str] = []
    place = 0
    while place < len(cuts) - 1:
        ends = range(min(place + 1 + longest, len(cuts) - 1), place, -1)
        runs = ((text[cuts[place][1] : cuts[end][0]].strip(), end) for end in ends)
        found = next(((p, e) for p, e in runs if p.casefold() in known), None)
        part, place = found or (text[cuts[place][1] : cuts[place + 1][0]].strip(), place + 1)
        if part:
            parts.append(part)
    return parts


def _spellings(team: Sequence[Membership]) -> dict[str, str]:
    """Return every unambiguous spelling of a member (short, full, first name, initials) → id."""
    spellings: dict[str, str] = {}
    short = short_names(team)
    by_kind: list[Callable[[Membership], str]] = [
        lambda m: m.initials,
        lambda m: m.name.split()[0] if m.name.split() else "",
        lambda m: m.name,
    ]
    for spelling in by_kind:
        counts = Counter(spelling(m).casefold() for m in team)
        for member in team:
            text = spelling(member).casefold()
            if text and counts[text] == 1:
                spellings[text] = member.id
    spellings.update({name.casefold(): key for key, name in short.items()})
    return spellings
