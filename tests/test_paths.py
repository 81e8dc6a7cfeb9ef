"""Where the user's files lie, and the id that stays."""

import subprocess
import sys
import uuid
from pathlib import Path

import platformdirs
import pytest

from teammoede import paths


def _id_of_a_new_process() -> str:
    script = "from teammoede import paths; print(paths.device_id())"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def _device_file() -> Path:
    return platformdirs.user_config_path("teammoede", appauthor=False) / "device-id"


@pytest.mark.parametrize("folder", ["data", "config", "cache", "state", "documents"])
def test_a_test_sees_no_folder_of_the_real_user(folder: str, user_home: Path) -> None:
    found = getattr(platformdirs, f"user_{folder}_path")()
    assert found.is_relative_to(user_home)


def test_the_archive_lies_in_the_users_data_and_is_not_made_yet(user_home: Path) -> None:
    archive = paths.default_archive()
    assert archive.name == "teammoede"
    assert archive.is_relative_to(user_home)
    assert not archive.exists()


def test_the_device_keeps_its_id_from_one_start_to_the_next() -> None:
    first = _id_of_a_new_process()
    assert uuid.UUID(first).version == 4
    assert _id_of_a_new_process() == first
    assert paths.device_id() == first


def test_another_user_has_another_id(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    first = paths.device_id()
    for name in ("XDG_CONFIG_HOME", "HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "other"))
    assert paths.device_id() != first


@pytest.mark.parametrize("content", [b"", b"no id\n", b"\xff\xfe\x00"])
def test_a_damaged_id_is_replaced_once(content: bytes) -> None:
    file = _device_file()
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    fresh = paths.device_id()
    assert uuid.UUID(fresh)
    assert _id_of_a_new_process() == fresh


def test_where_nothing_can_be_kept_the_id_lasts_as_long_as_the_process() -> None:
    folder = _device_file().parent
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("a file where the folder should be")
    assert uuid.UUID(paths.device_id())
    assert paths.device_id() == paths.device_id()
    assert _id_of_a_new_process() != paths.device_id()


def test_nothing_but_the_id_is_left_behind() -> None:
    paths.device_id()
    assert [file.name for file in _device_file().parent.iterdir()] == ["device-id"]
