"""Who does it after a hand-over: in the order in which it went from hand to hand."""

from datetime import timedelta

import pytest

from teammoede.domain.action import Action
from teammoede.domain.handover import Handover, own_handover
from teammoede.domain.people import Membership

from .building import TODAY, agree, make_course, make_meeting


@pytest.fixture
def action() -> Action:
    course = make_course("Mette", "Lars", "Åse")
    return agree(make_meeting(course, TODAY), who=[course.memberships[0].id])


def _team(action: Action) -> list[Membership]:
    return action.meeting.course.memberships


def _hand_over(action: Action, key: str, leaves: Membership, to: Membership) -> None:
    Handover(id=key, action=action, day=TODAY, member_id=leaves.id, to=[to.id])


@pytest.mark.parametrize("keys", [("a", "b"), ("b", "a")])
def test_two_who_leave_on_one_day_hand_over_in_turn(action: Action, keys: tuple[str, str]) -> None:
    mette, lars, aase = _team(action)
    _hand_over(action, keys[0], mette, lars)
    _hand_over(action, keys[1], lars, aase)
    assert action.who_on(TODAY).members == (aase.id,)


@pytest.mark.parametrize("keys", [("a", "b"), ("b", "a")])
def test_of_two_who_do_it_and_leave_on_one_day_none_is_left(
    action: Action, keys: tuple[str, str]
) -> None:
    mette, lars, aase = _team(action)
    action.who = [mette.id, lars.id]
    _hand_over(action, keys[0], mette, lars)
    _hand_over(action, keys[1], lars, aase)
    assert action.who_on(TODAY).members == (aase.id,)


def test_a_hand_over_there_and_back_on_one_day_ends(action: Action) -> None:
    mette, lars, _ = _team(action)
    _hand_over(action, "a", mette, lars)
    _hand_over(action, "b", lars, mette)
    assert action.who_on(TODAY).members == (mette.id,)


def test_two_copies_that_hand_over_the_same_make_the_same_record(action: Action) -> None:
    mette = _team(action)[0]
    handover = own_handover(action, mette, TODAY)
    assert own_handover(action, mette, TODAY) is handover
    action.handovers.clear()
    assert own_handover(action, mette, TODAY).id == handover.id
    assert own_handover(action, mette, TODAY + timedelta(days=1)).id != handover.id
    assert handover.of_course == action.of_course
