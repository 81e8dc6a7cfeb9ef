"""The list of copies: what each holds is read beside, and only what opens can be wanted."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget
from pytestqt.qtbot import QtBot

from teammoede.domain.errors import Refused
from teammoede.ui.dialogs.backups_dialog import (
    BackupsDialog,
    CopyRow,
    CopyWays,
    Held,
    HeldCourse,
    Shown,
    Wanted,
)
from tests.ui.dialogs.conftest import assert_fits

Show = Callable[[QDialog], QDialog]
GOOD, LOCKED, DAMAGED = Path("god"), Path("låst"), Path("skadet")
HELD = Held(
    (
        HeldCourse("1", "Ro på Stjernestuen", "ma 16.11.", "i går 13.30"),
        HeldCourse("2", "Månestuen", "–", "ti 3.11. 9.05"),
    )
)


@dataclass
class House:
    """Copies that are not real, and what was asked for."""

    rows: list[CopyRow] = field(
        default_factory=lambda: [
            CopyRow(GOOD, "i dag 12.41", "på denne computer", "1,2 MB"),
            CopyRow(LOCKED, "i går 12.40", "på denne computer", "1,2 MB"),
            CopyRow(DAMAGED, "fr 20.11. 9.00", "E:", "1,1 MB"),
        ]
    )
    held: dict[Path, Held] = field(
        default_factory=lambda: {
            GOOD: HELD,
            LOCKED: Held(refused="Kopien er låst.", is_locked=True),
            DAMAGED: Held(refused="Kopien er beskadiget."),
        }
    )
    full: bool = False

    def look(self) -> Shown:
        place = "Kopierne ligger kun på denne computer. Vælg et andet sted også, fx et USB-stik."
        return Shown(tuple(self.rows), f"Sidste kopi: {self.rows[0].when}", place, False)

    def take(self) -> None:
        if self.full:
            raise Refused("Disken er fuld. Ryd op, og prøv igen.")
        new = Path("ny")
        self.rows.insert(0, CopyRow(new, "i dag 14.00", "på denne computer", "1,2 MB"))
        self.held[new] = Held()

    def choose_place(self, parent: QWidget) -> bool:
        raise Refused("Mappen ligger i arkivets egen mappe.")

    def open_former(self, parent: QWidget, copy: Path) -> bool:
        self.held[copy] = HELD
        return True

    def ways(self) -> CopyWays:
        return CopyWays(
            self.look, lambda copy: self.held[copy], self.take, self.choose_place, self.open_former
        )


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
def dialog(shown: Show, house: House, qtbot: QtBot) -> BackupsDialog:
    dialog = BackupsDialog(house.ways(), may_restore=True)
    shown(dialog)
    qtbot.waitUntil(lambda: "læses …" not in dialog.ui.stateLabel.text())
    return dialog


def _choose(qtbot: QtBot, dialog: BackupsDialog, row: int) -> None:
    dialog.ui.copiesView.setCurrentRow(row)
    qtbot.waitUntil(lambda: "læses …" not in dialog.ui.stateLabel.text())


def _click(qtbot: QtBot, button: QAbstractButton) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_newest_is_chosen_and_what_it_holds_is_told(dialog: BackupsDialog) -> None:
    view = dialog.ui.coursesView
    rows = [view.topLevelItem(row) for row in range(view.topLevelItemCount())]
    assert [[row.text(c) for c in range(3)] for row in rows if row] == [
        ["Ro på Stjernestuen", "ma 16.11.", "i går 13.30"],
        ["Månestuen", "–", "ti 3.11. 9.05"],
    ]
    assert "hel" in dialog.ui.stateLabel.text()
    assert dialog.copy == GOOD


def test_one_course_or_all_of_it_is_wanted(qtbot: QtBot, dialog: BackupsDialog) -> None:
    item = dialog.ui.coursesView.topLevelItem(1)
    assert item is not None
    dialog.ui.coursesView.setCurrentItem(item)
    _click(qtbot, dialog.ui.courseButton)
    assert dialog.wanted == Wanted(GOOD, "2")
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_the_whole_archive_is_wanted(qtbot: QtBot, dialog: BackupsDialog) -> None:
    _click(qtbot, dialog.ui.archiveButton)
    assert dialog.wanted == Wanted(GOOD)


def test_what_does_not_open_cannot_be_wanted(qtbot: QtBot, dialog: BackupsDialog) -> None:
    _choose(qtbot, dialog, 2)
    assert "beskadiget" in dialog.ui.stateLabel.text()
    assert not dialog.ui.archiveButton.isEnabled()
    assert not dialog.ui.courseButton.isEnabled()
    assert not dialog.ui.openButton.isVisible()


def test_a_locked_one_opens_with_the_password_of_its_day(
    qtbot: QtBot, dialog: BackupsDialog
) -> None:
    _choose(qtbot, dialog, 1)
    assert not dialog.ui.archiveButton.isEnabled()
    _click(qtbot, dialog.ui.openButton)
    qtbot.waitUntil(dialog.ui.archiveButton.isEnabled)
    assert dialog.ui.coursesView.topLevelItemCount() == 2
    assert not dialog.ui.openButton.isVisible()


def test_one_more_is_taken_and_chosen(qtbot: QtBot, dialog: BackupsDialog) -> None:
    _click(qtbot, dialog.ui.takeButton)
    qtbot.waitUntil(lambda: dialog.ui.copiesView.count() == 4)
    qtbot.waitUntil(lambda: "ingen forløb" in dialog.ui.stateLabel.text())
    assert "14.00" in dialog.ui.standingLabel.text()
    assert dialog.ui.archiveButton.isEnabled()
    assert not dialog.ui.courseButton.isEnabled()


def test_a_refusal_is_said_inside_and_the_list_stays(
    qtbot: QtBot, dialog: BackupsDialog, house: House
) -> None:
    house.full = True
    _click(qtbot, dialog.ui.takeButton)
    qtbot.waitUntil(lambda: "fuld" in dialog.ui.errorLabel.text())
    assert dialog.isVisible()
    _click(qtbot, dialog.ui.placeButton)
    assert "arkivets egen" in dialog.ui.errorLabel.text()
    assert dialog.ui.copiesView.count() == 3


def test_who_may_not_restore_sees_when_and_where_only(shown: Show, house: House) -> None:
    dialog = BackupsDialog(house.ways(), may_restore=False)
    shown(dialog)
    ui = dialog.ui
    hidden = (ui.coursesView, ui.archiveButton, ui.courseButton, ui.placeButton, ui.openButton)
    assert not any(widget.isVisible() for widget in hidden)
    assert "administrator" in ui.stateLabel.text()
    assert ui.takeButton.isVisible()


def test_without_any_copy_it_says_so(shown: Show, house: House) -> None:
    ways = house.ways()
    empty = CopyWays(
        lambda: Shown((), "Ingen kopi endnu", "", False),
        ways.read,
        ways.take,
        ways.choose_place,
        ways.open_former,
    )
    dialog = BackupsDialog(empty, may_restore=True)
    shown(dialog)
    assert "ingen kopi" in dialog.ui.stateLabel.text()
    assert not dialog.ui.archiveButton.isEnabled()


def test_it_fits(dialog: BackupsDialog) -> None:
    assert_fits(dialog)


def test_it_fits_in_large_print(large_print: None, shown: Show, house: House, qtbot: QtBot) -> None:
    dialog = BackupsDialog(house.ways(), may_restore=True)
    shown(dialog)
    _choose(qtbot, dialog, 1)
    button = dialog.ui.openButton
    qtbot.waitUntil(lambda: button.isVisible() and button.width() >= button.sizeHint().width())
    assert_fits(dialog)
