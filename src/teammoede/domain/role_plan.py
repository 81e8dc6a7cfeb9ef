"""The role plan: who stands where in the day's situations, and who owns which area.

A meeting stores only what it changes; the plan in force is laid from all meetings up to it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from teammoede.domain.base import KEY, Record, natural_id
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_part import MeetingPart
from teammoede.domain.people import Membership

if TYPE_CHECKING:
    from teammoede.domain.course import Course

WORKDAYS = (0, 1, 2, 3, 4)
DEFAULT_SITUATIONS = (
    "Modtagelse",
    "Morgensamling",
    "Formiddagsaktivitet",
    "Garderobe",
    "Legeplads",
    "Frokost",
    "Puslesituation",
    "Hvil",
    "Eftermiddagsmad",
    "Afhentning",
)


class Situation(Record):
    """A situation of the day in the course's own list, with the dates it came and went.

    The plans of earlier meetings stay as they were; without `began` it was there from the start.
    """

    __tablename__ = "situation"

    course_id: Mapped[str] = mapped_column(KEY, ForeignKey("course.id"), index=True)
    title: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    began: Mapped[date | None]
    ended: Mapped[date | None]

    course: Mapped["Course"] = relationship(back_populates="situations", lazy="raise")

    @property
    def of_course(self) -> str:
        return self.course_id

    def takes_place(self, day: date) -> bool:
        """Return whether it was in the list that day."""
        return (self.began is None or self.began <= day) and (
            self.ended is None or day < self.ended
        )


class RoleAssignment(MeetingPart):
    """Who stands in one situation on one weekday (0 is Monday), from this meeting on."""

    __tablename__ = "role_assignment"
    __table_args__ = (UniqueConstraint("meeting_id", "situation_id", "weekday"),)

    meeting_id: Mapped[str] = mapped_column(KEY, ForeignKey("meeting.id"), index=True)
    situation_id: Mapped[str] = mapped_column(KEY, ForeignKey("situation.id"))
    weekday: Mapped[int]
    who: Mapped[list[str]] = mapped_column(default=list)
    words: Mapped[str] = mapped_column(default="")

    meeting: Mapped[Meeting] = relationship(back_populates="assignments", lazy="raise")

    @property
    def content(self) -> tuple[frozenset[str], str]:
        """What counts as a change: who stands there, and the words."""
        return frozenset(self.who), self.words


class Area(MeetingPart):
    """An area of responsibility as one meeting left it; `key` follows the area through meetings."""

    __tablename__ = "area"
    __table_args__ = (UniqueConstraint("meeting_id", "key"),)

    meeting_id: Mapped[str] = mapped_column(KEY, ForeignKey("meeting.id"), index=True)
    key: Mapped[str] = mapped_column(KEY)
    position: Mapped[int] = mapped_column(default=0)
    title: Mapped[str] = mapped_column(default="")
    includes: Mapped[str] = mapped_column(default="")
    who: Mapped[list[str]] = mapped_column(default=list)
    who_words: Mapped[str] = mapped_column(default="")
    stand_in: Mapped[list[str]] = mapped_column(default=list)
    stand_in_words: Mapped[str] = mapped_column(default="")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    deleted: Mapped[bool] = mapped_column(default=False)

    meeting: Mapped[Meeting] = relationship(back_populates="areas", lazy="raise")

    @property
    def content(self) -> tuple[object, ...]:
        """What counts as a change, also the values that a later meeting's row starts from."""
        return tuple(getattr(self, name) for name in AREA_FIELDS)


AREA_FIELDS = (
    "position",
    "title",
    "includes",
    "who",
    "who_words",
    "stand_in",
    "stand_in_words",
    "valid_from",
    "valid_to",
    "deleted",
)


