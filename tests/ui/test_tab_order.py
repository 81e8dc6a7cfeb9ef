"""Tab goes through every tab, page and dialog as one reads, misses nothing and gets out again."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QWidget,
)

from teammoede.domain.action import Answer
from teammoede.domain.meeting_choices import MeetingKind
from teammoede.storage.demo import add_demo
from teammoede.storage.store import Store
from tests.ui.conftest import Screen

ROOM = (1366, 690)
_SLACK = 4  # pixels by which neighbours of one line may overlap
_WHOLE = (QLineEdit, QAbstractSpinBox, QComboBox, QAbstractItemView)


@pytest.fixture
def demo(store: Store, today: object) -> None:
    """The demo courses, which fill every tab and page."""
    add_demo(store, today)  # type: ignore[arg-type]


def walked() -> list[QWidget]:
    """Return what Tab stops at, once round the window."""
    first = QApplication.focusWidget()
    assert first is not None
    stops = [first]
    for _ in range(400):
        QTest.keyClick(stops[-1], Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus is first:
            return stops
        circle = [described(stop) for stop in (*stops, focus)]
        assert focus not in stops, f"Tab goes in a circle: {circle}"
        stops.append(focus)
    pytest.fail(f"Tab never came round: {[described(w) for w in stops[-4:]]}")


def described(widget: QWidget) -> str:
    """Return enough of a widget to find it."""
    return f"{type(widget).__name__} {widget.objectName()} »{widget.accessibleName()}«"


def placed(widget: QWidget) -> QRect:
    """Return where a widget is, had nothing been scrolled."""
    window = widget.window()
    areas = [a for a in window.findChildren(QScrollArea) if a.isAncestorOf(widget)]
    down = sum(area.verticalScrollBar().value() for area in areas)
    return QRect(widget.mapTo(window, QPoint(0, down)), widget.size())


def is_behind(after: QWidget, before: QWidget) -> bool:
    """Whether one reads it later: it lies below, or to the right."""
    first, second = placed(before), placed(after)
    below = second.top() >= first.bottom() - _SLACK
    right = second.left() >= first.right() - _SLACK
    return below or right or first.contains(second) or _are_answers(before, after)


def _are_answers(before: QWidget, after: QWidget) -> bool:
    """Whether both are buttons of one line, of which the one that Enter presses may come first."""
    answers = isinstance(before, QPushButton) and isinstance(after, QPushButton)
    return answers and placed(before).top() == placed(after).top()


def out_of_order(stops: list[QWidget]) -> list[str]:
    """Return the steps that go back up or to the left; the step round the end is none."""
    return [
        f"{described(before)} {placed(before)} → {described(after)} {placed(after)}"
        for before, after in pairwise(stops)
        if not is_behind(after, before)
    ]


def missed(window: QWidget, stops: list[QWidget]) -> list[str]:
    """Return what could have the keyboard and was not stopped at."""
    wanted = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not any(whole.isAncestorOf(widget) for whole in wholes(window))
    ]
    return [described(widget) for widget in wanted if widget not in stops]


def wholes(window: QWidget) -> list[QWidget]:
    """Return the widgets that speak for their parts."""
    return [w for kind in _WHOLE for w in window.findChildren(kind) if w.isVisible()]


def points(screen: Screen) -> Iterator[str]:
    """Bring each tab of the meeting to the front, with rows unfolded."""
    tabs = screen.window.ui.tabs
    for place in range(tabs.count()):
        tabs.setCurrentIndex(place)
        QApplication.processEvents()
        tab = screen.tab
        if not screen.meeting.read_only:
            for row in tab.since_last.listed[:1]:
                row.answers.button(Answer.CONTINUES).click()
        for part in (tab.since_last, tab.discussion, tab.agreements):
            part.open()
        tab.discussion.secret_button.setChecked(True)
        for row in tab.agreements.listed[:1]:
            row.more.setChecked(True)
        yield f"{screen.meeting.kind} {tab.item.key}"


def fronts(screen: Screen, store: Store) -> Iterator[str]:
    """Bring everything to the front that a window shows: points of each kind, and pages."""
    desk = screen.desk
    yield from points(screen)
    for place in range(screen.window.ui.pagesView.count()):
        screen.click_page(place)
        yield f"page {place}"
    ended = store.courses(desk.today())[1]
    desk.open_course(ended.id)
    desk.pages.leave()
    for kind in (MeetingKind.START_UP, MeetingKind.EVALUATION, MeetingKind.VISIT):
        assert desk.course is not None
        desk.open_meeting(desk.course.meeting_of(kind))
        yield from points(screen)


def test_tab_reads_every_tab_and_page_and_misses_nothing(
    demo: None, store: Store, open_window: Callable[..., Screen]
) -> None:
    screen = open_window(size=ROOM)
    first = screen.window.ui.menuBar.cornerWidget(Qt.Corner.TopLeftCorner)
    assert first is not None
    found: list[str] = []
    for front in fronts(screen, store):
        for _ in range(3):  # rows are laid out and shown by events
            QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        screen.focus(first)
        stops = walked()
        found += [f"{front}: {step}" for step in out_of_order(stops)]
        found += [f"{front} misses {name}" for name in missed(screen.window, stops)]
        back = QApplication.focusWidget()
        screen.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        assert QApplication.focusWidget() is stops[-1], f"{front}: {back}"
    assert found == []


# dialogs

# These ask for a file or a line, or do what they say at once.
_NO_DIALOG = {"importAction", "exportAction", "reopenAction", "recoveryAction", "newActionAction"}


def commands(screen: Screen) -> list[QAction]:
    """Return the commands of the menus that open a dialog now."""
    ui = screen.window.ui
    menus = [action.menu() for action in ui.menuBar.actions() if action.menu() is not ui.printMenu]
    listed = [a for menu in menus if isinstance(menu, QMenu) for a in menu.actions()]
    listed.append(ui.printFittingAction)  # all sheets have one dialog
    return [
        action
        for action in listed
        if action.isEnabled()
        and (action.text().endswith("…") or action.objectName() in ("keysAction", "aboutAction"))
        and action.objectName() not in _NO_DIALOG
    ]


def test_tab_reads_every_dialog_of_the_menus(
    demo: None, open_window: Callable[..., Screen]
) -> None:
    screen = open_window(size=ROOM)
    found: list[str] = []
    seen: set[str] = set()

    def walk(dialog: QDialog) -> None:
        name = type(dialog).__name__
        seen.add(name)
        dialog.activateWindow()
        screen.qtbot.waitUntil(lambda: dialog.isActiveWindow() and dialog.focusWidget() is not None)
        QApplication.processEvents()
        stops = walked()
        back = out_of_order([*stops, stops[0]])
        found.extend(f"{name}: {step}" for step in back if len(back) > 1)  # once it goes round
        found.extend(f"{name} misses {which}" for which in missed(dialog, stops))
        QTest.keyClick(stops[0], Qt.Key.Key_Escape)
        assert not dialog.isVisible(), f"Escape does not close {name}"

    for action in commands(screen):
        screen.window.activateWindow()
        QApplication.processEvents()
        trigger(action, walk)
    assert found == []
    assert len(seen) >= 12


def trigger(action: QAction, act: Callable[[QDialog], None]) -> None:
    """Give a command, and have `act` drive its dialog where it opens one."""

    def drive() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            return
        timer.stop()
        try:
            act(dialog)
        finally:
            dialog.done(QDialog.DialogCode.Rejected)

    timer = QTimer(interval=0)
    timer.timeout.connect(drive)
    timer.start()
    action.trigger()
    timer.stop()
