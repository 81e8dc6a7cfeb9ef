"""Siden sidst: the open actions of a point, each waiting for one click."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from teammoede.domain.action import Action, Answer
from teammoede.domain.agenda import AgendaItem
from teammoede.domain.meeting import Meeting
from teammoede.domain.week import short_date
from teammoede.storage.store import Store
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
        self._store = store
        self._saver = saver
        self._today = today
        self._meeting: Meeting | None = None
        self.listed: list[ReviewRow] = []
        self._none = QLabel(self.tr("Ingen åbne aftaler på dette punkt."))
        self._none.setProperty("role", "quiet")
        self._waiting = QLabel()
        self._waiting.setWordWrap(True)
        self._waiting.setProperty("role", "quiet")
        self.rows.addWidget(self._none)
        self.rows.addWidget(self._waiting)

    @property
    def unanswered(self) -> int:
        """How many of the rows have no answer at this meeting."""
        return sum(row.answers.choice is None for row in self.listed)

    def row_of(self, action: Action | None) -> ReviewRow | None:
        """Return the row of an action."""
        return next((r for r in self.listed if action and r.action.id == action.id), None)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show what waits for an answer at a meeting."""
        self._meeting = meeting
        for row in self.listed:
            self.rows.removeWidget(row)
            row.deleteLater()
        actions = meeting.since_last(self._item.key, self._today())
        self.listed = [self._make_row(action, meeting) for action in actions]
        for place, row in enumerate(self.listed):
            self.rows.insertWidget(place, row)
        self._none.setVisible(not self.listed)
        self._show_waiting(meeting)
        self._count()

    def _make_row(self, action: Action, meeting: Meeting) -> ReviewRow:
        row = ReviewRow(action, meeting, self._today)
        row.set_locked(meeting.locked)
        row.answered.connect(lambda answer: self._answer(row, answer))
        row.changed.connect(lambda values: self._change(row, values))
        row.wordsTyped.connect(lambda: self._type(row))
        row.whenTyped.connect(lambda: self._type_when(row))
        row.words.editingFinished.connect(lambda: self._leave(row))
        return row

    def _answer(self, row: ReviewRow, answer: Answer | None) -> None:
        review = row.action.own_review(row.meeting)
        values = review.values_for(answer)
        self._saver.now(lambda: self._store.change(review, **values))
        row.refresh()
        self._count()
        self.changed.emit()

    def _change(self, row: ReviewRow, values: dict[str, Any]) -> None:
        review = row.action.own_review(row.meeting)
        if self._saver.soon((review.id, *values), lambda: self._store.change(review, **values)):
            row.refresh()  # not before: it would take away what waits

    def _type(self, row: ReviewRow) -> None:
        review = row.action.own_review(row.meeting)
        self._saver.later(
            (review.id, "words"),
            lambda: self._store.change(review, typed=True, words=row.words.text()),
        )

    def _type_when(self, row: ReviewRow) -> None:
        review = row.action.own_review(row.meeting)
        self._saver.later(
            (review.id, "due"), lambda: self._store.change(review, typed=True, **row.when.values)
        )

    def _leave(self, row: ReviewRow) -> None:
        self._saver.flush()
        self._store.seal(row.action.own_review(row.meeting), "words")

    def _show_waiting(self, meeting: Meeting) -> None:
        waiting = meeting.waiting(self._item.key)
        listed = [
            f"{action.what} ({self.tr('fra')} {short_date(day)})"
            for action in waiting
            if (day := action.shown_from(before=meeting))
        ]
        self._waiting.setText(self.tr("Venter: {}").format(" · ".join(listed)))
        self._waiting.setVisible(bool(waiting))

    def _count(self) -> None:
        total, missing = len(self.listed), self.unanswered
        if not total:
            self.remark("")
        elif missing:
            self.remark(self.tr("{} af {} mangler svar").format(missing, total))
        else:
            self.remark(self.tr("alle besvaret"))
