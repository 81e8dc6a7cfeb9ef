"""Tabs in as many rows as they need: all in sight, and to keyboard and ear what tabs are."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from teammoede.ui.widgets.point_bar import PointBar, PointTabs

SHORTS = ("Organisering  3", "Aktiviteter", "Relationer", "Børneperspektiv", "Forældre", "Andet")


@pytest.fixture
def tabs(qtbot: QtBot, dressed: None) -> PointTabs:
    tabs = PointTabs()
    qtbot.addWidget(tabs)
    for short in SHORTS:
        tabs.addTab(QLabel(short), short)
    tabs.resize(1000, 300)
    with qtbot.waitExposed(tabs):
        tabs.show()
    tabs.activateWindow()
    qtbot.waitUntil(tabs.isActiveWindow)
    return tabs


def bar_of(tabs: PointTabs) -> PointBar:
    bar = tabs.tabBar()
    assert isinstance(bar, PointBar)
    return bar


def narrow(tabs: PointTabs) -> PointBar:
    """Make the tabs so narrow that two rows are needed."""
    bar = bar_of(tabs)
    whole = sum(bar.tabRect(place).width() for place in range(bar.count()))
    tabs.resize(round(whole * 0.85), 300)
    return bar


def test_where_there_is_room_there_is_one_row(tabs: PointTabs) -> None:
    bar = bar_of(tabs)
    assert bar.rows == 1
    assert bar.height() == bar.tabRect(0).height()


def test_a_second_row_has_what_the_first_has_no_room_for(tabs: PointTabs) -> None:
    bar = narrow(tabs)
    assert bar.rows == 2
    rects = [bar.tabRect(place) for place in range(bar.count())]
    assert all(bar.rect().contains(rect.adjusted(0, 0, -1, -1)) for rect in rects)
    assert [r.top() for r in rects] == sorted(r.top() for r in rects)
    below = [rect for rect in rects if rect.top() > 0]
    assert 2 <= len(below) <= 4  # no row of one alone
    page = tabs.currentWidget()
    assert page is not None
    assert page.mapTo(tabs, QPoint(0, 0)).y() >= bar.height() - 1


def test_a_click_in_the_second_row_opens_its_tab(qtbot: QtBot, tabs: PointTabs) -> None:
    bar = narrow(tabs)
    for place in (5, 0, 4):
        where = bar.tabRect(place).center()
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=where)
        assert tabs.currentIndex() == place


def test_arrows_go_along_and_between_the_rows(qtbot: QtBot, tabs: PointTabs) -> None:
    bar = narrow(tabs)
    bar.setFocus()
    qtbot.keyClick(bar, Qt.Key.Key_Right)
    assert tabs.currentIndex() == 1
    qtbot.keyClick(bar, Qt.Key.Key_Down)
    assert bar.tabRect(tabs.currentIndex()).top() > 0
    qtbot.keyClick(bar, Qt.Key.Key_Up)
    assert bar.tabRect(tabs.currentIndex()).top() == 0


def test_a_longer_text_finds_its_row_again(tabs: PointTabs) -> None:
    bar = bar_of(tabs)
    whole = sum(bar.tabRect(place).width() for place in range(bar.count()))
    tabs.resize(whole + 4, 300)
    assert bar.rows == 1
    tabs.setTabText(5, "Andet, og meget mere end det")
    assert bar.rows == 2


def test_the_ear_hears_tabs(tabs: PointTabs) -> None:
    interface = QAccessible.queryAccessibleInterface(narrow(tabs))
    assert interface.role() is QAccessible.Role.PageTabList
    child = interface.child(3)
    assert child is not None
    assert child.role() is QAccessible.Role.PageTab
    assert child.text(QAccessible.Text.Name) == "Børneperspektiv"


def test_a_bar_that_nobody_touches_is_not_painted_again(tabs: PointTabs) -> None:
    class Painted(QObject):
        times = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            Painted.times += event.type() is QEvent.Type.Paint
            return False

    for _ in range(5):
        QApplication.processEvents()  # until it has come to rest
    watch = Painted()
    bar_of(tabs).installEventFilter(watch)
    for _ in range(5):
        QApplication.processEvents()
    assert Painted.times == 0
