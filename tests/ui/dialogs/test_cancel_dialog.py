"""Cancelling a meeting: a reason that is chosen, words if wanted, the next date."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import CancelReason
from teammoede.ui.dialogs.cancel_dialog import CancelDialog
from tests.ui.dialogs.conftest import assert_fits

LEFT = Qt.MouseButton.LeftButton
Show = Callable[[QDialog], QDialog]


@pytest.fixture
def dialog(shown: Show, last_meeting: Meeting, today: date) -> CancelDialog:
    """The dialog where the next meeting is proposed."""
    dialog = CancelDialog(last_meeting, proposed=date(2026, 12, 7), today=today)
    shown(dialog)
    return dialog


def test_it_says_which_meeting_it_is_about(dialog: CancelDialog) -> None:
    words = "Planlægningsmøde 3, mandag den 30. november 2026"
    assert dialog.ui.meetingLabel.text() == words


@pytest.mark.parametrize("reason", list(CancelReason))
def test_a_reason_is_chosen_with_one_click(
    qtbot: QtBot, dialog: CancelDialog, reason: CancelReason
) -> None:
    qtbot.mouseClick(dialog.button(reason), LEFT, pos=dialog.button(reason).rect().center() / 4)
    qtbot.mouseClick(dialog.ui.cancelButton, LEFT)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.reason is reason
    assert dialog.words == ""
    assert dialog.next_date == date(2026, 12, 7)


def test_no_reason_is_chosen_for_the_team_and_one_is_asked_for(
    qtbot: QtBot, dialog: CancelDialog
) -> None:
    assert not any(dialog.button(reason).isChecked() for reason in CancelReason)
    qtbot.keyClicks(dialog.ui.wordsEdit, "tre syge")
    qtbot.mouseClick(dialog.ui.cancelButton, LEFT)
    assert dialog.isVisible()
    assert dialog.ui.errorLabel.text() == "Vælg, hvorfor mødet bliver aflyst."
    assert dialog.words == "tre syge"
    dialog.button(CancelReason.ILLNESS).click()
    assert not dialog.ui.errorLabel.isVisible()


def test_it_is_done_by_keys_alone(qtbot: QtBot, dialog: CancelDialog) -> None:
    first = dialog.button(CancelReason.NO_COVER)
    assert QApplication.focusWidget() is first
    qtbot.keyClick(first, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.button(CancelReason.ILLNESS), Qt.Key.Key_Space)
    assert dialog.button(CancelReason.ILLNESS).isChecked()
    dialog.ui.wordsEdit.setFocus()
    qtbot.keyClicks(dialog.ui.wordsEdit, " tre syge ")
    qtbot.keyClick(dialog.ui.wordsEdit, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.ui.nextEdit.edit
    dialog.ui.nextEdit.edit.clear()
    qtbot.keyClick(dialog.ui.nextEdit.edit, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert (dialog.reason, dialog.words) == (CancelReason.ILLNESS, "tre syge")
    assert dialog.next_date is None


def test_a_meeting_that_is_planned_already_is_named(
    shown: Show, meeting: Meeting, today: date
) -> None:
    dialog = CancelDialog(meeting, proposed=None, today=today)
    shown(dialog)
    words = "Planlægningsmøde 3, mandag den 30. november 2026 · uge 49"
    assert dialog.ui.nextEdit.words == words
    assert dialog.next_date is None


def test_a_next_date_that_cannot_be_keeps_the_dialog_open(
    qtbot: QtBot, dialog: CancelDialog
) -> None:
    dialog.button(CancelReason.OTHER).click()
    dialog.ui.nextEdit.edit.setText("23.11.2026")
    qtbot.mouseClick(dialog.ui.cancelButton, LEFT)
    assert dialog.isVisible()
    sentence = "Det næste møde ligger ikke efter dette. Ret datoen."
    assert dialog.ui.errorLabel.text() == sentence


def test_the_meeting_can_be_kept(qtbot: QtBot, dialog: CancelDialog) -> None:
    qtbot.mouseClick(dialog.ui.keepButton, LEFT)
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert not dialog.isVisible()


@pytest.mark.usefixtures("large_print")
def test_it_fits_a_small_screen_in_large_print(
    shown: Show, last_meeting: Meeting, today: date
) -> None:
    dialog = CancelDialog(last_meeting, proposed=None, today=today)
    shown(dialog)
    dialog.accept()
    dialog.adjustSize()
    assert_fits(dialog)
