"""Aftaler: what this meeting agreed on a point, row by row; the empty row is the next one."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QWidget

from teammoede.domain.action import Action
from teammoede.domain.agenda import AgendaItem
from teammoede.domain.meeting import Meeting
from teammoede.domain.people import Membership
from teammoede.storage.store import Store
from teammoede.ui.saving import Saver
from teammoede.ui.widgets.action_row import ActionRow
from teammoede.ui.widgets.notice import Notice
from teammoede.ui.widgets.section import Section


class Agreements(Section):
    """The agreements of one point, each edited in its row."""

    changed = Signal()
    memberAdded = Signal()
    begun = Signal(QWidget)

    def __init__(
        self,
        item: AgendaItem,
        store: Store,
        saver: Saver,
        *,
        themes: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("AFTALER"), parent)
        self._item = item
        self._store = store
        self._saver = saver
        self._themes = themes
        self._meeting: Meeting | None = None
        self.listed: list[ActionRow] = []
        self.undo = Notice()
        self._none = QLabel(self.tr("Ingen aftaler på dette punkt."))
        self._none.setProperty("role", "quiet")
        self.rows.addWidget(self._none)
        self.rows.addWidget(self.undo)
        self._undo_key = QShortcut(QKeySequence.StandardKey.Undo, self.undo)
        self._undo_key.activated.connect(self._undo)
        self._deleted: list[str] = []

    def row_of(self, key: str) -> ActionRow | None:
        """Return the row of an action."""
        return next((r for r in self.listed if r.action and r.action.id == key), None)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show what a meeting agreed on this point, and the row for the next agreement."""
        if self._meeting is None or self._meeting.id != meeting.id:
            self._deleted.clear()
            self.undo.clear()
        self._meeting = meeting
        for row in self.listed:
            self.rows.removeWidget(row)
            row.deleteLater()
        self.listed = []
        for action in meeting.agreed_on(self._item.key):
            self._add_row(action)
        if not meeting.read_only:
            self._add_row(None)
        self._none.setVisible(not self.listed)
        self._count()

    def _add_row(self, action: Action | None) -> ActionRow:
        meeting = self._meeting
        assert meeting is not None
        row = ActionRow(self._team, meeting.date, themes=self._themes)
        row.show_action(action)
        row.set_locked(meeting.read_only)
        row.whatTyped.connect(lambda: self._type(row))
        row.whatLeft.connect(lambda: self._leave(row))
        row.changed.connect(lambda values: self._change(row, values))
        row.valuesTyped.connect(lambda name, values: self._type_values(row, name, values))
        row.removed.connect(lambda: self._remove(row))
        row.finished.connect(lambda: self._go_on(row))
        row.memberWanted.connect(lambda name: self._add_member(row, name))
        self.listed.append(row)
        self.rows.insertWidget(self.rows.count() - 1, row)
        return row

    def _team(self) -> list[Membership]:
        assert self._meeting is not None
        return self._meeting.course.team(self._meeting.date)

    # writing

    def _begun(self, row: ActionRow) -> Action:
        """Return the row's agreement; the empty row becomes one with the first thing written."""
        meeting = self._meeting
        assert meeting is not None
        if row.action is None:
            place = max((a.position for a in meeting.actions), default=-1) + 1
            row.become(Action(meeting=meeting, point=self._item.key, position=place))
            self.begun.emit(self._add_row(None))
            self._count()
        assert row.action is not None
        return row.action

    def _type(self, row: ActionRow) -> None:
        action = self._begun(row)
        self._saver.later(
            (action.id, "what"),
            lambda: self._store.change(action, typed=True, what=row.what.toPlainText()),
        )

    def _type_values(self, row: ActionRow, name: str, values: Callable[[], dict[str, Any]]) -> None:
        action = self._begun(row)
        self._saver.later(
            (action.id, name), lambda: self._store.change(action, typed=True, **values())
        )

    def _change(self, row: ActionRow, values: dict[str, Any]) -> None:
        action = self._begun(row)
        self._saver.soon((action.id, *values), lambda: self._store.change(action, **values))
        self.changed.emit()

    def _leave(self, row: ActionRow) -> None:
        self._saver.flush()
        if row.action is not None:
            self._store.seal(row.action)
            self.changed.emit()

    def _go_on(self, row: ActionRow) -> None:
        """Go to the next row; after the last agreement that is the empty one."""
        place = self.listed.index(row) + 1
        if place < len(self.listed):
            self.listed[place].take_focus()
            self.begun.emit(self.listed[place])

    # taking away

    def _remove(self, row: ActionRow) -> None:
        action = row.action
        if action is None:
            return
        if action.is_answered:
            row.notice.say(
                self.tr(
                    "Aftalen er besvaret på et senere møde og kan ikke slettes; "
                    "svar »droppet« i stedet."
                )
            )
            return
        if not self._saver.now(lambda: self._store.change(action, deleted=True)):
            return
        self.listed.remove(row)
        self.rows.removeWidget(row)
        row.deleteLater()
        self._deleted.append(action.id)
        self._offer_undo()
        self._count()
        self.changed.emit()

    def _last_deleted(self) -> Action | None:
        """Return what was deleted last and is so still; another window may have been here."""
        deleted = {a.id: a for a in self._meeting.actions if a.deleted} if self._meeting else {}
        self._deleted = [key for key in self._deleted if key in deleted]
        return deleted[self._deleted[-1]] if self._deleted else None

    def _offer_undo(self) -> bool:
        """Offer to take back the last deletion that is left; return whether there is one."""
        action = self._last_deleted()
        if action is None:
            self.undo.clear()
            return False
        self.undo.say(
            self.tr("»{}« er slettet.").format(action.what or self.tr("Aftalen")),
            (self.tr("Fortryd (Ctrl+Z)"), self._undo),
        )
        self.undo.take_focus()  # in a text Ctrl+Z would be the text's own
        return True

    def _undo(self) -> None:
        meeting, action = self._meeting, self._last_deleted()
        if action is None or meeting is None:
            self.undo.clear()
            return
        if self._saver.now(lambda: self._store.change(action, deleted=False)):
            self.show_meeting(meeting)
            self.changed.emit()
        row = self.row_of(action.id)
        if not self._offer_undo() and row:
            row.take_focus()

    def _add_member(self, row: ActionRow, name: str) -> None:
        meeting = self._meeting
        assert meeting is not None
        if self._saver.now(lambda: self._keep_member(meeting, name)):
            row.who.take()
            self.memberAdded.emit()
            shown = self.row_of(row.action.id) if row.action else None
            if shown is not None:  # the row was made anew; the next name still waits
                shown.offer_names(row.offered)
                shown.notice.take_focus()

    def _keep_member(self, meeting: Meeting, name: str) -> None:
        self._store.add_member(meeting.course, name, meeting.date)

    def _count(self) -> None:
        number = sum(row.action is not None for row in self.listed)
        self.remark(str(number) if number else "")
