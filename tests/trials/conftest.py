"""What the trials stand on: a locked archive with a course, and who may come in."""

from contextlib import closing
from pathlib import Path

import pytest

from teammoede.domain.course import Course
from teammoede.storage.founding import found
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked
from tests.storage.conftest import TODAY
from tests.storage.vaults import CHEAP

PASSWORD, CODE = "fire gule ænder går", bytes(range(32))


@pytest.fixture
def mette(tmp_path: Path) -> Unlocked:
    """A locked archive with nothing in it, and its administrator."""
    return found(tmp_path / "arkiv", "Børnehuset", "Mette Holm", PASSWORD, CODE, CHEAP)


@pytest.fixture
def course(mette: Unlocked) -> Course:
    """A kept course with its first meeting, and a note in it."""
    course = Course(title="Stjernestuen")
    with closing(Store(mette.folder, device="maker", key=mette.key)) as store:
        store.begin_course(course, TODAY)
        store.change(course.meetings[0].own_note("parents"), text="0 ")
    return course
