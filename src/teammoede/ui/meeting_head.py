"""The head of a meeting: when and where, the goal, who is there, who leads and who writes.

Writes attendance and the two roles; for time, place and the steps of a meeting it only asks.
"""

from collections.abc import Callable
from datetime import date, datetime
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from teammoede.domain.calling import called_by
from teammoede.domain.counting import in_words
from teammoede.domain.hints import hints
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingState, Presence
from teammoede.domain.people import Membership
from teammoede.domain.week import long_date
from teammoede.storage.store import Store
from teammoede.ui.forms.meeting_head import Ui_MeetingHead
from teammoede.ui.icons import icon
from teammoede.ui.saving import Saver
from teammoede.ui.style import mark
from teammoede.ui.widgets.flow_layout import FlowLayout
from teammoede.ui.widgets.no_wheel import NoWheel
from teammoede.ui.widgets.whole_label import WholeLabel

_LONGEST_NAME = 24  # characters of who leads and who writes
_STEPS: tuple[Presence | None, ...] = (None, *Presence)


class MeetingHead(QWidget):
    """What is true of the whole meeting, above its points."""

    whenWanted = Signal()
    courseWanted = Signal()
    stepWanted = Signal()
    printWanted = Signal()
    changed = Signal()

    def __init__(
        self,
        store: Store,
        saver: Saver,
        today: Callable[[], date],
        print_menu: QMenu,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._saver = saver
        self._today = today
        self._meeting: Meeting | None = None
        self._is_large = False
        self.attendance: list[AttendanceButton] = []
        self.ui = Ui_MeetingHead()
        self.ui.setupUi(self)
        self.title = QLabel()
        self.when = QToolButton()
        self.where = QToolButton()
        self.calling = QLabel()
        self.state = WholeLabel()
        self.clock = QLabel()
        self._lay_out_title()
        self._lay_out_clock()
        self._people = FlowLayout(self.ui.attendance, spacing=4, whole=True)
        beside = FlowLayout(self.ui.people, spacing=10)
        beside.addWidget(self.ui.attendance)
        beside.addWidget(self.ui.roles)  # at the right, or under the people where they are many
        self._no_team = QPushButton(self.tr("Skriv holdet på …"))
        self._people.addWidget(self._no_team)
        self.ui.printButton.setMenu(print_menu)
        mark(self.ui.printButton, role="menu")
        self._connect()

    def _lay_out_title(self) -> None:
        """Title, when, where and state in one line, or in two where the window is narrow."""
        flow = FlowLayout(self.ui.what, spacing=4)
        wide = self.fontMetrics().horizontalAdvance(self.tr("Ikke gemt endnu"))
        self.ui.savedLabel.setMinimumWidth(wide)  # so that nothing moves at the first save
        self.ui.savedLabel.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.title.setProperty("role", "heading")
        self.state.setProperty("role", "changed")
        for button in (self.when, self.where):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setProperty("role", "inline")
            button.setToolTip(self.tr("Tid og sted (Ctrl+T)"))
        self.calling.setProperty("role", "quiet")
        for part in (self.title, self.when, self.where, self.calling, self.state):
            flow.addWidget(part)
        flow.addWidget(self.ui.commands)  # at the right, in the last line
        for before, after in pairwise((self.when, self.where, self.ui.stepButton)):
            self.setTabOrder(before, after)

    def _lay_out_clock(self) -> None:
        """The clock at the end of the hint's line, where it moves nothing when its minutes grow."""
        row, whole = QHBoxLayout(), self.ui.headLayout
        place = whole.indexOf(self.ui.hintLabel)
        whole.removeWidget(self.ui.hintLabel)
        row.addWidget(self.ui.hintLabel, 1)
        row.addStretch()
        row.addWidget(self.clock)
        whole.insertLayout(place, row)
        self.clock.setTextFormat(Qt.TextFormat.PlainText)
        self.clock.setProperty("role", "quiet")
        self.clock.setToolTip(self.tr("Mødets ur tæller kun her og gemmes ikke (menuen Vis)"))
        self.clock.hide()

    def _connect(self) -> None:
        ui = self.ui
        for button in (self.when, self.where):
            button.clicked.connect(self.whenWanted)
        ui.stepButton.clicked.connect(self.stepWanted)
        ui.printButton.clicked.connect(self.printWanted)
        self._no_team.clicked.connect(self.courseWanted)
        ui.chairCombo.activated.connect(lambda: self._choose("chair_id", ui.chairCombo))
        ui.takerCombo.activated.connect(lambda: self._choose("minute_taker_id", ui.takerCombo))
        ui.printButton.setIcon(icon("print"))
        NoWheel(ui.chairCombo, ui.takerCombo)
        for combo in (ui.chairCombo, ui.takerCombo):  # another course has longer names
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            combo.setMaximumWidth(self.fontMetrics().averageCharWidth() * _LONGEST_NAME)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show the head of a meeting."""
        self._meeting = meeting
        self._show_when(meeting)
        self.ui.goalLabel.show_goal(meeting.course)
        self._show_hint(meeting)
        self._show_people(meeting)
        for combo, chosen in (
            (self.ui.chairCombo, meeting.chair_id),
            (self.ui.takerCombo, meeting.minute_taker_id),
        ):
            self._fill(combo, meeting, chosen)
        self._show_step(meeting)

    def give_room(self, *, is_large: bool) -> None:
        """Leave out what is told elsewhere too where the text is large: the points need the room.

        The hints stand in I dag, and who is there is seen at the names.
        """
        self._is_large = is_large
        if self._meeting is not None:
            self._show_hint(self._meeting)
            self._count()

    def show_clock(self, text: str) -> None:
        """Show how the time goes; no text takes the clock away."""
        if text != self.clock.text():
            self.clock.setText(text)
            self.clock.setAccessibleName(self.tr("Mødets ur: {}").format(text))
        self.clock.setVisible(bool(text))

    def show_saved(self, at: datetime) -> None:
        """Show that everything typed so far is in the archive."""
        mark(self.ui.savedLabel, role="quiet")
        self.ui.savedLabel.setText(self.tr("Gemt {}").format(f"{at:%H.%M}"))
        self.ui.savedLabel.setToolTip("")

    def show_unsaved(self, why: str) -> None:
        """Show that something is not saved yet."""
        mark(self.ui.savedLabel, role="error")
        self.ui.savedLabel.setText(self.tr("Ikke gemt endnu"))
        self.ui.savedLabel.setToolTip(why)

    def _show_when(self, meeting: Meeting) -> None:
        self.title.setText(meeting.title)
        self.when.setText(f"{long_date(meeting.date)} · {meeting.week}")
        parts = [part for part in (meeting.hours, meeting.place) if part]
        self.where.setText(" · ".join(parts) or self.tr("tid og sted …"))
        for button in (self.when, self.where):
            button.setAccessibleName(self.tr("Tid og sted: {}").format(button.text()))
            button.setEnabled(not meeting.read_only)
        to_come = meeting.state is MeetingState.PLANNED and meeting.date > self._today()
        called = called_by(meeting, short=True) if to_come else ""  # on the day they are there
        self.calling.setText(self.tr("Indkaldes af {}").format(called) if called else "")
        self.calling.setToolTip(called_by(meeting))
        self.calling.setVisible(bool(called))

    def _show_hint(self, meeting: Meeting) -> None:
        """Show the first hint under the goal, where a team looks when it begins.

        One line, and only before the meeting is closed; the others are in I dag.
        """
        planned = meeting.state is MeetingState.PLANNED
        found = hints(meeting.course, self._today()) if planned else []
        self.ui.hintLabel.setVisible(bool(found) and not self._is_large)
        self.ui.hintLabel.show_text(next(iter(found), ""), "\n".join(found))

    def _show_step(self, meeting: Meeting) -> None:
        texts = {
            MeetingState.PLANNED: self.tr("&Afslut mødet"),
            MeetingState.HELD: self.tr("&Godkend"),
            MeetingState.APPROVED: self.tr("G&enåbn"),
            MeetingState.CANCELLED: self.tr("G&enåbn"),
        }
        self.ui.stepButton.setText(texts[meeting.state])
        due = meeting.state is MeetingState.PLANNED and meeting.date <= self._today()
        mark(self.ui.stepButton, role="primary" if due else "")
        self.state.setText(self._state_text(meeting))

    def _state_text(self, meeting: Meeting) -> str:
        if meeting.state is MeetingState.PLANNED:
            return ""
        if meeting.locked:
            return self.tr("Godkendt og låst")
        if meeting.state is MeetingState.HELD:
            return self.tr("Afholdt")
        why = meeting.cancel_reason.label if meeting.cancel_reason else ""
        parts = [part for part in (why, meeting.cancel_words) if part]
        return self.tr("Aflyst: {}").format(", ".join(parts)) if parts else self.tr("Aflyst")

    # people

    def _show_people(self, meeting: Meeting) -> None:
        for button in self.attendance:
            self._people.removeWidget(button)
            button.deleteLater()
        names = meeting.course.short_names()
        self.attendance = []
        for member in meeting.invited():
            button = AttendanceButton(member, names[member.id])
            button.show_presence(meeting.presence_of(member))
            button.setEnabled(not meeting.read_only)
            button.stepped.connect(self._step)
            self._people.addWidget(button)
            self.attendance.append(button)
        self._no_team.setVisible(not self.attendance)
        self._count()

    def _step(self, button: "AttendanceButton") -> None:
        meeting = self._meeting
        if meeting is None:
            return
        record = meeting.own_attendance(button.member)
        following = _STEPS[(_STEPS.index(record.presence) + 1) % len(_STEPS)]
        self._saver.now(lambda: self._store.change(record, presence=following))
        button.show_presence(record.presence)
        self._count()
        self.changed.emit()

    def _count(self) -> None:
        present = (Presence.PRESENT, Presence.PARTLY)
        number = sum(button.presence in present for button in self.attendance)
        ticked = any(button.presence for button in self.attendance)
        many = self.tr("{} deltager") if number == 1 else self.tr("{} deltagere")
        self.ui.countLabel.setText(
            many.format(in_words(number)) if ticked else self.tr("Sæt kryds ved navn")
        )
        self.ui.countLabel.setVisible(bool(self.attendance) and not self._is_large)
        self._show_missing()

    def _show_missing(self) -> None:
        """Name who was at the start and is not at the final evaluation, which needs the same."""
        missing = self._meeting.missing_from_start() if self._meeting else []
        names = self._meeting.course.short_names() if self._meeting else {}
        said = self.tr("Var med ved opstarten og mangler her: {}")
        self.ui.missingLabel.setText(said.format(", ".join(names[m.id] for m in missing)))
        self.ui.missingLabel.setVisible(bool(missing))

    def _fill(self, combo: QComboBox, meeting: Meeting, chosen: str | None) -> None:
        names = meeting.course.short_names()
        combo.clear()
        combo.addItem("–", None)
        team = meeting.course.team(meeting.date)
        known = {member.id for member in team}
        for member in team:
            combo.addItem(names[member.id], member.id)
        if chosen and chosen not in known and chosen in names:
            combo.addItem(names[chosen], chosen)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))
        combo.setEnabled(not meeting.read_only)

    def _choose(self, field: str, combo: QComboBox) -> None:
        meeting = self._meeting
        if meeting is None:
            return
        chosen = combo.currentData()
        self._saver.now(lambda: self._store.change(meeting, **{field: chosen}))
        combo.setCurrentIndex(max(0, combo.findData(getattr(meeting, field))))


class AttendanceButton(QToolButton):
    """One person; each click goes to the next of til stede, afbud, delvist, fraværende, tom."""

    stepped = Signal(object)

    def __init__(self, member: Membership, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.member = member
        self.presence: Presence | None = None
        self._name = name
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("role", "inline")
        self.clicked.connect(lambda: self.stepped.emit(self))

    def show_presence(self, presence: Presence | None) -> None:
        """Show whether the person is there."""
        self.presence = presence
        self.setIcon(icon(f"presence-{presence.value if presence else 'none'}"))
        away = presence in (Presence.APOLOGIES, Presence.PARTLY, Presence.ABSENT)
        self.setText(f"{self._name} ({presence.label})" if presence and away else self._name)
        state = presence.label if presence else self.tr("ikke krydset af")
        told = f"{self.member.name}, {self.member.function.label}: {state}"
        self.setToolTip(told)
        self.setAccessibleName(told)
