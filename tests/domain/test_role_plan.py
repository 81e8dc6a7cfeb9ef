"""A meeting stores only what it changes of the role plan; the plan in force is laid from all."""

from datetime import date, timedelta

import pytest

from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingState
from teammoede.domain.role_plan import (
    DEFAULT_SITUATIONS,
    Area,
    RoleAssignment,
    RolePlan,
    Situation,
    own_area,
    own_assignment,
    situation_begins,
    situation_ends,
)

from .building import TODAY, make_course, make_meeting, weekly_meetings

WEEK = timedelta(weeks=1)
MONDAY, TUESDAY = 0, 1


@pytest.fixture
def meetings() -> list[Meeting]:
    course = make_course("Mette", "Lars")
    for place, title in enumerate(DEFAULT_SITUATIONS):
        Situation(course=course, title=title, position=place)
    return weekly_meetings(course, 4)


@pytest.fixture
def team(meetings: list[Meeting]) -> tuple[str, str]:
    mette, lars = meetings[0].course.memberships
    return mette.id, lars.id


def put(meeting: Meeting, weekday: int, *who: str, words: str = "", situation: int = 0) -> None:
    """Put people into a cell, as the Roller tab does."""
    key = meeting.course.situations[situation].id
    cell = own_assignment(meeting, key, weekday)
    cell.who, cell.words = list(who), words


def who(meeting: Meeting, weekday: int, situation: int = 0) -> list[str]:
    cell = RolePlan.at(meeting).cell(meeting.course.situations[situation], weekday)
    return cell.who if cell else []


def test_a_plan_is_in_force_from_its_meeting_until_a_later_one_changes_it(
    meetings: list[Meeting], team: tuple[str, str]
) -> None:
    mette, lars = team
    put(meetings[1], MONDAY, mette)
    put(meetings[3], MONDAY, lars)
    assert [who(m, MONDAY) for m in meetings] == [[], [mette], [mette], [lars]]


def test_each_cell_changes_by_itself(meetings: list[Meeting], team: tuple[str, str]) -> None:
    mette, lars = team
    put(meetings[0], MONDAY, mette)
    put(meetings[1], TUESDAY, lars)
    assert who(meetings[1], MONDAY) == [mette]
    assert who(meetings[1], TUESDAY) == [lars]
    assert who(meetings[1], TUESDAY, situation=1) == []


def test_a_first_plan_has_no_changes(meetings: list[Meeting], team: tuple[str, str]) -> None:
    put(meetings[0], MONDAY, team[0])
    plan = RolePlan.at(meetings[0])
    assert not plan.is_empty
    assert plan.changed_cells == frozenset()


def test_what_this_meeting_changed_is_marked_and_only_that(
    meetings: list[Meeting], team: tuple[str, str]
) -> None:
    mette, lars = team
    put(meetings[0], MONDAY, mette)
    put(meetings[0], TUESDAY, mette)
    put(meetings[1], TUESDAY, lars)
    first = meetings[0].course.situations[0]
    plan = RolePlan.at(meetings[1])
    assert plan.is_changed(first, TUESDAY)
    assert not plan.is_changed(first, MONDAY)
    assert RolePlan.at(meetings[2]).changed_cells == frozenset()


def test_a_cell_put_back_as_it_was_is_no_change(
    meetings: list[Meeting], team: tuple[str, str]
) -> None:
    mette, lars = team
    put(meetings[0], MONDAY, mette, lars)
    put(meetings[1], MONDAY, lars, mette)
    assert RolePlan.at(meetings[1]).changed_cells == frozenset()


def test_words_in_a_cell_count_as_a_change(meetings: list[Meeting], team: tuple[str, str]) -> None:
    put(meetings[0], MONDAY, team[0])
    put(meetings[1], MONDAY, team[0], words="fra kl. 8")
    assert len(RolePlan.at(meetings[1]).changed_cells) == 1


