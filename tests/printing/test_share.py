"""The share sheet: what was chosen and what came of it, large enough for the wall, and no child."""

from collections.abc import Callable, Sequence

import pytest

from teammoede.domain.action import Action, Answer, Worked
from teammoede.domain.course import Course
from teammoede.domain.sharing import candidates
from teammoede.printing.share import EMPTY, share, share_text
from tests.domain.building import agree, answer
from tests.printing.reading import bookmarks_of, ink_of, pages_of, text_of
from tests.printing.sheets import PRINTED, SECRET, course_with


def _course() -> Course:
    course, meeting = course_with(actions=0, note="Vi talte om MK.")
    course.group, course.aliases = "Stjernestuen", ["MK", "Ajax"]
    first = course.ordered_meetings()[0]
    for place, (what, given, effect) in enumerate(
        (
            ("Ajax har fast plads", Answer.STANDING_PRACTICE, Worked.BETTER),
            ("Vi følger MK's leg", Answer.DONE, Worked.UNCHANGED),
            ("Støjmåler", Answer.DROPPED, Worked.WORSE),
            ("Legegrupper", None, None),
        )
    ):
        action = agree(first, what, position=place, success=SECRET, who_words="Ajax")
        if given:
            answer(action, meeting, given, worked=effect, words="MK græd")
    return course


def test_initiatives_by_what_became_of_them_without_a_child() -> None:
    course = _course()
    pdf = share(course, candidates(course), printed=PRINTED)
    text = text_of(pdf)
    for said in (
        "Et barn har fast plads det går bedre",
        "Vi følger et barns leg ingen forskel",
        "Støjmåler det gik værre",
        "Legegrupper",
        "Stjernestuen · Solstrålen",
        "Til opslag",
    ):
        assert said in text
    assert [title for title, _ in bookmarks_of(pdf)] == [
        "Det er blevet fast praksis",
        "Det har vi gjort",
        "Det er vi i gang med",
        "Det er vi holdt op med",
    ]


def _printed(course: Course, actions: Sequence[Action]) -> str:
    return text_of(share(course, actions, printed=PRINTED))


@pytest.mark.parametrize("made", [share_text, _printed])
def test_nothing_but_what_was_chosen_leaves_the_room(made: Callable[..., str]) -> None:
    course = _course()
    text = made(course, candidates(course)[:2])
    assert "Et barn" in text
    assert "Legegrupper" not in text
    never = ("Ajax", "MK", "græd", "Vi talte", SECRET, "Mette", "Ro på Blå stue")
    assert [word for word in never if word in text] == []


def test_aliases_are_gone_from_head_title_and_bookmarks_too() -> None:
    course = _course()
    course.group = "MK og Ajax"
    pdf = share(course, candidates(course) * 30, printed=PRINTED)
    assert len(pages_of(pdf)) > 1
    assert "MK" not in text_of(pdf)
    assert b"Ajax" not in pdf
    assert "Et barn og et barn" in pages_of(pdf)[1]


def test_the_title_stands_in_where_group_and_house_are_not_written() -> None:
    course = _course()
    course.group = course.institution = ""
    assert "Ro på Blå stue" in text_of(share(course, [], printed=PRINTED))


def test_nothing_chosen_says_so() -> None:
    assert EMPTY in text_of(share(_course(), [], printed=PRINTED))


def test_long_words_and_texts_stay_on_the_page() -> None:
    course = _course()
    course.actions()[0].what = "Speciallægepraksisplanlægningsstabiliseringsperiode" * 3
    course.actions()[1].what = "Vi deler gruppen i tre. " * 850
    pdf = share(course, candidates(course), printed=PRINTED)
    assert text_of(pdf).count("gruppen") == 850
    assert all(min(white) >= 6 and white[2] >= 13.5 for white in ink_of(pdf))


def test_same_input_gives_same_bytes() -> None:
    course = _course()
    chosen = candidates(course)
    assert share(course, chosen, printed=PRINTED) == share(course, chosen, printed=PRINTED)
