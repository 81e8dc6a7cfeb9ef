"""Tegn: the curves of the course, and a rating on the meeting that is named."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from teammoede.domain.absence import Absence
from teammoede.domain.course import Course
from teammoede.storage.store import Store
from teammoede.ui.course_pages import SIGNS
from teammoede.ui.dialogs.own_list_dialog import OwnListDialog
from teammoede.ui.pages.signs_page import SignsPage
from teammoede.ui.tabs.signs_tab import SignsTab
from tests.domain.building import make_course
from tests.ui.conftest import Screen, in_dialog
from tests.ui.half_year import START, half_year

Kept = Callable[[], Course]


@pytest.fixture
def course(store: Store) -> Course:
    """A course at its end, rated at its start."""
    return half_year(store)


def open_page(screen: Screen) -> SignsPage:
    screen.desk.pages.open(SIGNS)
    QApplication.processEvents()
    page = screen.desk.pages.front
    assert isinstance(page, SignsPage)
    assert page.isVisible()
    return page


@pytest.fixture
def page(screen: Screen) -> SignsPage:
    """The page, in front of today's evaluation."""
    return open_page(screen)


def told(page: SignsPage) -> list[str]:
    """Return what each curve says to the ear."""
    return [view.accessibleName() for view in page.ui.curves.views]


def test_each_sign_has_its_curve(page: SignsPage) -> None:
    assert told(page) == [
        "Ro\nuge 22: 2 – Der er uro ved garderoben",
        "Tryghed\nuge 22: 3",
        "Leg på tværs",
    ]


def test_the_absence_has_its_curve_in_numbers_only(page: SignsPage) -> None:
    said = page.ui.absenceCurve.accessibleName().splitlines()
    assert said == [
        "Børnenes fravær, uge for uge",
        "uge 22: 20 %",
        "uge 23: 18 %",
        "uge 24: 15 %",
        "uge 25: 12 %",
    ]


def test_a_week_without_any_absence_is_nought_and_no_gap(
    course: Course, store: Store, open_window: Callable[..., Screen]
) -> None:
    store.keep(Absence(course=course, monday=date(2026, 6, 29), children=20, days_away=0))
    page = open_page(open_window())
    assert "uge 27: 0 %" in page.ui.absenceCurve.accessibleName()


def test_it_says_when_and_by_how_many_and_that_it_is_no_proof(page: SignsPage) -> None:
    assert page.ui.stateLabel.text() == "Vurderet én gang, i uge 22 af tre."
    assert "Vurderingen er teamets egen og intet bevis." in page.ui.legendLabel.text()
    assert "aftaler, der begyndte" in page.ui.legendLabel.text()


def test_a_rating_is_kept_on_the_open_meeting_and_draws_the_curve_on(
    screen: Screen, page: SignsPage, kept: Kept
) -> None:
    assert "skrives på Slutevaluering, mandag den 23. november 2026" in page.ui.whereLabel.text()
    before = _picture(page)
    row = page.ratings.listed[0]
    screen.focus(row.scale)
    screen.type("5")
    course = kept()
    rating = course.ordered_meetings()[2].rating_of(course.live_signs()[0])
    assert rating is not None
    assert rating.value == 5
    assert told(page)[0].endswith("\nuge 48: 5")
    assert _picture(page) != before
    assert page.ui.stateLabel.text() == "Vurderet to gange, først i uge 22 af tre, senest i uge 48."
    assert row.scale.hasFocus()


def test_a_look_at_a_later_meeting_does_not_put_a_rating_of_today_there(screen: Screen) -> None:
    screen.open_meeting(date(2026, 12, 21))
    assert "Opfølgningsbesøg" in screen.desk.head.title.text()
    assert "skrives på Slutevaluering, mandag" in open_page(screen).ui.whereLabel.text()


def _picture(page: SignsPage) -> object:
    return page.ui.curves.views[0].grab().toImage()


