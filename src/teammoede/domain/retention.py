"""How long a course is kept: which ones are over the house's limit, and which soon will be.

Proposes and counts; erases nothing.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from teammoede.domain.course import COURSE_MONTHS, Course
from teammoede.domain.meeting_choices import MeetingState
from teammoede.domain.week import months_after

SOON_MONTHS = 2
_A_YEAR = 12  # months


@dataclass(frozen=True)
class DueCourse:
    """A course, the day it ended, and the first day on which it is older than the limit.

    What is still open does not hold it back, for nobody has answered it in years; it is counted, so
    that whoever decides is told.
    """

    course: Course
    ended: dt.date
    over_from: dt.date
    open_actions: int


def due_for_erasure(courses: Iterable[Course], years: int, today: dt.date) -> list[DueCourse]:
    """Return the courses that are older than the limit, the oldest first.

    They must have their meetings and actions with them.
    """
    return [due for due in _by_age(courses, years) if due.over_from <= today]


def soon_due(courses: Iterable[Course], years: int, today: dt.date) -> list[DueCourse]:
    """Return the courses that will be older than the limit within two months, the oldest first."""
    horizon = months_after(today, SOON_MONTHS)
    return [due for due in _by_age(courses, years) if today < due.over_from <= horizon]


def ended_on(course: Course) -> dt.date | None:
    """Return the last day of a course, None where nothing says when that was.

    It is its end or its last meeting, whichever comes later: the visits belong to the course, and
    where an end was typed wrong, the team is still meeting. Without either it is half a year
    after the start, or else the day of the last change.
    """
    live = [m.date for m in course.meetings if m.state is not MeetingState.CANCELLED]
    days = [*live, *([course.end] if course.end else [])]
    if days:
        return max(days)
    if course.start is not None:
        return months_after(course.start, COURSE_MONTHS)
    return course.changed.date() if course.changed else None


def over_from(ended: dt.date, years: int) -> dt.date:
    """Return the first day on which so many whole years have passed since the last day."""
    if ended.year + years >= dt.MAXYEAR:
        return dt.date.max
    # What ended on 29 February is over from 1 March, also in a year without that day.
    return months_after(ended, years * _A_YEAR) + dt.timedelta(days=1)


def _by_age(courses: Iterable[Course], years: int) -> list[DueCourse]:
    return sorted(_dated(courses, years), key=lambda due: (due.over_from, due.course.title))


def _dated(courses: Iterable[Course], years: int) -> Iterator[DueCourse]:
    for course in courses:
        ended = ended_on(course)
        if ended is not None:
            still_open = sum(action.is_open for action in course.actions())
            yield DueCourse(course, ended, over_from(ended, years), still_open)
