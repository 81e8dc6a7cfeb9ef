"""Standing practice follows from answers and from what the evaluation wanted to keep."""

from datetime import timedelta

import pytest

from teammoede.domain.action import Answer
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingKind
from teammoede.domain.practice import (
    TO_BE_KEPT,
    PracticeState,
    kept_practice,
    own_check,
    practice_at,
)

from .building import NOON, TODAY, agree, answer, cancelled, held, make_course, make_meeting

WEEK = timedelta(weeks=1)
KINDS = (
    MeetingKind.PLANNING,
    MeetingKind.PLANNING,
    MeetingKind.EVALUATION,
    MeetingKind.VISIT,
    MeetingKind.VISIT,
)


@pytest.fixture
def meetings() -> list[Meeting]:
    """Two planning meetings, the evaluation and two visits, a week apart."""
    course = make_course("Mette", "Lars")
    return [make_meeting(course, TODAY + n * WEEK, kind=kind) for n, kind in enumerate(KINDS)]


@pytest.mark.parametrize("given", Answer)
def test_of_four_answers_only_one_makes_it_practice(meetings: list[Meeting], given: Answer) -> None:
    action = agree(meetings[0])
    assert kept_practice(action.meeting.course) == []
    answer(action, meetings[1], given)
    kept = kept_practice(action.meeting.course)
    assert kept == ([action] if given is Answer.STANDING_PRACTICE else [])


def test_what_the_evaluation_wants_kept_is_practice_without_an_answer(
    meetings: list[Meeting],
) -> None:
    kept = agree(meetings[2], point="keep")
    agree(meetings[2], point="ppr")
    agree(meetings[1], point="keep")
    assert kept_practice(kept.meeting.course) == [kept]


@pytest.mark.parametrize("point", ["organisation", "keep"])
def test_practice_that_is_dropped_later_is_none_any_more(
    meetings: list[Meeting], point: str
) -> None:
    action = agree(meetings[2] if point == "keep" else meetings[0], point=point)
    if point != "keep":
        answer(action, meetings[1], Answer.STANDING_PRACTICE)
    assert kept_practice(action.meeting.course) == [action]
    answer(action, meetings[3], Answer.DROPPED)
    assert kept_practice(action.meeting.course) == []
    assert kept_practice(action.meeting.course, meetings[3]) == [action]
    assert kept_practice(action.meeting.course, meetings[4]) == []


@pytest.mark.parametrize("given", [Answer.DONE, Answer.CONTINUES, Answer.STANDING_PRACTICE])
def test_what_was_to_be_kept_is_asked_for_again_though_a_visit_answered(
    meetings: list[Meeting], given: Answer
) -> None:
    kept = agree(meetings[2], point="keep")
    answer(kept, meetings[3], given)
    assert kept_practice(kept.meeting.course, meetings[4]) == [kept]


def test_a_visit_is_asked_only_for_what_was_known_when_it_began(meetings: list[Meeting]) -> None:
    early, late = agree(meetings[0], "Tidlig"), agree(meetings[0], "Sen", position=1)
    answer(early, meetings[1], Answer.STANDING_PRACTICE)
    answer(late, meetings[3], Answer.STANDING_PRACTICE)
    course = early.meeting.course
    assert kept_practice(course, meetings[3]) == [early]
    assert kept_practice(course, meetings[4]) == kept_practice(course) == [early, late]
    kept = agree(meetings[2], "Skal bestå", point="keep")
    assert kept not in kept_practice(course, meetings[2])
    assert kept in kept_practice(course, meetings[3])


def test_what_was_deleted_is_no_practice(meetings: list[Meeting]) -> None:
    action = agree(meetings[0])
    answer(action, meetings[1], Answer.STANDING_PRACTICE)
    action.deleted = True
    assert kept_practice(action.meeting.course) == []


def test_a_check_is_made_by_writing_and_belongs_to_its_visit(meetings: list[Meeting]) -> None:
    action, visit = agree(meetings[0]), meetings[3]
    assert visit.check_of(action) is None
    check = own_check(visit, action)
    assert own_check(visit, action) is check is visit.check_of(action)
    assert meetings[4].check_of(action) is None
    assert own_check(meetings[4], action).id != check.id
    key = check.id
    visit.checks.clear()
    assert own_check(visit, action).id == key


def test_a_check_is_locked_with_its_visit(meetings: list[Meeting]) -> None:
    check = own_check(held(meetings[3]), agree(meetings[0]))
    meetings[3].approve(NOON)
    assert check.locked
    assert check.of_course == meetings[0].of_course


def test_a_cancelled_evaluation_keeps_what_it_had_agreed_already(meetings: list[Meeting]) -> None:
    kept = agree(cancelled(meetings[2]), point="keep")
    assert kept_practice(kept.meeting.course) == [kept]


def test_the_three_states_have_their_danish_words() -> None:
    assert [state.label for state in PracticeState] == ["lever", "delvist", "glemt"]


def test_what_waits_under_siden_sidst_is_not_asked_for_twice_at_a_visit() -> None:
    course, evaluation = make_course(), MeetingKind.EVALUATION
    last = make_meeting(course, TODAY, kind=evaluation)
    first, second = (make_meeting(course, TODAY + n * WEEK, kind=MeetingKind.VISIT) for n in (1, 2))
    kept = agree(last, "Frokost i to hold", point=TO_BE_KEPT)
    assert practice_at(first) == []
    own_check(first, kept).state = PracticeState.LIVES  # written so once: it stays in sight
    assert practice_at(first) == [kept]
    answer(kept, first, Answer.STANDING_PRACTICE)
    assert practice_at(second) == [kept]
