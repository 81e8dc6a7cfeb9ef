"""Siden sidst: the open actions of a point, each waiting for one click.

What is put off is folded away under them; it can be answered, but nobody is asked to.
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from teammoede.domain.action import Action
from teammoede.domain.agenda import AgendaItem
from teammoede.domain.meeting import Meeting
from teammoede.storage.store import Store
from teammoede.ui.answering import Answering
from teammoede.ui.icons import icon
from teammoede.ui.saving import Saver
from teammoede.ui.widgets.review_row import ReviewRow
from teammoede.ui.widgets.section import Section


class SinceLast(Section):
    """The rows of one point; an answer is saved with the click."""

    changed = Signal()

    def __init__(
        self,
        item: AgendaItem,
        store: Store,
        saver: Saver,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("SIDEN SIDST"), parent)
        self._item = item
        self._today = today
        self._answering = Answering(store, saver, today, self)
        self._answering.answered.connect(self._tell_answered)
        self._meeting: Meeting | None = None
        self.listed: list[ReviewRow] = []
        self._none = QLabel(self.tr("Ingen åbne aftaler på dette punkt."))
        self._none.setProperty("role", "quiet")
        self.put_off: list[ReviewRow] = []
        self.unfold = QToolButton()
        self._put_off = QWidget()
        self._put_off_rows = QVBoxLayout(self._put_off)
        self.rows.addWidget(self._none)
        self._lay_out_put_off()

    def _lay_out_put_off(self) -> None:
        self.unfold.setCheckable(True)
        self.unfold.setProperty("role", "section")
        self.unfold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.unfold.setToolTip(self.tr("Vis de aftaler, der venter, så de kan besvares nu"))
        self.unfold.toggled.connect(self._show_put_off)
        self._put_off_rows.setContentsMargins(0, 0, 0, 0)
        self._put_off_rows.setSpacing(self.rows.spacing())
        self.rows.addWidget(self.unfold, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addWidget(self._put_off)

    @property
    def unanswered(self) -> int:
        """How many of the rows have no answer at this meeting."""
        return sum(not row.is_answered for row in self.listed)

    @property
    def rows_shown(self) -> list[ReviewRow]:
        """All rows from top to bottom; those that are folded away last."""
        return [*self.listed, *self.put_off]

    def next_unanswered(self, after: ReviewRow | None = None) -> ReviewRow | None:
        """Return the row below that has no answer yet, else the first one from the top."""
        begin = self.listed.index(after) + 1 if after in self.listed else 0
        turned = (*self.listed[begin:], *self.listed[:begin])
        return next((row for row in turned if not row.is_answered), None)

    def row_of(self, key: str) -> ReviewRow | None:
        """Return the row of an action."""
        return next((r for r in self.listed if r.action.id == key), None)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show what waits for an answer at a meeting."""
        if self._meeting is None or self._meeting.id != meeting.id:
            self.unfold.setChecked(False)
        self._meeting = meeting
        for row in (*self.listed, *self.put_off):
            self.rows.removeWidget(row)
            self._put_off_rows.removeWidget(row)
            row.deleteLater()
        actions = meeting.since_last(self._item.key, self._today())
        self.listed = [self._make_row(action, meeting) for action in actions]
        for place, row in enumerate(self.listed):
            self.rows.insertWidget(place, row)
        self._none.setVisible(not self.listed)
        waiting = meeting.waiting_by_point()[self._item.key]
        self.put_off = [self._make_row(action, meeting) for action in waiting]
        for row in self.put_off:
            self._put_off_rows.addWidget(row)
        self._show_put_off()
        self._count()

    def _make_row(self, action: Action, meeting: Meeting) -> ReviewRow:
        row = self._answering.make_row(action, meeting)
        row.stepped.connect(lambda step: self._step(row, step))
        return row

    def _step(self, row: ReviewRow, step: int) -> None:
        """Go to the answers of the row above or below."""
        rows = [shown for shown in self.rows_shown if shown.isVisible()]
        place = rows.index(row) + step
        if 0 <= place < len(rows):
            rows[place].take_focus()

    def _tell_answered(self) -> None:
        self._count()
        self.changed.emit()

    def _show_put_off(self) -> None:
        is_open = self.unfold.isChecked()
        text = self.tr("{} venter").format(len(self.put_off))
        state = self.tr("foldet ud") if is_open else self.tr("foldet sammen")
        self.unfold.setText(text)
        self.unfold.setAccessibleName(f"{text}, {state}")
        self.unfold.setIcon(icon("chevron-down" if is_open else "chevron-right"))
        self.unfold.setVisible(bool(self.put_off))
        self._put_off.setVisible(is_open and bool(self.put_off))

    def _count(self) -> None:
        total, missing = len(self.listed), self.unanswered
        if not total:
            self.remark("")
        elif missing:
            self.remark(self.tr("{} af {} mangler svar").format(missing, total))
        else:
            self.remark(self.tr("alle besvaret"))
