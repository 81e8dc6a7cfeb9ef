"""One point of the agenda: look back, talk, agree. The base of every tab, and enough for most.

Lays the three parts together; each part looks after its own rows and saves through the saver.
"""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from teammoede.domain.agenda import AgendaItem
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingKind
from teammoede.domain.spot import Spot
from teammoede.storage.store import Store
from teammoede.ui.forms.agenda_tab import Ui_AgendaTab
from teammoede.ui.saving import Saver
from teammoede.ui.tabs.agreements import Agreements
from teammoede.ui.tabs.discussion import Discussion
from teammoede.ui.tabs.draft import Draft
from teammoede.ui.tabs.since_last import SinceLast


class AgendaTab(QWidget):
    """A point with its three parts."""

    changed = Signal()
    with_themes = False

    def __init__(
        self,
        item: AgendaItem,
        store: Store,
        saver: Saver,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.item = item
        self.store = store
        self.saver = saver
        self.today = today
        self.meeting: Meeting | None = None
        self.draft: Draft | None = None  # only a final evaluation drafts itself
        self.ui = Ui_AgendaTab()
        self.ui.setupUi(self)
        self.since_last = SinceLast(item, store, saver, today)
        self.discussion = Discussion(item, store, saver)
        self.agreements = Agreements(item, store, saver, themes=self.with_themes)
        self._connect()
        self._show()

    def _connect(self) -> None:
        for part in (self.since_last, self.agreements):
            part.changed.connect(self.changed)
        self.discussion.folded.connect(self._share_room)
        self.agreements.begun.connect(self._bring_into_view)
        for text in (self.discussion.edit, self.discussion.secret):
            text.cursorPositionChanged.connect(partial(self._follow, text))
        self.ui.scrollArea.verticalScrollBar().rangeChanged.connect(self._follow_growth)

    def _show(self) -> None:
        self.ui.titleLabel.setText(self.item.title)
        for part in (self.since_last, self.discussion, self.agreements):
            self.ui.partsLayout.addWidget(part)
        self.ui.partsLayout.addStretch()
        self._share_room()

    def show_meeting(self, meeting: Meeting) -> None:
        """Show this point of a meeting."""
        self.meeting = meeting
        self.since_last.show_meeting(meeting)
        self.discussion.show_meeting(meeting)
        self.agreements.show_meeting(meeting)
        self._show_draft(meeting)

    def _show_draft(self, meeting: Meeting) -> None:
        if self.draft is None and meeting.kind is MeetingKind.EVALUATION:
            self.draft = Draft(self.item)
            self.draft.used.connect(self._use_draft)
            self.changed.connect(self.come_to_front)
            self.put_before_discussion(self.draft)
        if self.draft is not None:
            self.draft.show_meeting(meeting)

    def come_to_front(self) -> None:
        """Count again what is drafted: it follows from what is answered on the other points too."""
        if self.draft is not None and self.meeting is not None:
            self.draft.show_meeting(self.meeting)

    def _use_draft(self, lines: list[str]) -> None:
        """Go on in the discussion, where the lines are to be corrected."""
        self.discussion.add_lines(lines)
        self._bring_into_view(self.discussion.edit)

    def take_focus(self) -> None:
        """Put the keyboard where one writes most on this point."""
        self.discuss()

    def discuss(self) -> None:
        """Put the keyboard into the discussion, also where it was folded away."""
        self.discussion.open()
        self.discussion.edit.setFocus()

    def put_before_discussion(self, part: QWidget) -> None:
        """Lay one more part in, between what is looked back on and what is said now."""
        layout = self.ui.partsLayout
        layout.insertWidget(layout.indexOf(self.discussion), part)

    def _share_room(self) -> None:
        """Give the room that is left to the discussion while it is unfolded."""
        self.ui.partsLayout.setStretchFactor(self.discussion, int(self.discussion.is_open))

    def _follow(self, text: QPlainTextEdit) -> None:
        """Keep the line that is written in sight: a field can be higher than what is seen of it."""
        if text.hasFocus():
            caret = text.viewport().mapTo(self.ui.page, text.cursorRect().center())
            room = 2 * text.fontMetrics().lineSpacing()
            self.ui.scrollArea.ensureVisible(caret.x(), caret.y(), 0, room)

    def _follow_growth(self) -> None:
        """Follow a field that grew by the line just begun, but pull nobody back who reads above."""
        area = self.ui.scrollArea.viewport()
        for text in (self.discussion.edit, self.discussion.secret):
            caret = text.viewport().mapTo(area, text.cursorRect().bottomLeft())
            if caret.y() < area.height() + 3 * text.fontMetrics().lineSpacing():
                self._follow(text)

    def _bring_into_view(self, row: QWidget) -> None:
        """Scroll to a row once the page has been laid out with it."""
        QTimer.singleShot(0, row, lambda: self.ui.scrollArea.ensureWidgetVisible(row))

    def go_to(self, spot: Spot) -> None:
        """Bring an action of this point, or letters of its text, into view, with the keyboard."""
        row = self.since_last.row_of(spot.record) or self.agreements.row_of(spot.record)
        if row is None:
            self.take_focus()
            self.discussion.select(spot)
            return
        (self.since_last if row in self.since_last.listed else self.agreements).open()
        row.take_focus()
        self._bring_into_view(row)


class ActivitiesTab(AgendaTab):
    """Aktiviteter: an activity can be tagged with læreplanstemaer."""

    with_themes = True


class SinceLastTab(AgendaTab):
    """A short meeting's one list of what is open; one writes under its other points."""

    def _show(self) -> None:
        super()._show()
        self.discussion.hide()
        self.agreements.hide()

    def take_focus(self) -> None:
        """Put the keyboard on the first answer."""
        if self.since_last.listed:
            self.since_last.listed[0].take_focus()
        else:
            self.since_last.header.setFocus()
