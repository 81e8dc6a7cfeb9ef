"""Around what is damaged every row is read, and none that was never written."""

from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from teammoede.storage.archive import FILE_NAME
from teammoede.storage.connecting import connect
from teammoede.storage.demo import add_demo
from teammoede.storage.salvage import Salvage
from teammoede.storage.store import Store
from teammoede.storage.touched import tables

from .conftest import KEY
from .damage import PAGE, all_junk, flip_bits, junk_head, junk_pages, swap_pages

Rows = dict[tuple[str, str], dict[str, Any]]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of a large archive."""
    folder = tmp_path_factory.mktemp("demo")
    with closing(Store(folder, device="device", key=KEY, create=True)) as store:
        add_demo(store, date(2026, 11, 23))
    return (folder / FILE_NAME).read_bytes()


@pytest.fixture
def file(sound: bytes, tmp_path: Path) -> Path:
    """A copy of it, to do harm to."""
    file = tmp_path / FILE_NAME
    file.write_bytes(sound)
    return file


@pytest.fixture
def written(file: Path) -> Rows:
    """All rows that are in it."""
    rows: Rows = {}
    with closing(connect(file, KEY)) as connection:
        for table in tables():
            cursor = connection.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in cursor.description]
            for values in cursor:
                row = dict(zip(names, values, strict=True))
                rows[table, row["id"]] = row
    return rows


def salvaged(file: Path) -> Rows:
    with closing(Salvage(file, KEY)) as salvage:
        return {(row.table, row.id): row.values or {} for row in salvage.rows()}


def test_of_a_sound_file_everything_is_read(file: Path, written: Rows) -> None:
    assert salvaged(file) == written


def test_one_damaged_page_costs_its_own_rows_only(file: Path, written: Rows) -> None:
    whole = file.read_bytes()
    pages = Random(7).sample(range(80, len(whole) // PAGE), 5)  # beyond those of the tables' names
    for page in pages:
        damaged = bytearray(whole)
        damaged[page * PAGE + 50] ^= 1
        file.write_bytes(damaged)
        found = salvaged(file)
        assert found.items() <= written.items()
        assert len(found) > len(written) * 0.9


def test_around_many_damaged_pages_most_is_read(file: Path, written: Rows) -> None:
    damaged = bytearray(file.read_bytes())
    for page in Random(7).sample(range(80, len(damaged) // PAGE), 20):
        damaged[page * PAGE + 50] ^= 1
    file.write_bytes(damaged)
    found = salvaged(file)
    assert found.items() <= written.items()
    assert len(found) > len(written) * 0.7


def test_what_is_left_of_a_file_that_is_cut_off_is_read(file: Path, written: Rows) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // PAGE // 2 * PAGE])
    found = salvaged(file)
    assert found.items() <= written.items()
    assert len(found) > len(written) * 0.3


@pytest.mark.parametrize("harm", [all_junk, junk_head])
def test_of_a_file_that_cannot_be_opened_nothing_is_made_up(
    file: Path, harm: Callable[[Path, Random], None]
) -> None:
    harm(file, Random(1))
    with closing(Salvage(file, KEY)) as salvage:
        assert list(salvage.rows()) == []
        assert not salvage.opened


@pytest.mark.parametrize("harm", [flip_bits, junk_pages, swap_pages])
def test_no_row_is_ever_another_than_was_written(
    file: Path, written: Rows, harm: Callable[[Path, Random], None]
) -> None:
    harm(file, Random(11))
    assert salvaged(file).items() <= written.items()


def test_a_salvage_leaves_the_file_as_it_is(file: Path) -> None:
    junk_pages(file, Random(3))
    before = file.read_bytes()
    salvaged(file)
    assert file.read_bytes() == before
