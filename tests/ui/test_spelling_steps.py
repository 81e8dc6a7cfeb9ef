"""Spelling in the window: the point in front, the names of the team, F7, and off for good."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from teammoede.domain.course import Course
from teammoede.domain.role_plan import Situation
from teammoede.storage.store import Store
from teammoede.ui.widgets.growing_text import GrowingText

from .conftest import Screen


def marked(edit: GrowingText) -> list[str]:
    marks: list[Any] = edit.extraSelections()
    return [mark.cursor.selectedText() for mark in marks]


def command(screen: Screen, text: str) -> QAction:
    actions = screen.window.ui.editMenu.actions()
    return next(action for action in actions if action.text().replace("&", "") == text)


def test_words_are_underlined_but_not_the_names_of_the_team(screen: Screen, qtbot: QtBot) -> None:
    edit = screen.tab.discussion.edit
    screen.write(edit, "Mette Holm gik i garderobben.")
    screen.desk.spelling_steps.pause.start(0)  # the pause has come
    qtbot.waitUntil(lambda: marked(edit) == ["garderobben"])


def test_f7_goes_to_the_next_one_and_offers_what_was_meant(screen: Screen, qtbot: QtBot) -> None:
    edit = screen.tab.discussion.edit
    screen.focus(edit)
    screen.type("Vi gik i garderobben og ud.")

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)

    QTimer.singleShot(0, choose)
    screen.press(Qt.Key.Key_F7)
    assert edit.toPlainText() == "Vi gik i garderoben og ud."
    screen.focus(edit)
    screen.press(Qt.Key.Key_F7)
    assert screen.window.statusBar().currentMessage() == "Ingen stavefejl i teksten."


def test_what_the_course_itself_calls_things_is_right(
    screen: Screen, store: Store, course: Course, qtbot: QtBot
) -> None:
    store.change(course, group="Fnuggestuen", aliases=["Solfnug"])
    store.keep(Situation(course=course, title="Tumlerum", position=9))
    screen.desk.look_round()
    edit = screen.tab.discussion.edit
    screen.write(edit, "Solfnug fra Fnuggestuen gik i tumlerum og garderobben.")
    screen.desk.spelling_steps.pause.start(0)
    qtbot.waitUntil(lambda: marked(edit) == ["garderobben"])


def test_a_word_is_passed_over_in_every_text(screen: Screen, qtbot: QtBot) -> None:
    edit, secret = screen.tab.discussion.edit, screen.tab.discussion.secret
    screen.tab.discussion.secret_button.click()
    screen.write(secret, "En puttemor og en garderobbe.")
    screen.write(edit, "En puttemor mere.")
    screen.desk.spelling_steps.pause.start(0)
    qtbot.waitUntil(lambda: (marked(edit), len(marked(secret))) == (["puttemor"], 2))

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        qtbot.keyClick(menu, Qt.Key.Key_Up)
        qtbot.keyClick(menu, Qt.Key.Key_Return)

    screen.focus(edit)
    QTimer.singleShot(0, choose)
    screen.press(Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: (marked(edit), marked(secret)) == ([], ["garderobbe"]))
    assert edit.toPlainText() == "En puttemor mere."


def test_it_is_turned_off_for_good(
    screen: Screen, open_window: Callable[..., Screen], qtbot: QtBot
) -> None:
    edit = screen.tab.discussion.edit
    screen.write(edit, "Vi gik i garderobben.")
    screen.desk.spelling_steps.pause.start(0)  # the pause has come
    qtbot.waitUntil(lambda: marked(edit) == ["garderobben"])
    command(screen, "Stavekontrol").trigger()
    assert marked(edit) == []
    screen.window.close()
    again = open_window()
    assert not command(again, "Stavekontrol").isChecked()
