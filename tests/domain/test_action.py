"""An action is open, waiting, overdue or closed by its answers and dates alone."""

from datetime import date, timedelta

import pytest

from teammoede.domain.action import ActionState, Answer, Carried, Due, Worked
from teammoede.domain.handover import Handover
from teammoede.domain.meeting import Meeting
from teammoede.domain.people import Who

from .building import NOON, TODAY, agree, answer, cancelled, held, make_course, weekly_meetings

WEEK = timedelta(weeks=1)


@pytest.fixture
def meetings() -> list[Meeting]:
    return weekly_meetings(make_course("Mette", "Lars"), 4)


# answers


@pytest.mark.parametrize("given", [Answer.DONE, Answer.STANDING_PRACTICE, Answer.DROPPED])
def test_three_of_the_four_answers_close(meetings: list[Meeting], given: Answer) -> None:
    action = agree(meetings[0])
    answer(action, meetings[1], given)
    assert not action.is_open
    assert action.state(TODAY) == ActionState(given.value)


def test_continues_leaves_it_open(meetings: list[Meeting]) -> None:
    action = agree(meetings[0])
    answer(action, meetings[1], Answer.CONTINUES)
    assert action.is_open
    assert action.state(TODAY) is ActionState.OPEN


def test_done_sets_as_agreed_and_assumes_nothing_of_whether_it_worked(
    meetings: list[Meeting],
) -> None:
    review = answer(agree(meetings[0]), meetings[1], Answer.DONE)
    assert review.carried is Carried.AS_AGREED
    assert review.worked is None


def test_an_answer_taken_back_takes_as_agreed_with_it(meetings: list[Meeting]) -> None:
    action = agree(meetings[0])
    review = answer(action, meetings[1], Answer.DONE)
    review.give(None)
    assert review.carried is None
    assert action.is_open
    assert action.answered_at(meetings[1]) is None


def test_what_the_team_said_itself_survives_a_change_of_answer(meetings: list[Meeting]) -> None:
    review = answer(agree(meetings[0]), meetings[1], Answer.CONTINUES)
    review.carried, review.worked = Carried.PARTLY, Worked.BETTER
    review.give(Answer.DROPPED)
    assert (review.carried, review.worked) == (Carried.PARTLY, Worked.BETTER)


def test_only_continues_keeps_a_new_date(meetings: list[Meeting]) -> None:
    review = answer(agree(meetings[0]), meetings[1], Answer.CONTINUES)
    review.due, review.due_date, review.show_from = Due.DATE, TODAY, TODAY
    review.give(Answer.CONTINUES)
    assert review.due_date == TODAY
    review.give(Answer.DONE)
    assert (review.due, review.due_date, review.show_from) == (None, None, None)


def test_every_answer_is_kept_with_its_meeting(meetings: list[Meeting]) -> None:
    action = agree(meetings[0])
    later = answer(action, meetings[2], Answer.DONE)
    earlier = answer(action, meetings[1], Answer.CONTINUES)
    assert action.answers() == [earlier, later]
    assert action.answers(before=meetings[2]) == [earlier]
    assert action.answered_at(meetings[1]) is earlier


def test_a_meeting_has_one_review_of_an_action_and_reading_makes_none(
    meetings: list[Meeting],
) -> None:
    action = agree(meetings[0])
    assert action.answered_at(meetings[1]) is None
    assert action.reviews == []
    review = action.own_review(meetings[1])
    assert action.own_review(meetings[1]) is review
    assert action.own_review(meetings[2]) is not review


def test_two_copies_of_a_course_give_one_review_the_same_key(meetings: list[Meeting]) -> None:
    action = agree(meetings[0])
    review = action.own_review(meetings[1])
    action.reviews.clear()
    assert action.own_review(meetings[1]).id == review.id
    assert action.own_review(meetings[2]).id != review.id


# due


def test_next_meeting_follows_the_meeting_when_it_moves(meetings: list[Meeting]) -> None:
    action = agree(meetings[0], due=Due.NEXT_MEETING)
    assert action.due_on() == TODAY + WEEK
    meetings[1].date = TODAY + timedelta(days=9)
    assert action.due_on() == TODAY + timedelta(days=9)
    meetings[1].date = TODAY + timedelta(weeks=5)
    assert action.due_on() == meetings[2].date


