"""The sign-in is drawn before anything heavy is imported, and the rest comes while one types."""

import json
import os
import subprocess
import sys
from pathlib import Path

from teammoede.storage.vault import Unlocked

HEAVY = {"sqlalchemy", "sqlcipher3", "psutil", "alembic", "reportlab"}

PROGRAM = """
import json, sys, time
from datetime import date
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from teammoede.ui.app import dress_up
from teammoede.ui.ask import Ask
from teammoede.ui.door import Door

def loaded():
    return sorted({name.split(".")[0] for name in sys.modules})

told = {}
begun = time.monotonic()

class Watch(QObject):
    def eventFilter(self, watched, event):
        if type(watched).__name__ == "SignInDialog":
            if event.type() in (QEvent.Type.Show, QEvent.Type.Paint):
                told.setdefault(event.type().name, loaded())
            if event.type() == QEvent.Type.Paint:
                watch_behind(watched)
        return False

def watch_behind(dialog):
    told["behind"] = loaded()
    if "sqlcipher3" in told["behind"] or time.monotonic() > begun + 20:
        dialog.reject()
    else:
        QTimer.singleShot(5, dialog, lambda: watch_behind(dialog))

app = QApplication([])
dress_up(app)
watch = Watch()
app.installEventFilter(watch)
door = Door(Path(sys.argv[1]), today=date.today, ask=Ask())
door.window.show()
app.exec()
json.dump(told, sys.stdout)
"""


def test_the_sign_in_is_drawn_before_the_database_is_loaded(unlocked: Unlocked) -> None:
    told = start(unlocked.folder)
    assert "cryptography" in told["Show"]  # else nothing at all was seen
    assert not HEAVY & set(told["Show"])
    assert not HEAVY & set(told["Paint"])


def test_what_the_table_needs_is_loaded_while_the_password_is_typed(unlocked: Unlocked) -> None:
    assert {"sqlalchemy", "sqlcipher3"} <= set(start(unlocked.folder)["behind"])


def start(folder: Path) -> dict[str, list[str]]:
    """Start the program up to its sign-in; return what was loaded at its moments."""
    home = {name: str(folder.parent / "home") for name in ("HOME", "XDG_CONFIG_HOME")}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env=os.environ | home | {"QT_QPA_PLATFORM": "offscreen"},
    )
    return json.loads(done.stdout)
