"""Dates typed as people say them, the calendar, and what does not exist."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QDate, QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from teammoede.ui.widgets.date_edit import DateEdit

MONDAY = date(2026, 11, 23)
Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def edit(qtbot: QtBot) -> Iterator[DateEdit]:
    """A date line with another field beside it to go to."""
    window = QWidget()
    layout = QVBoxLayout(window)
    edit = DateEdit(today=MONDAY)
    layout.addWidget(edit)
    layout.addWidget(QLineEdit())
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    edit.setFocus()
    yield edit  # the window lives as long as the test
    window.close()


def _type(qtbot: QtBot, edit: DateEdit, text: str) -> None:
    edit.selectAll()
    qtbot.keyClick(edit, Key.Key_Delete)
    qtbot.keyClicks(edit, text)
    qtbot.keyClick(edit, Key.Key_Tab)


def test_what_begins_in_a_week_begins_on_its_monday(qtbot: QtBot, edit: DateEdit) -> None:
    _type(qtbot, edit, "uge 2")
    assert edit.date == date(2027, 1, 15)
    edit.begins = True
    _type(qtbot, edit, "Uge 2")
    assert edit.date == date(2027, 1, 11)
    _type(qtbot, edit, "fredag")
    assert edit.date == date(2026, 11, 27)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("27/11", date(2026, 11, 27)),
        ("27.11.2026", date(2026, 11, 27)),
        ("27/11-26", date(2026, 11, 27)),
        ("27. november", date(2026, 11, 27)),
        ("fredag", date(2026, 11, 27)),
        ("uge 49", date(2026, 12, 4)),
        ("i morgen", date(2026, 11, 24)),
        ("1/8", date(2027, 8, 1)),
        ("29.2.2028", date(2028, 2, 29)),
    ],
)
def test_a_date_can_be_typed_as_people_say_it(
    qtbot: QtBot, edit: DateEdit, typed: str, meant: date
) -> None:
    _type(qtbot, edit, typed)
    assert edit.is_valid
    assert edit.date == meant


def test_once_left_the_date_stands_with_weekday_and_week(qtbot: QtBot, edit: DateEdit) -> None:
    _type(qtbot, edit, "23/11")
    assert edit.text() == "ma 23.11.2026 · uge 48"


def test_what_stands_there_is_read_back_as_itself(qtbot: QtBot, edit: DateEdit) -> None:
    edit.date = date(2020, 12, 31)
    edit.clearFocus()
    assert edit.text() == "to 31.12.2020 · uge 53"
    edit.setFocus()
    qtbot.keyClick(edit, Key.Key_Tab)
    assert edit.date == date(2020, 12, 31)


def test_typing_behind_the_week_beside_a_date_harms_nothing(qtbot: QtBot, edit: DateEdit) -> None:
    edit.date = date(2026, 11, 23)
    edit.setText("ma 24.11.2026 · uge 48")
    assert edit.date == date(2026, 11, 24)


@pytest.mark.parametrize("typed", ["31/2", "30.2.2027", "uge 54", "29.2.2027", "32. maj"])
def test_a_date_that_does_not_exist_stays_as_typed_and_is_marked(
    qtbot: QtBot, edit: DateEdit, typed: str
) -> None:
    _type(qtbot, edit, typed)
    assert edit.text() == typed
    assert edit.date is None
    assert not edit.is_valid
    assert edit.property("wrong") is True
    assert edit.toolTip() == f"»{typed}« findes ikke i kalenderen."
    assert edit.accessibleDescription() == edit.toolTip()


def test_what_is_no_date_says_how_to_write_one(qtbot: QtBot, edit: DateEdit) -> None:
    _type(qtbot, edit, "snart")
    assert edit.problem == "»snart« er ingen dato. Skriv fx 27/11, fredag eller uge 48."


def test_the_mark_comes_when_left_and_goes_while_typing(qtbot: QtBot, edit: DateEdit) -> None:
    qtbot.keyClicks(edit, "31/2")
    assert not edit.property("wrong")
    qtbot.keyClick(edit, Key.Key_Tab)
    assert edit.property("wrong")
    edit.setFocus()
    edit.setCursorPosition(0)
    qtbot.keyClick(edit, Key.Key_Delete)
    assert edit.text() == "1/2"
    assert not edit.property("wrong")


def test_empty_is_no_date_and_nothing_wrong(qtbot: QtBot, edit: DateEdit) -> None:
    edit.date = MONDAY
    _type(qtbot, edit, "")
    assert edit.date is None
    assert edit.is_valid
    assert edit.text() == ""


def test_a_change_is_told_once(qtbot: QtBot, edit: DateEdit) -> None:
    told: list[date | None] = []
    edit.dateChanged.connect(lambda: told.append(edit.date))
    _type(qtbot, edit, "i morgen")
    assert told == [date(2026, 11, 24)]
    edit.date = date(2026, 11, 24)
    assert len(told) == 1


def test_a_date_without_a_year_may_mean_the_one_that_has_just_been(
    qtbot: QtBot, edit: DateEdit
) -> None:
    edit.looks_back = True
    _type(qtbot, edit, "1/8")
    assert edit.date == date(2026, 8, 1)
    _type(qtbot, edit, "1/2")
    assert edit.date == date(2027, 2, 1)
    _type(qtbot, edit, "1/8-2027")
    assert edit.date == date(2027, 8, 1)
    _type(qtbot, edit, "om 30 uger")
    assert edit.date == date(2027, 6, 21)


@pytest.mark.parametrize(
    ("key", "modifier"), [(Key.Key_Down, ALT), (Key.Key_F4, Qt.KeyboardModifier.NoModifier)]
)
def test_the_calendar_opens_and_chooses_by_keys(
    qtbot: QtBot, edit: DateEdit, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    edit.date = MONDAY
    qtbot.keyClick(edit, key, modifier)
    calendar = _calendar(edit)
    assert calendar.isVisible()
    assert calendar.selectedDate() == QDate(2026, 11, 23)
    table = calendar.findChild(QWidget, "qt_calendar_calendarview")
    assert table is not None
    qtbot.keyClick(table, Key.Key_Down)
    qtbot.keyClick(table, Key.Key_Return)
    assert edit.date == date(2026, 11, 30)
    assert not calendar.isVisible()


def test_the_calendar_left_with_escape_changes_nothing(qtbot: QtBot, edit: DateEdit) -> None:
    edit.date = MONDAY
    edit.open_calendar()
    qtbot.keyClick(_calendar(edit).window(), Key.Key_Escape)
    assert not _calendar(edit).isVisible()
    assert edit.date == MONDAY


def test_the_calendar_is_danish_with_week_numbers_and_monday_first(edit: DateEdit) -> None:
    edit.open_calendar()
    calendar = _calendar(edit)
    assert calendar.locale().monthName(5) == "maj"
    assert calendar.firstDayOfWeek() is Qt.DayOfWeek.Monday
    weeks = QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers
    assert calendar.verticalHeaderFormat() is weeks


def test_plus_and_minus_are_letters_like_others(qtbot: QtBot, edit: DateEdit) -> None:
    edit.date = MONDAY
    edit.selectAll()
    qtbot.keyClicks(edit, "1-12")
    assert edit.date == date(2026, 12, 1)


def _calendar(edit: DateEdit) -> QCalendarWidget:
    calendar = edit.findChild(QCalendarWidget)
    assert isinstance(calendar, QCalendarWidget)
    return calendar


def test_what_is_half_typed_outlives_a_look_at_another_window(qtbot: QtBot, edit: DateEdit) -> None:
    qtbot.keyClicks(edit, "27/1")
    for kind in (QEvent.Type.FocusOut, QEvent.Type.FocusIn):
        reason = Qt.FocusReason.ActiveWindowFocusReason
        QApplication.sendEvent(edit, QFocusEvent(kind, reason))
    assert edit.text() == "27/1"
