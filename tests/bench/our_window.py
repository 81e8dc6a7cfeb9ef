"""Our window from the command line's first import on, told off at its moments.

Nobody types a password: how soon one can is measured by itself. Started by `window.py` as a process
of its own, with the archive's folder as its argument.
"""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from teammoede.cli_parser import make_parser

if TYPE_CHECKING:
    from teammoede.storage.vault import Unlocked

if __name__ == "__main__":
    options = make_parser().parse_args(["--archive", sys.argv[1], "--today", "2026-11-23"])

    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from teammoede.ui.app import dress_up
    from teammoede.ui.ask import Ask
    from teammoede.ui.door import Door

    app = QApplication([])
    dress_up(app)

    def come_in(folder: Path, *_: object) -> "Unlocked":
        """Come in once the window is drawn, as somebody does."""
        from archive import unlock

        return unlock(folder)

    door = Door(Path(options.archive), today=lambda: options.today, ask=Ask(), come_in=come_in)
    window = door.window
    moments: dict[str, int] = {}

    def finish() -> None:
        """The loop is free again: the next thing it takes would be a key."""
        from moments import tell

        tell(**moments, ready=time.monotonic_ns())
        window.close()  # in good order, or the next start looks the whole archive through
        app.exit()

    window.drawn.connect(lambda: moments.update(drawn=time.monotonic_ns()))
    window.ready.connect(lambda: QTimer.singleShot(0, finish))
    window.resize(1366, 768)
    window.show()
    app.exec()
