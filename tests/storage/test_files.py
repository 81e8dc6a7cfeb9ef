"""A file is written whole or not at all."""

import os
import stat
import subprocess
import sys
from io import FileIO
from pathlib import Path

import pytest

from teammoede.storage.files import FileUnwritable, write_file

NOT_ON_WINDOWS = pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")
FULL = Path("/dev/full")


def _names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir() if entry.is_file())


def test_what_is_written_is_there_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "ark på væggen.pdf"
    write_file(file, b"et")
    write_file(file, b"to")
    assert file.read_bytes() == b"to"
    assert _names(tmp_path) == [file.name]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("mangler/x.json", "mappen findes ikke"),
        ("fil/x.json", "mappen findes ikke"),
        ("mappe", "ikke en almindelig fil"),
        ("x" * 300, "navnet kan ikke bruges"),
        ("a\0b", "navnet kan ikke bruges"),
    ],
)
def test_what_cannot_be_written_is_said_and_leaves_nothing(
    tmp_path: Path, name: str, said: str
) -> None:
    (tmp_path / "fil").touch()
    (tmp_path / "mappe").mkdir()
    with pytest.raises(FileUnwritable, match=said):
        write_file(tmp_path / name, b"nyt")
    assert _names(tmp_path) == ["fil"]


@NOT_ON_WINDOWS
def test_a_link_stays_a_link_and_a_mode_a_mode(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"gammel")
    real.chmod(0o640)
    link.symlink_to(real)
    with real.open("rb") as reader:
        write_file(link, b"ny")
        assert reader.read() == b"gammel"
    assert link.is_symlink()
    assert real.read_bytes() == b"ny"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


@NOT_ON_WINDOWS
def test_a_device_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(FileUnwritable, match="ikke en almindelig fil"):
        write_file(pipe, b"x")
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@NOT_ON_WINDOWS
def test_a_disk_that_fills_half_way_leaves_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "ark.pdf"
    file.write_bytes(b"gammelt")
    script = (
        "import resource, sys; from pathlib import Path\n"
        "from teammoede.storage.files import FileUnwritable, write_file\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n write_file(Path(sys.argv[1]), bytes(5000))\n"
        "except FileUnwritable:\n sys.exit(3)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(file)], check=False)
    assert done.returncode == 3
    assert file.read_bytes() == b"gammelt"
    assert _names(tmp_path) == [file.name]


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_is_called_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "ark.pdf"
    file.write_bytes(b"gammelt")
    monkeypatch.setattr(Path, "open", lambda self, mode: FileIO(FULL, "w"))
    with pytest.raises(FileUnwritable, match="disken er fuld"):
        write_file(file, b"nyt")
    monkeypatch.undo()
    assert file.read_bytes() == b"gammelt"
    assert _names(tmp_path) == [file.name]


@NOT_ON_WINDOWS
def test_a_circle_of_links_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(FileUnwritable):
        write_file(tmp_path / "a", b"x")
