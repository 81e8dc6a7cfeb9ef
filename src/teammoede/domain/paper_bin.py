"""The paper bin (papirkurv) of a course: what was deleted or emptied, and what would put it back.

Reads revisions that were handed to it; changes nothing. Members, situations and signs are not here:
they end on a day, stay in what was written before, and come back in lists of their own.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from teammoede.domain.action import Action, ActionReview
from teammoede.domain.agenda import ROLES, SINCE_LAST
from teammoede.domain.base import Record
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_part import Note
from teammoede.domain.practice import PracticeCheck
from teammoede.domain.revision import Revision
from teammoede.domain.role_plan import Area
from teammoede.domain.sign import SignRating
from teammoede.domain.versions import Written
from teammoede.domain.week import dated, week_label

Field = tuple[str, str]  # the id of a record, and the name of its field
Kept = Mapping[Field, Sequence[Revision]]  # the revisions of a field, newest first

APPROVED = "Referatet er godkendt. Genåbn mødet, så kan det lægges tilbage."
_AREA_CONTENT = ("title", "includes", "who", "who_words", "stand_in", "stand_in_words")
_AREA_DAYS = ("valid_from", "valid_to")
_TEXTS: tuple[tuple[type[Record], str, str], ...] = (
    (Note, "text", "Drøftelse"),
    (Note, "confidential", "Fortroligt"),
    (Action, "what", "Aftale"),
    (Action, "success", "Aftale, det virker, når"),
    (Action, "involved", "Aftale, involveret"),
    (Action, "informed", "Aftale, orienteres"),
    (ActionReview, "words", "Siden sidst, ord"),
    (SignRating, "why", "Vurdering, hvorfor"),
    (PracticeCheck, "help", "Fast praksis, hjælp"),
    (Course, "goal", "Målet"),
)


@dataclass(frozen=True)
class Binned:
    """One thing in the bin: what it was, where, who took it away, and what puts it back.

    `why_not` is a sentence where it cannot be put back now.
    """

    record: Record
    values: Mapping[str, Any]
    kind: str
    what: str
    meeting: Meeting | None
    point: str
    gone: Written | None
    why_not: str

    def place(self, today: date) -> str:
        """Return »Planlægningsmøde 12, ma 23.11., uge 48 · Organisering«."""
        if self.meeting is None:
            return "Forløbet"
        day = self.meeting.date
        at = f"{self.meeting.title}, {dated(day, today)}, {week_label(day)}"
        return f"{at} · {self.point}" if self.point else at


def asked_of(course: Course) -> list[Field]:
    """Return the fields whose revisions `binned` needs: those of what is deleted or empty now."""
    fields = [(record.id, name) for record, name, _ in _empty_texts(course)]
    fields += [(action.id, "deleted") for action in _deleted_actions(course)]
    for area in _deleted_areas(course):
        fields += [(area.id, name) for name in ("deleted", *_AREA_CONTENT, *_AREA_DAYS)]
    return fields


def binned(course: Course, kept: Kept) -> list[Binned]:
    """Return what is in the bin, by the revisions of what `asked_of` names; gone last comes first.

    A text that never held a word is nothing that anybody could miss.
    """
    found = [*_actions(course, kept), *_areas(course, kept), *_emptied(course, kept)]
    return sorted(
        found, key=lambda thing: thing.gone.at.timestamp() if thing.gone else 0, reverse=True
    )


# agreements and areas


def _deleted_actions(course: Course) -> Iterator[Action]:
    for meeting in course.meetings:
        yield from (a for a in meeting.actions if a.deleted and not a.is_blank)


def _actions(course: Course, kept: Kept) -> Iterator[Binned]:
    for action in _deleted_actions(course):
        yield _put(
            action,
            {"deleted": False},
            "Aftale",
            _one_line(action.what) or "(uden ord)",
            _last(kept.get((action.id, "deleted"), ())),
        )


def _deleted_areas(course: Course) -> list[Area]:
    """Return of each area its last row where that one says that it is deleted."""
    rows = {area.key: area for meeting in course.ordered_meetings() for area in meeting.areas}
    return [area for area in rows.values() if area.deleted]


def _areas(course: Course, kept: Kept) -> Iterator[Binned]:
    for area in _deleted_areas(course):
        values = {"deleted": False, **_former_content(area, kept)}
        title = str(values.get("title") or area.title)
        if title.strip():
            gone = _last(kept.get((area.id, "deleted"), ()))
            yield _put(area, values, "Ansvarsområde", _one_line(title), gone)


def _former_content(area: Area, kept: Kept) -> dict[str, Any]:
    """Return what an area held before it was emptied, which is how most areas are deleted.

    Its own revisions know, else the row of an earlier meeting that it began from.
    """
    if area.title.strip() and any(getattr(area, name) for name in _AREA_CONTENT[1:]):
        return {}
    earlier = [
        own
        for meeting in area.meeting.course.ordered_meetings()
        if meeting.order < area.meeting.order
        for own in meeting.areas
        if own.key == area.key
    ]
    former: dict[str, Any] = {}
    for name in (*_AREA_CONTENT, *_AREA_DAYS):
        if not getattr(area, name):
            held = [row.value for row in kept.get((area.id, name), ()) if row.value]
            held = [date.fromisoformat(day) for day in held] if name in _AREA_DAYS else held
            held += [getattr(own, name) for own in reversed(earlier) if getattr(own, name)]
            former |= {name: held[0]} if held else {}
    return former


# emptied texts


def _empty_texts(course: Course) -> Iterator[tuple[Record, str, str]]:
    for record in _records(course):
        if isinstance(record, Action) and record.deleted:
            continue  # it comes back whole
        for kind, name, label in _TEXTS:
            if isinstance(record, kind) and not getattr(record, name).strip():
                yield record, name, label


def _records(course: Course) -> Iterator[Record]:
    yield course
    for meeting in course.meetings:
        yield from (*meeting.notes, *meeting.actions, *meeting.reviews)
        yield from (*meeting.ratings, *meeting.checks)


def _emptied(course: Course, kept: Kept) -> Iterator[Binned]:
    for record, name, label in _empty_texts(course):
        rows = kept.get((record.id, name), ())
        text = next((str(row.value) for row in rows if row.value and str(row.value).strip()), "")
        if not re.search(r"\w", text):
            continue
        # Read across a table, what is confidential is only named.
        shown = "(en fortrolig tekst)" if name == "confidential" else _one_line(text)
        yield _put(record, {name: text}, label, shown, _last(rows))


def _put(
    record: Record, values: dict[str, Any], kind: str, what: str, gone: Written | None
) -> Binned:
    meeting = getattr(record, "meeting", None)
    return Binned(
        record=record,
        values=values,
        kind=kind,
        what=what,
        meeting=meeting,
        point=point_of(record),
        gone=gone,
        why_not=APPROVED if record.locked else "",
    )


def _last(rows: Sequence[Revision]) -> Written | None:
    return Written.of(rows[0]) if rows else None


def _one_line(text: str) -> str:
    return " ".join(text.split())


def point_of(record: Record) -> str:
    """Return the short title of the point that a record stands under, empty where under none."""
    meeting = getattr(record, "meeting", None)
    if not isinstance(meeting, Meeting):
        return ""
    items = meeting.full_agenda.items
    if isinstance(record, Area | SignRating | PracticeCheck):
        special = {Area: ROLES, SignRating: "signs", PracticeCheck: "standing"}[type(record)]
        return next((item.short for item in items if item.special == special), "")
    point = (
        record.action.point if isinstance(record, ActionReview) else getattr(record, "point", "")
    )
    return short_title(meeting, point)


def short_title(meeting: Meeting, point: str) -> str:
    """Return what the tab of a point is called, also where a short meeting lists all of them."""
    titles = {item.key: item.short for item in meeting.full_agenda.items}
    return titles.get(point, "Siden sidst" if point == SINCE_LAST else point)
