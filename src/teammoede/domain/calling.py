"""Who calls a meeting together: the functions that its agenda names, as the people of the day.

Writes no invitation; the letter, the text and the calendar file all ask here.
"""

from teammoede.domain.meeting import Meeting
from teammoede.domain.people import Function, Membership


def callers(meeting: Meeting) -> list[Membership]:
    """Return who calls the meeting, in the order in which its agenda names the functions."""
    team = meeting.course.team(meeting.date)
    return [m for function in meeting.agenda.calls for m in team if m.function == function]


def called_by(meeting: Meeting, *, short: bool = False) -> str:
    """Return »Birgit Sand (pædagogisk vejleder) og Hanne Friis (leder)«.

    In short it is »Birgit og Hanne«. A function that nobody on the team has stands for itself, so
    that it is not forgotten.
    """
    people, names = callers(meeting), meeting.course.short_names()
    said: list[str] = []
    for function in meeting.agenda.calls:
        there = [m for m in people if m.function == function]
        named = [names[m.id] if short else f"{m.name} ({m.function.label})" for m in there]
        said += named or [label for label in [_label(function)] if label]
    return listed(said)


def listed(words: list[str]) -> str:
    """Return the words as one Danish list: »a, b og c«."""
    return " og ".join(part for part in [", ".join(words[:-1]), *words[-1:]] if part)


def _label(function: str) -> str:
    return Function(function).label if function in set(Function) else ""
