"""A password's line: dots until the eye is asked, a word of Caps Lock, nothing to take back."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from teammoede.ui.widgets.password_edit import PasswordEdit

LEFT = Qt.MouseButton.LeftButton
SECRET = "små ænder"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window with the line, and a button behind it."""
    window = QWidget()
    layout = QHBoxLayout(window)
    layout.addWidget(PasswordEdit())
    layout.addWidget(QPushButton("Lås op"))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def edit(window: QWidget) -> PasswordEdit:
    """The line, with the keyboard on it."""
    (edit,) = window.findChildren(PasswordEdit)
    edit.setFocus()
    assert edit.hasFocus()
    return edit


def test_what_is_typed_is_dots(qtbot: QtBot, edit: PasswordEdit) -> None:
    qtbot.keyClicks(edit, SECRET)
    assert edit.text() == SECRET
    assert SECRET not in edit.displayText()
    assert len(edit.displayText()) == len(SECRET)


def test_the_eye_shows_and_hides_it_by_the_mouse(qtbot: QtBot, edit: PasswordEdit) -> None:
    qtbot.keyClicks(edit, SECRET)
    qtbot.mouseClick(edit.eye_button, LEFT)
    assert edit.displayText() == SECRET
    assert edit.eye_button.accessibleName() == "Skjul adgangskoden"
    qtbot.mouseClick(edit.eye_button, LEFT)
    assert SECRET not in edit.displayText()
    assert edit.eye_button.accessibleName() == "Vis adgangskoden"


def test_the_eye_can_be_reached_by_keys(qtbot: QtBot, edit: PasswordEdit) -> None:
    qtbot.keyClicks(edit, SECRET)
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is edit.eye_button
    qtbot.keyClick(edit.eye_button, Qt.Key.Key_Space)
    assert edit.is_shown
    qtbot.keyClick(edit.eye_button, Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QPushButton)


def test_a_window_that_goes_away_shows_dots_when_it_comes_back(
    qtbot: QtBot, edit: PasswordEdit
) -> None:
    qtbot.keyClicks(edit, SECRET)
    edit.eye_button.click()
    edit.window().hide()
    edit.window().show()
    assert not edit.is_shown


def test_wiping_leaves_nothing_to_take_back(qtbot: QtBot, edit: PasswordEdit) -> None:
    edit.eye_button.click()
    qtbot.keyClicks(edit, SECRET)
    edit.wipe()
    assert not edit.is_shown
    edit.eye_button.click()
    qtbot.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == ""


@pytest.mark.parametrize(
    ("key", "modifier", "told"),
    [
        ("A", Qt.KeyboardModifier.NoModifier, [True]),
        ("a", Qt.KeyboardModifier.ShiftModifier, [True]),
        ("A", Qt.KeyboardModifier.ShiftModifier, []),
        ("a", Qt.KeyboardModifier.NoModifier, []),
        ("7", Qt.KeyboardModifier.NoModifier, []),
    ],
)
def test_caps_lock_gives_itself_away(
    qtbot: QtBot, edit: PasswordEdit, key: str, modifier: Qt.KeyboardModifier, told: list[bool]
) -> None:
    heard: list[bool] = []
    edit.caps_lock.connect(heard.append)
    _press(edit, key, modifier)
    assert heard == told


def test_caps_lock_is_told_off_when_its_key_is_pressed(qtbot: QtBot, edit: PasswordEdit) -> None:
    heard: list[bool] = []
    edit.caps_lock.connect(heard.append)
    _press(edit, "A", Qt.KeyboardModifier.NoModifier)
    qtbot.keyClick(edit, Qt.Key.Key_CapsLock)
    assert heard == [True, False]


def _press(edit: PasswordEdit, text: str, modifier: Qt.KeyboardModifier) -> None:
    """Press a letter as the system says it; QTest would write it as Shift does."""
    code = ord(text.upper())
    QApplication.sendEvent(edit, QKeyEvent(QEvent.Type.KeyPress, code, modifier, text))
