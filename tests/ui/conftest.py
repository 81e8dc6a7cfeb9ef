"""What the window's tests stand on: a day, an archive with a course, the open window.

A test drives widgets that can be seen, and reads the archive through another store.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from teammoede.domain.action import Due
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingState
from teammoede.domain.role_plan import Situation
from teammoede.storage.founding import found
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked
from teammoede.ui.ask import Ask
from teammoede.ui.desk import Desk
from teammoede.ui.door import Door
from teammoede.ui.main_window import MainWindow
from teammoede.ui.models.meetings_model import RECORD_ROLE
from teammoede.ui.pages.course_page import CoursePage
from teammoede.ui.style import dress
from teammoede.ui.tabs.agenda_tab import AgendaTab
from tests.domain.building import TODAY, agree, make_course, weekly_meetings
from tests.storage.vaults import CHEAP

PASSWORD, CODE = "en rigtig god kode", bytes(range(32))
GOAL = "Børnegruppen er præget af ro og tryghed, så alle børn kan deltage."


class Answers(Ask):
    """Answers from a list and keeps what was asked; a question nobody expected is an error."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.answers: list[Any] = []

    def tell(self, parent: QWidget, title: str, text: str) -> None:
        self.asked.append((title, text))

    def warn(self, parent: QWidget, title: str, text: str) -> None:
        self.asked.append((title, text))

    def confirm(
        self, parent: QWidget, title: str, text: str, yes: str, no: str = "Annullér"
    ) -> bool:
        return bool(self._answer(title, text))

    def line(self, parent: QWidget, title: str, label: str, yes: str) -> str | None:
        return cast("str | None", self._answer(title, label))

    def file_to_save(self, parent: QWidget, title: str, proposal: Path, kind: str) -> Path | None:
        return cast("Path | None", self._answer(title, str(proposal)))

    def file_to_open(self, parent: QWidget, title: str, kind: str) -> Path | None:
        return cast("Path | None", self._answer(title, kind))

    def folder(self, parent: QWidget, title: str, start: str = "") -> Path | None:
        return cast("Path | None", self._answer(title, start))

    def show_file(self, file: Path) -> None:
        self.asked.append(("", str(file)))

    def _answer(self, title: str, text: str) -> object:
        self.asked.append((title, text))
        assert self.answers, f"nobody expected to be asked: {title}: {text}"
        return self.answers.pop(0)


@dataclass
class Screen:
    """One open window, with the parts that a test puts its hands on."""

    window: MainWindow
    qtbot: QtBot

    @property
    def desk(self) -> Desk:
        found = self.window.findChild(Desk)
        assert found is not None
        return found

    @property
    def tab(self) -> AgendaTab:
        """The tab in front."""
        tab = self.desk.tabs.current
        assert tab is not None
        return tab

    @property
    def meeting(self) -> Meeting:
        """The meeting on screen."""
        assert self.desk.meeting is not None
        return self.desk.meeting

    @property
    def titles(self) -> list[str]:
        """What stands on the tabs."""
        tabs = self.window.ui.tabs
        return [tabs.tabText(place) for place in range(tabs.count())]

    @property
    def saved_text(self) -> str:
        return self.desk.head.ui.savedLabel.text()

    def click_page(self, row: int) -> CoursePage | None:
        """Click on a page of the course in the navigator; return the one in front then."""
        view = self.window.ui.pagesView
        where = view.visualItemRect(view.item(row)).center()
        self.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
        QApplication.processEvents()
        return self.desk.pages.front

    def go_to(self, short: str) -> AgendaTab:
        """Bring a tab to the front by its title."""
        place = [title.split("  ")[0] for title in self.titles].index(short)
        self.window.ui.tabs.setCurrentIndex(place)
        QApplication.processEvents()  # new rows are shown by an event
        return self.tab

    def write(self, field: QWidget, text: str) -> None:
        """Type into a field and leave it, which saves it."""
        self.focus(field)
        self.qtbot.keyClicks(field, text)
        field.clearFocus()

    def focus(self, field: QWidget) -> None:
        """Put the keyboard on a field, also after a list was open."""
        if not self.window.isActiveWindow():
            self.window.activateWindow()
            self.qtbot.waitUntil(self.window.isActiveWindow)
        field.setFocus()
        QApplication.processEvents()
        assert field.hasFocus()

    def click(self, button: QWidget) -> None:
        """Click with the left button of the mouse, in the middle."""
        assert button.isVisible()
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Press a key where the keyboard is."""
        field = _keyboard()
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        self.qtbot.keyClick(field, key, held)

    def type(self, text: str) -> None:
        """Type where the keyboard is; a cell opens its editor with the first letter."""
        for letter in text:
            field = _keyboard()
            self.qtbot.keyClicks(field, letter)

    def refresh(self) -> None:
        """Show what the archive has, as after another window's change."""
        self.desk.refresh()
        QApplication.processEvents()

    def open_meeting(self, day: date) -> None:
        """Choose a meeting in the list."""
        view = self.window.ui.meetingsView
        for row in range(self.desk.meetings.rowCount()):
            index = self.desk.meetings.index(row)
            if index.data(RECORD_ROLE).date == day:
                view.setCurrentIndex(index)
                QApplication.processEvents()
                return
        raise AssertionError(f"no meeting on {day}")


