"""Capture as commands: to the empty line, a line made an agreement and back, a pasted block.

Each step is one transaction, and taken back as one; what a line means is the grammar's business.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from teammoede.domain.action import Action, Due
from teammoede.domain.capture import Captured
from teammoede.domain.capture_grammar import Grammar
from teammoede.domain.capture_lines import without_bullets
from teammoede.domain.meeting import Meeting
from teammoede.domain.spot import Spot
from teammoede.storage.writing import Conflict
from teammoede.ui.letters import place_in_qt, place_in_text
from teammoede.ui.widgets.action_row import ActionRow
from teammoede.ui.widgets.growing_text import BULLET

# What somebody can write in an agreement.
_WRITTEN = (
    *("what", "who", "everyone", "who_words", "due", "due_date", "due_words", "point"),
    *("show_from", "trial", "trial_end", "success", "involved", "informed", "themes"),
)

if TYPE_CHECKING:
    from teammoede.ui.desk import Desk
    from teammoede.ui.tabs.agenda_tab import AgendaTab


_Made = dict[str, tuple[object, ...]]


class _Turned(NamedTuple):
    """A line that became an agreement, or an agreement a line: where, and the text it left."""

    tab: "AgendaTab"
    meeting: str
    text: str
    undo: Callable[[], bool]


class CaptureSteps(QObject):
    """Moves words between the discussion and the agreements of the tab in front."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._turned: _Turned | None = None
        self._is_row = False
        self._connect()

    def _connect(self) -> None:
        ui = self._desk.window.ui
        ui.newActionAction.triggered.connect(self.go_to_line)
        ui.turnAction.triggered.connect(self.turn)
        self._desk.window.frame.focusObjectChanged.connect(self._name_turning)

    def serve(self, tab: "AgendaTab") -> None:
        """Let a tab that was just made reach these steps."""
        turn = self._desk.window.ui.turnAction
        agreements = tab.agreements
        agreements.moved.connect(lambda key: self._tell_moved(tab, key))
        agreements.linesPasted.connect(lambda row, lines: self.choose_lines(tab, row, lines))
        agreements.turn_action = turn
        tab.discussion.edit.addAction(turn)
        tab.discussion.edit.take_back = self._turn_back

    def _name_turning(self, focus: QObject | None) -> None:
        """Call the command by what it would do where the keyboard is."""
        if not isinstance(focus, QWidget) or not focus.isVisible():
            return  # the window is closing
        tab = self._desk.tabs.current
        if tab is None or not tab.isAncestorOf(focus):
            return  # a menu may have the keyboard for a moment
        tab.agreements.capture_left(focus)
        is_row = any(row.isAncestorOf(focus) for row in tab.agreements.listed)
        if is_row != self._is_row:
            self._is_row = is_row
            line, back = self.tr("&Gør linjen til en aftale"), self.tr("&Gør aftalen til en linje")
            self._desk.window.ui.turnAction.setText(back if is_row else line)

    # the empty line

    def go_to_line(self) -> None:
        """Put the keyboard on the empty line of the tab in front, or of the first that has one."""
        desk = self._desk
        if desk.meeting is None or desk.meeting.read_only:
            return
        desk.pages.leave()
        tab = desk.tabs.current
        if tab is not None and tab.agreements.isHidden():
            tab = desk.tabs.show_writable()
        if tab is not None and tab.agreements.line is not None:
            tab.agreements.open()
            tab.agreements.line.take_focus()
            tab.agreements.begun.emit(tab.agreements.line)

    # a line becomes an agreement

    def turn(self) -> None:
        """Make the line that the keyboard is in an agreement, or the agreement a line."""
        desk, tab, focus = self._desk, self._desk.tabs.current, QApplication.focusWidget()
        if tab is None or focus is None or desk.pages.front is not None:
            return
        if desk.meeting is None or desk.meeting.read_only:
            return
        row = next((r for r in tab.agreements.listed if r.isAncestorOf(focus)), None)
        if row is not None:
            self._make_line(tab, row)
        elif focus is tab.discussion.edit:
            self._make_actions(tab)
        elif focus is tab.discussion.secret:
            self._say(self.tr("En fortrolig linje bliver ikke til en aftale: aftaler deles."))
        else:
            self._say(self.tr("Stil markøren i en linje under Drøftelse, eller i en aftale."))

    def _say(self, text: str) -> None:
        self._desk.window.statusBar().showMessage(text, 8_000)

    def _make_actions(self, tab: "AgendaTab") -> None:
        edit = tab.discussion.edit
        written = edit.toPlainText()
        first, last = _lines_at(edit.textCursor(), written)
        lines = written.split("\n")
        turned = [line for line in map(_bare, lines[first : last + 1]) if line]
        if not turned:
            self._say(self.tr("Stil markøren i den linje, der skal blive til en aftale."))
            return
        text = "\n".join(lines[:first] + lines[last + 1 :])
        grammar = tab.agreements.grammar()
        said = [grammar.settle(line) for line in turned]
        place = place_in_qt(text, sum(len(line) + 1 for line in lines[:first]))
        self._create(tab, said, text, place)

    def _create(
        self, tab: "AgendaTab", said: Sequence[Captured], text: str | None, place: int = 0
    ) -> None:
        """Keep agreements, and with them the discussion that their lines have left."""
        desk, meeting = self._desk, self._desk.meeting
        if meeting is None or not desk.all_saved():
            return
        before = tab.discussion.edit.toPlainText()
        made: list[Action] = []

        def write() -> list[Conflict]:
            made.clear()
            with desk.store.writing():
                conflicts = self._write_text(meeting, tab.item.key, text)
                made.extend(_actions(meeting, tab.item.key, said))
                desk.store.keep(*made)
            return conflicts

        if not desk.saver.now(write):
            return
        as_made = {action.id: _state(action) for action in made}
        undo = partial(self._uncreate, tab, as_made, text, before)
        tab.agreements.can_take_back(undo)
        self._show_created(tab, meeting, made, said)
        if text is not None:
            tab.discussion.show_turned(text, place)
            self._turned = _Turned(tab, meeting.id, text, undo)
        number = len(made)
        one = self.tr("Linjen er nu en aftale.") if text is not None else self.tr("Oprettet.")
        many = self.tr("{} linjer er nu aftaler.").format(number)
        told = (self.tr("Fortryd (Ctrl+Z)"), partial(tab.agreements.take_back, undo))
        tab.agreements.tell(one if number == 1 else many, told)

    def _show_created(
        self, tab: "AgendaTab", meeting: Meeting, made: list[Action], said: Sequence[Captured]
    ) -> None:
        tab.agreements.show_meeting(meeting)
        for action, captured in zip(made, said, strict=True):
            row = tab.agreements.row_of(action.id) if captured.doubts or captured.unknown else None
            if row is not None:
                tab.agreements.ask(row, captured)
        self._show_elsewhere(meeting)
        tab.changed.emit()

    def _show_elsewhere(self, meeting: Meeting) -> None:
        """Have the other points show what came to them, or left them."""
        desk = self._desk
        desk.tabs.refill_others()
        if list(meeting.agenda.keys) != desk.tabs.keys:  # a folded point unfolds
            QTimer.singleShot(0, self, desk.refresh)

    def _uncreate(self, tab: "AgendaTab", as_made: _Made, text: str | None, before: str) -> bool:
        """Take agreements away that are as they were made, and put back their lines."""
        desk, meeting = self._desk, self._desk.meeting
        if meeting is None or not desk.saver.flush():
            return False
        actions = [a for a in meeting.actions if a.id in as_made and not a.deleted]
        if {a.id: _state(a) for a in actions} != as_made or any(a.is_answered for a in actions):
            return False
        now = tab.discussion.edit.toPlainText()
        back = before if now == text else _with_lines(now, _lost(before, text or ""))

        def write() -> list[Conflict]:
            with desk.store.writing():
                kept = back if text is not None else None
                conflicts = self._write_text(meeting, tab.item.key, kept)
                for action in actions:
                    conflicts += desk.store.change(action, deleted=True)
            return conflicts

        if not desk.saver.now(write):
            return False
        tab.agreements.show_meeting(meeting)
        if text is not None:
            tab.discussion.show_turned(back, tab.discussion.edit.textCursor().position())
        elif tab.agreements.line is not None:
            tab.agreements.line.take_focus()
        self._show_elsewhere(meeting)
        tab.changed.emit()
        return True

    def _turn_back(self) -> bool:
        """Take the last turning back with Ctrl+Z in the text, where that is as it left it."""
        tab, turned = self._desk.tabs.current, self._turned
        meeting = self._desk.meeting
        if tab is None or turned is None or meeting is None:
            return False
        if (tab, meeting.id, tab.discussion.edit.toPlainText()) != turned[:3]:
            return False
        self._turned = None
        return tab.agreements.take_back(turned.undo)

    def _write_text(self, meeting: Meeting, point: str, text: str | None) -> list[Conflict]:
        """Write a discussion within a step of several; None leaves it alone."""
        if text is None:
            return []
        note = meeting.note_on(point)
        if note is not None:
            return self._desk.store.change(note, text=text)
        note = meeting.own_note(point)
        note.text = text
        self._desk.store.keep(note)
        return []

    # an agreement becomes a line

    def _make_line(self, tab: "AgendaTab", row: ActionRow) -> None:
        desk, meeting = self._desk, self._desk.meeting
        tab.agreements.capture(row)
        action = row.action
        if meeting is None or action is None or not desk.all_saved():
            return
        if action.is_answered:
            said = self.tr("Aftalen er besvaret på et senere møde og kan ikke gøres til en linje.")
            row.notice.say(said)
            return
        before = tab.discussion.edit.toPlainText()
        line = BULLET + Grammar.of(meeting, action.who).write(action, tab.item.key)
        text = _with_lines(before, [line])
        if not desk.saver.now(lambda: self._write_line(meeting, action, tab.item.key, text)):
            return
        undo = partial(self._unmake_line, tab, action.id, line, text, before)
        tab.agreements.show_meeting(meeting)
        tab.discussion.show_turned(text, place_in_qt(text, len(text)))
        tab.discussion.edit.setFocus()
        tab.agreements.can_take_back(undo)
        self._turned = _Turned(tab, meeting.id, text, undo)
        tab.agreements.tell(
            self.tr("Aftalen er nu en linje under Drøftelse."),
            (self.tr("Fortryd (Ctrl+Z)"), partial(tab.agreements.take_back, undo)),
        )
        tab.changed.emit()

    def _write_line(
        self, meeting: Meeting, action: Action, point: str, text: str, *, deleted: bool = True
    ) -> list[Conflict]:
        with self._desk.store.writing():
            conflicts = self._desk.store.change(action, deleted=deleted)
            return conflicts + self._write_text(meeting, point, text)

    def _unmake_line(self, tab: "AgendaTab", key: str, line: str, text: str, before: str) -> bool:
        """Put an agreement back, and take its line out of the text, wherever it stands by now."""
        desk, meeting = self._desk, self._desk.meeting
        found = meeting.actions if meeting else []
        action = next((a for a in found if a.id == key and a.deleted), None)
        if meeting is None or action is None or not desk.saver.flush():
            return False
        now = tab.discussion.edit.toPlainText()
        if line not in now.split("\n"):
            return False  # it was written on: the agreement would stand there a second time
        back = before if now == text else _without_line(now, line)
        point = tab.item.key
        if not desk.saver.now(
            lambda: self._write_line(meeting, action, point, back, deleted=False)
        ):
            return False
        tab.agreements.show_meeting(meeting)
        tab.discussion.show_turned(back, len(back))
        row = tab.agreements.row_of(key)
        if row is not None:
            row.take_focus()
        tab.changed.emit()
        return True

    # other points, and several lines at once

    def _tell_moved(self, tab: "AgendaTab", key: str) -> None:
        """Say where an agreement went, for it is not in sight any more."""
        meeting = self._desk.meeting
        if meeting is None:
            return
        self._show_elsewhere(meeting)
        action = next((a for a in meeting.actions if a.id == key), None)
        if action is None:
            return
        titles = {item.key: item.short for item in meeting.full_agenda.items}
        spot = Spot(meeting.course_id, meeting.id, action.point, action.id)
        tab.agreements.tell(
            self.tr("Aftalen står nu under {}.").format(titles.get(action.point, action.point)),
            (self.tr("Vis"), lambda: self._desk.go_to(spot)),
            (
                self.tr("Fortryd (Ctrl+Z)"),
                partial(tab.agreements.take_back, tab.agreements.line_step(key)),
            ),
        )

    def choose_lines(self, tab: "AgendaTab", row: ActionRow, lines: list[str]) -> None:
        """Let somebody choose which lines of a pasted block become agreements."""
        from teammoede.ui.dialogs.lines_dialog import LinesDialog

        grammar = tab.agreements.grammar()
        read = [(line, grammar.read(line)) for line in lines]
        shown = [(line, said.what, grammar.show(said)) for line, said in read]
        dialog = LinesDialog(shown, self._desk.window)
        if not self._desk.show_dialog(dialog):
            return
        if dialog.as_one:
            row.take_focus()
            row.what.insert_text(" ".join(lines))
        else:
            self._create(tab, [grammar.settle(line) for line in dialog.chosen], None)
            if tab.agreements.line is not None:
                tab.agreements.line.take_focus()


