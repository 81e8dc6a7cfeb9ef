"""Minutes are counted for the point in front only, and never while everybody sleeps."""

import pytest

from teammoede.domain.meeting_clock import LONGEST_STEP, MeetingClock, TimeUsed


def run_on(clock: MeetingClock, point: str, begin: float, minutes: int) -> float:
    """Look at the clock each half minute, as a timer does; return the moment afterwards."""
    for half in range(2 * minutes + 1):
        clock.run("m", point, begin + 30 * half)
    return begin + 60 * minutes


def test_each_point_has_its_own_minutes_and_a_sum() -> None:
    clock = MeetingClock()
    now = run_on(clock, "organisation", 1000.0, 4)
    now = run_on(clock, "roles", now, 2)
    run_on(clock, "organisation", now, 1)
    assert clock.spent("m", "organisation") == 5
    assert clock.spent("m", "roles") == 2
    assert clock.total("m") == 7


def test_half_minutes_of_two_points_make_one_in_the_sum() -> None:
    clock = MeetingClock()
    for point, now in (("a", 0.0), ("b", 30.0), ("b", 60.0)):
        clock.run("m", point, now)
    assert (clock.spent("m", "a"), clock.spent("m", "b"), clock.total("m")) == (0, 0, 1)


def test_a_pause_counts_for_nothing() -> None:
    clock = MeetingClock()
    now = run_on(clock, "a", 0.0, 3)
    clock.pause(now)
    assert not clock.is_running
    run_on(clock, "a", now + 80, 1)
    assert clock.total("m") == 4


def test_what_was_slept_through_counts_for_nothing() -> None:
    clock = MeetingClock()
    clock.run("m", "a", 0.0)
    clock.run("m", "a", LONGEST_STEP + 1)
    assert clock.total("m") == 0
    clock.run("m", "a", LONGEST_STEP + 61)
    assert clock.total("m") == 1


def test_another_meeting_has_times_of_its_own() -> None:
    clock = MeetingClock()
    now = run_on(clock, "a", 0.0, 3)
    clock.run("other", "a", now)
    clock.run("other", "a", now + 60)
    assert (clock.total("m"), clock.total("other")) == (3, 1)


@pytest.mark.parametrize(
    ("used", "told"),
    [
        (TimeUsed("Organisering", 4, 23, 60), "Organisering 4 min · i alt 23 af 60"),
        (TimeUsed("Roller", 0, 60, 60), "Roller 0 min · i alt 60 af 60"),
        (TimeUsed("Roller", 9, 63, 60), "Roller 9 min · i alt 63 min, 3 over tiden"),
        (TimeUsed("Roller", 9, 63, None), "Roller 9 min · i alt 63 min"),
    ],
)
def test_it_is_told_in_one_quiet_line(used: TimeUsed, told: str) -> None:
    assert str(used) == told


def test_the_share_ends_with_the_time_set_aside() -> None:
    assert TimeUsed("a", 0, 15, 60).share == 0.25
    assert TimeUsed("a", 0, 90, 60).share == 1.0
    assert TimeUsed("a", 0, 90, None).share == 0.0
