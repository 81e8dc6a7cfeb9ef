"""Builds courses in memory for tests: every argument that a test leaves out has a quiet default."""

from datetime import date, datetime, timedelta
from typing import Any

from teammoede.domain import (  # noqa: F401 - mapped before first use
    absence,
    handover,
    practice,
    revision,
    role_plan,
    sign,
)
from teammoede.domain.action import Action, ActionReview, Answer
from teammoede.domain.agenda import Agenda
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import CancelReason
from teammoede.domain.people import Membership
from teammoede.resources import read_text

TODAY = date(2026, 11, 23)
NOON = datetime.fromisoformat("2026-11-23T12:00:00+00:00")
PLANNING = Agenda.from_toml(read_text("agendas", "planning.toml"))


def make_course(*names: str, **values: Any) -> Course:
    """Return a course with a team of these names."""
    course = Course(**{"title": "Stjernestuen", **values})
    for place, name in enumerate(names):
        Membership(course=course, name=name, position=place)
    return course


def make_meeting(course: Course, day: date, **values: Any) -> Meeting:
    """Return a planned planning meeting."""
    return Meeting(course=course, date=day, **{"agenda_data": PLANNING.as_data(), **values})


def weekly_meetings(course: Course, count: int, first: date = TODAY) -> list[Meeting]:
    """Return planned meetings, one a week."""
    return [make_meeting(course, first + timedelta(weeks=n)) for n in range(count)]


def agree(meeting: Meeting, what: str = "Del gruppen i to", **values: Any) -> Action:
    """Return an action agreed at the meeting."""
    return Action(meeting=meeting, what=what, **{"point": "organisation", **values})


def answer(action: Action, meeting: Meeting, given: Answer, **values: Any) -> ActionReview:
    """Let the meeting answer the action."""
    review = action.own_review(meeting)
    review.give(given)
    for name, value in values.items():
        setattr(review, name, value)
    return review


def cancelled(meeting: Meeting) -> Meeting:
    """Cancel the meeting for illness."""
    meeting.cancel(NOON, CancelReason.ILLNESS)
    return meeting


def held(meeting: Meeting) -> Meeting:
    """Close the meeting."""
    meeting.hold(NOON)
    return meeting
