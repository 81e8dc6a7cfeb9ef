"""»Slet forløb …« in the menu Arkiv, the line that proposes it, and the end of what was begun.

Asks and tells; what is erased is the business of `erasing`, which goes on beside the window.
"""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from teammoede.domain.errors import Refused
from teammoede.ui.beside import Beside
from teammoede.ui.busy import busy
from teammoede.ui.offering import offer
from teammoede.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from teammoede.domain.course import Course
    from teammoede.domain.retention import DueCourse
    from teammoede.storage.erasing import Erasure
    from teammoede.storage.vault import Unlocked
    from teammoede.ui.desk import Desk
    from teammoede.ui.dialogs.erase_dialog import Erasable, ErasableCourse

LATER_MS = 4_000  # after the table is laid, so that the start is not slower for it


class ErasingSteps(QObject):
    """The command, for administrators only."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._beside = Beside(self)
        self._beside.failed.connect(self._leave_for_later)
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._later.timeout.connect(self.look_round)
        self.notice = Notice()
        desk.window.ui.centralLayout.insertWidget(1, self.notice)
        action = desk.window.ui.eraseAction
        action.triggered.connect(lambda: self.show())
        offer(action, desk.store.viewer)
        self._later.start()

    # at the start

    def look_round(self) -> None:
        """Finish what was begun, and say in one line which courses are over the limit."""
        from teammoede.storage.erasing import is_owed

        desk = self._desk
        if (desk.door is not None and desk.door.locked) or desk.saver.is_waiting:
            self._later.start()  # somebody types just now: a key would wait for all this reading
            return
        if not desk.window.isVisible():
            return  # closed meanwhile
        try:
            if is_owed(desk.store.folder):
                self._finish()
            self._propose()
        except Refused:
            self._later.start()  # the archive is away or busy just now

    def _finish(self) -> None:
        from teammoede.storage.erasing import purge_journal, sweep

        store, who = self._desk.store, self._unlocked
        if not self._beside.is_busy:
            purge_journal(store.folder, store.journal)
            self._beside.start(lambda: _no_more(sweep(store.folder, who)))

    def _leave_for_later(self, error: Exception) -> None:
        if not isinstance(error, Refused):
            raise error

    def _propose(self) -> None:
        viewer = self._desk.store.viewer
        if viewer is None or not viewer.is_administrator or not (due := self._due()):
            return
        self.notice.say(
            self._over(len(due)),
            (self.tr("Se på dem …"), self.show),
            (self.tr("Ikke nu"), lambda: None),
        )

    def _over(self, count: int) -> str:
        years = self._desk.house.retention_years
        if count == 1:
            return self.tr("1 forløb er over husets grænse på {} år.").format(years)
        return self.tr("{0} forløb er over husets grænse på {1} år.").format(
            count or "Ingen", years
        )

    def _due(self) -> "list[DueCourse]":
        from teammoede.domain.retention import due_for_erasure, over_from

        store, years, today = self._desk.store, self._desk.house.retention_years, self._desk.today()
        old = [
            c.id for c in store.courses(today) if c.end is None or over_from(c.end, years) <= today
        ]
        # Reading a course with its meetings takes long enough to be felt by whoever types.
        return due_for_erasure(map(store.course_with_actions, old), years, today)

    # erasing

    def show(self) -> None:
        """Show which courses can go, and let them."""
        from teammoede.ui.dialogs.erase_dialog import EraseDialog, EraseWays

        desk = self._desk
        self.notice.clear()
        if not desk.all_saved():
            return
        ways = EraseWays(self._look, self._export, self._erase)
        try:
            desk.show_dialog(EraseDialog(ways, desk.window))
        except Refused as refused:
            desk.ask.warn(desk.window, self.tr("Det gik ikke"), str(refused))
        desk.refresh()

    def _look(self) -> "Erasable":
        from teammoede.domain.retention import ended_on
        from teammoede.ui.dialogs.erase_dialog import Erasable

        today = self._desk.today()
        due = self._due()
        rows = [_due_row(one) for one in due]
        known = {row.id for row in rows}
        others = [c for c in self._desk.store.courses_with_actions() if c.id not in known]
        others.sort(key=lambda c: (ended_on(c) or date.max, c.title.casefold()))
        rows += [_other_row(course, today) for course in others]
        return Erasable(self._over(len(due)), tuple(rows))

    def _export(self, course_id: str) -> None:
        self._desk.course_steps.export(self._desk.store.course(course_id))

    def _erase(self, parent: QWidget, course_id: str) -> None:
        desk = self._desk
        try:
            title = desk.store.course(course_id).title
            if not desk.ask.confirm(
                parent,
                self.tr("Slet forløbet for altid"),
                self.tr(
                    "»{}« slettes nu for altid, også i sikkerhedskopierne. Det kan ikke fortrydes."
                ).format(title),
                self.tr("Slet for altid"),
                self.tr("Behold det"),
            ):
                return
            with desk.backup_steps.watch.resting():  # its copy would hold the course
                self._erase_rows(course_id)
                self._tell(parent, title, self._sweep(parent))
        except Refused as refused:
            desk.ask.warn(parent, self.tr("Det gik ikke"), str(refused))

    def _erase_rows(self, course_id: str) -> None:
        from teammoede.storage.erasing import erase_course

        with busy():
            erase_course(self._desk.store, course_id)
        self._desk.place.forget(course_id)

    def _sweep(self, parent: QWidget) -> "Erasure":
        from teammoede.storage.erasing import sweep

        folder, who = self._desk.store.folder, self._unlocked
        return self._desk.ask.beside(
            parent,
            self.tr("Forløbet slettes"),
            self.tr("Sikkerhedskopierne laves på ny uden forløbet …"),
            lambda: sweep(folder, who),
        )

    def _tell(self, parent: QWidget, title: str, erasure: "Erasure") -> None:
        """Say what became of it; what may still hold the course is deleted on the person's word."""
        from teammoede.storage.erasing import discard_left
        from teammoede.storage.erasure_words import said_of

        ask, head = self._desk.ask, self.tr("Forløbet er slettet")
        said = "\n\n".join([self.tr("»{}« er slettet.").format(title), *said_of(erasure)])
        if not (erasure.left or erasure.aside):
            ask.tell(parent, head, said)
            return
        question = self.tr("Skal det, der stadig kan rumme forløbet her, også slettes?")
        yes, no = self.tr("Slet det også"), self.tr("Behold det")
        if ask.confirm(parent, head, f"{said}\n\n{question}", yes, no):
            discard_left(erasure)
            self._sweep(parent)

    @property
    def _unlocked(self) -> "Unlocked | None":
        return self._desk.door.unlocked if self._desk.door else None


def _no_more(_erasure: "Erasure") -> None:
    """What was told when the course was erased is not told again."""


def _due_row(due: "DueCourse") -> "ErasableCourse":
    from teammoede.ui.dialogs.erase_dialog import ErasableCourse

    words = [f"sluttede {_day(due.ended)}", f"over grænsen siden {_day(due.over_from)}"]
    if due.open_actions:
        ones = "1 aftale" if due.open_actions == 1 else f"{due.open_actions} aftaler"
        words.append(f"{ones} er aldrig lukket")
    return ErasableCourse(due.course.id, due.course.title, " · ".join(words))


def _other_row(course: "Course", today: date) -> "ErasableCourse":
    from teammoede.domain.retention import ended_on
    from teammoede.ui.dialogs.erase_dialog import ErasableCourse

    ended = ended_on(course)
    when = f"sluttede {_day(ended)}" if ended and ended < today else course.state(today).label
    return ErasableCourse(course.id, course.title, f"{when} · ikke over grænsen")


def _day(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"
