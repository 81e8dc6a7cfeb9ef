"""The command `print`: which sheets of which meeting, and where the files go."""

from argparse import Namespace
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from teammoede.cli_files import is_file, target, written
from teammoede.cli_parser import LAST, NEXT

if TYPE_CHECKING:
    from teammoede.cli_parser import Parser
    from teammoede.domain.course import Course
    from teammoede.domain.meeting import Meeting
    from teammoede.printing.catalogue import Sheet
    from teammoede.printing.paper_job import PaperJob

ALL = "all"
SHARE = "share"
_NAMES = {
    "agenda": "dagsorden",
    "invitation": "indkaldelse",
    "commitments": "forpligtelser",
    "minutes": "referat",
    "followup": "opfoelgningsark",
    "catchup": "hvad-gik-du-glip-af",
    "roles": "rollefordeling",
    "plan": "forloebsplan",
    "share": "til-resten-af-huset",
    "introduction": "introduktion",
    "evaluation": "slutevaluering",
    "standing": "holder-vi-fast",
}


def check_usage(parser: "Parser", options: Namespace) -> None:
    """End with 2 where the options do not fit the sheet."""
    if options.out == "":
        parser.refuse("--out skal have en værdi.")
    if options.sheet == ALL and options.out is not None and is_file(options.out, ".pdf"):
        parser.refuse("all laver flere filer. --out skal være en mappe.")
    if options.sheet == SHARE and options.read and not options.pick:
        parser.refuse("--read skal have --pick: hvilke tiltag er læst?")


def print_sheets(course: "Course", options: Namespace, today: date) -> list[str]:
    """Make the sheets, write them, and return a line on each; raises Refused."""
    from teammoede.printing.catalogue import Sheet

    if options.sheet == ALL:
        return _all(course, options, today)
    if options.sheet == SHARE and not options.read:
        from teammoede.cli_share import look_through

        return look_through(course, options.pick)
    job = _job(Sheet(options.sheet), course, options, today)
    return written([_made(job, options)], options.out)


def _all(course: "Course", options: Namespace, today: date) -> list[str]:
    """Make every sheet that there is something to make of, and say why not of the others."""
    from teammoede.cli_meetings import NoMeeting
    from teammoede.printing.catalogue import Sheet

    made: list[tuple[Path, bytes]] = []
    lines: list[str] = []
    for sheet in Sheet:
        try:
            job = _job(sheet, course, options, today)
        except NoMeeting as missing:
            if options.meeting is not None and sheet.kind is None:
                raise
            lines.append(_left_out(sheet, str(missing)))
            continue
        lacking = _lacking(job)
        if lacking:
            lines.append(_left_out(sheet, lacking))
        else:
            made.append(_made(job, options))
    return written(made, options.out) + lines


def _left_out(sheet: "Sheet", why: str) -> str:
    return f"{sheet.label.rstrip('?')}: {why}"


def _made(job: "PaperJob", options: Namespace) -> tuple[Path, bytes]:
    day = job.meeting.date if job.meeting else job.today
    return target(options.out, f"{_NAMES[job.sheet]}-{day}.pdf"), job.make().data


def _lacking(job: "PaperJob") -> str:
    """Return why there is nothing to make of a sheet; empty where there is."""
    from teammoede.domain.catching_up import who_missed
    from teammoede.domain.meeting_choices import MeetingKind
    from teammoede.domain.practice import kept_practice
    from teammoede.printing.catalogue import Sheet

    if job.sheet is Sheet.SHARE:
        return "Siden skal først læses. Se »teammoede print share«."
    if job.sheet is Sheet.INVITATION and not job.series and job.of.is_held:
        return "Mødet er holdt."
    if job.sheet is Sheet.CATCHUP and not job.members and not who_missed(job.of):
        return "Ingen manglede på mødet."
    if job.sheet is Sheet.STANDING and not kept_practice(job.course):
        return "Intet er blevet fast praksis endnu."
    if job.sheet is Sheet.COMMITMENTS and job.course.meeting_of(MeetingKind.START_UP) is None:
        return "Der er intet opstartsmøde."
    return ""


def _job(sheet: "Sheet", course: "Course", options: Namespace, today: date) -> "PaperJob":
    from teammoede.printing.catalogue import Option
    from teammoede.printing.choices import Density
    from teammoede.printing.paper_job import PaperJob

    printed = datetime.combine(today, datetime.now().time())
    job = PaperJob(
        sheet,
        course,
        today,
        printed,
        density=Density(options.density or Density.ROOMY),
        large=options.size == "a3",
        series=options.series and sheet.has(Option.SERIES),
    )
    if sheet.has(Option.INITIATIVES) and options.pick:
        from teammoede.cli_share import picked

        job = replace(job, picked=tuple(action.id for action in picked(course, options.pick)))
    if sheet.has(Option.PEOPLE) and options.person is not None:
        job = replace(job, members=_members(course, options.person))
    if sheet.has(Option.MEETING) and not job.series:
        job = replace(job, meeting=_meeting(sheet, course, options))
    return job


def _members(course: "Course", name: str) -> tuple[str, ...]:
    from teammoede.cli_names import members_called
    from teammoede.domain.errors import Refused

    found = members_called(course, name)
    if not found:
        raise Refused(f"Ingen på holdet hedder »{name}«. Se stavemåden i »teammoede actions«.")
    return tuple(member.id for member in found)


def _meeting(sheet: "Sheet", course: "Course", options: Namespace) -> "Meeting | None":
    """Return the meeting that the sheet is made of; raises NoMeeting."""
    from teammoede.cli_meetings import NoMeeting, find_meeting
    from teammoede.printing.catalogue import Sheet, fitting_meeting

    if sheet.kind is None:
        usual = LAST if sheet in (Sheet.MINUTES, Sheet.CATCHUP) else NEXT
        return find_meeting(course, options.meeting or usual)
    if options.meeting is not None and options.sheet != ALL:
        found = find_meeting(course, options.meeting)
        if found.kind is not sheet.kind:
            raise NoMeeting(f"Mødet er ikke af slagsen »{sheet.kind.label}«. Se »meetings«.")
        return found
    fitting = fitting_meeting(sheet, course, None)
    if fitting is None and sheet is Sheet.EVALUATION:
        raise NoMeeting("Der er ingen slutevaluering i forløbet.")
    return fitting
