"""Makes sheets beside the window, which goes on; only the latest one counts.

Shows nothing; knows no store and no printer.
"""

from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, QTimer, Signal

from teammoede.printing.paper_job import Paper, PaperJob


class PaperMaker(QObject):
    """Makes one sheet after the other in a thread of its own; only the latest one counts.

    The window's thread looks in on it: nothing of Qt is touched from the other one.
    """

    made = Signal(Paper)
    failed = Signal(Exception)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._threads = ThreadPoolExecutor(1, "paper")
        self._latest: Future[Paper] | None = None
        self._look = QTimer(self, interval=15)
        self._look.timeout.connect(self._deliver)

    def start(self, job: PaperJob) -> None:
        """Begin with a sheet; what is under way or waits is dropped."""
        if self._latest is not None:
            self._latest.cancel()
        self._latest = self._threads.submit(job.make)
        self._look.start()

    def paper(self) -> Paper:
        """Return the sheet begun last, waiting where it is not ready; raises what went wrong."""
        assert self._latest is not None, "nothing was begun"
        return self._latest.result()

    def stop(self) -> None:
        """Make no more; a sheet under way ends by itself and is dropped."""
        self._look.stop()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _deliver(self) -> None:
        latest = self._latest
        if latest is None or not latest.done():
            return
        self._look.stop()
        error = latest.exception()
        if error is None:
            self.made.emit(latest.result())
        elif isinstance(error, Exception):
            self.failed.emit(error)
