"""The rows in which open actions are answered, and the way of what is said there to the store.

Shown where a point looks back and where all actions of a course are listed; lays out nothing.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from teammoede.domain.action import Action, Answer
from teammoede.domain.meeting import Meeting
from teammoede.storage.store import Store
from teammoede.ui.saving import Saver
from teammoede.ui.widgets.review_row import ReviewRow


class Answering(QObject):
    """Makes rows and saves what is answered in them, an answer with the click."""

    answered = Signal(ReviewRow)
    written = Signal(ReviewRow)  # what else was said of an answer

    def __init__(
        self, store: Store, saver: Saver, today: Callable[[], date], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._saver = saver
        self._today = today

    def make_row(self, action: Action, meeting: Meeting) -> ReviewRow:
        """Return the row of an action at the meeting that keeps the answer."""
        row = ReviewRow(action, meeting, self._today)
        row.set_locked(meeting.read_only)
        row.answered.connect(lambda answer: self._answer(row, answer))
        row.changed.connect(lambda values: self._change(row, values))
        row.wordsTyped.connect(lambda: self._type(row))
        row.whenTyped.connect(lambda: self._type_when(row))
        row.wordsLeft.connect(lambda: self._leave(row))
        return row

    def _answer(self, row: ReviewRow, answer: Answer | None) -> None:
        review = row.action.own_review(row.meeting)
        values = review.values_for(answer)
        self._saver.now(lambda: self._store.change(review, **values))
        row.refresh()
        self.answered.emit(row)

    def _change(self, row: ReviewRow, values: dict[str, Any]) -> None:
        review = row.action.own_review(row.meeting)
        if self._saver.soon((review.id, *values), lambda: self._store.change(review, **values)):
            row.refresh()  # not before: it would take away what waits
        self.written.emit(row)

    def _type(self, row: ReviewRow) -> None:
        review = row.action.own_review(row.meeting)
        self._saver.later(
            (review.id, "words"),
            lambda: self._store.change(review, typed=True, words=row.details.words.text()),
        )

    def _type_when(self, row: ReviewRow) -> None:
        review = row.action.own_review(row.meeting)
        self._saver.later(
            (review.id, "due"),
            lambda: self._store.change(review, typed=True, **row.details.when.values),
        )

    def _leave(self, row: ReviewRow) -> None:
        self._saver.flush()
        self._store.seal(row.action.own_review(row.meeting), "words")
