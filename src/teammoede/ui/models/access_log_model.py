"""The access log as a table, newest first; only what fits the three filters is in it.

Knows no store; courses are known by the titles it was given.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from teammoede.domain.access_entry import AccessEntry

RECORD_ROLE = Qt.ItemDataRole.UserRole
SORT_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class LogColumn(IntEnum):
    """The columns of the log."""

    WHEN = 0
    WHO = 1
    WHAT = 2
    COURSE = 3
    WORDS = 4


class AccessLogModel(QAbstractTableModel):
    """One row an entry; `course_of` says what an entry's course is called."""

    def __init__(
        self,
        log: Sequence[AccessEntry],
        course_of: Callable[[AccessEntry], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._log = log
        self._course_of = course_of
        self.shown: list[AccessEntry] = list(log)

    def show_only(self, fits: Callable[[AccessEntry], bool]) -> None:
        """Show the entries that fit."""
        self.beginResetModel()
        self.shown = [entry for entry in self._log if fits(entry)]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(LogColumn)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        heads: Mapping[int, str] = {
            LogColumn.WHEN: self.tr("Hvornår"),
            LogColumn.WHO: self.tr("Hvem"),
            LogColumn.WHAT: self.tr("Hvad"),
            LogColumn.COURSE: self.tr("Forløb"),
            LogColumn.WORDS: self.tr("Med hvad"),
        }
        return heads[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry, column = self.shown[index.row()], LogColumn(index.column())
        if role == RECORD_ROLE:
            return entry
        if role == SORT_ROLE and column is LogColumn.WHEN:
            return entry.at
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, SORT_ROLE):
            return self._text(entry, column)
        return None

    def _text(self, entry: AccessEntry, column: LogColumn) -> str:
        if column is LogColumn.WHEN:
            return moment_text(entry.at)
        if column is LogColumn.COURSE:
            return self._course_of(entry)
        texts = {
            LogColumn.WHO: entry.name,
            LogColumn.WHAT: entry.event.label,
            LogColumn.WORDS: entry.words,
        }
        return texts[column]


def moment_text(at: datetime) -> str:
    """Return »23.11.2026 12.41« in the time of this computer."""
    local = at.astimezone()
    return f"{local.day}.{local.month}.{local.year} {local.hour}.{local.minute:02}"
