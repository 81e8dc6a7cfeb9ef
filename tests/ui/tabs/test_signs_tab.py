"""The signs rated at a meeting: saved with the click, beside what was given before."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.storage.store import Store
from teammoede.ui.dialogs.own_list_dialog import OwnListDialog
from teammoede.ui.tabs.ratings import Ratings
from teammoede.ui.tabs.signs_tab import SignsTab
from teammoede.ui.widgets.rating_row import RatingRow
from tests.ui.conftest import Screen, in_dialog
from tests.ui.half_year import START, half_year

Kept = Callable[[], Course]


@pytest.fixture
def course(store: Store) -> Course:
    """A course at its end, rated at its start."""
    return half_year(store)


@pytest.fixture
def ratings(screen: Screen) -> Ratings:
    """The rating at today's final evaluation."""
    tab = screen.go_to("Målet")
    assert isinstance(tab, SignsTab)
    return tab.ratings


def evaluation(course: Course) -> Meeting:
    return course.ordered_meetings()[2]


def given(course: Course, place: int = 0) -> object:
    rating = evaluation(course).rating_of(course.live_signs()[place])
    return rating and (rating.value, rating.why)


def row(ratings: Ratings, title: str) -> RatingRow:
    return next(row for row in ratings.listed if row.sign.title == title)


def texts(ratings: Ratings) -> list[str]:
    return [label.text() for label in ratings.findChildren(QLabel) if label.isVisible()]


def replace_first(screen: Screen, ratings: Ratings, title: str) -> None:
    """Take the first sign out of the list and write another one in."""

    def change(dialog: OwnListDialog) -> None:
        assert dialog.windowTitle() == "Forløbets tegn"
        dialog.ui.listView.setCurrentRow(0)
        dialog.ui.removeButton.click()
        dialog.ui.addButton.click()
        line = dialog.ui.listView.findChild(QLineEdit)
        assert line is not None
        line.setText(title)
        screen.qtbot.keyClick(line, Qt.Key.Key_Return)
        QApplication.processEvents()
        dialog.ui.saveButton.click()

    came = in_dialog(OwnListDialog, change)
    screen.click(ratings.edit_signs)
    assert came()


def test_no_letter_of_the_list_of_signs_goes_to_two_places(
    screen: Screen, ratings: Ratings
) -> None:
    letters: list[str] = []

    def look(dialog: OwnListDialog) -> None:
        texts = [w.text() for kind in (QLabel, QPushButton) for w in dialog.findChildren(kind)]
        letters.extend(text[text.index("&") + 1].casefold() for text in texts if "&" in text)

    came = in_dialog(OwnListDialog, look)
    screen.click(ratings.edit_signs)
    assert came()
    assert len(letters) >= 8
    assert sorted(letters) == sorted(set(letters))


def test_a_click_is_kept(screen: Screen, ratings: Ratings, kept: Kept) -> None:
    screen.click(row(ratings, "Ro").scale.button(4))
    assert given(kept()) == (4, "")


def test_a_second_click_takes_it_back(screen: Screen, ratings: Ratings, kept: Kept) -> None:
    for _ in range(2):
        screen.click(row(ratings, "Ro").scale.button(4))
    assert given(kept()) == (None, "")


def test_all_signs_are_rated_by_the_keyboard_alone(
    screen: Screen, ratings: Ratings, kept: Kept
) -> None:
    screen.focus(row(ratings, "Ro").scale)
    for digit in "345":
        screen.type(digit)
        screen.press(Qt.Key.Key_Down)
    assert [given(kept(), place) for place in range(3)] == [(3, ""), (4, ""), (5, "")]


def test_why_is_kept_and_enter_goes_to_the_next_sign(
    screen: Screen, ratings: Ratings, kept: Kept
) -> None:
    why = row(ratings, "Ro").why
    screen.focus(why)
    screen.type("Roligere nu")
    screen.press(Qt.Key.Key_Return)
    assert row(ratings, "Tryghed").scale.hasFocus()
    assert given(kept()) == (None, "Roligere nu")


def test_why_leaves_one_former_version_however_much_is_typed(
    screen: Screen, ratings: Ratings, kept: Kept, store: Store
) -> None:
    screen.write(row(ratings, "Ro").why, "Fordi der er ro")
    course = kept()
    rating = evaluation(course).rating_of(course.live_signs()[0])
    assert rating is not None
    assert [r.value for r in store.revisions(rating, "why") if r.value] == ["Fordi der er ro"]


def test_what_was_given_before_stands_beside_it(ratings: Ratings) -> None:
    assert "uge 22: 2" in texts(ratings)
    assert "uge 22: 3" in texts(ratings)
    assert sum(text.startswith("uge") for text in texts(ratings)) == 2


