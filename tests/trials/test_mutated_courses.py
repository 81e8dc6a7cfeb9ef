"""Thousands of course files that came to harm or were edited: refused by name, or whole."""

import random
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from teammoede.domain.course import Course
from teammoede.domain.errors import Refused
from teammoede.storage.exchange import export_course, import_course, remove_rows
from teammoede.storage.health import check
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked
from tests.conftest import Tally
from tests.storage.conftest import TODAY

from .mutations import mutate


def _take_in(mette: Unlocked, course: Course, file: Path, times: int, tally: Tally) -> None:
    """Take in mutated files of a course, each into an archive that has no other."""
    outcomes: Counter[str] = Counter()
    with closing(Store(mette.folder, device="d", key=mette.key)) as store:
        export_course(store, course.id, file, passphrase=None)
        sound = file.read_bytes()
        _remove_all(store)
        for seed in range(times):
            dice, data = random.Random(seed), bytearray(sound)
            mutate(data, dice)
            file.write_bytes(data)
            with tally("mutated course files"):
                outcomes[_outcome(store, file)] += 1
    assert outcomes["taken in"] < outcomes.total() / 2


def _outcome(store: Store, file: Path) -> str:
    try:
        import_course(store, file)
    except Refused as refused:
        assert store.courses(TODAY) == []
        return type(refused).__name__
    check(store)  # an edited file may be a sound one
    _remove_all(store)
    return "taken in"


def _remove_all(store: Store) -> None:
    courses = store.courses(TODAY)
    with store.writing() as connection:
        for course in courses:
            remove_rows(connection, course.id)


def test_three_hundred_mutated_course_files(
    mette: Unlocked, course: Course, tmp_path: Path, tally: Tally
) -> None:
    _take_in(mette, course, tmp_path / "c.json", 300, tally)


@pytest.mark.soak
@pytest.mark.timeout(3_600)
def test_ten_thousand_mutated_course_files(
    mette: Unlocked, course: Course, tmp_path: Path, tally: Tally
) -> None:
    _take_in(mette, course, tmp_path / "c.json", 10_000, tally)
