"""From choices to paper: one sheet of a course or a meeting, made in whatever thread it is asked.

The same for the window and for the command line; decides no layout.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from threading import Lock

from teammoede.domain.action import Action
from teammoede.domain.catching_up import who_missed
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.sharing import candidates
from teammoede.domain.week import week_label
from teammoede.printing.catalogue import Option, Sheet, offered_meetings
from teammoede.printing.choices import MINUTES_PARTS, Density, Order, Part


@dataclass(frozen=True)
class Paper:
    """A sheet as PDF, and the signs on it that the paper's font lacks."""

    data: bytes
    missing: tuple[str, ...]


# ReportLab keeps fonts and their subsets for the whole process.
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True)
class PaperJob:
    """Everything that decides what a sheet looks like; what a sheet lacks is left unread.

    `series`: all meetings that are to come; `large`: A3; `members`: ids, without them those who
    missed the meeting; `picked`: ids of the initiatives that are shared.
    """

    sheet: Sheet
    course: Course
    today: date
    printed: datetime
    meeting: Meeting | None = None
    density: Density = Density.ROOMY
    order: Order = Order.PERSON
    parts: tuple[Part, ...] = MINUTES_PARTS
    points: tuple[str, ...] | None = None
    confidential: bool = False
    series: bool = False
    large: bool = False
    members: tuple[str, ...] | None = None
    picked: tuple[str, ...] = ()

    def make(self) -> Paper:
        """Return the sheet; takes from a tenth of a second to some seconds."""
        with _ONE_AT_A_TIME:
            from teammoede.printing.fonts import collecting_missing

            with collecting_missing() as missing:
                return Paper(_MAKERS[self.sheet](self), tuple(missing))

    @property
    def of(self) -> Meeting:
        """The meeting of a sheet that is one meeting's own."""
        assert self.meeting is not None, f"{self.sheet} is of a meeting"
        return self.meeting

    def called(self) -> list[Meeting]:
        """Return the meetings that are called: the one, or the series."""
        from teammoede.printing.invitation_words import to_call

        if not self.series:
            return [self.meeting] if self.meeting else []
        return to_call(offered_meetings(self.sheet, self.course), self.today)

    def initiatives(self) -> list[Action]:
        """Return the initiatives that are shared, those that did good first."""
        return [action for action in candidates(self.course) if action.id in self.picked]

    def text(self) -> str:
        """Return what can be copied of it, nothing confidential; empty where there is no text."""
        maker = _TEXTS.get(self.sheet)
        return maker(self) if maker else ""

    def file_name(self, ending: str = ".pdf") -> str:
        """Return a name such as »Dagsorden uge 48 – Stjernestuen.pdf«, good on every system."""
        own = self.meeting if self.sheet.has(Option.MEETING) and not self.series else None
        day = own.date if own else self.today
        whose = _for_a_file_name(self.course.group or self.course.title)
        # Whoever sends the file on sees it in the name.
        secret = self.confidential and self.sheet.has(Option.CONFIDENTIAL)
        warning = " med fortroligt" if secret else ""
        begin = f"{_for_a_file_name(self.sheet.label)}{warning} {week_label(day)}"
        return f"{begin} – {whose}{ending}" if whose else f"{begin}{ending}"


_NOT_IN_A_NAME = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_NAME_LETTERS = 60


def _for_a_file_name(text: str) -> str:
    spaced = " ".join(_NOT_IN_A_NAME.sub(" ", text).split())
    return spaced[:_NAME_LETTERS].strip(" .")


# what makes each sheet; ReportLab comes in with the first one


def _agenda(job: PaperJob) -> bytes:
    from teammoede.printing.agenda import agenda

    return agenda(
        job.of,
        today=job.today,
        printed=job.printed,
        density=job.density,
        parts=job.parts,
        points=job.points,
    )


def _minutes(job: PaperJob) -> bytes:
    from teammoede.printing.minutes import minutes

    return minutes(
        job.of,
        today=job.today,
        printed=job.printed,
        parts=job.parts,
        points=job.points,
        confidential=job.confidential,
    )


