"""What the phase asks for: each sentence on its first and last day, and only what is not done."""

from datetime import date, timedelta

import pytest

from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingKind
from teammoede.domain.sign import Sign, own_rating
from teammoede.domain.today import MOST, Ask, Step, asks, in_days, next_to_come, phase
from tests.domain.building import (
    NOON,
    TODAY,
    cancelled,
    held,
    make_course,
    make_meeting,
    weekly_meetings,
)

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


def meet(course: Course, day: date, kind: MeetingKind = MeetingKind.PLANNING) -> Meeting:
    return make_meeting(course, day, kind=kind)


def planned(**values: date) -> Course:
    """Return a course in the middle, with a series and its evaluation far away."""
    course = make_course("Hanne Friis", **values)
    weekly_meetings(course, 3)
    meet(course, TODAY + 20 * WEEK, MeetingKind.EVALUATION)
    return course


def texts(course: Course, today: date = TODAY) -> list[str]:
    return [ask.text for ask in asks(course, today)]


def test_a_planned_course_in_its_middle_asks_for_nothing() -> None:
    assert asks(planned(), TODAY) == []


def test_a_course_with_only_a_title_asks_to_be_planned() -> None:
    [ask] = asks(make_course(), TODAY)
    assert ask.step is Step.PLAN
    assert ask.text == "Halvåret er ikke planlagt endnu: alle møder på én gang, uden om ferier."


def test_one_meeting_is_no_series_and_two_are() -> None:
    course = make_course()
    meet(course, TODAY)
    assert asks(course, TODAY)[-1].step is Step.PLAN
    meet(course, TODAY + WEEK)
    assert asks(course, TODAY) == []


# what was not written up


def test_a_meeting_of_yesterday_is_to_be_written_up() -> None:
    course = planned()
    late = meet(course, TODAY - DAY)
    assert asks(course, TODAY) == [
        Ask("Planlægningsmøde 1 (sø 22.11.) skal skrives færdigt.", Step.WRITE_UP, late)
    ]
    held(late)
    assert asks(course, TODAY) == []


def test_of_several_the_oldest_is_named() -> None:
    course = planned()
    meet(course, TODAY - DAY)
    oldest = meet(course, date(2025, 12, 1))
    cancelled(meet(course, TODAY - 2 * WEEK))
    [ask] = asks(course, TODAY)
    assert ask.text == "To møder skal skrives færdigt (det ældste: ma 1.12.2025)."
    assert ask.meeting is oldest


def test_todays_meeting_is_not_late() -> None:
    assert asks(planned(), TODAY) == []
    assert asks(planned(), TODAY + DAY)[0].step is Step.WRITE_UP


# start-up and evaluation


@pytest.mark.parametrize(
    ("days", "when"), [(0, "i dag"), (1, "i morgen"), (5, "om fem dage"), (14, "om to uger")]
)
def test_the_start_up_is_called_from_two_weeks_before(days: int, when: str) -> None:
    course = planned()
    start_up = meet(course, TODAY + days * DAY, MeetingKind.START_UP)
    [ask] = asks(course, TODAY)
    assert ask == Ask(f"Opstartsmøde {when}: indkald.", Step.INVITE, start_up, "invitation")


def test_a_start_up_farther_away_is_not_called_yet() -> None:
    course = planned()
    meet(course, TODAY + 15 * DAY, MeetingKind.START_UP)
    assert asks(course, TODAY) == []


def test_the_evaluation_is_called_from_six_weeks_before() -> None:
    course = planned()
    evaluation = course.meeting_of(MeetingKind.EVALUATION)
    assert evaluation
    assert texts(course, evaluation.date - 43 * DAY)[-1] != "Slutevaluering om seks uger: indkald."
    [*_, ask] = asks(course, evaluation.date - 42 * DAY)
    assert ask == Ask(
        "Slutevaluering om seks uger: indkald.", Step.INVITE, evaluation, "invitation"
    )
    assert texts(course, evaluation.date - DAY)[-1] == "Slutevaluering i morgen: indkald."


def test_on_the_day_of_the_evaluation_the_signs_are_rated_until_they_are() -> None:
    course = make_course()
    evaluation = meet(course, TODAY, MeetingKind.EVALUATION)
    assert texts(course) == ["Slutevaluering i dag: vurdér tegnene igen."]
    own_rating(evaluation, Sign(course=course, title="Ro")).value = 4
    assert texts(course) == []


def test_an_evaluation_that_passed_is_to_be_written_up_and_planned_no_more() -> None:
    course = make_course(start=TODAY - 30 * WEEK, end=TODAY - WEEK)
    meet(course, TODAY - DAY, MeetingKind.EVALUATION)
    assert texts(course) == ["Slutevaluering (sø 22.11.) skal skrives færdigt."]


@pytest.mark.parametrize("evaluation", ["none", "cancelled"])
def test_an_end_without_an_evaluation_asks_for_one(evaluation: str) -> None:
    course = make_course(start=TODAY - 30 * WEEK, end=TODAY - DAY)
    held(meet(course, TODAY - 2 * WEEK))
    if evaluation == "cancelled":
        cancelled(meet(course, TODAY - WEEK, MeetingKind.EVALUATION))
    assert asks(course, TODAY) == [
        Ask("Forløbet er slut, og slutevalueringen er ikke planlagt.", Step.PLAN)
    ]


def test_a_course_without_an_end_is_asked_after_half_a_year() -> None:
    course = make_course(start=date(2026, 5, 23))
    weekly_meetings(course, 3)
    assert texts(course) == []
    course.start = date(2026, 5, 22)
    assert texts(course) == [
        "I er et halvt år inde i forløbet, og slutevalueringen er ikke planlagt."
    ]


