"""From the window to the paper: opens the sheets of the open meeting, copies its minutes."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from teammoede.domain.access_entry import AccessEvent
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingKind, MeetingState
from teammoede.printing.catalogue import Sheet

if TYPE_CHECKING:
    from teammoede.ui.desk import Desk


class PaperSteps(QObject):
    """The menu Udskriv."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        ui = desk.window.ui
        for sheet in Sheet:
            action: QAction = getattr(ui, f"print{sheet.capitalize()}Action")
            action.triggered.connect(lambda _=False, sheet=sheet: self.show(sheet))
        ui.copyMinutesAction.triggered.connect(self.copy_minutes)
        for wanted in (desk.head.printWanted, ui.printFittingAction.triggered):
            wanted.connect(self.show_fitting)

    def show_fitting(self) -> None:
        """Show the sheet that fits: the agenda before a meeting, its outcome after it."""
        meeting = self._desk.meeting
        if meeting is not None:
            after = "evaluation" if meeting.kind is MeetingKind.EVALUATION else "minutes"
            self.show("agenda" if meeting.state is MeetingState.PLANNED else after)

    def show(self, sheet: str, meeting: Meeting | None = None) -> None:
        """Show a sheet of the open meeting, or of another one, as it will be printed."""
        from teammoede.ui.dialogs.print_dialog import PrintDialog

        desk = self._desk
        shown = meeting or desk.meeting
        if shown is not None and desk.all_saved():
            dialog = PrintDialog(
                shown,
                sheet,
                today=desk.today(),
                now=datetime.now,
                ask=desk.ask,
                parent=desk.window,
            )
            dialog.went_out.connect(
                lambda how, what: desk.log_steps.note(how, what, shown.course.id)
            )
            desk.show_dialog(dialog)

    def copy_minutes(self) -> None:
        """Copy the minutes as text; nothing that is confidential."""
        from teammoede.printing.plain import minutes_text

        desk, meeting = self._desk, self._desk.meeting
        if meeting is not None and desk.all_saved():
            QApplication.clipboard().setText(minutes_text(meeting, today=desk.today()))
            sheet = f"{Sheet.MINUTES.label}, {meeting.date:%d.%m.%Y}"
            desk.log_steps.note(AccessEvent.COPIED, sheet, meeting.course.id)
            desk.window.statusBar().showMessage(
                self.tr("Referatet er kopieret, uden det fortrolige."), 6_000
            )