@dataclass(frozen=True)
class RolePlan:
    """The plan in force at a meeting, what the meeting changed, and when it last changed."""

    meeting: Meeting
    situations: list[Situation]
    cells: dict[tuple[str, int], RoleAssignment]
    areas: list[Area]
    changed_cells: frozenset[tuple[str, int]]
    changed_areas: frozenset[str]
    valid_from: date

    @classmethod
    def at(cls, meeting: Meeting) -> "RolePlan":
        """Lay the plan together from all meetings up to and including `meeting`.

        A plan written in a meeting that was cancelled later stays in force: people work by it.
        """
        cells: dict[tuple[str, int], RoleAssignment] = {}
        areas: dict[str, Area] = {}
        first_cells = first_areas = True
        changed_cells: frozenset[tuple[str, int]] = frozenset()
        changed_areas: frozenset[str] = frozenset()
        valid_from = None
        for step in [*_earlier(meeting), meeting]:
            first_cells, first_areas = not cells, not areas
            changed_cells = frozenset(_changed_cells(step, cells))
            changed_areas = frozenset(_changed_areas(step, areas))
            if changed_cells or changed_areas:
                valid_from = step.date
            cells |= {_place(cell): cell for cell in step.assignments}
            areas |= {area.key: area for area in step.areas}
        return cls(
            meeting=meeting,
            situations=_situations_at(meeting),
            cells={place: cell for place, cell in cells.items() if cell.who or cell.words},
            areas=sorted(
                (a for a in areas.values() if not a.deleted), key=lambda a: (a.position, a.key)
            ),
            # A first plan has no changes.
            changed_cells=frozenset() if first_cells else changed_cells,
            changed_areas=frozenset() if first_areas else changed_areas,
            valid_from=valid_from or meeting.date,
        )

    def cell(self, situation: Situation, weekday: int) -> RoleAssignment | None:
        """Return who stands there, None where nobody does."""
        return self.cells.get((situation.id, weekday))

    def is_changed(self, situation: Situation, weekday: int) -> bool:
        """Return whether this meeting changed the cell; a first plan has no changes."""
        return (situation.id, weekday) in self.changed_cells

    def gone(self, members: Iterable[str]) -> list[Membership]:
        """Return those of them who have left the team by the day of the meeting."""
        course, day = self.meeting.course, self.meeting.date
        named = (course.member(key) for key in members)
        return [m for m in named if m is not None and m.left is not None and m.left <= day]

    def still_named(self) -> list[Membership]:
        """Return who stands in the plan though they have left, each once."""
        cells = (key for cell in self.cells.values() for key in cell.who)
        areas = (key for area in self.areas for key in (*area.who, *area.stand_in))
        return self.gone(dict.fromkeys((*cells, *areas)))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is planned yet."""
        return not self.cells and not self.areas


def _earlier(meeting: Meeting) -> list[Meeting]:
    return [m for m in meeting.course.ordered_meetings() if m.order < meeting.order]


def _place(cell: RoleAssignment) -> tuple[str, int]:
    return cell.situation_id, cell.weekday


def _changed_cells(
    meeting: Meeting, before: dict[tuple[str, int], RoleAssignment]
) -> Iterator[tuple[str, int]]:
    for cell in meeting.assignments:
        earlier = before.get(_place(cell))
        if cell.content != (earlier.content if earlier else (frozenset(), "")):
            yield _place(cell)


def _changed_areas(meeting: Meeting, before: dict[str, Area]) -> Iterator[str]:
    for area in meeting.areas:
        if area.key not in before or area.content != before[area.key].content:
            yield area.key


def _situations_at(meeting: Meeting) -> list[Situation]:
    return [
        s
        for s in sorted(meeting.course.situations, key=lambda s: (s.position, s.id))
        if s.takes_place(meeting.date)
    ]


def situation_begins(meeting: Meeting) -> date | None:
    """Return from when a situation that is added at a meeting is there; None: it always was."""
    earlier = _earlier(meeting)
    return meeting.date if earlier and not RolePlan.at(earlier[-1]).is_empty else None


def situation_ends(meeting: Meeting) -> date:
    """Return from when a situation that is removed at a meeting is gone.

    Removed while an old meeting is open, it stays in the plans of those held since.
    """
    held = [m.date for m in meeting.course.meetings if m.is_held and m.order > meeting.order]
    return max(held) + timedelta(days=1) if held else meeting.date


def own_assignment(meeting: Meeting, situation_id: str, weekday: int) -> RoleAssignment:
    """Return the meeting's own row for a cell, a new one from the plan in force at need."""
    place = (situation_id, weekday)
    found = next((cell for cell in meeting.assignments if _place(cell) == place), None)
    if found:
        return found
    current = RolePlan.at(meeting).cells.get(place)
    return RoleAssignment(
        id=natural_id(meeting.id, *place),
        meeting=meeting,
        situation_id=situation_id,
        weekday=weekday,
        who=list(current.who) if current else [],
        words=current.words if current else "",
    )


def own_area(meeting: Meeting, area: Area) -> Area:
    """Return the meeting's own row for an area, a new one that starts from `area`."""
    found = next((own for own in meeting.areas if own.key == area.key), None)
    if found:
        return found
    values = {name: getattr(area, name) for name in AREA_FIELDS}
    return Area(id=natural_id(meeting.id, area.key), meeting=meeting, key=area.key, **values)
