"""When and where a meeting is, also one that has been."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from teammoede.domain.meeting_choices import MeetingKind
from teammoede.ui.dialogs.meeting_dialog import KindOffer, MeetingDialog, MeetingValues
from tests.ui.dialogs.conftest import assert_fits

VALUES = MeetingValues(date(2026, 11, 30), time(12, 30), 60, "stuen")
Key = Qt.Key
Show = Callable[[QDialog], QDialog]
POINTS = (("organisation", "Organisering"), ("parents", "Forældre"))
OFFERS = [
    KindOffer(MeetingKind.START_UP, 90, (("needs", "Behov"),)),
    KindOffer(MeetingKind.PLANNING, 60, POINTS),
    KindOffer(MeetingKind.EVALUATION, 90, (("goal", "Målet"),)),
    KindOffer(MeetingKind.VISIT, 60, (("difficult", "Svært nu"), ("parents", "Forældre"))),
]


@pytest.fixture
def dialog(shown: Show, today: date) -> MeetingDialog:
    """»Tid og sted« of a coming meeting."""
    dialog = MeetingDialog(VALUES, OFFERS, today=today)
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
    dialog = MeetingDialog(MeetingValues(date(2026, 11, 30)), OFFERS, today=today, new=True)
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


# the kind of meeting


def test_another_kind_is_chosen_by_keys_and_its_length_is_proposed(
    qtbot: QtBot, dialog: MeetingDialog
) -> None:
    keys(qtbot, "", Key.Key_Backtab)
    assert QApplication.focusWidget() is dialog.ui.kindBox
    keys(qtbot, "slut", Key.Key_Return)
    qtbot.mouseClick(dialog.ui.saveButton, Qt.MouseButton.LeftButton)
    assert dialog.values.kind is MeetingKind.EVALUATION
    assert dialog.values.length == 90


def test_the_kind_stays_where_something_is_written(qtbot: QtBot, shown: Show, today: date) -> None:
    dialog = MeetingDialog(VALUES, OFFERS, today=today, written=True)
    shown(dialog)
    assert not dialog.ui.kindBox.isEnabled()
    assert dialog.ui.writtenLabel.isVisible()


def test_nothing_is_said_of_what_is_written_where_nothing_is(dialog: MeetingDialog) -> None:
    assert not dialog.ui.writtenLabel.isVisible()


def test_the_kind_of_a_new_meeting_follows_its_day_until_somebody_chooses(
    qtbot: QtBot, shown: Show, today: date
) -> None:
    def kind_on(day: date) -> MeetingKind:
        return MeetingKind.VISIT if day.month == 12 else MeetingKind.PLANNING

    dialog = MeetingDialog(VALUES, OFFERS, today=today, new=True, kind_on=kind_on)
    shown(dialog)
    assert dialog.values.kind is MeetingKind.PLANNING
    keys(qtbot, "2/12")
    assert dialog.values.kind is MeetingKind.VISIT
    dialog.ui.kindBox.setFocus()
    keys(qtbot, "", Key.Key_Up)
    assert dialog.values.kind is MeetingKind.EVALUATION
    dialog.ui.dateEdit.setFocus()
    dialog.ui.dateEdit.selectAll()
    keys(qtbot, "27/11")
    assert dialog.values.kind is MeetingKind.EVALUATION


# short meetings


def test_a_short_meeting_is_ticked_by_keys_with_the_point_that_burns(
    qtbot: QtBot, dialog: MeetingDialog
) -> None:
    assert not dialog.ui.burningBox.isEnabled()
    dialog.ui.placeEdit.setFocus()
    keys(qtbot, "", Key.Key_Tab, Key.Key_Space, Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.ui.burningBox
    keys(qtbot, "foræ", Key.Key_Return)
    qtbot.mouseClick(dialog.ui.saveButton, Qt.MouseButton.LeftButton)
    values = dialog.values
    assert (values.short, values.burning, values.length) == (True, "parents", 20)


def test_unticking_proposes_the_usual_length_again(qtbot: QtBot, dialog: MeetingDialog) -> None:
    for _ in range(2):
        qtbot.mouseClick(dialog.ui.shortBox, Qt.MouseButton.LeftButton, pos=_on_tick(dialog))
    assert dialog.values == VALUES


@pytest.mark.parametrize("given", [60, 45])
def test_a_length_that_somebody_typed_is_never_overwritten(
    qtbot: QtBot, shown: Show, today: date, given: int
) -> None:
    dialog = MeetingDialog(replace(VALUES, length=given), OFFERS, today=today)
    shown(dialog)
    if given == 60:
        dialog.ui.lengthEdit.setFocus()
        dialog.ui.lengthEdit.selectAll()
        keys(qtbot, "45")
    qtbot.mouseClick(dialog.ui.shortBox, Qt.MouseButton.LeftButton, pos=_on_tick(dialog))
    assert (dialog.values.short, dialog.values.length) == (True, 45)


def test_another_kind_has_other_points_and_keeps_the_one_it_shares(
    qtbot: QtBot, shown: Show, today: date
) -> None:
    given = replace(VALUES, short=True, burning="parents", length=20)
    dialog = MeetingDialog(given, OFFERS, today=today)
    shown(dialog)
    assert dialog.values == given
    dialog.ui.kindBox.setFocus()
    keys(qtbot, "", Key.Key_Down, Key.Key_Down)
    assert (dialog.values.kind, dialog.values.burning) == (MeetingKind.VISIT, "parents")
    keys(qtbot, "", Key.Key_Up)
    assert (dialog.values.kind, dialog.values.burning) == (MeetingKind.EVALUATION, "goal")
    assert dialog.values.length == 20


def _on_tick(dialog: MeetingDialog) -> QPoint:
    return QPoint(8, dialog.ui.shortBox.height() // 2)


@pytest.mark.usefixtures("large_print")
def test_it_fits_a_small_screen_in_large_print(shown: Show, today: date) -> None:
    dialog = MeetingDialog(MeetingValues(date(2026, 9, 30)), OFFERS, today=today, written=True)
    shown(dialog)
    dialog.refuse("»30. februar 2027« findes ikke i kalenderen.")
    dialog.adjustSize()
    assert_fits(dialog)
