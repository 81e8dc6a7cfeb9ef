"""When to lock, by made-up clocks; that what a person does to a window counts, and only that."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent, QWheelEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from teammoede.ui.idle import SET_BACK, SLEPT, UNUSED, IdleJudge, IdleWatch

NOON = 1_795_521_600.0  # a whole number, so that seconds add up exactly
MINUTE = 60.0


@dataclass
class Clocks:
    """The day's clock, and one that cannot be set; both stand where a test puts them."""

    wall: float = NOON
    steady: float = 100.0

    def go(self, seconds: float) -> None:
        self.wall += seconds
        self.steady += seconds


def judge_of(clocks: Clocks, minutes: int = 5) -> IdleJudge:
    return IdleJudge(lambda: minutes, lambda: clocks.wall, lambda: clocks.steady)


def tick_along(judge: IdleJudge, clocks: Clocks, seconds: int) -> bool:
    """Let a second pass at a time; return whether it locked by the last one."""
    locked = False
    for _ in range(seconds):
        clocks.go(1)
        locked = judge.tick()
    return locked


def test_it_locks_after_the_minutes_and_not_before() -> None:
    clocks = Clocks()
    judge = judge_of(clocks)
    assert not tick_along(judge, clocks, 299)
    assert tick_along(judge, clocks, 1)
    assert judge.reason == UNUSED


def test_a_touch_wins_the_whole_time_back() -> None:
    clocks = Clocks()
    judge = judge_of(clocks)
    tick_along(judge, clocks, 250)
    judge.touched()
    assert not tick_along(judge, clocks, 299)
    assert tick_along(judge, clocks, 1)


def test_the_minutes_are_asked_for_each_time() -> None:
    clocks, minutes = Clocks(), [5]
    judge = IdleJudge(lambda: minutes[0], lambda: clocks.wall, lambda: clocks.steady)
    minutes[0] = 30  # a meeting came to the front
    assert not tick_along(judge, clocks, 29 * 60)
    minutes[0] = 5  # and went: nobody has been here for half an hour
    assert tick_along(judge, clocks, 1)


@pytest.mark.parametrize(("minutes", "seconds"), [(0, 60), (-3, 60), (600, 3600)])
def test_minutes_beyond_the_limits_are_the_limits(minutes: int, seconds: int) -> None:
    clocks = Clocks()
    judge = judge_of(clocks, minutes)
    assert not tick_along(judge, clocks, seconds - 1)
    assert tick_along(judge, clocks, 1)


def test_a_clock_set_back_locks() -> None:
    clocks = Clocks()
    judge = judge_of(clocks)
    clocks.wall -= 6
    assert judge.tick()
    assert judge.reason == SET_BACK


@pytest.mark.parametrize("correction", [-4.5, -1, 0.5, 4.5, 29])
def test_a_clock_that_is_put_right_does_not_lock(correction: float) -> None:
    clocks = Clocks()
    judge = judge_of(clocks)
    clocks.wall += correction
    assert not tick_along(judge, clocks, 200)


def test_a_clock_set_back_a_little_again_and_again_wins_no_time() -> None:
    clocks = Clocks()
    judge = judge_of(clocks)
    for _ in range(299):
        clocks.steady += 1
        clocks.wall -= 1
        assert not judge.tick()
    clocks.steady += 1
    assert judge.tick()


def test_sleep_locks_where_the_steady_clock_slept_too() -> None:
    clocks = Clocks()
    judge = judge_of(clocks)
    clocks.wall += 32
    clocks.steady += 1
    assert judge.tick()
    assert judge.reason == SLEPT


def test_sleep_locks_where_both_clocks_went_on() -> None:
    clocks = Clocks()
    judge = judge_of(clocks, 60)
    clocks.go(61)
    assert judge.tick()
    assert judge.reason == SLEPT


def test_a_step_that_takes_half_a_minute_does_not_lock() -> None:
    clocks = Clocks()
    judge = judge_of(clocks)
    clocks.go(40)
    assert not judge.tick()


@pytest.mark.parametrize("steady", [1, 3 * 3600])
def test_the_first_key_after_a_sleep_does_not_win_the_time_back(steady: float) -> None:
    clocks = Clocks()
    judge = judge_of(clocks)
    clocks.wall += 3 * 3600
    clocks.steady += steady
    judge.touched()
    assert judge.tick()


