"""From choices to paper: one sheet of a course or a meeting, made in whatever thread it is asked.

The same for the window and for the command line; decides no layout.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock

from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.week import week_label
from teammoede.printing.catalogue import Option, Sheet
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
    """Everything that decides what a sheet looks like; what a sheet lacks is left unread."""

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

    def text(self) -> str:
        """Return what can be copied of it, nothing confidential; empty where there is no text."""
        maker = _TEXTS.get(self.sheet)
        return maker(self) if maker else ""

    def file_name(self) -> str:
        """Return a name such as »Dagsorden uge 48 – Stjernestuen.pdf«, good on every system."""
        own = self.sheet.has(Option.MEETING) and self.meeting
        day = own.date if own else self.today
        whose = _for_a_file_name(self.course.group or self.course.title)
        # Whoever sends the file on sees it in the name.
        secret = self.confidential and self.sheet.has(Option.CONFIDENTIAL)
        warning = " med fortroligt" if secret else ""
        begin = f"{_for_a_file_name(self.sheet.label)}{warning} {week_label(day)}"
        return f"{begin} – {whose}.pdf" if whose else f"{begin}.pdf"


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


_MAKERS: dict[Sheet, Callable[[PaperJob], bytes]] = {
    Sheet.AGENDA: _agenda,
    Sheet.MINUTES: _minutes,
    Sheet.FOLLOWUP: _followup,
    Sheet.ROLES: _roles,
}


def _minutes_text(job: PaperJob) -> str:
    from teammoede.printing.plain import minutes_text

    return minutes_text(job.of, today=job.today, parts=job.parts, points=job.points)


_TEXTS: dict[Sheet, Callable[[PaperJob], str]] = {Sheet.MINUTES: _minutes_text}
