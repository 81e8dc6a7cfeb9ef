"""Drøftelse: one plain text, and beside it when wanted what is confidential."""

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from teammoede.domain.agenda import AgendaItem
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_part import Note
from teammoede.domain.spot import Spot
from teammoede.storage.store import Store
from teammoede.storage.writing import Conflict
from teammoede.ui.saving import Saver
from teammoede.ui.style import mark
from teammoede.ui.widgets.growing_text import NoteEdit
from teammoede.ui.widgets.notice import Notice
from teammoede.ui.widgets.section import Section


class Discussion(Section):
    """The two texts of a point."""

    def __init__(
        self, item: AgendaItem, store: Store, saver: Saver, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("DRØFTELSE"), parent)
        self._item = item
        self._store = store
        self._saver = saver
        self._meeting: Meeting | None = None
        self.edit = NoteEdit()
        self.secret = NoteEdit()
        self.secret_button = QToolButton()
        self._fields = {"text": self.edit, "confidential": self.secret}
        self._hints = {
            "text": "\n".join(item.questions),
            "confidential": self.tr(
                "Kommer kun med på referatet, hvis I siger til, og aldrig på andre ark."
            ),
        }
        self._notices = {name: Notice() for name in self._fields}
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.edit.setAccessibleName(self.tr("Drøftelse: {}").format(self._item.short))
        self.secret.setAccessibleName(self.tr("Fortroligt: {}").format(self._item.short))
        self.secret_button.setToolTip(self.tr("En tekst for sig, som ikke deles"))
        self.secret_button.setCheckable(True)
        self.secret_button.setProperty("role", "segment")
        self.top.addWidget(self.secret_button)
        texts = QHBoxLayout()
        texts.setSpacing(8)
        texts.addWidget(self._side("text"), 2)
        self._secret_side = self._side("confidential")
        self._secret_side.hide()
        texts.addWidget(self._secret_side, 1)
        self.rows.addLayout(texts)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._mark_secret()

    def _mark_secret(self) -> None:
        """Say on the button whether there is a confidential text, for it may be closed."""
        empty = self.secret.document().isEmpty()
        title = self.tr("Fortroligt")
        self.secret_button.setText(title if empty else f"{title} •")
        self.secret_button.setAccessibleName(title if empty else self.tr("Fortroligt, med tekst"))

    def _side(self, name: str) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._notices[name])
        column.addWidget(self._fields[name], 1)
        return side

    def _connect(self) -> None:
        self.secret_button.toggled.connect(self._secret_side.setVisible)
        self.secret_button.clicked.connect(lambda on: (self.secret if on else self.edit).setFocus())
        self.secret.textChanged.connect(self._mark_secret)
        for name, field in self._fields.items():
            field.typed.connect(lambda name=name: self._type(name))
            field.left.connect(lambda name=name: self._leave(name))
        self._saver.conflicted.connect(self._meet)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show what was written on this point of a meeting."""
        same = self._meeting is not None and self._meeting.id == meeting.id
        self._meeting = meeting
        had_secret = same and not self.secret.document().isEmpty()
        note = meeting.note_on(self._item.key)
        for name, field in self._fields.items():
            text = getattr(note, name) if note else ""
            if not same:
                field.forget()
            field.show_text(text)
            field.setReadOnly(meeting.read_only)
            field.setPlaceholderText(
                self.tr("Her er ikke skrevet noget.") if meeting.read_only else self._hints[name]
            )
            mark(field, readOnly=meeting.read_only)
            self._notices[name].clear()
            if note:
                self._show_others(note, name)
        has_secret = not self.secret.document().isEmpty()
        if not same or (has_secret and not had_secret):  # one that was closed by hand stays so
            self.secret_button.setChecked(has_secret)

    def select(self, spot: Spot) -> None:
        """Mark letters of one of the texts, with the keyboard there."""
        field = self._fields.get(spot.field)
        if field is None:
            return
        self.open()
        if field is self.secret:
            self.secret_button.setChecked(True)
        cursor = field.textCursor()
        cursor.setPosition(min(spot.begin, len(field.toPlainText())))
        end = min(spot.begin + spot.length, len(field.toPlainText()))
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        field.setTextCursor(cursor)
        field.setFocus()

    def add_lines(self, lines: list[str]) -> None:
        """Write lines below what is written, each once, as if they were typed."""
        self.open()
        self.edit.add_lines(lines)
        self.edit.setFocus()

    def show_turned(self, text: str, place: int) -> None:
        """Show the text as it is since a line left it or came, with the cursor at a letter.

        The text's own undoing begins anew here: it knows nothing of agreements, and would have the
        line twice, or not at all.
        """
        self.open()
        self.edit.show_text(text)
        self.edit.document().clearUndoRedoStacks()
        cursor = self.edit.textCursor()
        cursor.setPosition(min(place, self.edit.document().characterCount() - 1))
        self.edit.setTextCursor(cursor)
        self.edit.ensureCursorVisible()

    def _type(self, name: str) -> None:
        if self._meeting is None:
            return
        meeting, field = self._meeting, self._fields[name]
        self._saver.later(
            (meeting.id, self._item.key, name),
            lambda: self._store.change(
                meeting.own_note(self._item.key), typed=True, **{name: field.toPlainText()}
            ),
        )

    def _leave(self, name: str) -> None:
        self._saver.flush()
        note = self._meeting.note_on(self._item.key) if self._meeting else None
        if note:
            self._store.seal(note, name)

    def _meet(self, conflict: Conflict) -> None:
        note = self._meeting.note_on(self._item.key) if self._meeting else None
        if note is not None and conflict.record is note:
            self._show_others(note, conflict.field)

    def _show_others(self, note: Note, name: str) -> None:
        """Show a text that another window wrote at the same time, and let the person settle it."""
        others = self._store.other_versions(note, name)
        if not others:
            return
        theirs = "\n\n".join(others)
        shown = theirs if len(theirs) < 400 else f"{theirs[:400]} …"
        self._notices[name].say(
            self.tr("Teksten er også skrevet i et andet vindue:\n{}").format(shown),
            (self.tr("Tilføj den nederst"), lambda: self._settle(note, name, None)),
            (self.tr("Behold kun min"), lambda: self._settle(note, name, others)),
        )

    def _settle(self, note: Note, name: str, dropped: list[str] | None) -> None:
        """End the conflict with what is in the field, and with what the other has by now.

        Only those texts are `dropped` that were shown; a later one is shown in its turn.
        """
        self._saver.flush()
        field = self._fields[name]
        others = self._store.other_versions(note, name) if dropped is None else []
        text = "\n\n".join(part for part in (field.toPlainText(), *others) if part)
        shown = others if dropped is None else dropped
        if self._saver.now(lambda: self._store.settle(note, name, text, shown)):
            field.show_text(text)
        self._show_others(note, name)
