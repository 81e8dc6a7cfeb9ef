"""Closing a meeting: what is missing, three small questions, and when the next one is.

Shows and asks, forces nothing; knows no store.
"""

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from teammoede.domain.closing import Missing
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingKind, Verdict
from teammoede.ui.dialogs.form_dialog import FormDialog, WrongField
from teammoede.ui.forms.close_dialog import Ui_CloseDialog
from teammoede.ui.widgets.segments import Segments

_PLAIN = Qt.TextFormat.PlainText
_LINES_AT_LEAST = 5
_OF_THE_SCREEN = 0.85
_CHARACTERS = 76


class CloseDialog(FormDialog):
    """»Afslut mødet«; rejected with `jump` set where somebody wants to see to a gap first."""

    def __init__(
        self,
        meeting: Meeting,
        missing: Sequence[Missing],
        *,
        proposed: dt.date | None,
        today: dt.date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._meeting = meeting
        self._missing = missing
        self.jump: Missing | None = None
        self.approve = False
        self.ui = Ui_CloseDialog()
        self.ui.setupUi(self)
        self._segments = {
            name: self._question(row, name, text)
            for row, (name, text) in enumerate(self._questions().items())
        }
        self.ui.nextEdit.prepare(meeting, proposed, today)
        self._connect()
        self._show()

    @property
    def answers(self) -> dict[str, Verdict | None]:
        """The answers under the names that the meeting has for them."""
        return {
            name: Verdict(row.choice) if row.choice else None
            for name, row in self._segments.items()
        }

    @property
    def next_date(self) -> dt.date | None:
        """When the next meeting is to be planned; None where it is not, or is there already."""
        return self.ui.nextEdit.date

    @property
    def next_kind(self) -> MeetingKind:
        """Which kind of meeting that is."""
        return self.ui.nextEdit.kind

    def segments(self, name: str) -> Segments:
        """Return the row of buttons of one question."""
        return self._segments[name]

    def _questions(self) -> dict[str, str]:
        return {
            "time_well_spent": self.tr("Tiden godt brugt?"),
            "kept_agreements": self.tr("Holdt vi aftalerne?"),
            "moves_children": self.tr("Rykker det for børnene?"),
        }

    def _question(self, row: int, name: str, text: str) -> Segments:
        segments = Segments(Verdict, text)
        segments.choice = getattr(self._meeting, name)
        self.ui.questionsLayout.addWidget(QLabel(text), row, 0)
        self.ui.questionsLayout.addWidget(segments, row, 1)
        return segments

    def _connect(self) -> None:
        self.ui.closeButton.clicked.connect(lambda: self._close(approve=False))
        self.ui.approveButton.clicked.connect(lambda: self._close(approve=True))
        self.ui.cancelButton.clicked.connect(self.reject)

    def _show(self) -> None:
        ui = self.ui
        ui.missingLabel.setText(self._summary())
        ui.missingArea.setVisible(bool(self._missing))
        for gap in self._missing:
            ui.missingLayout.addWidget(self._row(gap))
        ui.missingLayout.addStretch(1)
        self._fit()
        self._order_tabs()
        ui.closeButton.setFocus()

    def _summary(self) -> str:
        if not self._missing:
            return self.tr("Alt er med")
        if len(self._missing) == 1:
            return self.tr("Én ting er åben endnu. Mødet kan godt afsluttes.")
        said = self.tr("{0} ting er åbne endnu. Mødet kan godt afsluttes.")
        return said.replace("{0}", str(len(self._missing)))

    def _row(self, gap: Missing) -> QWidget:
        row = QFrame()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._words(gap), 1)
        button = QPushButton(self.tr("Gå til"), autoDefault=False)
        button.setProperty("role", "link")
        button.setAccessibleName(self.tr("Gå til: {0}").replace("{0}", gap.text))
        button.clicked.connect(lambda: self._jump(gap))
        layout.addWidget(button)
        return row

    def _words(self, gap: Missing) -> QVBoxLayout:
        layout = QVBoxLayout()
        layout.setSpacing(0)
        text = QLabel(gap.text, wordWrap=True)
        text.setTextFormat(_PLAIN)
        layout.addWidget(text)
        shorts = {item.key: item.short for item in self._meeting.agenda.items}
        if gap.point in shorts:
            point = QLabel(shorts[gap.point])
            point.setProperty("role", "quiet")
            layout.addWidget(point)
        return layout

    def _fit(self) -> None:
        """Show the gaps whole where the screen has room, else a handful that scrolls."""
        ui, line = self.ui, self.fontMetrics().lineSpacing()
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _CHARACTERS)
        width = max(self.minimumWidth(), self.minimumSizeHint().width())
        inside = width - 2 * line - ui.missingArea.verticalScrollBar().sizeHint().width()
        wanted = ui.missingLayout.totalHeightForWidth(inside) if self._missing else 0
        ui.missingArea.setFixedHeight(wanted)
        height = ui.mainLayout.totalHeightForWidth(width)
        ui.missingArea.setMinimumHeight(min(wanted, line * _LINES_AT_LEAST))
        room = int(self.screen().availableGeometry().height() * _OF_THE_SCREEN)
        self.resize(width, min(height, room))

    def _order_tabs(self) -> None:
        ui = self.ui
        buttons = [row.button(verdict) for row in self._segments.values() for verdict in Verdict]
        chain = [*buttons, ui.nextEdit.edit, ui.closeButton, ui.approveButton, ui.cancelButton]
        for before, after in pairwise(chain):
            self.setTabOrder(before, after)

    def _jump(self, gap: Missing) -> None:
        self.jump = gap
        self.reject()

    def _close(self, *, approve: bool) -> None:
        self.approve = approve
        self.accept()

    @property
    def _error_label(self) -> QLabel:
        return self.ui.errorLabel

    def _check(self) -> None:
        if self.ui.nextEdit.problem:
            raise WrongField(self.ui.nextEdit.edit, self.ui.nextEdit.problem)
