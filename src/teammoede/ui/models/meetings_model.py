"""The meetings of a course for the navigator: newest first, what is next, what is done.

A kind that is held but once or twice is named, in the place of the weekday and of what the icon
tells anyway: so it stands whole in one line, bold and beside a scroll bar.
"""

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingKind, MeetingState
from teammoede.domain.week import long_date, short_date, week_label
from teammoede.ui.icons import icon

AnyIndex = QModelIndex | QPersistentModelIndex
RECORD_ROLE = Qt.ItemDataRole.UserRole
SORT_ROLE = Qt.ItemDataRole.UserRole + 1


class MeetingsModel(QAbstractListModel):
    """One row a meeting: »uge 48  ma 23.11.  næste«."""

    def __init__(self) -> None:
        super().__init__()
        self._meetings: list[Meeting] = []
        self._next: Meeting | None = None
        self._late: list[Meeting] = []

    def show_course(self, course: Course, today: date) -> None:
        """Show the meetings of a course, the latest first.

        A planned one whose day has passed is to be written up; »næste« is one that is to come.
        """
        self.beginResetModel()
        self._meetings = list(reversed(course.ordered_meetings()))
        planned = [m for m in reversed(self._meetings) if m.state is MeetingState.PLANNED]
        self._next = next((m for m in planned if m.date >= today), None)
        self._late = [m for m in planned if m.date < today]
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._meetings)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        meeting = self._meetings[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._line(meeting)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            state = self._told(meeting, self.tr("næste møde")) or meeting.state.label
            return f"{meeting.title}, {long_date(meeting.date)}, {meeting.week}: {state}"
        if role == Qt.ItemDataRole.DecorationRole:
            return icon(self._icon(meeting))
        if role == Qt.ItemDataRole.FontRole and meeting is self._next:
            font = QFont()
            font.setBold(True)
            return font
        if role == SORT_ROLE:
            return meeting.date
        return meeting if role == RECORD_ROLE else None

    def row_of(self, meeting: Meeting) -> int:
        """Return the row of a meeting by its key, -1 where it is not listed."""
        ids = [listed.id for listed in self._meetings]
        return ids.index(meeting.id) if meeting.id in ids else -1

    def _line(self, meeting: Meeting) -> str:
        day, kind = meeting.date, self._kind(meeting)
        if kind and meeting not in self._late:  # no icon tells that something is to be written
            return f"{week_label(day)}   {day.day}.{day.month}.   {kind}"
        told = self._told(meeting, self.tr("næste"))
        return f"{week_label(day)}   {short_date(day)}   {told}".rstrip()

    def _kind(self, meeting: Meeting) -> str:
        """The kind in a word, so that it stands in one line; a planning meeting goes without."""
        words = {
            MeetingKind.START_UP: self.tr("opstart"),
            MeetingKind.EVALUATION: self.tr("evaluering"),
            MeetingKind.VISIT: self.tr("besøg"),
        }
        return words.get(meeting.kind, "")

    def _told(self, meeting: Meeting, coming: str) -> str:
        if meeting is self._next:
            return coming
        if meeting in self._late:
            return self.tr("skal skrives")
        return self.tr("aflyst") if meeting.state is MeetingState.CANCELLED else ""

    def _icon(self, meeting: Meeting) -> str:
        if meeting is self._next:
            return "meeting-next"
        names = {
            MeetingState.PLANNED: "meeting-planned",
            MeetingState.HELD: "meeting-held",
            MeetingState.APPROVED: "lock",
            MeetingState.CANCELLED: "meeting-cancelled",
        }
        return names[meeting.state]
