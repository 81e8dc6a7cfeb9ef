"""All actions of a course as a table, and what of it is shown: by person, point, state and words.

Reads each action once when the course is shown; knows no meeting page and writes nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from teammoede.domain.action import Action, ActionState
from teammoede.domain.course import Course
from teammoede.domain.people import Who
from teammoede.domain.week import dated, week_label

RECORD_ROLE = Qt.ItemDataRole.UserRole
SORT_ROLE = Qt.ItemDataRole.UserRole + 1
OVERDUE_ROLE = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex

OPEN_STATES = frozenset({ActionState.OPEN, ActionState.WAITING})
NOBODY = ""


class FollowupColumn(IntEnum):
    """The columns of the list."""

    WHAT = 0
    WHO = 1
    POINT = 2
    AGREED = 3
    DUE = 4
    STATE = 5


@dataclass(frozen=True)
class FollowupRow:
    """One action as it is shown today; `texts` and `sort` have a value for each column."""

    action: Action
    who: Who
    state: ActionState
    overdue: bool
    texts: tuple[str, ...]
    sort: tuple[Any, ...]
    tip: str
    words: str  # what a search looks through


class FollowupModel(QAbstractTableModel):
    """One row an action: open ones first, overdue before all, then what is closed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[FollowupRow] = []
        self._names: Mapping[str, str] = {}
        self._points: dict[str, dict[str, str]] = {}
        self._today = date.min

    def show_course(self, course: Course, today: date) -> None:
        """Show every action of the course as it stands today."""
        self.beginResetModel()
        self._today = today
        self._names = course.short_names()
        self._points = {
            m.id: {item.key: item.short for item in m.full_agenda.items} for m in course.meetings
        }
        open_ones = course.open_actions(today)
        known = {action.id for action in open_ones}
        closed = [action for action in reversed(course.actions()) if action.id not in known]
        self.rows = [self._read(action) for action in (*open_ones, *closed)]
        self.endResetModel()

    def points(self) -> dict[str, str]:
        """Return the points that have actions, by key, in the order of the agendas."""
        order: dict[str, str] = {}
        for titles in self._points.values():
            order |= titles
        used = {row.action.point for row in self.rows}
        return {key: order.get(key, key) for key in (*order, *sorted(used)) if key in used}

    def longest(self, column: FollowupColumn) -> str:
        """Return the text of a column that has most letters."""
        return max((row.texts[column] for row in self.rows), key=len, default="")

    def row_of(self, key: str | None) -> int:
        """Return the row of an action by its key, -1 where it is not there."""
        return next((n for n, row in enumerate(self.rows) if row.action.id == key), -1)

    def renew(self, action: Action) -> None:
        """Show what has become of an action, at its place in the list."""
        number = self.row_of(action.id)
        if number >= 0:
            self.rows[number] = self._read(action)
            last = self.index(number, len(FollowupColumn) - 1)
            self.dataChanged.emit(self.index(number, 0), last)

    def _read(self, action: Action) -> FollowupRow:
        today, meeting = self._today, action.meeting
        who, state, due = action.who_now(today), action.state(today), action.due_on()
        names = ", ".join(who.listed(self._names)) or self.tr("ingen endnu")
        points = self._points[meeting.id]
        place = list(points).index(action.point) if action.point in points else len(points)
        texts = (
            " ".join(action.what.split()),
            names,
            points.get(action.point, action.point),
            dated(meeting.date, today),
            dated(due, today) if due else action.due_text(),
            self._state_text(action, state),
        )
        rank = list(ActionState).index(state)
        return FollowupRow(
            action=action,
            who=who,
            state=state,
            overdue=state in OPEN_STATES and due is not None and due < today,
            texts=texts,
            sort=(
                texts[0].casefold(),
                names.casefold(),
                place,
                meeting.order,
                due or date.max,
                rank,
            ),
            tip=self._tip(action, names, due),
            words=" ".join(texts).casefold(),
        )

    def _state_text(self, action: Action, state: ActionState) -> str:
        day = action.shown_from()
        if state is ActionState.WAITING and day:
            return self.tr("venter til {}").format(dated(day, self._today))
        return state.label

    def _tip(self, action: Action, names: str, due: date | None) -> str:
        days = [(self.tr("aftalt"), action.meeting.date)]
        days += [(self.tr("frist"), due)] if due else []
        told = [f"{what} {dated(day, self._today)}, {week_label(day)}" for what, day in days]
        return f"{action.what}\n{names}\n{' · '.join(told)}"

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(FollowupColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = (self.tr("Hvad"), self.tr("Hvem"), self.tr("Punkt"), self.tr("Aftalt"))
        return (*titles, self.tr("Frist"), self.tr("Tilstand"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._display(row, column)
        if role == RECORD_ROLE:
            return row.action
        if role == SORT_ROLE:
            return row.sort[column]
        if role == OVERDUE_ROLE:
            return row.overdue
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.tip
        if role == Qt.ItemDataRole.AccessibleTextRole:
            late = self.tr(", overskredet") if row.overdue and column == FollowupColumn.DUE else ""
            return row.texts[column] + late
        return None

    def _display(self, row: FollowupRow, column: int) -> str:
        late = row.overdue and column == FollowupColumn.DUE
        return f"! {row.texts[column]}" if late else row.texts[column]


@dataclass(frozen=True)
class Wanted:
    """What of the list is wanted; None stands for all. `person` NOBODY is what nobody does yet."""

    person: str | None = None
    point: str | None = None
    states: frozenset[ActionState] = OPEN_STATES
    overdue: bool = False
    waiting: bool = False
    text: str = ""

    def takes(self, row: FollowupRow) -> bool:
        """Return whether a row is wanted."""
        return (
            row.state in self.states
            and self.point in (None, row.action.point)
            and (not self.overdue or row.overdue)
            and (not self.waiting or row.state is ActionState.WAITING)
            and self._takes_person(row.who)
            and all(word in row.words for word in self.text.casefold().split())
        )

    def _takes_person(self, who: Who) -> bool:
        """Whether it is the person's; what everyone does, each does."""
        if self.person is None:
            return True
        return not who if self.person == NOBODY else who.everyone or self.person in who.members


class FollowupFilter(QSortFilterProxyModel):
    """What is wanted of the list, in the model's order until a heading is clicked.

    An action that is held stays in it, whatever becomes of it: nothing vanishes or moves up under
    the hand that answers one after the other.
    """

    def __init__(self, model: FollowupModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._held: set[str] = set()
        self.wanted = Wanted()
        self.setSourceModel(model)

    def choose(self, wanted: Wanted) -> None:
        """Show what is wanted; what was held goes by it too."""
        self.wanted = wanted
        self._held.clear()
        self.invalidate()

    def hold(self, key: str) -> None:
        """Hold an action in the list, whatever is wanted."""
        self._held.add(key)
        self.invalidate()

    def let_go(self, but: str | None = None) -> None:
        """Let go of what is held, but for one."""
        self._held &= {but}
        self.invalidate()

    def longest(self, column: FollowupColumn) -> str:
        """Return the longest text of a column, shown or not: what is narrowed moves nothing."""
        return self._model.longest(column)

    def index_of(self, key: str | None) -> QModelIndex:
        """Return where an action is shown by its key, an invalid index where it is not."""
        row = self._model.row_of(key)
        return self.mapFromSource(self._model.index(row, 0)) if row >= 0 else QModelIndex()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        row = self._model.rows[source_row]
        return row.action.id in self._held or self.wanted.takes(row)

    def lessThan(self, source_left: Index, source_right: Index) -> bool:
        return bool(source_left.data(SORT_ROLE) < source_right.data(SORT_ROLE))
