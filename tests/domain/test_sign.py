"""What a team gave a sign is kept with its meeting and lined up by date, and nothing is added."""

from datetime import timedelta

import pytest

from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.sign import DEFAULT_SIGNS, Rated, Sign, curve, own_rating, rated_signs

from .building import NOON, TODAY, cancelled, held, make_course, make_meeting, weekly_meetings

WEEK = timedelta(weeks=1)


@pytest.fixture
def course() -> Course:
    course = make_course("Mette")
    for place, title in enumerate(("Ro", "Tryghed", "Latter")):
        Sign(course=course, title=title, position=place)
    weekly_meetings(course, 3)
    return course


@pytest.fixture
def sign(course: Course) -> Sign:
    return course.signs[0]


def _rate(meeting: Meeting, sign: Sign, value: int | None, why: str = "", raters: int = 4) -> None:
    rating = own_rating(meeting, sign)
    rating.value, rating.why = value, why
    meeting.raters = raters


def test_the_eight_signs_of_the_concept() -> None:
    assert len(set(DEFAULT_SIGNS)) == 8
    assert DEFAULT_SIGNS[:2] == ("Ro", "Tryghed")


def test_a_rating_is_made_by_writing_never_by_reading(course: Course, sign: Sign) -> None:
    meeting = course.meetings[0]
    assert meeting.rating_of(sign) is None
    assert curve(course, sign) == []
    assert meeting.ratings == []
    rating = own_rating(meeting, sign)
    assert own_rating(meeting, sign) is rating is meeting.rating_of(sign)
    assert meeting.rating_of(course.signs[1]) is None


def test_two_windows_that_rate_a_sign_make_the_same_rating(course: Course, sign: Sign) -> None:
    meeting = course.meetings[0]
    first = own_rating(meeting, sign).id
    meeting.ratings.clear()
    assert own_rating(meeting, sign).id == first
    assert own_rating(meeting, course.signs[1]).id != first
    assert own_rating(course.meetings[1], sign).id != first


def test_a_rating_is_locked_with_its_meeting(course: Course, sign: Sign) -> None:
    meeting = held(course.meetings[0])
    rating = own_rating(meeting, sign)
    assert not rating.locked
    meeting.approve(NOON)
    assert rating.locked
    assert rating.of_course == sign.of_course == course.id


def test_a_curve_runs_by_date_whatever_was_entered_first(course: Course, sign: Sign) -> None:
    _rate(course.meetings[2], sign, 4, "Der er ro ved bordet", raters=5)
    _rate(make_meeting(course, TODAY - WEEK), sign, 1, raters=3)
    assert curve(course, sign) == [
        Rated(TODAY - WEEK, 1, "", 3),
        Rated(TODAY + 2 * WEEK, 4, "Der er ro ved bordet", 5),
    ]


def test_a_cancelled_meeting_and_words_without_a_number_are_no_points(
    course: Course, sign: Sign
) -> None:
    for place, value in enumerate((2, None, 3)):
        _rate(course.meetings[place], sign, value, "fordi")
    cancelled(course.meetings[2])
    assert [point.value for point in curve(course, sign)] == [2]


def test_a_dropped_sign_is_rated_no_more_but_keeps_its_curve(course: Course) -> None:
    calm, safe, laughter = course.signs
    _rate(course.meetings[0], safe, 3)
    safe.dropped = laughter.dropped = True
    assert course.live_signs() == [calm]
    assert rated_signs(course) == [calm, safe]


def test_signs_come_in_the_courses_own_order(course: Course) -> None:
    course.signs[0].position = 9
    assert [sign.title for sign in course.live_signs()] == ["Tryghed", "Latter", "Ro"]
    assert rated_signs(course) == course.live_signs()
