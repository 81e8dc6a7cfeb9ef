"""When and where a meeting is, also one that has been."""

from collections.abc import Callable
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from teammoede.ui.dialogs.meeting_dialog import MeetingDialog, MeetingValues
from tests.ui.dialogs.conftest import assert_fits

VALUES = MeetingValues(date(2026, 11, 30), time(12, 30), 60, "stuen")
Key = Qt.Key
Show = Callable[[QDialog], QDialog]


@pytest.fixture
def dialog(shown: Show, today: date) -> MeetingDialog:
    """»Tid og sted« of a coming meeting."""
    dialog = MeetingDialog(VALUES, today=today)
    shown(dialog)
    return dialog


def keys(qtbot: QtBot, text: str = "", *then: Qt.Key) -> None:
    """Type into whatever has the keys now."""
    for key in (text, *then):
        focus = QApplication.focusWidget()
        assert focus is not None
        if isinstance(key, str):
            qtbot.keyClicks(focus, key)
        else:
            qtbot.keyClick(focus, key)


def test_a_meeting_comes_back_as_it_was(qtbot: QtBot, dialog: MeetingDialog) -> None:
    assert dialog.windowTitle() == "Tid og sted"
    qtbot.mouseClick(dialog.ui.saveButton, Qt.MouseButton.LeftButton)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.values == VALUES


def test_all_is_changed_by_keys_alone(qtbot: QtBot, dialog: MeetingDialog) -> None:
    keys(qtbot, "2/12", Key.Key_Tab)
    keys(qtbot, "9", Key.Key_Tab)
    keys(qtbot, "1½ time", Key.Key_Tab)
    keys(qtbot, "salen", Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.values == MeetingValues(date(2026, 12, 2), time(9), 90, "salen")


def test_time_length_and_place_may_be_left_open(qtbot: QtBot, shown: Show, today: date) -> None:
    dialog = MeetingDialog(MeetingValues(date(2026, 11, 30)), today=today, new=True)
    shown(dialog)
    assert dialog.windowTitle() == "Nyt møde"
    keys(qtbot, "", Key.Key_Return)
    assert dialog.values == MeetingValues(date(2026, 11, 30), None, None, "")


def test_weekday_and_week_follow_the_date(qtbot: QtBot, dialog: MeetingDialog) -> None:
    assert dialog.ui.dayLabel.text() == "mandag den 30. november 2026 · uge 49"
    keys(qtbot, "2/12")
    assert dialog.ui.dayLabel.text() == "onsdag den 2. december 2026 · uge 49"


def test_a_day_that_has_been_can_be_written_up_from_paper(
    qtbot: QtBot, dialog: MeetingDialog
) -> None:
    keys(qtbot, "16/11", Key.Key_Tab)
    assert dialog.ui.dayLabel.text() == (
        "mandag den 16. november 2026 · uge 47\nDagen er gået. Mødet kan skrives ind fra papiret."
    )
    keys(qtbot, "", Key.Key_Return)
    assert dialog.values.date == date(2026, 11, 16)


def test_today_is_not_a_day_that_has_been(qtbot: QtBot, dialog: MeetingDialog) -> None:
    keys(qtbot, "i dag")
    assert dialog.ui.dayLabel.text() == "mandag den 23. november 2026 · uge 48"


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("dateEdit", "31/11", "»31/11« findes ikke i kalenderen."),
        ("dateEdit", "", "Skriv, hvilken dag mødet er."),
        ("startEdit", "12.75", "»12.75« er intet klokkeslæt. Skriv fx 12.30 eller 9."),
        ("lengthEdit", "0", "»0« er ingen længde. Skriv minutter, fx 60."),
    ],
)
def test_what_cannot_be_keeps_the_dialog_open_with_what_was_typed(
    qtbot: QtBot, dialog: MeetingDialog, field: str, typed: str, sentence: str
) -> None:
    edit = dialog.findChild(QLineEdit, field)
    assert isinstance(edit, QLineEdit)
    edit.setFocus()
    edit.clear()
    keys(qtbot, typed, Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.ui.errorLabel.text() == sentence
    assert edit.text() == typed
    assert QApplication.focusWidget() is edit


def test_escape_leaves_all_as_it_was(qtbot: QtBot, dialog: MeetingDialog) -> None:
    keys(qtbot, "2/12", Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected


@pytest.mark.usefixtures("large_print")
def test_it_fits_a_small_screen_in_large_print(shown: Show, today: date) -> None:
    dialog = MeetingDialog(MeetingValues(date(2026, 9, 30)), today=today)
    shown(dialog)
    dialog.refuse("»30. februar 2027« findes ikke i kalenderen.")
    dialog.adjustSize()
    assert_fits(dialog)