def test_an_emptied_cell_is_empty_from_there_on_and_marked(
    meetings: list[Meeting], team: tuple[str, str]
) -> None:
    put(meetings[0], MONDAY, team[0])
    put(meetings[1], MONDAY)
    plan = RolePlan.at(meetings[1])
    assert plan.cell(meetings[0].course.situations[0], MONDAY) is None
    assert plan.is_changed(meetings[0].course.situations[0], MONDAY)
    assert who(meetings[2], MONDAY) == []
    assert who(meetings[0], MONDAY) == [team[0]]


def test_a_meeting_inserted_in_the_past_starts_from_the_plan_of_then(
    meetings: list[Meeting], team: tuple[str, str]
) -> None:
    mette, lars = team
    put(meetings[0], MONDAY, mette)
    put(meetings[2], MONDAY, lars)
    inserted = make_meeting(meetings[0].course, meetings[1].date + timedelta(days=1))
    assert who(inserted, MONDAY) == [mette]
    put(inserted, TUESDAY, mette)
    assert who(meetings[3], MONDAY) == [lars]
    assert who(meetings[3], TUESDAY) == [mette]
    assert who(meetings[1], TUESDAY) == []


def test_writing_in_a_cell_starts_from_the_plan_in_force(
    meetings: list[Meeting], team: tuple[str, str]
) -> None:
    put(meetings[0], MONDAY, team[0], words="fra kl. 8")
    key = meetings[0].course.situations[0].id
    own = own_assignment(meetings[1], key, MONDAY)
    assert (own.who, own.words) == ([team[0]], "fra kl. 8")
    assert own.who is not meetings[0].assignments[0].who
    assert own_assignment(meetings[1], key, MONDAY) is own


def test_an_imported_cell_is_found_whatever_its_key(
    meetings: list[Meeting], team: tuple[str, str]
) -> None:
    """A file that somebody edited may carry keys of its own."""
    situation = meetings[0].course.situations[0]
    cell = RoleAssignment(meeting=meetings[0], situation_id=situation.id, weekday=MONDAY)
    assert own_assignment(meetings[0], situation.id, MONDAY) is cell
    area = Area(meeting=meetings[0], key="a", title="Køkken")
    assert own_area(meetings[0], area) is area


def test_an_area_follows_its_key_through_the_meetings(
    meetings: list[Meeting], team: tuple[str, str]
) -> None:
    mette, lars = team
    first = Area(meeting=meetings[0], key="k", title="Legeplads", who=[mette], valid_from=TODAY)
    assert RolePlan.at(meetings[1]).areas == [first]
    second = own_area(meetings[1], first)
    assert (second.title, second.valid_from) == ("Legeplads", TODAY)
    assert RolePlan.at(meetings[1]).changed_areas == frozenset()
    second.who = [lars]
    assert RolePlan.at(meetings[0]).areas == [first]
    assert RolePlan.at(meetings[2]).areas == [second]
    assert RolePlan.at(meetings[1]).changed_areas == {"k"}
    assert RolePlan.at(meetings[2]).changed_areas == frozenset()
    assert own_area(meetings[1], first) is second


def test_a_new_area_is_a_change_but_not_in_the_first_plan(meetings: list[Meeting]) -> None:
    Area(meeting=meetings[0], key="k", title="Legeplads")
    Area(meeting=meetings[1], key="l", title="Forældretavle", position=1)
    assert RolePlan.at(meetings[0]).changed_areas == frozenset()
    assert RolePlan.at(meetings[1]).changed_areas == {"l"}


def test_a_deleted_area_is_gone_from_there_on(meetings: list[Meeting]) -> None:
    area = Area(meeting=meetings[0], key="k", title="Legeplads")
    own_area(meetings[1], area).deleted = True
    assert RolePlan.at(meetings[0]).areas == [area]
    assert RolePlan.at(meetings[2]).areas == []


def test_areas_come_in_their_places(meetings: list[Meeting]) -> None:
    last = Area(meeting=meetings[0], key="a", position=1)
    first = Area(meeting=meetings[0], key="b", position=0)
    assert RolePlan.at(meetings[0]).areas == [first, last]


