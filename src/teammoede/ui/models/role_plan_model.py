"""The matrix of situations and weekdays as a Qt table: names in the cells, what changed in a role.

Reports an edit by a signal; the plan itself is changed by whoever owns the model.
"""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QFont, QPalette

from teammoede.domain.people import Membership, Who
from teammoede.domain.role_plan import WORKDAYS, RoleAssignment, RolePlan, Situation
from teammoede.domain.week import WEEKDAYS

AnyIndex = QModelIndex | QPersistentModelIndex
RECORD_ROLE = Qt.ItemDataRole.UserRole
CHANGED_ROLE = Qt.ItemDataRole.UserRole + 1


def told_gone(member: Membership) -> str:
    """Return what is said of somebody who stands in the plan and has left."""
    said = QCoreApplication.translate("RolePlanModel", "{} har forladt holdet")
    return said.format(member.name)


def quiet() -> QBrush:
    """Return the colour of what does not hold any more."""
    return QPalette().brush(QPalette.ColorRole.PlaceholderText)


class RolePlanModel(QAbstractTableModel):
    """Rows are situations, columns Monday to Friday; a cell holds a Who."""

    edited = Signal(object, int, object)

    def __init__(self) -> None:
        super().__init__()
        self._plan: RolePlan | None = None
        self._editable = True

    def show_plan(self, plan: RolePlan, *, editable: bool) -> None:
        """Show the plan in force at a meeting."""
        self.beginResetModel()
        self._plan = plan
        self._editable = editable
        self.endResetModel()

    def refresh(self, plan: RolePlan) -> None:
        """Show changed cells of the same situations, without losing the place in the table."""
        self._plan = plan
        if plan.situations:
            last = self.index(len(plan.situations) - 1, len(WORKDAYS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() or self._plan is None else len(self._plan.situations)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(WORKDAYS)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self._plan is None:
            return None
        situation = self.situation(index.row())
        cell = self._plan.cell(situation, index.column())
        changed = self._plan.is_changed(situation, index.column())
        gone = self._plan.gone(cell.who) if cell else []
        if role == Qt.ItemDataRole.DisplayRole:
            return self._names(cell)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join([self._names(cell), *map(told_gone, gone)])
        if role == Qt.ItemDataRole.ForegroundRole:
            return quiet() if gone else None
        if role == Qt.ItemDataRole.EditRole:
            return Who(tuple(cell.who), words=cell.words) if cell else Who()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            names = self._names(cell) or self.tr("ingen")
            names = "; ".join([names, *map(told_gone, gone)])
            text = f"{situation.title} {WEEKDAYS[index.column()]}: {names}"
            return self.tr("{} (ændret)").format(text) if changed else text
        if role == Qt.ItemDataRole.FontRole and changed:
            font = QFont()
            font.setBold(True)
            return font
        if role == CHANGED_ROLE:
            return changed
        return cell if role == RECORD_ROLE else None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        edit = self.edit_of(index, value) if role == Qt.ItemDataRole.EditRole else None
        if edit is None:
            return False
        self.edited.emit(*edit)
        return True

    def edit_of(self, index: AnyIndex, who: Who) -> tuple[Situation, int, Who] | None:
        """Return what `edited` gives when a cell gets people; None where it has them already."""
        if who == self.data(index, Qt.ItemDataRole.EditRole):
            return None
        return self.situation(index.row()), index.column(), who

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
        if role != Qt.ItemDataRole.DisplayRole or self._plan is None:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return WEEKDAYS[section].capitalize()
        return self._plan.situations[section].title

    def situation(self, row: int) -> Situation:
        """Return the situation of a row."""
        assert self._plan is not None
        return self._plan.situations[row]

    def _names(self, cell: RoleAssignment | None) -> str:
        if cell is None or self._plan is None:
            return ""
        course = self._plan.meeting.course
        return ", ".join(course.who_names(cell.who, words=cell.words))
