"""The points of the open meeting as tabs: laid out by its agenda, made and filled when wanted.

Knows which tab a point needs; what a tab shows is its own business.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from teammoede.domain.agenda import SINCE_LAST, Agenda, AgendaItem
from teammoede.domain.meeting import Meeting
from teammoede.domain.spot import Spot
from teammoede.ui.keyboard import order_down
from teammoede.ui.tabs.agenda_tab import ActivitiesTab, AgendaTab, SinceLastTab

if TYPE_CHECKING:
    from teammoede.ui.desk import Desk

_COMMON: dict[str, type[AgendaTab]] = {SINCE_LAST: SinceLastTab, "themes": ActivitiesTab}


class MeetingTabs(QObject):
    """One tab a point; only the one in front is filled at once."""

    shown = Signal()

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._ui = desk.window.ui
        self._agenda: Agenda | None = None
        self._tabs: dict[int, AgendaTab] = {}
        self._pages: list[QVBoxLayout] = []
        self._points: list[QAction] = []
        self._stale: set[int] = set()
        self._ui.tabs.currentChanged.connect(lambda _index: self._show_current())

    @property
    def current(self) -> AgendaTab | None:
        """The tab in front."""
        return self.at(self._ui.tabs.currentIndex()) if self._agenda else None

    def at(self, place: int) -> AgendaTab:
        """Return the tab of a point, which is made when it is first wanted."""
        assert self._agenda is not None
        if place not in self._tabs:
            tab = self._tabs[place] = self._make(self._agenda.items[place])
            self._pages[place].addWidget(tab)
        return self._tabs[place]

    def show_meeting(self, meeting: Meeting, point: str) -> None:
        """Show a meeting on the point in front, the first time on the one asked for."""
        self._lay_out(meeting.agenda, point)
        self.show_anew()

    def show_anew(self) -> None:
        """Fill the tabs again, each as it comes to the front."""
        if self._agenda is not None:
            self._stale = set(range(len(self._agenda.items)))
            self._show_current()
            self.count()

    @property
    def keys(self) -> list[str]:
        """The points that lie there."""
        return [item.key for item in self._agenda.items] if self._agenda else []

    def refill_others(self) -> None:
        """Have the tabs behind the one in front filled again when they come there."""
        self._stale = set(range(len(self.keys))) - {self._ui.tabs.currentIndex()}
        self.count()

    def show_writable(self) -> AgendaTab | None:
        """Bring the first tab to the front where agreements are written."""
        for place in range(len(self.keys)):
            if not self.at(place).agreements.isHidden():
                self._ui.tabs.setCurrentIndex(place)
                return self.at(place)
        return None

    def count(self) -> None:
        """Show on each tab how many open actions wait in it."""
        meeting, agenda = self._desk.meeting, self._agenda  # the tabs that lie there
        if meeting is None or agenda is None:
            return
        waiting = meeting.since_last_by_point(self._desk.today())
        for place, item in enumerate(agenda.items):
            unanswered = [a for a in waiting.get(item.key, ()) if a.answered_at(meeting) is None]
            number = 0 if meeting.read_only else len(unanswered)
            text = f"{item.short}  {number}" if number else item.short
            told = self.tr("{}, {} venter på svar").format(item.title, number)
            self._ui.tabs.setTabText(place, text)
            self._ui.tabs.setTabToolTip(place, told if number else item.title)

    def go_to(self, spot: Spot) -> bool:
        """Go to a place of the open meeting; return whether it lies on one of the points."""
        if self._agenda is None or spot.point is None:
            return False
        place = self._agenda.keys.index(self._agenda.home_of(spot.point))
        self._ui.tabs.setCurrentIndex(place)
        self.at(place).go_to(spot)
        return True

    def _lay_out(self, agenda: Agenda, point: str) -> None:
        """Make a page for each point; those of the same agenda are used again."""
        if agenda == self._agenda:
            return
        left = self.current
        point = left.item.key if left else point
        self._agenda = agenda
        with QSignalBlocker(self._ui.tabs):
            self._ui.tabs.clear()
            for tab in self._tabs.values():
                tab.deleteLater()
            self._tabs, self._pages = {}, []
            for item in agenda.items:
                page = QWidget()
                layout = QVBoxLayout(page)
                layout.setContentsMargins(0, 0, 0, 0)
                self._pages.append(layout)
                self._ui.tabs.addTab(page, item.short)
            place = agenda.keys.index(point) if point in agenda.keys else 0
            self._ui.tabs.setCurrentIndex(place)
        self._list_points(agenda)

    def _list_points(self, agenda: Agenda) -> None:
        """List the points first in the menu Vis, each with its key."""
        menu = self._ui.viewMenu
        for action in self._points:
            menu.removeAction(action)
            action.deleteLater()
        self._points = []
        for place, item in enumerate(agenda.items):
            action = QAction(item.short, menu)
            action.setShortcut(QKeySequence(f"Ctrl+{place + 1}"))
            action.triggered.connect(lambda _=False, at=place: self._open(at))
            menu.insertAction(self._ui.pointsEnd, action)
            self._points.append(action)

    def _open(self, place: int) -> None:
        """Show a point, with the keyboard where one begins; from there on, in its discussion."""
        tab, focus = self.at(place), QApplication.focusWidget()
        on_point = focus is not None and tab.isAncestorOf(focus) and tab.isVisible()
        if on_point and focus is not tab.discussion.edit:
            tab.discuss()
            return
        self._desk.pages.leave()
        self._ui.tabs.setCurrentIndex(place)
        tab.take_focus()

    def _make(self, item: AgendaItem) -> AgendaTab:
        desk = self._desk
        tab = self._special(item) or _COMMON.get(item.special or item.key, AgendaTab)(
            item, desk.store, desk.saver, desk.today
        )
        tab.changed.connect(desk.refresh_counts)
        for rows_made in (tab.changed, tab.agreements.begun):
            rows_made.connect(self._order_keyboard)
        tab.agreements.memberAdded.connect(desk.refresh)
        desk.reuse_steps.serve(tab.agreements)
        desk.capture_steps.serve(tab)
        return tab

    def _special(self, item: AgendaItem) -> AgendaTab | None:
        """Make a tab with a part of its own; imported with it, for the window starts without."""
        desk = self._desk
        needs = (item, desk.store, desk.saver, desk.today)
        match item.special:
            case "roles":
                from teammoede.ui.tabs.roles_tab import RolesTab

                roles = RolesTab(*needs)
                roles.situationsWanted.connect(desk.list_steps.edit_situations)
                return roles
            case "signs":
                from teammoede.ui.tabs.signs_tab import SignsTab

                signs = SignsTab(*needs)
                signs.signsWanted.connect(desk.list_steps.edit_signs)
                return signs
            case "standing":
                from teammoede.ui.tabs.standing_tab import StandingTab

                return StandingTab(*needs)
            case "absence":
                from teammoede.ui.tabs.other_tab import OtherTab

                return OtherTab(*needs)
            case _:
                return None

    def _show_current(self) -> None:
        """Fill the tab in front; the others are filled when they come to the front."""
        place = self._ui.tabs.currentIndex()
        if self._desk.meeting is not None and place in self._stale:
            self._stale.discard(place)
            self.at(place).show_meeting(self._desk.meeting)
            self._order_keyboard()  # rows that were there before keep their order
        elif self.current is not None:
            self.current.come_to_front()
        self.shown.emit()

    def _order_keyboard(self) -> None:
        order_down(self._ui.navigator, self._desk.head)
        if self.current is not None:
            order_down(self.current)
