"""Opfølgning: all actions of the course across its meetings, narrowed at will and answered here.

Every answer is kept at one meeting, which is named; the page itself keeps nothing.
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from teammoede.domain.action import Action, ActionState
from teammoede.domain.answering import meeting_to_answer
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.week import dated, long_date
from teammoede.storage.store import Store
from teammoede.ui.answering import Answering
from teammoede.ui.forms.followup_page import Ui_FollowupPage
from teammoede.ui.keyboard import keyboard_kept, order_down
from teammoede.ui.models.followup_model import (
    OPEN_STATES,
    RECORD_ROLE,
    FollowupFilter,
    FollowupModel,
    Wanted,
)
from teammoede.ui.pages.course_page import CoursePage
from teammoede.ui.saving import Saver
from teammoede.ui.widgets.review_row import ReviewRow

_ANSWERS_SHOWN = 3


class FollowupPage(CoursePage):
    """A list over the row in which the chosen action is answered."""

    answers = True

    def __init__(
        self,
        store: Store,
        saver: Saver,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(store, saver, today, parent)
        self._course: Course | None = None
        self._meeting: Meeting | None = None
        self.row: ReviewRow | None = None
        self.ui = Ui_FollowupPage()
        self.ui.setupUi(self)
        self.none_button = QPushButton()
        below = self.ui.pageLayout.indexOf(self.ui.noneLabel) + 1
        top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        self.ui.pageLayout.insertWidget(below, self.none_button, 1, top)
        self.model = FollowupModel(self)
        self.shown = FollowupFilter(self.model, self)
        self.ui.actionsView.show_rows(self.shown)
        self._answering = Answering(store, saver, today, self)
        self._back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.ui.answerFrame)
        self._back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._connect()
        self._show_chosen()

    def _connect(self) -> None:
        ui, view = self.ui, self.ui.actionsView
        ui.filters.wantedChanged.connect(self._narrow)
        self.none_button.clicked.connect(self._begin)
        view.selectionModel().currentRowChanged.connect(self._choose)
        view.answerWanted.connect(self._go_to_answer)
        for wanted in (view.sourceWanted, ui.sourceButton.clicked):
            wanted.connect(self._open_source)
        ui.printButton.clicked.connect(lambda: self.sheetWanted.emit("followup", None))
        self._back.activated.connect(view.setFocus)
        for said in (self._answering.answered, self._answering.written):
            said.connect(self._show_answered)

    @property
    def chosen(self) -> Action | None:
        """The action that is chosen in the list."""
        return self.ui.actionsView.currentIndex().data(RECORD_ROLE)

    # the list

    def show_course(self, course: Course, meeting: Meeting | None) -> None:
        """Show all actions of the course; the chosen one stays chosen."""
        another = self._course is None or self._course.id != course.id
        chosen = None if another or self.chosen is None else self.chosen.id
        self._course, self._meeting = course, meeting
        with keyboard_kept(self):
            if another:
                self.ui.filters.reset()
            self._take_row_away()
            self.shown.let_go(but=chosen)
            self.model.show_course(course, self.today())
            self.ui.goalLabel.show_goal(course)
            self.ui.filters.show_choices(self._people(course), self.model.points())
            self._count()
            self._select(chosen)

    def show_action(self, action: Action) -> None:
        """Choose an action in the list, among all that is open."""
        self.ui.filters.reset()
        self.shown.hold(action.id)
        self._select(action.id)
        self.ui.actionsView.setFocus()

    def show_person(self, key: str) -> None:
        """Show all that is open for one person."""
        self.ui.filters.show_person(key)
        self.ui.actionsView.setFocus()

    @property
    def row_to_answer(self) -> ReviewRow | None:
        return None if self.row is None or self.row.meeting.read_only else self.row

    def go_on(self) -> None:
        """Choose the next action below that waits for an answer, else stay on this one."""
        view = self.ui.actionsView
        for place in range(view.currentIndex().row() + 1, self.shown.rowCount()):
            index = self.shown.index(place, 0)
            if self._waits(index.data(RECORD_ROLE)):
                view.setCurrentIndex(index)
                break
        view.setFocus()

    def _waits(self, action: Action) -> bool:
        keeper = meeting_to_answer(action, self._meeting, self.today())
        return keeper is not None and action.answered_at(keeper) is None

    def take_focus(self) -> None:
        self.ui.actionsView.setFocus()

    def _people(self, course: Course) -> dict[str, str]:
        """Return who can be asked for: the team of today, and who else has something."""
        busy = {key for row in self.model.rows for key in row.who.members}
        names = course.short_names()
        team = {member.id for member in course.team(self.today())}
        return {m.id: names[m.id] for m in course.memberships if m.id in team | busy}

    def _narrow(self, wanted: Wanted) -> None:
        chosen = self.chosen
        self.shown.choose(wanted)
        self._select(chosen.id if chosen else None)

    def _select(self, key: str | None) -> None:
        """Choose an action, or the first where that one is not shown."""
        view = self.ui.actionsView
        index = self.shown.index_of(key)
        if not index.isValid():
            index = self.shown.index(0, 0)
        view.setCurrentIndex(index)
        view.scrollTo(index)
        self._show_chosen()

    def _choose(self, now: QModelIndex, before: QModelIndex) -> None:
        self._show_chosen()

    def _count(self) -> None:
        rows = self.model.rows
        still = sum(row.state in OPEN_STATES for row in rows)
        late = sum(row.overdue for row in rows)
        put_off = sum(row.state is ActionState.WAITING for row in rows)
        parts = [self.tr("{} åbne").format(still)]
        parts += [self.tr("{} overskredet").format(late)] if late else []
        parts += [self.tr("{} venter").format(put_off)] if put_off else []
        self.ui.countLabel.setText(" · ".join(parts) if rows else "")

    def _show_none(self) -> None:
        """Say what would stand here, or why nothing does."""
        ui, is_empty = self.ui, self.shown.rowCount() == 0
        if not self.model.rows:
            text = self.tr(
                "Her står alle aftaler på tværs af forløbets møder, så snart den første er skrevet."
            )
        elif self.ui.filters.wanted == Wanted():
            text = self.tr(
                "Ingen åbne aftaler. Vælg en anden tilstand for at se dem, der er lukket."
            )
        else:
            text = self.tr("Ingen aftaler passer til det valgte.")
        ui.noneLabel.setText(text)
        ui.noneLabel.setVisible(is_empty)
        self._offer_to_begin(not self.model.rows)
        ui.actionsView.setVisible(not is_empty)
        ui.answerFrame.setVisible(not is_empty)
        ui.filters.setVisible(bool(self.model.rows))
        ui.printButton.setVisible(bool(self.model.rows))

    def _offer_to_begin(self, is_offered: bool) -> None:
        """Offer what leads to the first action: the meeting that lies open, else a plan."""
        text = self.tr("&Gå til mødet") if self._meeting else self.tr("&Planlæg halvåret …")
        self.none_button.setText(text)
        self.none_button.setVisible(is_offered)
        policy = QSizePolicy.Policy.Minimum if is_offered else QSizePolicy.Policy.Expanding
        self.ui.noneLabel.setSizePolicy(QSizePolicy.Policy.Preferred, policy)

    def _begin(self) -> None:
        if self._meeting is not None:
            self.meetingWanted.emit(self._meeting)
        else:
            self.planWanted.emit()

    # the answer

    def _show_chosen(self) -> None:
        """Lay out the row of the chosen action at the meeting that keeps its answer."""
        self._show_none()
        action, ui = self.chosen, self.ui
        if self.row is not None and self.row.action is action:
            return
        self._take_row_away()
        ui.sourceButton.setEnabled(action is not None)
        if action is None:
            return
        keeper = meeting_to_answer(action, self._meeting, self.today())
        closing = action.closing_answer()
        at = keeper or (closing.meeting if closing else None)
        ui.whereLabel.setText(self._where(keeper, at))
        self._show_history(action, at)
        if at is not None:
            self.row = self._answering.make_row(action, at)
            ui.rowLayout.addWidget(self.row)
            self.row.show()  # at once, for Enter may follow on the arrow
        order_down(self)

    def _take_row_away(self) -> None:
        """Drop the row before, but never one whose words wait to be saved."""
        row, self.row = self.row, None
        if row is None:
            return
        saved = self.saver.flush()
        self.ui.rowLayout.removeWidget(row)
        row.hide()
        if saved:
            row.deleteLater()

    def _where(self, keeper: Meeting | None, at: Meeting | None) -> str:
        if keeper is not None:
            day = f"{long_date(keeper.date)} · {keeper.week}"
            return self.tr("Svaret gemmes på {}, {}.").format(keeper.title, day)
        if at is not None:
            return self.tr(
                "Besvaret på {} ({}). Referatet er godkendt; genåbn det for at ændre svaret."
            ).format(at.title, dated(at.date, self.today()))
        return self.tr(
            "Der er intet senere møde at gemme et svar på. Planlæg det næste, så kan det skrives."
        )

    def _show_history(self, action: Action, at: Meeting | None) -> None:
        """Tell what the last meetings answered before."""
        said = [
            f"{dated(review.meeting.date, self.today())} {review.answer.label}"
            + (f": {' '.join(review.words.split())}" if review.words.strip() else "")
            for review in action.answers(before=at)[-_ANSWERS_SHOWN:]
            if review.answer is not None
        ]
        self.ui.historyLabel.setText(self.tr("Før: {}").format(" · ".join(said)))
        self.ui.historyLabel.setVisible(bool(said))

    def _show_answered(self, row: ReviewRow) -> None:
        """Let the list say what became of it, and leave it where it stands."""
        self.shown.hold(row.action.id)
        self.model.renew(row.action)
        self._count()
        self.written.emit()

    def _go_to_answer(self) -> None:
        if self.row is not None and not self.row.meeting.read_only:
            self.row.take_focus()

    def _open_source(self) -> None:
        if self.chosen is not None:
            self.actionWanted.emit(self.chosen)
