"""The finder of resources/, in the checkout and in an installed package."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from teammoede import resources

CHECKOUT = Path(__file__).resolve().parent.parent


def test_the_checkouts_own_resources_are_found() -> None:
    assert resources.path() == CHECKOUT / "resources"


def test_names_are_those_of_the_files_sorted() -> None:
    folder = CHECKOUT / "resources" / "agendas"
    assert resources.names("agendas") == sorted(file.name for file in folder.glob("*.toml"))


def test_text_is_read_as_utf8() -> None:
    name = resources.names("agendas")[0]
    expected = (CHECKOUT / "resources" / "agendas" / name).read_bytes().decode("utf-8")
    assert resources.read_text("agendas", name) == expected.replace("\r\n", "\n")


@pytest.mark.parametrize("parts", [("agendas", "no-such.toml"), ("no-such-folder",)])
def test_a_wrong_name_shows_at_once(parts: tuple[str, ...]) -> None:
    with pytest.raises(FileNotFoundError, match="no-such"):
        resources.path(*parts)


def test_an_installed_package_finds_those_it_carries(tmp_path: Path) -> None:
    package = tmp_path / "teammoede"
    carried = package / "resources" / "folder"
    carried.mkdir(parents=True)
    for module in ("__init__.py", "resources.py"):
        shutil.copy(CHECKOUT / "src" / "teammoede" / module, package)
    (carried / "b.txt").write_text("blåbærgrød", encoding="utf-8")
    (carried / "a.txt").touch()
    (carried / ".hidden").touch()
    script = (
        "from teammoede import resources as r;"
        "assert r.names('folder') == ['a.txt', 'b.txt'];"
        "assert r.read_text('folder', 'b.txt') == 'bl\\u00e5b\\u00e6rgr\\u00f8d'"
    )
    # `python -c` looks in its working folder first, so the checkout is not what is found.
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
