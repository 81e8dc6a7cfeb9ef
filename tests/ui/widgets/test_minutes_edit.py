"""Lengths typed as people say them."""

import pytest
from pytestqt.qtbot import QtBot

from teammoede.ui.widgets.minutes_edit import MinutesEdit


@pytest.fixture
def edit(qtbot: QtBot) -> MinutesEdit:
    """A line on the screen."""
    edit = MinutesEdit()
    qtbot.addWidget(edit)
    edit.show()
    return edit


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("60", 60),
        ("45 min", 45),
        ("20 minutter", 20),
        ("1 time", 60),
        ("2 timer", 120),
        ("1½ time", 90),
        ("1,5 t", 90),
    ],
)
def test_a_length_can_be_typed_as_people_say_it(
    qtbot: QtBot, edit: MinutesEdit, typed: str, meant: int
) -> None:
    qtbot.keyClicks(edit, typed)
    edit.settle()
    assert edit.minutes == meant
    edit.clearFocus()
    edit.settle()
    assert edit.minutes == meant


def test_once_left_it_says_minutes(edit: MinutesEdit) -> None:
    edit.clearFocus()
    edit.minutes = 60
    assert edit.text() == "60 minutter"


@pytest.mark.parametrize("typed", ["0", "2000", "-5", "længe", "1,5"])
def test_what_is_no_length_stays_and_is_marked(qtbot: QtBot, edit: MinutesEdit, typed: str) -> None:
    qtbot.keyClicks(edit, typed)
    edit.settle()
    assert edit.text() == typed
    assert edit.minutes is None
    assert edit.property("wrong") is True


def test_empty_is_no_length_and_nothing_wrong(edit: MinutesEdit) -> None:
    edit.minutes = None
    assert edit.is_valid
    assert edit.minutes is None
