"""A file that is moved, erased or replaced while it is open does not go unnoticed."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from teammoede.storage.faults import ArchiveGone
from teammoede.storage.presence import Presence


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "arkiv"
    folder.mkdir()
    file = folder / "fil"
    file.write_bytes(b"indhold")
    return file


def test_a_file_that_is_written_in_is_the_same(file: Path) -> None:
    presence = Presence(file)
    file.write_bytes(b"mere indhold")
    assert presence.holds()


def test_a_folder_that_is_away_is_gone_until_it_is_back(file: Path, tmp_path: Path) -> None:
    presence = Presence(file)
    away = file.parent.rename(tmp_path / "væk")
    with pytest.raises(ArchiveGone, match="væk"):
        presence.holds()
    away.rename(file.parent)
    assert presence.holds()


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be replaced there")
def test_another_file_in_its_place_is_another(file: Path) -> None:
    presence = Presence(file)
    copy = Path(shutil.copy2(file, file.with_name("kopi")))
    os.replace(copy, file)
    assert not presence.holds()


def test_what_was_never_there_is_gone(tmp_path: Path) -> None:
    with pytest.raises(ArchiveGone):
        Presence(tmp_path / "ingen")
