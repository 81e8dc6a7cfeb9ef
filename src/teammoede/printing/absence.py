"""The children's absence in numbers, to fill by hand or filled; never a name."""

from reportlab.platypus import Flowable

from teammoede.domain.meeting import Meeting
from teammoede.domain.week import monday_of
from teammoede.printing.blocks import labelled, say
from teammoede.printing.styles import EMPTY, TEXT


def absence_labels(meeting: Meeting) -> list[str]:
    """Return the labels of the two numbers of the meeting's week, with what is known already."""
    numbers = meeting.course.absence_in(monday_of(meeting.date))
    children = numbers.children if numbers else None
    days = numbers.days_away if numbers else None
    return [
        f"Børn i gruppen: {'' if children is None else children}",
        f"Børns fraværsdage i {meeting.week}: {'' if days is None else days}",
    ]


def absence_line(meeting: Meeting) -> Flowable:
    """Return the numbers of the meeting's week as a line of the minutes."""
    numbers = meeting.course.absence_in(monday_of(meeting.date))
    if numbers is None or (numbers.children is None and numbers.days_away is None):
        return say("Fravær: ikke skrevet op", EMPTY)
    said = []
    if numbers.children is not None:
        said.append(f"{numbers.children} børn i gruppen")
    if numbers.days_away is not None:
        share = f" ({numbers.share:.0%})".replace("%", " %") if numbers.share is not None else ""
        said.append(f"{numbers.days_away} fraværsdage{share}")
    return labelled(f"Fravær i {meeting.week}", [say(", ".join(said), TEXT)])
