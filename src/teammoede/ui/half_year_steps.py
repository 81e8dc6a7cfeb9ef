"""Planning the half-year as a command: for a course that has just begun, and at any time later."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from teammoede.domain.course import Course
from teammoede.ui.busy import busy

if TYPE_CHECKING:
    from teammoede.domain.half_year_draft import HalfYear
    from teammoede.ui.desk import Desk


class HalfYearSteps(QObject):
    """»Planlæg halvåret« in the menu Forløb."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        desk.window.ui.planAction.triggered.connect(self.plan)

    def plan(self) -> None:
        """Show the half-year, keep what is changed in it, and print it where that is wanted."""
        from teammoede.ui.dialogs.half_year_dialog import HalfYearDialog

        desk, course = self._desk, self._desk.course
        if course is None or not desk.all_saved():
            return
        dialog = HalfYearDialog(
            course,
            today=desk.today(),
            ask=desk.ask,
            closed_weeks=self._closed_weeks(course),
            parent=desk.window,
        )
        dialog.save = lambda: self._keep(course, dialog.half_year)
        if not desk.show_dialog(dialog):
            return
        desk.refresh()
        if dialog.print_wanted:
            desk.paper_steps.show("plan")

    def _keep(self, course: Course, half_year: "HalfYear") -> None:
        """Keep it whole, and say how many meetings came of it."""
        from teammoede.storage.half_year import plan_half_year

        with busy():
            new = plan_half_year(self._desk.store, course, half_year, self._desk.today())
        if new:
            said = (
                self.tr("1 møde er planlagt") if len(new) == 1 else self.tr("{} møder er planlagt")
            )
            self._desk.window.statusBar().showMessage(said.format(len(new)), 8_000)

    def _closed_weeks(self, course: Course) -> list[int] | None:
        """Return what is proposed for a course that was never planned.

        The weeks of the house's other courses, else those that are usual.
        """
        from teammoede.domain.week_numbers import USUAL_CLOSED

        if len(course.meetings) > 1:
            return None
        others = (c for c in self._desk.store.courses(self._desk.today()) if c.id != course.id)
        house = [c.closed_weeks for c in others if c.institution == course.institution]
        known = next((weeks for weeks in house if weeks), None)
        return known or [week for weeks, _ in USUAL_CLOSED for week in weeks]
