"""Room that is set aside while there is plenty, and there when there is none."""

import json
from pathlib import Path

import pytest

from teammoede.domain.errors import InvalidValue
from teammoede.storage.faults import ArchiveDamaged, ArchiveUnusable, DiskFull
from teammoede.storage.reserve import FILE_NAME, SIZE, Reserve
from tests.storage.tmpfs import run_on

MORE_THAN_ANY_DISK = 2**70


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder."""
    folder = tmp_path / "arkiv"
    folder.mkdir()
    return folder


def test_the_reserve_is_made_once_and_takes_real_room(folder: Path) -> None:
    reserve, file = Reserve(folder), folder / FILE_NAME
    reserve.keep()
    made = file.read_bytes()
    assert len(made) == SIZE
    assert len(set(made)) > 200  # nothing that a disk could make smaller
    reserve.keep()
    assert file.read_bytes() == made
    assert not reserve.is_short


def test_a_reserve_that_was_cut_off_is_made_anew(folder: Path) -> None:
    (folder / FILE_NAME).write_bytes(b"half")
    Reserve(folder).keep()
    assert (folder / FILE_NAME).stat().st_size == SIZE


def test_it_can_be_given_once_and_is_short_until_it_is_there_again(folder: Path) -> None:
    reserve = Reserve(folder)
    assert not reserve.free()
    assert not reserve.is_short  # there was none to use up
    reserve.keep()
    assert reserve.free()
    assert list(folder.iterdir()) == []
    assert reserve.is_short
    assert not reserve.free()
    assert reserve.is_short
    reserve.keep()
    assert not reserve.is_short


def test_no_reserve_is_made_where_there_is_little_room(folder: Path) -> None:
    reserve = Reserve(folder, ample=MORE_THAN_ANY_DISK)
    reserve.keep()
    assert list(folder.iterdir()) == []
    assert reserve.is_short


def test_a_folder_that_is_gone_is_nobodys_trouble_here(folder: Path) -> None:
    reserve = Reserve(folder / "væk")
    reserve.keep()
    assert not reserve.free()
    assert not reserve.is_short
    assert isinstance(reserve.judge(ArchiveUnusable("væk")), ArchiveUnusable)


def test_a_full_disk_frees_the_reserve_and_says_so(folder: Path) -> None:
    reserve = Reserve(folder)
    reserve.keep()
    first, second = reserve.judge(DiskFull()), reserve.judge(DiskFull())
    assert isinstance(first, DiskFull)
    assert isinstance(second, DiskFull)
    assert (first.freed, second.freed) == (True, False)
    assert not (folder / FILE_NAME).exists()


@pytest.mark.parametrize(
    "refused", [ArchiveUnusable("skrivebeskyttet"), ArchiveDamaged("i stykker"), InvalidValue("x")]
)
def test_what_is_no_full_disk_leaves_the_reserve_alone(
    folder: Path, refused: ArchiveUnusable
) -> None:
    reserve = Reserve(folder)
    reserve.keep()
    assert reserve.judge(refused) is refused
    assert (folder / FILE_NAME).exists()


_ON_A_FULL_DISK = """
import json
from teammoede.storage.faults import ArchiveUnusable
from teammoede.storage.reserve import Reserve
reserve = Reserve(disk, ample=3 << 20)
reserve.keep()
fill()
refused = reserve.judge(ArchiveUnusable("SQLITE_IOERR"))
room = shutil.disk_usage(disk).free
fill()
reserve.keep()
print(json.dumps([type(refused).__name__, refused.freed, room, reserve.is_short]))
"""


def test_no_byte_left_is_told_from_a_folder_that_cannot_be_written(folder: Path) -> None:
    name, freed, room, short = json.loads(run_on(folder, "4m", _ON_A_FULL_DISK))
    assert (name, freed, short) == ("DiskFull", True, True)
    assert room == SIZE
