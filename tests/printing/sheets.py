"""Courses as sheets need them, and every sheet as one call, for the tests of the paper."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from teammoede.domain.action import Action, Due
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingState
from teammoede.domain.meeting_part import Note
from teammoede.domain.people import Function, Membership
from teammoede.domain.role_plan import DEFAULT_SITUATIONS, Area, RoleAssignment, Situation
from teammoede.printing.agenda import agenda
from teammoede.printing.choices import Density, Order
from teammoede.printing.followup import followup
from teammoede.printing.introduction import introduction
from teammoede.printing.minutes import minutes
from teammoede.printing.roles import roles
from tests.domain.building import PLANNING, TODAY, make_course, make_meeting

PRINTED = datetime(2026, 11, 23, 12, 41)
GOAL = "Børnegruppen er præget af ro og tryghed, så hvert barn kan trives, lære og deltage."
SECRET = "Dette er fortroligt og hører ikke til på papiret"
TEAM = (
    ("Mette Krogh", Function.STAFF),
    ("Lars Bøgh", Function.STAFF),
    ("Ayşe Yıldız", Function.STAFF),
    ("Łucja Nowak", Function.RESOURCE),
    ("Hanne Friis", Function.LEADER),
    ("Birgit Sand", Function.COUNSELLOR),
)


def course_with(actions: int = 10, note: str = "", what: str = "") -> tuple[Course, Meeting]:
    """Return a course with two held meetings, this week's and the next, and this week's meeting.

    The actions are spread over the points, every third with a date; the first ones are overdue.
    """
    course = make_course(title="Ro på Blå stue", institution="Solstrålen", goal=GOAL)
    team = [
        Membership(course=course, name=name, function=function, position=place)
        for place, (name, function) in enumerate(TEAM)
    ]
    before, last, meeting, _ = (_meeting(course, weeks) for weeks in (-2, -1, 0, 1))
    for number in range(actions):
        _agree((before, last)[number % 2], number, team, what)
    for item in PLANNING.items if note else ():
        Note(meeting=meeting, point=item.key, text=note, confidential=SECRET)
    _plan(course, before, team)
    return course, meeting


def _meeting(course: Course, weeks: int) -> Meeting:
    state = MeetingState.HELD if weeks < 0 else MeetingState.PLANNED
    day = TODAY + timedelta(weeks=weeks)
    return make_meeting(
        course, day, start=time(12, 30), length=60, place="Personalestuen", state=state
    )


def _agree(meeting: Meeting, number: int, team: list[Membership], what: str) -> Action:
    dated = number % 3 == 0
    return Action(
        meeting=meeting,
        point=PLANNING.keys[number % 7],
        position=number,
        what=what or f"Aftale nr. {number}: del gruppen i tre, så fire børn klæder om ad gangen",
        who=[team[number % len(team)].id],
        due=Due.DATE if dated else Due.NEXT_MEETING,
        due_date=TODAY + timedelta(days=number - 4) if dated else None,
    )


def _plan(course: Course, meeting: Meeting, team: list[Membership]) -> None:
    for place, title in enumerate(DEFAULT_SITUATIONS):
        situation = Situation(course=course, title=title, position=place)
        for weekday in range(5):
            who = [team[(place + weekday) % 4].id]
            RoleAssignment(meeting=meeting, situation_id=situation.id, weekday=weekday, who=who)
    Area(meeting=meeting, key="door", title="Garderobe", includes="Kroge", who=[team[0].id])


def empty_course() -> tuple[Course, Meeting]:
    """Return a course with nothing but a title and one meeting."""
    course = make_course(title="Tom")
    return course, make_meeting(course, TODAY)


Sheet = Callable[[Course, Meeting], bytes]


def compact(course: Course, meeting: Meeting, today: date = TODAY) -> bytes:
    return agenda(meeting, today=today, printed=PRINTED, density=Density.COMPACT)


def roomy(course: Course, meeting: Meeting, today: date = TODAY) -> bytes:
    return agenda(meeting, today=today, printed=PRINTED, density=Density.ROOMY)


def record(course: Course, meeting: Meeting, today: date = TODAY) -> bytes:
    return minutes(meeting, today=today, printed=PRINTED)


def by_person(course: Course, meeting: Meeting, today: date = TODAY) -> bytes:
    return followup(course, by=Order.PERSON, today=today, printed=PRINTED)


def by_due(course: Course, meeting: Meeting, today: date = TODAY) -> bytes:
    return followup(course, by=Order.DUE, today=today, printed=PRINTED)


def wall(course: Course, meeting: Meeting) -> bytes:
    return roles(meeting, printed=PRINTED)


def newcomer(course: Course, meeting: Meeting, today: date = TODAY) -> bytes:
    return introduction(course, today=today, printed=PRINTED)


ALL: tuple[Sheet, ...] = (compact, roomy, record, by_person, by_due, newcomer, wall)
