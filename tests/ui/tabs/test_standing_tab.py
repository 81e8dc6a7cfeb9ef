"""Holder vi fast?: each standing practice at a visit, with how it lives and which help it needs."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from teammoede.domain.course import Course
from teammoede.domain.practice import PracticeState, kept_practice, own_check
from teammoede.storage.store import Store
from teammoede.ui.tabs.standing_tab import Standing, StandingTab
from tests.ui.conftest import Screen
from tests.ui.half_year import PRACTICE, half_year

Kept = Callable[[], Course]
VISIT = date(2026, 12, 21)


@pytest.fixture
def course(store: Store) -> Course:
    """A course with one practice that was to stay."""
    return half_year(store)


def open_visit(screen: Screen) -> Standing:
    screen.open_meeting(VISIT)
    tab = screen.go_to("Holder vi fast?")
    assert isinstance(tab, StandingTab)
    return tab.standing


@pytest.fixture
def standing(screen: Screen) -> Standing:
    """The visit's own part."""
    return open_visit(screen)


def found(course: Course) -> object:
    visit = course.ordered_meetings()[3]
    check = visit.check_of(kept_practice(course)[0])
    return check and (check.state, check.help)


def texts(standing: Standing) -> list[str]:
    return [label.text() for label in standing.findChildren(QLabel) if label.isVisible()]


def test_each_practice_stands_with_who_keeps_it(standing: Standing) -> None:
    shown = texts(standing)
    assert {PRACTICE, "Mette", "fra ma 25.5.", "1 af 1 mangler svar"} <= set(shown)
    assert "Mål støjen" not in shown


def test_how_it_lives_is_kept_with_the_click(
    screen: Screen, standing: Standing, kept: Kept
) -> None:
    screen.click(standing.listed[0].states.button(PracticeState.PARTLY))
    assert found(kept()) == (PracticeState.PARTLY, "")
    assert "alle besvaret" in texts(standing)


def test_a_second_click_takes_it_back(screen: Screen, standing: Standing, kept: Kept) -> None:
    for _ in range(2):
        screen.click(standing.listed[0].states.button(PracticeState.LIVES))
    assert found(kept()) == (None, "")
    assert "1 af 1 mangler svar" in texts(standing)


def test_which_help_is_kept(screen: Screen, standing: Standing, kept: Kept) -> None:
    screen.write(standing.listed[0].help, "En time med PPR")
    assert found(kept()) == (None, "En time med PPR")


def test_what_an_earlier_visit_found_stands_beside_it(
    course: Course, store: Store, open_window: Callable[..., Screen]
) -> None:
    later = store.plan_meeting(course, date(2027, 2, 22), course.ordered_meetings()[3].kind)
    practice = kept_practice(course)[0]
    store.change(own_check(course.ordered_meetings()[3], practice), state=PracticeState.FORGOTTEN)
    screen = open_window()
    screen.open_meeting(later.date)
    tab = screen.go_to("Holder vi fast?")
    assert isinstance(tab, StandingTab)
    assert "fra ma 25.5. · uge 52: glemt" in texts(tab.standing)
    assert tab.standing.listed[0].states.choice is None


def test_an_approved_visit_cannot_be_changed(
    course: Course, store: Store, open_window: Callable[..., Screen], kept: Kept
) -> None:
    visit = course.ordered_meetings()[3]
    store.change(own_check(visit, kept_practice(course)[0]), state=PracticeState.LIVES)
    store.hold(visit)
    store.approve(visit)
    screen = open_window()
    row = open_visit(screen).listed[0]
    screen.click(row.states.button(PracticeState.FORGOTTEN))
    screen.qtbot.keyClicks(row.help, "x")
    assert found(kept()) == (PracticeState.LIVES, "")
    assert row.states.choice is PracticeState.LIVES


def test_where_nothing_is_kept_it_says_what_would_stand_here(
    course: Course, store: Store, open_window: Callable[..., Screen]
) -> None:
    store.change(kept_practice(course)[0], deleted=True)
    standing = open_visit(open_window())
    said = "Her står, hvad der er blevet fast praksis, eller hvad slutevalueringen vil bevare."
    assert said in texts(standing)


@pytest.mark.usefixtures("large_print", "course")
def test_nothing_is_cut_off_in_large_print(open_window: Callable[..., Screen]) -> None:
    standing = open_visit(open_window(size=(1100, 620)))
    row = standing.listed[0]
    assert row.help.geometry().right() <= row.width()
    for button in (row.states.button(state) for state in PracticeState):
        assert button.width() >= button.sizeHint().width()
