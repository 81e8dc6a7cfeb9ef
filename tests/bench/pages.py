"""What opening a page of the course costs in a full archive, beside one of a single course."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from archive import build, open_store
from figures import Figure, alternate, timed
from opened import dressed_app, open_desk
from PySide6.QtWidgets import QApplication

from teammoede.ui.desk import Desk
from teammoede.ui.pages.course_page import FOLLOWUP
from teammoede.ui.pages.course_page import TODAY as TODAY_PAGE

ROUNDS = 25
_PAGES = {TODAY_PAGE: "I dag", FOLLOWUP: "Opfølgning"}


def measure(folder: Path, course_id: str, scratch: Path) -> list[Figure]:
    """Return the figures of each page: a click on it, and with the course read from the archive."""
    [alone] = build(scratch, courses=1)
    app = dressed_app()
    figures = []
    with _window(app, folder, course_id) as full, _window(app, scratch, alone) as one:
        for key, title in _PAGES.items():
            figures += [
                alternate(
                    f"opening {title} by a click (bare: in an archive of 1 course)",
                    timed(_click(app, full, key)),
                    timed(_click(app, one, key)),
                    rounds=ROUNDS,
                    aim=1.2,
                ),
                alternate(
                    f"opening {title}, the course read from the archive (bare: 1 course)",
                    timed(_read(app, full, key)),
                    timed(_read(app, one, key)),
                    rounds=ROUNDS,
                    aim=1.2,
                ),
            ]
    return figures


@contextmanager
def _window(app: QApplication, folder: Path, course_id: str) -> Iterator[Desk]:
    """Open a window on a course; the same course in both archives."""
    with open_desk(app, open_store(folder)) as desk:
        desk.open_course(course_id)
        yield desk


def _click(app: QApplication, desk: Desk, key: str) -> Callable[[], None]:
    def work() -> None:
        desk.pages.leave()
        desk.pages.open(key)
        app.processEvents()

    return work


def _read(app: QApplication, desk: Desk, key: str) -> Callable[[], None]:
    """Return opening the course with the page in front, as another window's change does."""
    desk.pages.open(key)

    def work() -> None:
        assert desk.course is not None
        desk.open_course(desk.course.id)
        app.processEvents()

    return work
