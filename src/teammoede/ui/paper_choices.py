"""What can be chosen of a sheet, beside its pages: only what that sheet has is shown.

Knows no store and makes no paper; gives the choices as a job.
"""

from datetime import date, datetime
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.week import dated
from teammoede.printing.catalogue import Option, Sheet
from teammoede.printing.choices import Density, Order, Part
from teammoede.printing.paper_job import PaperJob
from teammoede.ui.forms.paper_choices import Ui_PaperChoices


class PaperChoices(QWidget):
    """The choices of one sheet after the other; the user's own changes are told by `changed`."""

    changed = Signal()
    meeting_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_PaperChoices()
        self.ui.setupUi(self)
        ui = self.ui
        self._shown_for = {
            Option.MEETING: (ui.meetingLabel, ui.meetingBox),
            Option.DENSITY: (ui.densityPart,),
            Option.ORDER: (ui.orderPart,),
            Option.PARTS: (ui.partsPart, ui.pointsPart),
            Option.CONFIDENTIAL: (ui.confidentialBox, ui.confidentialLabel),
        }
        ui.roomyButton.setChecked(True)
        ui.personButton.setChecked(True)
        self._connect()

    def _connect(self) -> None:
        ui = self.ui
        for choice in (
            ui.densityGroup.buttonClicked,
            ui.orderGroup.buttonClicked,
            ui.partsGrid.changed,
            ui.pointsGrid.changed,
            ui.confidentialBox.clicked,
        ):
            choice.connect(self.changed)
        ui.meetingBox.currentIndexChanged.connect(self.meeting_changed)

    # what there is to choose

    def show_course(self, course: Course, meeting: Meeting, today: date) -> None:
        """Offer the meetings of a course, and stand on one of them."""
        self._course = course
        self._today = today
        box = self.ui.meetingBox
        box.blockSignals(True)
        for each in reversed(course.ordered_meetings()):
            box.addItem(f"{each.week} · {dated(each.date, beside=today)} · {each.title}", each)
            if each is meeting:
                box.setCurrentIndex(box.count() - 1)
        box.blockSignals(False)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show what can be chosen of this sheet, of the meeting that the box stands on."""
        ui = self.ui
        self._sheet = sheet
        # What was ticked for one sheet or meeting is not meant for the next.
        ui.confidentialBox.setChecked(False)
        ui.purposeLabel.setText(sheet.purpose)
        for option, widgets in self._shown_for.items():
            for widget in widgets:
                widget.setVisible(sheet.has(option))
        if sheet.has(Option.PARTS):
            ui.partsGrid.offer((part, part.label) for part in sheet.parts)
            ui.pointsGrid.offer((item.key, item.short) for item in self._meeting.agenda.items)

    @property
    def _meeting(self) -> Meeting:
        return self.ui.meetingBox.currentData()

    def job(self, printed: datetime) -> PaperJob:
        """Return the sheet as it is chosen now."""
        ui = self.ui
        return PaperJob(
            self._sheet,
            self._course,
            self._today,
            printed,
            meeting=self._meeting,
            density=Density.COMPACT if ui.compactButton.isChecked() else Density.ROOMY,
            order=Order.DUE if ui.dueButton.isChecked() else Order.PERSON,
            parts=tuple(Part(key) for key in ui.partsGrid.chosen),
            points=ui.pointsGrid.chosen,
            confidential=ui.confidentialBox.isChecked(),
        )

    # how they lie

    def chain(self, before: QWidget, after: QWidget) -> None:
        """Put all that can be chosen between two widgets for the Tab key; boxes come and go."""
        ui = self.ui
        chain = [
            before,
            ui.meetingBox,
            *self._segments(),
            *ui.partsGrid.boxes,
            ui.confidentialBox,
            *ui.pointsGrid.boxes,
            after,
        ]
        for one, following in pairwise(chain):
            QWidget.setTabOrder(one, following)

    def hold(self) -> int:
        """Give the buttons their height, and return the width that every sheet's choices need."""
        for button in self._segments():
            button.setMinimumHeight(button.sizeHint().height())  # a style sheet's is less
        ui = self.ui
        parts = (ui.meetingBox, ui.densityPart, ui.orderPart, ui.partsPart, ui.pointsPart)
        margin = ui.choicesLayout.contentsMargins().right()
        return max(part.sizeHint().width() for part in parts) + margin

    def _segments(self) -> list[QAbstractButton]:
        ui = self.ui
        return [*ui.densityGroup.buttons(), *ui.orderGroup.buttons()]
