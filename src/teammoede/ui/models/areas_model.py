"""The areas of responsibility as a Qt table, with an empty last row for the next one.

Reports an edit by a signal; the plan itself is changed by whoever owns the model.
"""

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from teammoede.domain.people import Who
from teammoede.domain.role_plan import Area, RolePlan
from teammoede.domain.week import dated
from teammoede.ui.models.role_plan_model import CHANGED_ROLE, RECORD_ROLE, quiet, told_gone

AnyIndex = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """What stands where."""

    TITLE = 0
    INCLUDES = 1
    WHO = 2
    STAND_IN = 3
    FROM = 4
    TO = 5


HEADERS = ("Område", "Omfatter", "Ansvarlig", "Stedfortræder", "Fra", "Til")
_TEXTS = {Column.TITLE: "title", Column.INCLUDES: "includes"}
_PEOPLE = {
    Column.WHO: ("who", "who_words"),
    Column.STAND_IN: ("stand_in", "stand_in_words"),
}
_DATES = {Column.FROM: "valid_from", Column.TO: "valid_to"}


class AreasModel(QAbstractTableModel):
    """One row an area; `edited` gives the area (None for a new one) and the changed fields."""

    edited = Signal(object, dict)

    def __init__(self) -> None:
        super().__init__()
        self._plan: RolePlan | None = None
        self._editable = True
        self._empty_rows = 1

    def show_plan(self, plan: RolePlan, *, editable: bool) -> None:
        """Show the areas in force at a meeting."""
        self.beginResetModel()
        self._plan = plan
        self._editable = editable
        self.endResetModel()

    def refresh(self, plan: RolePlan) -> None:
        """Show what was changed, without losing the place in the table, nor an open editor."""
        before = [area.key for area in self._plan.areas] if self._plan else []
        after = [area.key for area in plan.areas]
        if after == before:
            self._plan = plan
        elif after[:-1] == before:  # the empty row becomes an area, above a new empty one
            self.beginInsertRows(QModelIndex(), len(after), len(after))
            self._empty_rows = 2
            self.endInsertRows()
            self._plan, self._empty_rows = plan, 1
        else:
            self.show_plan(plan, editable=self._editable)
        if self.rowCount():
            last = self.index(self.rowCount() - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        if parent.isValid() or self._plan is None:
            return 0
        return len(self._plan.areas) + self._empty_rows * self._editable

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def area(self, row: int) -> Area | None:
        """Return the area of a row, None in the empty one."""
        assert self._plan is not None
        return self._plan.areas[row] if row < len(self._plan.areas) else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self._plan is None:
            return None
        area, column = self.area(index.row()), Column(index.column())
        if role == Qt.ItemDataRole.EditRole:
            return self._value(area, column)
        if area is None:
            return self._invitation(column) if role == Qt.ItemDataRole.DisplayRole else None
        changed = area.key in self._plan.changed_areas
        gone = self._plan.gone(getattr(area, _PEOPLE[column][0])) if column in _PEOPLE else []
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(area, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join([self._text(area, column), *map(told_gone, gone)])
        if role == Qt.ItemDataRole.ForegroundRole:
            return quiet() if gone else None
        if role == Qt.ItemDataRole.FontRole and changed:
            font = QFont()
            font.setBold(True)
            return font
        if role == CHANGED_ROLE:
            return changed and column is Column.TITLE
        return area if role == RECORD_ROLE else None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        edit = self.edit_of(index, value) if role == Qt.ItemDataRole.EditRole else None
        if edit is None:
            return False
        self.edited.emit(*edit)
        return True

    def edit_of(self, index: AnyIndex, value: Any) -> tuple[Area | None, dict[str, Any]] | None:
        """Return what `edited` gives when a cell gets a value; None where it has it already."""
        if value == self.data(index, Qt.ItemDataRole.EditRole):
            return None
        column = Column(index.column())
        if column in _TEXTS:
            values: dict[str, Any] = {_TEXTS[column]: str(value).strip()}
        elif column in _PEOPLE:
            members, words = _PEOPLE[column]
            values = {members: list(value.members), words: value.words}
        else:
            values = {_DATES[column]: value}
        return self.area(index.row()), values

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self._editable else flags

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return HEADERS[section]
        return None

    def _value(self, area: Area | None, column: Column) -> Any:
        if column in _TEXTS:
            return getattr(area, _TEXTS[column]) if area else ""
        if column in _PEOPLE:
            members, words = _PEOPLE[column]
            return Who(tuple(getattr(area, members)), words=getattr(area, words)) if area else Who()
        return getattr(area, _DATES[column]) if area else None

    def _text(self, area: Area, column: Column) -> str:
        assert self._plan is not None
        if column in _PEOPLE:
            members, words = _PEOPLE[column]
            course = self._plan.meeting.course
            return ", ".join(course.who_names(getattr(area, members), words=getattr(area, words)))
        value = self._value(area, column)
        if column in _DATES:
            return dated(value, self._plan.meeting.date) if value else ""
        return value

    def _invitation(self, column: Column) -> str:
        return self.tr("+ nyt ansvarsområde …") if column is Column.TITLE else ""
