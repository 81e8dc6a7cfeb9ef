"""Takes the day's copy beside the window, and says in the status bar when the last one was taken.

Never in the way of a hand that writes; a place that is away is no error. Shows no list of copies.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QToolButton

from teammoede.domain.errors import Refused
from teammoede.storage.backup import CopyFailed, due
from teammoede.storage.faults import ArchiveBusy
from teammoede.storage.layout import COPIES
from teammoede.storage.recovering import let_go_of_old
from teammoede.storage.safekeeping import (
    SecondPlace,
    Standing,
    bring_over,
    standing,
    take_copy,
)
from teammoede.ui.beside import Beside
from teammoede.ui.copy_words import is_late, standing_words
from teammoede.ui.style import mark

if TYPE_CHECKING:
    from teammoede.ui.desk import Desk

FIRST_MS = 15_000  # after the table is laid, so that the start is not slower for it
HOUR_MS = 60 * 60 * 1000
AGAIN_MS = 10_000
QUIET_S = 10.0
PATIENCE_S = 5.0


def _now() -> datetime:
    return datetime.now().astimezone()


class BackupWatch(QObject):
    """Looks once an hour whether a copy is due; a demo has no lock and gets none."""

    clicked = Signal()

    def __init__(self, desk: "Desk", now: Callable[[], datetime] = _now) -> None:
        super().__init__(desk)
        self._desk = desk
        self.now = now
        self.standing = Standing(None)
        self._lock = threading.Lock()
        self._has_new = False
        self._typed = time.monotonic() - QUIET_S
        self._beside = Beside(self)
        self._hour = QTimer(self, interval=HOUR_MS)
        self._soon = QTimer(self, singleShot=True)
        self.button = QToolButton()
        self._connect()
        if self._is_wanted:
            self._show()

    def _connect(self) -> None:
        self._beside.done.connect(self.tell)
        self._beside.failed.connect(self._tell_failed)
        self._hour.timeout.connect(self.look)
        self._soon.timeout.connect(self.look)
        self.button.clicked.connect(self.clicked)

    def _show(self) -> None:
        self.button.setAutoRaise(True)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.setToolTip(self.tr("Sikkerhedskopier"))
        self._desk.window.show_in_bar(self.button)
        self._desk.window.frame.installEventFilter(self)
        # Nothing is asked of the second place in the window's own thread: it may be far away.
        self.standing = standing(self._desk.store.folder, None)
        self.tell()
        self._soon.start(FIRST_MS)
        self._hour.start()

    @property
    def _is_wanted(self) -> bool:
        return self._desk.door is not None and self._desk.door.unlocked is not None

    @property
    def second(self) -> SecondPlace | None:
        """The second place that the house has settled."""
        door, place = self._desk.door, self._desk.house.second_place
        if door is None or door.unlocked is None or not place:
            return None
        return SecondPlace(Path(place), door.unlocked.vault.id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that somebody writes."""
        if event.type() == QEvent.Type.KeyPress:
            self._typed = time.monotonic()
        return False

    def look(self) -> None:
        """Begin what is due, or put it off for a moment while somebody writes."""
        if not self._is_wanted or self._beside.is_busy:
            return
        if self._is_somebody_writing():
            self._soon.start(AGAIN_MS)
            return
        self._beside.start(self.step(only_if_due=True))

    def step(self, *, only_if_due: bool = False) -> Callable[[], None]:
        """Return what takes a copy and looks how all stands, to be done in a thread of its own."""
        door = self._desk.door
        key = door.unlocked.key if door and door.unlocked else None
        folder, second, now = self._desk.store.folder, self.second, self.now()

        def work() -> None:
            with self._lock:
                try:
                    if not only_if_due or due(folder / COPIES, now):
                        _, trouble = take_copy(folder, key, second, now)
                        self._has_new = True
                    else:
                        trouble = bring_over(folder, second, now)
                except CopyFailed as failed:
                    self.standing = standing(folder, second, str(failed))
                    raise
                self.standing = standing(folder, second, trouble)

        return work

    @contextmanager
    def resting(self) -> Iterator[None]:
        """Wait for a copy that is under way, and take none inside: somebody is to be alone.

        Raises ArchiveBusy where that takes long, as on a slow network.
        """
        if not self._lock.acquire(timeout=PATIENCE_S):
            raise ArchiveBusy(self.tr("En kopi er ved at blive taget. Prøv igen om et øjeblik."))
        try:
            yield
        finally:
            self._lock.release()

    def look_again(self) -> None:
        """Show how it stands after somebody else took or restored a copy."""
        self.standing = standing(self._desk.store.folder, None)
        self._soon.start(0)
        self.tell()

    def _is_somebody_writing(self) -> bool:
        if self._desk.door is not None and self._desk.door.locked:
            return False
        if QApplication.activeModalWidget() is not None or self._desk.saver.is_waiting:
            return True
        return time.monotonic() - self._typed < QUIET_S

    def _tell_failed(self, error: Exception) -> None:
        if not isinstance(error, Refused):
            raise error
        self.tell()

    def tell(self) -> None:
        """Show in the status bar how it stands."""
        now = self.now()
        self.button.setText(standing_words(self.standing, now))
        self.button.setAccessibleName(self.button.text())
        self.button.setToolTip(self.standing.trouble or self.tr("Sikkerhedskopier"))
        mark(self.button, role="late" if is_late(self.standing, now) else "quiet")
        if self._has_new:
            self._has_new = False
            self._rotate()

    def _rotate(self) -> None:
        """Let the journal forget what both of the last two copies hold."""
        journal = self._desk.store.journal
        if journal is not None:
            let_go_of_old(journal, self._desk.store.folder, self.now())
