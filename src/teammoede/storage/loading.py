"""Loads a course with everything in it and cuts it loose, to be walked without a session."""

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.orm.attributes import set_committed_value

from teammoede.domain.action import Action
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting

_ACTIONS = (
    selectinload(Course.memberships),
    selectinload(Course.meetings).options(
        selectinload(Meeting.actions).options(
            selectinload(Action.reviews), selectinload(Action.handovers)
        ),
        selectinload(Meeting.reviews),
    ),
)
_REST = (
    selectinload(Course.situations),
    selectinload(Course.absences),
    selectinload(Course.signs),
    selectinload(Course.meetings).options(
        selectinload(Meeting.attendances),
        selectinload(Meeting.notes),
        selectinload(Meeting.state_changes),
        selectinload(Meeting.assignments),
        selectinload(Meeting.areas),
        selectinload(Meeting.ratings),
        selectinload(Meeting.checks),
    ),
)
_PARTS_OF_COURSE = ("memberships", "meetings", "situations", "absences", "signs")
_PARTS_OF_MEETING = (
    "actions",
    "reviews",
    "attendances",
    "notes",
    "state_changes",
    "assignments",
    "areas",
    "ratings",
    "checks",
)


def load(session: Session, *where: ColumnElement[bool], texts: bool = True) -> list[Course]:
    """Return the courses that fit `where`, each whole; without `texts` only people and actions."""
    query = select(Course).where(*where).options(*_ACTIONS, *(_REST if texts else ()))
    courses = list(session.scalars(query))
    session.expunge_all()
    for course in courses:
        _tie(course)
    return courses


def _tie(course: Course) -> None:
    """Let every part know the whole it came with, which a loose object could not look up."""
    for name in _PARTS_OF_COURSE:
        for part in course.__dict__.get(name, ()):
            set_committed_value(part, "course", course)
    for meeting in course.meetings:
        for name in _PARTS_OF_MEETING:
            for part in meeting.__dict__.get(name, ()):
                set_committed_value(part, "meeting", meeting)
        for action in meeting.actions:
            for review in action.reviews:
                set_committed_value(review, "action", action)
            for handover in action.handovers:
                set_committed_value(handover, "action", action)
