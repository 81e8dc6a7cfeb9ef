"""What lies on the table: one course and one of its meetings, shown in the window's frame.

The only place that connects head, navigator and tabs; the steps of a course and of a meeting are
in `course_steps` and `meeting_steps`.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
)

from teammoede.domain.closing import Missing
from teammoede.domain.course import Course
from teammoede.domain.errors import Refused
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingState
from teammoede.domain.spot import Spot
from teammoede.storage.faults import KeyChanged
from teammoede.storage.house import read_house
from teammoede.storage.store import Store
from teammoede.ui.ask import Ask
from teammoede.ui.backup_steps import BackupSteps
from teammoede.ui.capture_steps import CaptureSteps
from teammoede.ui.clock_steps import ClockSteps
from teammoede.ui.course_pages import CoursePages
from teammoede.ui.course_steps import CourseSteps
from teammoede.ui.erasing_steps import ErasingSteps
from teammoede.ui.going_steps import GoingSteps
from teammoede.ui.help_steps import HelpSteps
from teammoede.ui.history_steps import HistorySteps
from teammoede.ui.house_steps import HouseSteps
from teammoede.ui.keyboard import keyboard_kept
from teammoede.ui.keyboard_steps import KeyboardSteps
from teammoede.ui.leaving_steps import LeavingSteps
from teammoede.ui.list_steps import ListSteps
from teammoede.ui.log_steps import LogSteps
from teammoede.ui.looks_steps import LooksSteps
from teammoede.ui.loose_ends import LooseEnds, names_of
from teammoede.ui.main_window import MainWindow
from teammoede.ui.meeting_head import MeetingHead
from teammoede.ui.meeting_steps import MeetingSteps
from teammoede.ui.meeting_tabs import MeetingTabs
from teammoede.ui.members_steps import MembersSteps
from teammoede.ui.models.meetings_model import RECORD_ROLE, MeetingsModel
from teammoede.ui.pages.course_page import TODAY
from teammoede.ui.paper_steps import PaperSteps
from teammoede.ui.person_steps import PersonSteps
from teammoede.ui.place import Place
from teammoede.ui.reuse_steps import ReuseSteps
from teammoede.ui.room_steps import RoomSteps
from teammoede.ui.saving import Saver
from teammoede.ui.search_steps import SearchSteps
from teammoede.ui.spelling_steps import SpellingSteps
from teammoede.ui.tour_steps import TourSteps
from teammoede.ui.widgets.empty_hint import EmptyHint
from teammoede.ui.widgets.scale import Scale

if TYPE_CHECKING:
    from teammoede.ui.door import Door

LOOK_ROUND_MS = 1_000
KEEP_ROOM_MS = 60_000
KEEP_PLACE_MS = 500
# They live as long as the desk, and nobody else has to know them.
_REACHED_BY_MENUS = (
    MeetingSteps,
    MembersSteps,
    ErasingSteps,
    HouseSteps,
    PersonSteps,
    KeyboardSteps,
    GoingSteps,
)


class Desk(QObject):
    """Shows the open meeting and keeps everything on screen true."""

    def __init__(
        self,
        window: MainWindow,
        store: Store,
        today: Callable[[], date],
        ask: Ask,
        door: "Door | None" = None,
    ) -> None:
        super().__init__(window)
        self.window = window
        self.store = store
        self.today = today
        self.ask = ask
        self.door = door
        self.saver = Saver(self)
        self.house = read_house(store)
        self.place = Place(store.folder)
        self.course: Course | None = None
        self.meeting: Meeting | None = None
        self._is_behind = False
        self.head = MeetingHead(store, self.saver, today, window.ui.printMenu)
        self.meetings = MeetingsModel()
        self._look_round = QTimer(self, interval=LOOK_ROUND_MS)
        self._keep_room = QTimer(self, interval=KEEP_ROOM_MS)
        # A file is written for it, which would be felt in each change of tab.
        self._place_kept_soon = QTimer(self, singleShot=True, interval=KEEP_PLACE_MS)
        self.course_steps = CourseSteps(self)
        self.list_steps = ListSteps(self)
        self.leaving_steps = LeavingSteps(self)
        self.paper_steps = PaperSteps(self)
        self.log_steps = LogSteps(self)
        self.backup_steps = BackupSteps(self)
        self.help_steps = HelpSteps(self)
        self.capture_steps = CaptureSteps(self)
        self.loose_ends = LooseEnds(self)
        self.tabs = MeetingTabs(self)
        self.pages = CoursePages(self)
        self.spelling_steps = SpellingSteps(self)
        self.clock_steps = ClockSteps(self)
        self.room_steps = RoomSteps(self)
        self.reuse_steps = ReuseSteps(self)
        self.history_steps = HistorySteps(self)
        self.looks_steps = LooksSteps(self)
        self.tour_steps = TourSteps(self)
        self.search_steps = SearchSteps(self)
        for steps in _REACHED_BY_MENUS:
            steps(self)
        self._connect()
        self._show()

    def _connect(self) -> None:
        ui = self.window.ui
        ui.headLayout.addWidget(self.head)
        ui.meetingsView.setModel(self.meetings)
        none = self.tr("Ingen møder endnu. Planlæg hele halvåret på én gang (Ctrl+Shift+P).")
        EmptyHint(ui.meetingsView, none)
        ui.meetingsView.selectionModel().currentChanged.connect(
            lambda index: self._choose_meeting(index.data(RECORD_ROLE))
        )
        ui.meetingsView.clicked.connect(lambda index: self._choose_meeting(index.data(RECORD_ROLE)))
        ui.courseCombo.activated.connect(self._choose_course)
        self.tabs.shown.connect(self._place_kept_soon.start)
        self._place_kept_soon.timeout.connect(self._keep_place)
        self.tabs.shown.connect(self.tour_steps.look)
        self.saver.saved.connect(self._tell_saved)
        self.saver.failed.connect(self._tell_failed)
        self.head.changed.connect(self.refresh_counts)
        self._look_round.timeout.connect(self.look_round)
        self._keep_room.timeout.connect(self.keep_room)
        self.window.may_close = self.may_close

    def _show(self) -> None:
        self.window.restoreGeometry(self.place.geometry)
        courses = self.store.courses(self.today())
        known = [course.id for course in courses]
        last = self.place.course
        self.open_course(last if last in known else known[0] if known else None)
        self.pages.open_last()
        self._look_round.start()
        self._keep_room.start()

    # courses

    def open_course(self, key: str | None, meeting: str | None = None) -> None:
        """Show a course on the meeting asked for, else where it was left, else on the next one."""
        if not self._may_leave():
            self._show_course_names(self.store.courses(self.today()))
            return
        if key is None:
            self.course = self.meeting = None
            self._show_nothing()
            self.window.ui.stack.setCurrentWidget(self.window.ui.emptyPage)
            self.window.ui.newCourseButton.setFocus()
            self._enable()
            return
        self._lay_out(key, meeting, self.store.courses(self.today()))

    def _lay_out(self, key: str, meeting: str | None, courses: list[Course]) -> None:
        """Read a course and show it, beside the names of all that can be seen."""
        self.window.ui.stack.setCurrentWidget(self.window.ui.workPage)
        self.course = self.store.course(key)
        self.log_steps.opened(key)
        self._show_course_names(courses)
        self.meetings.show_course(self.course, self.today())
        self.open_meeting(self._meeting_to_open(self.course, meeting))

    def _show_nothing(self) -> None:
        """Say why there is nothing to see: no course at all, or none that is theirs."""
        viewer = self.store.viewer
        if viewer is None or viewer.is_administrator or self.store.is_empty:
            self.window.show_welcome()
        else:
            self.window.show_no_team(viewer.name)

    def _meeting_to_open(self, course: Course, asked: str | None) -> Meeting | None:
        """Return the meeting asked for or left, unless it was over and another day has come."""
        meetings = {m.id: m for m in course.ordered_meetings()}
        if asked in meetings:
            return meetings[asked]
        left = meetings.get(self.place.meeting(course.id))
        same_day = self.place.day(course.id) == self.today()
        if left and (left.state is MeetingState.PLANNED or same_day):
            return left
        following = course.next_meeting() or course.last_held()
        return following or next(iter(reversed(meetings.values())), None)

    def _show_course_names(self, courses: list[Course]) -> None:
        combo = self.window.ui.courseCombo
        combo.clear()
        for course in courses:
            combo.addItem(course.title, course.id)
        if self.course:
            combo.setCurrentIndex(combo.findData(self.course.id))
            combo.setToolTip(self.course.title)
            self.window.setWindowTitle(f"{self.course.title} – teammøde")

    def _choose_course(self) -> None:
        combo = self.window.ui.courseCombo
        try:
            self.open_course(combo.currentData())
        except Refused as refused:  # it cannot be read just now: the one in front stays
            self.window.show_banner(str(refused))
            combo.setCurrentIndex(combo.findData(self.course.id if self.course else None))

    # meetings

    def open_meeting(self, meeting: Meeting | None) -> None:
        """Show a meeting with all its points."""
        if not self._may_leave():
            if self.meeting:
                self._select_in_list(self.meeting)
            return
        self.store.seal()
        self.meeting = meeting
        self._enable()
        if meeting is None or self.course is None:
            self.pages.open(TODAY)  # a course without meetings has nothing else to show
            return
        self.head.show_meeting(meeting)
        self.tabs.show_meeting(meeting, self.place.point)
        self._select_in_list(meeting)
        self.pages.show_anew()
        self._keep_place()

    def _choose_meeting(self, meeting: Meeting | None) -> None:
        if meeting is None:
            return
        self.pages.leave()
        if self.meeting is None or meeting.id != self.meeting.id:
            self.open_meeting(meeting)

    def _select_in_list(self, meeting: Meeting) -> None:
        view = self.window.ui.meetingsView
        index = self.meetings.index(self.meetings.row_of(meeting))
        view.selectionModel().blockSignals(True)
        view.setCurrentIndex(index)
        view.selectionModel().blockSignals(False)
        if self.pages.front is not None:
            view.clearSelection()  # the page is what lies in front
        view.viewport().update()
        view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def refresh_counts(self) -> None:
        """Show how many open actions wait on each tab, and in the list of pages."""
        self.tabs.count()
        self.pages.refresh_counts()

    def jump(self, missing: Missing) -> None:
        """Go to what is missing at the open meeting."""
        if self.course is not None and self.meeting is not None:
            record = missing.action.id if missing.action else ""
            self.go_to(Spot(self.course.id, self.meeting.id, missing.point, record))

    def go_to(self, spot: Spot) -> None:
        """Show a place in the meetings of any course, with the keyboard on it."""
        self.pages.leave()
        if self.course is None or self.course.id != spot.course:
            self.open_course(spot.course, spot.meeting)
        elif self.meeting is None or self.meeting.id != spot.meeting:
            self.open_meeting(self._meeting_to_open(self.course, spot.meeting))
        if self.meeting is None or self.meeting.id != spot.meeting:
            return  # something typed kept the other one open
        if not self.tabs.go_to(spot):
            people = self.head.attendance
            (people[0] if people else self.head.ui.chairCombo).setFocus()

    def show_dialog(self, dialog: QDialog) -> bool:
        """Show a dialog until it is answered and drop it; return whether it was accepted."""
        self.help_steps.offer(dialog)
        accepted = bool(dialog.exec())
        dialog.deleteLater()
        return accepted

    # keeping it true

    def refresh(self) -> None:
        """Read the course again and show it, on the same meeting and tab."""
        courses = self.store.courses(self.today())
        if self.course is None or self.course.id not in {course.id for course in courses}:
            self._show()  # it was erased, or is no longer theirs to see
            return
        if self.saver.flush():  # else the last words are nowhere but on screen
            self._lay_out(self.course.id, self.meeting.id if self.meeting else None, courses)

    def show_anew(self) -> None:
        """Read the course again, now or as soon as nothing waits to be saved."""
        self._is_behind = self.saver.is_waiting
        self.refresh()

    def rest(self) -> None:
        """Save what was typed, and leave the archive alone; what is not saved waits on."""
        self._look_round.stop()
        self._keep_room.stop()
        self.clock_steps.pause()
        self.search_steps.rest()
        self.saver.flush()
        self.store.seal()

    def go_on(self) -> None:
        """Take up the work after a rest, on what others have written meanwhile."""
        self._look_round.start()
        self._keep_room.start()
        self.clock_steps.look()
        self.saver.flush()

    def show_all_anew(self) -> None:
        """Show what the archive holds now, which may be another one than before."""
        self.house = read_house(self.store)
        self.refresh()

    def put_away(self) -> None:
        """Close the archive: this table will not be laid again."""
        self.room_steps.end()
        self.rest()
        self._place_kept_soon.stop()
        self._keep_place()
        self.place.keep_geometry(self.window.saveGeometry())
        self.store.close()

    @property
    def in_meeting(self) -> bool:
        """Whether people talk more than they type: at a meeting of today, or before the room."""
        return self.room_steps.is_open or self.is_meeting_on

    @property
    def is_meeting_on(self) -> bool:
        """Whether a meeting of today lies in front that is not closed yet."""
        meeting = self.meeting
        return (
            meeting is not None
            and self.pages.front is None
            and meeting.state is MeetingState.PLANNED
            and meeting.date == self.today()
        )

    def look_round(self) -> None:
        """Take over what another window has written, but never under somebody's hands."""
        if self.saver.is_waiting or self._is_writing_a_row():
            return
        try:
            self._is_behind |= self.store.changed_elsewhere()
            if self._is_behind:
                self.house = read_house(self.store)
                with keyboard_kept(self.window):
                    self.refresh()
                self._is_behind = False
                self.show_calm()
        except KeyChanged as changed:
            self._lock(str(changed))
        except Refused as refused:
            self._is_behind = True
            self.window.show_banner(str(refused))

    def _lock(self, why: str) -> None:
        if self.door is not None:
            self.door.lock(why)

    def _is_writing_a_row(self) -> bool:
        """Whether the keyboard is in a field that would be made anew; a discussion is not.

        A button can be made anew: what was clicked is kept already.
        """
        if QApplication.activeModalWidget() or QApplication.activePopupWidget():
            return True
        focus = QApplication.focusWidget()
        page, tab = self.pages.front, self.tabs.current
        if focus is not None and page is not None and page.isAncestorOf(focus):
            return isinstance(focus, QLineEdit | QPlainTextEdit)
        if focus is None or tab is None or not tab.isAncestorOf(focus):
            return False
        texts = (tab.discussion.edit, tab.discussion.secret)
        return focus not in texts and not isinstance(focus, QAbstractButton | Scale)

    def keep_room(self) -> None:
        """Have room set aside for the day the disk is full; say where there is none to set."""
        was_short = self.store.reserve.is_short
        self.store.reserve.keep()
        if self.store.reserve.is_short is not was_short and not self.saver.is_waiting:
            self.show_calm()

    def show_calm(self) -> None:
        """Take the banner away, but for the word that the disk is nearly full."""
        short = self.tr("Disken er næsten fuld. Det skrevne er gemt, men ryd op på disken nu.")
        self.window.show_banner(short if self.store.reserve.is_short else "")

    def _tell_saved(self) -> None:
        self.show_calm()
        self.head.show_saved(datetime.now())

    def _tell_failed(self, why: str) -> None:
        changed = [str(r) for r in self.saver.refusals if isinstance(r, KeyChanged)]
        if changed:  # what was typed waits, and is saved with the new key
            self._lock(changed[0])  # and no other reason, which could name what was typed
        self.window.show_banner(why)
        self.head.show_unsaved(why)

    def _keep_place(self) -> None:
        tab = self.tabs.current
        if self.course and self.meeting and tab:
            self.place.keep(self.course.id, self.meeting.id, tab.item.key, self.today())

    def may_close(self) -> bool:
        """Save what waits; ask only where that cannot be done."""
        focus = QApplication.focusWidget()
        if focus is not None:
            focus.clearFocus()
        if not self._may_leave() or not self._may_drop(self.loose_ends.names):
            return False
        self.put_away()
        return True

    def _may_leave(self) -> bool:
        """Save what waits; where that cannot be done, ask before it is given up.

        Otherwise the fields would show another text by the time that saving is tried again.
        """
        if self.saver.flush():
            return True
        if not self._may_drop(self._unsaved()):
            return False
        self.saver.forget()
        self.show_calm()
        return True

    def _may_drop(self, names: list[str]) -> bool:
        """Ask whether texts may be lost, by the names of their fields."""
        return not names or self.ask.confirm(
            self.window,
            self.tr("Ikke gemt"),
            self.tr("Det sidste, der er skrevet, kan ikke gemmes lige nu og går tabt:")
            + "\n\n"
            + "\n".join(names),
            self.tr("Gå videre alligevel"),
            self.tr("Bliv her"),
        )

    def _unsaved(self) -> list[str]:
        """Return what the fields are called that wait to be saved."""
        more = self.tr("Et felt, der ikke er prøvet igen endnu")
        names = [n for r in self.saver.refusals for n in (names_of(r) if r else [more])]
        return list(dict.fromkeys(names))

    def all_saved(self) -> bool:
        """Save what waits before a step that needs it; where that fails, say what is missing."""
        if self.saver.flush():
            return True
        reasons = {str(refused): None for refused in self.saver.refusals if refused}
        self.ask.warn(
            self.window,
            self.tr("Ikke gemt endnu"),
            self.tr("Først skal det, der er skrevet, gemmes:")
            + "\n\n"
            + "\n".join([*self._unsaved(), "", *reasons]),
        )
        return False

    def _enable(self) -> None:
        """Let only those commands be chosen that make sense now."""
        ui, meeting = self.window.ui, self.meeting
        state = meeting.state if meeting else None
        if meeting is None:
            self.room_steps.end()
        of_course = (ui.editCourseAction, ui.leaveAction, ui.planAction, ui.exportAction)
        for action in (*of_course, ui.newMeetingAction, ui.searchAction):
            action.setEnabled(self.course is not None)
        of_meeting = (*ui.printMenu.actions(), ui.historyAction, ui.roomAction, ui.findAction)
        for action in of_meeting:
            action.setEnabled(meeting is not None)
        writing = (ui.editMeetingAction, ui.newActionAction, ui.turnAction, ui.reuseAction)
        for action in writing:
            action.setEnabled(meeting is not None and not meeting.read_only)
        ui.shortMeetingAction.setEnabled(state is MeetingState.PLANNED)
        ui.shortMeetingAction.setChecked(meeting is not None and meeting.short)
        ui.closeMeetingAction.setEnabled(state is MeetingState.PLANNED)
        ui.cancelAction.setEnabled(state is MeetingState.PLANNED)
        ui.approveAction.setEnabled(state is MeetingState.HELD)
        ui.reopenAction.setEnabled(state not in (None, MeetingState.PLANNED))
