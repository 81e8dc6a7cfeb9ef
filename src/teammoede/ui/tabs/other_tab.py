"""Andet: the base tab with the children's absence in numbers, week by week; never a name."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from teammoede.domain.absence import Absence
from teammoede.domain.agenda import AgendaItem
from teammoede.domain.base import natural_id
from teammoede.domain.meeting import Meeting
from teammoede.domain.week import monday_of, short_date, week_label
from teammoede.storage.store import Store
from teammoede.ui.saving import Saver
from teammoede.ui.tabs.agenda_tab import AgendaTab
from teammoede.ui.widgets.number_edit import NumberEdit
from teammoede.ui.widgets.section import Section

WEEKS_SHOWN = 3
MOST = {"children": 99, "days_away": 495}


class OtherTab(AgendaTab):
    """The point Andet."""

    def __init__(
        self,
        item: AgendaItem,
        store: Store,
        saver: Saver,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(item, store, saver, today, parent)
        self.absence = _AbsenceSection(store, saver)
        self.ui.partsLayout.insertWidget(1, self.absence)

    def show_meeting(self, meeting: Meeting) -> None:
        super().show_meeting(meeting)
        self.absence.show_meeting(meeting)


class _AbsenceSection(Section):
    """The weeks up to the meeting: children in the group, child-days away, the share."""

    def __init__(self, store: Store, saver: Saver, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("FRAVÆR I TAL"), parent)
        self._store = store
        self._saver = saver
        self._meeting: Meeting | None = None
        self._mondays: list[date] = []
        self._weeks = [QLabel() for _ in range(WEEKS_SHOWN)]
        self._shares = [QLabel() for _ in range(WEEKS_SHOWN)]
        self.numbers = [{name: self._box(most) for name, most in MOST.items()} for _ in range(3)]
        self.remark(self.tr("kun tal, ingen navne"))
        self._lay_out()

    def _box(self, most: int) -> NumberEdit:
        box = NumberEdit(most)
        box.setMinimumHeight(2 * self.fontMetrics().height())
        box.setFixedWidth(self.fontMetrics().horizontalAdvance("n" * 10))
        return box

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(4)
        heads = ("", self.tr("Børn i gruppen"), self.tr("Fraværsdage"), self.tr("Andel"))
        for column, text in enumerate(heads):
            label = QLabel(text)
            label.setProperty("role", "quiet")
            grid.addWidget(label, 0, column)
        for row in range(WEEKS_SHOWN):
            grid.addWidget(self._weeks[row], row + 1, 0)
            for column, (name, box) in enumerate(self.numbers[row].items(), 1):
                grid.addWidget(box, row + 1, column)
                box.valueChanged.connect(lambda _value, row=row, name=name: self._type(row, name))
                box.editingFinished.connect(self._leave)
            grid.addWidget(self._shares[row], row + 1, 3)
        grid.setColumnStretch(4, 1)
        self.rows.addLayout(grid)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show the meeting's own week and the two before it."""
        self._meeting = meeting
        own = monday_of(meeting.date)
        self._mondays = [own - timedelta(weeks=back) for back in reversed(range(WEEKS_SHOWN))]
        for row, monday in enumerate(self._mondays):
            friday = monday + timedelta(days=4)
            week = week_label(monday)
            self._weeks[row].setText(f"{week}  ({short_date(monday)}–{short_date(friday)})")
            kept = meeting.course.absence_in(monday)
            for name, box in self.numbers[row].items():
                box.show_number(getattr(kept, name) if kept else None)
                box.setReadOnly(meeting.read_only)
                box.setAccessibleName(f"{week}, {MOST_LABELS[name]}")
            self._show_share(row)

    def _type(self, row: int, name: str) -> None:
        if self._meeting is None:
            return
        monday, course = self._mondays[row], self._meeting.course
        box = self.numbers[row][name]
        record = course.absence_in(monday) or Absence(
            id=natural_id(course.id, monday), course=course, monday=monday
        )
        self._saver.later(
            (record.id, name),
            lambda: self._store.change(record, typed=True, **{name: box.number}),
        )

    def _leave(self) -> None:
        self._saver.flush()
        self._store.seal()
        for row in range(WEEKS_SHOWN):
            self._show_share(row)

    def _show_share(self, row: int) -> None:
        kept = self._meeting.course.absence_in(self._mondays[row]) if self._meeting else None
        text = ""
        if kept and kept.exceeds_week:
            text = self.tr("flere end gruppens dage")
        elif kept and kept.share is not None:
            text = f"{kept.share * 100:.0f} %"
        self._shares[row].setText(text)


MOST_LABELS = {"children": "børn i gruppen", "days_away": "fraværsdage"}
