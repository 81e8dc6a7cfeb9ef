"""Runs one step beside the window, which goes on; for steps of which nothing can be shown half.

Shows nothing; what the step touches must not be Qt's.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, QTimer, Signal


class Beside(QObject):
    """A step in a thread of its own; the window's thread looks in on it and tells how it ended."""

    done = Signal()
    failed = Signal(Exception)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._step: Future[None] | None = None
        self._look = QTimer(self, interval=15)
        self._look.timeout.connect(self._tell)

    @property
    def is_busy(self) -> bool:
        """Whether a step is under way."""
        return self._step is not None

    def start(self, step: Callable[[], None]) -> None:
        """Begin a step; one at a time."""
        assert self._step is None, "one step at a time"
        threads = ThreadPoolExecutor(1, "beside")
        self._step = threads.submit(step)
        threads.shutdown(wait=False)  # the thread ends with its step
        self._look.start()

    def _tell(self) -> None:
        step = self._step
        if step is None or not step.done():
            return
        self._look.stop()
        self._step = None
        error = step.exception()
        if error is None:
            self.done.emit()
        elif isinstance(error, Exception):
            self.failed.emit(error)
        else:
            raise error
