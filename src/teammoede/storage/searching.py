"""Searches whatever was typed, in the courses that the viewer may see; a little at a time.

Reads the texts and folds them in passing: that measured faster than a function inside the archive,
and no second copy of a text has to be kept, erased and checked. What was deleted is not found.
"""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, select
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.orm.attributes import set_committed_value

from teammoede.domain.action import Action, ActionReview
from teammoede.domain.agenda import ROLES, AgendaItem
from teammoede.domain.base import Record
from teammoede.domain.course import Course, CourseState
from teammoede.domain.finding import Hit, Kind, Mark, Query, excerpt, marks, stand_in
from teammoede.domain.handover import Handover
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_part import Note, StateChange
from teammoede.domain.mentions import FREE_TEXTS
from teammoede.domain.people import Membership
from teammoede.domain.practice import PracticeCheck
from teammoede.domain.role_plan import DEFAULT_SITUATIONS, Area, RoleAssignment, Situation
from teammoede.domain.sharing import whole_words
from teammoede.domain.sign import DEFAULT_SIGNS, Sign, SignRating
from teammoede.domain.spot import Spot
from teammoede.domain.viewer import folded_name
from teammoede.storage.store import Store

_CONFIDENTIAL = "confidential"
_ALIASES = "aliases"
_GIVEN = frozenset((*DEFAULT_SITUATIONS, *DEFAULT_SIGNS))  # nobody typed these
_ORDER = (CourseState.RUNNING, CourseState.COMING, CourseState.ENDED)
_OF_MEETING = "r JOIN meeting m ON m.id = r.meeting_id WHERE m.course_id = :course"
_OF_ACTION = (
    "r JOIN meeting m ON m.id = r.meeting_id JOIN action a ON a.id = r.action_id "
    "WHERE m.course_id = :course AND NOT a.deleted"
)
_KINDS = list(Kind)
_AT_ONCE = 50  # places that are made ready in one step
_DAYS = " AND m.date BETWEEN :since AND :until"


@dataclass(frozen=True)
class _Source:
    """Where the texts of one class of records lie, and what they belong to."""

    record: type[Record]
    kind: Kind
    rows: str
    meeting: str = "r.meeting_id"
    point: str = "NULL"
    action: str = "NULL"
    special: str = ""  # of the point that has such records as its own

    def kind_of(self, field: str) -> Kind:
        return Kind.CONFIDENTIAL if field == _CONFIDENTIAL else self.kind

    @property
    def labels(self) -> Mapping[str, str]:
        """What the texts are called, by their fields."""
        return FREE_TEXTS[self.record]

    def select(self, kind: Kind | None) -> str:
        """Return the statement for a course; only the texts of a kind, where one is wanted."""
        names = {f: f'r."{f}"' for f in self.labels if kind in (None, self.kind_of(f))}
        head = (self.meeting, self.point, self.action, *(names.get(f, "''") for f in self.labels))
        days = _DAYS if "meeting m" in self.rows else ""
        written = " OR ".join(f"{name} <> ''" for name in names.values())
        return (
            f'SELECT r.id, {", ".join(head)} FROM "{self.record.__tablename__}" {self.rows}{days}'
            f" AND ({written})"
        )


_OF_COURSE = "r WHERE r.course_id = :course"
_SOURCES = (
    _Source(Course, Kind.COURSE, "r WHERE r.id = :course", meeting="NULL"),
    _Source(Membership, Kind.COURSE, _OF_COURSE, meeting="NULL"),
    _Source(Situation, Kind.COURSE, _OF_COURSE, meeting="NULL"),
    _Source(Sign, Kind.COURSE, _OF_COURSE, meeting="NULL"),
    _Source(
        Meeting, Kind.MEETING, "r JOIN meeting m ON m.id = r.id WHERE m.course_id = :course", "r.id"
    ),
    _Source(Note, Kind.DISCUSSION, _OF_MEETING, point="r.point"),
    _Source(
        Action, Kind.AGREEMENT, f"{_OF_MEETING} AND NOT r.deleted", point="r.point", action="r.id"
    ),
    # Words of an answer that was taken back are in no minutes.
    _Source(
        ActionReview,
        Kind.ANSWER,
        f"{_OF_ACTION} AND r.answer IS NOT NULL",
        point="a.point",
        action="a.id",
    ),
    _Source(
        Handover,
        Kind.AGREEMENT,
        "r JOIN action a ON a.id = r.action_id JOIN meeting m ON m.id = a.meeting_id "
        "WHERE m.course_id = :course AND NOT a.deleted",
        meeting="a.meeting_id",
        point="a.point",
        action="a.id",
    ),
    # A cancelled meeting has its words itself.
    _Source(StateChange, Kind.MEETING, f"{_OF_MEETING} AND r.state <> 'cancelled'"),
    _Source(RoleAssignment, Kind.ROLE, _OF_MEETING, special=ROLES),
    _Source(Area, Kind.ROLE, f"{_OF_MEETING} AND NOT r.deleted", special=ROLES),
    _Source(SignRating, Kind.RATING, _OF_MEETING, special="signs"),
    _Source(PracticeCheck, Kind.PRACTICE, _OF_ACTION, action="a.id", special="standing"),
)


