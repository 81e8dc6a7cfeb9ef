"""Several numbers in a line: read while typing, set in order when left, marked when unreadable."""

import pytest
from pytestqt.qtbot import QtBot

from teammoede.ui.widgets.numbers_edit import MonthsEdit, WeeksEdit


@pytest.fixture
def weeks(qtbot: QtBot) -> WeeksEdit:
    edit = WeeksEdit()
    qtbot.addWidget(edit)
    edit.show()
    return edit


def test_weeks_are_read_while_typing_and_set_in_order_when_left(
    qtbot: QtBot, weeks: WeeksEdit
) -> None:
    told: list[list[int]] = []
    weeks.numbersChanged.connect(lambda: told.append(weeks.numbers))
    weeks.setFocus()
    qtbot.keyClicks(weeks, "30-28")
    assert told[-1] == []
    assert weeks.problem == "»30-28« går baglæns. Skriv den første uge først."
    weeks.clear()
    qtbot.keyClicks(weeks, "42, 28-30")
    assert told[-1] == [28, 29, 30, 42]
    weeks.settle()
    assert weeks.text() == "28–30, 42"
    assert weeks.problem == ""


def test_an_empty_line_is_no_number_and_no_problem(weeks: WeeksEdit) -> None:
    assert (weeks.numbers, weeks.is_valid, weeks.problem) == ([], True, "")


def test_numbers_given_are_shown_short(weeks: WeeksEdit) -> None:
    weeks.numbers = [30, 28, 29]
    assert weeks.text() == "28–30"
    assert weeks.numbers == [28, 29, 30]


def test_months_are_no_weeks(qtbot: QtBot) -> None:
    edit = MonthsEdit()
    qtbot.addWidget(edit)
    edit.setText("6, 1")
    edit.settle()
    assert (edit.text(), edit.numbers) == ("1, 6", [1, 6])
    edit.setText("25")
    assert not edit.is_valid
    assert "fra 1 til 24" in edit.problem