def test_a_removed_situation_stays_in_the_plans_before_its_end(meetings: list[Meeting]) -> None:
    hvil = next(s for s in meetings[0].course.situations if s.title == "Hvil")
    hvil.ended = meetings[1].date
    assert hvil in RolePlan.at(meetings[0]).situations
    assert hvil not in RolePlan.at(meetings[1]).situations
    assert [s.title for s in RolePlan.at(meetings[0]).situations] == list(DEFAULT_SITUATIONS)


def valid_from(meeting: Meeting) -> date:
    return RolePlan.at(meeting).valid_from


def test_a_plan_is_valid_from_the_meeting_that_last_changed_it(
    meetings: list[Meeting], team: tuple[str, str]
) -> None:
    put(meetings[0], MONDAY, team[0])
    put(meetings[0], TUESDAY, team[0])
    put(meetings[1], MONDAY, team[1])
    put(meetings[2], TUESDAY, team[0])  # looked at, and left as it was
    assert [valid_from(m) for m in meetings] == [
        TODAY,
        TODAY + WEEK,
        TODAY + WEEK,
        TODAY + WEEK,
    ]
    put(meetings[3], TUESDAY)  # taken away
    assert valid_from(meetings[3]) == TODAY + 3 * WEEK


def test_an_empty_plan_is_valid_from_its_meeting(meetings: list[Meeting]) -> None:
    assert RolePlan.at(meetings[1]).is_empty
    assert valid_from(meetings[1]) == TODAY + WEEK


def titles(meeting: Meeting) -> list[str]:
    return [s.title for s in RolePlan.at(meeting).situations]


def test_an_added_situation_is_in_no_earlier_plan(
    meetings: list[Meeting], team: tuple[str, str]
) -> None:
    put(meetings[0], MONDAY, team[0])
    began = situation_begins(meetings[1])
    Situation(course=meetings[0].course, title="Tur", position=99, began=began)
    assert ["Tur" in titles(m) for m in meetings] == [False, True, True, True]


def test_a_situation_of_the_first_plan_was_always_there(
    meetings: list[Meeting], team: tuple[str, str]
) -> None:
    assert situation_begins(meetings[0]) is None
    assert situation_begins(meetings[2]) is None  # nothing was planned before it
    put(meetings[0], MONDAY, team[0])
    assert situation_begins(meetings[0]) is None


def test_a_situation_removed_at_an_old_meeting_stays_in_the_plans_held_since(
    meetings: list[Meeting],
) -> None:
    for meeting in meetings[:3]:
        meeting.state = MeetingState.HELD
    hvil = next(s for s in meetings[0].course.situations if s.title == "Hvil")
    hvil.ended = situation_ends(meetings[0])
    assert ["Hvil" in titles(m) for m in meetings] == [True, True, True, False]


def test_a_situation_removed_at_the_latest_meeting_is_gone_at_once(meetings: list[Meeting]) -> None:
    meetings[0].state = MeetingState.HELD
    assert situation_ends(meetings[0]) == meetings[0].date
    assert situation_ends(meetings[1]) == meetings[1].date


def test_a_plan_written_in_a_cancelled_meeting_stays_in_force(
    meetings: list[Meeting], team: tuple[str, str]
) -> None:
    put(meetings[1], MONDAY, team[0])
    meetings[1].state = MeetingState.CANCELLED
    assert who(meetings[2], MONDAY) == [team[0]]


def test_who_stands_in_the_plan_and_has_left_is_found(
    meetings: list[Meeting], team: tuple[str, str]
) -> None:
    mette, lars = team
    put(meetings[0], MONDAY, mette, lars)
    Area(meeting=meetings[0], key="k", title="Motorik", who=[lars], stand_in=[mette])
    assert RolePlan.at(meetings[1]).still_named() == []
    member = meetings[0].course.member(mette)
    assert member is not None
    member.left = meetings[1].date
    assert RolePlan.at(meetings[0]).still_named() == []
    assert RolePlan.at(meetings[1]).still_named() == [member]
    assert RolePlan.at(meetings[1]).gone([lars]) == []
