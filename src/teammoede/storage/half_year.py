"""Keeps a planned half-year, and what else of a course its meetings follow.

Everything or nothing; decides on no date.
"""

from collections.abc import Mapping
from typing import Any

from teammoede.domain.course import Course
from teammoede.domain.half_year_draft import HalfYear
from teammoede.domain.meeting import Meeting, MeetingState
from teammoede.storage.store import Store

FOLLOWS_COURSE = {"start": "time", "length": "length", "place": "place"}


def plan_half_year(store: Store, course: Course, half_year: HalfYear) -> list[Meeting]:
    """Keep the course's fields, then move, cancel and plan meetings; return the new ones.

    New meetings are planned by date, so that mødeleder and referent take turns.
    """
    with store.writing():
        change_course(store, course, half_year.course)
        for meeting, day in half_year.moved:
            store.change(meeting, date=day)
        for meeting, reason, words in half_year.cancelled:
            store.cancel(meeting, reason, words)
        new = sorted(half_year.new, key=lambda proposed: proposed.date)
        return [store.plan_meeting(course, m.date, m.kind) for m in new]


def change_course(store: Store, course: Course, values: Mapping[str, Any]) -> None:
    """Change a course; planned meetings follow its time, place and length where they did so far."""
    before = {field: getattr(course, source) for field, source in FOLLOWS_COURSE.items()}
    with store.writing():
        store.change(course, **values)
        for meeting in course.meetings:
            if meeting.state is MeetingState.PLANNED:
                changes = {
                    field: getattr(course, source)
                    for field, source in FOLLOWS_COURSE.items()
                    if getattr(meeting, field) == before[field]
                }
                store.change(meeting, **changes)
