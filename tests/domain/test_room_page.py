"""The room sees what is open, the unanswered first, and nothing that is confidential."""

from datetime import date

import pytest

from teammoede.domain.action import Answer, Due
from teammoede.domain.agenda import SINCE_LAST
from teammoede.domain.meeting import Meeting
from teammoede.domain.room_page import RoomLine, RoomPage

from .building import TODAY, agree, answer, held, make_course, weekly_meetings


@pytest.fixture
def meeting() -> Meeting:
    course = make_course("Mette Holm", "Lars Bech", goal="Ro  og\ntryghed")
    first, second = weekly_meetings(course, 2, date(2026, 11, 16))
    held(first)
    return second


def test_a_page_says_where_one_is(meeting: Meeting) -> None:
    page = RoomPage.of(meeting, "relations", TODAY)
    assert (page.title, page.number, page.count, page.goal) == (
        "Relationer",
        3,
        7,
        "Ro og tryghed",
    )
    assert page.questions == meeting.agenda.item("relations").questions


def test_open_actions_say_what_who_and_when_and_overdue_by_a_word(meeting: Meeting) -> None:
    mette = meeting.course.memberships[0]
    before = meeting.course.ordered_meetings()[0]
    agree(before, "Del gruppen", who=[mette.id], due=Due.DATE, due_date=date(2026, 11, 20))
    agree(before, "Mål støjen", point="parents")
    agree(before, "Leg med", position=2)
    assert RoomPage.of(meeting, "organisation", TODAY).open == (
        RoomLine("Del gruppen", "Mette", "fr 20.11.", late=True),
        RoomLine("Leg med", "ingen endnu", ""),
    )


def test_what_has_an_answer_comes_last_and_is_late_no_more(meeting: Meeting) -> None:
    before = meeting.course.ordered_meetings()[0]
    done = agree(before, "Del gruppen", due=Due.DATE, due_date=date(2026, 11, 20))
    agree(before, "Leg med", position=1)
    answer(done, meeting, Answer.DONE)
    lines = RoomPage.of(meeting, "organisation", TODAY).open
    assert [line.what for line in lines] == ["Leg med", "Del gruppen"]
    assert (lines[1].late, lines[1].answer) == (False, "udført")
    assert lines[1].quiet == "ingen endnu · fr 20.11. · udført"


def test_new_agreements_stand_in_their_order_and_blank_ones_not_at_all(meeting: Meeting) -> None:
    agree(meeting, "Første", everyone=True, position=1)
    agree(meeting, "Anden\n linje", position=2)
    agree(meeting, "", everyone=True, position=3)
    assert RoomPage.of(meeting, "organisation", TODAY).agreed == (
        RoomLine("Første", "alle", ""),
        RoomLine("Anden linje", "", ""),
    )


def test_a_short_meeting_has_its_one_list(meeting: Meeting) -> None:
    agree(meeting.course.ordered_meetings()[0], "Mål støjen", point="parents")
    meeting.short, meeting.burning = True, "relations"
    page = RoomPage.of(meeting, SINCE_LAST, TODAY)
    assert [line.what for line in page.open] == ["Mål støjen"]
    assert page.count == len(meeting.agenda.keys)
