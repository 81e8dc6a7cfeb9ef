"""The life of a meeting as commands: plan, move, close, approve, reopen, cancel, history."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from teammoede.domain.closing import missing_at
from teammoede.domain.course import Course
from teammoede.domain.errors import Refused
from teammoede.domain.meeting import Meeting, MeetingState
from teammoede.domain.week import long_date

if TYPE_CHECKING:
    from teammoede.ui.desk import Desk
    from teammoede.ui.dialogs.cancel_dialog import CancelDialog
    from teammoede.ui.dialogs.close_dialog import CloseDialog
    from teammoede.ui.dialogs.meeting_dialog import MeetingValues

A_WEEK = timedelta(days=7)


class MeetingSteps(QObject):
    """The menu Møde."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        ui = desk.window.ui
        ui.newMeetingAction.triggered.connect(self.plan)
        ui.newMeetingButton.clicked.connect(self.plan)
        ui.editMeetingAction.triggered.connect(self.move)
        ui.closeMeetingAction.triggered.connect(self.close)
        ui.approveAction.triggered.connect(self.approve)
        ui.reopenAction.triggered.connect(self.reopen)
        ui.cancelAction.triggered.connect(self.cancel)
        ui.historyAction.triggered.connect(self.tell_history)
        desk.head.whenWanted.connect(self.move)
        desk.head.stepWanted.connect(self.step)

    def step(self) -> None:
        """Take the step that comes next in the meeting's life."""
        meeting = self._desk.meeting
        if meeting is None:
            return
        steps = {MeetingState.PLANNED: self.close, MeetingState.HELD: self.approve}
        steps.get(meeting.state, self.reopen)()

    def plan(self) -> None:
        """Plan one more meeting, or take one in afterwards that was held on paper."""
        from teammoede.ui.dialogs.meeting_dialog import MeetingDialog, MeetingValues

        desk, course = self._desk, self._desk.course
        if course is None:
            return
        proposal = MeetingValues(
            course.propose_meeting_date(desk.today()), course.time, course.length, course.place
        )
        dialog = MeetingDialog(proposal, today=desk.today(), new=True, parent=desk.window)
        planned: list[Meeting] = []
        dialog.save = lambda: planned.append(self._keep_planned(course, dialog.values))
        if desk.show_dialog(dialog):
            desk.open_course(course.id, planned[-1].id)

    def _keep_planned(self, course: Course, values: "MeetingValues") -> Meeting:
        with self._desk.store.writing():
            meeting = self._desk.store.plan_meeting(course, values.date)
            changes = {"start": values.start, "length": values.length, "place": values.place}
            self._desk.store.change(meeting, **changes)
        return meeting

    def move(self) -> None:
        """Change when and where the meeting is."""
        from teammoede.ui.dialogs.meeting_dialog import MeetingDialog, MeetingValues

        desk, meeting = self._desk, self._desk.meeting
        if meeting is None or meeting.read_only:
            return
        known = MeetingValues(meeting.date, meeting.start, meeting.length, meeting.place)
        dialog = MeetingDialog(known, today=desk.today(), parent=desk.window)
        dialog.save = lambda: self._keep_moved(meeting, dialog.values)
        if desk.show_dialog(dialog):
            desk.refresh()

    def _keep_moved(self, meeting: Meeting, values: "MeetingValues") -> None:
        self._desk.store.change(
            meeting,
            date=values.date,
            start=values.start,
            length=values.length,
            place=values.place,
        )

    def close(self) -> None:
        """Close the meeting: show what is missing, ask the three questions, plan the next."""
        from teammoede.ui.dialogs.close_dialog import CloseDialog

        desk, meeting = self._desk, self._desk.meeting
        if meeting is None or meeting.state is not MeetingState.PLANNED or not desk.all_saved():
            return  # once closed and approved it never could be
        dialog = CloseDialog(
            meeting,
            missing_at(meeting, desk.today()),
            proposed=self._proposed_next(meeting),
            today=desk.today(),
            parent=desk.window,
        )
        dialog.save = lambda: self._keep_closed(meeting, dialog)
        if desk.show_dialog(dialog):
            desk.refresh()
        elif dialog.jump is not None:
            desk.jump(dialog.jump)

    def _keep_closed(self, meeting: Meeting, dialog: "CloseDialog") -> None:
        store = self._desk.store
        with store.writing():
            store.change(meeting, typed=False, **dialog.answers)
            store.hold(meeting)
            if dialog.approve:
                store.approve(meeting)
            self._plan_following(meeting, dialog.next_date)

    def _proposed_next(self, meeting: Meeting) -> date | None:
        """Return a week later where no later meeting is planned yet."""
        return None if meeting.following() else meeting.date + A_WEEK

    def _plan_following(self, meeting: Meeting, day: date | None) -> None:
        if day is not None:
            self._desk.store.plan_meeting(meeting.course, day)

    def approve(self) -> None:
        """Approve the minutes, which locks them."""
        meeting = self._desk.meeting
        if meeting is not None and self._desk.all_saved():
            self._do(lambda: self._desk.store.approve(meeting))

    def reopen(self) -> None:
        """Unlock the meeting, with a reason."""
        desk, meeting = self._desk, self._desk.meeting
        if meeting is None or not desk.all_saved():
            return
        reason = desk.ask.line(
            desk.window,
            self.tr("Genåbn mødet"),
            self.tr("Hvorfor genåbnes mødet?"),
            self.tr("Genåbn"),
        )
        if reason is not None:
            self._do(lambda: desk.store.reopen(meeting, reason))

    def cancel(self) -> None:
        """Cancel the meeting; what is open rolls on to the next."""
        from teammoede.ui.dialogs.cancel_dialog import CancelDialog

        desk, meeting = self._desk, self._desk.meeting
        if meeting is None or meeting.state is not MeetingState.PLANNED or not desk.all_saved():
            return
        dialog = CancelDialog(
            meeting, proposed=self._proposed_next(meeting), today=desk.today(), parent=desk.window
        )
        dialog.save = lambda: self._keep_cancelled(meeting, dialog)
        if desk.show_dialog(dialog):
            desk.refresh()

    def _keep_cancelled(self, meeting: Meeting, dialog: "CancelDialog") -> None:
        with self._desk.store.writing():
            self._desk.store.cancel(meeting, dialog.reason, dialog.words)
            self._plan_following(meeting, dialog.next_date)

    def tell_history(self) -> None:
        """Tell when the meeting was held, approved, reopened or cancelled, and why."""
        meeting = self._desk.meeting
        if meeting is None:
            return
        lines = [
            f"{change.at.astimezone():%d.%m.%Y kl. %H.%M}: {change.label}"
            + (f" – {change.reason}" if change.reason else "")
            for change in meeting.state_changes
        ]
        text = "\n".join(lines) or self.tr("Mødet er planlagt og endnu ikke afholdt.")
        title = self.tr("{}, {}").format(meeting.title, long_date(meeting.date))
        self._desk.ask.tell(self._desk.window, title, text)

    def _do(self, step: Callable[[], object]) -> None:
        """Take a step, show what came of it, and say what stood in the way."""
        try:
            step()
        except Refused as refused:
            self._desk.ask.warn(self._desk.window, self.tr("Det gik ikke"), str(refused))
        self._desk.refresh()
