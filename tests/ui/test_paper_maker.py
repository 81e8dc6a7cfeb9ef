"""Sheets are made beside the window: the latest one is delivered, a failure is told."""

from datetime import datetime
from threading import Event, Thread

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from teammoede.domain.meeting import Meeting
from teammoede.printing.catalogue import Sheet
from teammoede.printing.paper_job import Paper, PaperJob
from teammoede.ui.paper_maker import PaperMaker
from tests.domain.building import TODAY, agree, make_course, weekly_meetings
from tests.printing.reading import text_of

PRINTED = datetime(2026, 11, 23, 12, 41)


@pytest.fixture
def meeting() -> Meeting:
    """The second of two weekly meetings, with an open action from the first."""
    course = make_course("Mette Holm", "Lars Bech")
    first, second = weekly_meetings(course, 2)
    agree(first, "Del gruppen i tre ved garderoben")
    return second


def job(meeting: Meeting, sheet: Sheet) -> PaperJob:
    """A sheet of the meeting."""
    return PaperJob(sheet, meeting.course, TODAY, PRINTED, meeting)


def test_the_maker_tells_when_a_sheet_is_made(qtbot: QtBot, meeting: Meeting) -> None:
    maker = PaperMaker()
    with qtbot.waitSignal(maker.made) as made:
        maker.start(job(meeting, Sheet.ROLES))
    assert made.args is not None
    assert text_of(made.args[0].data).startswith("Rollefordeling")
    assert maker.paper() is made.args[0]
    maker.stop()


class _Slow(PaperJob):
    """A sheet that is not ready before it is let go."""

    go = Event()

    def make(self) -> Paper:
        assert self.go.wait(10)
        return Paper(b"slow", ())


def test_only_the_latest_sheet_is_delivered(qtbot: QtBot, meeting: Meeting) -> None:
    maker, told = PaperMaker(), []
    maker.made.connect(told.append)
    slow = _Slow(Sheet.AGENDA, meeting.course, TODAY, PRINTED, meeting)
    maker.start(slow)
    maker.start(slow)
    maker.start(job(meeting, Sheet.ROLES))
    with qtbot.waitSignal(maker.made):
        slow.go.set()
    assert len(told) == 1
    assert told[0].data.startswith(b"%PDF")
    maker.stop()


class _Broken(PaperJob):
    def make(self) -> Paper:
        raise ZeroDivisionError


def test_a_failure_is_told_and_the_next_sheet_comes(qtbot: QtBot, meeting: Meeting) -> None:
    maker = PaperMaker()
    with qtbot.waitSignal(maker.failed) as failed:
        maker.start(_Broken(Sheet.AGENDA, meeting.course, TODAY, PRINTED, meeting))
    assert failed.args is not None
    assert isinstance(failed.args[0], ZeroDivisionError)
    with qtbot.waitSignal(maker.made):
        maker.start(job(meeting, Sheet.AGENDA))
    maker.stop()


def test_two_makers_at_once_give_the_same_paper(qapp: QApplication, meeting: Meeting) -> None:
    wanted = {sheet: job(meeting, sheet).make() for sheet in Sheet}
    found: dict[Sheet, Paper] = {}

    def make(sheet: Sheet) -> None:
        found[sheet] = job(meeting, sheet).make()

    threads = [Thread(target=make, args=(sheet,)) for sheet in Sheet]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == wanted
