"""Søg i alt: found while one types, one key to the place, and back to the list as it was."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox

from teammoede.domain.access_entry import AccessEvent
from teammoede.domain.course import Course
from teammoede.domain.finding import Kind
from teammoede.domain.people import Membership
from teammoede.domain.viewer import Role
from teammoede.storage.access_log import entries
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked
from teammoede.ui.models.hits_model import LEVEL_ROLE, Level
from teammoede.ui.pages.search_page import SearchPage
from tests.ui.conftest import Screen
from tests.ui.walking import faults

CTRL_SHIFT = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)


@pytest.fixture
def other(store: Store, course: Course, today: date) -> Course:
    """Another course, in which something is said too; texts of the first one besides."""
    store.change(course, start=date(2026, 8, 3))
    held = course.ordered_meetings()[0]
    store.change(
        held.own_note("parents"),
        text="😀 Vi taler om morgensamlingen.\nFar henter, og får svar.",
        confidential="samling uden far",
    )
    other = Course(title="Månestuen", goal="ro ved samlingen", start=date(2026, 1, 5))
    Membership(course=other, name="Ida Lund")
    store.begin_course(other, today)
    return other


@pytest.fixture
def screen(course: Course, other: Course, open_window: Callable[..., Screen]) -> Screen:
    """The window on the first course, opened on what was written."""
    screen = open_window()
    screen.desk.open_course(course.id)
    return screen


@pytest.fixture
def page(screen: Screen) -> SearchPage:
    return open_page(screen)


def open_page(screen: Screen) -> SearchPage:
    """Lay the page in front by its key."""
    screen.press(Qt.Key.Key_F, *CTRL_SHIFT)
    found = screen.desk.pages.front
    assert isinstance(found, SearchPage)
    return found


def look_for(screen: Screen, page: SearchPage, text: str) -> list[str]:
    """Type into the line, wait until all has been looked through, and return what is found."""
    screen.focus(page.line)
    page.line.selectAll()
    screen.qtbot.keyClicks(page.line, text)
    return shown(screen, page)


def shown(screen: Screen, page: SearchPage) -> list[str]:
    screen.qtbot.waitUntil(lambda: not page.is_searching)
    return [hit.whole.splitlines()[0] for hit in page.model.hits]


def choose(screen: Screen, combo: QComboBox, text: str) -> None:
    """Choose in a list by its keys."""
    screen.focus(combo)
    screen.press(Qt.Key.Key_Home)
    for _ in range(combo.count()):
        if combo.currentText() == text:
            break
        screen.press(Qt.Key.Key_Down)
    assert combo.currentText() == text


def test_found_as_typed_by_a_part_of_the_word_under_course_and_meeting(
    screen: Screen, page: SearchPage
) -> None:
    assert QApplication.focusWidget() is page.line
    assert "»samling« finder også morgensamling" in page.none_label.text()
    assert look_for(screen, page, "SAMLING") == [
        "Morgensamling i to hold",
        "😀 Vi taler om morgensamlingen.",
        "samling uden far",
        "ro ved samlingen",
    ]
    assert page.count_label.text() == "4 steder i 1 møde"
    rows = [page.model.index(row) for row in range(page.model.rowCount())]
    headings = [row.data() for row in rows if row.data(LEVEL_ROLE) is not Level.HIT]
    assert headings == ["Stjernestuen", "ma 16.11. · uge 47 · Planlægningsmøde 1", "Månestuen"]
    secret = page.model.hits[2]
    assert secret.kind is Kind.CONFIDENTIAL
    told = page.model.index_of(secret).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith("Fortroligt · Forældre: samling uden far. Stjernestuen, ")


def seen(store: Store) -> list[tuple[str | None, str]]:
    """Return the courses of which the log says that some words were shown."""
    return [(e.course_id, e.words) for e in entries(store) if e.event is AccessEvent.SEEN]


def test_whose_words_were_read_in_the_list_is_noted_once(
    screen: Screen, page: SearchPage, store: Store, other: Course
) -> None:
    screen.desk.log_steps.begin_anew()  # the other course was in front before
    look_for(screen, page, "samling")
    assert seen(store) == []  # it may only be passed on the way to another word
    screen.qtbot.waitUntil(lambda: seen(store) == [(other.id, "Søg i alt")])
    look_for(screen, page, "ro ved")
    screen.desk.rest()
    assert len(seen(store)) == 1
    screen.desk.log_steps.begin_anew()
    look_for(screen, page, "samling")
    screen.desk.rest()  # as when somebody locks
    assert len(seen(store)) == 2


def test_a_letter_is_never_another_and_what_is_missing_is_said(
    screen: Screen, page: SearchPage
) -> None:
    assert look_for(screen, page, "får") == ["😀 Vi taler om morgensamlingen."]
    assert look_for(screen, page, "f") == []
    assert page.none_label.text() == "Skriv mindst to bogstaver."
    assert look_for(screen, page, "zebra") == []
    assert page.none_label.text().startswith("»zebra« står ingen steder.")
    assert not page.view.isVisible()


def test_down_enter_goes_there_with_the_words_marked_and_back_as_it_was(
    screen: Screen, page: SearchPage
) -> None:
    look_for(screen, page, "far")
    screen.press(Qt.Key.Key_Down)
    assert page.view.chosen == page.model.hits[0]
    screen.press(Qt.Key.Key_Return)
    edit = screen.tab.discussion.edit
    assert screen.desk.pages.front is None
    assert screen.tab.item.key == "parents"
    assert QApplication.focusWidget() is edit
    assert edit.textCursor().selectedText() == "Far"  # behind a letter that Qt counts twice
    assert open_page(screen) is page
    assert QApplication.focusWidget() is page.view
    assert page.line.text() == "far"
    screen.qtbot.waitUntil(lambda: not page.is_searching)
    assert page.view.chosen == page.model.hits[0]
    screen.press(Qt.Key.Key_Down)  # over no heading: the next place
    screen.press(Qt.Key.Key_Return)
    assert screen.tab.discussion.secret.textCursor().selectedText() == "far"
    assert QApplication.focusWidget() is screen.tab.discussion.secret


def test_an_agreement_has_its_words_marked_in_its_row(screen: Screen, page: SearchPage) -> None:
    look_for(screen, page, "rollelegen")
    screen.press(Qt.Key.Key_Return)  # in the line: the first place
    row = screen.tab.agreements.listed[0]
    assert screen.tab.item.key == "relations"
    assert row.what.textCursor().selectedText() == "rollelegen"
    assert row.what.hasFocus()


def test_a_place_in_another_course_opens_that_course(screen: Screen, page: SearchPage) -> None:
    look_for(screen, page, "ro ved")
    where = page.view.visualRect(page.model.first()).center()
    screen.qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert screen.desk.course is not None
    assert screen.desk.course.title == "Månestuen"
    assert screen.desk.pages.front is None
    assert open_page(screen) is page
    assert page.line.text() == "ro ved"


def test_narrowed_by_each_list_and_everywhere_again(screen: Screen, page: SearchPage) -> None:
    look_for(screen, page, "samling")
    choose(screen, page.filters.where, "Dette forløb")
    assert "ro ved samlingen" not in shown(screen, page)
    choose(screen, page.filters.kind, "Fortroligt")
    assert shown(screen, page) == ["samling uden far"]
    choose(screen, page.filters.point, "Roller")
    assert shown(screen, page) == []
    assert page.none_label.text().startswith("Intet passer til det valgte.")
    screen.click(page.filters.reset_button)
    assert len(shown(screen, page)) == 4
    choose(screen, page.filters.person, "Lars Bech")
    assert shown(screen, page) == ["Morgensamling i to hold"]
    choose(screen, page.filters.since, "Sidste måned")
    assert shown(screen, page) == ["Morgensamling i to hold"]


def test_escape_goes_back_to_the_meeting_and_the_keyboard_to_its_field(
    screen: Screen,
) -> None:
    screen.focus(screen.tab.discussion.edit)
    page = open_page(screen)
    look_for(screen, page, "samling")
    screen.press(Qt.Key.Key_Escape)
    assert screen.desk.pages.front is None
    assert QApplication.focusWidget() is screen.tab.discussion.edit
    assert screen.desk.place.page == ""  # the next start begins at the meeting


def test_the_list_leads_back_to_the_line_and_letters_go_on_in_it(
    screen: Screen, page: SearchPage
) -> None:
    look_for(screen, page, "saml")
    screen.press(Qt.Key.Key_Down)
    screen.press(Qt.Key.Key_Up)
    assert QApplication.focusWidget() is page.line
    screen.press(Qt.Key.Key_Down)
    screen.type("i")
    assert page.line.text() == "samli"
    assert QApplication.focusWidget() is page.line
    assert len(shown(screen, page)) == 4


def test_another_page_or_a_meeting_takes_its_place(screen: Screen, page: SearchPage) -> None:
    look_for(screen, page, "samling")
    assert screen.window.ui.pagesView.selectedItems() == []
    screen.refresh()
    assert screen.desk.pages.front is page
    assert len(shown(screen, page)) == 4
    screen.click_page(1)
    assert screen.desk.pages.front is not page
    open_page(screen)
    view = screen.window.ui.meetingsView
    screen.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert screen.desk.pages.front is None


def test_what_is_written_elsewhere_is_found_by_the_next_look(
    screen: Screen, page: SearchPage, store: Store, course: Course
) -> None:
    look_for(screen, page, "samling")
    screen.press(Qt.Key.Key_Down)
    before = page.view.chosen
    store.change(course.ordered_meetings()[0].own_note("roles"), text="endnu en samling")
    screen.refresh()
    assert "endnu en samling" in shown(screen, page)
    assert page.view.chosen == before
    assert page.view.hasFocus()


def test_a_key_ends_the_search_before_it(screen: Screen, page: SearchPage) -> None:
    page.line.setText("samling")
    page.line.setText("rollelegen")
    assert shown(screen, page) == ["Leg med i rollelegen"]


def test_nothing_is_found_in_a_course_that_is_not_theirs(
    other: Course, open_window: Callable[..., Screen], unlocked: Unlocked
) -> None:
    lars = replace(unlocked.account, name="Lars Bech", role=Role.EMPLOYEE)
    screen = open_window(who=replace(unlocked, account=lars))
    page = open_page(screen)
    assert "ro ved samlingen" not in look_for(screen, page, "samling")
    assert len(page.model.hits) == 3
    assert page.filters.person.findText("Ida Lund") < 0


def test_a_screen_reader_is_told_of_all_of_it(screen: Screen, page: SearchPage) -> None:
    assert faults(screen.window) == []
    look_for(screen, page, "samling")
    assert faults(screen.window) == []
