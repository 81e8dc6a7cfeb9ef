"""The sheets there are: all twelve in their groups, and of which meeting each is made."""

from datetime import timedelta
from itertools import groupby

import pytest

from teammoede.domain.course import Course
from teammoede.domain.meeting_choices import MeetingKind, Presence
from teammoede.printing.catalogue import Sheet, SheetGroup, fitting_meeting, offered_meetings
from tests.domain.building import (
    TODAY,
    cancelled,
    held,
    make_course,
    make_meeting,
    weekly_meetings,
)


@pytest.fixture
def course() -> Course:
    """A course with one meeting held, one cancelled, and one to come."""
    course = make_course("Mette Holm")
    first, second, _ = weekly_meetings(course, 3)
    held(first)
    cancelled(second)
    return course


def test_every_sheet_has_its_place_in_a_group() -> None:
    groups = [(group, list(sheets)) for group, sheets in groupby(Sheet, lambda s: s.group)]
    assert [group for group, _ in groups] == list(SheetGroup)
    assert all(len(sheets) == 3 for _, sheets in groups)
    assert all(sheet.purpose for sheet in Sheet)


def test_an_invitation_is_to_a_meeting_that_was_not_held(course: Course) -> None:
    first, second, third = course.ordered_meetings()
    assert offered_meetings(Sheet.INVITATION, course) == [second, third]
    assert fitting_meeting(Sheet.INVITATION, course, first) is third
    assert fitting_meeting(Sheet.INVITATION, course, second) is second


def test_a_sheet_of_any_meeting_is_of_the_one_wanted(course: Course) -> None:
    for meeting in course.ordered_meetings():
        assert fitting_meeting(Sheet.MINUTES, course, meeting) is meeting


@pytest.mark.parametrize(
    ("sheet", "kind"),
    [(Sheet.EVALUATION, MeetingKind.EVALUATION), (Sheet.STANDING, MeetingKind.VISIT)],
)
def test_a_sheet_of_one_kind_is_made_of_that_kind_alone(
    course: Course, sheet: Sheet, kind: MeetingKind
) -> None:
    wanted = course.ordered_meetings()[0]
    assert offered_meetings(sheet, course) == []
    assert fitting_meeting(sheet, course, wanted) is None
    off, done, coming = (
        make_meeting(course, TODAY + timedelta(weeks=weeks), kind=kind) for weeks in (20, 30, 40)
    )
    cancelled(off)
    held(done)
    assert offered_meetings(sheet, course) == [off, done, coming]
    assert fitting_meeting(sheet, course, wanted) is coming
    assert fitting_meeting(sheet, course, off) is off
    held(coming)
    assert fitting_meeting(sheet, course, wanted) is coming


def test_the_catch_up_is_of_the_last_meeting_where_nobody_missed_this_one(course: Course) -> None:
    first, _, third = course.ordered_meetings()
    assert fitting_meeting(Sheet.CATCHUP, course, third) is first
    third.own_attendance(course.memberships[0]).presence = Presence.APOLOGIES
    assert fitting_meeting(Sheet.CATCHUP, course, third) is third


def test_a_course_without_meetings_offers_none(course: Course) -> None:
    course.meetings.clear()
    for sheet in Sheet:
        assert fitting_meeting(sheet, course, None) is None
