"""»Det virkede …« as a command: what helped in one's courses becomes an agreement of this meeting.

Only the text is taken over; people and dates are this team's own to set.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QToolButton

from teammoede.domain.action import Action
from teammoede.domain.meeting import Meeting
from teammoede.domain.spot import Spot
from teammoede.ui.busy import busy
from teammoede.ui.style import mark
from teammoede.ui.widgets.section import Section

if TYPE_CHECKING:
    from teammoede.domain.what_worked import Find
    from teammoede.ui.desk import Desk
    from teammoede.ui.dialogs.reuse_dialog import ReuseDialog


class ReuseSteps(QObject):
    """»Det virkede …« in the menu Redigér."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._action = desk.window.ui.reuseAction
        self._action.setToolTip(self.tr("Brug en aftale, der hjalp før (Ctrl+Shift+D)"))
        self._action.triggered.connect(self.show)

    def serve(self, agreements: Section) -> None:
        """Offer it beside the heading of the agreements of a point, as long as they are written."""
        button = QToolButton()
        button.setDefaultAction(self._action)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        mark(button, role="quiet")
        agreements.top.addWidget(button)
        button.setVisible(self._action.isEnabled())
        self._action.enabledChanged.connect(button.setVisible)

    def show(self) -> None:
        """Ask which one, keep it on its point of the open meeting, and go on with who does it."""
        from teammoede.ui.dialogs.reuse_dialog import ReuseDialog

        desk, meeting, tab = self._desk, self._desk.meeting, self._desk.tabs.current
        if meeting is None or tab is None or meeting.read_only or not desk.all_saved():
            return
        with busy():
            finds = self._finds(meeting)
        desk.log_steps.seen({find.course for find in finds}, self.tr("Det virkede"))
        dialog = ReuseDialog(
            finds, self._situations(meeting, finds), point=tab.item.key, parent=desk.window
        )
        kept: list[Action] = []
        dialog.save = lambda: kept.extend(self._keep(meeting, tab.item.key, dialog))
        if desk.show_dialog(dialog) and kept:
            self._go_on_with(meeting, kept[-1])

    def _finds(self, meeting: Meeting) -> list["Find"]:
        from teammoede.domain.what_worked import what_worked

        store = self._desk.store
        visible = {course.id for course in store.courses(self._desk.today())}
        courses = [course for course in store.courses_with_actions() if course.id in visible]
        return what_worked(courses, meeting.agenda.keys, here=meeting.course_id)

    def _situations(self, meeting: Meeting, finds: list["Find"]) -> list[str]:
        """Return this course's own situations that something is known about."""
        from teammoede.domain.what_worked import situations_in

        live = [s for s in meeting.course.situations if s.takes_place(meeting.date)]
        live.sort(key=lambda situation: situation.position)
        return situations_in(finds, [situation.title for situation in live])

    def _keep(self, meeting: Meeting, point: str, dialog: "ReuseDialog") -> list[Action]:
        """Keep what was chosen, under its own point where this meeting has that."""
        find = dialog.chosen
        if find is None:
            return []
        place = max((action.position for action in meeting.actions), default=-1) + 1
        home = find.point if find.point in meeting.agenda.keys else point
        with self._desk.store.writing():
            action = Action(meeting=meeting, point=home, position=place, what=find.what)
            self._desk.store.keep(action)
        return [action]

    def _go_on_with(self, meeting: Meeting, action: Action) -> None:
        desk = self._desk
        desk.refresh()
        desk.go_to(Spot(meeting.course_id, meeting.id, action.point, action.id))
        tab = desk.tabs.current
        row = tab.agreements.row_of(action.id) if tab else None
        if row is not None:
            row.who.setFocus()
