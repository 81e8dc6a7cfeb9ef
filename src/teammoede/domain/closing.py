"""What is still missing when a meeting is about to be closed; it is shown, nothing is forced."""

from dataclasses import dataclass
from datetime import date

from teammoede.domain.action import Action
from teammoede.domain.meeting import Meeting


@dataclass(frozen=True)
class Missing:
    """One gap: its Danish sentence, and where to jump to (point None is the meeting's head)."""

    text: str
    point: str | None = None
    action: Action | None = None


def missing_at(meeting: Meeting, today: date) -> list[Missing]:
    """Return the gaps in the agenda's order, those of the meeting's head first."""
    gaps = _missing_in_head(meeting)
    agenda = meeting.agenda
    since = meeting.since_last_by_point(today)
    for item in agenda.items:
        gaps += [
            Missing(f"Ikke besvaret: {action.what}", item.key, action)
            for action in since[item.key]
            if action.answered_at(meeting) is None
        ]
        gaps += [
            Missing(f"Ingen ansvarlig: {action.what}", item.key, action)
            for action in meeting.agreed_on(item.key)
            if not (action.who or action.everyone or action.who_words)
        ]
    return gaps


def _missing_in_head(meeting: Meeting) -> list[Missing]:
    gaps = []
    if not any(a.presence for a in meeting.attendances):
        gaps.append(Missing("Der er ikke krydset af, hvem der var til stede."))
    if meeting.chair is None:
        gaps.append(Missing("Der er ingen mødeleder."))
    if meeting.minute_taker is None:
        gaps.append(Missing("Der er ingen referent."))
    return gaps