def test_a_key_just_after_the_time_was_up_does_not_win_it_back() -> None:
    clocks = Clocks()
    judge = judge_of(clocks)
    tick_along(judge, clocks, 299)
    clocks.go(2)  # the tick is late
    judge.touched()
    assert judge.tick()
    assert judge.reason == UNUSED


def test_whoever_comes_in_begins_anew() -> None:
    clocks = Clocks()
    judge = judge_of(clocks)
    assert tick_along(judge, clocks, 300)
    clocks.wall -= 3600
    judge.begin()
    assert not tick_along(judge, clocks, 299)
    assert judge.reason == ""


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["tick", "touch"]),
        st.floats(min_value=-4.9, max_value=25),  # what the day's clock is put right by
        st.floats(min_value=0, max_value=20),
    ),
    max_size=120,
)


@given(STEPS, st.integers(1, 60))
def test_it_never_stays_open_beyond_its_time_and_never_locks_on_a_person(
    steps: list[tuple[str, float, float]], minutes: int
) -> None:
    clocks = Clocks()
    judge = judge_of(clocks, minutes)
    touched = (clocks.wall, clocks.steady)
    for what, correction, seconds in steps:
        clocks.wall += max(seconds + correction, -4.9)
        clocks.steady += seconds
        unused = max(clocks.wall - touched[0], clocks.steady - touched[1])
        if what == "touch":
            judge.touched()
            touched = (clocks.wall, clocks.steady)
        if unused >= minutes * MINUTE:
            assert judge.tick(), "open beyond its time"
            return
        assert not judge.tick(), "locked on somebody who was there"


@given(st.floats(min_value=0, max_value=1e6), st.floats(min_value=0, max_value=1e6), st.booleans())
def test_time_that_passed_between_two_ticks_is_judged_with_a_touch_or_without(
    wall: int, steady: int, touch: bool
) -> None:
    clocks = Clocks()
    judge = judge_of(clocks)
    clocks.wall += wall
    clocks.steady += steady
    if touch:
        judge.touched()
    assert judge.tick() == (wall >= 300 or steady > 60 or wall - steady > 30)


# ---- at a window ---------------------------------------------------------------------------------


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def watch(qapp: QApplication, clocks: Clocks) -> Iterator[IdleWatch]:
    watch = IdleWatch(judge_of(clocks))
    watch.start()
    yield watch
    watch.stop()


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QWidget], QWindow]:
    """Shows a window and returns what the system sends its events to."""
    kept: list[QWidget] = []  # a widget that nobody knows is gone at once

    def show(widget: QWidget) -> QWindow:
        kept.append(widget)
        qtbot.addWidget(widget)
        widget.resize(300, 200)
        with qtbot.waitExposed(widget):
            widget.show()
        handle = widget.windowHandle()
        assert handle is not None
        return handle

    return show


def is_watched(watch: IdleWatch, clocks: Clocks, act: Callable[[], object]) -> bool:
    """Return whether something done near the end of the time wins it back."""
    watch.start()
    for _ in range(6):
        clocks.go(49)
        assert not watch.look()
    act()
    clocks.go(10)
    return not watch.look()


def key_pressed(window: QWindow, *, held: bool = False) -> None:
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_J, none, "j", held))


def mouse_moved(window: QWindow, x: float, y: float) -> None:
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(x, y),
        QPointF(x, y),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, event)


def wheel_turned(window: QWindow) -> None:
    event = QWheelEvent(
        QPointF(10, 10),
        QPointF(10, 10),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(window, event)


def test_keys_clicks_and_the_wheel_count(
    watch: IdleWatch, clocks: Clocks, shown: Callable[[QWidget], QWindow]
) -> None:
    window = shown(QPlainTextEdit())
    assert not is_watched(watch, clocks, lambda: None)
    assert is_watched(watch, clocks, lambda: QTest.keyClick(window, Qt.Key.Key_A))
    assert is_watched(
        watch, clocks, lambda: QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=QPoint(9, 9))
    )
    assert is_watched(watch, clocks, lambda: wheel_turned(window))


