"""Only what helped is offered again; a name in it is found; a situation is found in any form."""

from datetime import date
from typing import Any

import pytest

from teammoede.domain.action import Action, Answer, Worked
from teammoede.domain.course import Course
from teammoede.domain.role_plan import DEFAULT_SITUATIONS
from teammoede.domain.what_worked import helped, is_about, situations_in, what_worked

from .building import agree, answer, make_course, weekly_meetings


@pytest.fixture
def course() -> Course:
    course = make_course("Mette Holm", "Bo Lund", aliases=["Kaptajnen"])
    weekly_meetings(course, 4, date(2026, 11, 2))
    return course


def tried(course: Course, what: str, *given: tuple[Answer, Worked | None], **values: Any) -> Action:
    """Return an action of the first meeting, answered by the next ones in turn."""
    first, *later = course.ordered_meetings()
    action = agree(first, what, **values)
    for meeting, (reply, verdict) in zip(later, given, strict=False):
        answer(action, meeting, reply, worked=verdict)
    return action


GOING_ON = (Answer.CONTINUES, Worked.BETTER)


@pytest.mark.parametrize(
    ("given", "does"),
    [
        ([], False),
        ([(Answer.DONE, None)], False),
        ([(Answer.DONE, Worked.BETTER)], True),
        ([(Answer.DONE, Worked.REACHED)], True),
        ([(Answer.DONE, Worked.UNCHANGED)], False),
        ([GOING_ON], True),
        ([GOING_ON, (Answer.DONE, None)], True),
        ([GOING_ON, (Answer.DONE, Worked.WORSE)], False),
        ([GOING_ON, (Answer.DROPPED, None)], False),
        ([(Answer.DROPPED, Worked.REACHED)], True),
        ([(Answer.STANDING_PRACTICE, None)], True),
    ],
)
def test_what_helped(course: Course, given: list[tuple[Answer, Worked | None]], does: bool) -> None:
    assert helped(tried(course, "Del gruppen", *given)) is does


def test_deleted_and_blank_ones_are_not_offered(course: Course) -> None:
    tried(course, "Slettet", GOING_ON, deleted=True)
    tried(course, " ", GOING_ON)
    assert what_worked([course]) == []


def test_points_come_in_the_order_of_the_agenda_and_the_newest_first(course: Course) -> None:
    tried(course, "Gammel", GOING_ON)
    tried(course, "Ny", GOING_ON, GOING_ON)
    tried(course, "Rolle", GOING_ON, point="roles")
    tried(course, "Leg", GOING_ON, point="relations")
    found = what_worked([course], ("relations", "organisation"))
    assert [find.what for find in found] == ["Leg", "Ny", "Gammel", "Rolle"]
    assert [find.point_title for find in found][0::3] == ["Relationer", "Roller"]


def test_what_is_open_here_is_on_its_own_list_already(course: Course) -> None:
    course.id = "here"
    for meeting in course.meetings:
        meeting.course_id = "here"
    tried(course, "Åben", GOING_ON)
    tried(course, "Lukket", GOING_ON, (Answer.DONE, None))
    assert [find.what for find in what_worked([course], here="here")] == ["Lukket"]
    assert len(what_worked([course], here="elsewhere")) == 2


def test_a_find_says_what_the_team_saw_and_where(course: Course) -> None:
    action = tried(course, "Del  gruppen", (Answer.STANDING_PRACTICE, Worked.BETTER))
    action.reviews[0].words = "Der er mere ro."
    [find] = what_worked([course])
    assert find.what == "Del gruppen"
    assert find.seen == "fast praksis, bedre: Der er mere ro."
    assert find.where == "Stjernestuen · uge 46, 2026"


def test_names_of_the_other_team_and_its_children_are_found(course: Course) -> None:
    tried(course, "Mettes gruppe går ud med Bo og kaptajnen", GOING_ON)
    tried(course, "Gruppen bor i skoven", GOING_ON, GOING_ON)
    free, named = what_worked([course])
    assert named.names == ("Mettes", "Bo", "kaptajnen")
    assert free.names == ()


def test_what_may_be_a_name_is_found_and_the_courses_own_title_is_not(course: Course) -> None:
    tried(course, "Bed PPR om at se på Karls plads i Stjernestuens garderobe", GOING_ON)
    assert what_worked([course])[0].names == ("Karls",)


def test_every_typed_word_counts_also_inside_a_word_and_å_is_not_a(course: Course) -> None:
    tried(course, "Morgensamling i to hold, når vi får ro", GOING_ON)
    [find] = what_worked([course])
    assert find.has_words("SAMLING hold")
    assert find.has_words("bedre")
    assert not find.has_words("samling tre")
    assert not find.has_words("far")
    assert find.has_words("  ")


@pytest.mark.parametrize(
    ("text", "situation", "is_meant"),
    [
        ("Del gruppen i tre ved garderoben", "Garderobe", True),
        ("garderobetid i hold", "Garderobe", True),
        ("Ro før hvilen", "Hvil", True),
        ("Hvile i to rum", "Hvil", True),
        ("Aftal, hvilken voksen der går fra", "Hvil", False),
        ("Vi hviler", "Hvil", True),
        ("Ved pusletid går én med", "Puslesituation", True),
        ("Modtag dem i døren", "Modtagelse", False),
        ("MODTAGELSEN", "Modtagelse", True),
        ("Synger i hallen", "Hal", True),
        ("Alt", "", False),
    ],
)
def test_a_situation_is_found_in_any_form(text: str, situation: str, is_meant: bool) -> None:
    assert is_about(text, situation) is is_meant


def test_only_situations_that_are_spoken_of_can_be_chosen(course: Course) -> None:
    tried(course, "Vi spiser i to hold", GOING_ON, success="færre går fra frokosten")
    tried(course, "Tre ad gangen i garderoben", GOING_ON)
    found = what_worked([course])
    assert situations_in(found, DEFAULT_SITUATIONS) == ["Garderobe", "Frokost"]
