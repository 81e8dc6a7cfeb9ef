"""All words stand out from their ground by 4.5 : 1, measured in pictures, in all colours."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from teammoede.storage.demo import add_demo
from teammoede.storage.store import Store
from teammoede.ui.dialogs.sign_in_dialog import SignInDialog, WaysIn
from teammoede.ui.looks import NORMAL, Colours
from tests.ui.conftest import Screen
from tests.ui.inking import written

LEAST = 4.5
SIZE = (1366, 768)


@pytest.fixture
def demo(store: Store, today: date) -> None:
    """The demo courses, which fill every tab and page."""
    add_demo(store, today)


def pale(window: QWidget) -> list[str]:
    """Return the words of a window that are too hard to read."""
    window.show()
    for _ in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    words = written(window)
    assert words, "no words were found in the picture"
    return [str(one) for one in words if one.contrast < LEAST]


@pytest.mark.parametrize("colours", [Colours.LIGHT, Colours.DARK, Colours.CONTRAST])
def test_all_words_can_be_read(
    colours: Colours, demo: None, open_window: Callable[..., Screen]
) -> None:
    screen = open_window(size=SIZE)
    looks = screen.desk.looks_steps.looks
    looks.take(NORMAL, colours)
    told: dict[str, list[str]] = {}

    def take(dialog: QDialog) -> bool:
        told[type(dialog).__name__] = pale(dialog)
        dialog.close()
        return False

    for name in _fronts(screen):
        told[name] = pale(screen.window)
    screen.desk.pages.leave()
    screen.desk.show_dialog = take  # type: ignore[method-assign]
    ui = screen.window.ui
    for action in (ui.planAction, ui.closeMeetingAction, ui.keysAction, ui.printFittingAction):
        action.trigger()
    looks.take(NORMAL, Colours.SYSTEM)
    assert {name: words for name, words in told.items() if words} == {}


def _fronts(screen: Screen) -> Iterator[str]:
    """Bring the points and pages to the front that are made of different parts."""
    for point in ("Organisering", "Andet", "Roller"):
        screen.go_to(point)
        yield point
    for place in range(screen.window.ui.pagesView.count()):
        screen.click_page(place)
        yield f"page {place}"


def test_the_words_of_the_sign_in_can_be_read(qtbot: QtBot, dressed: None) -> None:
    def nothing(*_given: object) -> None: ...

    dialog = SignInDialog(
        [("1", "Anne Lund")],
        "1",
        WaysIn(nothing, nothing, nothing),
        house="Solstrålen",
        reason="Der gik en halv time.",
    )
    qtbot.addWidget(dialog)
    assert pale(dialog) == []


def test_pale_words_are_found(qtbot: QtBot, dressed: None) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 80)
    label = QLabel("Bleg skrift", window)
    label.setStyleSheet("background: #ffffff; color: #8a8a8a")  # 3.45 : 1
    [told] = pale(window)
    assert told.startswith("3.45 : 1, #8a8a8a on #ffffff")
    label.setStyleSheet("background: #ffffff; color: #6a6a6a")
    assert pale(window) == []
