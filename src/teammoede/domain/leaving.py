"""What a person who leaves the team hands over: open actions, places in the role plan, areas.

Finds and checks it; writes nothing. Roles change at a meeting, so they need a planned one.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from teammoede.domain.action import Action
from teammoede.domain.choice import Choice
from teammoede.domain.course import Course
from teammoede.domain.errors import InvalidValue
from teammoede.domain.meeting import Meeting
from teammoede.domain.people import EVERYONE, Membership, Who, parse_who
from teammoede.domain.role_plan import WORKDAYS, Area, RolePlan, Situation
from teammoede.domain.week import WEEKDAYS, dated, long_date, short_date

_A_DAY = dt.timedelta(days=1)


class Sort(Choice):
    """What sort of thing it is; places and areas change at a meeting."""

    ACTION = "action", "Aftaler"
    PLACE = "place", "Roller"
    AREA = "area", "Ansvarsområder"


@dataclass(frozen=True)
class Piece:
    """One thing that is handed over; `others` have it too, and keep it."""

    others: tuple[str, ...]

    sort: ClassVar[Sort]

    @property
    def key(self) -> str:
        """What tells it from the others, also when the list is made anew."""
        raise NotImplementedError

    @property
    def what(self) -> str:
        """What it is called."""
        raise NotImplementedError

    @property
    def beside(self) -> str:
        """When, or in which part."""
        raise NotImplementedError


@dataclass(frozen=True)
class ActionPiece(Piece):
    """An open action."""

    action: Action
    day: dt.date

    sort = Sort.ACTION

    @property
    def key(self) -> str:
        return self.action.id

    @property
    def what(self) -> str:
        return " ".join(self.action.what.split()) or "(uden ord)"

    @property
    def beside(self) -> str:
        agreed = f"aftalt {dated(self.action.meeting.date, self.day)}"
        due = self.action.due_on()
        until = dated(due, self.day) if due else self.action.due_text()
        return f"{agreed}, senest {until}" if until else agreed


@dataclass(frozen=True)
class PlacePiece(Piece):
    """A situation of the day, on all weekdays on which the person stands there."""

    situation: Situation
    weekdays: tuple[int, ...]

    sort = Sort.PLACE

    @property
    def key(self) -> str:
        return self.situation.id

    @property
    def what(self) -> str:
        return self.situation.title

    @property
    def beside(self) -> str:
        if self.weekdays == WORKDAYS:
            return f"{WEEKDAYS[0]}–{WEEKDAYS[WORKDAYS[-1]]}"
        return ", ".join(WEEKDAYS[weekday] for weekday in self.weekdays)


@dataclass(frozen=True)
class AreaPiece(Piece):
    """An area of responsibility, as the one who has it or as stand-in."""

    area: Area
    stand_in: bool

    sort = Sort.AREA

    @property
    def key(self) -> str:
        return f"{self.area.key}/{self.beside}"

    @property
    def what(self) -> str:
        return self.area.title or self.area.includes or "(uden navn)"

    @property
    def beside(self) -> str:
        return "stedfortræder" if self.stand_in else "ansvarlig"


@dataclass(frozen=True)
class Leaving:
    """One person who leaves; `left` is the first day without, things change hands on `day`.

    Roles are written at `meeting`; where none is planned they are `stuck`. `turns` are the planned
    meetings that the person was to lead or to write.
    """

    member: Membership
    left: dt.date
    day: dt.date
    meeting: Meeting | None
    pieces: tuple[Piece, ...]
    stuck: tuple[Piece, ...]
    turns: tuple[Meeting, ...]

    @classmethod
    def of(cls, member: Membership, left: dt.date, today: dt.date) -> "Leaving":
        """Gather what a person has on the first day without them, or now where that has been."""
        course = member.course
        day = max(left, course.changes_from(today))
        meeting = _meeting_for_roles(course, day)
        last = next(reversed(course.ordered_meetings()), None)
        roles = tuple(_roles(meeting or last, member, day))
        actions = tuple(_actions(course, member, day))
        return cls(
            member,
            left,
            day,
            meeting,
            pieces=(*actions, *(roles if meeting else ())),
            stuck=() if meeting else roles,
            turns=tuple(
                m
                for m in course.planned_meetings()
                if m.date >= left and member.id in (m.chair_id, m.minute_taker_id)
            ),
        )

    @property
    def course(self) -> Course:
        """The course that the person was part of."""
        return self.member.course

    @property
    def has_nothing(self) -> bool:
        """Whether there is nothing to hand over at all."""
        return not (self.pieces or self.stuck or self.turns)

    def takers(self) -> list[Membership]:
        """Return who can take something over."""
        return [m for m in self.course.team(self.day) if m is not self.member]

    def check(self, given: Mapping[str, Who]) -> None:
        """Raise InvalidValue where the day cannot be, or somebody cannot take over."""
        joined = self.member.joined
        if joined is not None and self.left - _A_DAY < joined:
            raise InvalidValue(
                f"{self.member.name} kom på holdet {long_date(joined)}. Ret den sidste dag."
            )
        for who in given.values():
            self.check_taker(who)

    def check_taker(self, who: Who) -> None:
        """Raise InvalidValue where somebody is named who is not there any more, by words too."""
        in_words = parse_who(who.words, self.course.memberships).members
        named = {*who.members, *in_words}
        for taker in (m for m in self.course.memberships if m.id in named):
            if taker is self.member:
                raise InvalidValue(f"{taker.name} er den, der forlader holdet. Vælg en anden.")
            if not taker.takes_part(self.day):
                day = short_date(self.day)
                raise InvalidValue(f"{taker.name} er ikke på holdet {day} Vælg en anden.")

    def passed_on(self, members: list[str], words: str, who: Who) -> tuple[list[str], str]:
        """Return who stands in a role once it is handed over; »alle« is a word there."""
        place = members.index(self.member.id)
        new = [*members[:place], *who.members, *members[place + 1 :]]
        said = [words, EVERYONE if who.everyone else "", who.words]
        return list(dict.fromkeys(new)), ", ".join(filter(None, said))


def _meeting_for_roles(course: Course, day: dt.date) -> Meeting | None:
    """Return the first planned meeting from the day on, else the last one before it."""
    planned = course.planned_meetings()
    return next((m for m in planned if m.date >= day), planned[-1] if planned else None)


def _actions(course: Course, member: Membership, day: dt.date) -> Iterator[Piece]:
    for action in course.open_actions(day):
        members = action.who_on(day).members
        if member.id in members:
            yield ActionPiece(_without(members, member), action, day)


def _roles(meeting: Meeting | None, member: Membership, day: dt.date) -> Iterator[Piece]:
    if meeting is None:
        return
    plan = RolePlan.at(meeting)
    for situation in plan.situations:
        cells = {n: plan.cell(situation, n) for n in WORKDAYS}
        theirs = {n: cell for n, cell in cells.items() if cell and member.id in cell.who}
        if theirs:
            there = dict.fromkeys(key for cell in theirs.values() for key in cell.who)
            yield PlacePiece(_without(tuple(there), member), situation, tuple(theirs))
    for area in plan.areas:
        if area.valid_to is not None and area.valid_to < day:
            continue
        for members, stand_in in ((area.who, False), (area.stand_in, True)):
            if member.id in members:
                yield AreaPiece(_without(tuple(members), member), area, stand_in)


def _without(members: tuple[str, ...], member: Membership) -> tuple[str, ...]:
    return tuple(key for key in members if key != member.id)
