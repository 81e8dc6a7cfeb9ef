"""A real window in a process of its own, with somebody at the keyboard; no test is in here.

Gets the password and a word as the first two lines of its input, types the word wherever one can,
says what it has done, and waits for a line before it goes on.
"""

import queue
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from teammoede.ui.app import _catcher, dress_up
from teammoede.ui.dialogs.sign_in_dialog import SignInDialog
from teammoede.ui.door import Door
from teammoede.ui.tabs.roles_tab import RolesTab
from tests.commandline import TODAY
from tests.ui.conftest import Answers, Screen

Steps = Iterator[None]


class _Hands:
    """What a Screen needs of pytest's robot."""

    keyClicks = staticmethod(QTest.keyClicks)  # noqa: N815
    keyClick = staticmethod(QTest.keyClick)  # noqa: N815
    mouseClick = staticmethod(QTest.mouseClick)  # noqa: N815

    def waitUntil(self, is_so: Any) -> None:  # noqa: N802
        while not is_so():
            QApplication.processEvents()


class Person:
    """Sits at the window: one step whenever the program has nothing else to do."""

    def __init__(self, door: Door, password: str, word: str) -> None:
        self.door, self.password, self.word = door, password, word
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()
        self._steps = self._live()
        self._busy = False
        self._timer = QTimer(interval=10)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    def _listen(self) -> None:
        for line in sys.stdin:
            self._lines.put(line)

    def _go_on(self) -> None:
        if not self._busy:  # a step that lets events through is not begun twice
            self._busy = True
            next(self._steps, None)
            self._busy = False

    def _say(self, what: str) -> Steps:
        print(what, flush=True)
        while self._lines.empty():
            yield
        self._lines.get()

    def _live(self) -> Steps:
        yield from self._sign_in()
        while self.door.desk is None or self.door.desk.meeting is None:
            yield
        screen = Screen(self.door.window, cast(Any, _Hands()))
        yield from self._type_everywhere(screen)
        while screen.desk.saver.is_waiting:
            yield
        yield from self._say("typed")
        QTimer.singleShot(0, self.door.window.ui.lockAction.trigger)
        while not isinstance(QApplication.activeModalWidget(), SignInDialog):
            yield
        yield from self._say("locked")
        yield from self._sign_in()
        while self.door.locked:
            yield
        QTimer.singleShot(0, self._stumble)
        while not screen.window.ui.banner.isVisible():
            yield
        yield from self._say("stumbled")
        screen.focus(screen.tab.discussion.edit)
        threading.Thread(target=self._tell_that_it_types, daemon=True).start()
        while self._lines.empty():
            screen.type(f"{self.word} ")
            yield
        self.door.window.close()
        QApplication.quit()

    def _tell_that_it_types(self) -> None:
        print("typing", flush=True)

    def _sign_in(self) -> Steps:
        dialog = None
        while not isinstance(dialog, SignInDialog) or not dialog.isVisible() or dialog.is_working:
            yield
            dialog = QApplication.activeModalWidget()
        QTest.keyClicks(dialog.ui.passwordEdit, self.password)
        QTimer.singleShot(0, dialog.accept)
        while QApplication.activeModalWidget() is dialog:
            yield

    def _type_everywhere(self, screen: Screen) -> Steps:
        screen.window.activateWindow()
        discussion = screen.tab.discussion
        screen.write(discussion.edit, self.word)
        if not discussion.secret.isVisible():
            screen.click(discussion.secret_button)
        screen.write(discussion.secret, self.word)
        yield
        screen.tab.agreements.listed[-1].take_focus()
        screen.type(self.word)
        screen.press(Qt.Key.Key_Return)
        yield
        tab = screen.go_to("Roller")
        assert isinstance(tab, RolesTab)
        screen.focus(tab.matrix)
        tab.matrix.setCurrentIndex(tab.matrix.model().index(0, 0))
        screen.type(self.word)
        screen.press(Qt.Key.Key_Return)
        yield
        screen.go_to(screen.titles[0].split("  ")[0])

    def _stumble(self) -> None:
        raise ValueError(self.word)


def main() -> int:
    """Open the window as the program does, with a person at it."""
    password, word = (sys.stdin.readline().rstrip("\n") for _ in range(2))
    app = QApplication(sys.argv[:1])
    dress_up(app)
    door = Door(Path(sys.argv[1]), today=lambda: TODAY, ask=Answers())
    sys.excepthook = _catcher(door)
    person = Person(door, password, word)
    door.window.show()
    code = app.exec()
    return code if person else 1


if __name__ == "__main__":
    sys.exit(main())