def test_next_meeting_passes_over_a_cancelled_one(meetings: list[Meeting]) -> None:
    action = agree(meetings[0], due=Due.NEXT_MEETING)
    cancelled(meetings[1])
    assert action.due_on() == meetings[2].date
    meetings[1].reopen(NOON, "Vi kunne alligevel")
    assert action.due_on() == meetings[1].date


def test_next_meeting_that_is_not_planned_yet_is_said_in_words(meetings: list[Meeting]) -> None:
    action = agree(meetings[-1], due=Due.NEXT_MEETING)
    assert action.due_on() is None
    assert action.due_text() == "næste møde"
    assert not action.is_overdue(TODAY + 50 * WEEK)


def test_due_reads_as_a_short_date_or_nothing(meetings: list[Meeting]) -> None:
    assert agree(meetings[0], due=Due.DATE, due_date=date(2026, 11, 27)).due_text() == "fr 27.11."
    assert agree(meetings[0], due=Due.NONE).due_text() == ""
    assert agree(meetings[0], due=Due.NEXT_MEETING).due_text() == "ma 30.11."


def test_a_deadline_that_nobody_can_read_is_said_as_it_was_typed(meetings: list[Meeting]) -> None:
    action = agree(meetings[0], due_words="inden jul")
    assert action.due_text() == "inden jul"
    assert action.due_on() is None
    answer(action, meetings[1], Answer.CONTINUES, due=Due.NONE, due_words="efter påske")
    assert action.due_text() == "efter påske"
    assert action.due_text(before=meetings[1]) == "inden jul"
    answer(action, meetings[1], Answer.DONE)
    assert action.due_text() == "inden jul"


def test_continues_moves_the_due_date_only_where_it_gives_one(meetings: list[Meeting]) -> None:
    action = agree(meetings[0], due=Due.DATE, due_date=TODAY)
    answer(action, meetings[1], Answer.CONTINUES)
    assert action.due_on() == TODAY
    answer(action, meetings[2], Answer.CONTINUES, due=Due.DATE, due_date=TODAY + 3 * WEEK)
    assert action.due_on() == TODAY + 3 * WEEK
    assert action.due_on(before=meetings[2]) == TODAY


def test_next_meeting_given_by_an_answer_counts_from_the_answering_meeting(
    meetings: list[Meeting],
) -> None:
    action = agree(meetings[0], due=Due.NEXT_MEETING)
    answer(action, meetings[1], Answer.CONTINUES, due=Due.NEXT_MEETING)
    assert action.due_on() == meetings[2].date


def test_continues_can_take_the_due_date_away(meetings: list[Meeting]) -> None:
    action = agree(meetings[0], due=Due.DATE, due_date=TODAY)
    answer(action, meetings[1], Answer.CONTINUES, due=Due.NONE)
    assert action.due_on() is None
    assert not action.is_overdue(TODAY + WEEK)


# overdue


def test_overdue_is_due_before_today_and_still_open(meetings: list[Meeting]) -> None:
    action = agree(meetings[0], due=Due.DATE, due_date=TODAY)
    assert not action.is_overdue(TODAY)
    assert action.is_overdue(TODAY + timedelta(days=1))
    answer(action, meetings[1], Answer.DONE)
    assert not action.is_overdue(TODAY + timedelta(days=30))


def test_inside_a_meeting_overdue_is_what_was_so_when_it_began(meetings: list[Meeting]) -> None:
    """The minutes of a meeting go on saying »overskredet« of what it then closed."""
    action = agree(meetings[0], due=Due.DATE, due_date=TODAY)
    answer(action, meetings[1], Answer.DONE)
    assert action.is_overdue(meetings[1].date, before=meetings[1])
    assert not action.is_overdue(meetings[2].date, before=meetings[2])


def test_a_meeting_written_up_afterwards_counts_overdue_from_its_own_day(
    meetings: list[Meeting],
) -> None:
    action = agree(meetings[0], due=Due.NEXT_MEETING)
    written_on = TODAY + 8 * WEEK
    for meeting, overdue in zip(meetings[1:3], (False, True), strict=True):
        day = meeting.reference_day(written_on)
        assert action.is_overdue(day, before=meeting) is overdue


