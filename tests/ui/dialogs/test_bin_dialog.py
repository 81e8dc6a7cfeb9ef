"""The paper bin: several at once, what cannot go back says why, and a refusal loses nothing."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from teammoede.domain.errors import InvalidValue
from teammoede.domain.paper_bin import APPROVED, Binned
from teammoede.domain.versions import Written
from teammoede.ui.dialogs.bin_dialog import BinDialog, BinRow
from tests.domain.building import NOON, TODAY, agree, make_course, make_meeting


def row(what: str, why_not: str = "") -> BinRow:
    """Return an agreement that Mette deleted."""
    meeting = make_meeting(make_course(), TODAY)
    action = agree(meeting, what, deleted=True)
    gone = Written(NOON, "Mette Holm", "here")
    thing = Binned(
        action, {"deleted": False}, "Aftale", what, meeting, "Organisering", gone, why_not
    )
    return BinRow(thing, thing.place(TODAY), "Slettet i dag 12.41 · Mette Holm")


class Bin:
    """What puts things back, or refuses."""

    def __init__(self, *rows: BinRow) -> None:
        self.rows = list(rows)
        self.back: list[str] = []
        self.refuses = False

    def put_back(self, things: Sequence[Binned]) -> list[BinRow]:
        if self.refuses:
            raise InvalidValue("Disken er fuld.")
        self.back += [thing.what for thing in things]
        self.rows = [row for row in self.rows if row.thing not in things]
        return self.rows


@pytest.fixture
def bin_of_three() -> Bin:
    return Bin(row("Ring hjem"), row("Skriv hjem"), row("Gå hjem", APPROVED))


@pytest.fixture
def dialog(qtbot: QtBot, bin_of_three: Bin) -> BinDialog:
    dialog = BinDialog(bin_of_three.rows, bin_of_three.put_back)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_keyboard_chooses_several_and_enter_puts_them_back(
    dialog: BinDialog, bin_of_three: Bin, qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert bin_of_three.back == ["Ring hjem", "Skriv hjem"]
    assert dialog.told.text() == "2 ting er lagt tilbage."
    assert [thing.what for thing in dialog.chosen] == ["Gå hjem"]


def test_what_lies_in_approved_minutes_says_so_and_stays(
    dialog: BinDialog, bin_of_three: Bin, qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog.list, Qt.Key.Key_End)
    assert dialog.error.text() == APPROVED
    assert not dialog.back_button.isEnabled()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert bin_of_three.back == []
    qtbot.keyClick(dialog.list, Qt.Key.Key_Home)
    assert dialog.error.text() == ""
    assert dialog.back_button.isEnabled()


def test_a_refusal_is_said_and_all_stays_in_the_bin(
    dialog: BinDialog, bin_of_three: Bin, qtbot: QtBot
) -> None:
    bin_of_three.refuses = True
    qtbot.mouseClick(dialog.back_button, Qt.MouseButton.LeftButton)
    assert dialog.error.text() == "Disken er fuld."
    assert dialog.list.count() == 3


def test_a_row_tells_what_where_and_who_and_shows_all_of_it(
    dialog: BinDialog, qtbot: QtBot
) -> None:
    item = dialog.list.item(0)
    told = item.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Aftale: Ring hjem, Planlægningsmøde 1, ma 23.11., uge 48 · Organisering" in told
    assert "Mette Holm" in told
    high = dialog.list.visualItemRect(item).height()
    dialog.resize(dialog.list.fontMetrics().averageCharWidth() * 30, dialog.height())
    qtbot.waitUntil(lambda: dialog.list.visualItemRect(item).height() > high)
    assert dialog.list.horizontalScrollBar().maximum() == 0


def test_an_empty_bin_says_what_comes_into_it(qtbot: QtBot) -> None:
    dialog = BinDialog([], lambda _things: [])
    qtbot.addWidget(dialog)
    dialog.show()
    assert "Papirkurven er tom" in dialog.empty.text()
    assert not dialog.list.isVisible()
    assert not dialog.back_button.isVisible()
