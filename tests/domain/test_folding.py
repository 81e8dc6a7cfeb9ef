"""Folding a meeting keeps one point and proposes twenty minutes; unfolding takes both back."""

import pytest

from teammoede.domain.folding import burning_point, folding, points_to_burn, usual_length
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingKind

from .building import PLANNING, TODAY, agree, make_course, weekly_meetings


@pytest.fixture
def meeting() -> Meeting:
    """The second of two meetings, in a course whose meetings last 50 minutes."""
    second = weekly_meetings(make_course("Mette", length=50), 2)[1]
    second.length = 50
    return second


@pytest.fixture
def earlier(meeting: Meeting) -> Meeting:
    return meeting.course.ordered_meetings()[0]


def test_every_point_can_burn_but_the_roles_which_stay_anyway() -> None:
    assert [item.key for item in points_to_burn(PLANNING)] == [*PLANNING.keys[:-1]]


def test_the_point_in_front_burns(meeting: Meeting) -> None:
    meeting.burning = "relations"
    assert burning_point(meeting, TODAY, "parents") == "parents"


@pytest.mark.parametrize("front", ["", "roles", "since_last"])
def test_else_the_one_that_was_chosen_once(meeting: Meeting, front: str) -> None:
    meeting.burning = "relations"
    assert burning_point(meeting, TODAY, front) == "relations"


def test_else_the_one_where_most_is_open(meeting: Meeting, earlier: Meeting) -> None:
    assert burning_point(meeting, TODAY) == "organisation"
    for point in ("parents", "parents", "activities"):
        agree(earlier, point=point)
    assert burning_point(meeting, TODAY) == "parents"


def test_folding_and_unfolding_gives_all_back_but_the_point(meeting: Meeting) -> None:
    folded = folding(meeting, TODAY, "parents")
    assert folded == {"short": True, "burning": "parents", "length": 20}
    meeting.short, meeting.burning, meeting.length = True, "parents", 20
    assert folding(meeting, TODAY) == {"short": False, "length": 50}


@pytest.mark.parametrize("short", [False, True])
def test_a_length_of_its_own_stays(meeting: Meeting, short: bool) -> None:
    meeting.short, meeting.length = short, 35
    assert "length" not in folding(meeting, TODAY)


def test_only_planning_meetings_last_as_long_as_the_course_says(meeting: Meeting) -> None:
    assert usual_length(meeting.course, MeetingKind.PLANNING, PLANNING) == 50
    assert usual_length(meeting.course, MeetingKind.VISIT, PLANNING) == PLANNING.length
    meeting.course.length = None
    assert usual_length(meeting.course, MeetingKind.PLANNING, PLANNING) == PLANNING.length
