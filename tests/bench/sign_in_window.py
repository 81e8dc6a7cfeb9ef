"""Our window up to the sign-in, told off when that is drawn.

Started by `window.py` as a process of its own, with the archive's folder as its argument.
"""

import sys
import time
from pathlib import Path

from teammoede.cli_parser import make_parser

if __name__ == "__main__":
    options = make_parser().parse_args(["--archive", sys.argv[1], "--today", "2026-11-23"])

    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    from teammoede.ui.app import dress_up
    from teammoede.ui.ask import Ask
    from teammoede.ui.door import Door

    class Watch(QObject):
        """Waits for the dialog's first picture."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() == QEvent.Type.Paint and type(watched).__name__ == "SignInDialog":
                app.removeEventFilter(self)
                QTimer.singleShot(0, finish)
            return False

    def finish() -> None:
        """The loop is free again: the next thing it takes would be a key."""
        from moments import tell

        moment = time.monotonic_ns()
        tell(drawn=moment, ready=moment)
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        dialog.close()  # and with it the program

    app = QApplication([])
    dress_up(app)
    watch = Watch()
    app.installEventFilter(watch)
    door = Door(Path(options.archive), today=lambda: options.today, ask=Ask())
    door.window.resize(1366, 768)
    door.window.show()
    app.exec()
