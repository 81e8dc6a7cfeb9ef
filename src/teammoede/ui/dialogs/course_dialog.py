"""A course and its team, for a new one and for changing it later.

Takes values in and gives values out; knows no store. Only the title is mandatory.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QHeaderView, QLabel, QWidget

from teammoede.domain.aliases import names_among, parse_aliases
from teammoede.domain.course import COURSE_MONTHS, Course
from teammoede.domain.errors import InvalidValue
from teammoede.domain.week import WEEKDAYS, months_after
from teammoede.ui.ask import Ask
from teammoede.ui.dialogs.form_dialog import FormDialog, WrongField
from teammoede.ui.forms.course_dialog import Ui_CourseDialog
from teammoede.ui.models.team_model import TeamColumn, TeamModel, TeamRow, shared_names
from teammoede.ui.style import mark
from teammoede.ui.widgets.parsed_edit import ParsedEdit
from teammoede.ui.widgets.team_delegates import (
    FunctionBox,
    FunctionDelegate,
    LeftDelegate,
    NameDelegate,
)

__all__ = ["CourseDialog", "CourseValues", "TeamRow"]

_GOAL_LINES = 4
_GOAL_CHARACTERS = 38
_NAME_CHARACTERS = 24


@dataclass(frozen=True)
class CourseValues:
    """What a course is made of; `weekday` 0 is Monday, `length` is in minutes.

    `aliases` are the children's, never a name.
    """

    title: str = ""
    institution: str = ""
    group: str = ""
    goal: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    weekday: int | None = None
    time: dt.time | None = None
    place: str = ""
    length: int | None = None
    aliases: tuple[str, ...] = ()
    team: tuple[TeamRow, ...] = ()


class CourseDialog(FormDialog):
    """»Nyt forløb« where the values have no title yet, else »Ret forløbet«."""

    def __init__(
        self,
        values: CourseValues,
        *,
        today: dt.date,
        ask: Ask,
        institutions: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._given = values
        self._today = today
        self._ask = ask
        self._institutions = institutions
        # What somebody chose is never overwritten by a proposal.
        self._own_end = bool(values.title) or values.end is not None
        self._own_weekday = bool(values.title) or values.weekday is not None
        self.ui = Ui_CourseDialog()
        self.ui.setupUi(self)
        self._team = TeamModel(values.team, today, self)
        self._left_delegate = LeftDelegate(today, self)
        self._function_delegate = FunctionDelegate(self)
        self._prepare_team()
        self._connect()
        self._show()

    @property
    def values(self) -> CourseValues:
        """The course as it stands in the fields now."""
        ui = self.ui
        return CourseValues(
            title=ui.titleEdit.text().strip(),
            institution=ui.institutionEdit.text().strip(),
            group=ui.groupEdit.text().strip(),
            goal=ui.goalEdit.toPlainText().strip(),
            start=ui.startEdit.date,
            end=ui.endEdit.date,
            weekday=ui.weekdayBox.currentData(),
            time=ui.timeEdit.time,
            place=ui.placeEdit.text().strip(),
            length=ui.lengthEdit.minutes,
            aliases=tuple(parse_aliases(ui.aliasesEdit.text())),
            team=self._team.rows,
        )

    def reject(self) -> None:
        if self._opened_with == self._typed() or self._ask.confirm(
            self,
            self.windowTitle(),
            self.tr("Det, du har skrevet, er ikke gemt."),
            self.tr("Luk uden at gemme"),
            self.tr("Skriv videre"),
        ):
            super().reject()

    # how it is built

    def _prepare_team(self) -> None:
        view = self.ui.teamView
        view.setModel(self._team)
        view.setItemDelegateForColumn(TeamColumn.NAME, NameDelegate(view))
        view.setItemDelegateForColumn(TeamColumn.FUNCTION, self._function_delegate)
        view.setItemDelegateForColumn(TeamColumn.LEFT, self._left_delegate)
        view.setColumnHidden(TeamColumn.LEFT, not any(row.id for row in self._given.team))
        content = QHeaderView.ResizeMode.ResizeToContents
        header = view.horizontalHeader()
        header.setSectionResizeMode(content)
        header.setSectionResizeMode(TeamColumn.NAME, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        view.verticalHeader().setSectionResizeMode(content)

    def _connect(self) -> None:
        ui = self.ui
        ui.startEdit.dateChanged.connect(self._propose)
        ui.endEdit.textEdited.connect(self._end_typed)
        ui.endEdit.picked.connect(self._end_typed)
        ui.weekdayBox.activated.connect(self._weekday_chosen)
        ui.aliasesEdit.textChanged.connect(self._show_aliases)
        ui.removeButton.clicked.connect(ui.teamView.remove_current)
        ui.teamView.selectionModel().currentChanged.connect(self._show_removable)
        for changed in (self._team.dataChanged, self._team.rowsInserted, self._team.rowsRemoved):
            changed.connect(self._show_team)
        self._left_delegate.refused.connect(self.refuse)
        self._function_delegate.refused.connect(self.refuse)
        self._forgive_on_edit()
        ui.saveButton.clicked.connect(self.accept)
        ui.cancelButton.clicked.connect(self.reject)

    def _forgive_on_edit(self) -> None:
        """Take the last refusal away as soon as somebody puts a field right."""
        ui = self.ui
        lines = (ui.titleEdit, ui.institutionEdit, ui.groupEdit, ui.placeEdit, *self._parsed_edits)
        edited = [line.textEdited for line in lines]
        for changed in (*edited, ui.startEdit.picked, ui.endEdit.picked, ui.goalEdit.textChanged):
            changed.connect(lambda: self.refuse(""))

    def _show(self) -> None:
        ui, values = self.ui, self._given
        self.setWindowTitle(self.tr("Ret forløbet") if values.title else self.tr("Nyt forløb"))
        for edit in (ui.startEdit, ui.endEdit):
            edit.today = self._today
            edit.looks_back = True
        ui.startEdit.begins = True
        ui.weekdayBox.addItem(self.tr("ikke valgt"), None)
        for number, name in enumerate(WEEKDAYS):
            ui.weekdayBox.addItem(name, number)
        self._complete_institutions()
        self._fill(values)
        self._show_team()
        self._fit()
        self._opened_with = self._typed()

    def _complete_institutions(self) -> None:
        completer = QCompleter(sorted(set(filter(None, self._institutions))), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.ui.institutionEdit.setCompleter(completer)

    def _fill(self, values: CourseValues) -> None:
        ui = self.ui
        ui.titleEdit.setText(values.title)
        ui.institutionEdit.setText(values.institution)
        ui.groupEdit.setText(values.group)
        ui.goalEdit.setPlainText(values.goal)
        ui.weekdayBox.setCurrentIndex(ui.weekdayBox.findData(values.weekday))
        ui.endEdit.date = values.end
        ui.startEdit.date = values.start
        ui.timeEdit.time = values.time
        ui.lengthEdit.minutes = values.length
        ui.placeEdit.setText(values.place)
        ui.aliasesEdit.setText(", ".join(values.aliases))
        self._show_aliases()

    def _fit(self) -> None:
        """Give the goal and the table the room that the font asks for."""
        goal, view = self.ui.goalEdit, self.ui.teamView
        goal.setMinimumHeight(goal.fontMetrics().lineSpacing() * _GOAL_LINES)
        goal.setMinimumWidth(goal.fontMetrics().averageCharWidth() * _GOAL_CHARACTERS)
        header, width = view.horizontalHeader(), view.fontMetrics().averageCharWidth()
        columns = [c for c in TeamColumn if c != TeamColumn.NAME and not view.isColumnHidden(c)]
        hints = [max(header.sectionSizeHint(c), view.sizeHintForColumn(c)) for c in columns]
        view.setMinimumWidth(width * _NAME_CHARACTERS + sum(hints) + 2 * width)

    def _typed(self) -> tuple[object, ...]:
        """What stands in the fields, also what cannot be read."""
        edits = self._parsed_edits
        return (self.values, *(edit.text() for edit in edits if not edit.is_valid))

    # while it is open

    def _propose(self) -> None:
        """Six months, and the weekday of the start, until somebody says otherwise."""
        start = self.ui.startEdit.date
        if start is None:
            return
        if not self._own_end:
            self.ui.endEdit.date = months_after(start, COURSE_MONTHS)
        if not self._own_weekday and start.weekday() < 5:
            self.ui.weekdayBox.setCurrentIndex(self.ui.weekdayBox.findData(start.weekday()))

    def _end_typed(self) -> None:
        self._own_end = bool(self.ui.endEdit.text().strip())

    def _weekday_chosen(self) -> None:
        self._own_weekday = True

    def _show_removable(self) -> None:
        row = self.ui.teamView.currentIndex().row()
        self.ui.removeButton.setEnabled(self._team.is_removable(row))

    def _show_team(self) -> None:
        self._show_removable()
        self.ui.teamHintLabel.setText(self._namesakes() or self._team_hint())

    def _namesakes(self) -> str:
        said = self.tr("Flere hedder {0}. De står som {1}")
        return "\n".join(
            said.replace("{0}", first).replace("{1}", self.tr(" og ").join(names)).rstrip(".") + "."
            for first, names in shared_names(self._team.rows)
        )

    def _team_hint(self) -> str:
        return self.tr("Enter går videre til næste navn. En liste med navne kan sættes ind.")

    def _show_aliases(self) -> None:
        """Say that names do not belong there, and point at what looks like one."""
        label = self.ui.aliasesHintLabel
        names = names_among(parse_aliases(self.ui.aliasesEdit.text()))
        said = self.tr("»{0}« ligner et navn. Skriv hellere initialer eller et alias.")
        usual = self.tr("Skriv ikke børnenes navne. Hvor I deler med huset, står der »et barn«.")
        label.setText(said.replace("{0}", names[0]) if names else usual)
        mark(label, role="changed" if names else "quiet")

    @property
    def _parsed_edits(self) -> tuple[ParsedEdit, ...]:
        return (self.ui.startEdit, self.ui.endEdit, self.ui.timeEdit, self.ui.lengthEdit)

    @property
    def _error_label(self) -> QLabel:
        return self.ui.errorLabel

    def _check(self) -> None:
        ui = self.ui
        self._require_readable(*self._parsed_edits, *ui.teamView.findChildren(ParsedEdit))
        for box in ui.teamView.findChildren(FunctionBox):
            if not box.is_valid:
                raise WrongField(box, box.problem)
        ui.teamView.setFocus()  # takes what is still being typed in a cell
        values = self.values
        try:
            Course(title=values.title, start=values.start, end=values.end).check()
        except InvalidValue as refusal:
            wrong = ui.endEdit if values.title else ui.titleEdit
            raise WrongField(wrong, str(refusal)) from refusal
