"""The archive is looked through, and what is broken is said."""

from contextlib import closing

import pytest

from teammoede.domain.course import Course
from teammoede.storage.archive import FILE_NAME
from teammoede.storage.connecting import connect
from teammoede.storage.faults import ArchiveDamaged
from teammoede.storage.health import check
from teammoede.storage.store import Store

from .conftest import KEY


def _damage(store: Store, statement: str) -> None:
    with closing(connect(store.folder / FILE_NAME, KEY)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute(statement)


def test_a_sound_archive_is_counted(store: Store, course: Course) -> None:
    counts = check(store)
    assert counts["Forløb"] == 1
    assert counts["Møder"] == 1
    assert counts["Tidligere udgaver"] > 10


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM course",
        "UPDATE meeting SET state = 'lost'",
        "UPDATE meeting SET date = '2026-02-30'",
        "UPDATE meeting SET agenda_data = '{}'",
        "UPDATE meeting SET agenda_data = 'no json'",
        "UPDATE membership SET changed = 'yesterday'",
    ],
)
def test_what_is_broken_is_said(store: Store, course: Course, statement: str) -> None:
    _damage(store, statement)
    with pytest.raises(ArchiveDamaged):
        check(store)
