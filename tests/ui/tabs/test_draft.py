"""Fra forløbet: what the data says, apart from the team's words until they take it over."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from teammoede.domain.action import Answer
from teammoede.domain.course import Course
from teammoede.domain.meeting_part import Note
from teammoede.storage.store import Store
from teammoede.ui.tabs.draft import Draft
from teammoede.ui.tabs.signs_tab import SignsTab
from tests.ui.conftest import Screen
from tests.ui.half_year import PRACTICE, half_year

Kept = Callable[[], Course]
CTRL = Qt.KeyboardModifier.ControlModifier
SENTENCE = f"Fast praksis: »{PRACTICE}« (Mette)."


@pytest.fixture
def course(store: Store) -> Course:
    """A course that is evaluated today."""
    return half_year(store)


def draft_of(screen: Screen, short: str) -> Draft:
    draft = screen.go_to(short).draft
    assert draft is not None
    return draft


def shown(draft: Draft) -> str:
    return "\n".join(label.text() for label in draft.findChildren(QLabel) if label.isVisible())


def text(screen: Screen) -> str:
    return screen.tab.discussion.edit.toPlainText()


def kept_text(course: Course, point: str = "keep") -> str:
    note = course.ordered_meetings()[2].note_on(point)
    return note.text if note else ""


def test_the_point_shows_what_the_data_says_and_writes_nothing(screen: Screen, kept: Kept) -> None:
    draft = draft_of(screen, "Skal bestå")
    assert SENTENCE in shown(draft)
    assert text(screen) == ""
    screen.desk.saver.flush()
    assert kept().ordered_meetings()[2].notes == []


def test_an_answer_on_another_point_is_counted_when_one_comes_back(screen: Screen) -> None:
    before = shown(draft_of(screen, "Skal bestå"))
    assert "Mål støjen" not in before
    screen.go_to("Målet")
    screen.click(screen.tab.since_last.listed[0].answers.button(Answer.STANDING_PRACTICE))
    assert "Mål støjen" in shown(draft_of(screen, "Skal bestå"))


def test_a_rating_is_in_the_draft_of_its_own_point_at_once(screen: Screen) -> None:
    draft = draft_of(screen, "Målet")
    before = shown(draft)
    tab = screen.tab
    assert isinstance(tab, SignsTab)
    screen.click(tab.ratings.listed[0].scale.button(5))
    assert shown(draft) != before


def test_the_button_puts_it_into_the_discussion_as_lines(screen: Screen, kept: Kept) -> None:
    screen.click(draft_of(screen, "Skal bestå").use)
    assert SENTENCE in text(screen)
    assert all(line.startswith("- ") for line in text(screen).splitlines())
    screen.tab.discussion.edit.clearFocus()
    assert kept_text(kept()) == text(screen)


def test_what_was_taken_over_comes_into_view_with_the_keyboard(screen: Screen) -> None:
    screen.click(draft_of(screen, "Målet").use)
    QApplication.processEvents()
    edit, area = screen.tab.discussion.edit, screen.tab.ui.scrollArea
    assert edit.hasFocus()
    top = edit.mapTo(area.viewport(), edit.rect().topLeft()).y()
    assert 0 <= top < area.viewport().height()


def test_what_was_typed_stays_above_it(screen: Screen, kept: Kept) -> None:
    draft = draft_of(screen, "Skal bestå")
    screen.write(screen.tab.discussion.edit, "Vi siger:")
    screen.click(draft.use)
    assert text(screen).startswith(f"Vi siger:\n- {SENTENCE}")


def test_a_second_click_repeats_nothing_that_stands_there(screen: Screen) -> None:
    draft = draft_of(screen, "Skal bestå")
    screen.click(draft.use)
    once = text(screen)
    screen.click(draft.use)
    assert text(screen) == once


def test_ctrl_z_takes_it_away_again(screen: Screen, kept: Kept) -> None:
    draft = draft_of(screen, "Skal bestå")
    screen.write(screen.tab.discussion.edit, "Vi siger:")
    screen.click(draft.use)
    screen.press(Qt.Key.Key_Z, CTRL)
    assert text(screen) == "Vi siger:"
    screen.tab.discussion.edit.clearFocus()
    assert kept_text(kept()) == "Vi siger:"


def test_it_is_folded_where_the_team_has_written_already(
    course: Course, store: Store, open_window: Callable[..., Screen]
) -> None:
    store.keep(Note(meeting=course.ordered_meetings()[2], point="keep", text="Vores ord"))
    screen = open_window()
    draft = draft_of(screen, "Skal bestå")
    assert not draft.is_open
    assert not draft.use.isVisible()
    assert draft_of(screen, "Målet").is_open


def test_a_point_of_which_the_data_says_nothing_has_no_such_part(
    course: Course, store: Store, open_window: Callable[..., Screen]
) -> None:
    for absence in course.absences:
        store.change(absence, days_away=None)
    screen = open_window()
    assert not draft_of(screen, "Forandring").isVisible()


def test_an_approved_evaluation_shows_it_without_the_button(
    course: Course, store: Store, open_window: Callable[..., Screen]
) -> None:
    evaluation = course.ordered_meetings()[2]
    store.hold(evaluation)
    store.approve(evaluation)
    screen = open_window()
    screen.open_meeting(evaluation.date)
    draft = draft_of(screen, "Målet")
    assert draft.isVisible()
    assert not draft.use.isVisible()


def test_other_meetings_draft_nothing(screen: Screen) -> None:
    screen.open_meeting(screen.meeting.course.ordered_meetings()[1].date)
    assert screen.go_to("Organisering").draft is None
