"""What touches a person who was not there: no more, no less, and no word of the discussion."""

from datetime import timedelta

import pytest

from teammoede.domain.action import Answer
from teammoede.domain.catching_up import News, RoleChange, who_missed
from teammoede.domain.course import Course
from teammoede.domain.handover import Handover
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import Presence
from teammoede.domain.people import Membership
from teammoede.domain.role_plan import Area, RoleAssignment, Situation, own_area, own_assignment
from tests.domain.building import TODAY, agree, answer, held, make_course, weekly_meetings


@pytest.fixture
def course() -> Course:
    """Three people, last week's meeting held, this week's and the next to come."""
    course = make_course("Mette Holm", "Lars Bech", "Sara Lind")
    first, *_ = weekly_meetings(course, 3, TODAY - timedelta(weeks=1))
    held(first)
    return course


@pytest.fixture
def meeting(course: Course) -> Meeting:
    return course.ordered_meetings()[1]


@pytest.fixture
def mette(course: Course) -> Membership:
    return course.memberships[0]


def test_who_missed_it_are_those_who_were_away_or_not_there_all_the_time(course: Course) -> None:
    meeting = course.ordered_meetings()[1]
    mette, lars, sara = course.memberships
    assert who_missed(meeting) == []
    meeting.own_attendance(mette).presence = Presence.PRESENT
    meeting.own_attendance(lars).presence = Presence.PARTLY
    meeting.own_attendance(sara).presence = Presence.APOLOGIES
    assert who_missed(meeting) == [lars, sara]
    meeting.own_attendance(mette).presence = Presence.ABSENT
    assert who_missed(meeting) == [mette, lars, sara]


def test_new_agreements_are_those_for_the_person_or_for_all(
    course: Course, meeting: Meeting, mette: Membership
) -> None:
    mine = agree(meeting, "Min", who=[mette.id], position=0)
    ours = agree(meeting, "Alles", everyone=True, position=1)
    agree(meeting, "En andens", who=[course.memberships[1].id])
    agree(meeting, "Vikarens", who_words="Mette?")
    agree(course.ordered_meetings()[0], "Gammel", who=[mette.id])
    assert News.of(meeting, mette).agreed == [mine, ours]


def test_answers_are_those_to_agreements_of_the_person(
    course: Course, meeting: Meeting, mette: Membership
) -> None:
    first = course.ordered_meetings()[0]
    mine = agree(first, "Min", who=[mette.id], position=1)
    ours = agree(first, "Alles", everyone=True, position=0)
    other = agree(first, "En andens", who=[course.memberships[1].id])
    unanswered = agree(first, "Ubesvaret", who=[mette.id])
    gone = agree(first, "Slettet", who=[mette.id], deleted=True)
    for action in (mine, ours, other, gone):
        answer(action, meeting, Answer.DONE)
    answer(unanswered, meeting, Answer.DONE).give(None)
    assert [review.action for review in News.of(meeting, mette).answered] == [ours, mine]


def test_what_was_handed_over_since_the_last_meeting_is_news_once(
    course: Course, meeting: Meeting, mette: Membership
) -> None:
    lars = course.memberships[1]
    action = agree(course.ordered_meetings()[0], who=[lars.id])
    Handover(course_id=course.id, action=action, day=TODAY, member_id=lars.id, to=[mette.id])
    assert News.of(meeting, mette).taken_over == [action]
    assert not News.of(meeting, course.memberships[2])
    held(meeting)
    assert News.of(course.ordered_meetings()[2], mette).taken_over == []


def _stands(meeting: Meeting, situation: Situation, day: int, *who: Membership) -> RoleAssignment:
    cell = own_assignment(meeting, situation.id, day)
    cell.who = [member.id for member in who]
    return cell


def test_roles_that_name_the_person_now_or_did_before(
    course: Course, meeting: Meeting, mette: Membership
) -> None:
    lars, sara = course.memberships[1:]
    first = course.ordered_meetings()[0]
    lunch = Situation(course=course, title="Frokost")
    rest = Situation(course=course, title="Hvil", position=1)
    _stands(first, lunch, 0, mette)
    _stands(first, lunch, 1, mette)
    _stands(first, rest, 0, mette)
    _stands(first, rest, 1, sara)
    _stands(meeting, lunch, 0, lars)
    _stands(meeting, lunch, 1, lars)
    _stands(meeting, rest, 0, mette)
    _stands(meeting, rest, 1, lars)
    _stands(meeting, rest, 4, mette, lars)
    assert News.of(meeting, mette).roles == [
        RoleChange("Frokost", (0, 1), "Lars", "Mette"),
        RoleChange("Hvil", (4,), "Mette, Lars", ""),
    ]


def test_a_first_plan_is_news_and_a_situation_that_ends_is_too(
    course: Course, meeting: Meeting, mette: Membership
) -> None:
    first = course.ordered_meetings()[0]
    lunch = Situation(course=course, title="Frokost", ended=meeting.date)
    _stands(first, lunch, 2, mette)
    assert News.of(first, mette).roles == [RoleChange("Frokost", (2,), "Mette", "")]
    assert News.of(meeting, mette).roles == [RoleChange("Frokost", (2,), "", "Mette")]


def test_areas_that_name_the_person_now_or_did_before(
    course: Course, meeting: Meeting, mette: Membership
) -> None:
    lars, sara = course.memberships[1:]
    first = course.ordered_meetings()[0]
    door = Area(meeting=first, key="door", title="Garderobe", who=[mette.id])
    books = Area(meeting=first, key="books", title="Bøger", who=[mette.id], position=1)
    wall = Area(meeting=first, key="wall", title="Opslag", who=[sara.id], position=2)
    new_door, moved, new_wall = (own_area(meeting, area) for area in (door, books, wall))
    new_door.who, new_door.stand_in = [lars.id], [mette.id]
    moved.position = 9
    new_wall.who = [lars.id]
    assert News.of(meeting, mette).roles == [
        RoleChange("Garderobe", (), "Lars (stedfortræder: Mette)", "Mette")
    ]
    new_door.deleted = True
    assert News.of(meeting, mette).roles == [RoleChange("Garderobe", (), "", "Mette")]


def test_whom_nothing_touches_has_no_news(course: Course, meeting: Meeting) -> None:
    agree(meeting, who=[course.memberships[0].id])
    meeting.own_note("organisation").text = "Sara, Sara"
    assert not News.of(meeting, course.memberships[2])
    assert News.of(meeting, course.memberships[0])
