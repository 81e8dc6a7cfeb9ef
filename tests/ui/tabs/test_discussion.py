"""Drøftelse: plain text with bullets and undo, the confidential text beside it, two windows."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from teammoede.domain.course import Course
from teammoede.domain.meeting_part import Note
from teammoede.storage.store import Store
from teammoede.ui.widgets.notice import Notice
from tests.ui.conftest import Screen

Kept = Callable[[], Course]
CTRL = Qt.KeyboardModifier.ControlModifier


def note(course: Course) -> Note:
    """Return what the archive has on the first point of today's meeting."""
    found = course.ordered_meetings()[1].note_on("organisation")
    assert found is not None
    return found


def notice(screen: Screen) -> Notice:
    """Return the notice over the discussion that can be seen."""
    return next(n for n in screen.tab.discussion.findChildren(Notice) if n.isVisible())


def has_notice(screen: Screen) -> bool:
    return any(n.isVisible() for n in screen.tab.discussion.findChildren(Notice))


def answer(screen: Screen, text: str) -> None:
    found = notice(screen).findChildren(QPushButton)
    screen.click(next(b for b in found if b.isVisible() and b.text() == text))


# writing


def test_a_bulleted_line_begins_the_next_one(screen: Screen, kept: Kept) -> None:
    edit = screen.tab.discussion.edit
    edit.setFocus()
    screen.type("- ro")
    screen.press(Qt.Key.Key_Return)
    screen.type("tryghed")
    screen.press(Qt.Key.Key_Return)
    screen.press(Qt.Key.Key_Return)
    screen.type("Slut")
    edit.clearFocus()
    assert note(kept()).text == "- ro\n- tryghed\nSlut"


def test_rich_text_is_pasted_as_plain_text(screen: Screen, kept: Kept) -> None:
    mime = QMimeData()
    mime.setHtml("<h1>Ro</h1><p><b>og</b> <span style='color:red'>tryghed</span></p>")
    mime.setText("Ro\nog tryghed")
    QApplication.clipboard().setMimeData(mime)
    edit = screen.tab.discussion.edit
    edit.setFocus()
    screen.press(Qt.Key.Key_V, CTRL)
    edit.clearFocus()
    assert note(kept()).text == "Ro\nog tryghed"
    formats = {edit.document().begin().charFormat().fontWeight()}
    assert formats == {edit.currentCharFormat().fontWeight()}


def test_html_without_plain_text_beside_it_is_pasted_without_tags(screen: Screen) -> None:
    mime = QMimeData()
    mime.setHtml("<p>Ro <b>og</b> tryghed</p>")
    QApplication.clipboard().setMimeData(mime)
    edit = screen.tab.discussion.edit
    edit.setFocus()
    screen.press(Qt.Key.Key_V, CTRL)
    assert edit.toPlainText().strip() in ("Ro og tryghed", "")
    assert "<" not in edit.toPlainText()


def test_undo_works_in_the_text_after_it_was_saved(screen: Screen, kept: Kept) -> None:
    edit = screen.tab.discussion.edit
    screen.write(edit, "Vi talte")
    edit.setFocus()
    screen.press(Qt.Key.Key_A, CTRL)
    screen.press(Qt.Key.Key_Delete)
    screen.desk.saver.flush()
    assert note(kept()).text == ""
    screen.press(Qt.Key.Key_Z, CTRL)
    assert edit.toPlainText() == "Vi talte"
    edit.clearFocus()
    assert note(kept()).text == "Vi talte"


def test_former_versions_are_kept_one_for_each_visit(
    screen: Screen, store: Store, kept: Kept
) -> None:
    edit = screen.tab.discussion.edit
    screen.write(edit, "Vi talte")
    screen.write(edit, " om ro")
    found = store.revisions(note(kept()), "text")
    assert [r.value for r in found] == ["Vi talte om ro", "Vi talte"]


