"""The program's main job without a screen: the demo course through this week's meeting, onto paper.

Types into the real window, which is drawn in memory, and leaves a picture of each tab and all
sheets in a folder.
"""

import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from teammoede.cli import main as command
from teammoede.domain.action import Answer
from teammoede.ui.app import dress_up
from teammoede.ui.ask import Ask
from teammoede.ui.desk import Desk
from teammoede.ui.door import Door
from teammoede.ui.main_window import MainWindow
from teammoede.ui.tabs.agenda_tab import AgendaTab

SIZE = (1366, 768)
SAID = "Vi gik ugen igennem.\n- Det, vi aftalte, er prøvet af.\n- Overgangene er blevet roligere."
ANSWERS = (Answer.DONE, Answer.CONTINUES, Answer.STANDING_PRACTICE)
AGREED = ("Fortæl de andre stuer, hvad vi gør i garderoben", "alle", "næste møde")


def open_demo(folder: Path, today: Callable[[], date]) -> tuple[MainWindow, Desk]:
    """Open the window on a fresh demo course and wait until it takes keys."""
    window = Door(folder, today=today, ask=Ask(), make_demo=True).window
    ready: list[bool] = []
    window.ready.connect(lambda: ready.append(True))
    window.resize(*SIZE)
    window.show()
    while not ready:
        QApplication.processEvents()
    desk = window.findChild(Desk)
    assert isinstance(desk, Desk)
    return window, desk


def hold_meeting(window: MainWindow, desk: Desk, picture: Callable[[str], object]) -> None:
    """Go through the meeting as a team does: who is there, tab by tab, then close it."""
    for button in desk.head.attendance:
        button.click()
    for place in range(window.ui.tabs.count()):
        window.ui.tabs.setCurrentIndex(place)
        tab = desk.tabs.at(place)
        _work_through(tab)
        for _ in range(3):  # a row that grew lets the page grow in a second pass
            QApplication.processEvents()
        picture(f"{place + 1}-{tab.item.key}")
    desk.saver.flush()
    assert desk.meeting is not None
    desk.store.hold(desk.meeting)
    desk.refresh()


def _work_through(tab: AgendaTab) -> None:
    for row, answer in zip(tab.since_last.listed, ANSWERS, strict=False):
        row.answers.button(answer).click()
    tab.discussion.edit.insertPlainText(SAID)
    if tab.item.key == "organisation":
        row = tab.agreements.listed[-1]
        what, who, when = AGREED
        row.what.insertPlainText(what)
        for field, text in ((row.who, who), (row.when, when)):
            field.setText(text)
            QTest.keyClick(field, Qt.Key.Key_Return)


def run(target: Path) -> int:
    """Do it all and say where it lies; return the exit code."""
    target.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    dress_up(app)
    today = date.today()
    with tempfile.TemporaryDirectory() as folder:
        window, desk = open_demo(Path(folder), lambda: today)
        hold_meeting(window, desk, lambda name: window.grab().save(str(target / f"{name}.png")))
        course = desk.course
        assert course is not None
        window.close()
        sheets = ["--archive", folder, "print", "all", course.id, "--out", str(target)]
        code = command([*sheets, "--meeting", "last"])
    print(f"teammøde: billeder og ark ligger i {target}")
    return code


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1] if len(sys.argv) > 1 else "build/demo")))
