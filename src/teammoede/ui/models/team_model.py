"""The team of a course as a table that can be typed into; its last row is blank, for the next name.

Knows no store: who is in the archive can leave the team, only who is new can be removed.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from teammoede.domain.people import Function, Membership, short_names
from teammoede.domain.week import dated

RECORD_ROLE = Qt.ItemDataRole.UserRole
SORT_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex

# A QLineEdit may hand on the signs that it shows for line ends.
_LINE_END = re.compile("[\r\n\u2028\u2029]+")
# What people say of those who work in the room.
_EVERYDAY_STAFF = frozenset({"pædagog", "pædagogmedhjælper", "medhjælper", "vikar", "stue"})
_NAME_AND_FUNCTION = re.compile(r"\s*[\t;,]\s*")


class TeamColumn(IntEnum):
    """The columns of the team."""

    NAME = 0
    FUNCTION = 1
    LEFT = 2


@dataclass(frozen=True)
class TeamRow:
    """One person of the team; `id` is None until the archive knows the person."""

    id: str | None = None
    name: str = ""
    function: Function = Function.STAFF
    left: dt.date | None = None


_BLANK = TeamRow()


class TeamModel(QAbstractTableModel):
    """The rows of the team, and a blank one."""

    def __init__(
        self, rows: Iterable[TeamRow], today: dt.date, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = [*rows, _BLANK]
        self._today = today

    @property
    def rows(self) -> tuple[TeamRow, ...]:
        """The team without the blank row."""
        return tuple(row for row in self._rows if row != _BLANK)

    def is_blank(self, row: int) -> bool:
        """Whether it is the blank row at the end."""
        return self._rows[row] == _BLANK

    def is_removable(self, row: int) -> bool:
        """Whether the row is new, so that nothing in the archive hangs on it."""
        if not 0 <= row < len(self._rows):
            return False
        return self._rows[row].id is None and not self.is_blank(row)

    def remove(self, row: int) -> None:
        """Take a new row out again; one that the archive knows stays."""
        if not self.is_removable(row):
            return
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._rows[row]
        self.endRemoveRows()

    def add_lines(self, text: str) -> int:
        """Add a person a line, »Mette Holm« or »Mette Holm, leder«; gives how many there were."""
        rows = [_read_line(line) for line in _lines(text)]
        if rows:
            # The blank row becomes the first person; what is inserted comes below it.
            last = len(self._rows) - 1
            self._rows[last] = rows[0]
            self._tell(last)
            self.beginInsertRows(QModelIndex(), last + 1, last + len(rows))
            self._rows += [*rows[1:], _BLANK]
            self.endInsertRows()
        return len(rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(TeamColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Navn"), self.tr("Funktion"), self.tr("Har forladt holdet"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == RECORD_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._display(row, index.column())
        if role in (Qt.ItemDataRole.EditRole, SORT_ROLE):
            return (row.name, str(row.function.value), row.left)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tool_tip(index)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self._is_editable(index) else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self._is_editable(index):
            return False
        if index.column() == TeamColumn.NAME:
            return self._set_name(index, str(value))
        if index.column() == TeamColumn.FUNCTION:
            return self._change(index, function=Function(value))
        return self._change(index, left=value)

    def _is_editable(self, index: Index) -> bool:
        if not index.isValid():
            return False
        if self.is_blank(index.row()):
            return index.column() == TeamColumn.NAME
        known = self._rows[index.row()].id is not None
        return known or index.column() != TeamColumn.LEFT

    def _display(self, row: TeamRow, column: int) -> str:
        if column == TeamColumn.NAME or not row.name:
            return row.name if column == TeamColumn.NAME else ""
        if column == TeamColumn.FUNCTION:
            return row.function.label
        return dated(row.left, self._today) if row.left else ""

    def _tool_tip(self, index: Index) -> str | None:
        if self.is_blank(index.row()):
            return None
        if index.column() == TeamColumn.NAME:
            return self._rows[index.row()].name
        if index.column() == TeamColumn.FUNCTION:
            return None
        if self.is_removable(index.row()):
            return self.tr("Er lige skrevet på holdet, og kan fjernes igen med Delete.")
        return self.tr("Skriv datoen, når en person forlader holdet. Navnet bliver i referaterne.")

    def _set_name(self, index: Index, text: str) -> bool:
        first, *others = _lines(text) or [""]
        if not first:
            return False
        if self.is_blank(index.row()):
            return self.add_lines(text) > 0
        self._change(index, name=first)
        self.add_lines("\n".join(others))
        return True

    def _change(self, index: Index, **values: Any) -> bool:
        row = index.row()
        self._rows[row] = replace(self._rows[row], **values)
        self._tell(row)
        return True

    def _tell(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(TeamColumn) - 1))


def function_called(words: str) -> Function | None:
    """Return the function of that whole name, or of an everyday word for it; a part is no name."""
    said = " ".join(words.split()).casefold()
    if said in _EVERYDAY_STAFF:
        return Function.STAFF
    return next((function for function in Function if function.label == said), None)


def shared_names(rows: Sequence[TeamRow]) -> list[tuple[str, list[str]]]:
    """Return each first name that several have, with the names that tell them apart on paper."""
    team = [Membership(name=row.name, function=row.function) for row in rows]
    short = short_names(team)
    alike: dict[str, list[str]] = defaultdict(list)
    for member in team:
        alike[member.name.split()[0].casefold()].append(short[member.id])
    firsts = {m.name.split()[0].casefold(): m.name.split()[0] for m in reversed(team)}
    return [(firsts[key], names) for key, names in alike.items() if len(names) > 1]


def _lines(text: str) -> list[str]:
    return [line for line in (part.strip() for part in _LINE_END.split(text)) if line]


def _read_line(line: str) -> TeamRow:
    """Read a function behind the name, as in a list copied from elsewhere."""
    name, *rest = _NAME_AND_FUNCTION.split(line)
    function = function_called(rest[0]) if len(rest) == 1 else None
    if function:
        return TeamRow(name=name, function=function)
    return TeamRow(name=" ".join(line.split()))
