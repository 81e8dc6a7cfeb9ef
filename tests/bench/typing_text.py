"""From a key press to its painted letter in a long discussion, beside a bare text field.

A key is due at its moment whatever the program does then: a save in between counts as waiting.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import cycle
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from archive import TODAY, note_text, unlock
from figures import Figure
from opened import dressed_app, open_desk
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit

from teammoede.domain.action import Action, Due
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingState
from teammoede.storage.journal import Journal
from teammoede.storage.store import Store

LENGTH, ACTIONS = 20_000, 40
AFTER_START = 5.5  # seconds, in which what is left for later is done, in the same event loop
BLOCKS, KEYS, PAUSE = 16, 25, 0.030
POINT = "organisation"
WORDS = "Vi deler gruppen i to, så der bliver ro ved garderoben. "


def measure(folder: Path, course_id: str, scratch: Path) -> list[Figure]:
    """Return the median and the worst wait for a letter, all actions on the point in front."""
    app = dressed_app()
    shutil.copytree(folder, scratch)
    with full_meeting(scratch, course_id) as (store, meeting), open_desk(app, store) as desk:
        desk.open_course(course_id, meeting.id)
        desk.window.ui.tabs.setCurrentIndex(meeting.agenda.keys.index(POINT))
        tab = desk.tabs.current
        assert tab is not None
        assert len(tab.since_last.listed) >= ACTIONS
        settle(app)
        _wait(app, AFTER_START)
        empty = _Bare(tab.discussion.edit)
        ours, bare = _take_turns(app, tab.discussion.edit, empty.edit)
        empty.close()
    what = f"key to painted letter, {LENGTH:,} characters, {ACTIONS} open actions"
    count = BLOCKS * KEYS
    return [
        Figure(f"{what}: median (bare: text field)", median(ours), median(bare), "ms", count, 1.5),
        Figure(f"… worst of {count}, saving goes on", max(ours), max(bare), "ms", count, 1.5),
    ]


def _wait(app: QApplication, seconds: float) -> None:
    end = perf_counter() + seconds
    while perf_counter() < end:
        app.processEvents()


def settle(app: QApplication) -> None:
    """Let the window come to rest; rows that were put away are gone, as in a running program."""
    for _ in range(3):
        app.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class _Bare(QMainWindow):
    """A text field with the same text, as wide and high as ours, and nothing else."""

    def __init__(self, like: QPlainTextEdit) -> None:
        super().__init__()
        self.edit = QPlainTextEdit(like.toPlainText())
        self.setCentralWidget(self.edit)
        self.resize(like.size())
        self.show()


@contextmanager
def full_meeting(folder: Path, course_id: str) -> Iterator[tuple[Store, Meeting]]:
    """Yield a store as the program opens it, and its meeting with a long note and much to ask."""
    who = unlock(folder)
    journal = Journal(folder / "kladde", who.vault.id, who.key)
    store = Store(folder, device="bench", key=who.key, viewer=who.viewer, journal=journal)
    course = store.course(course_id)
    coming = course.ordered_meetings()[-1]
    last = Meeting(
        course=course,
        date=TODAY - timedelta(days=3),
        state=MeetingState.HELD,
        agenda_data=coming.agenda_data,
    )
    people = cycle(member.id for member in course.memberships)
    for place in range(ACTIONS):
        Action(
            meeting=last,
            point=POINT,
            position=place,
            what=f"{place + 1}. {WORDS}",
            who=[next(people)],
            due=Due.DATE,
            due_date=TODAY + timedelta(days=place % 9 - 3),
        )
    store.keep(last, *last.actions)
    store.change(coming.own_note(POINT), text=note_text(Random(1), LENGTH))
    yield store, coming
    store.close()


def _take_turns(
    app: QApplication, ours: QPlainTextEdit, bare: QPlainTextEdit
) -> tuple[list[float], list[float]]:
    """Type in turn, A B A B; the first of each warms up and is not counted."""
    letters = cycle(WORDS)
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(BLOCKS + 1):
        for field, into in zip((ours, bare), times, strict=True):
            into.extend(_type(app, field, letters))
    return times[0][KEYS:], times[1][KEYS:]


def _type(app: QApplication, field: QPlainTextEdit, letters: Iterator[str]) -> Iterator[float]:
    field.window().activateWindow()
    field.setFocus()
    field.moveCursor(QTextCursor.MoveOperation.End)
    settle(app)
    watch = _Painted(field)
    begun = perf_counter()
    for number in range(1, KEYS + 1):
        due = begun + number * PAUSE
        while perf_counter() < due:
            app.processEvents()
        watch.has_painted = False
        QTest.keyClicks(field, next(letters))
        while not watch.has_painted:
            app.processEvents()
        yield (perf_counter() - due) * 1000
    field.viewport().removeEventFilter(watch)


class _Painted(QObject):
    """Notices that the letters of a field were drawn."""

    def __init__(self, field: QPlainTextEdit) -> None:
        super().__init__(field)
        self.has_painted = False
        field.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            self.has_painted = True
        return False
