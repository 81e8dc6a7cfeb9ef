"""Our window with an archive laid out in it, for the figures that are taken there."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from archive import TODAY
from PySide6.QtWidgets import QApplication

from teammoede.storage.store import Store
from teammoede.ui.app import dress_up
from teammoede.ui.ask import Ask

if TYPE_CHECKING:
    from teammoede.ui.desk import Desk


def dressed_app() -> QApplication:
    """Return the one application, in our looks."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    dress_up(app)
    return app


@contextmanager
def open_desk(app: QApplication, store: Store) -> Iterator["Desk"]:
    """Yield the desk of a window once its first course is laid out, with no page in front."""
    from teammoede.ui.desk import Desk
    from teammoede.ui.main_window import MainWindow

    desks: list[Desk] = []
    window = MainWindow(lambda w: desks.append(Desk(w, store, lambda: TODAY, Ask())))
    window.resize(1366, 768)
    window.show()
    while not desks:
        app.processEvents()
    desks[0].pages.leave()  # which another figure may have laid in front
    yield desks[0]
    window.close()
