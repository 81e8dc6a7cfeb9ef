"""The room sees the point in front as it is typed, and nothing of it that is confidential."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from teammoede.domain.action import Answer
from teammoede.domain.course import Course
from teammoede.storage.store import Store
from teammoede.ui.room_view import POINTS, RoomView
from tests.ui.conftest import Screen
from tests.ui.two_screens import SCREENS

SECRET = "Mor er syg"


@pytest.fixture
def view(screen: Screen) -> RoomView:
    """The point in front, shown to the room with F5 from the discussion."""
    screen.focus(screen.tab.discussion.edit)
    return show(screen)


def show(screen: Screen) -> RoomView:
    screen.press(Qt.Key.Key_F5)
    view = screen.window.findChild(RoomView)
    assert view is not None
    screen.qtbot.waitUntil(view.isActiveWindow)
    QApplication.processEvents()
    return view


def words(view: RoomView) -> str:
    return " ".join(" ".join(view.sheet.in_sight).split())


def test_it_fills_the_screen_with_the_point_the_goal_and_what_is_open(
    screen: Screen, view: RoomView
) -> None:
    assert view.isFullScreen()
    assert view.points >= POINTS
    assert view.windowTitle() == "teammøde"
    assert view.sheet.in_sight[:2] == ["Organisering", "1 af 7"]
    told = words(view)
    assert "præget af ro" in told
    assert "Del gruppen i to Mette · fr 20.11. · over fristen" in told
    assert view.sheet.accessibleDescription() == "\n".join(view.sheet.in_sight)


def test_keys_turn_the_points_and_the_tabs_with_them(screen: Screen, view: RoomView) -> None:
    screen.press(Qt.Key.Key_PageUp)  # there is none before the first
    assert screen.tab.item.key == "organisation"
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Down):
        screen.press(key)
    assert screen.tab.item.key == "relations"
    assert view.sheet.in_sight[:2] == ["Relationer", "3 af 7"]
    assert "Leg med i rollelegen" in words(view)
    screen.click(view.back)
    assert screen.tab.item.key == "activities"
    screen.press(Qt.Key.Key_Escape)
    assert not view.isVisible()
    screen.qtbot.waitUntil(
        screen.tab.discussion.edit.hasFocus
    )  # one goes on where the room has come to


def test_escape_gets_back_to_the_letter_where_one_was(screen: Screen, view: RoomView) -> None:
    edit = screen.tab.discussion.edit
    screen.press(Qt.Key.Key_Escape)
    screen.qtbot.waitUntil(edit.hasFocus)
    screen.type("Vi gik ugen")
    edit.moveCursor(QTextCursor.MoveOperation.PreviousWord)
    place = edit.textCursor().position()
    show(screen)
    screen.press(Qt.Key.Key_F5)
    screen.qtbot.waitUntil(edit.hasFocus)
    assert edit.textCursor().position() == place
    assert view.sheet.in_sight == []  # nothing is left on what nobody sees


def test_the_text_is_seen_as_it_is_typed_and_never_what_is_confidential(
    screen: Screen, view: RoomView
) -> None:
    discussion = screen.tab.discussion
    screen.window.activateWindow()  # as with two screens: one goes on typing in the window
    screen.write(discussion.edit, "Garderoben er rolig")
    screen.qtbot.waitUntil(lambda: "Garderoben er rolig" in words(view))
    screen.click(discussion.secret_button)
    screen.write(discussion.secret, SECRET)
    screen.write(discussion.edit, " nu")
    screen.qtbot.waitUntil(lambda: "rolig nu" in words(view))
    assert SECRET not in words(view)
    assert SECRET not in view.sheet.accessibleDescription()
    screen.refresh()  # read again, with what is confidential in it
    assert SECRET not in words(view)


def test_new_agreements_and_answers_are_seen(screen: Screen, view: RoomView) -> None:
    screen.window.activateWindow()
    screen.write(screen.tab.agreements.listed[-1].what, "Spis i to hold")
    screen.qtbot.waitUntil(lambda: "NYE AFTALER 1" in words(view))
    assert "Spis i to hold" in words(view)
    row = next(r for r in screen.tab.since_last.listed if r.action.what == "Del gruppen i to")
    screen.click(row.answers.button(Answer.DONE))
    screen.qtbot.waitUntil(lambda: "udført" in words(view))
    assert "over fristen" not in words(view)


def test_the_letters_grow_by_hand_and_nothing_leaves_the_page(
    screen: Screen, view: RoomView
) -> None:
    before = view.points
    screen.press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.points > before
    for _ in range(12):
        screen.click(view.larger) if view.larger.isEnabled() else None
    assert view.points == before * 2
    assert view.sheet.in_sight[0].startswith("Org")
    screen.press(Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.points == before


def test_it_does_not_lock_under_the_speaker_at_another_days_meeting_either(
    screen: Screen,
) -> None:
    screen.open_meeting(date(2026, 11, 30))
    door = screen.desk.door
    assert door is not None
    assert door.idle_minutes() == 5
    screen.focus(screen.tab.discussion.edit)
    view = show(screen)
    assert door.idle_minutes() == 30
    screen.click(view.end)
    assert door.idle_minutes() == 5


def test_nothing_of_a_course_is_left_before_the_room_once_there_is_none(
    screen: Screen, view: RoomView
) -> None:
    screen.desk.open_course(None)
    assert not view.isVisible()


def test_it_goes_with_the_window_and_there_is_none_without_a_meeting(
    screen: Screen, view: RoomView
) -> None:
    screen.window.close()
    assert not view.isVisible()


def test_a_course_without_meetings_has_nothing_for_the_room(
    store: Store, open_window: Callable[..., Screen]
) -> None:
    store.keep(Course(title="Uden møder"))
    window = open_window().window
    assert not window.ui.roomAction.isEnabled()
    assert window.findChild(QPlainTextEdit) is None


def test_a_projector_shows_it_while_the_keyboard_stays_in_the_window(tmp_path: Path) -> None:
    screens = tmp_path / "screens.json"
    screens.write_text(json.dumps(SCREENS))
    platform = {"QT_QPA_PLATFORM": f"offscreen:configfile={screens}"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.two_screens", str(tmp_path / "arkiv")],
        env=os.environ | platform,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert (told["screen"], told["size"]) == ("projector", [1920, 1080])
    assert told["points"] > POINTS * 1.3
    assert told["keyboard"]
    assert told["seen"]
