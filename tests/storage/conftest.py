"""A new archive per test, and a course in it with a held, an approved and a next meeting."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.people import Membership
from teammoede.storage.store import Store

TODAY = date(2026, 11, 23)
KEY = bytes(range(32))  # every archive of these tests is locked with it


class Clock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 23, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def advance(self, **duration: float) -> None:
        self.at += timedelta(**duration)


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "arkiv"


@pytest.fixture
def open_store(folder: Path, clock: Clock) -> Iterator[Callable[..., Store]]:
    """Open windows on the one archive; all are closed in the end."""
    opened: list[Store] = []

    def open_another(device: str = "device") -> Store:
        opened.append(Store(folder, device=device, key=KEY, create=True, now=clock))
        return opened[-1]

    yield open_another
    for store in opened:
        store.close()


@pytest.fixture
def store(open_store: Callable[..., Store]) -> Store:
    return open_store()


@pytest.fixture
def course(store: Store, today: date) -> Course:
    """A kept course with a team of two and its first meeting."""
    course = Course(title="Stjernestuen")
    for place, name in enumerate(("Mette Holm", "Lars Friis")):
        Membership(course=course, name=name, position=place)
    store.begin_course(course, today)
    return course


@pytest.fixture
def meeting(course: Course) -> Meeting:
    return course.meetings[0]
