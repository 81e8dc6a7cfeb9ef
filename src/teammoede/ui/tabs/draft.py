"""Fra forløbet: what the data says on a point of the final evaluation, to be taken as a draft.

Read-only, and apart from the team's own words; reports what is to be used, and writes nothing.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from teammoede.domain.agenda import AgendaItem
from teammoede.domain.meeting import Meeting
from teammoede.ui.widgets.section import Section


class Draft(Section):
    """The sentences of one point; hidden where the data says nothing."""

    used = Signal(list)

    def __init__(self, item: AgendaItem, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("FRA FORLØBET"), parent)
        self._item = item
        self._meeting: Meeting | None = None
        self._lines: list[str] = []
        self._text = QLabel()
        self.use = QPushButton(self.tr("Brug &som udkast"))
        self._lay_out()
        self.use.clicked.connect(lambda: self.used.emit(self._lines))
        self.folded.connect(self._show_possible)

    def _lay_out(self) -> None:
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setContentsMargins(6, 0, 0, 0)
        self.use.setToolTip(
            self.tr("Sætter linjerne nederst i drøftelsen, hvor I retter dem (Ctrl+Z fortryder)")
        )
        self.remark(self.tr("tal og aftaler, som de står i programmet"))
        self.top.addWidget(self.use)
        self.rows.addWidget(self._text)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show the sentences, unfolded as long as the team has written nothing itself."""
        from teammoede.domain.evaluation import draft

        if self._meeting is None or self._meeting.id != meeting.id:
            note = meeting.note_on(self._item.key)
            self.open(not (note and note.text))
        self._meeting = meeting
        self._lines = draft(meeting).get(self._item.key, [])
        self._text.setText("\n".join(self._lines))
        self.setVisible(bool(self._lines))
        self._show_possible()

    def _show_possible(self) -> None:
        """Offer only what can be seen and written."""
        writable = self._meeting is not None and not self._meeting.read_only
        self.use.setVisible(writable and self.is_open)
