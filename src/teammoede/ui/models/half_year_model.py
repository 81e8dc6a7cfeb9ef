"""The weeks of a half-year as a table: a tick where there is a meeting, its date, a remark.

Changes the draft and nothing else; whether a meeting of the archive is to be cancelled is asked by
whoever owns the model.
"""

import datetime as dt
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont

from teammoede.domain.errors import InvalidValue
from teammoede.domain.half_year_draft import HalfYearDraft, Row
from teammoede.domain.meeting_choices import MeetingState
from teammoede.domain.week import dated, long_date

Index = QModelIndex | QPersistentModelIndex
RECORD_ROLE = Qt.ItemDataRole.UserRole
SORT_ROLE = Qt.ItemDataRole.UserRole + 1
QUIET_ROLE = Qt.ItemDataRole.UserRole + 2


class WeekColumn(IntEnum):
    """The columns of the calendar."""

    WEEK = 0
    DATE = 1
    MEETING = 2
    REMARK = 3


class HalfYearModel(QAbstractTableModel):
    """One row a week, or a meeting where a week has several."""

    switched = Signal(object)  # the row whose tick was clicked
    refused = Signal(str)
    moved = Signal()

    def __init__(self, today: dt.date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._draft: HalfYearDraft | None = None
        self._rows: list[Row] = []

    def show_draft(self, draft: HalfYearDraft) -> None:
        """Show the rows of a draft as they are now."""
        self.beginResetModel()
        self._draft = draft
        self._rows = list(draft.rows)
        self.endResetModel()

    def row(self, index: Index) -> Row | None:
        """Return the row of the draft; None where there is none."""
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(WeekColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            titles = (self.tr("Uge"), self.tr("Dato"), self.tr("Møde"), self.tr("Bemærkning"))
            return titles[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts(row)[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == WeekColumn.WEEK:
            return Qt.CheckState.Checked if row.takes_place else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tool_tip(row, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._told(row)
        if role == Qt.ItemDataRole.FontRole:
            return _font(row, index.column())
        if role == QUIET_ROLE:
            return not row.takes_place or index.column() == WeekColumn.REMARK
        if role == SORT_ROLE:
            return row.day or row.week.monday
        return row if role == RECORD_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row(index)
        flags = super().flags(index)
        if row is None or row.is_fixed:
            return flags
        if index.column() == WeekColumn.WEEK:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        if index.column() == WeekColumn.DATE and row.cancelling is None:
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row(index)
        if row is None or row.is_fixed:
            return False
        if role == Qt.ItemDataRole.CheckStateRole:
            self.switched.emit(row)
            return True
        return self._move(row, value) if role == Qt.ItemDataRole.EditRole else False

    def _move(self, row: Row, day: dt.date | None) -> bool:
        if self._draft is None or day is None:
            return False
        try:
            self._draft.move(row, day)
        except InvalidValue as refusal:
            self.refused.emit(str(refusal))
            return False
        self.refused.emit("")
        self.moved.emit()
        return True

    def _texts(self, row: Row) -> tuple[str, str, str, str]:
        day = dated(row.day, self._first) if row.day else ""
        return (str(row.week.number), day, row.title, self._remark(row))

    @property
    def _first(self) -> dt.date:
        return self._rows[0].week.monday + dt.timedelta(days=3)  # the year that the week counts to

    def _remark(self, row: Row) -> str:
        return " · ".join(part for part in (self._state(row), row.week.remark) if part)

    def _state(self, row: Row) -> str:
        """What becomes of the meeting, in a word or two."""
        if row.origin is None:
            return ""
        if row.meeting is None:
            return self.tr("nyt") if row.takes_place else self.tr("udeladt")
        if row.cancelling is not None:
            return self.tr("aflyses: {}").format(row.cancelling[0].label)
        if row.moved_from is not None:
            return self.tr("flyttes fra {}").format(dated(row.moved_from, self._first))
        return self._state_kept(row)

    def _state_kept(self, row: Row) -> str:
        meeting = row.meeting
        assert meeting is not None
        if meeting.state is MeetingState.CANCELLED and meeting.cancel_reason:
            return self.tr("aflyst: {}").format(meeting.cancel_reason.label)
        if meeting.state is MeetingState.PLANNED and meeting.date < self._today:
            return self.tr("skal skrives")
        return meeting.state.label

    def _told(self, row: Row) -> str:
        day = long_date(row.day) if row.day else self.tr("intet møde")
        parts = (self.tr("uge {}").format(row.week.number), day, row.title, self._remark(row))
        return ", ".join(part for part in parts if part)

    def _tool_tip(self, row: Row, column: int) -> str | None:
        if row.is_fixed:
            cancelled = row.meeting and row.meeting.state is MeetingState.CANCELLED
            open_it = self.tr(
                "Mødet er aflyst. Åbn det, og vælg Genåbn, hvis det alligevel holdes."
            )
            return open_it if cancelled else self.tr("Mødet er holdt og bliver, hvor det er.")
        if column == WeekColumn.WEEK:
            return self._tick_tip(row)
        if column == WeekColumn.DATE:
            return self.tr("Skriv en anden dato for at flytte mødet.") if row.origin else None
        return self._remark(row) or None

    def _tick_tip(self, row: Row) -> str:
        if row.origin is None:
            return self.tr("Sæt et flueben for at holde møde i ugen.")
        if row.meeting is not None:
            return self.tr("Fjern fluebenet for at aflyse mødet.")
        return self.tr("Fjern fluebenet for at udelade mødet.")


def _font(row: Row, column: int) -> QFont | None:
    font = QFont()
    if column not in (WeekColumn.DATE, WeekColumn.MEETING) or row.origin is None:
        return None
    font.setStrikeOut(not row.takes_place)
    if row.is_milestone and row.takes_place:
        font.setWeight(QFont.Weight.DemiBold)
    return font
