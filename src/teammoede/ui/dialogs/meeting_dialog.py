"""Which kind of meeting, when and where, and whether it is short: for a new one and an old one.

Takes values in and gives values out; knows no store and no agenda file.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QLabel, QWidget

from teammoede.domain.folding import length_when
from teammoede.domain.meeting_choices import MeetingKind
from teammoede.domain.week import long_date, week_label
from teammoede.ui.dialogs.form_dialog import FormDialog, WrongField
from teammoede.ui.forms.meeting_dialog import Ui_MeetingDialog
from teammoede.ui.widgets.no_wheel import NoWheel

_CHARACTERS = 74


@dataclass(frozen=True)
class KindOffer:
    """A kind of meeting to choose: its usual minutes, and the (key, title) of what can burn."""

    kind: MeetingKind
    length: int
    points: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class MeetingValues:
    """Kind, when and where; `length` is in minutes, a short meeting keeps the `burning` point."""

    date: dt.date
    start: dt.time | None = None
    length: int | None = None
    place: str = ""
    kind: MeetingKind = MeetingKind.PLANNING
    short: bool = False
    burning: str = ""


class MeetingDialog(FormDialog):
    """»Nyt møde«, or »Tid og sted« of one that is there.

    The kind of a new meeting follows its day by `kind_on`, until somebody chooses one. Where
    `written` says so, the kind cannot change any more.
    """

    def __init__(
        self,
        values: MeetingValues,
        offers: Sequence[KindOffer],
        *,
        today: dt.date,
        new: bool = False,
        written: bool = False,
        kind_on: Callable[[dt.date], MeetingKind] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._given = values
        self._offers = {offer.kind: offer for offer in offers}
        self._today = today
        self._new = new
        self._written = written
        self._kind_on = kind_on
        usual = length_when(values.short, self._offers[values.kind].length)
        # What somebody typed or chose is never overwritten by a proposal.
        self._own_length = values.length not in (None, usual)
        self._burning = values.burning
        self.ui = Ui_MeetingDialog()
        self.ui.setupUi(self)
        self._connect()
        self._show()

    @property
    def values(self) -> MeetingValues:
        """The meeting, as it stands in the fields now."""
        ui = self.ui
        short = ui.shortBox.isChecked()
        return MeetingValues(
            date=ui.dateEdit.date or self._given.date,
            start=ui.startEdit.time,
            length=ui.lengthEdit.minutes,
            place=ui.placeEdit.text().strip(),
            kind=self._kind,
            short=short,
            burning=ui.burningBox.currentData() if short else self._given.burning,
        )

    @property
    def _kind(self) -> MeetingKind:
        return MeetingKind(self.ui.kindBox.currentData())

    def _connect(self) -> None:
        ui = self.ui
        ui.dateEdit.dateChanged.connect(self._show_day)
        ui.kindBox.activated.connect(self._choose_kind)
        ui.shortBox.toggled.connect(self._fold)
        ui.burningBox.activated.connect(self._choose_point)
        ui.lengthEdit.textEdited.connect(self._keep_length)
        ui.saveButton.clicked.connect(self.accept)
        ui.cancelButton.clicked.connect(self.reject)
        NoWheel(ui.kindBox, ui.burningBox)

    def _show(self) -> None:
        ui, values = self.ui, self._given
        self.setWindowTitle(self.tr("Nyt møde") if self._new else self.tr("Tid og sted"))
        for kind in self._offers:
            ui.kindBox.addItem(kind.label, kind)
        ui.kindBox.setCurrentIndex(ui.kindBox.findData(values.kind))
        ui.kindBox.setEnabled(not self._written)
        ui.writtenLabel.setVisible(self._written)
        ui.dateEdit.today = self._today
        ui.dateEdit.looks_back = True
        ui.dateEdit.date = values.date
        ui.startEdit.time = values.start
        ui.lengthEdit.minutes = values.length
        ui.placeEdit.setText(values.place)
        self._offer_points()
        ui.shortBox.setChecked(values.short)
        self._show_short()
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _CHARACTERS)
        # Two lines kept free, so that nothing moves when the second one is needed.
        ui.dayLabel.setMinimumHeight(self.fontMetrics().lineSpacing() * 2)
        self._show_day()
        ui.dateEdit.setFocus()
        ui.dateEdit.selectAll()

    def _show_day(self) -> None:
        day = self.ui.dateEdit.date
        lines = [f"{long_date(day)} · {week_label(day)}"] if day else []
        if day and day < self._today:
            lines.append(self.tr("Dagen er gået. Mødet kan skrives ind fra papiret."))
        self.ui.dayLabel.setText("\n".join(lines))
        if day and self._new and self._kind_on:
            self._take_kind(self._kind_on(day))

    # its kind

    def _choose_kind(self) -> None:
        self._kind_on = None
        self._follow_kind()

    def _take_kind(self, kind: MeetingKind) -> None:
        if kind is not self._kind:
            self.ui.kindBox.setCurrentIndex(self.ui.kindBox.findData(kind))
            self._follow_kind()

    def _follow_kind(self) -> None:
        self._offer_points()
        self._propose_length()

    # short or whole

    def _fold(self) -> None:
        self._show_short()
        self._propose_length()

    def _show_short(self) -> None:
        short = self.ui.shortBox.isChecked()
        for part in (self.ui.burningLabel, self.ui.burningBox):
            part.setEnabled(short)

    def _offer_points(self) -> None:
        """List the points of the kind, and keep to the one that was chosen where it has it."""
        box = self.ui.burningBox
        box.clear()
        for key, title in self._offers[self._kind].points:
            box.addItem(title, key)
        box.setCurrentIndex(max(0, box.findData(self._burning)))

    def _choose_point(self) -> None:
        self._burning = self.ui.burningBox.currentData()

    def _keep_length(self) -> None:
        self._own_length = bool(self.ui.lengthEdit.text().strip())

    def _propose_length(self) -> None:
        if not self._own_length:
            usual = self._offers[self._kind].length
            self.ui.lengthEdit.minutes = length_when(self.ui.shortBox.isChecked(), usual)

    @property
    def _error_label(self) -> QLabel:
        return self.ui.errorLabel

    def _check(self) -> None:
        ui = self.ui
        self._require_readable(ui.dateEdit, ui.startEdit, ui.lengthEdit)
        if ui.dateEdit.date is None:
            raise WrongField(ui.dateEdit, self.tr("Skriv, hvilken dag mødet er."))
