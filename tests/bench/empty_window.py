"""The bare window that ours is held up against: PySide6 and seven text editors, nothing else.

Started by `window.py` as a process of its own; prints the moments it was asked for.
"""

import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTabWidget, QTextEdit


class EmptyWindow(QMainWindow):
    """Seven text editors in tabs."""

    def __init__(self) -> None:
        super().__init__()
        self.tabs = QTabWidget()
        self.editors = [QTextEdit() for _ in range(7)]
        for number, editor in enumerate(self.editors):
            self.tabs.addTab(editor, f"Punkt {number + 1}")
        self.setCentralWidget(self.tabs)
        self.drawn = False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        if not self.drawn:
            self.drawn = True
            QTimer.singleShot(0, _tell_and_quit)


def _tell_and_quit() -> None:
    from moments import tell

    moment = time.monotonic_ns()
    tell(drawn=moment, ready=moment)
    QApplication.exit()


if __name__ == "__main__":
    app = QApplication([])
    window = EmptyWindow()
    window.resize(1366, 768)
    window.show()
    app.exec()
