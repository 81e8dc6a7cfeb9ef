"""The children's absence in numbers, to fill by hand or filled; never a name."""

from datetime import date

from reportlab.platypus import Flowable

from teammoede.domain.absence import Absence
from teammoede.domain.meeting import Meeting
from teammoede.domain.week import monday_of, week_label
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
        labelled(f"Fravær i {week_label(monday)}", [say(told, TEXT)])
        for monday in _weeks(meeting)
        if (told := _told(meeting.course.absence_in(monday)))
    ]
    return lines or [say("Fravær: ikke skrevet op", EMPTY)]


def _weeks(meeting: Meeting) -> list[date]:
    return sorted({meeting.absence_monday, monday_of(meeting.date)})


def _told(numbers: Absence | None) -> str:
    if numbers is None:
        return ""
    said = []
    if numbers.children is not None:
        said.append(f"{numbers.children} børn i gruppen")
    if numbers.days_away is not None:
        share = f" ({numbers.share:.0%})".replace("%", " %") if numbers.share is not None else ""
        said.append(f"{numbers.days_away} fraværsdage{share}")
    return ", ".join(said)
