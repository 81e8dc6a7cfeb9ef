"""Saves what is typed: at the latest a second after a key press, again and again until it is kept.

The only way from a field to the store; nothing that was typed leaves it unsaved.
"""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QObject, QTimer, Signal

from teammoede.domain.errors import Refused
from teammoede.storage.writing import Conflict

Write = Callable[[], list[Conflict] | None]

PAUSE_MS = 600
RETRY_MS = 1_000


class Saver(QObject):
    """Holds what is not saved yet, by field, and writes it; what failed stays and is tried again.

    The timer starts with the first unsaved key press and is not put off by the next ones.
    """

    saved = Signal()
    failed = Signal(str)
    conflicted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[Hashable, Write] = {}
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
        return self._try(write)

    def flush(self) -> bool:
        """Write all that waits; return whether nothing is left."""
        self._timer.stop()
        for field, write in list(self._waiting.items()):
            if not self._try(write):
                self._timer.start(RETRY_MS)
                return False
            del self._waiting[field]
        return True

    def forget(self) -> None:
        """Give up what cannot be written; only on the word of whoever typed it."""
        self._timer.stop()
        self._waiting.clear()

    def _try(self, write: Write) -> bool:
        try:
            conflicts = write() or []
        except Refused as refused:
            self.failed.emit(str(refused))
            return False
        self.saved.emit()
        for conflict in conflicts:
            self.conflicted.emit(conflict)
        return True
