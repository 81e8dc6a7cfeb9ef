"""Everything in the windows can be read aloud and hit: names, roles, labels, sizes, from Qt's tree.

One window shows all that the menus reach; what stands outside it is made here, and none is missing.
"""

import pkgutil
from collections.abc import Callable, Iterator
from datetime import date, datetime
from importlib import import_module
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from teammoede import ui as package
from teammoede.domain.action import Answer
from teammoede.domain.meeting_choices import MeetingKind
from teammoede.domain.paper_bin import Binned
from teammoede.domain.story import point_story
from teammoede.domain.versions import Version, Written
from teammoede.storage.demo import add_demo
from teammoede.storage.store import Store
from teammoede.ui.ask import Ask, _LineDialog
from teammoede.ui.dialogs.bin_dialog import BinDialog, BinRow
from teammoede.ui.dialogs.first_start_dialog import FirstStartDialog
from teammoede.ui.dialogs.form_dialog import FormDialog
from teammoede.ui.dialogs.former_key_dialog import FormerKeyDialog
from teammoede.ui.dialogs.history_dialog import HistoryDialog
from teammoede.ui.dialogs.invite_dialog import InviteDialog
from teammoede.ui.dialogs.lines_dialog import LinesDialog
from teammoede.ui.dialogs.one_time_dialog import OneTimeDialog
from teammoede.ui.dialogs.open_sealed_dialog import OpenSealedDialog
from teammoede.ui.dialogs.opening_dialog import OpeningDialog
from teammoede.ui.dialogs.own_list_dialog import ListWords, OwnListDialog
from teammoede.ui.dialogs.passphrase_dialog import PassphraseDialog
from teammoede.ui.dialogs.password_dialog import PasswordDialog
from teammoede.ui.dialogs.screen_dialog import ScreenDialog
from teammoede.ui.dialogs.sign_in_dialog import SignInDialog, WaysIn
from teammoede.ui.dialogs.versions_dialog import ShownText, ShownVersion, VersionsDialog
from teammoede.ui.dialogs.working_dialog import WorkingDialog
from tests.domain.building import TODAY, agree, make_course, weekly_meetings
from tests.ui.conftest import Screen
from tests.ui.walking import faults, walk

SIZE = (1366, 768)
BASES = {ScreenDialog, FormDialog, WorkingDialog, OpeningDialog}
PEOPLE = [("1", "Anne Lund"), ("2", "Mette Holm")]


def nothing(*_given: object) -> None:
    """Do nothing, whatever a dialog wants done."""


def _first_start(_over: QWidget) -> QDialog:
    return FirstStartDialog(
        Path("arkiv"), nothing, ask=Ask(), now=lambda: datetime(2026, 11, 23, 12, 41)
    )


def _history() -> QDialog:
    course = make_course("Mette Holm")
    [held] = weekly_meetings(course, 1, date(2026, 11, 16))
    agree(held, "Del gruppen i to")
    told = point_story(course, held.agenda.keys[0], today=TODAY)
    return HistoryDialog("Organisering", "", lambda _all: told, window_title="Punktets historik")


def _bin() -> QDialog:
    course = make_course("Mette Holm")
    [held] = weekly_meetings(course, 1, date(2026, 11, 16))
    action = agree(held, "Del gruppen i to")
    written = Written(datetime(2026, 11, 16, 13, 5), "Mette Holm", "")
    thing = Binned(action, {"deleted": False}, "Aftale", action.what, held, "", written, "")
    return BinDialog([BinRow(thing, thing.place(TODAY), "Slettet i dag")], lambda _things: [])


def _versions() -> QDialog:
    written = Written(datetime(2026, 11, 16, 13, 5), "Mette Holm", "")
    earlier = ShownVersion(Version("Vi talte om garderoben.", written), "i går", "Mette Holm")
    return VersionsDialog(ShownText("Drøftelse", "Møde 1", "Vi delte i to.", "i dag", [earlier]))


# What no menu opens, or only after a file was chosen.
MADE: dict[str, Callable[[QWidget], QDialog]] = {
    "SignInDialog": lambda _: SignInDialog(PEOPLE, "1", WaysIn(nothing, nothing, nothing)),
    "FirstStartDialog": _first_start,
    "FormerKeyDialog": lambda _: FormerKeyDialog(PEOPLE, nothing),
    "OpenSealedDialog": lambda _: OpenSealedDialog("forløb.teammøde", nothing),
    "OneTimeDialog": lambda _: OneTimeDialog("Mette Holm", "fire gule ænder går"),
    "PassphraseDialog": lambda _: PassphraseDialog(),
    "PasswordDialog": lambda _: PasswordDialog("Mette Holm", nothing, first_time=True),
    "BinDialog": lambda _: _bin(),
    "HistoryDialog": lambda _: _history(),
    "VersionsDialog": lambda _: _versions(),
    "OwnListDialog": lambda _: OwnListDialog([("1", "Frokost")], ListWords("&Situationer", "", "")),
    "LinesDialog": lambda _: LinesDialog([("- Del i to", "Del i to", "Mette · fr 27.11.")]),
    "InviteDialog": lambda _: InviteDialog(nothing, ["Lars Bech"], ["Lars Bech"]),
    "_LineDialog": lambda over: _LineDialog(over, "Ny stue", "Stuens navn:", "Opret"),
}


# It says what is in the archive by doing it, or asks for a file.
NOT_GIVEN = {
    *("quitAction", "lockAction", "importAction", "exportAction", "reopenAction", "approveAction"),
    *("backupNowAction", "undoCloseAction", "shortMeetingAction", "continuesAction", "doneAction"),
}


@pytest.fixture
def demo(store: Store, today: date) -> None:
    """The demo courses, which fill every tab and page."""
    add_demo(store, today)


