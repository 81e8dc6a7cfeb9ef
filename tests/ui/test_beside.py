"""A step runs beside the window, and its end is told in the window's own thread."""

from threading import Event, current_thread, main_thread

import pytest
from pytestqt.qtbot import QtBot

from teammoede.domain.errors import Refused
from teammoede.ui.beside import Beside


def test_the_window_goes_on_while_the_step_is_under_way(qtbot: QtBot) -> None:
    beside, go_on, where = Beside(), Event(), []

    def step() -> None:
        where.append(current_thread())
        assert go_on.wait(10)

    with qtbot.waitSignal(beside.done):
        beside.start(step)
        assert beside.is_busy
        go_on.set()
    assert not beside.is_busy
    assert where[0] is not main_thread()


def test_the_end_is_told_where_windows_may_be_touched(qtbot: QtBot) -> None:
    beside, where = Beside(), []
    beside.done.connect(lambda: where.append(current_thread()))
    with qtbot.waitSignal(beside.done):
        beside.start(lambda: None)
    assert where == [main_thread()]


def test_a_refusal_is_handed_over(qtbot: QtBot) -> None:
    beside, refused = Beside(), Refused("Det går ikke.")

    def step() -> None:
        raise refused

    with qtbot.waitSignal(beside.failed) as failed:
        beside.start(step)
    assert failed.args == [refused]
    assert not beside.is_busy


def test_steps_come_one_after_the_other(qtbot: QtBot) -> None:
    beside, go_on, done = Beside(), Event(), []
    with qtbot.waitSignal(beside.done):
        beside.start(lambda: done.append(go_on.wait(10)))
        with pytest.raises(AssertionError, match="one step"):
            beside.start(lambda: None)
        go_on.set()
    with qtbot.waitSignal(beside.done):
        beside.start(lambda: done.append(True))
    assert done == [True, True]
