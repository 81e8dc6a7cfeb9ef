"""I dag: the next meeting, what is overdue, what the phase asks for now, and the last meetings.

Only shows and leads on; nothing is written here.
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from teammoede.domain.action import Action
from teammoede.domain.course import Course
from teammoede.domain.hints import hints
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingState
from teammoede.domain.today import Ask, Step, asks, in_days, next_to_come, phase
from teammoede.domain.week import dated, long_date, week_label
from teammoede.storage.store import Store
from teammoede.ui.forms.today_page import Ui_TodayPage
from teammoede.ui.icons import icon
from teammoede.ui.keyboard import keyboard_kept, order_down
from teammoede.ui.pages.course_page import FOLLOWUP, SIGNS, CoursePage
from teammoede.ui.saving import Saver
from teammoede.ui.style import mark

_OVERDUE_SHOWN = 6
_LAST_SHOWN = 3
_TWO_COLUMNS = 104  # letters


class TodayPage(CoursePage):
    """Two columns of cards, one below the other where the window is narrow."""

    def __init__(
        self,
        store: Store,
        saver: Saver,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(store, saver, today, parent)
        self._course: Course | None = None
        self._next: Meeting | None = None
        self.asked: list[QPushButton] = []
        self.ui = Ui_TodayPage()
        self.ui.setupUi(self)
        self._connect()
        self._show()

    def _connect(self) -> None:
        ui = self.ui
        ui.openButton.clicked.connect(lambda: self.meetingWanted.emit(self._next))
        ui.agendaButton.clicked.connect(lambda: self.sheetWanted.emit("agenda", self._next))
        ui.overdueView.recordWanted.connect(lambda a: self.pageWanted.emit(FOLLOWUP, a))
        ui.moreButton.clicked.connect(lambda: self.pageWanted.emit(FOLLOWUP, None))
        ui.lastView.recordWanted.connect(self.meetingWanted)

    def _show(self) -> None:
        self.ui.agendaButton.setIcon(icon("print"))
        self.ui.overdueNone.setText(
            self.tr("Ingen aftaler er overskredet. Her står de, så snart en frist er gået.")
        )
        self.ui.asksNone.setText(
            self.tr("Intet lige nu. Her står, hvad der skal indkaldes, vurderes eller planlægges.")
        )
        self.ui.lastNone.setText(self.tr("Her står de seneste møder, når det første er holdt."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self.fontMetrics().averageCharWidth() * _TWO_COLUMNS
        way = QBoxLayout.Direction
        self.ui.columns.setDirection(way.LeftToRight if wide else way.TopToBottom)

    def take_focus(self) -> None:
        self.ui.openButton.setFocus()

    def show_course(self, course: Course, meeting: Meeting | None) -> None:
        """Show the course as it stands today."""
        today = self.today()
        self._course = course
        self._next = next_to_come(course, today)
        where = phase(course, today)
        day = f"{long_date(today)} · {week_label(today)}"
        with keyboard_kept(self):
            self.ui.dayLabel.setText(f"{day} · {where}" if where else day)
            self.ui.goalLabel.show_goal(course)
            self._show_next(course, today)
            self._show_overdue(course, today)
            self._show_asks(asks(course, today))
            self._show_last(course, today)
            self._show_hints(course, today)
            order_down(self)

    # the next meeting

    def _show_next(self, course: Course, today: date) -> None:
        ui, meeting = self.ui, self._next
        for part in (ui.whenLabel, ui.wherePeopleLabel, ui.waitingLabel):
            part.setVisible(meeting is not None)
        for button in (ui.openButton, ui.agendaButton):
            button.setVisible(meeting is not None)
        mark(ui.nextLabel, role="heading" if meeting else "quiet")
        if meeting is None:
            none = self.tr("Der er ikke planlagt flere møder. Her står det næste, når det er det.")
            ui.nextLabel.setText(none)
            return
        ui.nextLabel.setText(meeting.title)
        soon = in_days(meeting.date, today)
        ui.whenLabel.setText(f"{long_date(meeting.date)} · {meeting.week} · {soon}")
        ui.wherePeopleLabel.setText(self._where_and_who(meeting))
        ui.waitingLabel.setText(self._waiting(meeting, today))

    def _where_and_who(self, meeting: Meeting) -> str:
        names = meeting.course.short_names()
        nobody = self.tr("ikke valgt")
        parts = [part for part in (meeting.hours, meeting.place) if part]
        parts.append(self.tr("mødeleder: {}").format(names.get(meeting.chair_id or "", nobody)))
        taker = names.get(meeting.minute_taker_id or "", nobody)
        parts.append(self.tr("referent: {}").format(taker))
        return " · ".join(parts)

    def _waiting(self, meeting: Meeting, today: date) -> str:
        points = meeting.since_last_by_point(today).values()
        number = sum(a.answered_at(meeting) is None for actions in points for a in actions)
        if not number:
            return self.tr("Ingen åbne aftaler venter på svar.")
        one = self.tr("Én åben aftale venter på svar.")
        return one if number == 1 else self.tr("{} åbne aftaler venter på svar.").format(number)

    # what is overdue

    def _show_overdue(self, course: Course, today: date) -> None:
        ui = self.ui
        late = [action for action in course.open_actions(today) if action.is_overdue(today)]
        more = len(late) - _OVERDUE_SHOWN
        ui.overdueTitle.setText(self.tr("OVERSKREDET") + (f"  {len(late)}" if late else ""))
        ui.overdueNone.setVisible(not late)
        ui.overdueView.setVisible(bool(late))
        ui.overdueView.show_rows(self._overdue_row(a, today) for a in late[:_OVERDUE_SHOWN])
        ui.moreButton.setVisible(more > 0)
        ui.moreButton.setText(self.tr("og {} til i Opfølgning").format(more))

    def _overdue_row(self, action: Action, today: date) -> tuple[str, str, Action]:
        due = action.due_on()
        names = action.meeting.course.named(action.who_now(today)) or self.tr("ingen endnu")
        since = f"{dated(due, today)} · {week_label(due)}" if due else ""
        return " ".join(action.what.split()), f"{names} · {self.tr('frist')} {since}", action

    # what is asked for

    def _show_asks(self, asked: list[Ask]) -> None:
        rows = self.ui.asksRows
        while (item := rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.asked = []
        for ask in asked:
            rows.addWidget(self._ask_row(ask))
        self.ui.asksNone.setVisible(not asked)

    def _ask_row(self, ask: Ask) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        text = QLabel(ask.text)
        text.setWordWrap(True)
        button = QPushButton(self._step_text(ask.step))
        button.setAccessibleName(f"{button.text()} {ask.text}")
        button.clicked.connect(lambda: self._take_step(ask))
        line.addWidget(text, 1)
        line.addWidget(button)
        self.asked.append(button)
        return row

    def _step_text(self, step: Step) -> str:
        return {
            Step.PLAN: self.tr("Planlæg …"),
            Step.INVITE: self.tr("Indkald …"),
            Step.WRITE_UP: self.tr("Skriv"),
            Step.RATE: self.tr("Vurdér"),
            Step.PRINT: self.tr("Udskriv …"),
        }[step]

    def _take_step(self, ask: Ask) -> None:
        if ask.step is Step.PLAN:
            self.planWanted.emit()
        elif ask.step is Step.RATE:
            self._rate(ask.meeting)
        elif ask.step is Step.WRITE_UP:
            self.meetingWanted.emit(ask.meeting)
        else:
            self.sheetWanted.emit(ask.sheet, ask.meeting)

    def _rate(self, meeting: Meeting | None) -> None:
        """Go to where the signs stand in the meeting; where that is approved, to their page."""
        items = meeting.agenda.items if meeting and not meeting.read_only else ()
        point = next((item.key for item in items if item.special == "signs"), None)
        if point is None:
            self.pageWanted.emit(SIGNS, None)
        else:
            self.pointWanted.emit(meeting, point)

    # looking back

    def _show_last(self, course: Course, today: date) -> None:
        past = [m for m in reversed(course.ordered_meetings()) if m.is_held or m.date < today]
        rows = [self._last_row(meeting, today) for meeting in past[:_LAST_SHOWN]]
        self.ui.lastNone.setVisible(not rows)
        self.ui.lastView.setVisible(bool(rows))
        self.ui.lastView.show_rows(rows)

    def _last_row(self, meeting: Meeting, today: date) -> tuple[str, str, Meeting]:
        parts = [f"{dated(meeting.date, today)} · {meeting.week}"]
        if meeting.state is MeetingState.PLANNED:
            parts.append(self.tr("skal skrives færdigt"))
        elif meeting.state is MeetingState.CANCELLED:
            parts.append(meeting.cancel_reason.label if meeting.cancel_reason else "")
        else:
            parts.append(meeting.state.label)
        taker = meeting.minute_taker
        if taker is not None and meeting.state is not MeetingState.CANCELLED:
            names = meeting.course.short_names()
            parts.append(self.tr("referent: {}").format(names[taker.id]))
        return meeting.title, " · ".join(part for part in parts if part), meeting

    def _show_hints(self, course: Course, today: date) -> None:
        none = self.tr(
            "Ingen bemærkninger. Her står det, hvis et punkt bliver ved med at stå tomt."
        )
        self.ui.hintsLabel.setText("\n".join(hints(course, today)) or none)