@pytest.mark.parametrize("name", MADE)
def test_a_dialog_that_no_menu_opens_can_be_read_and_hit(
    name: str, qtbot: QtBot, dressed: None
) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    dialog = MADE[name](over)
    if dialog.parent() is None:
        qtbot.addWidget(dialog)
    assert type(dialog).__name__ == name
    assert found_in(dialog) == []


def found_in(window: QWidget) -> list[str]:
    """Return the faults of a window that has come to rest."""
    window.show()
    rest()
    assert walk(window), f"{type(window).__name__} says nothing at all"
    return faults(window)


def rest() -> None:
    """Let rows be laid out, and those that were put away be gone."""
    for _ in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_all_that_the_window_shows_can_be_read_and_hit(
    demo: None, open_window: Callable[..., Screen]
) -> None:
    screen = open_window(size=SIZE)
    told: dict[str, list[str]] = {}
    opened: set[str] = set()
    for name in chain(_fronts(screen), _ended(screen), _passing(screen)):
        told[name] = found_in(screen.window)
    for name, window in _beside(screen):
        told[name] = found_in(window)
        window.close()

    def take(dialog: QDialog) -> bool:
        name = type(dialog).__name__
        opened.add(name)
        told[name] = found_in(dialog)
        dialog.close()
        return False

    screen.desk.show_dialog = take  # type: ignore[method-assign]
    for action in _commands(screen):
        action.trigger()
        rest()
    once = {fault: name for name, found in reversed(told.items()) for fault in found}
    assert [f"{name}: {fault}" for fault, name in once.items()] == []
    missing = _dialogs() - opened - MADE.keys()
    assert not missing, "no menu opens these, and they are not made here"


def _fronts(screen: Screen) -> Iterator[str]:
    """Bring each tab and page to the front, with rows unfolded."""
    tabs = screen.window.ui.tabs
    for place in range(tabs.count()):
        tabs.setCurrentIndex(place)
        rest()
        tab = screen.tab
        for row in tab.since_last.listed[:1]:
            row.answers.button(Answer.CONTINUES).click()
        tab.discussion.secret_button.setChecked(True)
        for row in tab.agreements.listed[:1]:
            row.more.setChecked(True)
        yield tab.item.key
    for place in range(screen.window.ui.pagesView.count()):
        screen.click_page(place)
        yield f"page {place}"


def _ended(screen: Screen) -> Iterator[str]:
    """Go through the meetings that are held once, at the demo course that has ended."""
    desk = screen.desk
    desk.open_course(desk.store.courses(desk.today())[1].id)
    desk.pages.leave()
    course = desk.course
    assert course is not None
    for kind in (MeetingKind.START_UP, MeetingKind.EVALUATION, MeetingKind.VISIT):
        desk.open_meeting(course.meeting_of(kind))
        for place in range(screen.window.ui.tabs.count()):
            screen.window.ui.tabs.setCurrentIndex(place)
            rest()
            yield f"{kind} {place}"


def _passing(screen: Screen) -> Iterator[str]:
    """Show what comes over the page or instead of it: finding, the tour, no course at all."""
    desk, ui = screen.desk, screen.window.ui
    for action in (ui.findAction, ui.searchAction):
        action.trigger()
        rest()
        yield action.objectName()
    desk.pages.leave()
    ui.tourAction.trigger()
    rest()
    yield "tour"
    if desk.tour_steps.tour is not None:
        desk.tour_steps.tour.end()
    desk.open_course(None)
    yield "no course"
    desk.open_course(desk.store.courses(desk.today())[0].id)


def _beside(screen: Screen) -> Iterator[tuple[str, QWidget]]:
    """Open the windows that lie beside ours."""
    for action in (screen.window.ui.guideAction, screen.window.ui.roomAction):
        before = set(QApplication.topLevelWidgets())
        action.trigger()
        rest()
        for window in set(QApplication.topLevelWidgets()) - before:
            if window.isVisible():
                yield type(window).__name__, window


def _commands(screen: Screen) -> list[QAction]:
    """Return the commands of the menus that may open a dialog now."""
    menus = [action.menu() for action in screen.window.ui.menuBar.actions()]
    listed = [a for menu in menus if isinstance(menu, QMenu) for a in menu.actions()]
    return [a for a in listed if a.isEnabled() and a.objectName() and _may_open(a)]


def _may_open(action: QAction) -> bool:
    if action.objectName() in NOT_GIVEN:
        return False
    return action.text().endswith("…") or action.objectName() in ("keysAction", "aboutAction")


def _dialogs() -> set[str]:
    """Return the names of every dialog in the package, but for those that others build on."""
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        import_module(module.name)
    kinds = set(_below(QDialog))
    return {kind.__name__ for kind in kinds - BASES if kind.__module__.startswith("teammoede.")}


def _below(kind: type) -> Iterator[type]:
    for lower in kind.__subclasses__():
        yield lower
        yield from _below(lower)


# the walk itself finds what it is for


def test_the_walk_finds_what_nobody_could_read_or_hit(qtbot: QtBot, dressed: None) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    nameless, small = QToolButton(window), QPushButton("x", window)
    nameless.setToolTip("Kun et tip")
    small.setStyleSheet("min-height: 0; padding: 0")
    small.setGeometry(40, 0, 20, 20)
    QPushButton("x", window).setGeometry(80, 0, 40, 40)
    QPushButton("Cancel", window).setGeometry(140, 0, 60, 40)
    told = found_in(window)
    assert any(t.startswith("only a tooltip") or t.startswith("no name") for t in told)
    assert any(t.startswith("a target of 20 × 20") for t in told)
    assert any(t.startswith("2 are called alike") for t in told)
    assert any(t.startswith("English") for t in told)
