"""The window as a whole: everything has a name, everything fits, at usual and at large print."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFont, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from teammoede.domain.action import Answer
from teammoede.storage.demo import add_demo
from teammoede.storage.store import Store
from teammoede.ui.main_window import MainWindow
from tests.ui.conftest import Screen

# A small laptop's screen without the task bar and the window's own frame.
ROOM = (1366, 690)
SHORTS = (
    "Organisering",
    "Aktiviteter",
    "Relationer",
    "Børneperspektiv",
    "Forældre",
    "Andet",
    "Roller",
)


@pytest.fixture
def demo(store: Store, today: date) -> None:
    """The demo course, which has long texts, many people and every kind of agreement."""
    add_demo(store, today)


def on_every_tab(screen: Screen) -> Iterator[str]:
    """Bring each tab to the front, with an answered and an agreed row unfolded."""
    for short in SHORTS:
        tab = screen.go_to(short)
        for row in tab.since_last.listed[:1]:
            row.answers.button(Answer.CONTINUES).click()
        tab.since_last.open()
        tab.discussion.open()
        tab.agreements.open()
        for row in tab.agreements.listed[:1]:
            screen.write(row.what, "Aftale")
            row.more.setChecked(True)
        for _ in range(3):
            QApplication.processEvents()
        yield short


def seen(window: QWidget) -> list[QWidget]:
    return [widget for widget in window.findChildren(QWidget) if widget.isVisible()]


def inside(widget: QWidget, *kinds: type[QWidget]) -> bool:
    """Whether the widget is a part of another one that speaks for it."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, kinds):
            return True
        parent = parent.parentWidget()
    return False


def described(widget: QWidget) -> str:
    """Return enough of a widget to find it."""
    text = getattr(widget, "text", lambda: "")()
    return f"{type(widget).__name__} {widget.objectName()} »{text}« in {type(widget.parent())}"


# names


