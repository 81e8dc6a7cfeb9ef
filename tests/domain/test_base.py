"""Records are whole from birth: key, defaults and owner, with no engine in sight."""

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from sqlalchemy.dialects import sqlite

from teammoede.domain.base import Moment, Record, natural_id, new_id
from teammoede.domain.course import Course
from teammoede.domain.meeting_choices import MeetingState
from teammoede.domain.people import Function, Membership

from .building import TODAY, agree, make_course, make_meeting


def test_a_record_has_its_key_and_defaults_before_anything_is_saved() -> None:
    member = Membership(course=make_course(), name="Mette")
    assert UUID(member.id).version == 4
    assert (member.function, member.position, member.left) == (Function.STAFF, 0, None)
    assert make_meeting(make_course(), TODAY).state is MeetingState.PLANNED


def test_two_records_never_share_a_default_list() -> None:
    meeting = make_meeting(make_course(), TODAY)
    first, second = agree(meeting), agree(meeting)
    first.who.append("x")
    assert second.who == []


def test_a_field_that_is_none_of_its_is_refused() -> None:
    with pytest.raises(TypeError, match="titel"):
        Course(titel="Stjernestuen")


def test_every_part_knows_its_course() -> None:
    course = make_course("Mette")
    meeting = make_meeting(course, TODAY)
    action = agree(meeting)
    parts: list[Record] = [
        course,
        course.memberships[0],
        meeting,
        action,
        action.own_review(meeting),
        meeting.own_note("parents"),
    ]
    assert {part.of_course for part in parts} == {course.id}


def test_a_bare_record_belongs_nowhere() -> None:
    with pytest.raises(NotImplementedError):
        Record.of_course.fget(Course(title="x"))  # type: ignore[misc]


def test_a_natural_key_is_the_same_in_every_copy_and_differs_by_its_parts() -> None:
    assert natural_id("m", "parents") == natural_id("m", "parents")
    assert (
        len({natural_id("m", "parents"), natural_id("m", "other"), natural_id("n", "other")}) == 3
    )
    assert new_id() != new_id()


def test_a_moment_is_kept_in_utc_whatever_zone_it_came_in() -> None:
    noon = datetime(2026, 11, 23, 13, tzinfo=timezone(timedelta(hours=1)))
    dialect = sqlite.dialect()
    kept = Moment().process_bind_param(noon, dialect)
    assert kept == "2026-11-23T12:00:00+00:00"
    assert Moment().process_result_value(kept, dialect) == datetime(2026, 11, 23, 12, tzinfo=UTC)
    assert Moment().process_bind_param(None, dialect) is None
    assert Moment().process_result_value(None, dialect) is None
