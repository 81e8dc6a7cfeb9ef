"""New meetings on the fixed agenda of their kind, and how often a planned one was changed.

Makes records and reads agendas; writes nothing.
"""

from datetime import date
from typing import Any

from teammoede.domain.agenda import Agenda
from teammoede.domain.course import Course
from teammoede.domain.folding import usual_length
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingKind
from teammoede.domain.people import Membership
from teammoede.resources import read_text

_SCHEDULE = ("date", "start", "length", "place")


def fixed_agenda(kind: MeetingKind) -> Agenda:
    """Return the fixed agenda of a kind of meeting."""
    return Agenda.from_toml(read_text("agendas", f"{kind.value}.toml"))


def planned(course: Course, day: date, kind: MeetingKind) -> Meeting:
    """Return a new meeting on its agenda's snapshot; mødeleder and referent are proposals."""
    agenda = fixed_agenda(kind)
    meeting = Meeting(
        course=course,
        kind=kind,
        date=day,
        start=course.time,
        length=usual_length(course, kind, agenda),
        place=course.place,
        agenda_data=agenda.as_data(),
    )
    meeting.chair_id = proposed_chair(meeting)
    meeting.minute_taker_id = proposed_minute_taker(meeting, meeting.chair_id)
    return meeting


def proposed_chair(meeting: Meeting) -> str | None:
    """Return who is to lead a meeting: who calls it, else whose turn it is."""
    chair = _caller(meeting, meeting.full_agenda) or meeting.propose_chair()
    return chair.id if chair else None


def proposed_minute_taker(meeting: Meeting, chair: str | None) -> str | None:
    """Return whose turn it is to write, where somebody else leads."""
    taker = meeting.propose_minute_taker(chair)
    return taker.id if taker else None


def of_kind(meeting: Meeting, kind: MeetingKind) -> dict[str, Any]:
    """Return the fields that make a meeting, in which nothing is written yet, one of a kind."""
    if kind is meeting.kind:
        return {}
    return {"kind": kind, "agenda_data": fixed_agenda(kind).as_data()}


def with_sequence(meeting: Meeting, values: dict[str, Any]) -> dict[str, Any]:
    """Return the values, and one more change counted where they move a meeting (RFC 5545)."""
    if any(name in values and values[name] != getattr(meeting, name) for name in _SCHEDULE):
        return values | {"sequence": meeting.sequence + 1}
    return values


def _caller(meeting: Meeting, agenda: Agenda) -> Membership | None:
    """Return who calls a meeting of this kind, for they lead it."""
    team = meeting.course.team(meeting.date)
    called = (next((m for m in team if m.function == key), None) for key in agenda.calls)
    return next((member for member in called if member is not None), None)
