"""What a person who leaves has, on the day they are gone, and who can take it over."""

from datetime import date, timedelta

import pytest

from teammoede.domain.action import Answer, Due
from teammoede.domain.course import Course
from teammoede.domain.errors import InvalidValue
from teammoede.domain.handover import Handover
from teammoede.domain.leaving import Leaving, Piece, Sort
from teammoede.domain.meeting import Meeting
from teammoede.domain.people import Membership, Who
from teammoede.domain.role_plan import Area, Situation, own_assignment

from .building import TODAY, agree, answer, cancelled, held, make_course, weekly_meetings

WEEK, DAY = timedelta(weeks=1), timedelta(days=1)
GONE = date(2026, 11, 28)  # a Saturday; the next meeting is the Monday after it


@pytest.fixture
def course() -> Course:
    """A team of three; last week's meeting held, this week's and next week's planned."""
    course = make_course("Mette Holm", "Lars Bech", "Sara Lind")
    held(weekly_meetings(course, 3, TODAY - WEEK)[0])
    return course


@pytest.fixture
def mette(course: Course) -> Membership:
    return course.memberships[0]


@pytest.fixture
def lars(course: Course) -> Membership:
    return course.memberships[1]


@pytest.fixture
def earlier(course: Course) -> Meeting:
    """The meeting that was held."""
    return course.ordered_meetings()[0]


def leaving(member: Membership, left: date = GONE, today: date = TODAY) -> Leaving:
    return Leaving.of(member, left, today)


def drawn(pieces: tuple[Piece, ...]) -> list[tuple[str, str, str]]:
    return [(piece.sort.value, piece.what, piece.beside) for piece in pieces]


def place(meeting: Meeting, title: str, days: tuple[int, ...], *who: Membership) -> Situation:
    """Put people into a situation on some weekdays."""
    situation = Situation(
        course=meeting.course, title=title, position=len(meeting.course.situations)
    )
    for weekday in days:
        own_assignment(meeting, situation.id, weekday).who = [member.id for member in who]
    return situation


def area(meeting: Meeting, title: str, **values: object) -> Area:
    return Area(meeting=meeting, key=title, title=title, **values)


# actions


def test_open_actions_are_handed_over_overdue_ones_first(
    earlier: Meeting, mette: Membership, lars: Membership
) -> None:
    agree(earlier, "Mål støjen", who=[mette.id])
    agree(earlier, "Ring hjem", who=[lars.id, mette.id], due=Due.DATE, due_date=TODAY)
    agree(earlier, "Lars' egen", who=[lars.id])
    agree(earlier, "Fælles", everyone=True)
    found = leaving(mette)
    assert drawn(found.pieces) == [
        ("action", "Ring hjem", "aftalt ma 16.11., senest ma 23.11."),
        ("action", "Mål støjen", "aftalt ma 16.11."),
    ]
    assert found.pieces[0].others == (lars.id,)


def test_what_is_closed_or_was_handed_over_before_is_not_theirs(
    earlier: Meeting, mette: Membership, lars: Membership
) -> None:
    answer(agree(earlier, who=[mette.id]), earlier.course.ordered_meetings()[1], Answer.DONE)
    passed = agree(earlier, who=[mette.id])
    Handover(action=passed, course_id="c", day=GONE, member_id=mette.id, to=[lars.id])
    assert leaving(mette).pieces == ()
    assert len(leaving(mette, GONE - DAY).pieces) == 1
    assert [piece.key for piece in leaving(lars).pieces] == [passed.id]


def test_who_left_long_ago_hands_over_from_today(earlier: Meeting, mette: Membership) -> None:
    agree(earlier, who=[mette.id])
    found = leaving(mette, TODAY - 8 * WEEK)
    assert (found.left, found.day) == (TODAY - 8 * WEEK, TODAY)
    assert len(found.pieces) == 1


# roles


