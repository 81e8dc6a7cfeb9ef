"""Aftaler: what this meeting agreed on a point, row by row; the empty row is the next one.

What is typed in the empty row is a capture line: saved as it is, and taken apart once it is left.
"""

from collections.abc import Callable, Collection
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from teammoede.domain.action import Action
from teammoede.domain.agenda import AgendaItem
from teammoede.domain.capture import Captured
from teammoede.domain.capture_grammar import Grammar
from teammoede.domain.capture_names import with_sign
from teammoede.domain.meeting import Meeting
from teammoede.domain.people import Membership
from teammoede.storage.store import Store
from teammoede.ui.saving import Saver
from teammoede.ui.tabs.taken_apart import TakenApart, as_line, values_of
from teammoede.ui.widgets.action_row import ActionRow
from teammoede.ui.widgets.notice import Notice
from teammoede.ui.widgets.section import Section

AT_ONCE, AT_A_TIME = 60, 10  # rows: those beyond come while the window goes on


class Agreements(Section):
    """The agreements of one point, each edited in its row."""

    changed = Signal()
    memberAdded = Signal()
    begun = Signal(QWidget)
    moved = Signal(str)  # an agreement went to another point
    linesPasted = Signal(QWidget, list)

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
        self._grammar: Grammar | None = None
        self.listed: list[ActionRow] = []
        self._to_come: list[Action] = []
        self._steps: list[Callable[[], bool]] = []
        self._taken: dict[str, TakenApart] = {}
        self.turn_action: QAction | None = None
        self._fill = QTimer(self, interval=0)
        self._fill.timeout.connect(self._add_some)
        self.told = Notice()
        self.undo = Notice()
        self._none = QLabel(self.tr("Ingen aftaler på dette punkt."))
        self._none.setProperty("role", "quiet")
        self.rows.addWidget(self._none)
        self.rows.addWidget(self.told)
        self.rows.addWidget(self.undo)
        self._undo_key = QShortcut(QKeySequence.StandardKey.Undo, self.undo)
        self._undo_key.activated.connect(self._undo)
        self._deleted: list[str] = []

    def row_of(self, key: str) -> ActionRow | None:
        """Return the row of an action."""
        while any(action.id == key for action in self._to_come):
            self._add_some()
        return next((r for r in self.listed if r.action and r.action.id == key), None)

    @property
    def line(self) -> ActionRow | None:
        """The empty row, None where nothing is to be written."""
        last = self.listed[-1] if self.listed else None
        return last if last and last.action is None else None

    def show_meeting(self, meeting: Meeting) -> None:
        """Show what a meeting agreed on this point, and the row for the next agreement."""
        begun: list[str] = []
        if self._meeting is None or self._meeting.id != meeting.id:
            self._forget_steps()
        elif not meeting.read_only:  # what is half written stays a line
            begun = [row.action.id for row in self.listed if row.action and row.is_new]
        self._meeting, self._grammar = meeting, None
        for row in self.listed:
            self.rows.removeWidget(row)
            row.deleteLater()
        agreed = meeting.agreed_on(self._item.key)
        self.listed, self._to_come = [], agreed[AT_ONCE:]
        for action in agreed[:AT_ONCE]:
            self._add_row(action, begun=begun)
        if not meeting.read_only:
            self._add_row(None)
        self._none.setVisible(not self.listed)
        self._count()
        if self._to_come:
            self._fill.start()

    def _forget_steps(self) -> None:
        self._deleted.clear()
        self._steps.clear()
        self._taken.clear()
        self.undo.clear()
        self.told.clear()

    def _add_some(self) -> None:
        """Add rows of a long list before the empty one."""
        some, self._to_come = self._to_come[:AT_A_TIME], self._to_come[AT_A_TIME:]
        for action in some:
            self._add_row(action, before_line=True)
        if not self._to_come:
            self._fill.stop()
            self.changed.emit()

    def _add_row(
        self, action: Action | None, *, before_line: bool = False, begun: Collection[str] = ()
    ) -> ActionRow:
        meeting = self._meeting
        assert meeting is not None
        row = ActionRow(self._team, meeting.date, grammar=self.grammar, themes=self._themes)
        row.show_action(action)
        if action is not None and action.id in begun:
            row.be_line()
        row.set_locked(meeting.read_only)
        self._connect_row(row)
        below = self.line if before_line else None
        place = self.listed.index(below) if below else len(self.listed)
        self.listed.insert(place, row)
        self.rows.insertWidget(self.rows.indexOf(below or self.told), row)
        return row

    def _connect_row(self, row: ActionRow) -> None:
        row.whatTyped.connect(lambda: self._type(row))
        row.whatLeft.connect(lambda: self._leave(row))
        row.changed.connect(lambda values: self._change(row, values))
        row.valuesTyped.connect(lambda name, values: self._type_values(row, name, values))
        row.removed.connect(lambda: self._remove(row))
        row.finished.connect(lambda: self._go_on(row))
        row.memberWanted.connect(lambda name: self._add_member(row, name))
        row.captured.connect(lambda: self._enter(row))
        row.meant.connect(lambda name, key: self._choose(row, name, key))
        row.what.settled.connect(lambda: self.capture(row))
        row.what.linesPasted.connect(lambda lines: self.linesPasted.emit(row, lines))
        row.previewShown.connect(lambda: self.begun.emit(row))
        row.what.take_back = lambda: row.action is None and self.take_back()
        if self.turn_action is not None:
            row.what.addAction(self.turn_action)

    def grammar(self) -> Grammar:
        """Return what a capture line can say at this meeting."""
        assert self._meeting is not None
        if self._grammar is None:
            self._grammar = Grammar.of(self._meeting)
        return self._grammar

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

    # the capture line

    def _enter(self, row: ActionRow) -> None:
        """Take a line apart, and go on: where it said all of it, to the next line."""
        said = self.capture(row)
        if said is not None and said.says_more:  # the keyboard goes on: nobody would hear of it
            understood = QAccessibleAnnouncementEvent(self, self.grammar().show(said))
            QAccessible.updateAccessibility(understood)
        if said is None or not (said.says_more or said.doubts or said.unknown):
            row.who.setFocus()
        elif said.doubts:
            self._put_question(row)
        elif said.what:
            self._go_to_line()

    def _put_question(self, row: ActionRow) -> None:
        row.notice.take_focus()
        self.begun.emit(row)  # the question stands below the row, maybe below the page

    def _go_to_line(self) -> None:
        if self.line is not None:
            self.line.take_focus()
            self.begun.emit(self.line)

    def capture_left(self, focus: QWidget) -> None:
        """Take apart a line that was left by way of a list or a menu: no field was told of it."""
        for row in [r for r in self.listed if r.action and r.is_new and not r.isAncestorOf(focus)]:
            self.capture(row)

    def capture(self, row: ActionRow) -> Captured | None:
        """Take a new row's line apart into its fields; return what it said."""
        action, line = row.action, row.what.toPlainText()
        if not row.is_new or action is None or not line.strip():
            return None
        said = self._read(line)
        self._remember(action, line)
        if said.says_more:
            self._give(row, action, said)
        else:
            row.settle({})
        self.ask(row, said)
        return said

    def _read(self, line: str, chosen: dict[str, str] | None = None) -> Captured:
        return self.grammar().settle(line, chosen)

    def _remember(self, action: Action, line: str) -> None:
        """Let an agreement become the line again that it was written as."""
        before = as_line(action, line)
        step = partial(self._make_line_again, action.id)
        self._taken[action.id] = TakenApart(before, dict(before), step)
        self._steps.append(step)

    def line_step(self, key: str) -> Callable[[], bool]:
        """Return what makes an agreement the line again that it was just written as."""
        return self._taken[key].take_back

    def _give(self, row: ActionRow, action: Action, said: Captured) -> None:
        """Write what a line said, with the line itself as the former version."""
        self._saver.flush()
        values = values_of(said, action)
        self._taken[action.id].given |= values
        row.settle(values)
        self._saver.soon((action.id, "what"), lambda: self._store.change(action, **values))
        self.told.clear()
        self.changed.emit()
        if "point" in values:
            self._let_go(row)
            self.moved.emit(action.id)

    def _let_go(self, row: ActionRow) -> None:
        """Take a row away whose agreement went to another point."""
        focus = QApplication.focusWidget()
        if focus is not None and row.isAncestorOf(focus):
            self._go_to_line()
        self._take_away(row)

    def ask(self, row: ActionRow, said: Captured) -> None:
        """Ask about what a line left open: which of several, or somebody who is not on the team."""
        if said.doubts:
            row.ask_who(said.doubts[0])
        elif said.unknown:
            row.offer_names([name[:1].upper() + name[1:] for name in said.unknown])

    def _choose(self, row: ActionRow, name: str, key: str) -> None:
        """Take a line apart once more, now that it is known whom a name means."""
        if row.action is None:
            return
        line = with_sign(row.what.toPlainText(), name)
        said = self._read(line, {name: key})
        if row.action.id not in self._taken:
            self._remember(row.action, line)
        self._give(row, row.action, said)
        self.ask(row, said)
        if said.doubts:
            self._put_question(row)
        else:
            self._go_to_line()

    def tell(self, text: str, *answers: tuple[str, Callable[[], object]]) -> None:
        """Say quietly what has just happened, with what can be done about it."""
        self.told.say(text, *answers)

    # taking back

    def can_take_back(self, step: Callable[[], bool]) -> None:
        """Let Ctrl+Z in the empty row take a step back; it returns whether it could."""
        self._steps.append(step)

    def take_back(self, step: Callable[[], bool] | None = None) -> bool:
        """Take a step back, or the last one; return whether there was one to take.

        What was changed since stays as it is, and no older step is taken in its place.
        """
        self.told.clear()
        step = step or (self._steps[-1] if self._steps else None)
        if step is None:
            return False
        self._steps = [other for other in self._steps if other is not step]
        if not step():
            self.tell(self.tr("Kan ikke fortrydes: der er ændret i det siden."))
        return True

    def _make_line_again(self, key: str) -> bool:
        """Make an agreement the line that it was, unless it was changed since."""
        meeting, taken = self._meeting, self._taken[key]
        found = meeting.actions if meeting else []
        action = next((a for a in found if a.id == key and not a.deleted), None)
        if meeting is None or action is None or not self._saver.flush():
            return False
        if not taken.is_left_of(action):
            return False
        if not self._saver.now(lambda: self._store.change(action, **taken.before)):
            return False
        del self._taken[key]
        self._show_line_again(meeting, action)
        self.changed.emit()
        return True

    def _show_line_again(self, meeting: Meeting, action: Action) -> None:
        if self.row_of(action.id) is None:  # it had gone to another point
            self.show_meeting(meeting)
            self.moved.emit("")
        row = self.row_of(action.id)
        if row is not None:
            row.show_action(action)
            row.go_back_to_line()
            self.begun.emit(row)

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
        self._take_away(row)
        self._deleted.append(action.id)
        self._offer_undo()
        self.changed.emit()

    def _take_away(self, row: ActionRow) -> None:
        self.listed.remove(row)
        self.rows.removeWidget(row)
        row.deleteLater()
        self._count()

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
            self._grammar = None
            row.who.take()
            self._name_at_last(row, name)
            self.memberAdded.emit()
            shown = self.row_of(row.action.id) if row.action else None
            if shown is not None:  # the row was made anew; the next name still waits
                shown.offer_names(row.offered)
                shown.notice.take_focus()

    def _name_at_last(self, row: ActionRow, name: str) -> None:
        """Take a name out of the text that is on the team now."""
        action, text = row.action, row.what.toPlainText()
        if action is None or f"@{name}".casefold() not in text.casefold():
            return
        values = values_of(self.grammar().read(text, with_points=False), action)
        row.settle(values)
        if action.id in self._taken:
            self._taken[action.id].given |= values
        self._saver.now(lambda: self._store.change(action, **values))

    def _keep_member(self, meeting: Meeting, name: str) -> None:
        self._store.add_member(meeting.course, name, meeting.date)

    def _count(self) -> None:
        number = sum(row.action is not None for row in self.listed) + len(self._to_come)
        self.remark(str(number) if number else "")