def test_a_coming_meeting_counts_overdue_from_today(meetings: list[Meeting]) -> None:
    action = agree(meetings[0], due=Due.DATE, due_date=TODAY + timedelta(days=2))
    day = meetings[3].reference_day(TODAY + timedelta(days=1))
    assert not action.is_overdue(day, before=meetings[3])


# waiting


def test_an_action_waits_until_its_date(meetings: list[Meeting]) -> None:
    action = agree(meetings[0], show_from=TODAY + WEEK)
    assert action.state(TODAY) is ActionState.WAITING
    assert action.is_waiting(TODAY + timedelta(days=6))
    assert not action.is_waiting(TODAY + WEEK)
    assert action.is_open


def test_the_last_answer_that_set_a_waiting_date_rules(meetings: list[Meeting]) -> None:
    action = agree(meetings[0], show_from=TODAY)
    answer(action, meetings[1], Answer.CONTINUES, show_from=TODAY + 5 * WEEK)
    answer(action, meetings[2], Answer.CONTINUES)
    assert action.shown_from() == TODAY + 5 * WEEK
    assert action.shown_from(before=meetings[1]) == TODAY


def test_a_meeting_that_answered_does_not_count_it_as_waiting(meetings: list[Meeting]) -> None:
    action = agree(meetings[0], show_from=meetings[2].date)
    assert action.is_waiting_at(meetings[1])
    assert not action.is_waiting_at(meetings[2])
    answer(action, meetings[1], Answer.CONTINUES)
    assert not action.is_waiting_at(meetings[1])


# order of lists


def test_overdue_comes_first_then_by_date_and_waiting_last(meetings: list[Meeting]) -> None:
    none = agree(meetings[0])
    waiting = agree(meetings[0], show_from=TODAY + WEEK, due=Due.DATE, due_date=TODAY - WEEK)
    soon = agree(meetings[0], due=Due.DATE, due_date=TODAY)
    late = agree(meetings[0], due=Due.DATE, due_date=TODAY - timedelta(days=1))
    later = agree(meetings[0], due=Due.DATE, due_date=TODAY - WEEK)
    listed = meetings[0].course.open_actions(TODAY)
    assert listed == [later, late, soon, none, waiting]


def test_a_deleted_action_is_nowhere(meetings: list[Meeting]) -> None:
    action = agree(meetings[0], deleted=True)
    assert not action.is_open
    assert not action.is_carried_to(meetings[1])
    assert meetings[0].course.actions() == []


def test_an_action_is_locked_with_its_own_meeting_but_its_answers_with_theirs(
    meetings: list[Meeting],
) -> None:
    action = agree(meetings[0])
    held(meetings[0]).approve(NOON)
    assert action.locked
    assert not action.own_review(meetings[1]).locked


# hand-overs


def test_a_hand_over_counts_from_its_day_and_leaves_the_agreement_as_it_was(
    meetings: list[Meeting],
) -> None:
    mette, lars = meetings[0].course.memberships
    action = agree(meetings[0], who=[mette.id], who_words="vikaren")
    day = TODAY + WEEK
    Handover(action=action, day=day, member_id=mette.id, to=[lars.id], words="Solstuen")
    assert action.who_on(day - timedelta(days=1)) == action.agreed_who
    assert action.who_on(day) == Who((lars.id,), words="vikaren, Solstuen")
    assert action.agreed_who == Who((mette.id,), words="vikaren")


def test_who_did_it_already_is_not_named_twice_and_nobody_can_take_over(
    meetings: list[Meeting],
) -> None:
    mette, lars = meetings[0].course.memberships
    action = agree(meetings[0], who=[mette.id, lars.id])
    Handover(action=action, day=TODAY, member_id=mette.id, to=[lars.id])
    assert action.who_on(TODAY) == Who((lars.id,))
    Handover(action=action, day=TODAY + WEEK, member_id=lars.id)
    assert not action.who_on(TODAY + WEEK)
    assert action.who_on(TODAY)


def test_everyone_can_take_over_and_who_had_no_part_hands_nothing_over(
    meetings: list[Meeting],
) -> None:
    mette, lars = meetings[0].course.memberships
    action = agree(meetings[0], who=[mette.id])
    Handover(action=action, day=TODAY, member_id=lars.id, everyone=True)
    assert action.who_on(TODAY) == Who((mette.id,))
    Handover(action=action, day=TODAY, member_id=mette.id, everyone=True)
    assert action.who_on(TODAY) == Who(everyone=True)
