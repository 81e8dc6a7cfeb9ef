"""Everything the archive holds on one person, or on a word such as a child's alias (GDPR art. 15).

Gathers from whole courses and changes nothing; other people stand in the passages too, so that
somebody has to read them before they are handed over.
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from teammoede.domain.access_entry import AccessEntry
from teammoede.domain.action import Action
from teammoede.domain.calling import listed
from teammoede.domain.course import Course
from teammoede.domain.errors import InvalidValue
from teammoede.domain.handover import Handover
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import Presence
from teammoede.domain.meeting_part import StateChange
from teammoede.domain.mentions import (
    FormerPassage,
    Passage,
    day_of,
    former,
    former_names,
    passages,
    places,
)
from teammoede.domain.people import Membership
from teammoede.domain.revision import Revision
from teammoede.domain.role_plan import Area
from teammoede.domain.sharing import composed, whole_words

_FEWEST_INITIALS = 2


@dataclass(frozen=True)
class ActionPart:
    """An agreement that the person is named in: when it was agreed, and now."""

    action: Action
    agreed: bool
    now: bool


@dataclass(frozen=True)
class RolePart:
    """A situation in which a meeting put the person, on these weekdays (0 is Monday)."""

    meeting: Meeting
    title: str
    weekdays: tuple[int, ...]


@dataclass(frozen=True)
class AreaPart:
    """An area that a meeting gave the person, as the one who has it or as stand-in."""

    meeting: Meeting
    area: Area
    stand_in: bool


@dataclass(frozen=True)
class InCourse:
    """What one course holds; `written` is how many changes the person made, by day."""

    course: Course
    spellings: tuple[str, ...]
    memberships: tuple[Membership, ...]
    attendances: tuple[tuple[Meeting, Presence], ...]
    led: tuple[Meeting, ...]
    wrote: tuple[Meeting, ...]
    actions: tuple[ActionPart, ...]
    for_everyone: int
    handovers: tuple[Handover, ...]
    roles: tuple[RolePart, ...]
    areas: tuple[AreaPart, ...]
    passages: tuple[Passage, ...]
    former: tuple[FormerPassage, ...]
    steps: tuple[StateChange, ...]
    written: tuple[tuple[dt.date, int], ...]

    def __bool__(self) -> bool:
        found = (self.memberships, self.attendances, self.led, self.wrote, self.actions)
        more = (self.handovers, self.roles, self.areas, self.passages, self.former)
        return any((*found, *more, self.steps, self.written))


@dataclass(frozen=True)
class AboutPerson:
    """What there is on one person; `is_member` says whether the name is on any team."""

    name: str
    also: tuple[str, ...]
    is_member: bool
    courses: tuple[InCourse, ...]
    log: tuple[AccessEntry, ...]

    def __bool__(self) -> bool:
        return bool(self.courses or self.log)

    @property
    def has_confidential(self) -> bool:
        """Whether a passage comes from what is confidential."""
        shown = [p for found in self.courses for p in found.passages]
        former = [f.passage for found in self.courses for f in found.former]
        return any(passage.confidential for passage in (*shown, *former))


def names_meant(courses: Iterable[Course], text: str) -> list[str]:
    """Return whoever of all teams can be meant: the whole name, else a shorter spelling."""
    wanted, whole, shorter = _folded(text), dict[str, str](), dict[str, str]()
    for course in courses:
        short = course.short_names()
        for member in course.memberships:
            name = _folded(member.name)
            if name == wanted:
                whole.setdefault(name, member.name)
            elif wanted and wanted in {_folded(short[member.id]), *_shorter(member)}:
                shorter.setdefault(name, member.name)
    return list((whole or shorter).values())


def about_person(
    courses: Sequence[Course],
    text: str,
    *,
    today: dt.date,
    also: Iterable[str] = (),
    revisions: Iterable[Revision] = (),
    log: Iterable[AccessEntry] = (),
) -> AboutPerson:
    """Gather everything on a person of any team, or on a word that nobody there is called.

    `also` are other spellings to look for. Raises InvalidValue where several can be meant.
    """
    name = _one_name(courses, text)
    also = tuple(word.strip() for word in also if word.strip())
    search = _Search(name, also, today)
    kept: dict[str, list[Revision]] = {}
    for revision in revisions:
        kept.setdefault(revision.course_id, []).append(revision)
    found = [search.in_course(course, kept.get(course.id, [])) for course in courses]
    return AboutPerson(
        name=name,
        also=also,
        is_member=any(course.memberships for course in found),
        courses=tuple(course for course in found if course),
        log=tuple(search.log(log)),
    )


def _one_name(courses: Sequence[Course], text: str) -> str:
    text = " ".join(text.split())
    if whole_words([text]) is None:
        raise InvalidValue("Skriv det navn eller det dæknavn, I leder efter.")
    meant = names_meant(courses, text)
    if len(meant) > 1:
        raise InvalidValue(f"»{text}« kan være {listed(meant)}. Skriv hele navnet.")
    return meant[0] if meant else text


def _folded(text: str) -> str:
    return composed(" ".join(text.split())).casefold()


def _shorter(member: Membership) -> set[str]:
    """Return the first name and the initials, folded."""
    initials = member.initials if len(member.initials) >= _FEWEST_INITIALS else ""
    return {_folded(spelling) for spelling in (*member.name.split()[:1], initials) if spelling}


@dataclass(frozen=True)
class _Search:
    """What is looked for."""

    name: str
    also: tuple[str, ...]
    today: dt.date

    @property
    def _own(self) -> set[str]:
        return {_folded(word) for word in (self.name, *self.also)}

    def log(self, rows: Iterable[AccessEntry]) -> list[AccessEntry]:
        """Return the lines of the person's account, and those that name the person."""
        rows = sorted(rows, key=lambda row: (row.at, row.id))
        name = whole_words([self.name, *self.also])
        accounts = {row.account for row in rows if _folded(row.name) in self._own and row.account}
        return [
            row
            for row in rows
            if row.account in accounts
            or _folded(row.name) in self._own
            or (name and name.search(composed(row.words)))
        ]

    def in_course(self, course: Course, revisions: Sequence[Revision]) -> InCourse:
        """Gather what one course holds."""
        own = self._own
        members = [m for m in course.memberships if _folded(m.name) in own]
        ids = {member.id for member in members}
        spellings = self._spellings(course, members, former_names(revisions, ids))
        name = whole_words(spellings)
        assert name is not None  # it was looked at when it was typed
        all_places = list(places(course))
        texts = [place for place in all_places if place.record.id not in ids]
        meetings = course.ordered_meetings()
        return InCourse(
            course=course,
            spellings=spellings,
            memberships=tuple(members),
            attendances=tuple(_attendances(meetings, ids)),
            led=tuple(m for m in meetings if m.chair_id in ids),
            wrote=tuple(m for m in meetings if m.minute_taker_id in ids),
            actions=tuple(_actions(meetings, ids, self.today)),
            for_everyone=sum(
                action.everyone
                and any(member.takes_part(action.meeting.date) for member in members)
                for action in course.actions()
            ),
            handovers=tuple(_handovers(meetings, ids)),
            roles=tuple(_roles(course, ids)),
            areas=tuple(_areas(meetings, ids)),
            passages=tuple(p for place in texts for p in passages(place, name)),
            former=tuple(former(all_places, revisions, name, ids)),
            steps=tuple(
                change
                for meeting in meetings
                for change in meeting.state_changes
                if _folded(change.author) in own
            ),
            written=tuple(_written(revisions, own)),
        )

    def _spellings(
        self, course: Course, members: Collection[Membership], before: Iterable[str]
    ) -> tuple[str, ...]:
        """Return how the person can be written in this course, each spelling nobody else's.

        Where they are on no team, the whole name alone: »Mette« would be somebody else's there.
        """
        found = {self.name, *self.also, *before}
        short = course.short_names()
        others = [m for m in course.memberships if m not in members]
        taken = {_folded(alias) for alias in course.aliases}
        taken |= {spelling for other in others for spelling in _shorter(other)}
        taken |= {_folded(short[other.id]) for other in others}
        for member in members:
            initials = member.initials if len(member.initials) >= _FEWEST_INITIALS else ""
            for spelling in (short[member.id], *member.name.split()[:1], initials):
                if spelling and _folded(spelling) not in taken:
                    found.add(spelling)
        return tuple(sorted(found, key=lambda spelling: (-len(spelling), spelling)))


