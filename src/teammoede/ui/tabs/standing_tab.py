"""Holder vi fast?: at a visit, each standing practice with how it lives and which help it needs."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from teammoede.domain.action import Action
from teammoede.domain.agenda import AgendaItem
from teammoede.domain.meeting import Meeting
from teammoede.domain.practice import PracticeState, own_check, practice_at
from teammoede.storage.store import Store
from teammoede.ui.saving import Saver
from teammoede.ui.tabs.agenda_tab import AgendaTab
from teammoede.ui.widgets.practice_row import PracticeRow
from teammoede.ui.widgets.section import Section


class StandingTab(AgendaTab):
    """The point Holder vi fast?"""

    def __init__(
        self,
        item: AgendaItem,
        store: Store,
        saver: Saver,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(item, store, saver, today, parent)
        self.standing = Standing(store, saver)
        self.put_before_discussion(self.standing)
        self.standing.changed.connect(self.changed)

    def show_meeting(self, meeting: Meeting) -> None:
        super().show_meeting(meeting)
        self.standing.show_meeting(meeting)


class Standing(Section):
    """A row for each practice that was there before the meeting."""

    changed = Signal()

    def __init__(self, store: Store, saver: Saver, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("FAST PRAKSIS"), parent)
        self._store = store
        self._saver = saver
        self._meeting: Meeting | None = None
        self.listed: list[PracticeRow] = []
        self._none = QLabel(
            self.tr(
                "Her står, hvad der er blevet fast praksis, eller hvad slutevalueringen vil bevare."
            )
        )
        self._none.setProperty("role", "quiet")
        self._none.setWordWrap(True)
        self.rows.addWidget(self._none)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show what a meeting found; rows that stay keep the keyboard."""
        kept = practice_at(meeting)
        same = self._meeting is not None and self._meeting.id == meeting.id
        self._meeting = meeting
        if same and [row.action.id for row in self.listed] == [action.id for action in kept]:
            for row, action in zip(self.listed, kept, strict=True):
                row.show_meeting(action, meeting)
        else:
            self._make_rows(kept, meeting)
        self._none.setVisible(not kept)
        self._count()

    def _make_rows(self, kept: list[Action], meeting: Meeting) -> None:
        for row in self.listed:
            self.rows.removeWidget(row)
            row.deleteLater()
        self.listed = [self._make_row(action, meeting) for action in kept]
        for place, row in enumerate(self.listed):
            self.rows.insertWidget(place, row)

    def _make_row(self, action: Action, meeting: Meeting) -> PracticeRow:
        row = PracticeRow(action, meeting)
        row.answered.connect(lambda state: self._answer(row, state))
        row.helpTyped.connect(lambda: self._type(row))
        row.helpLeft.connect(lambda: self._leave(row))
        return row

    # writing

    def _answer(self, row: PracticeRow, state: PracticeState | None) -> None:
        meeting = self._require_meeting()
        check = own_check(meeting, row.action)
        self._saver.now(lambda: self._store.change(check, state=state))
        row.show_meeting(row.action, meeting)
        self._count()
        self.changed.emit()

    def _type(self, row: PracticeRow) -> None:
        check = own_check(self._require_meeting(), row.action)
        self._saver.later(
            (check.id, "help"),
            lambda: self._store.change(check, typed=True, help=row.help.toPlainText()),
        )

    def _leave(self, row: PracticeRow) -> None:
        self._saver.flush()
        check = self._require_meeting().check_of(row.action)
        if check is not None:
            self._store.seal(check, "help")

    def _count(self) -> None:
        missing = sum(row.states.choice is None for row in self.listed)
        done = self.tr("alle besvaret") if self.listed else ""
        said = self.tr("{} af {} mangler svar").format(missing, len(self.listed))
        self.remark(said if missing else done)

    def _require_meeting(self) -> Meeting:
        assert self._meeting is not None
        return self._meeting