def _bare(line: str) -> str:
    """Return a line without the bullet before it: of those that we write, one only."""
    line = line.strip()
    return line.removeprefix(BULLET) if line.startswith(BULLET) else without_bullets(line)


def _actions(meeting: Meeting, point: str, said: Sequence[Captured]) -> list[Action]:
    """Return new agreements, in their order."""
    place = max((a.position for a in meeting.actions), default=-1) + 1
    return [
        Action(
            meeting=meeting,
            point=captured.point or point,
            position=place + number,
            what=captured.what,
            who=list(captured.who.members),
            everyone=captured.who.everyone,
            who_words=captured.who.words,
            due=captured.due or Due.NONE,
            due_date=captured.due_date,
        )
        for number, captured in enumerate(said)
    ]


def _state(action: Action) -> tuple[object, ...]:
    """Return all that somebody can write in an agreement."""
    return tuple(getattr(action, name) for name in _WRITTEN)


def _lines_at(cursor: QTextCursor, text: str) -> tuple[int, int]:
    """Return the first and last line that is selected, or the one with the cursor twice.

    Lines of the text are counted, not Qt's blocks: Shift+Enter begins a line within a block.
    """
    begin = place_in_text(text, cursor.selectionStart())
    end = place_in_text(text, cursor.selectionEnd())
    first, last = text.count("\n", 0, begin), text.count("\n", 0, end)
    if last > first and text[end - 1] == "\n":
        last -= 1  # nothing of it is selected
    return first, last


def _with_lines(text: str, lines: list[str]) -> str:
    return "\n".join([*([text.rstrip("\n")] if text else []), *lines])


def _without_line(text: str, line: str) -> str:
    lines = text.split("\n")
    if line in lines:
        lines.remove(line)
    return "\n".join(lines)


def _lost(before: str, after: str) -> list[str]:
    """Return the lines of `before` that `after` has no more."""
    left = after.split("\n")
    lost: list[str] = []
    for line in before.split("\n"):
        if line in left:
            left.remove(line)
        else:
            lost.append(line)
    return lost
