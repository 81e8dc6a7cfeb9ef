"""Saves what is typed: at the latest a second after a key press, again and again until it is kept.

The only way from a field to the store; nothing that was typed leaves it unsaved.
"""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QObject, QTimer, Signal

from teammoede.domain.errors import MeetingLocked, Refused
from teammoede.storage.faults import ArchiveBusy, DiskFull
from teammoede.storage.writing import Conflict

Write = Callable[[], list[Conflict] | None]

PAUSE_MS = 600
RETRY_MS = 1_000


class Saver(QObject):
    """Holds what is not saved yet, by field, and writes it; what failed stays and is tried again.

    What approved minutes refuse would wait for ever: `locked` hands it over, to be shown.
    The timer starts with the first unsaved key press and is not put off by the next ones.
    """

    saved = Signal()
    failed = Signal(str)
    conflicted = Signal(object)
    locked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[Hashable, Write] = {}
        self._refusals: dict[Hashable, Refused] = {}
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.flush)

    @property
    def is_waiting(self) -> bool:
        """Whether something typed is not in the archive yet."""
        return bool(self._waiting)

    def later(self, field: Hashable, write: Write) -> None:
        """Have a field written soon; `write` reads the field when it is called."""
        self._waiting[field] = write
        if not self._timer.isActive():
            self._timer.start(PAUSE_MS)

    def soon(self, field: Hashable, write: Write) -> bool:
        """Write at once what cannot be typed again at will; where it fails, it stays and waits."""
        self._waiting[field] = write
        return self.flush()

    def now(self, write: Write) -> bool:
        """Write at once, after what waits; return whether it was taken."""
        self.flush()
        refused = self._try(write)
        if refused:
            self.failed.emit(str(refused))
        else:
            self._tell_saved()
        return refused is None

    def flush(self) -> bool:
        """Write all that waits, whatever else is refused; return whether nothing is left."""
        self._timer.stop()
        waited = bool(self._waiting)
        locked: list[Refused] = []
        for field, write in list(self._waiting.items()):
            refused = self._try(write)
            if refused is None or (isinstance(refused, MeetingLocked) and refused.values):
                # Unless it was typed into again meanwhile, it waits no longer.
                if self._waiting.get(field) is write:
                    del self._waiting[field]
                self._refusals.pop(field, None)
                locked += [refused] if refused else []
                continue
            self._refusals[field] = refused
            if isinstance(refused, ArchiveBusy):
                break  # each try would wait for as long again
        self._tell_flushed(waited, locked)
        return not self._waiting

    @property
    def refusals(self) -> list[Refused | None]:
        """Why each field that waits was refused; None for one that was not tried yet."""
        return [self._refusals.get(field) for field in self._waiting]

    def forget(self) -> None:
        """Give up what cannot be written; only on the word of whoever typed it."""
        self._timer.stop()
        self._waiting.clear()
        self._refusals.clear()

    def _tell_flushed(self, waited: bool, locked: list[Refused]) -> None:
        if self._waiting:
            self._timer.start(RETRY_MS)
            reasons = dict.fromkeys(str(refused) for refused in self.refusals if refused)
            self.failed.emit("\n".join(reasons))
        elif waited and not locked:
            self.saved.emit()
        for refused in locked:
            self.locked.emit(refused)

    def _tell_saved(self) -> None:
        if not self._waiting:
            self.saved.emit()

    def _try(self, write: Write) -> Refused | None:
        refused = self._once(write)
        if isinstance(refused, DiskFull) and refused.freed:
            refused = self._once(write)  # into the room that was set aside
        return refused

    def _once(self, write: Write) -> Refused | None:
        try:
            conflicts = write() or []
        except Refused as refused:
            return refused
        for conflict in conflicts:
            self.conflicted.emit(conflict)
        return None
