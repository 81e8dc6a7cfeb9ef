"""What could not be saved before the program ended stands there at the next start, and is said."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.storage.exchange import remove_rows
from teammoede.storage.faults import DiskFull
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked
from teammoede.ui.desk import Desk
from teammoede.ui.recovering_steps import journal_of
from teammoede.ui.returning import Returning
from teammoede.ui.widgets.notice import Notice

from .conftest import Answers, Screen

LONG = "det, der ikke var plads til, " * 300


@pytest.fixture
def refused(unlocked: Unlocked, course: Course, meeting: Meeting) -> datetime:
    """A text that the disk had no room for yesterday, when the program was ended."""
    at = datetime(2026, 11, 22, 11, 41, tzinfo=UTC)
    key, viewer, journal = unlocked.key, unlocked.viewer, journal_of(unlocked)
    store = Store(
        unlocked.folder, device="device", key=key, viewer=viewer, journal=journal, now=lambda: at
    )
    with closing(store):
        with store.reading() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
        note = next(m for m in store.course(course.id).meetings if m.id == meeting.id)
        with pytest.raises(DiskFull):
            store.change(note.own_note("organisation"), typed=True, text=LONG)
    return at


@pytest.fixture
def start(
    course: Course, open_window: Callable[..., Screen], monkeypatch: pytest.MonkeyPatch
) -> Callable[[], Screen]:
    """Starts the program on the day after."""

    class Today(Returning):
        def __init__(self, desk: Desk) -> None:
            super().__init__(desk, lambda: datetime(2026, 11, 23, 12, 30))

    monkeypatch.setattr("teammoede.ui.returning.Returning", Today)
    return open_window


def returning(screen: Screen) -> Returning:
    found = screen.desk.findChild(Returning)
    assert isinstance(found, Returning)
    return found


def test_where_nothing_waited_nothing_is_said(start: Callable[[], Screen]) -> None:
    found = returning(start())
    assert not found.back_notice.isVisible()
    assert not found.homeless_notice.isVisible()


def test_the_text_is_in_its_field_and_a_line_says_from_when(
    refused: datetime, start: Callable[[], Screen]
) -> None:
    screen = start()
    notice = returning(screen).back_notice
    assert screen.go_to("Organisering").discussion.edit.toPlainText() == LONG
    assert notice.isVisible()
    clock = refused.astimezone()
    assert f"i går {clock.hour}.{clock.minute:02}" in notice.text
    assert "Drøftelse, Organisering" in notice.text


def test_after_it_was_said_once_it_is_over(refused: datetime, start: Callable[[], Screen]) -> None:
    start().window.close()
    assert not returning(start()).back_notice.isVisible()


def button(notice: Notice, title: str) -> QPushButton:
    return next(b for b in notice.findChildren(QPushButton) if b.text() == title and b.isVisible())


def test_what_approved_minutes_refuse_can_be_saved_by_reopening(
    refused: datetime,
    start: Callable[[], Screen],
    store: Store,
    meeting: Meeting,
    kept: Callable[[], Course],
    answers: Answers,
) -> None:
    store.hold(meeting)
    store.approve(meeting)
    screen = start()
    assert not returning(screen).back_notice.isVisible()
    notice = screen.desk.loose_ends.refused_notice
    assert LONG[:40] in notice.text
    answers.answers = ["Der manglede noget"]
    screen.click(button(notice, "Genåbn og gem"))
    texts = [note.text for m in kept().meetings for note in m.notes]
    assert LONG in texts


def test_what_has_no_place_any_more_can_be_copied(
    refused: datetime,
    start: Callable[[], Screen],
    store: Store,
    course: Course,
) -> None:
    with store.writing() as connection:
        remove_rows(connection, course.id)
    screen = start()
    notice = returning(screen).homeless_notice
    assert notice.isVisible()
    screen.click(button(notice, "Kopiér teksten"))
    assert QApplication.clipboard().text() == LONG
    assert notice.isVisible()
    assert returning(start()).homeless_notice.isVisible()  # as after a power cut
    screen.window.activateWindow()
    screen.click(button(notice, "Smid den væk"))
    assert not notice.isVisible()
    assert not returning(start()).homeless_notice.isVisible()
