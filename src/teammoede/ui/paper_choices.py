"""What can be chosen of a sheet, beside its pages: only what that sheet has is shown.

Knows no store and makes no paper; gives the choices as a job.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

from teammoede.domain.catching_up import who_missed
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.people import Membership
from teammoede.domain.sharing import Unknown, to_look_at
from teammoede.domain.week import dated
from teammoede.printing.catalogue import Option, Sheet, fitting_meeting, offered_meetings
from teammoede.printing.choices import Density, Order, Part
from teammoede.printing.paper_job import PaperJob
from teammoede.ui.forms.paper_choices import Ui_PaperChoices

_NAME, _WORD = 20, 40  # letters of a name and of a word that are shown
_AROUND = 60  # letters of a sentence shown on each side of a word


class PaperChoices(QWidget):
    """The choices of one sheet after the other.

    The user's own changes are told by `changed`, another meeting by `meeting_changed`.
    """

    changed = Signal()
    meeting_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_PaperChoices()
        self.ui.setupUi(self)
        ui = self.ui
        self._shown_for = {
            Option.SERIES: (ui.seriesPart,),
            Option.SIZE: (ui.sizePart,),
            Option.DENSITY: (ui.densityPart,),
            Option.ORDER: (ui.orderPart,),
            Option.PEOPLE: (ui.peoplePart,),
            Option.INITIATIVES: (ui.initiativesPart,),
            Option.PARTS: (ui.partsPart, ui.pointsPart),
            Option.CONFIDENTIAL: (ui.confidentialBox, ui.confidentialLabel),
        }
        for button in (ui.oneButton, ui.a4Button, ui.roomyButton, ui.personButton):
            button.setChecked(True)
        ui.choicesLayout.setStretchFactor(ui.initiativesPart, 1)
        self._connect()

    def _connect(self) -> None:
        ui = self.ui
        for choice in (
            ui.sizeGroup.buttonClicked,
            ui.densityGroup.buttonClicked,
            ui.orderGroup.buttonClicked,
            ui.peopleGrid.changed,
            ui.partsGrid.changed,
            ui.pointsGrid.changed,
            ui.confidentialBox.clicked,
        ):
            choice.connect(self.changed)
        ui.seriesGroup.buttonClicked.connect(self._change_series)
        ui.initiativesView.changed.connect(self._change_initiatives)
        ui.meetingBox.currentIndexChanged.connect(self._change_meeting)

    # what there is to choose

    def show_course(self, course: Course, meeting: Meeting, today: date) -> None:
        """Take what a course has to offer, its meeting where a sheet can be made of it."""
        self._course = course
        self._wanted: Meeting = meeting
        self._today = today
        self.ui.initiativesView.offer(course)
        self._show_unknown()

    def show_sheet(self, sheet: Sheet) -> None:
        """Show what can be chosen of this sheet, and of the meeting that fits it."""
        self._sheet = sheet
        self.ui.purposeLabel.setText(sheet.purpose)
        for option, widgets in self._shown_for.items():
            for widget in widgets:
                widget.setVisible(sheet.has(option))
        self._offer_meetings()
        self._show_meeting()

    def _offer_meetings(self) -> None:
        fitting = fitting_meeting(self._sheet, self._course, self._wanted)
        self._list(offered_meetings(self._sheet, self._course), fitting)

    def _list(self, meetings: Sequence[Meeting], current: Meeting | None) -> None:
        box = self.ui.meetingBox
        box.blockSignals(True)
        box.clear()
        for meeting in reversed(meetings):
            day = dated(meeting.date, beside=self._today)
            box.addItem(f"{meeting.week} · {day} · {meeting.title}", meeting)
            if meeting is current:
                box.setCurrentIndex(box.count() - 1)
        box.blockSignals(False)

    def _show_meeting(self) -> None:
        """Show what depends on the meeting; nothing that was ticked for another one stays."""
        ui, sheet, meeting = self.ui, self._sheet, self._meeting
        ui.confidentialBox.setChecked(False)
        one = sheet.has(Option.MEETING) and not self._is_series
        for widget in (ui.meetingLabel, ui.meetingBox):
            widget.setVisible(one and ui.meetingBox.count() > 0)
        if meeting is not None and sheet.has(Option.PARTS):
            ui.partsGrid.offer((part, part.label) for part in sheet.parts)
            ui.pointsGrid.offer((item.key, item.short) for item in meeting.agenda.items)
        if meeting is not None and sheet.has(Option.PEOPLE):
            self._offer_people(meeting.invited())
            ui.peopleGrid.tick([member.id for member in who_missed(meeting)])

    def _offer_people(self, members: Iterable[Membership]) -> None:
        names = self._course.short_names()
        self.ui.peopleGrid.offer((m.id, _shortened(names[m.id], _NAME)) for m in members)

    def _change_meeting(self) -> None:
        if self._meeting is not None:
            self._wanted = self._meeting
        self._show_meeting()
        self.meeting_changed.emit()

    def _change_series(self) -> None:
        self._show_meeting()
        self.changed.emit()

    @property
    def _meeting(self) -> Meeting | None:
        return self.ui.meetingBox.currentData()

    @property
    def _is_series(self) -> bool:
        return self._sheet.has(Option.SERIES) and self.ui.seriesButton.isChecked()

    # what may leave the room

    def _change_initiatives(self) -> None:
        self._show_unknown()
        self.changed.emit()

    def _show_unknown(self) -> None:
        """List the words that may be names in what is ticked, each in its sentence."""
        ui = self.ui
        found = to_look_at(self._course, ui.initiativesView.chosen)
        ui.unknownView.clear()
        ui.unknownView.addItems([_seen(name) for name in found])
        ui.unknownView.setVisible(bool(found))
        some = self.tr("Se efter, at disse &ord ikke er børns navne:")
        none = self.tr("Ingen ukendte navne er fundet. Læs alligevel siden igennem.")
        ui.unknownLabel.setText(some if found else none)

    # the choices as they are

    def job(self, printed: datetime) -> PaperJob:
        """Return the sheet as it is chosen now."""
        ui = self.ui
        return PaperJob(
            self._sheet,
            self._course,
            self._today,
            printed,
            meeting=self._meeting if self._sheet.has(Option.MEETING) else None,
            density=Density.COMPACT if ui.compactButton.isChecked() else Density.ROOMY,
            order=Order.DUE if ui.dueButton.isChecked() else Order.PERSON,
            parts=tuple(Part(key) for key in ui.partsGrid.chosen),
            points=ui.pointsGrid.chosen,
            confidential=ui.confidentialBox.isChecked(),
            series=self._is_series,
            large=ui.a3Button.isChecked(),
            members=ui.peopleGrid.chosen,
            picked=tuple(action.id for action in ui.initiativesView.chosen),
        )

    # how they lie

    def chain(self, before: QWidget, after: QWidget) -> None:
        """Put all that can be chosen between two widgets for the Tab key; boxes come and go."""
        ui = self.ui
        chain = [
            before,
            ui.meetingBox,
            *self._segments(),
            *ui.peopleGrid.boxes,
            ui.initiativesView,
            ui.unknownView,
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
        # Box and grid as wide as they can become.
        self._list(self._course.ordered_meetings(), None)
        self._offer_people(self._course.memberships)
        parts = (
            ui.meetingBox,
            ui.peopleGrid,
            *(widget for part in self._shown_for.values() for widget in part),
        )
        margin = ui.choicesLayout.contentsMargins().right()
        widest = max(part.sizeHint().width() for part in parts)
        self._offer_meetings()
        self._show_meeting()
        return widest + margin

    def _segments(self) -> list[QAbstractButton]:
        ui = self.ui
        groups = (ui.seriesGroup, ui.sizeGroup, ui.densityGroup, ui.orderGroup)
        return [button for group in groups for button in group.buttons()]


def _shortened(text: str, letters: int) -> str:
    return text if len(text) <= letters else f"{text[: letters - 1]}…"


def _seen(name: Unknown) -> str:
    """Return the word with what stands around it."""
    place = name.sentence.find(name.word)
    begin, end = max(0, place - _AROUND), place + len(name.word) + _AROUND
    before = "… " if begin else ""
    after = " …" if end < len(name.sentence) else ""
    return f"{_shortened(name.word, _WORD)}: »{before}{name.sentence[begin:end].strip()}{after}«"