def test_a_mouse_counts_that_really_moves(
    watch: IdleWatch, clocks: Clocks, shown: Callable[[QWidget], QWindow]
) -> None:
    window = shown(QWidget())
    assert is_watched(watch, clocks, lambda: mouse_moved(window, 50, 50))
    assert not is_watched(watch, clocks, lambda: mouse_moved(window, 50, 50))
    assert not is_watched(watch, clocks, lambda: mouse_moved(window, 52, 51))
    assert is_watched(watch, clocks, lambda: mouse_moved(window, 55, 52))


def test_a_key_that_is_held_down_by_a_book_does_not_count(
    watch: IdleWatch, clocks: Clocks, shown: Callable[[QWidget], QWindow]
) -> None:
    window = shown(QWidget())
    assert not is_watched(watch, clocks, lambda: key_pressed(window, held=True))
    assert is_watched(watch, clocks, lambda: key_pressed(window))


def test_what_is_dictated_into_a_field_counts(
    watch: IdleWatch, clocks: Clocks, qtbot: QtBot, shown: Callable[[QWidget], QWindow]
) -> None:
    field = QLineEdit()
    shown(field)
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    said = QInputMethodEvent()
    said.setCommitString("børn")
    assert is_watched(watch, clocks, lambda: QApplication.sendEvent(field, said))
    assert field.text() == "børn"


def test_a_dialog_that_comes_later_counts_too(
    watch: IdleWatch, clocks: Clocks, shown: Callable[[QWidget], QWindow]
) -> None:
    shown(QWidget())
    window = shown(QDialog())
    assert is_watched(watch, clocks, lambda: QTest.keyClick(window, Qt.Key.Key_A))


def test_painting_and_typing_by_the_program_do_not_count(
    watch: IdleWatch, clocks: Clocks, shown: Callable[[QWidget], QWindow]
) -> None:
    page = QWidget()
    field = QLineEdit(page)
    QVBoxLayout(page).addWidget(field)
    shown(page)

    def work() -> None:
        field.setText("hentet fra et andet vindue")
        page.resize(400, 300)
        page.repaint()
        QApplication.processEvents()

    assert not is_watched(watch, clocks, work)


def test_the_first_key_after_a_night_locks_and_is_typed_nowhere(
    watch: IdleWatch, clocks: Clocks, qtbot: QtBot, shown: Callable[[QWidget], QWindow]
) -> None:
    field = QLineEdit()
    window = shown(field)
    field.activateWindow()
    qtbot.waitUntil(field.hasFocus)
    watch.look()
    key_pressed(window)
    assert field.text() == "j"
    clocks.go(12 * 3600)
    with qtbot.waitSignal(watch.lockWanted) as wanted:
        key_pressed(window)
    assert wanted.args == [SLEPT]
    assert field.text() == "j"


def test_it_is_said_once_and_the_watch_rests_until_somebody_comes_in(
    watch: IdleWatch, clocks: Clocks
) -> None:
    said: list[str] = []
    watch.lockWanted.connect(said.append)
    clocks.go(301)
    assert watch.look()
    clocks.go(301)
    assert not watch.look()
    assert not watch.is_on
    watch.start()
    assert not watch.look()
    assert said == [SLEPT]


def test_f12_locks_also_where_a_dialog_keeps_the_menu_shut(
    watch: IdleWatch, shown: Callable[[QWidget], QWindow]
) -> None:
    said: list[str] = []
    watch.lockWanted.connect(said.append)
    dialog = QDialog()
    dialog.setModal(True)
    window = shown(dialog)
    watch.look()
    QTest.keyClick(window, Qt.Key.Key_F12, Qt.KeyboardModifier.ShiftModifier)
    assert said == []
    QTest.keyClick(window, Qt.Key.Key_F12)
    assert said == [""]
    assert not watch.is_on


def test_the_second_passes_by_itself(qapp: QApplication, clocks: Clocks, qtbot: QtBot) -> None:
    watch = IdleWatch(judge_of(clocks))
    watch.start()
    clocks.wall -= 60
    with qtbot.waitSignal(watch.lockWanted) as wanted:
        pass
    assert wanted.args == [SET_BACK]
