"""Larger text and other colours by menu, key and wheel: seen at once, kept for the next start."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QPalette, QWheelEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from teammoede.ui.looks import Colours
from teammoede.ui.place import Place
from teammoede.ui.widgets.point_bar import PointBar
from tests.ui.conftest import Screen

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def seen(qapp: QApplication, screen: Screen) -> Iterator[Screen]:
    """The window, whose looks are taken off the other tests again."""
    font, colours = QFont(qapp.font()), QPalette(qapp.palette())
    screen.window.resize(1366, 690)
    yield screen
    qapp.setFont(font)
    qapp.setPalette(colours)


def wheel(screen: Screen, delta: int, held: Qt.KeyboardModifier) -> None:
    """Turn the wheel over the middle of the window, as the system tells it."""
    window = screen.window
    middle = QPointF(window.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(window.mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(window.windowHandle(), event)


def test_keys_make_the_text_larger_and_smaller_and_it_is_kept(seen: Screen) -> None:
    looks, letters = seen.desk.looks_steps.looks, seen.window.fontMetrics().height()
    seen.focus(seen.tab.discussion.edit)
    seen.press(Qt.Key.Key_Plus, CTRL)
    assert looks.size == 110
    assert seen.window.fontMetrics().height() > letters
    assert Place(seen.desk.store.folder).text_size == 110
    seen.press(Qt.Key.Key_Minus, CTRL)
    seen.press(Qt.Key.Key_Minus, CTRL)
    assert looks.size == 90
    seen.press(Qt.Key.Key_0, CTRL)
    assert looks.size == 100
    assert not seen.window.ui.normalSizeAction.isEnabled()


def test_the_wheel_with_ctrl_goes_a_step_and_without_it_none(seen: Screen) -> None:
    looks = seen.desk.looks_steps.looks
    wheel(seen, 120, Qt.KeyboardModifier.NoModifier)
    assert looks.size == 100
    wheel(seen, 60, CTRL)
    assert looks.size == 100
    wheel(seen, 60, CTRL)
    assert looks.size == 110
    wheel(seen, -120, CTRL)
    assert looks.size == 100


def test_what_is_half_written_is_there_in_the_new_size(seen: Screen) -> None:
    row = seen.tab.agreements.listed[-1]
    seen.focus(row.what)
    seen.type("Flyt knager")
    seen.press(Qt.Key.Key_Plus, CTRL)
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText() == "Flyt knager"


def test_above_150_the_lists_fold_away_and_come_over_the_page(seen: Screen) -> None:
    ui, looks = seen.window.ui, seen.desk.looks_steps.looks
    looks.resize(175)
    assert not ui.navigator.isVisible()
    assert not ui.navigatorAction.isChecked()
    seen.focus(ui.tabs.tabBar())
    seen.press(Qt.Key.Key_F9)
    assert ui.navigator.isVisible()
    assert ui.meetingsView.hasFocus()
    assert ui.frontStack.x() < ui.navigator.width()  # it takes no room
    seen.press(Qt.Key.Key_Escape)
    assert not ui.navigator.isVisible()
    assert ui.tabs.tabBar().hasFocus()
    looks.resize(100)
    assert ui.navigator.isVisible()
    assert ui.frontStack.x() > ui.navigator.width()


def test_a_choice_in_the_drawer_closes_it(seen: Screen) -> None:
    ui = seen.window.ui
    seen.desk.looks_steps.looks.resize(175)
    ui.navigatorAction.trigger()
    seen.click_page(1)
    assert not ui.navigator.isVisible()
    ui.navigatorAction.trigger()
    seen.focus(seen.desk.pages.front or ui.tabs)  # going on elsewhere
    ui.navigatorAction.trigger()


def test_at_200_per_cent_every_point_is_in_sight(seen: Screen) -> None:
    seen.desk.looks_steps.looks.resize(200)
    QApplication.processEvents()
    bar = seen.window.ui.tabs.tabBar()
    assert isinstance(bar, PointBar)
    assert all(
        bar.rect().contains(bar.tabRect(place).adjusted(0, 0, -1, -1))
        for place in range(bar.count())
    )
    assert (seen.window.width(), seen.window.height()) == (1366, 690)


def test_large_text_leaves_out_of_the_head_what_stands_elsewhere_too(seen: Screen) -> None:
    looks, head = seen.desk.looks_steps.looks, seen.desk.head
    head.attendance[0].click()
    assert head.ui.countLabel.isVisible()
    looks.resize(175)
    assert not head.ui.countLabel.isVisible()
    head.attendance[0].click()
    assert not head.ui.countLabel.isVisible()
    looks.resize(100)
    assert head.ui.countLabel.isVisible()


def test_the_menu_has_one_tick_and_keeps_it(seen: Screen) -> None:
    ui = seen.window.ui
    assert ui.systemColoursAction.isChecked()
    ui.contrastAction.trigger()
    ticked = [action for action in ui.coloursMenu.actions() if action.isChecked()]
    assert ticked == [ui.contrastAction]
    assert seen.desk.looks_steps.looks.is_contrast
    assert Place(seen.desk.store.folder).colours == Colours.CONTRAST


def test_the_next_start_has_the_kept_looks(seen: Screen) -> None:
    from teammoede.ui.door import Door

    folder = seen.desk.store.folder
    Place(folder).keep_looks(125, "dark")
    door = Door(folder, today=seen.desk.today, ask=seen.desk.ask)
    seen.qtbot.addWidget(door.window)
    assert (door.looks.size, door.looks.colours) == (125, Colours.DARK)