def _keyboard() -> QWidget:
    """Return where a key goes that is pressed now: an open list before the field that opened it."""
    popup = QApplication.activePopupWidget()
    field = popup.focusWidget() or popup if popup else QApplication.focusWidget()
    assert field is not None
    return field


@pytest.fixture
def today() -> date:
    """Monday in week 48."""
    return TODAY


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the archive lies."""
    return tmp_path / "arkiv"


@pytest.fixture(scope="session")
def new_archive(tmp_path_factory: pytest.TempPathFactory) -> Unlocked:
    """An empty locked archive, made once to be copied."""
    folder = tmp_path_factory.mktemp("nyt")
    return found(folder, "Børnehuset", "Anne Lund", PASSWORD, CODE, CHEAP)


@pytest.fixture
def unlocked(folder: Path, new_archive: Unlocked) -> Unlocked:
    """A new archive, unlocked by its administrator, who is on no team."""
    shutil.copytree(new_archive.folder, folder)
    return replace(new_archive, folder=folder)


@pytest.fixture
def store(unlocked: Unlocked) -> Iterator[Store]:
    """The archive, seen from elsewhere than the window."""
    store = Store(unlocked.folder, device="another", key=unlocked.key)
    yield store
    store.close()


@pytest.fixture
def course(store: Store, today: date) -> Course:
    """A kept course: last week's meeting held, today's and next week's to come; four agreements."""
    course = make_course(
        "Mette Holm", "Lars Bech", "Sara Lind", goal=GOAL, time=time(12, 30), length=60
    )
    held, *_ = weekly_meetings(course, 3, date(2026, 11, 16))
    held.state = MeetingState.HELD
    for meeting in course.meetings:
        meeting.start, meeting.length, meeting.place = time(12, 30), 60, "personalestuen"
    for place, title in enumerate(("Modtagelse", "Frokost", "Hvil")):
        Situation(course=course, title=title, position=place)
    mette, lars, _ = course.memberships
    agree(held, "Del gruppen i to", who=[mette.id], due=Due.DATE, due_date=date(2026, 11, 20))
    agree(held, "Morgensamling i to hold", who=[lars.id], due=Due.NEXT_MEETING, position=1)
    agree(held, "Leg med i rollelegen", point="relations", everyone=True, position=2)
    agree(held, "Mål støjen", point="parents", show_from=date(2026, 12, 14), position=3)
    store.keep(course, *course.memberships, *course.situations, *course.meetings, *course.actions())
    return course


@pytest.fixture
def meeting(course: Course) -> Meeting:
    """Today's meeting."""
    return course.ordered_meetings()[1]


@pytest.fixture
def kept(store: Store, course: Course) -> Callable[[], Course]:
    """Reads the course from the archive again, past the window and its store."""
    return lambda: store.course(course.id)


@pytest.fixture
def answers() -> Answers:
    """What the person at the screen says to questions."""
    return Answers()


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[None]:
    """The program's own looks, taken off when the test's windows are gone."""
    dress(qapp)
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.setStyleSheet("")


@pytest.fixture
def large_print(qapp: QApplication, dressed: None) -> Iterator[None]:
    """The font at 150 %."""
    before = QFont(qapp.font())
    larger = QFont(before)
    larger.setPointSizeF(before.pointSizeF() * 1.5)
    qapp.setFont(larger)
    dress(qapp)
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.setFont(before)


@pytest.fixture
def open_window(
    qtbot: QtBot, unlocked: Unlocked, today: date, answers: Answers, dressed: None
) -> Callable[..., Screen]:
    """Opens windows on the archive, as a start of the program does once somebody came in."""

    def open_one(
        day: date = today,
        ask: Ask = answers,
        size: tuple[int, int] = (1100, 620),
        who: Unlocked = unlocked,
    ) -> Screen:
        window = Door(unlocked.folder, today=lambda: day, ask=ask, come_in=lambda *_: who).window
        qtbot.addWidget(window)
        window.resize(*size)
        with qtbot.waitSignal(window.ready):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        QApplication.processEvents()
        return Screen(window, qtbot)

    return open_one


@pytest.fixture
def screen(course: Course, open_window: Callable[..., Screen]) -> Screen:
    """The window on the course."""
    return open_window()


def in_dialog(kind: type[QDialog], act: Callable[[Any], None]) -> Callable[[], bool]:
    """Have `act` drive the next modal dialog; return how to ask whether it came.

    The dialog is closed in any case, so that a failing test goes on.
    """
    came: list[QDialog] = []

    def drive() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind):
            if not came and len(tries) < 50:
                tries.append(1)
                QTimer.singleShot(20, drive)
            return
        came.append(dialog)
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.done(QDialog.DialogCode.Rejected)  # asks nothing, as reject may

    tries: list[int] = []
    QTimer.singleShot(0, drive)
    return lambda: bool(came)
