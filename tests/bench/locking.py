"""How long the meeting can still be seen after somebody locks, on its fullest points.

The moment is taken where the window gets its other title, which is right after its cover has been
painted; what is saved and noted comes after that, and is measured too.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from archive import PASSWORD, TODAY, unlock
from figures import Span
from opened import dressed_app
from PySide6.QtWidgets import QApplication

from teammoede.domain.meeting import Meeting
from teammoede.ui.ask import Ask
from teammoede.ui.curtain import TITLE
from teammoede.ui.desk import Desk
from teammoede.ui.dialogs.sign_in_dialog import SignInDialog
from teammoede.ui.door import Door

ROUNDS = 20
BLANK_MS = 200
_POINTS = {"roles": "Roller", "organisation": "Organisering"}


def measure(folder: Path) -> list[Span]:
    """Return how soon all is blank, and how soon all that belongs to locking is done."""
    app = dressed_app()
    spans = []
    with _at_work(app, folder) as door:
        desk = door.desk
        assert desk is not None
        assert desk.course is not None
        desk.open_meeting(max(desk.course.meetings, key=_fullness))
        desk.pages.leave()
        for key, short in _POINTS.items():
            _show(desk, key)
            app.processEvents()
            rounds = [_lock(app, door) for _ in range(ROUNDS + 1)][1:]
            blank, done = zip(*rounds, strict=True)
            spans.append(Span(f"lock to a blank window, {short} in front", blank, BLANK_MS))
            spans.append(Span("… and until all is saved and noted", done))
    return spans


@contextmanager
def _at_work(app: QApplication, folder: Path) -> Iterator[Door]:
    door = Door(folder, today=lambda: TODAY, ask=Ask(), come_in=lambda *_: unlock(folder))
    door.window.resize(1366, 768)
    door.window.show()
    while door.desk is None:
        app.processEvents()
    yield door
    door.window.close()


def _fullness(meeting: Meeting) -> int:
    return sum(len(note.text) for note in meeting.notes)


def _show(desk: Desk, key: str) -> None:
    assert desk.meeting is not None
    desk.window.ui.tabs.setCurrentIndex(desk.meeting.agenda.keys.index(key))


def _lock(app: QApplication, door: Door) -> tuple[float, float]:
    """Lock and come in again; return the milliseconds to blank, and to the end of locking."""
    blank: list[float] = []

    def note(title: str) -> None:
        if title == TITLE:
            blank.append(perf_counter())

    door.window.windowTitleChanged.connect(note)
    begun = perf_counter()
    door.lock()
    done = perf_counter()
    door.window.windowTitleChanged.disconnect(note)
    _come_back(app, door)
    [moment] = blank
    return (moment - begun) * 1000, (done - begun) * 1000


def _come_back(app: QApplication, door: Door) -> None:
    """Type the password as soon as it is asked for."""
    from PySide6.QtCore import QTimer

    def type_it() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, SignInDialog) and not dialog.is_working:
            dialog.ui.passwordEdit.setText(PASSWORD)
            dialog.accept()

    typist = QTimer(interval=20)
    typist.timeout.connect(type_it)
    typist.start()
    while door.locked:
        app.processEvents()
    typist.stop()
    app.processEvents()
