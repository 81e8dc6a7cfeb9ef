"""The command `calendar`: one meeting or the coming ones as a file for any calendar."""

from argparse import Namespace
from datetime import date, datetime

from teammoede.cli_files import target, written
from teammoede.cli_meetings import NoMeeting, find_meeting
from teammoede.cli_parser import NEXT
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.storage.calendar_file import calendar_of

_ENDING = ".ics"


def write_calendar(course: Course, options: Namespace, today: date) -> list[str]:
    """Write the file, and return a line on it; raises Refused."""
    meetings = _meetings(course, options, today)
    name = f"moeder-{today}" if options.series else f"moede-{meetings[0].date}"
    now = datetime.combine(today, datetime.now().time()).astimezone()
    file = target(options.out, f"{name}{_ENDING}")
    return written([(file, calendar_of(meetings, now=now))], options.out)


def _meetings(course: Course, options: Namespace, today: date) -> list[Meeting]:
    if not options.series:
        return [find_meeting(course, options.meeting or NEXT)]
    coming = [m for m in course.ordered_meetings() if m.date >= today and not m.is_held]
    if not coming:
        raise NoMeeting("Der er intet kommende møde.")
    return coming
