"""Where in a course's free texts a name stands, now and before: all that was typed, in passages.

Reads only; who is meant by a name is the business of `about_person`.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from teammoede.domain.absence import Absence
from teammoede.domain.action import Action, ActionReview
from teammoede.domain.base import Record
from teammoede.domain.course import Course
from teammoede.domain.handover import Handover
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_part import Attendance, Note, StateChange
from teammoede.domain.people import Membership
from teammoede.domain.practice import PracticeCheck
from teammoede.domain.revision import Revision
from teammoede.domain.role_plan import Area, RoleAssignment, Situation
from teammoede.domain.sharing import composed
from teammoede.domain.sign import Sign, SignRating

CONFIDENTIAL = "Fortroligt"
_AROUND = 300  # letters before and after a name in a line that is longer than it has to be

# Every field that somebody types words into, and what it is called.
FREE_TEXTS: dict[type[Record], dict[str, str]] = {
    Course: {
        "title": "Forløbets titel",
        "institution": "Dagtilbud",
        "group": "Børnegruppe",
        "goal": "Målet",
        "place": "Sted",
        "aliases": "Børnenes dæknavne",
    },
    Membership: {"name": "Navn på holdet"},
    Situation: {"title": "Situation"},
    Sign: {"title": "Tegn"},
    Absence: {},
    Meeting: {"place": "Sted", "cancel_words": "Aflysning"},
    Attendance: {},
    Note: {"text": "Drøftelse", "confidential": CONFIDENTIAL},
    Action: {
        "what": "Aftale",
        "who_words": "Aftale, hvem",
        "due_words": "Aftale, frist",
        "success": "Aftale, vi ser, det virker",
        "involved": "Aftale, med",
        "informed": "Aftale, besked til",
    },
    ActionReview: {"words": "Svar på en aftale", "due_words": "Svar på en aftale, frist"},
    Handover: {"words": "Overdragelse"},
    StateChange: {"reason": "Begrundelse"},
    RoleAssignment: {"words": "Rolleplan"},
    Area: {
        "title": "Ansvarsområde",
        "includes": "Ansvarsområde, omfatter",
        "who_words": "Ansvarsområde, hvem",
        "stand_in_words": "Ansvarsområde, stedfortræder",
    },
    SignRating: {"why": "Vurdering af et tegn"},
    PracticeCheck: {"help": "Hjælp til fast praksis"},
}

# Every field that names somebody by id, and what that person was there.
_NAMED: dict[str, str] = {
    "who": "Stod som den, der gør det",
    "to": "Stod som den, der overtager",
    "stand_in": "Stod som stedfortræder",
    "chair_id": "Stod som mødeleder",
    "minute_taker_id": "Stod som referent",
    "member_id": "Stod her",
}


@dataclass(frozen=True)
class Place:
    """Where a record stands: its meeting and the short title of its point, where it has them."""

    record: Record
    meeting: Meeting | None = None
    point: str = ""


@dataclass(frozen=True)
class Passage:
    """Some words that name somebody: what sort of text, where, and how the name is spelled."""

    label: str
    text: str
    spelled: tuple[str, ...]
    meeting: Meeting | None = None
    point: str = ""

    @property
    def confidential(self) -> bool:
        """Whether it stands in what is confidential."""
        return self.label == CONFIDENTIAL


@dataclass(frozen=True)
class FormerPassage:
    """A passage as it was before, and the day on which it was written so."""

    day: dt.date
    passage: Passage


def places(course: Course) -> Iterator[Place]:
    """Yield every record of a course, also those that were deleted on screen, by meeting."""
    for part in (course, *course.memberships, *course.situations, *course.signs):
        yield Place(part)
    for meeting in course.ordered_meetings():
        yield from _at_meeting(meeting)


def passages(place: Place, name: re.Pattern[str]) -> list[Passage]:
    """Return the passages of a record's free texts in which the name stands."""
    found: list[Passage] = []
    for field, label in FREE_TEXTS[type(place.record)].items():
        value = getattr(place.record, field)
        for text in value if isinstance(value, list) else [value]:
            found += _in_text(text, label, place, name)
    return found


