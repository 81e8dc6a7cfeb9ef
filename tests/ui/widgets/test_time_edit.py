"""Times of day typed as people write them."""

from datetime import time

import pytest
from pytestqt.qtbot import QtBot

from teammoede.ui.widgets.time_edit import TimeEdit


@pytest.fixture
def edit(qtbot: QtBot) -> TimeEdit:
    """A line on the screen."""
    edit = TimeEdit()
    qtbot.addWidget(edit)
    edit.show()
    return edit


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12.30", time(12, 30)),
        ("12:30", time(12, 30)),
        ("1230", time(12, 30)),
        ("930", time(9, 30)),
        ("9", time(9)),
        ("kl. 9.05", time(9, 5)),
        ("0", time(0)),
        ("23.59", time(23, 59)),
    ],
)
def test_a_time_can_be_typed_as_people_write_it(
    qtbot: QtBot, edit: TimeEdit, typed: str, meant: time
) -> None:
    qtbot.keyClicks(edit, typed)
    edit.settle()
    assert edit.is_valid
    assert edit.time == meant
    assert edit.text() == f"{meant:%H.%M}"


@pytest.mark.parametrize("typed", ["24", "12.60", "25.00", "12.3", "middag", "12.30.15", "-9"])
def test_a_time_that_does_not_exist_stays_and_is_marked(
    qtbot: QtBot, edit: TimeEdit, typed: str
) -> None:
    qtbot.keyClicks(edit, typed)
    edit.settle()
    assert edit.text() == typed
    assert edit.time is None
    assert edit.problem == f"»{typed}« er intet klokkeslæt. Skriv fx 12.30 eller 9."
    assert edit.property("wrong") is True


def test_empty_is_no_time_and_nothing_wrong(edit: TimeEdit) -> None:
    edit.time = time(12, 30)
    edit.time = None
    assert edit.text() == ""
    assert edit.time is None
    assert edit.is_valid


def test_a_change_is_told(qtbot: QtBot, edit: TimeEdit) -> None:
    with qtbot.waitSignal(edit.timeChanged):
        qtbot.keyClicks(edit, "9")