def _attendances(meetings: Iterable[Meeting], ids: Set[str]) -> Iterator[tuple[Meeting, Presence]]:
    for meeting in meetings:
        for attendance in meeting.attendances:
            if attendance.member_id in ids and attendance.presence is not None:
                yield meeting, attendance.presence


def _actions(meetings: Iterable[Meeting], ids: Set[str], today: dt.date) -> Iterator[ActionPart]:
    """Yield what the person agreed to or took over, deleted ones too: they are still kept."""
    for action in (action for meeting in meetings for action in meeting.actions):
        agreed = not ids.isdisjoint(action.who)
        now = not ids.isdisjoint(action.who_now(today).members)
        if agreed or now or any(ids & set(handover.to) for handover in action.handovers):
            yield ActionPart(action, agreed, now)


def _handovers(meetings: Iterable[Meeting], ids: Set[str]) -> Iterator[Handover]:
    for action in (action for meeting in meetings for action in meeting.actions):
        for handover in sorted(action.handovers, key=lambda h: (h.day, h.id)):
            if handover.member_id in ids or not set(handover.to).isdisjoint(ids):
                yield handover


def _roles(course: Course, ids: Set[str]) -> Iterator[RolePart]:
    titles = {situation.id: situation.title for situation in course.situations}
    for meeting in course.ordered_meetings():
        days: dict[str, list[int]] = {}
        for cell in sorted(meeting.assignments, key=lambda cell: cell.weekday):
            if not ids.isdisjoint(cell.who):
                days.setdefault(cell.situation_id, []).append(cell.weekday)
        for situation, title in titles.items():
            if situation in days:
                yield RolePart(meeting, title, tuple(days[situation]))


def _areas(meetings: Iterable[Meeting], ids: Set[str]) -> Iterator[AreaPart]:
    for meeting in meetings:
        for area in sorted(meeting.areas, key=lambda area: (area.position, area.id)):
            for who, stand_in in ((area.who, False), (area.stand_in, True)):
                if not ids.isdisjoint(who):
                    yield AreaPart(meeting, area, stand_in)


def _written(revisions: Iterable[Revision], own: Set[str]) -> list[tuple[dt.date, int]]:
    """Return how many changes the person made, by day."""
    days = Counter(day_of(row) for row in revisions if _folded(row.author) in own)
    return sorted(days.items())
