"""What a search found as a list: under each course and meeting the places, as they are found.

Finds nothing itself; what is shown stays until other places are known.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from teammoede.domain.finding import Hit, Kind
from teammoede.domain.week import dated, long_date, week_label

AnyIndex = QModelIndex | QPersistentModelIndex
RECORD_ROLE = Qt.ItemDataRole.UserRole
LEVEL_ROLE = Qt.ItemDataRole.UserRole + 1
LABEL_ROLE = Qt.ItemDataRole.UserRole + 2

# Of these the point says more than which of their fields it is.
_ON_POINTS = frozenset({Kind.DISCUSSION, Kind.CONFIDENTIAL, Kind.AGREEMENT, Kind.ANSWER})


class Level(IntEnum):
    """What a row is: the name of a course, of a meeting, or a place that was found."""

    COURSE = 0
    MEETING = 1
    HIT = 2


@dataclass(frozen=True)
class _Row:
    level: Level
    text: str
    hit: Hit | None = None


class HitsModel(QAbstractListModel):
    """Rows under headings; only the places can be chosen."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self._rows: list[_Row] = []
        self._hits: list[Hit] = []

    @property
    def hits(self) -> Sequence[Hit]:
        """The places that are listed."""
        return self._hits

    @property
    def meetings(self) -> int:
        """How many meetings they stand in."""
        return len({hit.spot.meeting for hit in self._hits if hit.spot.meeting})

    def show_hits(self, hits: Iterable[Hit]) -> None:
        """Show other places than before."""
        self.beginResetModel()
        self._hits = list(hits)
        self._rows = list(self._laid_out(self._hits, None))
        self.endResetModel()

    def add(self, hits: Sequence[Hit]) -> None:
        """Show more places below."""
        if not hits:
            return
        rows = self._laid_out(hits, self._hits[-1] if self._hits else None)
        self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
        self._hits += hits
        self._rows += rows
        self.endInsertRows()

    def _laid_out(self, hits: Iterable[Hit], before: Hit | None) -> list[_Row]:
        rows: list[_Row] = []
        for hit in hits:
            if before is None or before.spot.course != hit.spot.course:
                rows.append(_Row(Level.COURSE, hit.course))
                before = None
            if hit.day and (before is None or before.spot.meeting != hit.spot.meeting):
                day = f"{dated(hit.day, self.today)} · {week_label(hit.day)}"
                rows.append(_Row(Level.MEETING, f"{day} · {hit.meeting}"))
            rows.append(_Row(Level.HIT, hit.text, hit))
            before = hit
        return rows

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if index.isValid() and self._rows[index.row()].level is Level.HIT:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags  # the arrows pass over a heading

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == LEVEL_ROLE:
            return row.level
        if role == RECORD_ROLE:
            return row.hit
        if row.hit is not None and role == LABEL_ROLE:
            return self._label(row.hit)
        if row.hit is not None and role == Qt.ItemDataRole.AccessibleTextRole:
            return self._told(row.hit)
        return None

    def index_of(self, hit: Hit | None) -> QModelIndex:
        """Return where a place stands that was listed before, also where its text is another."""
        if hit is not None:
            for number, row in enumerate(self._rows):
                if row.hit and _key(row.hit) == _key(hit):
                    return self.index(number)
        return QModelIndex()

    def first(self) -> QModelIndex:
        """Return the first place."""
        found = (n for n, row in enumerate(self._rows) if row.level is Level.HIT)
        return self.index(next(found, -1))

    def _label(self, hit: Hit) -> str:
        if hit.kind not in _ON_POINTS:
            return hit.label
        kind = hit.kind.label.capitalize()
        return f"{kind} · {hit.point}" if hit.point else kind

    def _told(self, hit: Hit) -> str:
        """Return all that is to be said of a place, to whom the headings are not read."""
        where = [hit.course, *([f"{hit.meeting}, {long_date(hit.day)}"] if hit.day else [])]
        return f"{self._label(hit)}: {hit.text}. {', '.join(where)}"


def _key(hit: Hit) -> tuple[str, str, str | None, str, str]:
    spot = hit.spot
    return spot.course, spot.meeting, spot.point, spot.record, hit.label