def test_an_end_in_sight_without_an_evaluation() -> None:
    course = make_course(start=TODAY - 20 * WEEK, end=TODAY + 43 * DAY)
    weekly_meetings(course, 3)
    assert texts(course) == []
    course.end = TODAY + 42 * DAY
    assert texts(course) == ["Slutevalueringen er ikke planlagt endnu."]


# signs and visits


def test_a_start_up_without_a_rating_asks_for_one() -> None:
    course = planned()
    start_up = held(meet(course, TODAY - WEEK, MeetingKind.START_UP))
    [ask] = asks(course, TODAY)
    assert (ask.step, ask.meeting) == (Step.RATE, start_up)
    rating = own_rating(start_up, Sign(course=course, title="Ro"))
    assert asks(course, TODAY) != []
    rating.value = 2
    assert asks(course, TODAY) == []


def test_near_the_end_only_the_evaluation_lacks_though_one_meeting_is_left() -> None:
    course = make_course(start=TODAY - 25 * WEEK, end=TODAY + WEEK)
    weekly_meetings(course, 1)
    assert texts(course) == ["Slutevalueringen er ikke planlagt endnu."]


def test_signs_are_not_asked_for_where_minutes_are_locked() -> None:
    course = planned()
    start_up = held(meet(course, TODAY - WEEK, MeetingKind.START_UP))
    start_up.approve(NOON)
    [ask] = asks(course, TODAY)
    assert (ask.step, ask.meeting) == (Step.RATE, next_to_come(course, TODAY))
    for meeting in course.meetings:
        if not meeting.is_held:
            cancelled(meeting)
    assert Step.RATE not in [ask.step for ask in asks(course, TODAY)]


def test_after_the_evaluation_the_visits_are_to_be_planned() -> None:
    course = make_course(end=TODAY - WEEK)
    held(meet(course, TODAY - WEEK, MeetingKind.START_UP))
    held(meet(course, TODAY - DAY, MeetingKind.EVALUATION))
    assert asks(course, TODAY) == [Ask("Opfølgningsbesøgene er ikke planlagt endnu.", Step.PLAN)]
    visit = meet(course, TODAY + 15 * DAY, MeetingKind.VISIT)
    assert asks(course, TODAY) == []
    assert asks(course, TODAY + DAY) == [
        Ask(
            "Opfølgningsbesøg 1 om to uger: tag arket »Holder vi fast?« med.",
            Step.PRINT,
            visit,
            "standing",
        )
    ]
    held(visit)
    assert asks(course, TODAY + DAY) == []


def test_the_most_urgent_comes_first_and_there_are_few() -> None:
    course = make_course(start=TODAY - 10 * WEEK)
    held(meet(course, TODAY - 9 * WEEK, MeetingKind.START_UP))
    meet(course, TODAY - DAY)
    meet(course, TODAY + WEEK, MeetingKind.VISIT)
    meet(course, TODAY + WEEK, MeetingKind.START_UP)
    meet(course, TODAY + WEEK, MeetingKind.EVALUATION)
    steps = [ask.step for ask in asks(course, TODAY)]
    assert steps == [Step.WRITE_UP, Step.INVITE, Step.INVITE, Step.PRINT]
    assert len(steps) == MOST


# where it stands


def test_the_next_to_come_is_never_one_that_is_to_be_written_up() -> None:
    course = make_course()
    meet(course, TODAY - DAY)
    assert next_to_come(course, TODAY) is None
    cancelled(meet(course, TODAY))
    coming = meet(course, TODAY + WEEK)
    assert next_to_come(course, TODAY) is coming


def test_where_the_course_stands() -> None:
    assert phase(make_course(), TODAY) == ""
    coming = make_course(start=TODAY + 3 * WEEK)
    assert phase(coming, TODAY) == "forløbet begynder ma 14.12., om tre uger"
    assert phase(make_course(start=TODAY), TODAY) == "uge 1 i forløbet"
    running = make_course(start=TODAY - 13 * WEEK, end=TODAY + 13 * WEEK)
    assert phase(running, TODAY) == "uge 14 af 26 i forløbet"
    assert phase(running, TODAY + 13 * WEEK) == "uge 26 af 26 i forløbet"
    assert phase(running, TODAY + 14 * WEEK) == "forløbet sluttede ma 22.2."
    held(meet(running, TODAY + 13 * WEEK, MeetingKind.EVALUATION))
    assert phase(running, TODAY + 14 * WEEK) == "slutevalueringen blev holdt ma 22.2."
    one_day = make_course(start=TODAY, end=TODAY)
    assert phase(one_day, TODAY) == "uge 1 af 1 i forløbet"


def test_a_course_is_not_over_before_its_final_evaluation() -> None:
    course = make_course(start=TODAY - 26 * WEEK, end=TODAY - 2 * DAY)
    assert phase(course, TODAY) == "forløbet sluttede lø 21.11."
    evaluation = meet(course, TODAY + 3 * DAY, MeetingKind.EVALUATION)
    assert phase(course, TODAY) == "uge 27 af 27 i forløbet"
    assert phase(course, TODAY + 4 * DAY) == "forløbet sluttede to 26.11."
    cancelled(evaluation)
    assert phase(course, TODAY) == "forløbet sluttede lø 21.11."


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "i dag"),
        (1, "i morgen"),
        (2, "om to dage"),
        (7, "om én uge"),
        (9, "om ni dage"),
        (13, "om 13 dage"),
        (14, "om to uger"),
        (17, "om to uger"),
        (18, "om tre uger"),
        (42, "om seks uger"),
    ],
)
def test_days_are_said_as_one_says_them(days: int, said: str) -> None:
    assert in_days(TODAY + days * DAY, TODAY) == said
