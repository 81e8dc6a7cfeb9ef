"""The children's absence in numbers, to fill by hand or filled; never a name."""

from reportlab.platypus import Flowable

from teammoede.domain.meeting import Meeting
from teammoede.domain.week import week_label
from teammoede.printing import wording
from teammoede.printing.blocks import labelled, say
from teammoede.printing.styles import EMPTY, TEXT


def absence_labels(meeting: Meeting) -> list[str]:
    """Return the labels of the two numbers of the week looked back on, with what is known."""
    monday = meeting.absence_monday
    numbers = meeting.course.absence_in(monday)
    children = numbers.children if numbers else None
    days = numbers.days_away if numbers else None
    return [
        f"Børn i gruppen: {'' if children is None else children}",
        f"Børns fraværsdage i {week_label(monday)}: {'' if days is None else days}",
    ]


def absence_lines(meeting: Meeting) -> list[Flowable]:
    """Return the numbers of the week looked back on, and of the meeting's own, for the minutes."""
    lines: list[Flowable] = [
        labelled(title, [say(numbers, TEXT)]) for title, numbers in wording.absence(meeting)
    ]
    return lines or [say("Fravær: ikke skrevet op", EMPTY)]
