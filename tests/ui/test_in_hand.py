"""Wherever the keyboard is, it is known which text that is, and which agreement."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

from teammoede.domain.action import Answer
from teammoede.domain.course import Course
from teammoede.domain.role_plan import Area, own_assignment
from teammoede.storage.store import Store
from teammoede.ui.in_hand import HeldText, action_in_hand, text_in_hand
from teammoede.ui.pages.followup_page import FollowupPage
from teammoede.ui.pages.signs_page import SignsPage
from teammoede.ui.tabs.roles_tab import RolesTab
from tests.ui.conftest import Screen


def held(screen: Screen, widget: QWidget) -> tuple[str, str]:
    """Put the keyboard on a widget; return the table and the field of the text that it is on."""
    screen.focus(widget)
    found = text_in_hand(screen.desk, QApplication.focusWidget())
    assert isinstance(found, HeldText)
    return (found.record.__tablename__ if found.record else "", found.field)


def test_the_texts_of_a_point(screen: Screen) -> None:
    tab = screen.tab
    assert held(screen, tab.discussion.edit) == ("", "text")
    screen.write(tab.discussion.edit, "x")
    assert held(screen, tab.discussion.edit) == ("note", "text")
    tab.discussion.secret_button.click()
    assert held(screen, tab.discussion.secret) == ("note", "confidential")
    row = tab.since_last.listed[0]
    screen.click(row.answers.button(Answer.CONTINUES))
    assert held(screen, row.details.words) == ("action_review", "words")
    assert action_in_hand(screen.desk, row.details.words) is row.action
    new = tab.agreements.listed[-1]
    assert held(screen, new.what) == ("", "what")
    assert action_in_hand(screen.desk, new.what) is None
    screen.write(new.what, "Ring hjem")
    assert held(screen, new.what) == ("action", "what")
    new.more.click()
    assert held(screen, new.details.texts["involved"]) == ("action", "involved")
    assert action_in_hand(screen.desk, new.details.texts["involved"]) is new.action


def test_the_words_of_the_role_plan(
    open_window: Callable[..., Screen], store: Store, course: Course
) -> None:
    meeting = course.ordered_meetings()[1]
    store.change(own_assignment(meeting, course.situations[0].id, 0), words="vikaren")
    store.keep(Area(meeting=meeting, key="k", title="Legeplads"))
    screen = open_window()
    tab = screen.go_to("Roller")
    assert isinstance(tab, RolesTab)
    tab.matrix.setCurrentIndex(tab.cells.index(0, 0))
    assert held(screen, tab.matrix) == ("role_assignment", "words")
    tab.matrix.setCurrentIndex(tab.cells.index(1, 0))
    assert held(screen, tab.matrix) == ("", "words")
    tab.area_table.setCurrentIndex(tab.areas.index(0, 0))
    assert held(screen, tab.area_table) == ("area", "title")
    tab.area_table.setCurrentIndex(tab.areas.index(0, 2))
    assert text_in_hand(screen.desk, tab.area_table) is None


def test_the_pages_of_the_course(screen: Screen) -> None:
    page = screen.click_page(1)
    assert isinstance(page, FollowupPage)
    screen.focus(page.ui.actionsView)
    assert action_in_hand(screen.desk, page.ui.actionsView) is page.chosen is not None
    assert text_in_hand(screen.desk, page.ui.actionsView) is None
    assert page.row is not None
    screen.click(page.row.answers.button(Answer.CONTINUES))
    assert held(screen, page.row.details.words) == ("action_review", "words")
    page = screen.click_page(2)
    assert isinstance(page, SignsPage)
    for row in page.ratings.listed[:1]:
        assert held(screen, row.why) == ("", "why")
    assert action_in_hand(screen.desk, page) is None


def test_nothing_has_the_keyboard(screen: Screen) -> None:
    assert text_in_hand(screen.desk, None) is None
    assert action_in_hand(screen.desk, None) is None
