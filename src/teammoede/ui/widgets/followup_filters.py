"""What of all actions one wants to see: who, which point, which state, overdue or waiting, words.

Knows no list; tells what is wanted.
"""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QPushButton,
    QWidget,
)

from teammoede.domain.action import ActionState
from teammoede.ui.models.followup_model import NOBODY, OPEN_STATES, Wanted
from teammoede.ui.widgets.filter_choice import FilterChoice
from teammoede.ui.widgets.flow_layout import FlowLayout
from teammoede.ui.widgets.labelled import labelled

_SEARCH_LETTERS = 20
_COMBO_LETTERS = 12


class FollowupFilters(QWidget):
    """A line of fields, two where the window is narrow."""

    wantedChanged = Signal(object)  # a Wanted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.person = FilterChoice(_COMBO_LETTERS)
        self.point = FilterChoice(_COMBO_LETTERS)
        self.state = FilterChoice(_COMBO_LETTERS)
        self.overdue = QCheckBox(self.tr("&Overskredne"))
        self.waiting = QCheckBox(self.tr("Ve&nter"))
        self.reset_button = QPushButton(self.tr("Vis igen alle &åbne"))
        self._lay_out()
        self._connect()
        self._show()

    def _lay_out(self) -> None:
        flow = FlowLayout(self, spacing=10)
        self.search.setPlaceholderText(self.tr("Søg i aftalerne …"))
        self.search.setClearButtonEnabled(True)
        wide = self.fontMetrics().horizontalAdvance("n" * _SEARCH_LETTERS)
        self.search.setFixedWidth(wide)
        flow.addWidget(labelled(self.tr("&Søg"), self.search))
        flow.addWidget(labelled(self.tr("Hv&em"), self.person))
        flow.addWidget(labelled(self.tr("&Punkt"), self.point))
        flow.addWidget(labelled(self.tr("&Tilstand"), self.state))
        flow.addWidget(self.overdue)
        flow.addWidget(self.waiting)
        flow.addWidget(self.reset_button)
        self.reset_button.setProperty("role", "link")

    def _connect(self) -> None:
        self.search.textChanged.connect(self._tell)
        for combo in (self.person, self.point, self.state):
            combo.activated.connect(self._tell)
        for box in (self.overdue, self.waiting):
            box.toggled.connect(self._tell)
        self.reset_button.clicked.connect(self.reset)

    def _show(self) -> None:
        everything = frozenset(ActionState)
        self.state.addItem(self.tr("Åbne"), OPEN_STATES)
        self.state.addItem(self.tr("Alle"), everything)
        for state in (ActionState.DONE, ActionState.STANDING_PRACTICE, ActionState.DROPPED):
            self.state.addItem(state.label.capitalize(), frozenset({state}))
        self.show_choices({}, {})

    @property
    def wanted(self) -> Wanted:
        """What is wanted now."""
        return Wanted(
            person=self.person.currentData(),
            point=self.point.currentData(),
            states=self.state.currentData(),
            overdue=self.overdue.isChecked(),
            waiting=self.waiting.isChecked(),
            text=self.search.text(),
        )

    def show_choices(self, people: Mapping[str, str], points: Mapping[str, str]) -> None:
        """Offer the people and the points of a course, each by its key; what was chosen stays."""
        nobody = [(NOBODY, self.tr("Ingen endnu"))]
        self.person.fill(self.tr("Alle"), [*people.items(), *nobody])
        self.point.fill(self.tr("Alle"), points.items())
        self._tell()

    def show_person(self, key: str) -> None:
        """Show all that is open for one person; all that is open where nobody is known by it."""
        self.reset()
        self.person.setCurrentIndex(max(0, self.person.findData(key)))
        self._tell()

    def reset(self) -> None:
        """Show all that is open again."""
        self.blockSignals(True)
        self.search.clear()
        for combo in (self.person, self.point, self.state):
            combo.setCurrentIndex(0)
        for box in (self.overdue, self.waiting):
            box.setChecked(False)
        self.blockSignals(False)
        self._tell()

    def _tell(self) -> None:
        self.reset_button.setVisible(self.wanted != Wanted())
        self.wantedChanged.emit(self.wanted)
