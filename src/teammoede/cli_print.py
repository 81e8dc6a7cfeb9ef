"""The command `print`: which sheets of which meeting, and where the files go."""

from argparse import Namespace
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from teammoede.cli_parser import LAST, NEXT
from teammoede.domain.errors import Refused
from teammoede.domain.week import long_date

if TYPE_CHECKING:
    from teammoede.cli_parser import Parser
    from teammoede.domain.course import Course
    from teammoede.domain.meeting import Meeting

ALL = "all"
_NAMES = {
    "agenda": "dagsorden",
    "minutes": "referat",
    "followup": "opfoelgningsark",
    "roles": "rollefordeling",
}


def check_usage(parser: "Parser", options: Namespace) -> None:
    """End with 2 where the options do not fit the sheet."""
    if options.out == "":
        parser.refuse("--out skal have en værdi.")
    if options.sheet == ALL and options.out is not None and _is_file(options.out):
        parser.refuse("all laver flere filer. --out skal være en mappe.")


def print_sheets(course: "Course", options: Namespace, today: date) -> list[str]:
    """Make the sheets, write them, and return a line on each; raises Refused."""
    made: list[tuple[Path, bytes]] = []
    lines: list[str] = []
    for sheet in _NAMES if options.sheet == ALL else [options.sheet]:
        try:
            day, make = _sheet(sheet, course, options, today)
        except _NoMeeting as missing:
            if options.sheet != ALL or options.meeting is not None:
                raise
            lines.append(f"{_NAMES[sheet].capitalize()}: {missing}")
            continue
        made.append((_target(options.out, f"{_NAMES[sheet]}-{day}.pdf"), make()))
    return _written(made, options.out) + lines


class _NoMeeting(Refused):
    pass


def _sheet(
    sheet: str, course: "Course", options: Namespace, today: date
) -> tuple[date, Callable[[], bytes]]:
    """Return the day for the file's name, and what makes the sheet."""
    printed = datetime.combine(today, datetime.now().time())
    if sheet == "followup":
        from teammoede.printing.choices import Order
        from teammoede.printing.followup import followup

        return today, lambda: followup(course, by=Order.PERSON, today=today, printed=printed)
    meeting = _meeting(course, options.meeting or (LAST if sheet == "minutes" else NEXT))
    if sheet == "agenda":
        from teammoede.printing.agenda import agenda
        from teammoede.printing.choices import Density

        density = Density(options.density or "plads")
        return meeting.date, lambda: agenda(meeting, today=today, printed=printed, density=density)
    if sheet == "minutes":
        from teammoede.printing.minutes import minutes

        return meeting.date, lambda: minutes(meeting, today=today, printed=printed)
    from teammoede.printing.roles import roles

    return meeting.date, lambda: roles(meeting, printed=printed)


def _meeting(course: "Course", wanted: str | date) -> "Meeting":
    if wanted == NEXT:
        found, missing = course.next_meeting(), "Der er intet kommende møde."
    elif wanted == LAST:
        found, missing = course.last_held(), "Der er ikke holdt noget møde endnu."
    else:
        assert isinstance(wanted, date)
        found = _on(course, wanted)
        missing = f"Der er intet møde {long_date(wanted)}. Se »teammoede meetings«."
    if found is None:
        raise _NoMeeting(missing)
    return found


def _on(course: "Course", day: date) -> "Meeting | None":
    """Return the meeting of that day; one that was cancelled only where there is no other."""
    from teammoede.domain.meeting import MeetingState

    that_day = [m for m in course.ordered_meetings() if m.date == day]
    that_day.sort(key=lambda m: m.state is MeetingState.CANCELLED)
    return next(iter(that_day), None)


def _is_file(out: str) -> bool:
    return out.casefold().endswith(".pdf") and not Path(out).is_dir()


def _target(out: str | None, name: str) -> Path:
    if out is None:
        return Path(name)
    return Path(out) if _is_file(out) else Path(out) / name


def _written(made: list[tuple[Path, bytes]], out: str | None) -> list[str]:
    from teammoede.storage.files import FileUnwritable, write_file

    if out is not None and not _is_file(out):
        try:
            Path(out).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FileUnwritable(f"{out} kan ikke bruges som mappe.") from error
    for file, data in made:
        write_file(file, data)
    return [f"Skrevet: {file}" for file, _ in made]
