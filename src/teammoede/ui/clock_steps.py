"""The meeting's clock: runs while a meeting of today lies in front, and is shown in its head.

Counts nothing itself (`domain/meeting_clock`); what it counted is nowhere but here.
"""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction

from teammoede.domain.meeting_clock import MeetingClock, TimeUsed

if TYPE_CHECKING:
    from teammoede.ui.desk import Desk

LOOK_MS = 15_000


class ClockSteps(QObject):
    """»Mødets ur« in the menu Vis, and the timer that there is only during a meeting."""

    told = Signal()

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._clock = MeetingClock()
        self.now = time.monotonic
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self.action = QAction(self.tr("Mødets &ur"), desk.window.ui.viewMenu, checkable=True)
        self.action.setChecked(desk.place.shows_clock)
        desk.window.ui.viewMenu.insertAction(desk.window.ui.nextPaneAction, self.action)
        self.action.toggled.connect(self._choose)
        desk.tabs.shown.connect(self.look)
        desk.pages.turned.connect(self.look)

    @property
    def is_running(self) -> bool:
        """Whether a timer looks at the clock."""
        return self._timer.isActive()

    @property
    def used(self) -> TimeUsed | None:
        """How the time of the meeting in front goes, where that is wanted."""
        meeting, tab = self._desk.meeting, self._desk.tabs.current
        if meeting is None or tab is None or not self._clock.is_running:
            return None
        if not self.action.isChecked():
            return None
        return TimeUsed(
            tab.item.short,
            self._clock.spent(meeting.id, tab.item.key),
            self._clock.total(meeting.id),
            meeting.length or meeting.agenda.length,
        )

    def look(self) -> None:
        """Count for the point in front, as long as its meeting is held today."""
        meeting, tab = self._desk.meeting, self._desk.tabs.current
        if meeting is None or tab is None or not self._desk.is_meeting_on:
            self.pause()
            return
        self._clock.run(meeting.id, tab.item.key, self.now())
        if not self._timer.isActive():
            self._timer.start()
        self._tell()

    def pause(self) -> None:
        """Stop counting until somebody is at a point again."""
        self._clock.pause(self.now())
        self._timer.stop()
        self._tell()

    def _choose(self, shown: bool) -> None:
        self._desk.place.keep_shows_clock(shown)
        self._tell()

    def _tell(self) -> None:
        used = self.used
        self._desk.head.show_clock(str(used) if used else "")
        self.told.emit()
