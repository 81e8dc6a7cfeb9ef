"""One standing practice at a visit: how it lives, and which help it needs; writes nothing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from teammoede.domain.action import Action
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingState
from teammoede.domain.practice import PracticeCheck, PracticeState
from teammoede.domain.week import short_date, week_label
from teammoede.ui.widgets.flow_layout import FlowLayout
from teammoede.ui.widgets.growing_text import LineText
from teammoede.ui.widgets.segments import Segments

WHAT_LETTERS, WHO_LETTERS, HELP_LETTERS = 26, 14, 24


class PracticeRow(QFrame):
    """A practice that a visit asks after."""

    answered = Signal(object)
    helpTyped = Signal()
    helpLeft = Signal()

    def __init__(self, action: Action, meeting: Meeting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.action = action
        self.states = Segments(PracticeState, action.what)
        self.help = LineText()
        self._what = _text("")
        self._aside = _text("quiet")
        self._who = _text("")
        self._lay_out()
        self.states.chosen.connect(self.answered)
        self.help.typed.connect(self.helpTyped)
        self.help.left.connect(self.helpLeft)
        self.show_meeting(action, meeting)

    def _lay_out(self) -> None:
        self.setProperty("role", "row")
        self.help.setAccessibleName(self.tr("Hvilken hjælp, {}").format(self.action.what))
        flow = FlowLayout(self, spacing=10, top=True)
        flow.setContentsMargins(0, 3, 0, 3)
        self._who.setFixedWidth(self._letters(WHO_LETTERS))
        self.help.setMinimumWidth(self._letters(HELP_LETTERS))
        for part in (self._text_block(), self._who, self.states, self.help):
            flow.addWidget(part)

    def _letters(self, many: int) -> int:
        return self.fontMetrics().horizontalAdvance("n" * many)

    def _text_block(self) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._what)
        column.addWidget(self._aside)
        block.setMinimumWidth(self._letters(WHAT_LETTERS))
        block.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        return block

    def show_meeting(self, action: Action, meeting: Meeting) -> None:
        """Show what a meeting found of the practice, and what the visit before it had found."""
        self.action = action
        check = meeting.check_of(action)
        self._what.setText(action.what)
        self._who.setText(meeting.course.named(action.who_on(meeting.date)))
        self._aside.setText(self._remarks(meeting))
        self.states.choice = check.state if check else None
        self.states.setEnabled(not meeting.read_only)
        self.help.show_text(check.help if check else "")
        self.help.setReadOnly(meeting.read_only)
        self.help.setPlaceholderText("" if meeting.read_only else self.tr("Hvilken hjælp?"))

    def _remarks(self, meeting: Meeting) -> str:
        parts = [self.tr("fra {}").format(short_date(self.action.meeting.date))]
        found = _found_before(self.action, meeting)
        if found is not None and found.state is not None:
            week = week_label(found.meeting.date)
            parts.append(self.tr("{}: {}").format(week, found.state.label))
        return " · ".join(parts)


def _found_before(action: Action, meeting: Meeting) -> PracticeCheck | None:
    """Return what was found of a practice at the last meeting before this one that asked."""
    checks = [
        earlier.check_of(action)
        for earlier in meeting.course.ordered_meetings()
        if earlier.order < meeting.order and earlier.state is not MeetingState.CANCELLED
    ]
    return next((check for check in reversed(checks) if check and check.state), None)


def _text(role: str) -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label
