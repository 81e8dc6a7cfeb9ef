"""One agreement under Aftaler, edited in its row: what, who, when, and more where it is wanted.

An empty row is the place for the next agreement: its Hvad is the capture line, which may say all
of it. Reports what changed; writes nothing itself.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from teammoede.domain.action import Action
from teammoede.domain.capture import Doubt
from teammoede.domain.capture_grammar import Grammar
from teammoede.domain.people import Who
from teammoede.ui.icons import icon
from teammoede.ui.keyboard import order_down
from teammoede.ui.style import mark
from teammoede.ui.widgets.action_details import ActionDetails
from teammoede.ui.widgets.capture_edit import CaptureEdit
from teammoede.ui.widgets.notice import Notice
from teammoede.ui.widgets.people_edit import PeopleEdit, TeamSource
from teammoede.ui.widgets.when_edit import WhenEdit

WHO_LETTERS, WHEN_LETTERS = 22, 17


class ActionRow(QWidget):
    """An agreement, or the empty row in which the next one is written."""

    whatTyped = Signal()
    whatLeft = Signal()
    changed = Signal(object)  # a dict: sent as one, its enums would come out as plain text
    valuesTyped = Signal(str, object)
    removed = Signal()
    finished = Signal()
    memberWanted = Signal(str)
    captured = Signal()  # Enter in a capture line
    previewShown = Signal()
    meant = Signal(str, str)  # whom of several a name means

    def __init__(
        self,
        team: TeamSource,
        day: date,
        *,
        grammar: Callable[[], Grammar] | None = None,
        themes: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.action: Action | None = None
        self.offered: list[str] = []
        self._as_words: set[str] = set()
        self._locked = False
        self._with_themes = themes
        self._grammar = grammar
        self.what = CaptureEdit(grammar)
        self.preview: QLabel | None = None  # only a capture line ever says what it understands
        self.who = PeopleEdit(team)
        self.when = WhenEdit(lambda: day)
        self.more = QToolButton()
        self.remove = _Dustbin()
        self.notice = Notice()
        self._day = day
        self._details: ActionDetails | None = None
        self._lay_out()
        self._connect()
        self.show_action(None)

    def _lay_out(self) -> None:
        letter = self.fontMetrics().horizontalAdvance("n")
        self.what.setAccessibleName(self.tr("Hvad"))
        self.who.setAccessibleName(self.tr("Hvem"))
        self.when.setAccessibleName(self.tr("Hvornår"))
        self.who.setFixedWidth(letter * WHO_LETTERS)
        self.when.setFixedWidth(letter * WHEN_LETTERS)
        self.who.setPlaceholderText(self.tr("hvem"))
        self.when.setPlaceholderText(self.tr("hvornår"))
        self.more.setCheckable(True)
        self.more.setIcon(icon("more"))
        self.remove.setIcon(icon("trash"))
        self.more.setAccessibleName(self.tr("Mere om aftalen"))
        self.more.setToolTip(self.tr("Prøvehandling, vis igen fra, hvordan ser vi det …"))
        self.remove.setAccessibleName(self.tr("Slet aftalen"))
        self.remove.setToolTip(self.tr("Slet aftalen (kan fortrydes)"))
        for button in (self.more, self.remove):  # the empty row keeps the columns of the others
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            button.setSizePolicy(policy)
        line = QHBoxLayout()
        line.setSpacing(6)
        for part in (self.what, self.who, self.when, self.more, self.remove):
            line.addWidget(part, 1 if part is self.what else 0, Qt.AlignmentFlag.AlignTop)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 1)
        column.setSpacing(3)
        column.addLayout(line)
        column.addWidget(self.notice)

    def _connect(self) -> None:
        self.what.typed.connect(self.whatTyped)
        self.what.typed.connect(self._show_preview)
        self.what.left.connect(self.whatLeft)
        self.what.entered.connect(self._enter)
        self.who.entered.connect(self.when.setFocus)
        self.when.entered.connect(self.finished)
        self.who.whoChanged.connect(lambda _who: self.changed.emit(self.who_values()))
        self.who.unknownNames.connect(self.offer_names)
        self.when.whenChanged.connect(lambda: self.changed.emit(self.when.values))
        self.who.typed.connect(lambda: self.valuesTyped.emit("who", self.who_values))
        self.when.typed.connect(lambda: self.valuesTyped.emit("due", lambda: self.when.values))
        self.more.toggled.connect(self._show_details)
        self.remove.clicked.connect(self.removed)

    @property
    def details(self) -> ActionDetails:
        """The lines under the agreement, made when they are first wanted: few have them."""
        if self._details is None:
            details = self._details = ActionDetails(self._day, themes=self._with_themes)
            details.changed.connect(self.changed)
            details.textLeft.connect(self.whatLeft)
            details.textTyped.connect(
                lambda name: self.valuesTyped.emit(name, lambda: details.text_value(name))
            )
            details.setEnabled(not self._locked)
            self._column.addWidget(details)
            details.setVisible(self.more.isChecked())
            order_down(self)
            if self.action is not None:
                details.show_action(self.action)
        return self._details

    def _show_details(self, shown: bool) -> None:
        self.details.setVisible(shown)

    def _says_more(self, action: Action) -> bool:
        given = (action.trial, action.show_from, action.success, action.involved, action.informed)
        return any(given) or (self._with_themes and bool(action.themes))

    def show_action(self, action: Action | None) -> None:
        """Show an agreement, or an empty row."""
        self.action = action
        self._be_new(action is None)
        self.more.setVisible(action is not None)
        self.remove.setVisible(action is not None)
        if action is None:
            self.more.setChecked(False)
            return
        self.what.show_text(action.what)
        self.who.show_who(Who(tuple(action.who), action.everyone, action.who_words))
        self.when.show_when(action.due, action.due_date, action.due_words)
        if self._details is not None:
            self._details.show_action(action)
        self.more.setChecked(self.more.isChecked() or self._says_more(action))

    def become(self, action: Action) -> None:
        """Turn from the empty row into the agreement that was just begun in it."""
        self.action = action
        self.what.show_hint("")
        self.more.show()
        self.remove.show()

    # the capture line

    @property
    def is_new(self) -> bool:
        """Whether Hvad is a capture line still, which may say more than what."""
        return self.what.is_new

    def _be_new(self, is_new: bool) -> None:
        self.what.is_new = is_new
        whole = self.tr("Skriv en aftale, fx @mette inden fredag: flytter knagerækken")
        self.what.show_hint(*((whole, self.tr("Skriv en aftale")) if is_new else ("",)))
        self._show_preview()

    def settle(self, values: dict[str, Any]) -> None:
        """Show what the capture line said in its own fields, and the rest as the text."""
        self._be_new(False)
        self.what.show_text(values.get("what", self.what.toPlainText()))
        if "who" in values:
            named = (tuple(values["who"]), values["everyone"], values["who_words"])
            self.who.show_who(Who(*named))
        if "due" in values:
            self.when.show_when(values["due"], values["due_date"])

    def be_line(self) -> None:
        """Be a capture line that is half written."""
        self._be_new(True)
        self.what.show_hint("")

    def go_back_to_line(self) -> None:
        """Be a capture line again, with the keyboard at its end."""
        self.be_line()
        self.take_focus()
        self.what.moveCursor(QTextCursor.MoveOperation.End)

    def ask_who(self, doubt: Doubt) -> None:
        """Ask which of several a name means; Escape leaves it in the text."""
        names = self._grammar().names if self._grammar else {}
        answers = [
            (names.get(key, doubt.name), lambda key=key: self.meant.emit(doubt.name, key))
            for key in doubt.members
        ]
        self.notice.say(self.tr("Hvilken {}?").format(doubt.name.title()), *answers)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.notice)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(lambda: (leave.deleteLater(), self._leave_doubt()))

    def _leave_doubt(self) -> None:
        self.notice.clear()
        self.take_focus()

    def _enter(self) -> None:
        if self.is_new:
            self.captured.emit()
        else:
            self.who.setFocus()

    def _show_preview(self) -> None:
        """Say under the line what is understood of it so far; nothing while nothing is."""
        text = ""
        if self.is_new and self._grammar is not None and self.what.toPlainText().strip():
            grammar = self._grammar()
            text = grammar.show(grammar.read(self.what.toPlainText()))
        if self.preview is None and text:
            self.preview = QLabel()
            self.preview.setTextFormat(Qt.TextFormat.PlainText)
            self.preview.setProperty("role", "quiet")
            self.preview.setWordWrap(True)
            self.preview.setContentsMargins(8, 0, 0, 2)
            self._column.insertWidget(1, self.preview)
        if self.preview is not None and self.preview.text() != text:
            self.preview.setText(text)
            self.preview.setVisible(bool(text))
            self.what.setAccessibleDescription(text)
            if text and self.what.hasFocus():
                self.previewShown.emit()

    def take_focus(self) -> None:
        """Put the keyboard where the agreement is written."""
        self.what.setFocus()

    def set_locked(self, locked: bool) -> None:
        """Show an agreement that cannot be changed."""
        self.what.setReadOnly(locked)
        for field in (self.who, self.when):
            field.setReadOnly(locked)
            for button in field.actions():
                button.setEnabled(not locked)
        self.remove.setVisible(not locked and self.action is not None)
        self._locked = locked
        if self._details is not None:
            self._details.setEnabled(not locked)
        mark(self.what, readOnly=locked)

    def who_values(self) -> dict[str, Any]:
        """Return the fields that say who, as the row reads now."""
        who = self.who.who
        return {"who": list(who.members), "everyone": who.everyone, "who_words": who.words}

    def offer_names(self, names: list[str]) -> None:
        """Offer names that nobody on the team has as new members, one after the other."""
        self.offered = [name for name in names if name not in self._as_words]
        if not self.offered:
            return
        name = self.offered[0]
        self.notice.say(
            self.tr("»{}« er ikke på holdet.").format(name),
            (self.tr("Tilføj til holdet"), lambda: self._want_member(name)),
            (self.tr("Behold som tekst"), lambda: self._keep_as_words(name)),
        )

    def _want_member(self, name: str) -> None:
        self.offered = [other for other in self.offered if other != name]
        self.memberWanted.emit(name)

    def _keep_as_words(self, name: str) -> None:
        self._as_words.add(name)
        self.offer_names(self.offered)
        self.notice.take_focus()


class _Dustbin(QToolButton):
    """Deaf to the second click of a double one: the next row slides under the pointer."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.setDown(False)
        event.accept()