def _in_text(text: str, label: str, place: Place, name: re.Pattern[str]) -> Iterator[Passage]:
    for words, spelled in cut_out(text, name):
        yield Passage(label, words, spelled, place.meeting, place.point)


def cut_out(text: str, name: re.Pattern[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the lines in which the name stands, a very long one cut, with how it is spelled."""
    text = composed(text)
    places = [found.span() for found in name.finditer(text)]
    for begin, end in _joined(_lines_around(text, places)):
        spelled = dict.fromkeys(" ".join(text[a:b].split()) for a, b in places if begin <= a < end)
        before = "…" if begin and text[begin - 1] != "\n" else ""
        after = "…" if text[end : end + 1] not in ("", "\n") else ""
        yield f"{before}{text[begin:end].strip()}{after}", tuple(spelled)


def _lines_around(text: str, places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, stop in places:
        begin = text.rfind("\n", 0, start) + 1
        end = text.find("\n", stop)
        end = len(text) if end < 0 else end
        if start - begin > _AROUND:
            blank = text.find(" ", start - _AROUND, start)
            begin = blank + 1 if blank >= 0 else start - _AROUND
        if end - stop > _AROUND:
            blank = text.rfind(" ", stop, stop + _AROUND)
            end = blank if blank >= 0 else stop + _AROUND
        yield begin, end


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans, those that touch as one."""
    joined: list[tuple[int, int]] = []
    for begin, end in spans:
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return joined


# former versions


def former(
    kept: Iterable[Place], revisions: Iterable[Revision], name: re.Pattern[str], ids: Set[str]
) -> Iterator[FormerPassage]:
    """Yield what former versions say and the course of now does not, each passage once.

    `ids` are the person's memberships: where one of them stood is told too.
    """
    by_id = {place.record.id: place for place in kept}
    seen = {(key, p.text) for key, place in by_id.items() for p in passages(place, name)}
    for revision in sorted(revisions, key=lambda revision: revision.clock):
        place = by_id.get(revision.entity)
        if place is None or revision.entity in ids:
            continue
        for passage in _once(place, revision, name, ids):
            key = (revision.entity, passage.label if passage.spelled == () else passage.text)
            if key not in seen:
                seen.add(key)
                yield FormerPassage(day_of(revision), passage)


def former_names(revisions: Iterable[Revision], ids: Set[str]) -> set[str]:
    """Return what these members were called before."""
    named = (r.value for r in revisions if r.entity in ids and r.field == "name")
    return {name for name in named if isinstance(name, str) and name.strip()}


def day_of(revision: Revision) -> dt.date:
    """Return the day on which a revision was written."""
    moment = int(revision.clock.partition("-")[0]) / 1000
    return dt.datetime.fromtimestamp(moment, dt.UTC).date()


def _once(
    place: Place, revision: Revision, name: re.Pattern[str], ids: Set[str]
) -> Iterator[Passage]:
    texts = [text for text in _listed(revision.value) if isinstance(text, str)]
    label = FREE_TEXTS[type(place.record)].get(revision.field)
    if label is not None:
        for text in texts:
            yield from _in_text(text, label, place, name)
    elif not ids.isdisjoint(texts) and ids.isdisjoint(
        _listed(getattr(place.record, revision.field, None))
    ):
        what = getattr(place.record, "what", "") or getattr(place.record, "title", "")
        label = _NAMED.get(revision.field, "Stod her")
        yield Passage(label, what, (), place.meeting, place.point)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _at_meeting(meeting: Meeting) -> Iterator[Place]:
    titles = {item.key: item.short for item in meeting.full_agenda.items}
    yield Place(meeting, meeting)
    for note in meeting.notes:
        yield Place(note, meeting, titles.get(note.point, note.point))
    for action in meeting.actions:
        point = titles.get(action.point, action.point)
        yield Place(action, meeting, point)
        yield from (Place(handover, meeting, point) for handover in action.handovers)
    for review in meeting.reviews:
        of = {item.key: item.short for item in review.action.meeting.full_agenda.items}
        yield Place(review, meeting, of.get(review.action.point, review.action.point))
    rest = (meeting.state_changes, meeting.assignments, meeting.areas)
    for parts in (*rest, meeting.ratings, meeting.checks):
        yield from (Place(part, meeting) for part in parts)
