"""Tab goes through every tab, page and dialog as one reads it, misses nothing and gets out again."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from teammoede.domain.action import Answer
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


def walked(screen: Screen) -> list[QWidget]:
    """Return what Tab stops at, once round the window."""
    first = QApplication.focusWidget()
    assert first is not None
    stops = [first]
    for _ in range(400):
        screen.press(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus is first:
            return stops
        assert focus not in stops, f"Tab goes in a circle at {described(focus)}"
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
    return below or right


def out_of_order(stops: list[QWidget]) -> list[str]:
    """Return the steps that go back up or to the left; the step round the end is none."""
    return [
        f"{described(before)} {placed(before)} → {described(after)} {placed(after)}"
        for before, after in zip(stops, stops[1:], strict=False)
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


def fronts(screen: Screen) -> Iterator[str]:
    """Bring each tab of the meeting and each page to the front, with rows unfolded."""
    tabs = screen.window.ui.tabs
    for place in range(tabs.count()):
        tabs.setCurrentIndex(place)
        QApplication.processEvents()
        tab = screen.tab
        for row in tab.since_last.listed[:1]:
            row.answers.button(Answer.CONTINUES).click()
        for part in (tab.since_last, tab.discussion, tab.agreements):
            part.open()
        tab.discussion.secret_button.setChecked(True)
        for row in tab.agreements.listed[:1]:
            row.more.setChecked(True)
        yield tab.item.key
    for place in range(screen.window.ui.pagesView.count()):
        screen.click_page(place)
        yield f"page {place}"


def test_tab_reads_every_tab_and_page_and_misses_nothing(
    demo: None, open_window: Callable[..., Screen]
) -> None:
    screen = open_window(size=ROOM)
    first = screen.window.ui.menuBar.cornerWidget(Qt.Corner.TopLeftCorner)
    assert first is not None
    found: list[str] = []
    for front in fronts(screen):
        for _ in range(3):  # rows are laid out and shown by events
            QApplication.processEvents()
        screen.focus(first)
        stops = walked(screen)
        found += [f"{front}: {step}" for step in out_of_order(stops)]
        found += [f"{front} misses {name}" for name in missed(screen.window, stops)]
        back = QApplication.focusWidget()
        screen.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        assert QApplication.focusWidget() is stops[-1], f"{front}: {back}"
    assert found == []
