"""The access log on the screen: rows as a table, three filters, and the file of what is shown."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from teammoede.domain.access_entry import AccessEntry, AccessEvent
from teammoede.domain.errors import Refused
from teammoede.ui.dialogs.access_log_dialog import AccessLogDialog
from tests.ui.dialogs.conftest import assert_fits

LEFT = Qt.MouseButton.LeftButton
Show = Callable[[QDialog], QDialog]
Saved = list[Sequence[AccessEntry]]


def _entry(days: int, account: str, event: AccessEvent, **more: str) -> AccessEntry:
    at = datetime(2026, 11, 23, 12, 5) - timedelta(days=days)
    names = {"a": "Anne Lund", "b": "Lars Bech", "x": ""}
    return AccessEntry(
        at=at.astimezone(), account=account, name=names[account], event=event, **more
    )


LOG = [
    _entry(0, "a", AccessEvent.PRINTED, course_id="c1", words="Referat, 16.11.2026"),
    _entry(0, "b", AccessEvent.OPENED, course_id="c1"),
    _entry(1, "x", AccessEvent.FAILED),
    _entry(6, "b", AccessEvent.UNLOCKED),
    _entry(40, "a", AccessEvent.OPENED, course_id="gone"),
]


@pytest.fixture
def saved() -> Saved:
    return []


@pytest.fixture
def dialog(shown: Show, today: date, saved: Saved) -> AccessLogDialog:
    """The log of forty days."""

    def save(_parent: QWidget, rows: Sequence[AccessEntry]) -> str:
        saved.append(rows)
        return "Gemt som log.csv"

    dialog = AccessLogDialog(LOG, _course, save, today=today)
    shown(dialog)
    return dialog


def _course(entry: AccessEntry) -> str:
    return {"c1": "Stuen", "gone": "slettet forløb"}.get(entry.course_id or "", "")


def _drawn(dialog: AccessLogDialog) -> list[str]:
    model = dialog.ui.logView.model()
    rows, columns = model.rowCount(), model.columnCount()
    cells = [[model.index(row, column).data() for column in range(columns)] for row in range(rows)]
    return [" | ".join(row) for row in cells]


def _choose(qtbot: QtBot, box: QComboBox, text: str) -> None:
    box.setFocus()
    for _ in range(box.count()):
        if not box.currentText().startswith(text):
            qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText().startswith(text)


def test_newest_first_with_everything_in_its_column(
    dialog: AccessLogDialog, qtmodeltester: ModelTester
) -> None:
    assert _drawn(dialog) == [
        "23.11.2026 12.05 | Anne Lund | udskrev | Stuen | Referat, 16.11.2026",
        "23.11.2026 12.05 | Lars Bech | åbnede forløb | Stuen | ",
        "22.11.2026 12.05 |  | forkert adgangskode |  | ",
        "17.11.2026 12.05 | Lars Bech | låste op |  | ",
        "14.10.2026 12.05 | Anne Lund | åbnede forløb | slettet forløb | ",
    ]
    assert dialog.ui.countLabel.text().startswith("5 linjer. Loggen gemmes i 24 måneder.")
    qtmodeltester.check(dialog.model)


def test_a_person_a_kind_and_a_period_narrow_it_together(
    qtbot: QtBot, dialog: AccessLogDialog
) -> None:
    ui = dialog.ui
    assert [ui.whoBox.itemText(n) for n in range(ui.whoBox.count())] == [
        "alle",
        "Anne Lund",
        "Lars Bech",
        "ukendt",
    ]
    _choose(qtbot, ui.whatBox, "åb")
    assert [row.split(" | ")[1] for row in _drawn(dialog)] == ["Lars Bech", "Anne Lund"]
    _choose(qtbot, ui.whoBox, "Anne")
    assert len(_drawn(dialog)) == 1
    _choose(qtbot, ui.whenBox, "de sidste 30")
    assert _drawn(dialog) == []
    assert not ui.saveButton.isEnabled()


@pytest.mark.parametrize(
    ("period", "count"), [("i dag", 2), ("de sidste 7", 4), ("de sidste 30", 4), ("det sidste", 5)]
)
def test_a_period_counts_today_in(
    qtbot: QtBot, dialog: AccessLogDialog, period: str, count: int
) -> None:
    _choose(qtbot, dialog.ui.whenBox, period)
    assert len(_drawn(dialog)) == count


def test_only_what_is_shown_is_saved(qtbot: QtBot, dialog: AccessLogDialog, saved: Saved) -> None:
    _choose(qtbot, dialog.ui.whoBox, "Lars")
    qtbot.mouseClick(dialog.ui.saveButton, LEFT)
    assert saved == [[LOG[1], LOG[3]]]
    assert dialog.ui.doneLabel.text() == "Gemt som log.csv"
    assert dialog.isVisible()


def test_a_file_that_cannot_be_written_is_said(qtbot: QtBot, shown: Show, today: date) -> None:
    def refuse(_parent: QWidget, _rows: Sequence[AccessEntry]) -> str:
        raise Refused("Disken er fuld.")

    dialog = AccessLogDialog(LOG, _course, refuse, today=today)
    shown(dialog)
    qtbot.mouseClick(dialog.ui.saveButton, LEFT)
    assert dialog.ui.errorLabel.text() == "Disken er fuld."
    assert dialog.ui.errorLabel.isVisible()


def test_nothing_is_clipped(dialog: AccessLogDialog) -> None:
    assert_fits(dialog)


@pytest.mark.usefixtures("large_print")
def test_nothing_is_clipped_in_large_print(shown: Show, today: date) -> None:
    dialog = AccessLogDialog(LOG, _course, lambda *_: "", today=today)
    assert_fits(shown(dialog))
