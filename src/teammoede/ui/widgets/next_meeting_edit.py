"""When the next meeting is: a date to confirm, or the meeting that is planned already.

Plans nothing itself.
"""

import datetime as dt

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from teammoede.domain.following import kind_after
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingKind
from teammoede.domain.week import long_date, week_label
from teammoede.ui.widgets.date_edit import DateEdit


class NextMeetingEdit(QWidget):
    """A labelled date with its weekday and week below; only words where nothing is to be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = DateEdit()
        self.edit.setAccessibleName(self.tr("Næste møde"))
        self._label = QLabel(self.tr("&Næste møde"))
        self._label.setBuddy(self.edit)
        self._words = QLabel(wordWrap=True)
        self._words.setProperty("role", "quiet")
        self._lay_out()
        self.edit.dateChanged.connect(self._show_day)

    def prepare(
        self,
        meeting: Meeting,
        proposed: dt.date | None,
        today: dt.date,
        *,
        cancelled: bool = False,
    ) -> None:
        """Propose a date, or tell which meeting is planned where there is nothing to propose."""
        self._meeting = meeting
        self._cancelled = cancelled
        self.edit.today = max(today, meeting.date)
        self.edit.date = proposed
        following = meeting.following()
        planned = proposed is None and following is not None
        self.edit.setVisible(not planned)
        if not planned:  # a hidden one that speaks for this would be a trap for Tab
            self.setFocusProxy(self.edit)
        if planned and following is not None:
            self._words.setText(f"{following.title}, {_in_full(following.date)}")
            self._grid.addWidget(self._words, 0, 1)
        else:
            self._show_day()

    @property
    def date(self) -> dt.date | None:
        """The date to plan; None where none is wanted, or the meeting is there already."""
        return None if self.edit.isHidden() else self.edit.date

    @property
    def kind(self) -> MeetingKind:
        """Which kind of meeting it is that day."""
        day = self.edit.date or self._meeting.date
        return kind_after(self._meeting, day, cancelled=self._cancelled)

    @property
    def words(self) -> str:
        """What stands beside: the day in full, or the meeting that is planned."""
        return self._words.text()

    @property
    def problem(self) -> str:
        """Why the date cannot be, as a Danish sentence; empty where it can."""
        if self.edit.isHidden():
            return ""
        if self.date is not None and self.date <= self._meeting.date:
            return self.tr("Det næste møde ligger ikke efter dette. Ret datoen.")
        return self.edit.problem

    def _lay_out(self) -> None:
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self._label, 0, 0)
        grid.addWidget(self.edit, 0, 1)
        grid.addWidget(self._words, 1, 1)
        grid.setColumnStretch(1, 1)

    def _show_day(self) -> None:
        day = self.edit.date
        empty = self.tr("Uden dato planlægges der intet møde.")
        self._words.setText(self._told(day) if day else empty)

    def _told(self, day: dt.date) -> str:
        """The day in full, after the kind of meeting where it is no planning meeting."""
        usual = self.kind is MeetingKind.PLANNING
        return _in_full(day) if usual else f"{self.kind.label}, {_in_full(day)}"


def _in_full(day: dt.date) -> str:
    return f"{long_date(day)} · {week_label(day)}"
