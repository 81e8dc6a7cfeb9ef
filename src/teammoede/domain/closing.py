"""What is still missing when a meeting is about to be closed; it is shown, nothing is forced."""

from dataclasses import dataclass
from datetime import date

from teammoede.domain.action import Action
from teammoede.domain.calling import listed
from teammoede.domain.meeting import Meeting
from teammoede.domain.people import Function
from teammoede.domain.week import long_date


@dataclass(frozen=True)
class Missing:
    """One gap: its Danish sentence, and where to jump to (point None is the meeting's head)."""

    text: str
    point: str | None = None
    action: Action | None = None


def missing_at(meeting: Meeting, today: date) -> list[Missing]:
    """Return the gaps in the agenda's order, those of the meeting's head first."""
    gaps = _missing_in_head(meeting, today)
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


def _missing_in_head(meeting: Meeting, today: date) -> list[Missing]:
    gaps = []
    if meeting.date > today:
        gaps.append(Missing(f"Mødet er først {long_date(meeting.date)}."))
    if not any(a.presence for a in meeting.attendances):
        gaps.append(Missing("Der er ikke krydset af, hvem der var til stede."))
    if meeting.chair is None:
        gaps.append(Missing("Der er ingen mødeleder."))
    if meeting.minute_taker is None:
        gaps.append(Missing("Der er ingen referent."))
    gaps += [Missing(sentence) for sentence in (*_nobody_is(meeting), *_gone_since(meeting))]
    return gaps


def _nobody_is(meeting: Meeting) -> list[str]:
    """Say which function the concept wants at such a meeting and nobody has.

    A ressourcepædagog takes part where one is attached, so that one is not missed.
    """
    wanted = [Function(key) for key in meeting.agenda.attends if key in set(Function)]
    there = {member.function for member in meeting.invited()}
    return [
        f"Ingen på holdet er {function.label}."
        for function in wanted
        if function is not Function.RESOURCE and function not in there
    ]


def _gone_since(meeting: Meeting) -> list[str]:
    """Name who was at the start-up meeting and is missing at the final evaluation (seed 003)."""
    names = meeting.course.short_names()
    missing = [names[member.id] for member in meeting.missing_from_start()]
    return [f"Var med til opstartsmødet, men mangler her: {listed(missing)}."] if missing else []