class Search:
    """The courses of a viewer, to be searched again and again; `look_again` where they changed."""

    def __init__(self, store: Store, today: dt.date) -> None:
        self._store = store
        self.courses: list[Course] = []
        self.look_again(today)

    def look_again(self, today: dt.date) -> None:
        """Read anew which courses the viewer may see: running ones first, each time the newest."""
        self.courses = sorted(
            self._store.courses(today),
            key=lambda c: (_ORDER.index(c.state(today)), -(c.start or dt.date.min).toordinal()),
        )

    def people(self) -> list[str]:
        """Return the names of all who ever were on the team of a course, each once."""
        names = {folded_name(m.name): m.name.strip() for c in self.courses for m in c.memberships}
        return sorted((name for name in names.values() if name), key=str.casefold)

    def search(self, query: Query, course: str | None = None) -> Iterator[list[Hit]]:
        """Yield what is found in one course after the other, or in one alone; newest first.

        A step reads one course and yields nothing yet, or makes a few places ready, so that the
        next key never waits for long and somebody can write in between; raises what reading does.
        """
        for known in self.courses:
            if query and course in (None, known.id):
                with self._store.reading() as connection:
                    looked = _Looked.into(connection, known, query)
                yield []
                yield from looked.hits()


def search(store: Store, query: Query, today: dt.date) -> list[Hit]:
    """Return all that is found in the courses that the viewer may see."""
    return [hit for found in Search(store, today).search(query) for hit in found]


@dataclass(frozen=True)
class _Found:
    """A text that fits, before it is known what its meeting is called."""

    source: _Source
    field: str
    text: str
    meeting: str | None
    point: str | None
    action: str | None

    @property
    def kind(self) -> Kind:
        return self.source.kind_of(self.field)


@dataclass(frozen=True)
class _Looked:
    """What was read of a course for a search; what takes long in it is left to be done by parts."""

    query: Query
    person: "_Person | None"
    found: list[_Found]
    names: "_Names | None"

    @classmethod
    def into(cls, connection: Connection, course: Course, query: Query) -> "_Looked":
        person = _Person.on(connection, course, query.person) if query.person else None
        found = list(_found(connection, course, query, person))
        names = _Names(_with_meetings(connection, course.id)) if found else None
        return cls(query, person, found, names)

    def hits(self) -> Iterator[list[Hit]]:
        """Yield the places in their order, a few at a time."""
        names, wanted = self.names, self.query.point
        if names is None:
            return
        at = [(f, names.point(f)) for f in self.found]
        listed = sorted(
            ((f, point) for f, point in at if wanted in (None, point[0])),
            key=lambda pair: names.place(pair[0].meeting, pair[1][0], pair[0].kind),
        )
        for begin in range(0, len(listed), _AT_ONCE):
            yield [
                _hit(f, point, self._marks(f.text), names)
                for f, point in listed[begin : begin + _AT_ONCE]
            ]

    def _marks(self, text: str) -> tuple[Mark, ...]:
        return marks(text, self.query.words) or (self.person.named(text) if self.person else ())


def _found(
    connection: Connection, course: Course, query: Query, person: "_Person | None"
) -> Iterator[_Found]:
    values = {
        "course": course.id,
        "since": (query.since or dt.date.min).isoformat(),
        "until": (query.until or dt.date.max).isoformat(),
    }
    for source, statement in _statements(query.kind, query.is_of_meetings):
        for row in connection.exec_driver_sql(statement, values).fetchall():
            yield from _in_row(source, row, query, person)


@cache
def _statements(kind: Kind | None, of_meetings: bool) -> list[tuple[_Source, str]]:
    return [
        (source, source.select(kind))
        for source in _SOURCES
        if (kind is None or kind in map(source.kind_of, source.labels))
        and not (of_meetings and source.meeting == "NULL")
    ]


def _in_row(
    source: _Source, row: Row[Any], query: Query, person: "_Person | None"
) -> Iterator[_Found]:
    key, meeting, point, action, *texts = tuple(row)
    concerns = person is None or person.has(key, action)
    for field, text in zip(source.labels, texts, strict=True):
        if not text or (source.meeting == "NULL" and text in _GIVEN):
            continue
        if field == _ALIASES:
            text = ", ".join(json.loads(text))
        if not stand_in(text, query.words) or not (concerns or (person and person.named(text))):
            continue
        yield _Found(source, field, text, meeting, point, action)
        if not query.words:
            return  # of what belongs to a person, the first text says which it is