def test_tab_leaves_the_text(screen: Screen) -> None:
    edit = screen.tab.discussion.edit
    edit.setFocus()
    screen.press(Qt.Key.Key_Tab)
    assert not edit.hasFocus()
    assert edit.toPlainText() == ""


def test_the_empty_text_asks_the_agendas_questions(screen: Screen) -> None:
    item = screen.tab.item
    assert screen.tab.discussion.edit.placeholderText() == "\n".join(item.questions)


def test_the_text_grows_with_its_lines_and_takes_the_room_that_is_left(screen: Screen) -> None:
    discussion = screen.tab.discussion
    page = screen.tab.ui.scrollArea.viewport()
    screen.window.resize(1366, 768)
    screen.qtbot.waitUntil(lambda: discussion.edit.height() > page.height() / 3)
    QApplication.clipboard().setText("Linje\n" * 20)
    discussion.edit.setFocus()
    screen.press(Qt.Key.Key_V, CTRL)
    assert discussion.edit.minimumHeight() >= 20 * discussion.edit.fontMetrics().lineSpacing()


def test_folding_the_discussion_leaves_its_heading(screen: Screen) -> None:
    discussion = screen.tab.discussion
    screen.click(discussion.header)
    assert not discussion.edit.isVisible()
    assert discussion.header.accessibleName() == "DRØFTELSE, foldet sammen"
    screen.click(discussion.header)
    assert discussion.edit.isVisible()


# what is confidential


def test_what_is_confidential_is_a_text_of_its_own(screen: Screen, kept: Kept) -> None:
    discussion = screen.tab.discussion
    assert not discussion.secret.isVisible()
    screen.click(discussion.secret_button)
    assert discussion.secret.isVisible()
    assert discussion.secret.hasFocus()
    screen.write(discussion.secret, "Kun for os")
    assert (note(kept()).text, note(kept()).confidential) == ("", "Kun for os")


def test_a_confidential_text_that_is_there_shows_and_one_of_another_meeting_does_not(
    screen: Screen,
) -> None:
    discussion = screen.tab.discussion
    screen.click(discussion.secret_button)
    screen.write(discussion.secret, "Kun for os")
    screen.open_meeting(date(2026, 11, 30))
    assert not discussion.secret.isVisible()
    assert discussion.secret.toPlainText() == ""
    screen.open_meeting(date(2026, 11, 23))
    assert discussion.secret.isVisible()
    assert discussion.secret.toPlainText() == "Kun for os"


def test_a_confidential_text_that_is_closed_is_told_of_on_its_button(screen: Screen) -> None:
    discussion = screen.tab.discussion
    button = discussion.secret_button
    assert (button.text(), button.accessibleName()) == ("Fortroligt", "Fortroligt")
    screen.click(button)
    screen.write(discussion.secret, "Kun for os")
    screen.click(button)
    assert discussion.edit.hasFocus()
    assert (button.text(), button.accessibleName()) == ("Fortroligt •", "Fortroligt, med tekst")
    screen.refresh()
    assert not discussion.secret.isVisible()
    screen.open_meeting(date(2026, 11, 30))
    assert button.text() == "Fortroligt"


def test_an_approved_meeting_can_be_read_and_not_written(
    course: Course, store: Store, open_window: Callable[..., Screen], kept: Kept
) -> None:
    meeting = course.ordered_meetings()[1]
    store.change(meeting.own_note("organisation"), text="Vi talte")
    store.hold(meeting)
    store.approve(meeting)
    screen = open_window()
    screen.open_meeting(meeting.date)
    edit = screen.tab.discussion.edit
    edit.setFocus()
    screen.type("x")
    screen.press(Qt.Key.Key_V, CTRL)
    edit.clearFocus()
    assert edit.toPlainText() == "Vi talte"
    assert note(kept()).text == "Vi talte"


# the same text in two windows


