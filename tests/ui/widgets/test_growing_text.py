"""Plain texts as high as their lines: growing, bullets, one line, and text shown from outside."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from teammoede.ui.widgets.growing_text import GrowingText, LineText, NoteEdit

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    page.resize(400, 300)
    QVBoxLayout(page)
    qtbot.addWidget(page)
    return page


def laid(qtbot: QtBot, page: QWidget, edit: GrowingText) -> GrowingText:
    """Show a text on the page, with the keyboard in it."""
    layout = page.layout()
    assert layout is not None
    layout.addWidget(edit)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    return edit


def test_a_line_grows_with_its_text_up_to_its_limit(qtbot: QtBot, page: QWidget) -> None:
    edit = laid(qtbot, page, LineText())
    one = edit.height()
    edit.show_text("Vi deler gruppen i to ved garderoben. " * 4)
    qtbot.waitUntil(lambda: edit.height() > one)
    assert not edit.verticalScrollBar().isVisible()
    edit.show_text("Vi deler gruppen i to ved garderoben. " * 40)
    qtbot.waitUntil(edit.verticalScrollBar().isVisible)
    assert edit.height() < 12 * one
    edit.show_text("kort")
    qtbot.waitUntil(lambda: edit.height() == one)


def test_a_long_word_is_broken_and_never_scrolls_sideways(qtbot: QtBot, page: QWidget) -> None:
    edit = laid(qtbot, page, LineText())
    edit.show_text("speciallægepraksisplanlægningsstabiliseringsperiode" * 3)
    QApplication.processEvents()
    assert edit.horizontalScrollBar().maximum() == 0


def test_a_hint_is_the_first_that_one_line_has_room_for(qtbot: QtBot, page: QWidget) -> None:
    edit = laid(qtbot, page, LineText())
    assert isinstance(edit, LineText)
    edit.show_hint("Skriv en aftale, fx den fra i går om garderoben", "Skriv en aftale")
    page.resize(800, 300)
    qtbot.waitUntil(lambda: edit.placeholderText().endswith("garderoben"))
    page.resize(180, 300)
    qtbot.waitUntil(lambda: edit.placeholderText() == "Skriv en aftale")
    edit.show_hint("")
    assert edit.placeholderText() == ""


def test_enter_goes_on_in_a_line(qtbot: QtBot, page: QWidget) -> None:
    edit = laid(qtbot, page, LineText())
    qtbot.keyClicks(edit, "Del")
    with qtbot.waitSignal(edit.entered):  # type: ignore[attr-defined]
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.toPlainText() == "Del"


@pytest.mark.parametrize("least", [6])
def test_a_note_is_never_lower_than_its_least_lines(
    qtbot: QtBot, page: QWidget, least: int
) -> None:
    edit = laid(qtbot, page, NoteEdit())
    assert edit.minimumHeight() >= least * edit.fontMetrics().lineSpacing()


def test_typing_is_told_and_showing_is_not(qtbot: QtBot, page: QWidget) -> None:
    edit = laid(qtbot, page, NoteEdit())
    with qtbot.assertNotEmitted(edit.typed):
        edit.show_text("Vi talte")
        edit.forget()
    with qtbot.waitSignal(edit.typed):
        qtbot.keyClicks(edit, "V")
    with qtbot.waitSignal(edit.left):
        edit.clearFocus()


def test_showing_the_same_text_keeps_cursor_and_undo(qtbot: QtBot, page: QWidget) -> None:
    edit = laid(qtbot, page, NoteEdit())
    qtbot.keyClicks(edit, "Vi talte")
    qtbot.keyClick(edit, Qt.Key.Key_Left)
    edit.show_text("Vi talte")
    assert edit.textCursor().position() == 7
    qtbot.keyClick(edit, Qt.Key.Key_Z, CTRL)
    assert edit.toPlainText() != "Vi talte"


def test_another_text_under_ones_hands_keeps_the_place_and_can_be_undone(
    qtbot: QtBot, page: QWidget
) -> None:
    edit = laid(qtbot, page, NoteEdit())
    qtbot.keyClicks(edit, "Vi talte")
    edit.show_text("Vi talte om ro")
    assert edit.textCursor().position() == 8
    qtbot.keyClick(edit, Qt.Key.Key_Z, CTRL)
    assert edit.toPlainText() == "Vi talte"


def test_another_meetings_text_cannot_be_undone_into_the_last(qtbot: QtBot, page: QWidget) -> None:
    edit = laid(qtbot, page, NoteEdit())
    qtbot.keyClicks(edit, "Sidste uge")
    edit.forget()
    edit.show_text("Denne uge")
    qtbot.keyClick(edit, Qt.Key.Key_Z, CTRL)
    assert edit.toPlainText() == "Denne uge"


def test_an_empty_bullet_ends_the_list(qtbot: QtBot, page: QWidget) -> None:
    edit = laid(qtbot, page, NoteEdit())
    qtbot.keyClicks(edit, "- a")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClicks(edit, "b")
    assert edit.toPlainText() == "- a\nb"


def test_a_bullet_is_not_added_in_the_middle_of_a_line(qtbot: QtBot, page: QWidget) -> None:
    edit = laid(qtbot, page, NoteEdit())
    qtbot.keyClicks(edit, "- ro tryghed")
    for _ in "tryghed":
        qtbot.keyClick(edit, Qt.Key.Key_Left)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.toPlainText() == "- ro \ntryghed"


def test_an_empty_bullet_on_the_first_line_is_taken_away(qtbot: QtBot, page: QWidget) -> None:
    edit = laid(qtbot, page, NoteEdit())
    qtbot.keyClicks(edit, "- ")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClicks(edit, "b")
    assert edit.toPlainText().strip() == "b"


def test_a_bullet_typed_behind_one_that_came_by_itself_is_swallowed(
    qtbot: QtBot, page: QWidget
) -> None:
    edit = laid(qtbot, page, NoteEdit())
    for line in ("- ro", "- tøjet", "-5 grader"):
        qtbot.keyClicks(edit, line)
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.toPlainText() == "- ro\n- tøjet\n- -5 grader\n- "


def test_a_second_bullet_that_was_typed_by_hand_stays(qtbot: QtBot, page: QWidget) -> None:
    edit = laid(qtbot, page, NoteEdit())
    qtbot.keyClicks(edit, "- - ro")
    assert edit.toPlainText() == "- - ro"


def test_a_letter_paints_the_field_and_not_what_lies_behind(
    qtbot: QtBot, page: QWidget, dressed: None
) -> None:
    edit = laid(qtbot, page, NoteEdit())
    for _ in range(3):
        QApplication.processEvents()
    painted: list[QObject] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint:
                painted.append(watched)
            return False

    watch = Watch()
    for part in (edit.viewport(), page):
        part.installEventFilter(watch)
    qtbot.keyClicks(edit, "a")
    qtbot.waitUntil(lambda: bool(painted))
    assert set(painted) == {edit.viewport()}
