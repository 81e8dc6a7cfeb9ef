"""Tells when nobody has been at the screen for too long, or when the clocks show that time is lost.

Knows no window and no store: whoever made it is told, and locks. It never asks.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QKeyEvent, QMouseEvent

SHORTEST, LONGEST = 1, 60  # minutes; how many of them is for the house to say

TICK_MS = 1_000
SET_BACK_S = 5.0  # the clock is put right by less all the time
SLEPT_S = 30.0  # the day's clock ahead of one that stands still in sleep
STOOD_STILL_S = 60.0  # between two ticks, where both clocks go on in sleep
SHAKE = 4  # pixels that a mouse moves when somebody walks past the table
LOCK_KEY = Qt.Key.Key_F12  # as the menu says

UNUSED = "ingen brugte programmet"
SET_BACK = "uret blev stillet tilbage"
SLEPT = "computeren har været i dvale"

Clock = Callable[[], float]


class IdleJudge:
    """Judges by the day's clock and by the one that cannot be set, whichever comes first.

    A timer sleeps with the laptop, so the clocks are asked and ticks are not counted. What was due
    stays due: a key pressed after the time was up does not win it back.
    """

    def __init__(
        self, minutes: Callable[[], int], wall: Clock = time.time, monotonic: Clock = time.monotonic
    ) -> None:
        self._minutes = minutes
        self._wall = wall
        self._monotonic = monotonic
        self.reason = ""
        self.begin()

    def begin(self) -> None:
        """Count anew: somebody has just come in."""
        self.reason = ""
        self._touched = self._ticked = self._now()

    def touched(self) -> None:
        """Take note that somebody is there, unless it is too late for that."""
        self._look()
        self._touched = self._now()

    def tick(self) -> bool:
        """Return whether to lock now; `reason` says why, in Danish."""
        self._look()
        return bool(self.reason)

    def _now(self) -> tuple[float, float]:
        return self._wall(), self._monotonic()

    def _look(self) -> None:
        now = self._now()
        self.reason = self.reason or self._reason_at(now)
        self._ticked = now

    def _reason_at(self, now: tuple[float, float]) -> str:
        by_day, steady = (here - before for here, before in zip(now, self._ticked, strict=True))
        unused = max(here - before for here, before in zip(now, self._touched, strict=True))
        if by_day < -SET_BACK_S:
            return SET_BACK
        if by_day - steady > SLEPT_S or steady > STOOD_STILL_S:
            return SLEPT
        return UNUSED if unused >= self._limit() else ""

    def _limit(self) -> float:
        return min(max(self._minutes(), SHORTEST), LONGEST) * 60.0


class IdleWatch(QObject):
    """Looks at the clocks each second, and at whatever a person does to any window of the program.

    The events of windows and of the field with the keyboard are all it sees: what a person does
    passes there, and a filter on everything would be asked thousands of times a second. The reason
    is empty where somebody wants to lock by hand.
    """

    lockWanted = Signal(str)

    def __init__(self, judge: IdleJudge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._judge = judge
        self._mouse = QPointF(QCursor.pos())
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.look)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusObjectChanged.connect(self._attend)

    @property
    def is_on(self) -> bool:
        """Whether somebody is in, so that there is something to lock."""
        return self._timer.isActive()

    def start(self) -> None:
        """Begin, or begin anew, to count from now."""
        self._judge.begin()
        self._timer.start()
        self._attend_windows()
        self._attend(QGuiApplication.focusObject())

    def stop(self) -> None:
        """Rest while the program is locked."""
        self._timer.stop()

    def look(self) -> bool:
        """Say `lockWanted` where it is time, once; return whether it was."""
        self._attend_windows()
        if not self.is_on or not self._judge.tick():
            return False
        self.stop()
        self.lockWanted.emit(self._judge.reason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.is_on or not self._is_a_touch(event):
            return False
        if _is_lock_key(event):
            self.stop()
            self.lockWanted.emit("")
            return True
        if self.look():
            return True  # the first key after a night is not typed into a meeting
        self._judge.touched()
        return False

    def _attend_windows(self) -> None:
        """Listen to windows that have come since the last tick; a filter is never set twice."""
        for window in QGuiApplication.allWindows():
            window.installEventFilter(self)

    def _attend(self, field: QObject | None) -> None:
        """Listen to the field with the keyboard: what is composed or dictated passes no window."""
        if field is not None:
            field.installEventFilter(self)

    def _is_a_touch(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            return not event.isAutoRepeat()  # a book on the keyboard is not a person
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            return self._has_moved(event.globalPosition())
        return event.type() in _TOUCHES

    def _has_moved(self, place: QPointF) -> bool:
        """Whether the mouse really moved: Windows tells of it also when a window comes under it."""
        if (place - self._mouse).manhattanLength() < SHAKE:
            return False
        self._mouse = place
        return True


def _is_lock_key(event: QEvent) -> bool:
    """Whether somebody locks by hand where the menu's own key does not reach: in a dialog."""
    return (
        event.type() == QEvent.Type.KeyPress
        and isinstance(event, QKeyEvent)
        and event.key() == LOCK_KEY
        and event.modifiers() == Qt.KeyboardModifier.NoModifier
    )


_TOUCHES = frozenset(
    {
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.TabletMove,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletRelease,
        QEvent.Type.NativeGesture,
        QEvent.Type.DragEnter,
        QEvent.Type.DragMove,
        QEvent.Type.Drop,
    }
)
