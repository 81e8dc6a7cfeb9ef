"""What opening a meeting costs in the window, beside seven bare editors given the same texts."""

from pathlib import Path

from archive import TODAY, open_store
from empty_window import EmptyWindow
from figures import Figure, alternate, timed
from PySide6.QtWidgets import QApplication

from teammoede.domain.meeting import Meeting
from teammoede.ui.app import dress_up
from teammoede.ui.ask import Ask

ROUNDS = 15


def measure(folder: Path) -> list[Figure]:
    """Return the figures of going from one held meeting to another and to another course."""
    from teammoede.ui.desk import Desk
    from teammoede.ui.main_window import MainWindow

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    dress_up(app)
    store = open_store(folder)
    desks: list[Desk] = []
    window = MainWindow(lambda w: desks.append(Desk(w, store, lambda: TODAY, Ask())))
    empty = EmptyWindow()
    empty.drawn = True  # nothing to tell
    for one in (window, empty):
        one.resize(1366, 768)
        one.show()
    while not desks:
        app.processEvents()
    desk = desks[0]
    assert desk.course
    meetings = [m for m in desk.course.ordered_meetings() if m.is_held]
    courses = [c.id for c in store.courses(TODAY)]
    turn = {"ours": 0, "bare": 0, "course": 0, "bare course": 0}

    def following(key: str) -> int:
        turn[key] += 1
        return turn[key]

    def open_meeting() -> None:
        desk.open_meeting(meetings[following("ours") % len(meetings)])
        app.processEvents()

    def fill(meeting: Meeting) -> None:
        for editor, note in zip(empty.editors, meeting.notes, strict=False):
            editor.setPlainText(note.text)
        app.processEvents()

    def open_course() -> None:
        desk.open_course(courses[following("course") % len(courses)])
        app.processEvents()

    figures = [
        alternate(
            "opening another meeting (bare: seven editors given its texts)",
            timed(open_meeting),
            timed(lambda: fill(meetings[following("bare") % len(meetings)])),
            rounds=ROUNDS,
        ),
        alternate(
            "opening another course, read from the archive",
            timed(open_course),
            timed(lambda: fill(meetings[following("bare course") % len(meetings)])),
            rounds=ROUNDS,
        ),
    ]
    window.close()
    empty.close()
    store.close()
    return figures
