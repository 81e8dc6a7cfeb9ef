"""Closing a meeting: gaps to jump to, three questions that may stay open, the next date."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from teammoede.domain.closing import Missing, missing_at
from teammoede.domain.errors import Refused
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import Verdict
from teammoede.ui.dialogs.close_dialog import CloseDialog
from tests.domain.building import agree
from tests.ui.dialogs.conftest import assert_fits

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key
NOTHING = {"time_well_spent": None, "kept_agreements": None, "moves_children": None}

Show = Callable[[QDialog], QDialog]


@pytest.fixture
def gaps(meeting: Meeting, today: date) -> list[Missing]:
    """What is missing at a meeting where nobody ticked anything."""
    agree(meeting.course.ordered_meetings()[0], "Del gruppen i tre", who=["x"])
    return missing_at(meeting, today)


@pytest.fixture
def dialog(shown: Show, meeting: Meeting, gaps: list[Missing], today: date) -> CloseDialog:
    """The dialog with gaps, at a meeting with a following one."""
    dialog = CloseDialog(meeting, gaps, proposed=None, today=today)
    shown(dialog)
    return dialog


@pytest.fixture
def last(shown: Show, last_meeting: Meeting, today: date) -> CloseDialog:
    """The dialog without gaps, where the next meeting is proposed."""
    dialog = CloseDialog(last_meeting, [], proposed=date(2026, 12, 7), today=today)
    shown(dialog)
    return dialog


def jumps(dialog: CloseDialog) -> list[QPushButton]:
    """Return the »Gå til« buttons from the top."""
    area = dialog.ui.missingPage
    return area.findChildren(QPushButton)


def press(qtbot: QtBot, button: QPushButton) -> None:
    """Click with the mouse."""
    qtbot.mouseClick(button, LEFT)


def test_every_gap_is_listed_with_a_way_to_it(dialog: CloseDialog, gaps: list[Missing]) -> None:
    assert dialog.ui.missingLabel.text() == "4 ting er åbne endnu. Mødet kan godt afsluttes."
    assert [b.accessibleName() for b in jumps(dialog)] == [f"Gå til: {g.text}" for g in gaps]


def test_going_to_a_gap_leaves_the_meeting_open(
    qtbot: QtBot, dialog: CloseDialog, gaps: list[Missing]
) -> None:
    press(qtbot, jumps(dialog)[-1])
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert not dialog.isVisible()
    assert dialog.jump is gaps[-1]
    assert gaps[-1].point == "organisation"


def test_where_nothing_is_missing_it_says_so(last: CloseDialog) -> None:
    assert last.ui.missingLabel.text() == "Alt er med"
    assert not last.ui.missingArea.isVisible()


def test_nothing_is_forced(qtbot: QtBot, dialog: CloseDialog) -> None:
    press(qtbot, dialog.ui.closeButton)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.answers == NOTHING
    assert dialog.next_date is None
    assert not dialog.approve
    assert dialog.jump is None


def test_the_main_button_has_the_keys_from_the_start(qtbot: QtBot, last: CloseDialog) -> None:
    assert QApplication.focusWidget() is last.ui.closeButton
    qtbot.keyClick(last.ui.closeButton, Key.Key_Return)
    assert last.result() == QDialog.DialogCode.Accepted
    assert last.next_date == date(2026, 12, 7)


def test_answers_are_given_with_a_click_and_taken_back_with_another(
    qtbot: QtBot, last: CloseDialog
) -> None:
    time, kept = last.segments("time_well_spent"), last.segments("kept_agreements")
    qtbot.mouseClick(time.button(Verdict.YES), LEFT)
    qtbot.mouseClick(time.button(Verdict.PARTLY), LEFT)
    qtbot.mouseClick(kept.button(Verdict.NO), LEFT)
    qtbot.mouseClick(kept.button(Verdict.NO), LEFT)
    assert last.answers == NOTHING | {"time_well_spent": Verdict.PARTLY}


def test_answers_given_before_are_there_again(
    shown: Show, last_meeting: Meeting, today: date
) -> None:
    last_meeting.moves_children = Verdict.YES
    dialog = CloseDialog(last_meeting, [], proposed=None, today=today)
    shown(dialog)
    assert dialog.answers == NOTHING | {"moves_children": Verdict.YES}


def test_closing_and_approving_in_one_go(qtbot: QtBot, last: CloseDialog) -> None:
    press(qtbot, last.ui.approveButton)
    assert last.result() == QDialog.DialogCode.Accepted
    assert last.approve


def test_annuller_changes_nothing(qtbot: QtBot, last: CloseDialog) -> None:
    press(qtbot, last.ui.cancelButton)
    assert last.result() == QDialog.DialogCode.Rejected
    assert last.jump is None


def test_the_meeting_that_is_planned_is_named(dialog: CloseDialog) -> None:
    words = "Planlægningsmøde 3, mandag den 30. november 2026 · uge 49"
    assert dialog.ui.nextEdit.words == words


def test_the_proposed_date_can_be_moved(qtbot: QtBot, last: CloseDialog) -> None:
    edit = last.ui.nextEdit.edit
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "14/12")
    press(qtbot, last.ui.closeButton)
    assert last.next_date == date(2026, 12, 14)


def test_a_next_date_that_does_not_exist_keeps_the_dialog_open(
    qtbot: QtBot, last: CloseDialog
) -> None:
    edit = last.ui.nextEdit.edit
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "31/2")
    press(qtbot, last.ui.approveButton)
    assert last.isVisible()
    assert last.ui.errorLabel.text() == "»31/2« findes ikke i kalenderen."
    assert edit.text() == "31/2"


def test_what_the_archive_refuses_is_said_inside(qtbot: QtBot, last: CloseDialog) -> None:
    def refuse() -> None:
        raise Refused("Mødet er aflyst.")

    last.save = refuse
    qtbot.mouseClick(last.segments("moves_children").button(Verdict.YES), LEFT)
    press(qtbot, last.ui.closeButton)
    assert last.isVisible()
    assert last.ui.errorLabel.text() == "Mødet er aflyst."
    assert last.answers["moves_children"] is Verdict.YES


def test_tab_goes_from_the_questions_to_the_date_and_the_buttons(
    qtbot: QtBot, last: CloseDialog
) -> None:
    first = last.segments("time_well_spent").button(Verdict.YES)
    first.setFocus()
    for _ in range(9):
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, Key.Key_Tab)
    assert QApplication.focusWidget() is last.ui.nextEdit.edit
    qtbot.keyClick(last.ui.nextEdit.edit, Key.Key_Tab)
    assert QApplication.focusWidget() is last.ui.closeButton


@pytest.mark.usefixtures("large_print")
@pytest.mark.parametrize("count", [0, 1, 7, 60])
def test_it_fits_a_small_screen_in_large_print(
    shown: Show, last_meeting: Meeting, today: date, count: int
) -> None:
    words = "Ikke besvaret: del gruppen i tre ved garderoben, så de yngste kommer ud først"
    gaps = [Missing(f"{words} ({n})", "organisation") for n in range(count)]
    dialog = CloseDialog(last_meeting, gaps, proposed=date(2026, 12, 7), today=today)
    shown(dialog)
    assert_fits(dialog)
