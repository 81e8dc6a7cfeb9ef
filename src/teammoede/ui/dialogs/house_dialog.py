"""What the house settles: its name, when it locks, how long courses are kept, the second place.

Knows no archive; whoever opens it gives it a way to save.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from teammoede.ui.dialogs.form_dialog import FormDialog, WrongField
from teammoede.ui.forms.house_dialog import Ui_HouseDialog
from teammoede.ui.widgets.number_edit import NumberEdit

_CHARACTERS = 74
_MOST_YEARS, _MOST_MINUTES = 30, 60


@dataclass(frozen=True)
class HouseValues:
    """What is settled; `second_place` is a folder, or nothing."""

    name: str
    retention_years: int
    idle_minutes: int
    meeting_minutes: int
    second_place: str


class HouseDialog(FormDialog):
    """Accepted once `save` took the values; `choose_place` asks for a folder."""

    def __init__(
        self,
        values: HouseValues,
        choose_place: Callable[[QWidget, str], Path | None],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._choose_place = choose_place
        self.ui = Ui_HouseDialog()
        self.ui.setupUi(self)
        ui = self.ui
        self.idle_edit = self._number(ui.idleLayout, ui.idleLabel, ui.idleAfter, _MOST_MINUTES)
        self.meeting_edit = self._number(
            ui.meetingLayout, ui.meetingLabel, ui.meetingAfter, _MOST_MINUTES
        )
        self.years_edit = self._number(ui.yearsLayout, ui.yearsLabel, ui.yearsAfter, _MOST_YEARS)
        self._connect()
        self._show(values)

    @property
    def values(self) -> HouseValues:
        """What stands in the fields now."""
        return HouseValues(
            " ".join(self.ui.nameEdit.text().split()),
            self.years_edit.number or 0,
            self.idle_edit.number or 0,
            self.meeting_edit.number or 0,
            self.ui.placeEdit.text().strip(),
        )

    def _number(self, row: QHBoxLayout, before: QLabel, after: QLabel, most: int) -> NumberEdit:
        """Put a number between the words of its row."""
        edit = NumberEdit(most)
        metrics = self.fontMetrics()
        edit.setMinimumHeight(2 * metrics.height())
        edit.setMaximumWidth(7 * metrics.averageCharWidth())
        edit.setAccessibleName(f"{before.text().replace('&', '')} … {after.text()}")
        before.setBuddy(edit)
        row.insertWidget(1, edit)
        return edit

    def _connect(self) -> None:
        ui = self.ui
        ui.placeButton.clicked.connect(self._choose)
        ui.saveButton.clicked.connect(self.accept)
        ui.cancelButton.clicked.connect(self.reject)
        for edit in (ui.nameEdit, ui.placeEdit):
            edit.textEdited.connect(lambda: self.refuse(""))
        for number in (self.idle_edit, self.meeting_edit, self.years_edit):
            number.valueChanged.connect(lambda: self.refuse(""))

    def _show(self, values: HouseValues) -> None:
        ui = self.ui
        ui.nameEdit.setText(values.name)
        ui.placeEdit.setText(values.second_place)
        self.idle_edit.show_number(values.idle_minutes)
        self.meeting_edit.show_number(values.meeting_minutes)
        self.years_edit.show_number(values.retention_years)
        order = (ui.nameEdit, self.idle_edit, self.meeting_edit, self.years_edit, ui.placeEdit)
        places = [*order, ui.placeButton, ui.saveButton, ui.cancelButton]
        for first, then in pairwise(places):
            QWidget.setTabOrder(first, then)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _CHARACTERS)
        ui.nameEdit.setFocus()

    def _choose(self) -> None:
        chosen = self._choose_place(self, self.ui.placeEdit.text().strip())
        if chosen is not None:
            self.ui.placeEdit.setText(str(chosen))
            self.refuse("")

    @property
    def _error_label(self) -> QLabel:
        return self.ui.errorLabel

    def _check(self) -> None:
        if not self.values.name:
            sentence = self.tr("Skriv, hvad huset eller kontoret hedder.")
            raise WrongField(self.ui.nameEdit, sentence)
        for edit in (self.idle_edit, self.meeting_edit, self.years_edit):
            if not edit.number:
                sentence = self.tr("Skriv et tal fra 1 til {0}.")
                raise WrongField(edit, sentence.replace("{0}", str(edit.maximum())))
