"""Lays the two demo courses into an archive: one half-way, one at its end, whatever day it is.

What was held comes from their files; what is still to come is planned as a team's own half-year is.
"""

import tomllib
from datetime import date, timedelta
from itertools import chain

from teammoede.domain.base import Record
from teammoede.domain.course import Course
from teammoede.domain.half_year import propose
from teammoede.domain.half_year_draft import first_wish
from teammoede.domain.meeting import Meeting
from teammoede.domain.week import next_weekday
from teammoede.public_holidays import danish_holidays
from teammoede.resources import read_text
from teammoede.storage.demo_file import DemoFile
from teammoede.storage.planning import planned
from teammoede.storage.store import Store

_FILES = ("stjernestuen.toml", "maanestuen.toml")


def add_demo(store: Store, today: date) -> str:
    """Keep the demo courses, fresh; return the id of the one that is half-way."""
    courses = [_laid(name, today) for name in _FILES]
    store.keep(*chain(*courses))
    return courses[0][0].id


def _laid(name: str, today: date) -> list[Record]:
    """Return everything of one demo course, the course first."""
    data = tomllib.loads(read_text("demo", name))
    next_meeting = next_weekday(data["weekday"], today + timedelta(days=1))
    demo = DemoFile(data, next_meeting)
    return [*demo.records(), *_still_to_come(demo.course, next_meeting)]


def _still_to_come(course: Course, since: date) -> list[Meeting]:
    wish = first_wish(course, since)
    lacking = propose(wish, danish_holidays(since, wish.until), course.meetings, since)
    return [planned(course, meeting.date, meeting.kind) for meeting in lacking]
