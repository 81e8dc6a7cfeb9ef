"""When and where a meeting is, for a new one and for moving one.

Takes values in and gives values out; knows no store.
"""

import datetime as dt
from dataclasses import dataclass

from PySide6.QtWidgets import QLabel, QWidget

from teammoede.domain.week import long_date, week_label
from teammoede.ui.dialogs.form_dialog import FormDialog, WrongField
from teammoede.ui.forms.meeting_dialog import Ui_MeetingDialog

_CHARACTERS = 64


@dataclass(frozen=True)
class MeetingValues:
    """When and where; `length` is in minutes."""

    date: dt.date
    start: dt.time | None = None
    length: int | None = None
    place: str = ""


class MeetingDialog(FormDialog):
    """»Nyt møde«, or »Tid og sted« of one that is there."""

    def __init__(
        self,
        values: MeetingValues,
        *,
        today: dt.date,
        new: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._given = values
        self._today = today
        self._new = new
        self.ui = Ui_MeetingDialog()
        self.ui.setupUi(self)
        self._connect()
        self._show()

    @property
    def values(self) -> MeetingValues:
        """When and where, as it stands in the fields now."""
        ui = self.ui
        return MeetingValues(
            date=ui.dateEdit.date or self._given.date,
            start=ui.startEdit.time,
            length=ui.lengthEdit.minutes,
            place=ui.placeEdit.text().strip(),
        )

    def _connect(self) -> None:
        self.ui.dateEdit.dateChanged.connect(self._show_day)
        self.ui.saveButton.clicked.connect(self.accept)
        self.ui.cancelButton.clicked.connect(self.reject)

    def _show(self) -> None:
        ui, values = self.ui, self._given
        self.setWindowTitle(self.tr("Nyt møde") if self._new else self.tr("Tid og sted"))
        ui.dateEdit.today = self._today
        ui.dateEdit.looks_back = True
        ui.dateEdit.date = values.date
        ui.startEdit.time = values.start
        ui.lengthEdit.minutes = values.length
        ui.placeEdit.setText(values.place)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _CHARACTERS)
        # Two lines kept free, so that nothing moves when the second one is needed.
        ui.dayLabel.setMinimumHeight(self.fontMetrics().lineSpacing() * 2)
        self._show_day()
        ui.dateEdit.selectAll()

    def _show_day(self) -> None:
        day = self.ui.dateEdit.date
        lines = [f"{long_date(day)} · {week_label(day)}"] if day else []
        if day and day < self._today:
            lines.append(self.tr("Dagen er gået. Mødet kan skrives ind fra papiret."))
        self.ui.dayLabel.setText("\n".join(lines))

    @property
    def _error_label(self) -> QLabel:
        return self.ui.errorLabel

    def _check(self) -> None:
        ui = self.ui
        self._require_readable(ui.dateEdit, ui.startEdit, ui.lengthEdit)
        if ui.dateEdit.date is None:
            raise WrongField(ui.dateEdit, self.tr("Skriv, hvilken dag mødet er."))