def test_how_many_took_part_is_kept_and_not_guessed(
    screen: Screen, ratings: Ratings, kept: Kept
) -> None:
    assert ratings.raters.number is None
    screen.focus(ratings.raters)
    screen.type("4")
    ratings.raters.clearFocus()
    assert evaluation(kept()).raters == 4


def test_it_says_what_the_ends_mean_and_that_it_is_no_proof(ratings: Ratings) -> None:
    assert "1 slet ikke … 5 i høj grad" in texts(ratings)
    assert "Vurderingen er teamets egen og intet bevis." in texts(ratings)


def test_an_approved_meeting_shows_what_was_rated_and_nothing_else(
    course: Course, store: Store, open_window: Callable[..., Screen], kept: Kept
) -> None:
    store.approve(course.ordered_meetings()[0])
    screen = open_window()
    screen.open_meeting(START)
    tab = screen.go_to("Mål og tegn")
    assert isinstance(tab, SignsTab)
    assert [row.sign.title for row in tab.ratings.listed] == ["Ro", "Tryghed"]
    scale, why = tab.ratings.listed[0].scale, tab.ratings.listed[0].why
    assert scale.value == 2
    screen.click(scale.button(5))
    why.setFocus()
    screen.qtbot.keyClicks(why, "x")
    first = kept().ordered_meetings()[0]
    rating = first.rating_of(tab.ratings.listed[0].sign)
    assert rating is not None
    assert (rating.value, rating.why) == (2, "Der er uro ved garderoben")
    assert scale.value == 2
    assert why.toPlainText() == "Der er uro ved garderoben"
    assert not tab.ratings.edit_signs.isVisible()


def test_a_meeting_that_rated_nothing_says_so_once_it_is_approved(
    course: Course, store: Store, open_window: Callable[..., Screen]
) -> None:
    store.hold(evaluation(course))
    store.approve(evaluation(course))
    screen = open_window()
    screen.open_meeting(evaluation(course).date)
    tab = screen.go_to("Målet")
    assert isinstance(tab, SignsTab)
    assert "Tegnene blev ikke vurderet her." in texts(tab.ratings)


def test_the_rows_keep_the_keyboard_when_the_course_is_read_anew(
    screen: Screen, ratings: Ratings, store: Store, kept: Kept
) -> None:
    scale = row(ratings, "Tryghed").scale
    screen.focus(scale)
    course = kept()
    store.change(course.live_signs()[1], title="Tryghed hos alle")
    screen.refresh()
    assert scale.hasFocus()
    assert row(ratings, "Tryghed hos alle").scale is scale


def test_the_list_of_signs_is_the_courses_own(screen: Screen, ratings: Ratings, kept: Kept) -> None:
    replace_first(screen, ratings, "Latter")
    course = kept()
    assert sorted(s.title for s in course.live_signs()) == ["Latter", "Leg på tværs", "Tryghed"]
    assert [s.title for s in course.signs if s.dropped] == ["Ro"]
    assert {row.sign.title for row in ratings.listed} == {"Latter", "Leg på tværs", "Tryghed"}


def test_a_sign_that_comes_back_goes_on_with_its_curve(
    screen: Screen, ratings: Ratings, kept: Kept
) -> None:
    replace_first(screen, ratings, "ro")
    course = kept()
    again = next(sign for sign in course.live_signs() if sign.title == "ro")
    rating = course.ordered_meetings()[0].rating_of(again)
    assert rating is not None
    assert rating.value == 2
    assert len(course.signs) == 3


def test_no_name_of_a_row_is_cut_off(screen: Screen, ratings: Ratings) -> None:
    for shown in ratings.listed:
        title = shown.findChildren(QLabel)[0]
        assert title.height() >= title.heightForWidth(title.width())


def test_the_rating_lies_before_the_discussion(screen: Screen, ratings: Ratings) -> None:
    assert ratings.y() < screen.tab.discussion.y()
    assert screen.tab.since_last.y() < ratings.y()


def test_a_course_without_signs_says_what_to_do(
    course: Course, store: Store, open_window: Callable[..., Screen]
) -> None:
    for sign in course.live_signs():
        store.change(sign, dropped=True)
    screen = open_window()
    tab = screen.go_to("Målet")
    assert isinstance(tab, SignsTab)
    assert "Forløbet har ingen tegn endnu. Skriv dem under »Tegn …«." in texts(tab.ratings)
    assert tab.meeting is not None
    assert tab.meeting.date == date(2026, 11, 23)
