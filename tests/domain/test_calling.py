"""Who calls a meeting: the functions its agenda names, as people where the team has them."""

from dataclasses import replace
from datetime import timedelta

from teammoede.domain.calling import called_by, callers, listed
from teammoede.domain.meeting import Meeting
from teammoede.domain.people import Function
from tests.domain.building import PLANNING, TODAY, make_course, make_meeting

CALLED = replace(PLANNING, calls=("leader", "counsellor"))


def _meeting(*functions: Function) -> Meeting:
    names = ("Åse Lindholm", "Mette Krogh", "Ayşe Demir")
    course = make_course(*names[: len(functions)])
    for member, function in zip(course.memberships, functions, strict=True):
        member.function = function
    return make_meeting(course, TODAY, agenda_data=CALLED.as_data())


def test_callers_come_in_the_order_of_the_agenda_and_not_of_the_team() -> None:
    meeting = _meeting(Function.COUNSELLOR, Function.STAFF, Function.LEADER)
    assert [member.name for member in callers(meeting)] == ["Ayşe Demir", "Åse Lindholm"]
    assert called_by(meeting) == "Ayşe Demir (leder) og Åse Lindholm (pædagogisk vejleder)"


def test_in_short_only_names_are_said_and_functions_that_nobody_has() -> None:
    assert called_by(_meeting(Function.COUNSELLOR, Function.LEADER), short=True) == "Mette og Åse"
    assert called_by(_meeting(Function.COUNSELLOR), short=True) == "leder og Åse"


def test_a_function_that_nobody_has_stands_for_itself() -> None:
    assert called_by(_meeting(Function.COUNSELLOR)) == (
        "leder og Åse Lindholm (pædagogisk vejleder)"
    )
    assert called_by(_meeting()) == "leder og pædagogisk vejleder"


def test_who_has_left_calls_nobody() -> None:
    meeting = _meeting(Function.LEADER, Function.COUNSELLOR)
    meeting.course.memberships[0].left = TODAY
    assert [member.name for member in callers(meeting)] == ["Mette Krogh"]
    meeting.course.memberships[0].left = TODAY + timedelta(days=1)
    assert len(callers(meeting)) == 2


def test_an_agenda_that_names_nobody_is_called_by_nobody() -> None:
    meeting = _meeting(Function.LEADER)
    meeting.agenda_data = replace(PLANNING, calls=()).as_data()
    assert (callers(meeting), called_by(meeting)) == ([], "")


def test_a_function_that_is_no_longer_known_says_nothing() -> None:
    meeting = _meeting()
    meeting.agenda_data = replace(PLANNING, calls=("janitor", "leader")).as_data()
    assert called_by(meeting) == "leder"


def test_words_become_one_danish_list() -> None:
    assert [listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a og b",
        "a, b og c",
    ]
