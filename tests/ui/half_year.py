"""A kept course at its end: rated at its start, with standing practice; evaluated today."""

from datetime import date, time, timedelta

from teammoede.domain.absence import Absence
from teammoede.domain.action import Answer
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingKind, MeetingState, Presence
from teammoede.domain.meeting_part import Note
from teammoede.domain.sign import Sign, own_rating
from teammoede.storage.planning import fixed_agenda
from teammoede.storage.store import Store
from tests.domain.building import TODAY, agree, answer, make_course, make_meeting

SIGNS = ("Ro", "Tryghed", "Leg på tværs")
START = date(2026, 5, 25)
PRACTICE = "Del gruppen i to ved garderoben"


def half_year(store: Store) -> Course:
    """Keep a course with all four kinds of meeting; today's is its final evaluation."""
    course = make_course(
        "Mette Holm", "Lars Bech", "Sara Lind", goal="Ro og tryghed.", start=START, end=TODAY
    )
    signs = [Sign(course=course, title=t, position=n) for n, t in enumerate(SIGNS)]
    first = _meeting(course, START, MeetingKind.START_UP, MeetingState.HELD, raters=3)
    for member in course.memberships[:2]:
        first.own_attendance(member).presence = Presence.PRESENT
    _rate(first, signs[0], 2, "Der er uro ved garderoben")
    _rate(first, signs[1], 3, "")
    middle = _meeting(course, date(2026, 11, 16), MeetingKind.PLANNING, MeetingState.HELD)
    practice = agree(first, PRACTICE, point="first_agreements", who=[course.memberships[0].id])
    agree(middle, "Mål støjen", everyone=True)
    answer(practice, middle, Answer.STANDING_PRACTICE)
    Note(meeting=first, point="needs", text="Det er sværest om morgenen.")
    _meeting(course, TODAY, MeetingKind.EVALUATION)
    _meeting(course, TODAY + timedelta(weeks=4), MeetingKind.VISIT)
    for week, away in enumerate((20, 18, 15, 12)):
        monday = START + timedelta(weeks=week)
        Absence(course=course, monday=monday, children=20, days_away=away)
    _keep(store, course)
    return course


def _meeting(
    course: Course,
    day: date,
    kind: MeetingKind,
    state: MeetingState = MeetingState.PLANNED,
    raters: int | None = None,
) -> Meeting:
    return make_meeting(
        course,
        day,
        kind=kind,
        agenda_data=fixed_agenda(kind).as_data(),
        state=state,
        raters=raters,
        start=time(12, 30),
        length=60,
    )


def _rate(meeting: Meeting, sign: Sign, value: int, why: str) -> None:
    rating = own_rating(meeting, sign)
    rating.value, rating.why = value, why


def _keep(store: Store, course: Course) -> None:
    parts = [
        part
        for meeting in course.meetings
        for part in (
            *meeting.attendances,
            *meeting.notes,
            *meeting.actions,
            *meeting.reviews,
            *meeting.ratings,
        )
    ]
    lists = (*course.memberships, *course.signs, *course.absences, *course.meetings)
    store.keep(course, *lists, *parts)
