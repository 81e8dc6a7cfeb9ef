"""F1 in the window and in a dialog, the contents from the menu, and Om teammøde."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from teammoede.resources import read_text
from teammoede.ui.curtain import Curtain
from teammoede.ui.dialogs.about_dialog import AboutDialog
from teammoede.ui.dialogs.meeting_dialog import MeetingDialog
from teammoede.ui.help_window import HelpWindow
from teammoede.ui.pages.course_page import FOLLOWUP
from teammoede.ui.shortcuts import shortcuts

from .conftest import Answers, Screen, in_dialog

Key = Qt.Key


def guides() -> list[HelpWindow]:
    tops = QApplication.topLevelWidgets()
    return [top for top in tops if isinstance(top, HelpWindow) and top.isVisible()]


def shown() -> str:
    (guide,) = guides()
    return guide.view.file


def heading() -> str:
    (guide,) = guides()
    return guide.view.textCursor().block().text()


def test_f1_opens_the_page_for_where_one_is(screen: Screen, qtbot: QtBot) -> None:
    screen.go_to("Roller")
    screen.press(Key.Key_F1)
    assert shown() == "roller.md"
    guides()[0].close()
    tab = screen.go_to("Organisering")
    screen.focus(tab.discussion.edit)
    screen.press(Key.Key_F1)
    assert shown() == "ugens-moede.md"
    guides()[0].close()
    qtbot.mouseClick(tab.agreements.listed[-1].what.viewport(), Qt.MouseButton.LeftButton)
    screen.press(Key.Key_F1)
    assert shown() == "aftaler.md"
    guides()[0].close()
    screen.desk.pages.open(FOLLOWUP)
    screen.window.ui.helpAction.trigger()
    assert (shown(), heading()) == ("aftaler.md", "Opfølgning")
    screen.window.ui.guideAction.trigger()
    assert shown() == "indhold.md"  # the same window: there is one


def test_a_locked_window_shows_no_guide(screen: Screen) -> None:
    screen.window.ui.guideAction.trigger()
    (guide,) = guides()
    curtain = Curtain()
    curtain.draw()
    assert guide.windowTitle() == "teammøde – låst"
    curtain.lift()
    assert guide.windowTitle() == "Vejledning – teammøde"


def test_f1_helps_in_a_dialog_and_goes_with_it(screen: Screen, qtbot: QtBot) -> None:
    seen: list[tuple[str, str]] = []

    def act(dialog: MeetingDialog) -> None:
        qtbot.waitUntil(dialog.isActiveWindow)
        qtbot.keyClick(dialog, Key.Key_F1)
        seen.append((shown(), heading()))
        qtbot.keyClick(guides()[0].view, Key.Key_Escape)
        assert dialog.isVisible()
        qtbot.keyClick(dialog, Key.Key_F1)

    came = in_dialog(MeetingDialog, act)
    screen.window.ui.editMeetingAction.trigger()
    assert came()
    assert seen == [("ugens-moede.md", "Ugens møde")]
    qtbot.waitUntil(lambda: not guides())


def test_about_says_where_the_archive_lies_and_copies_no_names(
    screen: Screen, qtbot: QtBot, answers: Answers, folder: Path
) -> None:
    def act(dialog: AboutDialog) -> None:
        qtbot.mouseClick(dialog.folderButton, Qt.MouseButton.LeftButton)
        qtbot.mouseClick(dialog.copyButton, Qt.MouseButton.LeftButton)

    came = in_dialog(AboutDialog, act)
    screen.window.ui.aboutAction.trigger()
    assert came()
    assert answers.asked == [("", str(folder))]
    told = QGuiApplication.clipboard().text()
    assert "teammøde 0." in told
    assert "Qt 6." in told
    for private in (str(folder), "Mette", "Anne Lund", "Børnehuset", Path.home().name + "/"):
        assert private not in told


def test_the_guide_names_every_key_of_the_window(screen: Screen) -> None:
    page = read_text("guide", "tastatur.md")
    points = {f"Ctrl+{number}" for number in range(2, 7)}  # »Ctrl+1 … Ctrl+7«
    wanted = {shortcut.keys.strip() for shortcut in shortcuts(screen.window.ui.menuBar)} - points
    named = {"Enter eller et bogstav": "Enter", "Alt + bogstav": "Alt", "Pil til siden": "Tab"}
    assert [keys for keys in wanted if named.get(keys, keys) not in page] == []
