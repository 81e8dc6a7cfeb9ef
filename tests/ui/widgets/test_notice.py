"""A notice: hidden until it says something, gone after an answer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from teammoede.ui.widgets.notice import Notice


@pytest.fixture
def notice(qtbot: QtBot) -> Notice:
    notice = Notice()
    qtbot.addWidget(notice)
    return notice


def buttons(notice: Notice) -> list[QPushButton]:
    return [b for b in notice.findChildren(QPushButton) if b.isVisibleTo(notice)]


def test_it_is_hidden_until_it_says_something(notice: Notice) -> None:
    assert notice.isHidden()
    notice.say("»Aylin« er ikke på holdet.")
    assert notice.isVisible()
    assert notice.text == notice.accessibleName() == "»Aylin« er ikke på holdet."


def test_an_answer_is_acted_on_and_the_notice_goes(qtbot: QtBot, notice: Notice) -> None:
    done: list[str] = []
    notice.say("Og nu?", ("Ja", lambda: done.append("ja")), ("Nej", lambda: done.append("nej")))
    qtbot.mouseClick(buttons(notice)[1], Qt.MouseButton.LeftButton)
    assert done == ["nej"]
    assert notice.isHidden()


def test_an_answer_can_say_the_next_thing(qtbot: QtBot, notice: Notice) -> None:
    notice.say("Og nu?", ("Ja", lambda: notice.say("Godt.")))
    qtbot.mouseClick(buttons(notice)[0], Qt.MouseButton.LeftButton)
    assert notice.isVisible()
    assert notice.text == "Godt."


def test_a_new_sentence_brings_its_own_answers(qtbot: QtBot, notice: Notice) -> None:
    notice.say("Første", ("Et", lambda: None), ("To", lambda: None))
    notice.say("Anden", ("Tre", lambda: None))
    qtbot.waitUntil(lambda: [b.text() for b in buttons(notice)] == ["Tre"])
