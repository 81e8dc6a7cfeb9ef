"""Gå til: what one types finds a meeting, a person, an action, a course or a command."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teammoede.domain.action import Answer, Due
from teammoede.domain.course import Course
from teammoede.domain.going import (
    Entry,
    Going,
    Kind,
    ToCourse,
    ToPerson,
    courses,
    whole_course,
)
from teammoede.domain.spot import Spot
from tests.domain.building import TODAY, agree, answer, held, make_course, weekly_meetings


@pytest.fixture
def course() -> Course:
    """Five meetings from 9 November on, the first two held; three agreements."""
    course = make_course("Mette Holm", "Lars Bech", "Åse Lind", institution="Børnehuset")
    meetings = weekly_meetings(course, 5, date(2026, 11, 9))
    for meeting in meetings[:2]:
        held(meeting)
    mette, *_ = course.memberships
    agree(meetings[0], "Del gruppen i to", who=[mette.id])
    agree(meetings[1], "Morgensamling i to hold", due=Due.NEXT_MEETING)
    done = agree(meetings[0], "Ryd op i garderoben")
    answer(done, meetings[1], Answer.DONE)
    return course


@pytest.fixture
def going(course: Course) -> Going:
    going = Going(TODAY)
    going.add(whole_course(course, TODAY, is_front=True))
    going.add(courses([course], TODAY, front=None))
    going.add([Entry(Kind.COMMAND, "Lås", "lås", "Arkiv"), Entry(Kind.COMMAND, "Nyt møde", "nyt")])
    return going


def days(going: Going, text: str) -> list[date]:
    """Return the days of the meetings that are found, in their order."""
    listed = dict(going.found(text)).get(Kind.MEETING, [])
    return [entry.day for entry in listed if entry.day is not None]


def titles(going: Going, text: str, kind: Kind) -> list[str]:
    return [entry.title for entry in dict(going.found(text)).get(kind, [])]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("23/11", [date(2026, 11, 23)]),
        ("16.11", [date(2026, 11, 16)]),
        ("den 9. november", [date(2026, 11, 9)]),
        ("uge 49", [date(2026, 11, 30)]),
        ("næste møde", [date(2026, 11, 23)]),
        ("sidste møde", [date(2026, 11, 16)]),
        ("om 7 dage", [date(2026, 11, 30)]),
        ("24/11", []),
    ],
)
def test_a_meeting_is_found_by_its_day(going: Going, typed: str, found: list[date]) -> None:
    assert days(going, typed) == found


def test_a_day_that_is_meant_comes_before_days_that_are_called_so(going: Going) -> None:
    assert days(going, "i dag")[0] == date(2026, 11, 23)
    assert days(going, "mandag")[0] == date(2026, 11, 30)
    assert len(days(going, "mandag")) == 5


def test_a_week_is_found_in_the_past_and_as_it_is_being_typed(going: Going) -> None:
    assert days(going, "uge 46") == [date(2026, 11, 9)]
    assert len(days(going, "uge 4")) == 4  # 46 to 49; the fifth is in week 50
    assert days(going, "UGE 50") == [date(2026, 12, 7)]


def test_the_next_meeting_comes_first_and_the_near_ones_before_the_far(going: Going) -> None:
    assert days(going, "planlægning")[:2] == [date(2026, 11, 23), date(2026, 11, 16)]
    assert days(going, "")[0] == date(2026, 11, 23)


def test_a_meeting_is_found_by_its_number(going: Going) -> None:
    assert titles(going, "møde 3", Kind.MEETING)[0] == "Planlægningsmøde 3"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("mette", ["Mette Holm"]),
        ("holm m", ["Mette Holm"]),
        ("MH", ["Mette Holm"]),
        ("etT", ["Mette Holm"]),
        ("åse", ["Åse Lind"]),
        ("A\u030ase", ["Åse Lind"]),
        ("ase", []),
    ],
)
def test_people_are_found_by_parts_of_their_names(
    going: Going, typed: str, found: list[str]
) -> None:
    assert titles(going, typed, Kind.PERSON) == found


def test_an_open_action_is_found_by_its_words_and_by_who_does_it(going: Going) -> None:
    assert titles(going, "samling", Kind.ACTION) == ["Morgensamling i to hold"]
    assert titles(going, "mette", Kind.ACTION) == ["Del gruppen i to"]
    assert titles(going, "garderoben", Kind.ACTION) == []  # done


def test_an_action_leads_to_where_it_waits_for_an_answer(going: Going, course: Course) -> None:
    [(_, [entry])] = going.found("morgensamling")
    following = course.next_meeting()
    assert following is not None
    action = next(a for a in course.actions() if a.what.startswith("Morgen"))
    assert entry.target == Spot(course.id, following.id, "organisation", action.id)


def test_an_action_that_is_put_off_leads_to_where_it_was_agreed(course: Course) -> None:
    last = course.ordered_meetings()[1]
    action = agree(last, "Mål støjen", show_from=date(2027, 1, 1))
    going = Going(TODAY)
    going.add(whole_course(course, TODAY, is_front=True))
    [(_, [entry])] = going.found("støjen")
    assert entry.target == Spot(course.id, last.id, "organisation", action.id)


def test_the_rest_is_known_by_what_it_leads_to(going: Going, course: Course) -> None:
    assert dict(going.found("stjerne"))[Kind.COURSE][0].target == ToCourse(course.id)
    mette = course.memberships[0]
    assert dict(going.found("mette"))[Kind.PERSON][0].target == ToPerson(course.id, mette.id)


def test_what_begins_so_comes_before_what_only_holds_it() -> None:
    going = Going(TODAY)
    titled = ("Planlagt", "En lang plan", "Forløbsplan", "Plan")
    going.add(Entry(Kind.COMMAND, title, title) for title in titled)
    assert titles(going, "plan", Kind.COMMAND) == [
        "Plan",
        "Planlagt",
        "En lang plan",
        "Forløbsplan",
    ]


def test_commands_come_last_where_all_fit_alike(going: Going) -> None:
    going.add([Entry(Kind.ACTION, "Lås døren", "døren")])
    assert [kind for kind, _ in going.found("lås")] == [Kind.ACTION, Kind.COMMAND]
    assert [kind for kind, _ in going.found("nyt")] == [Kind.COMMAND]


def test_a_page_comes_first_once_something_is_typed(going: Going) -> None:
    going.add([Entry(Kind.PAGE, "Planen", "plan", at_first=True)])
    assert [kind for kind, _ in going.found("plan")][:2] == [Kind.PAGE, Kind.MEETING]
    assert [kind for kind, _ in going.found("")][:2] == [Kind.MEETING, Kind.PAGE]


def test_what_lies_in_front_comes_before_the_same_of_another_course(course: Course) -> None:
    other = make_course("Mette Holm", title="Månestuen")
    weekly_meetings(other, 2, TODAY)
    going = Going(TODAY)
    going.add(whole_course(other, TODAY, is_front=False))
    going.add(whole_course(course, TODAY, is_front=True))
    targets = [entry.target for entry in dict(going.found("mette"))[Kind.PERSON]]
    assert [t.course for t in targets if isinstance(t, ToPerson)] == [course.id, other.id]
    [first, *_] = dict(going.found("planlægning"))[Kind.MEETING]
    assert "Månestuen" not in first.beside
    assert titles(going, "måne mette", Kind.PERSON) == ["Mette Holm"]


def test_nothing_is_found_where_one_word_does_not_fit(going: Going) -> None:
    assert going.found("mette xyz") == []


@given(st.text())
def test_any_text_can_be_typed(text: str) -> None:
    course = make_course("Mette Holm")
    weekly_meetings(course, 2, TODAY)
    going = Going(TODAY)
    going.add(whole_course(course, TODAY, is_front=True))
    for _, listed in going.found(text):
        assert listed
