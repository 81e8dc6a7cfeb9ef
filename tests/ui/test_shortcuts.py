"""The list of keys is what the window really has, and no key has two meanings."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from teammoede.ui.shortcuts import Shortcut, plain, said, shortcuts
from tests.ui.conftest import Screen

_WHERE_ONE_IS = (
    Qt.ShortcutContext.WidgetShortcut,
    Qt.ShortcutContext.WidgetWithChildrenShortcut,
)


def test_every_key_of_the_menus_is_listed_once(screen: Screen) -> None:
    listed = shortcuts(screen.window.ui.menuBar)
    assert Shortcut("Redigér", "Udført", "Ctrl+U") in listed
    assert Shortcut("Vis", "Organisering", "Ctrl+1") in listed
    assert Shortcut("Redigér", "Næste felt", "Ctrl+Enter") in listed
    own = [a for a in screen.window.findChildren(QAction) if not a.shortcut().isEmpty()]
    keys = Counter(shortcut.keys for shortcut in listed)
    assert {said(action.shortcut()) for action in own} <= keys.keys()
    assert [s for s in listed if not s.what or not s.group] == []


def test_no_key_of_the_window_has_two_meanings(screen: Screen) -> None:
    """Also those that stand in no menu; a key that holds in one part only is that part's own."""
    window, tabs = screen.window, screen.window.ui.tabs
    twice: dict[str, list[str]] = {}
    for place in range(tabs.count() + window.ui.pagesView.count()):
        if place < tabs.count():
            tabs.setCurrentIndex(place)
        else:
            screen.click_page(place - tabs.count())
        QApplication.processEvents()
        actions = [a for a in window.findChildren(QAction) if holds_everywhere(a.shortcutContext())]
        keys = [s.toString() for action in actions for s in action.shortcuts()]
        keys += [key.key().toString() for key in extra_keys(window)]
        found = [key for key, number in Counter(keys).items() if key and number > 1]
        if found:
            twice[str(place)] = found
    assert twice == {}


def holds_everywhere(context: Qt.ShortcutContext) -> bool:
    return context not in _WHERE_ONE_IS


def extra_keys(window: QWidget) -> list[QShortcut]:
    """Return the keys beside the menus that hold now, in all of the window."""
    keys = [k for k in window.findChildren(QShortcut) if holds_everywhere(k.context())]
    parents = {key: key.parent() for key in keys if key.isEnabled()}
    return [k for k, owner in parents.items() if isinstance(owner, QWidget) and owner.isVisible()]


@pytest.mark.parametrize(
    ("text", "shown"),
    [("&Find på punktet …", "Find på punktet"), ("Ro&ller", "Roller"), ("A && B", "A & B")],
)
def test_a_command_is_named_without_what_is_for_the_menu(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_keys_are_called_as_on_a_danish_keyboard() -> None:
    assert said("Ctrl+Shift+Return") == "Ctrl+Skift+Enter"
    assert said(QKeySequence("F6")) == "F6"
