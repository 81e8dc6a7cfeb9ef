"""What a search as typed costs beside reading the same texts and looking into each with `in`.

In the archive of all figures, and as it grows to a thousand small courses.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from random import Random
from time import perf_counter

from archive import TODAY, build, note_text, open_store
from figures import Figure, Span, alternate, timed
from sqlalchemy import text

from teammoede.domain.action import Action
from teammoede.domain.agenda import Agenda
from teammoede.domain.course import Course
from teammoede.domain.finding import Hit, Query, words_in
from teammoede.domain.meeting import Meeting
from teammoede.domain.people import Membership
from teammoede.resources import read_text
from teammoede.storage.searching import Search
from teammoede.storage.store import Store
from teammoede.ui.pages.search_page import MOST

ROUNDS = 11
GROWTH = (100, 1_000)  # courses
POINTS = ("organisation", "parents")
LENGTH = 1_000  # letters of a note
TYPED = ("zebra", "samling")  # a word that stands nowhere, and one that stands in most notes
_TEXTS = text(
    "SELECT note.text, note.confidential FROM note "
    "JOIN meeting ON meeting.id = note.meeting_id WHERE meeting.course_id = :course"
)


def measure(folder: Path, scratch: Path) -> tuple[list[Figure], list[Span]]:
    """Return the figures of whole searches, and how long one step keeps the next key waiting."""
    figures, spans = _of(folder, "20 courses × 30 meetings")
    for courses in GROWTH:
        grown = scratch / str(courses)
        _build_small(grown, courses)
        more = _of(grown, f"{courses:,} courses × {len(POINTS)} notes")
        figures, spans = figures + more[0], spans + more[1]
    return figures, spans


def _of(folder: Path, size: str) -> tuple[list[Figure], list[Span]]:
    store = open_store(folder)
    search = Search(store, TODAY)
    figures = [
        alternate(
            f"a search for »{typed}« in {size} (bare: reading the notes, and `in`)",
            timed(lambda typed=typed: _whole(search, typed)),
            timed(_bare(store, search, typed)),
            rounds=ROUNDS,
        )
        for typed in TYPED
    ]
    spans = [
        Span(f"one step of a search for »{typed}« in {size}", _steps(search, typed))
        for typed in TYPED
    ]
    store.close()
    return figures, spans


def _build_small(folder: Path, courses: int) -> None:
    """Make an archive of courses with one meeting each."""
    build(folder, courses=0)
    store = open_store(folder)
    agenda = Agenda.from_toml(read_text("agendas", "planning.toml")).as_data()
    for number in range(courses):
        course = Course(title=f"Forløb {number + 1}", start=TODAY - timedelta(days=number))
        member = Membership(course=course, name=f"Mette Krogh {number}")
        meeting = Meeting(course=course, date=TODAY, agenda_data=agenda)
        notes = [meeting.own_note(point) for point in POINTS]
        for note in notes:
            note.text = note_text(Random(number), LENGTH)
        action = Action(meeting=meeting, point=POINTS[0], what="Morgensamling i to hold")
        store.keep(course, member, meeting, *notes, action)
    store.close()


def _whole(search: Search, typed: str) -> int:
    """Search as the page does: course by course, until there is more than anybody reads."""
    number = 0
    for hits in _search(search, typed):
        number += len(hits)
        if number >= MOST:
            break
    return number


def _search(search: Search, typed: str) -> Iterator[list[Hit]]:
    return search.search(Query(words_in(typed)))


def _bare(store: Store, search: Search, typed: str) -> Callable[[], int]:
    def look() -> int:
        number = 0
        for course in search.courses:
            with store.reading() as connection:
                rows = connection.execute(_TEXTS, {"course": course.id}).all()
            number += sum(typed in text for row in rows for text in row)
            if number >= MOST:
                break
        return number

    return look


def _steps(search: Search, typed: str) -> list[float]:
    """Return how long each step takes, in milliseconds."""
    times, steps = [], _search(search, typed)
    begun = perf_counter()
    for _ in steps:
        times.append((perf_counter() - begun) * 1000)
        begun = perf_counter()
    return times