def said(widget: QWidget) -> str:
    """Return what a screen reader says of a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def is_reached(widget: QWidget) -> bool:
    wanted = widget.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(widget, QAbstractButton)
    parts = inside(widget, QLineEdit, QAbstractSpinBox, QComboBox, QAbstractItemView)
    return bool(wanted) and not parts and not isinstance(widget, QTabBar | QScrollBar)


def test_every_control_has_a_name_for_the_ear(
    demo: None, open_window: Callable[..., Screen]
) -> None:
    screen = open_window(size=ROOM)
    nameless = {
        f"{short}: {described(widget)}"
        for short in on_every_tab(screen)
        for widget in seen(screen.window)
        if is_reached(widget) and not said(widget).strip()
    }
    assert nameless == set()


def test_every_combo_box_has_a_visible_label(
    demo: None, open_window: Callable[..., Screen]
) -> None:
    """Qt ignores the accessible name of a combo box on Linux."""
    window = open_window(size=ROOM).window
    buddies = [label.buddy() for label in window.findChildren(QLabel) if label.isVisible()]
    boxes = [box for box in window.findChildren(QComboBox) if box.isVisible()]
    assert boxes
    assert [described(box) for box in boxes if box not in buddies] == []


def test_the_keyboard_reaches_everything_and_comes_round(screen: Screen) -> None:
    """Tab goes through the window and back to where it began, with no trap on the way."""
    screen.focus(screen.window.ui.courseCombo)
    reached: list[QWidget] = []
    for _ in range(200):
        screen.press(Qt.Key.Key_Tab)
        field = QApplication.focusWidget()
        assert field is not None
        if field is screen.window.ui.courseCombo:
            break
        reached.append(field)
    else:
        pytest.fail(f"Tab never came round: {[described(w) for w in reached[-5:]]}")
    row = screen.tab.agreements.listed[-1]
    for wanted in (
        screen.window.ui.meetingsView,
        screen.desk.head.ui.stepButton,
        screen.desk.head.attendance[0],
        screen.desk.head.ui.chairCombo,
        screen.tab.since_last.listed[0].answers.button(Answer.DONE),
        screen.tab.discussion.edit,
        screen.tab.discussion.secret_button,
        row.what,
        row.who,
        row.when,
    ):
        assert wanted in reached, described(wanted)


def test_tab_goes_down_the_page(screen: Screen) -> None:
    """The order on the page is the order of the keyboard, also for rows made just now."""
    tab, head, ui = screen.tab, screen.desk.head, screen.window.ui
    screen.write(tab.agreements.listed[-1].what, "Første")
    stops = [
        ui.courseCombo,
        ui.pagesView,
        ui.meetingsView,
        ui.newMeetingButton,
        head.when,
        head.where,
        head.ui.stepButton,
        head.attendance[0],
        head.attendance[2],
        head.ui.chairCombo,
        ui.tabs.tabBar(),
        tab.since_last.header,
        tab.since_last.listed[0].answers.button(Answer.DONE),
        tab.since_last.listed[1].answers.button(Answer.DONE),
        tab.discussion.edit,
        tab.agreements.listed[0].what,
        tab.agreements.listed[0].when,
        tab.agreements.listed[-1].what,
        tab.agreements.listed[-1].who,
        tab.agreements.listed[-1].when,
    ]
    screen.focus(stops[0])
    reached = [stops[0]]
    for _ in range(60):
        screen.press(Qt.Key.Key_Tab)
        field = QApplication.focusWidget()
        if field in stops and field not in reached:
            reached.append(field)
    assert [stops.index(field) for field in reached] == list(range(len(stops)))


def test_no_two_mnemonics_of_a_menu_are_alike(screen: Screen) -> None:
    for menu in [screen.window.ui.menuBar, *screen.window.findChildren(QMenu)]:
        keys = [QKeySequence.mnemonic(a.text()).toString() for a in menu.actions() if a.text()]
        used = [key for key in keys if key]
        assert len(used) == len(set(used)), [a.text() for a in menu.actions()]


def test_no_two_shortcuts_are_alike(screen: Screen) -> None:
    menus = screen.window.findChildren(QMenu)
    actions = {id(a): a for menu in menus for a in menu.actions()}
    keys = [a.shortcut().toString() for a in actions.values() if not a.shortcut().isEmpty()]
    assert len(keys) == len(set(keys))


# room


def clipped(widget: QWidget) -> bool:
    """Whether a label or button has less room than its text needs."""
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() < widget.heightForWidth(widget.width())
    need = widget.minimumSizeHint()
    return widget.width() < need.width() or widget.height() < need.height()


def outside(widget: QWidget, window: QWidget) -> bool:
    """Whether a widget reaches over the right edge of what it lies in."""
    right = widget.mapTo(window, QPoint(widget.width(), 0)).x()
    return right > window.width()


def texts(window: QWidget) -> list[QWidget]:
    """Return the labels and buttons that can be seen and say something."""
    found = [w for w in seen(window) if isinstance(w, QLabel | QAbstractButton) and w.text()]
    return [w for w in found if not inside(w, QLineEdit, QAbstractItemView, QTabBar)]


def assert_fits(screen: Screen) -> None:
    """Fail where a text is clipped, or the page is wider than the window."""
    window = screen.window
    assert (window.width(), window.height()) == ROOM
    assert [described(w) for w in texts(window) if clipped(w)] == []
    fields = [
        w for w in seen(window) if isinstance(w, QLineEdit | QPlainTextEdit | QAbstractButton)
    ]
    assert [described(w) for w in fields if outside(w, window)] == []
    for area in window.findChildren(QScrollArea):
        page = area.widget()
        if area.isVisible() and page is not None:
            assert page.minimumSizeHint().width() <= area.viewport().width()
            assert area.horizontalScrollBar().maximum() == 0


def test_nothing_is_clipped_on_a_small_laptop(
    demo: None, open_window: Callable[..., Screen]
) -> None:
    screen = open_window(size=ROOM)
    for _ in on_every_tab(screen):
        assert_fits(screen)


def test_nothing_is_clipped_at_large_print(
    large_print: None, demo: None, open_window: Callable[..., Screen]
) -> None:
    screen = open_window(size=ROOM)
    for _ in on_every_tab(screen):
        assert_fits(screen)


@pytest.fixture
def looks_taken_back(qapp: QApplication) -> Iterator[None]:
    """The font as it was before, once the test is over."""
    before = QFont(qapp.font())
    yield
    qapp.setFont(before)


@pytest.mark.parametrize("size", [80, 150, 200])
def test_nothing_is_clipped_in_a_size_that_is_chosen_while_one_works(
    looks_taken_back: None, demo: None, open_window: Callable[..., Screen], size: int
) -> None:
    screen = open_window(size=ROOM)
    screen.desk.looks_steps.looks.resize(size)
    for _ in on_every_tab(screen):
        assert_fits(screen)


@pytest.mark.parametrize("looks", ["dressed", "large_print"])
def test_the_tabs_are_all_in_sight(
    request: pytest.FixtureRequest, looks: str, demo: None, open_window: Callable[..., Screen]
) -> None:
    request.getfixturevalue(looks)
    screen = open_window(size=ROOM)
    bar = screen.window.ui.tabs.tabBar()
    assert bar.tabRect(bar.count() - 1).right() <= bar.width()
    arrows = [b for b in bar.findChildren(QToolButton) if b.isVisible()]
    assert arrows == []


def test_the_navigator_shows_its_lines_whole(
    demo: None, open_window: Callable[..., Screen]
) -> None:
    view = open_window(size=ROOM).window.ui.meetingsView
    widths = [view.sizeHintForIndex(view.model().index(row, 0)).width() for row in range(14)]
    assert max(widths) <= view.viewport().width()


def test_the_empty_window_fits_at_large_print(
    large_print: None, store: Store, open_window: Callable[..., Screen]
) -> None:
    screen = open_window(size=ROOM)
    assert [described(w) for w in texts(screen.window) if clipped(w)] == []


# the frame


def test_the_frame_is_drawn_with_its_tabs_before_anything_is_loaded(
    qtbot: QtBot, dressed: None
) -> None:
    loaded: list[list[str]] = []

    def load(window: MainWindow) -> None:
        tabs = window.ui.tabs
        loaded.append([tabs.tabText(place) for place in range(tabs.count())])

    window = MainWindow(load)
    qtbot.addWidget(window)
    assert loaded == []
    with qtbot.waitSignals([window.drawn, window.ready], order="strict"):
        window.show()
    assert loaded == [list(SHORTS)]
    window.repaint()
    assert len(loaded) == 1


def test_a_banner_is_over_everything_until_it_is_right_again(screen: Screen) -> None:
    window = screen.window
    window.show_banner("Disken er fuld. Ryd op, så gemmes det af sig selv.")
    QApplication.processEvents()
    assert window.ui.banner.isVisible()
    assert not clipped(window.ui.bannerLabel)
    window.show_banner("")
    assert not window.ui.banner.isVisible()
