"""What opening a meeting costs in the window, beside seven bare editors given the same texts."""

from pathlib import Path
from typing import TYPE_CHECKING

from archive import TODAY, open_store
from empty_window import EmptyWindow
from figures import Figure, alternate, timed
from opened import dressed_app, open_desk
from PySide6.QtWidgets import QApplication

from teammoede.domain.meeting import Meeting

if TYPE_CHECKING:
    from teammoede.ui.desk import Desk

ROUNDS = 15


def measure(folder: Path) -> list[Figure]:
    """Return the figures of going from one held meeting to another and to another course."""
    app, store = dressed_app(), open_store(folder)
    empty = EmptyWindow()
    empty.drawn = True  # nothing to tell
    empty.resize(1366, 768)
    empty.show()
    with open_desk(app, store) as desk:
        figures = _figures(app, desk, empty, [c.id for c in store.courses(TODAY)])
    empty.close()
    store.close()
    return figures


def _figures(
    app: QApplication, desk: "Desk", empty: EmptyWindow, courses: list[str]
) -> list[Figure]:
    assert desk.course
    meetings = [m for m in desk.course.ordered_meetings() if m.is_held]
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

    return [
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