def test_places_are_one_piece_a_situation_and_areas_one_a_part(
    earlier: Meeting, mette: Membership, lars: Membership
) -> None:
    place(earlier, "Modtagelse", (0, 1, 2, 3, 4), mette)
    place(earlier, "Garderobe", (1, 3), lars, mette)
    place(earlier, "Hvil", (0,), lars)
    area(earlier, "Motorik", who=[mette.id], position=0)
    area(earlier, "Sprog", who=[lars.id], stand_in=[mette.id], position=1)
    area(earlier, "Sommer", who=[mette.id], valid_to=TODAY, position=2)
    found = leaving(mette)
    assert found.meeting is earlier.course.ordered_meetings()[2]
    assert found.stuck == ()
    assert drawn(found.pieces) == [
        ("place", "Modtagelse", "mandag–fredag"),
        ("place", "Garderobe", "tirsdag, torsdag"),
        ("area", "Motorik", "ansvarlig"),
        ("area", "Sprog", "stedfortræder"),
    ]
    assert [piece.others for piece in found.pieces] == [(), (lars.id,), (), ()]
    assert len({piece.key for piece in found.pieces}) == 4


def test_roles_change_at_the_last_planned_meeting_where_none_comes_after(
    earlier: Meeting, mette: Membership
) -> None:
    place(earlier, "Hvil", (0,), mette)
    assert leaving(mette, TODAY + 4 * WEEK).meeting is earlier.course.ordered_meetings()[2]


def test_roles_are_stuck_where_no_meeting_is_planned(earlier: Meeting, mette: Membership) -> None:
    place(earlier, "Hvil", (0,), mette)
    agree(earlier, who=[mette.id])
    for meeting in earlier.course.ordered_meetings()[1:]:
        cancelled(meeting)
    found = leaving(mette)
    assert found.meeting is None
    assert [piece.sort for piece in found.pieces] == [Sort.ACTION]
    assert drawn(found.stuck) == [("place", "Hvil", "mandag")]
    assert not found.has_nothing


def test_the_meetings_they_were_to_lead_or_write_are_found(
    course: Course, mette: Membership, lars: Membership
) -> None:
    before, this, following = course.ordered_meetings()
    before.chair_id = this.chair_id = following.minute_taker_id = mette.id
    following.chair_id = lars.id
    assert leaving(mette).turns == (following,)
    assert leaving(mette, TODAY).turns == (this, following)


def test_a_person_with_nothing_has_nothing(mette: Membership) -> None:
    assert leaving(mette).has_nothing


def test_a_course_without_meetings_has_nothing_either() -> None:
    assert leaving(make_course("Mette").memberships[0]).has_nothing


# what cannot be


def test_the_last_day_is_not_before_the_first(mette: Membership) -> None:
    mette.joined = TODAY
    leaving(mette, TODAY + DAY).check({})
    with pytest.raises(InvalidValue, match="kom på holdet mandag"):
        leaving(mette, TODAY).check({})


def test_nobody_takes_over_who_is_not_there(
    course: Course, mette: Membership, lars: Membership
) -> None:
    lars.left = GONE
    found = leaving(mette)
    assert [member.name for member in found.takers()] == ["Sara Lind"]
    found.check({"a": Who((course.memberships[2].id,), True, "vikaren"), "b": Who()})
    for who in (Who((lars.id,)), Who(words="vikaren, Lars")):
        with pytest.raises(InvalidValue, match="Lars Bech er ikke på holdet"):
            found.check({"a": who})
    with pytest.raises(InvalidValue, match="Mette Holm er den, der forlader holdet"):
        found.check({"a": Who((mette.id,))})


def test_who_came_since_can_take_over_from_who_left_before(
    course: Course, mette: Membership, lars: Membership
) -> None:
    lars.joined = TODAY - WEEK
    found = leaving(mette, TODAY - 4 * WEEK)
    assert lars in found.takers()
    found.check({"a": Who((lars.id,))})


def test_a_place_goes_to_the_new_ones_in_the_same_place(
    mette: Membership, lars: Membership
) -> None:
    found = leaving(mette)
    before = ["x", mette.id, lars.id]
    assert found.passed_on(before, "", Who((lars.id,))) == (["x", lars.id], "")
    assert found.passed_on(before, "gerne ude", Who(("y",), True, "vikaren")) == (
        ["x", "y", lars.id],
        "gerne ude, alle, vikaren",
    )
    assert found.passed_on(before, "", Who()) == (["x", lars.id], "")
