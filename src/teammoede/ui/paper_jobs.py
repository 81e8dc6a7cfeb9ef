"""From choices to paper: which sheet of which meeting, made beside the window.

Shows nothing; knows no store and no printer.
"""

import re
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock

from PySide6.QtCore import QObject, QTimer, Signal

from teammoede.domain.base import Choice
from teammoede.domain.meeting import Meeting
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
    """A sheet as PDF, and the signs on it that the paper's font lacks."""

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
            from teammoede.printing.fonts import collecting_missing

            with collecting_missing() as missing:
                return Paper(self._pdf(), tuple(missing))

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
