"""Short meetings (kort møde): which point burns, and how long a meeting is, folded and not.

Changes nothing; what a folded agenda holds is in `agenda` and `meeting`.
"""

import datetime as dt
from typing import Any

from teammoede.domain.agenda import ROLES, SHORT_MINUTES, Agenda, AgendaItem
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingKind


def usual_length(course: Course, kind: MeetingKind, agenda: Agenda) -> int:
    """Return how many minutes a meeting of a kind lasts where nobody says otherwise."""
    own = course.length if kind is MeetingKind.PLANNING else None
    return own or agenda.length


def length_when(short: bool, usual: int) -> int:
    """Return how many minutes to propose for a short meeting, or for a whole one."""
    return SHORT_MINUTES if short else usual


def points_to_burn(agenda: Agenda) -> list[AgendaItem]:
    """Return the points of which a short meeting keeps one; the roles are always kept."""
    return [item for item in agenda.items if item.special != ROLES]


def burning_point(meeting: Meeting, today: dt.date, front: str = "") -> str:
    """Return the point to keep: the one in front, the one chosen once, or where most is open."""
    keys = [item.key for item in points_to_burn(meeting.full_agenda)]
    chosen = next((key for key in (front, meeting.burning) if key in keys), None)
    if chosen is not None:
        return chosen
    waiting = meeting.since_last_by_point(today)
    return max(keys, key=lambda key: len(waiting.get(key, ())))


def folding(meeting: Meeting, today: dt.date, front: str = "") -> dict[str, Any]:
    """Return the fields that fold a meeting, or unfold it; a length of its own stays."""
    short = not meeting.short
    usual = usual_length(meeting.course, meeting.kind, meeting.full_agenda)
    values: dict[str, Any] = {"short": short}
    if short:
        values["burning"] = burning_point(meeting, today, front)
    if meeting.length in (None, length_when(meeting.short, usual)):
        values["length"] = length_when(short, usual)
    return values
