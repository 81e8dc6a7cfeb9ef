"""A short meeting folds its agenda, and unfolding it keeps everything in sight."""

import pytest

from teammoede.domain.agenda import SINCE_LAST
from teammoede.domain.meeting import Meeting

from .building import PLANNING, TODAY, agree, make_course, make_meeting


@pytest.fixture
def meeting() -> Meeting:
    return make_meeting(make_course("Mette"), TODAY, short=True, burning="parents")


def test_a_short_meeting_is_what_is_open_one_burning_point_and_the_roles(meeting: Meeting) -> None:
    assert meeting.agenda.keys == (SINCE_LAST, "parents", "roles")


def test_a_point_that_holds_something_never_folds(meeting: Meeting) -> None:
    meeting.own_note("relations").text = "Legen gik godt"
    agree(meeting, point="organisation")
    assert meeting.agenda.keys == (SINCE_LAST, "organisation", "relations", "parents", "roles")


def test_unfolding_keeps_what_was_written_in_the_one_list(meeting: Meeting) -> None:
    meeting.own_note(SINCE_LAST).text = "Alt går, som det skal"
    meeting.short = False
    assert meeting.agenda.keys == (SINCE_LAST, *PLANNING.keys)
    meeting.own_note(SINCE_LAST).text = ""
    assert meeting.agenda.keys == PLANNING.keys


def test_unfolding_keeps_what_was_agreed_in_the_one_list(meeting: Meeting) -> None:
    action = agree(meeting, point=SINCE_LAST)
    meeting.short = False
    assert meeting.agreed_on(SINCE_LAST) == [action]
    assert meeting.agenda.keys[0] == SINCE_LAST
