"""What a team likes to add to an answer: was it done as agreed, did it work, until when it goes on.

Reports what was said; writes nothing itself.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from teammoede.domain.action import ActionReview, Answer, Carried, Worked
from teammoede.domain.meeting import Meeting
from teammoede.ui.widgets.date_edit import DateEdit
from teammoede.ui.widgets.flow_layout import FlowLayout
from teammoede.ui.widgets.labelled import labelled
from teammoede.ui.widgets.segments import Segments
from teammoede.ui.widgets.when_edit import WhenEdit

WORDS_LETTERS, WHEN_LETTERS = 26, 17
DATE_LETTERS = 28  # »ma 23.11.2026 · uge 48« and the calendar beside it


class ReviewDetails(QWidget):
    """The optional second line of an answer."""

    changed = Signal(object)  # a dict: sent as one, its enums would come out as plain text
    wordsTyped = Signal()
    wordsLeft = Signal()
    whenTyped = Signal()
    stepped = Signal(int)  # from the choices up or down, to the row above or below

    def __init__(self, meeting: Meeting) -> None:
        super().__init__()
        self.carried = Segments(Carried, self.tr("Gjort?"))
        self.worked = Segments(Worked, self.tr("Virkede det?"))
        self.words = QLineEdit()
        self.when = WhenEdit(lambda: meeting.date, empty=None)
        self.shown_from = DateEdit(today=meeting.date)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        flow = FlowLayout(self, spacing=8)
        letter = self.fontMetrics().horizontalAdvance("n")
        self.when.setFixedWidth(letter * WHEN_LETTERS)
        self.shown_from.setFixedWidth(letter * DATE_LETTERS)
        self._fresh = [
            labelled(self.tr("Ny frist"), self.when),
            labelled(self.tr("Vis igen fra"), self.shown_from),
        ]
        for part in self._fresh:
            flow.addWidget(part)
        flow.addWidget(labelled(self.tr("Gjort?"), self.carried))
        flow.addWidget(labelled(self.tr("Virkede det?"), self.worked))
        self.words.setPlaceholderText(self.tr("Et par ord …"))
        self.words.setAccessibleName(self.tr("Et par ord om, hvordan det gik"))
        self.words.setMinimumWidth(letter * WORDS_LETTERS)
        flow.addWidget(self.words)

    def _connect(self) -> None:
        for choices in (self.carried, self.worked):
            choices.stepped.connect(self.stepped)
        self.carried.chosen.connect(lambda c: self.changed.emit({"carried": c}))
        self.worked.chosen.connect(lambda c: self.changed.emit({"worked": c}))
        self.words.textEdited.connect(self.wordsTyped)
        self.words.editingFinished.connect(self.wordsLeft)
        self.when.typed.connect(self.whenTyped)
        self.when.whenChanged.connect(lambda: self.changed.emit(self.when.values))
        self.shown_from.dateChanged.connect(
            lambda: self.changed.emit({"show_from": self.shown_from.date})
        )

    def show_review(self, review: ActionReview) -> None:
        """Show what was said; new times are asked for only where the action goes on."""
        for part in self._fresh:
            part.setVisible(review.answer is Answer.CONTINUES)
        self.carried.choice = review.carried
        self.worked.choice = review.worked
        if self.words.text() != review.words:
            self.words.setText(review.words)
        self.when.show_when(review.due, review.due_date, review.due_words)
        self.shown_from.show_date(review.show_from)

    def set_locked(self, locked: bool) -> None:
        """Show what cannot be changed."""
        for part in (self.carried, self.worked, self.when, self.shown_from):
            part.setEnabled(not locked)
        self.words.setReadOnly(locked)
