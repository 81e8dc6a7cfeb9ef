"""Which meeting the command line means: next, last, or the one of a day."""

from datetime import date

from teammoede.cli_parser import LAST, NEXT
from teammoede.domain.course import Course
from teammoede.domain.errors import Refused
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingState
from teammoede.domain.week import long_date


class NoMeeting(Refused):
    """There is no such meeting in the course."""


def find_meeting(course: Course, wanted: str | date) -> Meeting:
    """Return the meeting that is meant; raises NoMeeting."""
    if wanted == NEXT:
        found, missing = course.next_meeting(), "Der er intet kommende møde."
    elif wanted == LAST:
        found, missing = course.last_held(), "Der er ikke holdt noget møde endnu."
    else:
        assert isinstance(wanted, date)
        found = _on(course, wanted)
        missing = f"Der er intet møde {long_date(wanted)}. Se »teammoede meetings«."
    if found is None:
        raise NoMeeting(missing)
    return found


def _on(course: Course, day: date) -> Meeting | None:
    """Return the meeting of that day; one that was cancelled only where there is no other."""
    that_day = [m for m in course.ordered_meetings() if m.date == day]
    that_day.sort(key=lambda m: m.state is MeetingState.CANCELLED)
    return next(iter(that_day), None)
