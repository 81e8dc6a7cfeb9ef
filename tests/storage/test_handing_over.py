"""A person leaves: all of what they had is in other hands in the archive, or none of it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from teammoede.domain.action import Action
from teammoede.domain.base import natural_id
from teammoede.domain.course import Course
from teammoede.domain.errors import InvalidValue, Refused
from teammoede.domain.leaving import Leaving
from teammoede.domain.meeting import Meeting
from teammoede.domain.people import Membership, Who
from teammoede.domain.role_plan import Area, RolePlan, own_area, own_assignment
from teammoede.storage.handing_over import hand_over
from teammoede.storage.store import Store
from tests.domain.building import TODAY, agree

WEEK = timedelta(weeks=1)
GONE = date(2026, 11, 28)


@pytest.fixture
def mette(course: Course) -> Membership:
    return course.memberships[0]


@pytest.fixture
def lars(course: Course) -> Membership:
    return course.memberships[1]


@pytest.fixture
def action(store: Store, meeting: Meeting, mette: Membership) -> Action:
    """What Mette agreed to do, in minutes that are approved since."""
    action = agree(meeting, "Mål støjen", who=[mette.id])
    store.keep(action)
    for weekday in (0, 2):
        cell = own_assignment(meeting, meeting.course.situations[0].id, weekday)
        store.change(cell, who=[mette.id])
    area = Area(meeting=meeting, key="m", title="Motorik", who=[mette.id], stand_in=[mette.id])
    store.keep(area)
    store.hold(meeting)
    store.approve(meeting)
    return action


@pytest.fixture
def following(store: Store, course: Course, action: Action, mette: Membership) -> Meeting:
    """The next meeting, which Mette was to lead."""
    meeting = store.plan_meeting(course, TODAY + WEEK)
    store.change(meeting, chair_id=mette.id, minute_taker_id=None)
    return meeting


def all_to(leaving: Leaving, *who: Membership, words: str = "") -> dict[str, Who]:
    return {piece.key: Who(tuple(m.id for m in who), words=words) for piece in leaving.pieces}


def names(course: Course, meeting: date, members: str = "who") -> list[list[list[str]]]:
    """Return who stands in the cells and areas of the plan in force at a meeting."""
    plan = RolePlan.at(next(m for m in course.meetings if m.date == meeting))
    cells = [course.who_names(plan.cells[key].who) for key in sorted(plan.cells)]
    return [cells, [course.who_names(getattr(area, members)) for area in plan.areas]]


def test_everything_is_in_other_hands_and_the_old_minutes_stay(
    store: Store, following: Meeting, action: Action, mette: Membership, lars: Membership
) -> None:
    leaving = Leaving.of(mette, GONE, TODAY)
    hand_over(store, leaving, all_to(leaving, lars))
    course = store.course(following.course.id)
    kept = course.actions()[0]
    assert kept.who == [mette.id]
    assert course.named(kept.who_on(GONE)) == "Lars"
    assert course.named(kept.who_on(GONE - timedelta(days=1))) == "Mette"
    assert course.memberships[0].left == GONE
    assert names(course, following.date) == [[["Lars"], ["Lars"]], [["Lars"]]]
    assert names(course, following.date, "stand_in")[1] == [["Lars"]]
    assert names(course, TODAY) == [[["Mette"], ["Mette"]], [["Mette"]]]
    again = Leaving.of(course.memberships[0], GONE, TODAY)
    assert again.has_nothing


def test_nobody_named_is_to_be_found_later(
    store: Store, following: Meeting, mette: Membership
) -> None:
    leaving = Leaving.of(mette, GONE, TODAY)
    hand_over(store, leaving, all_to(leaving, words="den nye"))
    course = store.course(following.course.id)
    assert course.actions()[0].who_on(GONE) == Who(words="den nye")
    cell = next(iter(RolePlan.at(course.ordered_meetings()[1]).cells.values()))
    assert (cell.who, cell.words) == ([], "den nye")


def test_what_is_not_given_stays(store: Store, following: Meeting, mette: Membership) -> None:
    hand_over(store, Leaving.of(mette, GONE, TODAY), {})
    course = store.course(following.course.id)
    assert course.memberships[0].left == GONE
    assert course.actions()[0].handovers == []
    assert len(Leaving.of(course.memberships[0], GONE, TODAY).pieces) == 4


def test_later_plans_do_not_name_the_person_again(
    store: Store, following: Meeting, mette: Membership, lars: Membership
) -> None:
    course = following.course
    later = store.plan_meeting(course, TODAY + 2 * WEEK)
    situation = course.situations[0].id
    store.change(own_assignment(later, situation, 0), who=[lars.id, mette.id])
    store.change(own_area(later, RolePlan.at(later).areas[0]), title="Motorik ude")
    leaving = Leaving.of(mette, GONE, TODAY)
    hand_over(store, leaving, all_to(leaving, lars))
    kept = store.course(course.id)
    assert names(kept, later.date) == [[["Lars"], ["Lars"]], [["Lars"]]]
    assert RolePlan.at(kept.ordered_meetings()[2]).areas[0].title == "Motorik ude"


def test_turns_to_lead_and_write_go_to_the_others_and_never_both_to_one(
    store: Store, following: Meeting, mette: Membership, lars: Membership
) -> None:
    sara = store.add_member(following.course, "Sara Lind", TODAY)
    store.change(following, minute_taker_id=lars.id)
    hand_over(store, Leaving.of(mette, GONE, TODAY), {})
    kept = store.course(following.course.id).ordered_meetings()[1]
    assert {kept.chair_id, kept.minute_taker_id} == {lars.id, sara.id}


def test_a_taker_who_is_not_there_changes_nothing(
    store: Store, following: Meeting, mette: Membership
) -> None:
    leaving = Leaving.of(mette, GONE, TODAY)
    with pytest.raises(InvalidValue):
        hand_over(store, leaving, all_to(leaving, mette))
    assert mette.left is None
    assert store.course(following.course.id).memberships[0].left is None


def test_a_refused_hand_over_is_undone_as_a_whole_and_can_be_tried_again(
    store: Store,
    open_store: Callable[..., Store],
    following: Meeting,
    action: Action,
    mette: Membership,
    lars: Membership,
) -> None:
    """Another window approves the meeting in between; roles come after the actions."""
    leaving = Leaving.of(mette, GONE, TODAY)
    other = open_store("another")
    elsewhere = other.course(following.course.id).ordered_meetings()[1]
    other.hold(elsewhere)
    other.approve(elsewhere)
    for _ in range(2):
        with pytest.raises(Refused):
            hand_over(store, leaving, all_to(leaving, lars))
        assert mette.left is None
        assert action.handovers == []
        assert (following.assignments, following.areas) == ([], [])
        assert following.chair_id == mette.id
        assert store.course(following.course.id).memberships[0].left is None
    other.reopen(elsewhere, "for tidligt")
    hand_over(store, leaving, all_to(leaving, lars))
    kept = store.course(following.course.id)
    assert kept.named(kept.actions()[0].who_on(GONE)) == "Lars"
    assert len(kept.actions()[0].handovers) == 1


def test_minutes_of_today_stay_as_they_are_and_the_lists_name_the_new_one_at_once(
    store: Store, following: Meeting, mette: Membership, lars: Membership
) -> None:
    leaving = Leaving.of(mette, TODAY, TODAY)  # TODAY's meeting is approved
    hand_over(store, leaving, all_to(leaving, lars))
    course = store.course(following.course.id)
    handed = course.actions()[0]
    assert course.named(handed.who_on(TODAY)) == "Mette"
    assert course.named(handed.who_now(TODAY)) == "Lars"


def test_the_same_hand_over_in_two_copies_is_one_record(
    store: Store, following: Meeting, mette: Membership, lars: Membership
) -> None:
    leaving = Leaving.of(mette, GONE, TODAY)
    hand_over(store, leaving, all_to(leaving, lars))
    [first] = store.course(following.course.id).actions()[0].handovers
    assert first.id == natural_id(first.action_id, mette.id, GONE)
