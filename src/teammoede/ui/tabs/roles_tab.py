"""Roller: the role plan takes the tab; the three parts above it fold to their headings.

Starts from the plan in force; only what this meeting changes is written.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from teammoede.domain.agenda import AgendaItem
from teammoede.domain.base import Record, natural_id, new_id
from teammoede.domain.calling import listed
from teammoede.domain.meeting import Meeting
from teammoede.domain.people import Membership, Who, parse_who
from teammoede.domain.role_plan import Area, RolePlan, Situation, own_area, own_assignment
from teammoede.domain.week import long_date, week_label
from teammoede.domain.when import parse_when
from teammoede.storage.store import Store
from teammoede.storage.writing import Conflict
from teammoede.ui.models.areas_model import AreasModel, Column
from teammoede.ui.models.role_plan_model import RolePlanModel
from teammoede.ui.saving import Saver
from teammoede.ui.tabs.agenda_tab import AgendaTab
from teammoede.ui.widgets.notice import Notice
from teammoede.ui.widgets.plan_delegates import DateDelegate, PeopleDelegate, PlanDelegate
from teammoede.ui.widgets.plan_table import PlanTable
from teammoede.ui.widgets.section import Section

Change = tuple[Record, dict[str, Any]]
_CONTENT = ("title", "includes", "who", "who_words", "stand_in", "stand_in_words")
_CELLS = {"title", "includes", "who", "stand_in", "valid_from", "valid_to"}  # one in each cell


class RolesTab(AgendaTab):
    """The matrix of situations and weekdays, and the areas of responsibility."""

    situationsWanted = Signal()

    def __init__(
        self,
        item: AgendaItem,
        store: Store,
        saver: Saver,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(item, store, saver, today, parent)
        self.cells = RolePlanModel()
        self.areas = AreasModel()
        self.matrix = _WhoTable(self.tr("Rollefordeling"), self._require_meeting)
        self.area_table = _WhoTable(self.tr("Ansvarsområder"), self._require_meeting)
        self.notice = Notice()
        self.area_notice = Notice()
        self._former: list[tuple[str, dict[str, Any]]] = []
        self._emptied: set[str] = set()
        self._valid = QLabel()
        self._lay_out()
        self._connect_plan()

    def _lay_out(self) -> None:
        self._valid.setProperty("role", "quiet")
        self._valid.setWordWrap(True)
        plan = Section(self.tr("ROLLEFORDELING"))
        self._edit_situations = QPushButton(self.tr("Situationer …"))
        self._whole_week = QPushButton(self.tr("Hele ugen"))
        self._whole_week.setToolTip(
            self.tr("Sæt det samme hold på alle fem dage i den valgte situation (Ctrl+R)")
        )
        plan.top.insertWidget(2, self._valid, 1)
        plan.top.addWidget(self._whole_week)
        plan.top.addWidget(self._edit_situations)
        plan.rows.addWidget(self.notice)
        plan.rows.addWidget(self.matrix)
        areas = Section(self.tr("ANSVARSOMRÅDER"))
        areas.rows.addWidget(self.area_notice)
        areas.rows.addWidget(self.area_table)
        self.ui.partsLayout.setSpacing(2)
        self.ui.partsLayout.insertWidget(3, plan)
        self.ui.partsLayout.insertWidget(4, areas)
        self.matrix.setModel(self.cells)
        self.matrix.goes_down = True
        self.area_table.setModel(self.areas)
        self.area_table.verticalHeader().hide()
        self.matrix.setItemDelegate(self._people_in(self.matrix))
        self.area_table.setItemDelegate(PlanDelegate(self.area_table))
        header = self.area_table.horizontalHeader()
        for column in (Column.FROM, Column.TO):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for column in (Column.WHO, Column.STAND_IN):
            self.area_table.setItemDelegateForColumn(column, self._people_in(self.area_table))
        for column in (Column.FROM, Column.TO):
            days = DateDelegate(self._day, self.area_table)
            days.refused.connect(self.area_notice.say)
            self.area_table.setItemDelegateForColumn(column, days)

    def _people_in(self, table: PlanTable) -> PeopleDelegate:
        return PeopleDelegate(self._team, lambda names: self._offer(names, table), table)

    def _notice_at(self, table: PlanTable) -> Notice:
        return self.notice if table is self.matrix else self.area_notice

    def _connect_plan(self) -> None:
        self.cells.edited.connect(self._edit_cell)
        self.areas.edited.connect(self._edit_area)
        self.discussion.edit.textChanged.connect(self._tell_discussed)
        self._edit_situations.clicked.connect(self.situationsWanted)
        self._whole_week.clicked.connect(self.fill_week)
        for table in (self.matrix, self.area_table):
            table.left.connect(self.store.seal)
            table.unreadable.connect(self._notice_at(table).say)
            table.undoWanted.connect(self._undo)
        self.matrix.filled.connect(self._fill_cells)
        self.area_table.filled.connect(self._fill_areas)
        # Not at once: the table is still busy with the editor that closes.
        self.area_table.left.connect(self._drop_emptied, Qt.ConnectionType.QueuedConnection)
        key = QShortcut(QKeySequence(self.tr("Ctrl+R")), self.matrix)
        key.activated.connect(self.fill_week)

    def show_meeting(self, meeting: Meeting) -> None:
        is_other = self.meeting is None or self.meeting.id != meeting.id
        super().show_meeting(meeting)
        if is_other:  # else somebody may be writing in them
            self._forget_former()
            self.since_last.open(self.since_last.unanswered > 0)
            for part in (self.discussion, self.agreements):
                part.open(False)
        plan = RolePlan.at(meeting)
        self.cells.show_plan(plan, editable=not meeting.read_only)
        self.areas.show_plan(plan, editable=not meeting.read_only)
        self._edit_situations.setEnabled(not meeting.read_only)
        self._whole_week.setEnabled(not meeting.read_only)
        self._tell_validity(plan)
        self._tell_discussed()

    def _tell_discussed(self) -> None:
        """Say beside the folded discussion whether there is something in it."""
        written = bool(self.discussion.edit.toPlainText().strip())
        self.discussion.remark(self.tr("skrevet") if written else "")

    def take_focus(self) -> None:
        """Put the keyboard on the plan, in its first cell where none is chosen yet."""
        if not self.matrix.currentIndex().isValid():
            self.matrix.setCurrentIndex(self.cells.index(0, 0))
        self.matrix.setFocus()

    def fill_week(self) -> None:
        """Put the people of the chosen cell on all five days of its situation."""
        index = self.matrix.currentIndex()
        if not index.isValid() or self.meeting is None or self.meeting.read_only:
            return
        who = index.data(Qt.ItemDataRole.EditRole)
        days = range(self.cells.columnCount())
        self._fill_cells([(self.cells.index(index.row(), day), who) for day in days], False)
        self.matrix.setFocus()  # also after a click, so that Ctrl+Z undoes it

    def _edit_cell(self, situation: Situation, weekday: int, who: Who) -> None:
        self._keep(*self._cell_change(situation, weekday, who))

    def _cell_change(self, situation: Situation, weekday: int, who: Who) -> Change:
        cell = own_assignment(self._require_meeting(), situation.id, weekday)
        return cell, {"who": list(who.members), "words": who.words}

    def _edit_area(self, area: Area | None, values: dict[str, Any]) -> None:
        meeting = self._require_meeting()
        record = own_area(meeting, area) if area else self._new_area(meeting)
        if self.area_table.is_editing:  # what is emptied now may get other words
            note = self._emptied.add if _is_emptied(record, values) else self._emptied.discard
            note(record.id)
        elif _is_emptied(record, values):
            values = {**values, "deleted": True}
        self._keep(record, values)

    def _drop_emptied(self) -> None:
        """Take away the areas that were left without a title, or with nothing in them."""
        if self.area_table.is_editing:
            return
        gone = [area for area in self._require_meeting().areas if area.id in self._emptied]
        self._emptied.clear()
        for area in gone:
            self._keep(area, {"deleted": True})

    # many at once

    def _fill_cells(self, cells: list[tuple[QModelIndex, Who]], emptied: bool) -> None:
        edits = [edit for cell in cells if (edit := self.cells.edit_of(*cell))]
        self._keep_all([self._cell_change(*edit) for edit in edits], emptied)

    def _fill_areas(self, cells: list[tuple[QModelIndex, object]], emptied: bool) -> None:
        edits = [edit for cell in cells if (edit := self.areas.edit_of(*cell))]
        meeting = self._require_meeting()
        by_area: dict[str, tuple[Area, dict[str, Any]]] = {}
        for area, values in edits:
            key = area.key if area else ""
            if key not in by_area:
                own = own_area(meeting, area) if area else self._new_area(meeting)
                by_area[key] = own, {}
            by_area[key][1].update(values)
        changes: list[Change] = [
            (record, {**values, "deleted": True} if _is_emptied(record, values) else values)
            for record, values in by_area.values()
        ]
        self._keep_all(changes, emptied)

    def _keep_all(self, changes: list[Change], emptied: bool) -> None:
        """Write all or nothing, and remember what stood there."""
        if not changes:
            return
        said = self._said(changes)
        former = [(r.id, {name: getattr(r, name) for name in values}) for r, values in changes]
        self.saver.soon(("plan", *(key for key, _ in former)), lambda: self._write_all(changes))
        self._show_plan()
        self.changed.emit()
        self._former = former
        if emptied:
            table = self.area_table if isinstance(changes[0][0], Area) else self.matrix
            self._notice_at(table).say(said, (self.tr("Fortryd (Ctrl+Z)"), self._undo))

    def _said(self, changes: list[Change]) -> str:
        """Say what is emptied by changes to come."""
        gone = [r.title for r, values in changes if isinstance(r, Area) and "deleted" in values]
        if gone:
            return self.tr("{} er slettet.").format(", ".join(f"»{title}«" for title in gone))
        number = sum(len(values.keys() & _CELLS) for _, values in changes)
        return (
            self.tr("{} felter er tømt.").format(number)
            if number > 1
            else self.tr("Feltet er tømt.")
        )

    def _write_all(self, changes: list[Change]) -> list[Conflict]:
        with self.store.writing():
            conflicts = [c for r, values in changes for c in self.store.change(r, **values)]
        self._show_plan()
        return conflicts

    def _undo(self) -> None:
        """Put back what the last Delete, paste or »Hele ugen« replaced."""
        meeting = self._require_meeting()
        records: dict[str, Record] = {r.id: r for r in (*meeting.assignments, *meeting.areas)}
        changes = [(records[key], values) for key, values in self._former if key in records]
        if changes and self.saver.now(lambda: self._write_all(changes)):
            self._forget_former()
            self.changed.emit()

    def _forget_former(self) -> None:
        self._former = []
        self.notice.clear()
        self.area_notice.clear()

    def _keep(self, record: Record, values: dict[str, Any]) -> None:
        """Write at once; what cannot be written now is tried again, and then shown."""
        if self._former:
            self._forget_former()
        self.saver.soon((record.id, *values), lambda: self._write(record, values))
        self._show_plan()
        self.changed.emit()

    def _write(self, record: Record, values: dict[str, Any]) -> list[Conflict]:
        conflicts = self.store.change(record, typed=self._is_typing(), **values)
        self._show_plan()
        return conflicts

    def _is_typing(self) -> bool:
        """Whether the editor of a cell is open; closing it seals what it wrote."""
        focus = QApplication.focusWidget()
        tables = (self.matrix, self.area_table)
        return isinstance(focus, QLineEdit) and any(t.isAncestorOf(focus) for t in tables)

    def _show_plan(self) -> None:
        """Show what was changed, around an editor that may be open."""
        plan = RolePlan.at(self._require_meeting())
        self.cells.refresh(plan)
        self.areas.refresh(plan)
        self._tell_validity(plan)

    def _new_area(self, meeting: Meeting) -> Area:
        key = new_id()
        place = max((a.position for a in RolePlan.at(meeting).areas), default=-1) + 1
        return Area(
            id=natural_id(meeting.id, key),
            meeting=meeting,
            key=key,
            position=place,
            valid_from=meeting.date,
        )

    def _tell_validity(self, plan: RolePlan) -> None:
        if plan.is_empty:
            self._valid.setText(self.tr("Skriv de første navne i en celle."))
            return
        day = plan.valid_from
        text = self.tr("Gælder fra {} ({}).").format(long_date(day), week_label(day))
        changes = len(plan.changed_cells) + len(plan.changed_areas)
        if changes:
            text += " " + self.tr("{} ændret siden sidst.").format(changes)
        names = plan.meeting.course.short_names()
        gone = [names[member.id] for member in plan.still_named()]
        if gone:
            text += " " + self.tr("{} har forladt holdet og står her endnu.").format(listed(gone))
        self._valid.setText(text)

    def _offer(self, names: list[str], table: PlanTable) -> None:
        name = names[0]

        def add() -> None:
            self._add_member(name)
            table.setFocus()

        self._notice_at(table).say(
            self.tr("»{}« er ikke på holdet.").format(name),
            (self.tr("Tilføj til holdet"), add),
            (self.tr("Behold som tekst"), table.setFocus),
        )

    def _add_member(self, name: str) -> None:
        """Add the person, and put them in every cell where this meeting had written the name."""
        meeting = self._require_meeting()
        if not self.saver.now(lambda: self._keep_member(meeting, name)):
            return
        for cell in list(meeting.assignments):
            if name in cell.words:
                who = parse_who(cell.words, self._team(), everyone=False)
                situation = next(s for s in meeting.course.situations if s.id == cell.situation_id)
                merged = tuple(dict.fromkeys((*cell.who, *who.members)))
                self._edit_cell(situation, cell.weekday, Who(merged, words=who.words))
        for area in list(meeting.areas):
            for members, words in (("who", "who_words"), ("stand_in", "stand_in_words")):
                who = parse_who(getattr(area, words), self._team(), everyone=False)
                merged = list(dict.fromkeys((*getattr(area, members), *who.members)))
                if who.members:
                    self._edit_area(area, {members: merged, words: who.words})
        self.agreements.memberAdded.emit()

    def _keep_member(self, meeting: Meeting, name: str) -> None:
        self.store.add_member(meeting.course, name, meeting.date)

    def _require_meeting(self) -> Meeting:
        assert self.meeting is not None
        return self.meeting

    def _team(self) -> list[Membership]:
        meeting = self._require_meeting()
        return meeting.course.team(meeting.date)

    def _day(self) -> date:
        return self._require_meeting().date


class _WhoTable(PlanTable):
    """A plan table in which pasted text is read as names, and as dates where they stand."""

    def __init__(self, name: str, meeting: Callable[[], Meeting]) -> None:
        super().__init__(name)
        self._meeting = meeting

    def value_of(self, text: str, column: int) -> object:
        if isinstance(self.model(), AreasModel):
            if column in (Column.TITLE, Column.INCLUDES):
                return " ".join(text.split())
            if column in (Column.FROM, Column.TO):
                return self._date(text)
        meeting = self._meeting()
        team, names = meeting.course.team(meeting.date), meeting.course.short_names()
        return parse_who(text, team, names=names, everyone=False)

    def _date(self, text: str) -> date | None:
        found = parse_when(text, self._meeting().date)
        if text.strip() and (found is None or found[1] is None):
            raise ValueError(self.tr("»{}« er ingen dato.").format(text.strip()))
        return found[1] if found else None


def _is_emptied(area: Area, values: dict[str, Any]) -> bool:
    """Return whether an area loses its title with these values, or all that is in it."""
    if "title" in values:
        return not values["title"]
    return not any(values.get(name, getattr(area, name)) for name in _CONTENT)
