"""Cancelling a meeting: why, in a few words if wanted, and when the next one is.

Cancels nothing itself; knows no store.
"""

import datetime as dt
from itertools import pairwise

from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QWidget

from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import CancelReason, MeetingKind
from teammoede.domain.week import long_date
from teammoede.ui.dialogs.form_dialog import FormDialog, WrongField
from teammoede.ui.forms.cancel_dialog import Ui_CancelDialog

_CHARACTERS = 66


class CancelDialog(FormDialog):
    """»Aflys mødet«; no reason is chosen beforehand, because the reasons are counted."""

    def __init__(
        self,
        meeting: Meeting,
        *,
        proposed: dt.date | None,
        today: dt.date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._meeting = meeting
        self.ui = Ui_CancelDialog()
        self.ui.setupUi(self)
        self._group = QButtonGroup(self)
        self._reasons = {reason: self._radio(reason) for reason in CancelReason}
        self.ui.nextEdit.prepare(meeting, proposed, today, cancelled=True)
        self._connect()
        self._show()

    @property
    def reason(self) -> CancelReason:
        """Why the meeting is cancelled; to be asked once the dialog is accepted."""
        return next(r for r, button in self._reasons.items() if button.isChecked())

    @property
    def words(self) -> str:
        """What was written beside the reason."""
        return self.ui.wordsEdit.text().strip()

    @property
    def next_date(self) -> dt.date | None:
        """When the next meeting is to be planned; None where it is not, or is there already."""
        return self.ui.nextEdit.date

    @property
    def next_kind(self) -> MeetingKind:
        """Which kind of meeting that is."""
        return self.ui.nextEdit.kind

    def button(self, reason: CancelReason) -> QRadioButton:
        """Return the button of a reason."""
        return self._reasons[reason]

    def _radio(self, reason: CancelReason) -> QRadioButton:
        button = QRadioButton(reason.label[0].upper() + reason.label[1:])
        button.setAccessibleName(self.tr("Aflyst på grund af: {0}").replace("{0}", reason.label))
        self._group.addButton(button)
        self.ui.reasonsLayout.addWidget(button)
        return button

    def _connect(self) -> None:
        self.ui.cancelButton.clicked.connect(self.accept)
        self.ui.keepButton.clicked.connect(self.reject)
        self._group.buttonClicked.connect(lambda: self.refuse(""))

    def _show(self) -> None:
        ui = self.ui
        ui.meetingLabel.setText(f"{self._meeting.title}, {long_date(self._meeting.date)}")
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _CHARACTERS)
        fields = [*self._reasons.values(), ui.wordsEdit, ui.nextEdit.edit]
        for before, after in pairwise([*fields, ui.cancelButton, ui.keepButton]):
            self.setTabOrder(before, after)
        fields[0].setFocus()

    @property
    def _error_label(self) -> QLabel:
        return self.ui.errorLabel

    def _check(self) -> None:
        if self._group.checkedButton() is None:
            first = next(iter(self._reasons.values()))
            raise WrongField(first, self.tr("Vælg, hvorfor mødet bliver aflyst."))
        if self.ui.nextEdit.problem:
            raise WrongField(self.ui.nextEdit.edit, self.ui.nextEdit.problem)
