"""From choices to paper: which sheet of which meeting, made beside the window.

Shows nothing; knows no store and no printer.
"""

import re
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock

from PySide6.QtCore import QObject, QTimer, Signal

from teammoede.domain.action import Action
from teammoede.domain.base import Choice
from teammoede.domain.meeting import Meeting
from teammoede.domain.role_plan import RolePlan
from teammoede.domain.week import week_label
from teammoede.printing.choices import AGENDA_PARTS, MINUTES_PARTS, Density, Order, Part


class Sheet(Choice):
    """The sheets that can be printed; keys are those of the command line."""

    AGENDA = "agenda", "Dagsorden"
    MINUTES = "minutes", "Referat"
    FOLLOWUP = "followup", "Opfølgningsark"
    ROLES = "roles", "Rollefordeling"

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts that can be left out; none where the sheet is one whole."""
        return {Sheet.AGENDA: AGENDA_PARTS, Sheet.MINUTES: MINUTES_PARTS}.get(self, ())


@dataclass(frozen=True)
class Paper:
    """A sheet as PDF, and the signs in its texts that the paper's font lacks."""

    data: bytes
    missing: tuple[str, ...]


# ReportLab keeps fonts and their subsets for the whole process.
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True)
class PaperJob:
    """Everything that decides what a sheet looks like; makes it without touching any widget."""

    meeting: Meeting
    sheet: Sheet
    today: date
    printed: datetime
    density: Density = Density.ROOMY
    order: Order = Order.PERSON
    parts: tuple[Part, ...] = MINUTES_PARTS
    points: tuple[str, ...] | None = None
    confidential: bool = False

    def make(self) -> Paper:
        """Return the sheet; takes from a tenth of a second to some seconds."""
        with _ONE_AT_A_TIME:
            from teammoede.printing.fonts import missing_signs

            return Paper(self._pdf(), tuple(missing_signs("\n".join(_texts(self)))))

    def _pdf(self) -> bytes:
        if self.sheet is Sheet.AGENDA:
            return self._agenda()
        if self.sheet is Sheet.MINUTES:
            return self._minutes()
        if self.sheet is Sheet.FOLLOWUP:
            return self._followup()
        return self._roles()

    def _agenda(self) -> bytes:
        from teammoede.printing.agenda import agenda

        return agenda(
            self.meeting,
            today=self.today,
            printed=self.printed,
            density=self.density,
            parts=self.parts,
            points=self.points,
        )

    def _minutes(self) -> bytes:
        from teammoede.printing.minutes import minutes

        return minutes(
            self.meeting,
            today=self.today,
            printed=self.printed,
            parts=self.parts,
            points=self.points,
            confidential=self.confidential,
        )

    def _followup(self) -> bytes:
        from teammoede.printing.followup import followup

        course = self.meeting.course
        return followup(course, by=self.order, today=self.today, printed=self.printed)

    def _roles(self) -> bytes:
        from teammoede.printing.roles import roles

        return roles(self.meeting, printed=self.printed)

    def file_name(self) -> str:
        """Return a name such as »Dagsorden uge 48 – Stjernestuen.pdf«, good on every system."""
        course = self.meeting.course
        day = self.today if self.sheet is Sheet.FOLLOWUP else self.meeting.date
        whose = _for_a_file_name(course.group or course.title)
        # Whoever sends the file on sees it in the name.
        warning = " med fortroligt" if self.confidential and self.sheet is Sheet.MINUTES else ""
        begin = f"{self.sheet.label}{warning} {week_label(day)}"
        return f"{begin} – {whose}.pdf" if whose else f"{begin}.pdf"


_NOT_IN_A_NAME = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_NAME_LETTERS = 60


def _for_a_file_name(text: str) -> str:
    spaced = " ".join(_NOT_IN_A_NAME.sub(" ", text).split())
    return spaced[:_NAME_LETTERS].strip(" .")


# the texts of a sheet, to know which signs its font lacks


def _texts(job: PaperJob) -> Iterator[str]:
    meeting, course = job.meeting, job.meeting.course
    yield from (course.title, course.institution, course.group)
    yield from (member.name for member in course.memberships)
    if job.sheet is Sheet.FOLLOWUP:
        done = [r.action for r in meeting.reviews if r.answer is not None]
        yield from _action_texts([*course.open_actions(job.today), *done])
        return
    yield meeting.place
    if job.sheet is Sheet.AGENDA:
        yield course.goal
        yield from _action_texts(meeting.carried_over())
    elif job.sheet is Sheet.MINUTES:
        yield course.goal
        yield from _minutes_texts(job)
    if job.sheet is not Sheet.AGENDA:
        yield from _role_texts(meeting)


def _minutes_texts(job: PaperJob) -> Iterator[str]:
    meeting = job.meeting
    yield meeting.cancel_words
    yield from (note.text for note in meeting.notes)
    if job.confidential:
        yield from (note.confidential for note in meeting.notes)
    yield from _action_texts([*meeting.carried_over(), *meeting.live_actions()])


def _action_texts(actions: Iterable[Action]) -> Iterator[str]:
    for action in actions:
        yield from (action.what, action.who_words, action.success)
        yield from (action.involved, action.informed)
        yield from (review.words for review in action.reviews)


def _role_texts(meeting: Meeting) -> Iterator[str]:
    plan = RolePlan.at(meeting)
    yield from (situation.title for situation in plan.situations)
    yield from (cell.words for cell in plan.cells.values())
    for area in plan.areas:
        yield from (area.title, area.includes, area.who_words, area.stand_in_words)


# making a sheet while the window goes on


class PaperMaker(QObject):
    """Makes one sheet after the other in a thread of its own; only the latest one counts.

    The window's thread looks in on it: nothing of Qt is touched from the other one.
    """

    made = Signal(Paper)
    failed = Signal(Exception)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._threads = ThreadPoolExecutor(1, "paper")
        self._latest: Future[Paper] | None = None
        self._look = QTimer(self, interval=15)
        self._look.timeout.connect(self._deliver)

    def start(self, job: PaperJob) -> None:
        """Begin with a sheet; what is under way or waits is dropped."""
        if self._latest is not None:
            self._latest.cancel()
        self._latest = self._threads.submit(job.make)
        self._look.start()

    def paper(self) -> Paper:
        """Return the sheet begun last, waiting where it is not ready; raises what went wrong."""
        assert self._latest is not None, "nothing was begun"
        return self._latest.result()

    def stop(self) -> None:
        """Make no more; a sheet under way ends by itself and is dropped."""
        self._look.stop()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _deliver(self) -> None:
        latest = self._latest
        if latest is None or not latest.done():
            return
        self._look.stop()
        error = latest.exception()
        if error is None:
            self.made.emit(latest.result())
        elif isinstance(error, Exception):
            self.failed.emit(error)