@pytest.fixture
def both(course: Course, open_window: Callable[..., Screen]) -> tuple[Screen, Screen]:
    """Two windows, each of which has written a text of its own into one note.

    Neither looks round by itself, which would take the other's text over before it writes.
    """
    mine, other = open_window(), open_window()
    for screen in (mine, other):
        screen.desk.rest()
    for screen, text in ((other, "Deres ord"), (mine, "Mine ord")):
        screen.window.activateWindow()
        screen.qtbot.waitUntil(screen.window.isActiveWindow)
        screen.write(screen.tab.discussion.edit, text)
    return mine, other


def test_both_texts_are_kept_and_shown(
    both: tuple[Screen, Screen], kept: Kept, store: Store
) -> None:
    mine, _ = both
    assert note(kept()).text == "Mine ord"
    assert store.other_versions(note(kept()), "text") == ["Deres ord"]
    assert mine.tab.discussion.edit.toPlainText() == "Mine ord"
    assert "Deres ord" in notice(mine).text


def test_the_other_window_shows_both_texts_too(both: tuple[Screen, Screen]) -> None:
    _, other = both
    other.desk.look_round()
    texts = (other.tab.discussion.edit.toPlainText(), notice(other).text)
    assert "Mine ord" in texts[0]
    assert "Deres ord" in texts[1]


def test_the_other_text_can_be_added(both: tuple[Screen, Screen], kept: Kept, store: Store) -> None:
    mine, _ = both
    answer(mine, "Tilføj den nederst")
    assert mine.tab.discussion.edit.toPlainText() == "Mine ord\n\nDeres ord"
    assert note(kept()).text == "Mine ord\n\nDeres ord"
    assert store.other_versions(note(kept()), "text") == []
    assert not has_notice(mine)


def test_ones_own_text_can_be_kept_alone_and_the_other_stays_among_former_versions(
    both: tuple[Screen, Screen], kept: Kept, store: Store
) -> None:
    mine, _ = both
    answer(mine, "Behold kun min")
    assert note(kept()).text == "Mine ord"
    assert store.other_versions(note(kept()), "text") == []
    assert "Deres ord" in [r.value for r in store.revisions(note(kept()), "text")]


def test_a_conflict_that_was_settled_is_settled_in_the_other_window(
    both: tuple[Screen, Screen],
) -> None:
    mine, other = both
    other.desk.look_round()
    answer(mine, "Tilføj den nederst")
    other.desk.look_round()
    assert other.tab.discussion.edit.toPlainText() == "Mine ord\n\nDeres ord"
    assert not has_notice(other)


def test_a_conflict_waits_until_it_is_settled(
    both: tuple[Screen, Screen], open_window: Callable[..., Screen]
) -> None:
    for screen in both:
        screen.window.close()
    assert "Deres ord" in notice(open_window()).text


def test_a_conflict_that_cannot_be_settled_yet_stays_in_sight(
    both: tuple[Screen, Screen], kept: Kept
) -> None:
    mine, _ = both
    with mine.desk.store.reading() as connection:
        connection.exec_driver_sql("PRAGMA query_only=ON")
    answer(mine, "Tilføj den nederst")
    assert mine.window.ui.banner.isVisible()
    with mine.desk.store.reading() as connection:
        connection.exec_driver_sql("PRAGMA query_only=OFF")
    assert mine.tab.discussion.edit.toPlainText() == "Mine ord"
    answer(mine, "Tilføj den nederst")
    assert note(kept()).text == "Mine ord\n\nDeres ord"


def test_words_that_the_other_window_added_meanwhile_are_added_too(
    both: tuple[Screen, Screen], kept: Kept, store: Store
) -> None:
    mine, other = both
    other.window.activateWindow()
    other.qtbot.waitUntil(other.window.isActiveWindow)
    other.write(other.tab.discussion.edit, ", og flere")
    answer(mine, "Tilføj den nederst")
    written = note(kept()).text
    standing = [written, *store.other_versions(note(kept()), "text")]
    assert any("Deres ord, og flere" in text for text in standing)
    assert any("Mine ord" in text for text in standing)