def test_the_meetings_own_tab_shows_what_was_rated_here(screen: Screen, page: SignsPage) -> None:
    screen.click(page.ratings.listed[1].scale.button(4))
    tab = screen.go_to("Målet")
    assert isinstance(tab, SignsTab)
    assert tab.ratings.listed[1].scale.value == 4


def test_where_the_open_meeting_is_closed_for_writing_the_next_one_is_taken(
    course: Course, store: Store, open_window: Callable[..., Screen]
) -> None:
    store.approve(course.ordered_meetings()[0])
    screen = open_window()
    screen.open_meeting(START)
    page = open_page(screen)
    assert "Slutevaluering, mandag den 23. november 2026" in page.ui.whereLabel.text()


def test_where_no_meeting_can_be_written_in_it_says_so(
    course: Course, store: Store, open_window: Callable[..., Screen]
) -> None:
    for meeting in course.ordered_meetings():
        if not meeting.is_held:
            store.hold(meeting)
        store.approve(meeting)
    page = open_page(open_window())
    assert page.ui.whereLabel.text().startswith("Der er intet møde at skrive en vurdering på.")
    assert not page.ratings.isVisible()
    assert told(page)[0].startswith("Ro\nuge 22: 2")


def test_nothing_rated_yet_says_what_to_do(
    course: Course, store: Store, open_window: Callable[..., Screen]
) -> None:
    for rating in course.ordered_meetings()[0].ratings:
        store.change(rating, value=None)
    page = open_page(open_window())
    assert page.ui.stateLabel.text().startswith("Intet er vurderet endnu. Giv hvert tegn et tal")
    assert len(page.ui.curves.views) == 3


def test_a_dropped_sign_keeps_its_curve_and_is_not_rated_any_more(
    screen: Screen, page: SignsPage, kept: Kept
) -> None:
    def drop_both(dialog: OwnListDialog) -> None:
        dialog.ui.listView.setCurrentRow(0)
        dialog.ui.removeButton.click()
        dialog.ui.listView.setCurrentRow(1)
        dialog.ui.removeButton.click()
        dialog.ui.saveButton.click()

    came = in_dialog(OwnListDialog, drop_both)
    screen.click(page.ui.editButton)
    assert came()
    assert [s.title for s in kept().live_signs()] == ["Tryghed"]
    titles = [said.splitlines()[0] for said in told(page)]
    assert titles == ["Tryghed", "Ro (ude af listen)"]  # what was never rated has no curve
    assert [row.sign.title for row in page.ratings.listed] == ["Tryghed"]


def test_a_course_with_only_a_title_can_be_looked_at(
    store: Store, open_window: Callable[..., Screen]
) -> None:
    course = make_course(title="Kun en titel")
    store.keep(course)
    screen = open_window()
    screen.desk.open_course(course.id)
    page = open_page(screen)
    assert page.ui.stateLabel.text().startswith("Forløbet har ingen tegn endnu.")
    assert told(page) == []


@pytest.mark.parametrize("width", [700, 1366])
def test_the_curves_lie_beside_each_other_as_far_as_there_is_room(
    course: Course, open_window: Callable[..., Screen], width: int
) -> None:
    page = open_page(open_window(size=(width, 620)))
    views = page.ui.curves.views
    assert all(view.width() >= view.sizeHint().width() for view in views)
    assert all(view.geometry().right() <= page.ui.curves.width() for view in views)
    assert (len({view.y() for view in views}) > 1) == (width == 700)


def test_the_keyboard_goes_from_sign_to_sign(screen: Screen, page: SignsPage) -> None:
    page.take_focus()
    first, second = page.ratings.listed[:2]
    assert first.scale.hasFocus()
    screen.press(Qt.Key.Key_Tab)
    assert first.why.hasFocus()
    screen.press(Qt.Key.Key_Tab)
    assert second.scale.hasFocus()