def _followup(job: PaperJob) -> bytes:
    from teammoede.printing.followup import followup

    return followup(job.course, by=job.order, today=job.today, printed=job.printed)


def _roles(job: PaperJob) -> bytes:
    from teammoede.printing.roles import roles

    return roles(job.of, printed=job.printed)


def _invitation(job: PaperJob) -> bytes:
    from teammoede.printing.invitation import invitation

    called = job.called()
    if not called:
        return _nothing(job, "Her står, hvem der mødes hvornår, når et møde er planlagt.")
    return invitation(called, printed=job.printed, today=job.today)


def _commitments(job: PaperJob) -> bytes:
    from teammoede.printing.commitments import commitments

    return commitments(job.course, printed=job.printed, today=job.today)


def _catch_up(job: PaperJob) -> bytes:
    from teammoede.printing.catch_up import catch_up

    meeting = job.of
    members = who_missed(meeting)
    if job.members is not None:
        members = [m for m in job.course.memberships if m.id in job.members]
    return catch_up(meeting, members, printed=job.printed, today=job.today)


def _plan(job: PaperJob) -> bytes:
    from teammoede.printing.course_plan import course_plan
    from teammoede.public_holidays import danish_holidays

    course = job.course
    days = [m.date for m in course.meetings] + [day for day in (course.start, course.end) if day]
    span = (min(days), max(days)) if days else (job.today, job.today)
    # Whole weeks: a holiday beside the first or the last meeting is of its week too.
    around = timedelta(weeks=1)
    holidays = danish_holidays(span[0] - around, span[1] + around)
    return course_plan(
        course, printed=job.printed, today=job.today, large=job.large, holidays=holidays
    )


def _share(job: PaperJob) -> bytes:
    from teammoede.printing.share import share

    return share(job.course, job.initiatives(), printed=job.printed)


def _introduction(job: PaperJob) -> bytes:
    from teammoede.printing.introduction import introduction

    return introduction(job.course, printed=job.printed, today=job.today)


def _evaluation(job: PaperJob) -> bytes:
    from teammoede.printing.evaluation import evaluation

    if job.meeting is None:
        return _nothing(job, "Her står slutevalueringen, når mødet er planlagt.")
    return evaluation(job.meeting, printed=job.printed, today=job.today)


def _standing(job: PaperJob) -> bytes:
    from teammoede.printing.standing import standing

    return standing(job.course, meeting=job.meeting, printed=job.printed, today=job.today)


def _nothing(job: PaperJob, words: str) -> bytes:
    from teammoede.printing.nothing import nothing

    label = job.sheet.label
    return nothing(job.course, label, words, printed=job.printed, today=job.today)


_MAKERS: dict[Sheet, Callable[[PaperJob], bytes]] = {
    Sheet.AGENDA: _agenda,
    Sheet.INVITATION: _invitation,
    Sheet.COMMITMENTS: _commitments,
    Sheet.MINUTES: _minutes,
    Sheet.FOLLOWUP: _followup,
    Sheet.CATCHUP: _catch_up,
    Sheet.ROLES: _roles,
    Sheet.PLAN: _plan,
    Sheet.SHARE: _share,
    Sheet.INTRODUCTION: _introduction,
    Sheet.EVALUATION: _evaluation,
    Sheet.STANDING: _standing,
}


def _minutes_text(job: PaperJob) -> str:
    from teammoede.printing.plain import minutes_text

    return minutes_text(job.of, today=job.today, parts=job.parts, points=job.points)


def _invitation_text(job: PaperJob) -> str:
    from teammoede.printing.plain import invitation_text

    return invitation_text(job.called(), today=job.today)


def _share_text(job: PaperJob) -> str:
    from teammoede.printing.share import share_text

    return share_text(job.course, job.initiatives())


_TEXTS: dict[Sheet, Callable[[PaperJob], str]] = {
    Sheet.MINUTES: _minutes_text,
    Sheet.INVITATION: _invitation_text,
    Sheet.SHARE: _share_text,
}
