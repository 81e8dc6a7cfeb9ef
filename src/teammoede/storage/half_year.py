"""Keeps a planned half-year, and what else of a course its meetings follow.

Everything or nothing; decides on no date.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from teammoede.domain.base import natural_id, new_id
from teammoede.domain.course import Course
from teammoede.domain.folding import usual_length
from teammoede.domain.half_year import Proposed
from teammoede.domain.half_year_draft import HalfYear
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingState
from teammoede.domain.week import monday_of
from teammoede.storage.store import Store


def plan_half_year(store: Store, course: Course, half_year: HalfYear, today: date) -> list[Meeting]:
    """Keep the course's fields, then move, cancel and plan meetings; return the new ones.

    New meetings are planned by date, so that mødeleder and referent take turns.
    """
    with store.writing():
        change_course(store, course, half_year.course, today)
        for meeting, day in half_year.moved:
            store.change(meeting, date=day)
        for meeting, reason, words in half_year.cancelled:
            store.cancel(meeting, reason, words)
        new = sorted(half_year.new, key=lambda proposed: proposed.date)
        return [store.plan_meeting(course, m.date, m.kind, id=_key_of(m, course)) for m in new]


def _key_of(proposed: Proposed, course: Course) -> str:
    """Return the key of a meeting of its kind in its week: two copies plan it only once.

    Where a meeting that was planned there has been moved, it is another one.
    """
    key = natural_id(course.id, proposed.kind, monday_of(proposed.date))
    return new_id() if any(meeting.id == key for meeting in course.meetings) else key


def change_course(store: Store, course: Course, values: Mapping[str, Any], today: date) -> None:
    """Change a course; meetings to come follow its time, place and length where they did so far.

    One that took place and is only to be written up stays when and where it was.
    """
    planned = [
        meeting
        for meeting in course.meetings
        if meeting.state is MeetingState.PLANNED and meeting.date >= today
    ]
    before = [_given_by(course, meeting) for meeting in planned]
    with store.writing():
        store.change(course, **values)
        for meeting, given in zip(planned, before, strict=True):
            now = _given_by(course, meeting)
            same = [field for field in now if getattr(meeting, field) == given[field]]
            store.change(meeting, **{field: now[field] for field in same})


def _given_by(course: Course, meeting: Meeting) -> dict[str, Any]:
    """Return what a meeting has of its course, as long as it has nothing of its own."""
    given: dict[str, Any] = {"start": course.time, "place": course.place}
    if not meeting.short:
        given["length"] = usual_length(course, meeting.kind, meeting.full_agenda)
    return given
