"""The clock runs during a meeting of today only, and stands while nobody is at a point."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt

from tests.ui.conftest import Screen


class Moments:
    """A clock that stands where a test puts it."""

    def __init__(self) -> None:
        self.now = 5_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def passing(screen: Screen) -> Callable[[int], None]:
    """Lets minutes pass, as the timer sees them."""
    clock = screen.desk.clock_steps
    moments = clock.now = Moments()
    clock.pause()
    clock.look()

    def let(minutes: int) -> None:
        for _ in range(minutes):
            moments.now += 60
            if clock.is_running:
                clock.look()

    return let


def told(screen: Screen) -> str:
    clock = screen.desk.head.clock
    return clock.text() if clock.isVisible() else ""


def test_it_is_told_in_the_head_point_by_point(
    screen: Screen, passing: Callable[[int], None]
) -> None:
    passing(3)
    assert told(screen) == "Organisering 3 min · i alt 3 af 60"
    screen.go_to("Roller")
    passing(2)
    assert told(screen) == "Roller 2 min · i alt 5 af 60"
    screen.refresh()
    screen.go_to("Organisering")
    assert told(screen) == "Organisering 3 min · i alt 5 af 60"
    passing(56)
    assert told(screen) == "Organisering 59 min · i alt 61 min, 1 over tiden"


def test_it_stands_on_a_page_of_the_course_and_in_another_meeting(
    screen: Screen, passing: Callable[[int], None]
) -> None:
    clock = screen.desk.clock_steps
    passing(2)
    screen.click_page(1)
    assert not clock.is_running
    passing(10)
    screen.open_meeting(date(2026, 11, 30))
    assert not clock.is_running
    assert told(screen) == ""
    screen.open_meeting(date(2026, 11, 23))
    assert clock.is_running
    assert told(screen) == "Organisering 2 min · i alt 2 af 60"


def test_it_stands_while_the_program_is_locked(
    screen: Screen, passing: Callable[[int], None]
) -> None:
    screen.desk.rest()
    assert not screen.desk.clock_steps.is_running
    passing(10)
    screen.desk.go_on()
    passing(1)
    assert told(screen) == "Organisering 1 min · i alt 1 af 60"


def test_it_can_be_done_without_and_that_is_remembered(
    screen: Screen, passing: Callable[[int], None], open_window: Callable[..., Screen]
) -> None:
    action = screen.desk.clock_steps.action
    assert action in screen.window.ui.viewMenu.actions()
    passing(1)
    action.trigger()
    assert told(screen) == ""
    screen.window.close()
    other = open_window()
    other.desk.clock_steps.look()
    assert told(other) == ""
    other.desk.clock_steps.action.trigger()
    assert told(other) != ""


def test_the_room_sees_it_too(screen: Screen, passing: Callable[[int], None]) -> None:
    from teammoede.ui.room_view import RoomView

    passing(15)
    screen.focus(screen.tab.discussion.edit)
    screen.press(Qt.Key.Key_F5)
    view = screen.window.findChild(RoomView)
    assert view is not None
    assert view.clock.text() == "Organisering 15 min · i alt 15 af 60"
    passing(1)
    assert view.clock.text() == "Organisering 16 min · i alt 16 af 60"