@dataclass(frozen=True)
class _Person:
    """What belongs to a person in one course, and how they are named in its texts."""

    records: Set[str]
    name: re.Pattern[str] | None

    @classmethod
    def on(cls, connection: Connection, course: Course, name: str) -> "_Person":
        """Look a person up in the team; who is not on it can still be named."""
        members = [m for m in course.memberships if folded_name(m.name) == folded_name(name)]
        short = course.short_names()
        spellings = {name, *(short[m.id] for m in members)}
        ids = [member.id for member in members]
        return cls(_records_of(connection, course, ids), whole_words(spellings))

    def has(self, *records: str | None) -> bool:
        """Return whether one of the records is theirs to do."""
        return not self.records.isdisjoint(records)

    def named(self, text: str) -> tuple[Mark, ...]:
        """Return where a text names the person."""
        return tuple(m.span() for m in self.name.finditer(text)) if self.name else ()


_WHOSE = (
    f"SELECT r.id, r.who, r.everyone FROM action {_OF_MEETING}",
    'SELECT r.action_id, r."to", r.everyone FROM handover r WHERE r.course_id = :course',
    f"SELECT r.id, r.who, 0 FROM role_assignment {_OF_MEETING}",
    f"SELECT r.id, r.who || r.stand_in, 0 FROM area {_OF_MEETING}",
)


def _records_of(connection: Connection, course: Course, members: Sequence[str]) -> frozenset[str]:
    """Return the ids of what these members do, everyone does, or was handed over to them."""
    if not members:
        return frozenset()
    rows = connection.exec_driver_sql(" UNION ALL ".join(_WHOSE), {"course": course.id})
    return frozenset(
        key for key, who, everyone in rows if everyone or any(m in (who or "") for m in members)
    )


def _with_meetings(connection: Connection, key: str) -> Course:
    """Return a course with its meetings alone, for what they are called."""
    query = select(Course).where(Course.id == key).options(selectinload(Course.meetings))
    with Session(connection) as session:
        course = session.scalars(query).one()
        session.expunge_all()
    for meeting in course.meetings:
        set_committed_value(meeting, "course", course)
    return course


class _Names:
    """What the meetings of a course and their points are called, each worked out once."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self._meetings = {m.id: m for m in course.meetings}
        self._turn = {m.id: turn for turn, m in enumerate(reversed(course.ordered_meetings()))}
        self._titles: dict[str, str] = {}
        self._points: dict[str, list[AgendaItem]] = {}

    def title(self, meeting: Meeting) -> str:
        """Return what a meeting is called."""
        if meeting.id not in self._titles:
            self._titles[meeting.id] = meeting.title
        return self._titles[meeting.id]

    def meeting(self, key: str | None) -> Meeting | None:
        """Return a meeting by its id."""
        return self._meetings.get(key or "")

    def points(self, key: str) -> list[AgendaItem]:
        """Return the points of a meeting in their order."""
        if key not in self._points:
            meeting = self.meeting(key)
            self._points[key] = list(meeting.full_agenda.items) if meeting else []
        return self._points[key]

    def point(self, found: _Found) -> tuple[str | None, str]:
        """Return the point of a text and its name; what hangs on no point has its special."""
        special, items = found.source.special, self.points(found.meeting or "")
        if special:
            return next(((i.key, i.short) for i in items if i.special == special), (None, ""))
        return found.point, next((i.short for i in items if i.key == found.point), "")

    def place(self, meeting: str | None, point: str | None, kind: Kind) -> tuple[int, int, int]:
        """Return where a text comes: the course's own, the newest meeting, point by point."""
        keys = [item.key for item in self.points(meeting or "")]
        turn = keys.index(point) if point in keys else -1
        return self._turn.get(meeting or "", -1), turn, _KINDS.index(kind)


def _hit(
    found: _Found, point: tuple[str | None, str], whole: tuple[Mark, ...], names: _Names
) -> Hit:
    meeting, course = names.meeting(found.meeting), names.course
    begin, end = whole[0] if whole else (0, 0)
    text, shown = excerpt(found.text, whole)
    return Hit(
        spot=Spot(
            course.id,
            meeting.id if meeting else "",
            point[0],
            found.action or "",
            found.field,
            begin,
            end - begin,
        ),
        kind=found.kind,
        label=found.source.labels[found.field],
        course=course.title,
        whole=found.text,
        found=whole,
        text=text,
        marks=shown,
        meeting=names.title(meeting) if meeting else "",
        point=point[1],
        day=meeting.date if meeting else None,
    )
