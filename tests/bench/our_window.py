"""Our window from the command line's first import on, told off at its moments.

Started by `window.py` as a process of its own, with the archive's folder as its argument.
"""

import sys
import time
from pathlib import Path

from teammoede.cli_parser import make_parser

if __name__ == "__main__":
    options = make_parser().parse_args(["--archive", sys.argv[1], "--today", "2026-11-23"])

    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from teammoede.ui.app import dress_up, make_window
    from teammoede.ui.ask import Ask

    app = QApplication([])
    dress_up(app)
    window = make_window(Path(options.archive), today=lambda: options.today, ask=Ask())
    moments: dict[str, int] = {}

    def finish() -> None:
        """The loop is free again: the next thing it takes would be a key."""
        from moments import tell

        tell(**moments, ready=time.monotonic_ns())
        app.exit()

    window.drawn.connect(lambda: moments.update(drawn=time.monotonic_ns()))
    window.ready.connect(lambda: QTimer.singleShot(0, finish))
    window.resize(1366, 768)
    window.show()
    app.exec()
