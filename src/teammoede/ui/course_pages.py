"""The pages of the whole course, listed over the meetings: made when first wanted, shown anew.

Decides which page lies in front; what a page shows is its own business.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidgetItem

from teammoede.domain.action import Action
from teammoede.domain.meeting import Meeting
from teammoede.domain.spot import Spot
from teammoede.ui.pages.course_page import FOLLOWUP, SEARCH, SIGNS, TODAY, CoursePage

if TYPE_CHECKING:
    from teammoede.ui.desk import Desk

_KEY = Qt.ItemDataRole.UserRole
_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect
_ROW = 2.0  # lines: as high as a meeting's row


class CoursePages(QObject):
    """One of the pages in front of the meeting, or none."""

    turned = Signal()

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._made: dict[str, CoursePage] = {}
        self._front = ""
        self._list_pages()

    def _list_pages(self) -> None:
        view = self._desk.window.ui.pagesView
        for key, title in self._titles().items():
            item = QListWidgetItem(title, view)
            item.setData(_KEY, key)
        self.fit()
        # Not the current row: a list takes its first one when the keyboard only passes through.
        view.itemSelectionChanged.connect(self._open_selected)
        view.itemActivated.connect(lambda item: self.open(item.data(_KEY)))

    def fit(self) -> None:
        """Make the list as high as its rows, in letters of the size that is in use now."""
        view = self._desk.window.ui.pagesView
        height = round(view.fontMetrics().lineSpacing() * _ROW)
        for row in range(view.count()):
            view.item(row).setSizeHint(QSize(0, height))
        view.setFixedHeight(height * view.count() + 2 * view.frameWidth())

    def _open_selected(self) -> None:
        for item in self._desk.window.ui.pagesView.selectedItems():
            self.open(item.data(_KEY))

    def _titles(self) -> dict[str, str]:
        return {
            TODAY: self.tr("I dag"),
            FOLLOWUP: self.tr("Opfølgning"),
            SIGNS: self.tr("Tegn"),
        }

    @property
    def front(self) -> CoursePage | None:
        """The page that lies in front of the meeting."""
        return self._made.get(self._front)

    @property
    def front_key(self) -> str:
        """The key of the page that lies in front, empty where none does."""
        return self._front

    def open_last(self) -> None:
        """Lay the page in front that lay there when the window was closed."""
        if self._desk.place.page in self._titles():
            self.open(self._desk.place.page)

    def open(self, key: str) -> None:
        """Lay a page in front."""
        if self._desk.course is None or not self._desk.saver.flush():
            self._select()
            return
        if key not in self._made:
            self._made[key] = self._make(key)
        self._front = key
        self._desk.place.keep_page(key if key in self._titles() else "")
        stack = self._desk.window.ui.frontStack
        stack.setCurrentWidget(self._made[key])
        self._select()
        self.show_anew()
        self.turned.emit()

    def leave(self) -> None:
        """Lay the meeting in front again."""
        self._front = ""
        self._desk.place.keep_page("")
        ui = self._desk.window.ui
        ui.frontStack.setCurrentWidget(ui.meetingPage)
        self._select()
        self.turned.emit()

    def show_anew(self) -> None:
        """Show the page in front as the course stands now, and how much is open in the list."""
        desk, page = self._desk, self.front
        if desk.course is None:
            return
        if page is not None:
            page.show_course(desk.course, desk.meeting)
        self.refresh_counts()

    def refresh_counts(self) -> None:
        """Show in the list how many actions are open."""
        course, view = self._desk.course, self._desk.window.ui.pagesView
        if course is None:
            return
        number = sum(action.is_open for action in course.actions())
        for row in range(view.count()):
            item = view.item(row)
            title = self._titles()[item.data(_KEY)]
            shown = item.data(_KEY) == FOLLOWUP and number
            item.setText(f"{title}  {number}" if shown else title)

    def _select(self) -> None:
        """Let the lists show what lies in front: a page, or else the meeting."""
        view, meetings = self._desk.window.ui.pagesView, self._desk.window.ui.meetingsView
        if self._front:
            meetings.clearSelection()
        else:
            meetings.selectionModel().select(meetings.currentIndex(), _SELECT)
        rows = [view.item(row).data(_KEY) for row in range(view.count())]
        with QSignalBlocker(view):
            if self._front in rows:
                view.setCurrentRow(rows.index(self._front))
            else:
                view.clearSelection()

    def _make(self, key: str) -> CoursePage:
        desk = self._desk
        page = _kind_of(key)(desk.store, desk.saver, desk.today)
        page.changed.connect(desk.refresh)
        for shown_anew in (desk.tabs.show_anew, self.refresh_counts):
            page.written.connect(shown_anew)
        page.meetingWanted.connect(self._go_to_meeting)
        page.actionWanted.connect(self._open_action)
        page.pointWanted.connect(self._open_point)
        page.pageWanted.connect(self._open_page)
        page.sheetWanted.connect(desk.paper_steps.show)
        page.planWanted.connect(desk.window.ui.planAction.trigger)
        page.signsWanted.connect(desk.list_steps.edit_signs)
        desk.window.ui.frontStack.addWidget(page)
        return page

    def _go_to_meeting(self, meeting: Meeting) -> None:
        """Show a meeting, with the keyboard where one writes; it was on what is hidden now."""
        self.leave()
        self._desk.open_meeting(meeting)
        tab = self._desk.tabs.current
        if tab is not None:
            tab.take_focus()

    def _open_action(self, action: Action) -> None:
        """Go to an action at the meeting that agreed it."""
        self._open_point(action.meeting, action.point, action.id)

    def _open_point(self, meeting: Meeting, point: str, record: str = "") -> None:
        self._desk.go_to(Spot(meeting.course_id, meeting.id, point, record))

    def _open_page(self, key: str, action: Action | None) -> None:
        self.open(key)
        if action is not None and self.front is not None:
            self.front.show_action(action)


def _kind_of(key: str) -> type[CoursePage]:
    """Return what makes a page; imported with the first one, for the window starts without."""
    if key == FOLLOWUP:
        from teammoede.ui.pages.followup_page import FollowupPage

        return FollowupPage
    if key == SIGNS:
        from teammoede.ui.pages.signs_page import SignsPage

        return SignsPage
    if key == SEARCH:
        from teammoede.ui.pages.search_page import SearchPage

        return SearchPage
    from teammoede.ui.pages.today_page import TodayPage

    return TodayPage
