"""The life of a meeting as commands: plan, move, close, approve, reopen, cancel, history."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from teammoede.domain.closing import missing_at
from teammoede.domain.course import Course
from teammoede.domain.errors import Refused
from teammoede.domain.folding import burning_point, folding, points_to_burn, usual_length
from teammoede.domain.following import date_after, new_date, new_kind
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingKind, MeetingState
from teammoede.domain.week import long_date
from teammoede.storage.planning import fixed_agenda, of_kind

if TYPE_CHECKING:
    from teammoede.ui.desk import Desk
    from teammoede.ui.dialogs.cancel_dialog import CancelDialog
    from teammoede.ui.dialogs.close_dialog import CloseDialog
    from teammoede.ui.dialogs.meeting_dialog import KindOffer, MeetingValues

_NAMED = ("date", "kind")  # what a meeting is planned with; the rest is its own


class MeetingSteps(QObject):
    """The menu Møde."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        ui = desk.window.ui
        ui.newMeetingAction.triggered.connect(self.plan)
        ui.newMeetingButton.clicked.connect(self.plan)
        ui.editMeetingAction.triggered.connect(self.move)
        ui.shortMeetingAction.triggered.connect(self.fold)
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
        day = new_date(course, desk.today())
        kind = new_kind(course, day)
        offers = _offers(course)
        length = next(offer.length for offer in offers if offer.kind is kind)
        dialog = MeetingDialog(
            MeetingValues(day, course.time, length, course.place, kind),
            offers,
            today=desk.today(),
            new=True,
            kind_on=partial(new_kind, course),
            parent=desk.window,
        )
        planned: list[Meeting] = []
        dialog.save = lambda: planned.append(self._keep_planned(course, dialog.values))
        if desk.show_dialog(dialog):
            desk.open_course(course.id, planned[-1].id)

    def _keep_planned(self, course: Course, values: "MeetingValues") -> Meeting:
        own = {name: value for name, value in vars(values).items() if name not in _NAMED}
        return self._desk.store.plan_meeting(course, values.date, values.kind, **own)

    def move(self) -> None:
        """Change when and where the meeting is, and, where nothing is written yet, its kind."""
        from teammoede.ui.dialogs.meeting_dialog import MeetingDialog, MeetingValues

        desk, meeting = self._desk, self._desk.meeting
        if meeting is None or meeting.read_only or not desk.all_saved():
            return
        known = MeetingValues(
            meeting.date,
            meeting.start,
            meeting.length,
            meeting.place,
            meeting.kind,
            meeting.short,
            burning_point(meeting, desk.today()),
        )
        dialog = MeetingDialog(
            known,
            _offers(meeting.course, meeting),
            today=desk.today(),
            written=not meeting.is_untouched,
            parent=desk.window,
        )
        dialog.save = lambda: self._keep_moved(meeting, dialog.values)
        if desk.show_dialog(dialog):
            desk.refresh()

    def _keep_moved(self, meeting: Meeting, values: "MeetingValues") -> None:
        changes = vars(values) | of_kind(meeting, values.kind)
        if not values.short:
            del changes["burning"]  # it was only proposed
        self._desk.store.change(meeting, **changes)

    def fold(self) -> None:
        """Make it a short meeting around the point in front, or a whole one again."""
        desk, meeting = self._desk, self._desk.meeting
        if meeting is None or meeting.state is not MeetingState.PLANNED:
            return
        if not desk.all_saved():
            desk.window.ui.shortMeetingAction.setChecked(meeting.short)  # the tick goes back
            return
        tab = desk.tabs.current
        values = folding(meeting, desk.today(), tab.item.key if tab else "")
        self._do(lambda: desk.store.change(meeting, **values))

    def close(self) -> None:
        """Close the meeting: show what is missing, ask the three questions, plan the next."""
        from teammoede.ui.dialogs.close_dialog import CloseDialog

        desk, meeting = self._desk, self._desk.meeting
        if meeting is None or meeting.state is not MeetingState.PLANNED or not desk.all_saved():
            return  # once closed and approved it never could be
        dialog = CloseDialog(
            meeting,
            missing_at(meeting, desk.today()),
            proposed=date_after(meeting),
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
            self._plan_following(meeting, dialog)

    def _plan_following(self, meeting: Meeting, dialog: "CloseDialog | CancelDialog") -> None:
        if dialog.next_date is not None:
            self._desk.store.plan_meeting(meeting.course, dialog.next_date, dialog.next_kind)

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
        proposed = date_after(meeting, cancelled=True)
        dialog = CancelDialog(meeting, proposed=proposed, today=desk.today(), parent=desk.window)
        dialog.save = lambda: self._keep_cancelled(meeting, dialog)
        if desk.show_dialog(dialog):
            desk.refresh()

    def _keep_cancelled(self, meeting: Meeting, dialog: "CancelDialog") -> None:
        with self._desk.store.writing():
            self._desk.store.cancel(meeting, dialog.reason, dialog.words)
            self._plan_following(meeting, dialog)

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


def _offers(course: Course, meeting: Meeting | None = None) -> list["KindOffer"]:
    """Return the kinds to choose from; a meeting's own kind has the points of its own agenda."""
    from teammoede.ui.dialogs.meeting_dialog import KindOffer

    found = []
    for kind in MeetingKind:
        same = meeting is not None and meeting.kind is kind
        agenda = meeting.full_agenda if meeting and same else fixed_agenda(kind)
        points = tuple((item.key, item.short) for item in points_to_burn(agenda))
        found.append(KindOffer(kind, usual_length(course, kind, agenda), points))
    return found
