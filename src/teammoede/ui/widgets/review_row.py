"""One open action under Siden sidst: what, who, when, four answers, and what the team likes to add.

Reports what was answered; writes nothing itself.
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from teammoede.domain.action import Action, Answer, Theme
from teammoede.domain.meeting import Meeting
from teammoede.domain.week import short_date
from teammoede.ui.keyboard import order_down
from teammoede.ui.widgets.flow_layout import FlowLayout
from teammoede.ui.widgets.review_details import ReviewDetails
from teammoede.ui.widgets.segments import Segments

WHAT_LETTERS, WHO_LETTERS, WHEN_LETTERS = 28, 16, 15


class ReviewRow(QFrame):
    """An action that waits for an answer at a meeting."""

    answered = Signal(object)
    changed = Signal(object)  # a dict: sent as one, its enums would come out as plain text
    wordsTyped = Signal()
    wordsLeft = Signal()
    whenTyped = Signal()
    stepped = Signal(int)  # from the answers up or down, to the row above or below

    def __init__(
        self,
        action: Action,
        meeting: Meeting,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.action = action
        self.meeting = meeting
        self._today = today
        self._locked = False
        self._details: ReviewDetails | None = None
        self.answers = Segments(Answer, action.what)
        self._lay_out()
        self.answers.chosen.connect(self.answered)
        self.answers.stepped.connect(self.stepped)
        self._show()

    @property
    def details(self) -> ReviewDetails:
        """The second line, made when it is first wanted: most rows still wait for an answer."""
        if self._details is None:
            details = self._details = ReviewDetails(self.meeting)
            details.setContentsMargins(self._mark.width() + 8, 0, 0, 4)
            details.changed.connect(self.changed)
            details.wordsTyped.connect(self.wordsTyped)
            details.wordsLeft.connect(self.wordsLeft)
            details.whenTyped.connect(self.whenTyped)
            details.stepped.connect(self.stepped)
            details.set_locked(self._locked)
            self._column.addWidget(details)
            details.hide()
            order_down(self)
        return self._details

    def _lay_out(self) -> None:
        self.setProperty("role", "row")
        self._mark = QLabel()
        self._mark.setProperty("role", "overdue")
        self._mark.setFixedWidth(self.fontMetrics().horizontalAdvance("!!!"))
        self._what = self._text()
        self._what.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._aside = self._text()
        self._aside.setProperty("role", "quiet")
        self._who = self._quiet(WHO_LETTERS)
        self._when = self._quiet(WHEN_LETTERS)
        line = QWidget()
        flow = FlowLayout(line, spacing=8, top=True)
        for part in (self._mark, self._text_block(), self._who, self._when, self.answers):
            flow.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 3, 0, 3)
        self._column.setSpacing(3)
        self._column.addWidget(line)

    def _text_block(self) -> QWidget:
        """What was agreed, over what else is to be said of it; takes the width that is left."""
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._what)
        column.addWidget(self._aside)
        block.setMinimumWidth(self.fontMetrics().horizontalAdvance("n" * WHAT_LETTERS))
        block.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        return block

    def _text(self) -> QLabel:
        label = QLabel()
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _quiet(self, letters: int) -> QLabel:
        label = self._text()
        label.setFixedWidth(self.fontMetrics().horizontalAdvance("n" * letters))
        return label

    def _show(self) -> None:
        action, meeting = self.action, self.meeting
        names = meeting.course.named(action.who_on(meeting.date))
        self._what.setText(action.what)
        self._aside.setText(self._remarks())
        self._aside.setVisible(bool(self._aside.text()))
        self._who.setText(names or self.tr("ingen endnu"))
        day = meeting.reference_day(self._today())
        late = action.is_overdue(day, before=meeting)
        self._mark.setText("!" if late else "")
        self._mark.setAccessibleName(self.tr("Overskredet") if late else "")
        due = action.due_text(before=meeting)
        self._when.setText(self.tr("{} overskredet").format(due) if late else due)
        self._when.setProperty("role", "overdue" if late else "quiet")
        self.refresh()

    def _remarks(self) -> str:
        """Return what else was agreed about the action, in one quiet line."""
        action = self.action
        home = self.meeting.agenda.home_of(action.point)
        parts = [self.tr("fra {}").format(short_date(action.meeting.date))]
        if action.point != home:
            parts.append(self.tr("punkt: {}").format(self._point_title()))
        waits = action.shown_from(before=self.meeting)
        if waits is not None and waits > self.meeting.date:
            parts.append(self.tr("venter til {}").format(short_date(waits)))
        if action.trial:
            end = f" {self.tr('til')} {short_date(action.trial_end)}" if action.trial_end else ""
            parts.append(self.tr("prøvehandling") + end)
        if action.success:
            parts.append(self.tr("virker, når: {}").format(action.success))
        if action.involved:
            parts.append(self.tr("med: {}").format(action.involved))
        parts += [Theme(theme).label for theme in action.themes]
        return " · ".join(parts)

    def _point_title(self) -> str:
        agenda = self.action.meeting.agenda
        point = self.action.point
        return agenda.item(point).short if point in agenda.keys else point

    def refresh(self) -> None:
        """Show the meeting's answer as it is kept."""
        review = self.action.answered_at(self.meeting)
        self.answers.choice = review.answer if review else None
        if review is not None:
            self.details.show_review(review)
        if self._details is not None:
            self._details.setVisible(review is not None)

    def take_focus(self) -> None:
        """Put the keyboard on the first answer."""
        self.answers.button(Answer.DONE).setFocus()

    @property
    def is_answered(self) -> bool:
        """Whether the meeting has answered it."""
        return self.answers.choice is not None

    def give(self, answer: Answer) -> None:
        """Answer as a click does; one that is given already is not taken back."""
        button = self.answers.button(answer)
        if not button.isChecked():
            button.click()

    def set_locked(self, locked: bool) -> None:
        """Show answers that cannot be changed."""
        self._locked = locked
        self.answers.setEnabled(not locked)
        if self._details is not None:
            self._details.set_locked(locked)
