"""A course needs only a title; everything else it proposes from what it knows."""

from datetime import date, timedelta

import pytest

from teammoede.domain.absence import Absence
from teammoede.domain.course import Course, CourseState
from teammoede.domain.errors import InvalidValue
from teammoede.domain.meeting_choices import MeetingKind
from teammoede.domain.people import Who

from .building import TODAY, agree, cancelled, held, make_course, make_meeting, weekly_meetings

WEEK = timedelta(weeks=1)
DAY = timedelta(days=1)


def test_nothing_but_the_title_is_mandatory() -> None:
    Course(title="Stjernestuen").check()


@pytest.mark.parametrize("title", ["", "   ", "\n\t"])
def test_an_empty_title_is_refused(title: str) -> None:
    with pytest.raises(InvalidValue, match="titel"):
        Course(title=title).check()


def test_an_end_before_the_start_is_refused_and_the_same_day_is_not() -> None:
    Course(title="S", start=TODAY, end=TODAY).check()
    Course(title="S", end=TODAY).check()
    with pytest.raises(InvalidValue, match="Slutdatoen"):
        Course(title="S", start=TODAY, end=TODAY - DAY).check()


def test_somebody_new_is_on_the_team_after_the_last_meeting_that_was_held() -> None:
    course = make_course("Mette")
    first, second = weekly_meetings(course, 2)
    assert course.joining_day() is None
    held(first)
    assert course.joining_day() == first.date + DAY
    course.memberships[0].joined = course.joining_day()
    assert first.invited() == []
    assert second.invited() == course.memberships


@pytest.mark.parametrize(
    ("start", "end", "state"),
    [
        (None, None, CourseState.RUNNING),
        (TODAY, TODAY, CourseState.RUNNING),
        (TODAY + DAY, None, CourseState.COMING),
        (None, TODAY - DAY, CourseState.ENDED),
        (TODAY - WEEK, TODAY + WEEK, CourseState.RUNNING),
    ],
)
def test_where_a_course_stands_follows_from_its_dates(
    start: date | None, end: date | None, state: CourseState
) -> None:
    assert Course(title="S", start=start, end=end).state(TODAY) is state


def test_the_first_meeting_is_proposed_on_the_courses_weekday_from_start_or_today() -> None:
    assert make_course().propose_meeting_date(TODAY) == TODAY
    assert make_course(weekday=2).propose_meeting_date(TODAY) == TODAY + timedelta(days=2)
    course = make_course(weekday=2, start=TODAY + WEEK)
    assert course.propose_meeting_date(TODAY) == TODAY + WEEK + timedelta(days=2)
    assert make_course(start=TODAY - WEEK).propose_meeting_date(TODAY) == TODAY


def test_the_next_meeting_is_proposed_a_week_after_the_latest() -> None:
    course = make_course(weekday=0)
    cancelled(weekly_meetings(course, 2)[1])
    assert course.propose_meeting_date(TODAY) == TODAY + 2 * WEEK


def test_where_a_team_meets_every_other_week_so_is_the_next_meeting_proposed() -> None:
    course = make_course(weekday=0, rhythm=2)
    weekly_meetings(course, 2)
    assert course.propose_meeting_date(TODAY) == TODAY + 3 * WEEK


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (TODAY + DAY, MeetingKind.START_UP),
        (TODAY, MeetingKind.START_UP),
        (TODAY - DAY, MeetingKind.PLANNING),
        (None, MeetingKind.PLANNING),
    ],
)
def test_a_course_that_has_begun_already_needs_no_start_up_meeting(
    start: date | None, kind: MeetingKind
) -> None:
    assert make_course(start=start).first_kind(TODAY) is kind


def test_the_meeting_of_a_kind_is_the_first_that_was_not_cancelled() -> None:
    course = make_course()
    later = make_meeting(course, TODAY + 2 * WEEK, kind=MeetingKind.VISIT)
    visit = make_meeting(course, TODAY + WEEK, kind=MeetingKind.VISIT)
    cancelled(make_meeting(course, TODAY, kind=MeetingKind.VISIT))
    make_meeting(course, TODAY - WEEK)
    assert course.meeting_of(MeetingKind.VISIT) is visit
    cancelled(visit)
    assert course.meeting_of(MeetingKind.VISIT) is later
    assert course.meeting_of(MeetingKind.EVALUATION) is None


def test_the_next_meeting_is_the_first_not_yet_held() -> None:
    course = make_course()
    assert (course.next_meeting(), course.last_held()) == (None, None)
    meetings = weekly_meetings(course, 4, first=TODAY - WEEK)
    held(meetings[0])
    cancelled(meetings[1])
    held(meetings[2])
    assert course.next_meeting() is meetings[3]
    assert course.last_held() is meetings[2]


def test_a_forgotten_past_meeting_is_still_next() -> None:
    course = make_course()
    meetings = weekly_meetings(course, 2, first=TODAY - WEEK)
    assert course.next_meeting() is meetings[0]


def test_the_team_of_a_day_leaves_out_who_left() -> None:
    course = make_course("Mette", "Lars")
    course.memberships[0].left = TODAY
    assert [m.name for m in course.team(TODAY)] == ["Lars"]
    assert [m.name for m in course.team(TODAY - DAY)] == ["Mette", "Lars"]
    assert course.member(course.memberships[0].id) is course.memberships[0]
    assert course.member(None) is None


def test_who_is_named_with_everyone_first_and_words_last() -> None:
    course = make_course("Mette Holm", "Lars Friis")
    mette, lars = (m.id for m in course.memberships)
    assert course.who_names([lars, mette], True, "vikaren") == ["alle", "Lars", "Mette", "vikaren"]
    assert course.who_names([]) == []
    assert course.who_names(["nobody", mette]) == ["Mette"]


def test_who_does_something_reads_as_one_line() -> None:
    course = make_course("Mette Holm", "Lars Friis")
    mette, lars = (m.id for m in course.memberships)
    assert course.named(Who((lars, mette), words="vikaren")) == "Lars, Mette, vikaren"
    assert course.named(Who(everyone=True)) == "alle"
    assert course.named(Who()) == ""


def test_actions_come_in_the_order_of_agreement() -> None:
    course = make_course()
    late, early = make_meeting(course, TODAY + WEEK), make_meeting(course, TODAY)
    third, first = agree(late), agree(early, position=0)
    second = agree(early, position=1)
    assert course.actions() == [first, second, third]


def test_absence_is_looked_up_by_its_monday_and_shared_over_five_days() -> None:
    course = make_course()
    absence = Absence(course=course, monday=TODAY, children=20, days_away=10)
    assert course.absence_in(TODAY) is absence
    assert course.absence_in(TODAY + WEEK) is None
    assert absence.share == pytest.approx(0.1)


@pytest.mark.parametrize(("children", "away"), [(None, 3), (20, None), (0, 0)])
def test_absence_without_numbers_has_no_share(children: int | None, away: int | None) -> None:
    assert (
        Absence(course=make_course(), monday=TODAY, children=children, days_away=away).share is None
    )


def test_no_child_away_is_a_share_of_nothing() -> None:
    assert Absence(course=make_course(), monday=TODAY, children=20, days_away=0).share == 0
