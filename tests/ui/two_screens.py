"""A program with a projector beside its screen, run by itself; no test is in here.

Prints where the room's view is, where the keyboard stays, and what is seen of what is typed.
"""

import json
import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from teammoede.ui.ask import Ask
from teammoede.ui.desk import Desk
from teammoede.ui.door import Door
from teammoede.ui.room_view import RoomView

SCREENS = {
    "screens": [
        {"name": "own", "x": 0, "y": 0, "width": 1366, "height": 768},
        {"name": "projector", "x": 1366, "y": 0, "width": 1920, "height": 1080},
    ]
}
TYPED = "Alle var med"


def show_to_the_room(folder: Path) -> dict[str, object]:
    """Open the example, press F5, type, and say what came of it."""
    window = Door(folder, today=lambda: date(2026, 11, 23), ask=Ask(), make_demo=True).window
    loop = QEventLoop()
    window.ready.connect(loop.quit)
    window.show()
    loop.exec()
    desk = window.findChild(Desk)
    assert desk is not None
    tab = desk.tabs.current
    assert tab is not None
    edit = tab.discussion.edit
    window.activateWindow()
    edit.setFocus()
    window.ui.roomAction.trigger()
    view = window.findChild(RoomView)
    assert view is not None
    QTest.keyClicks(edit, TYPED)
    told: dict[str, object] = {
        "screen": view.screen().name(),
        "size": [view.width(), view.height()],
    }
    return told | {
        "points": view.points,
        "keyboard": edit.hasFocus(),
        "seen": is_seen(view),
    }


def is_seen(view: RoomView) -> bool:
    """Wait until what was typed can be read."""
    patience = QDeadlineTimer(5_000)
    while TYPED not in " ".join(view.sheet.in_sight) and not patience.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    return not patience.hasExpired()


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    print(json.dumps(show_to_the_room(Path(sys.argv[1]))))
