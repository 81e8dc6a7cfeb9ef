"""What no file of the repository may hold: places of one machine, and where packages come from."""

import re
import subprocess
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent

# Put together here, so that this file does not hold what it looks for.
_FOLDERS = "|".join(("work", "home", "root", "Users"))
_HOSTS = "|".join(("pypi", "pythonhosted", "npmjs", "anaconda"))
FORBIDDEN = re.compile(rf"(?<![\w.~}}])/(?:{_FOLDERS})/|\b(?:{_HOSTS})\.(?:org|com)\b")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see /" + "home/anna/x", True),
        ('"/' + 'work/main"', True),
        ("https://" + "pypi" + ".org/simple", True),
        ("tests/" + "work/data", False),
        ("~/" + "home/x", False),
    ],
)
def test_the_pattern_finds_what_it_should(text: str, found: bool) -> None:
    assert bool(FORBIDDEN.search(text)) is found


def test_no_tracked_file_names_a_place_of_one_machine_or_a_registry() -> None:
    found = [
        f"{name}:{number}: {line.strip()[:80]}"
        for name in _tracked()
        for number, line in enumerate(_lines(CHECKOUT / name), start=1)
        if FORBIDDEN.search(line)
    ]
    assert found == []


def test_no_generated_form_is_tracked() -> None:
    forms = [name for name in _tracked() if name.startswith("src/teammoede/ui/forms/")]
    assert forms == ["src/teammoede/ui/forms/__init__.py"]


def _tracked() -> list[str]:
    if not (CHECKOUT / ".git").exists():
        pytest.skip("not a git checkout")
    # The checkout may belong to somebody else, and a test has no git settings of its own.
    command = ["git", "-c", "safe.directory=*", "-C", str(CHECKOUT), "ls-files", "-z"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [name for name in listed.split("\0") if (CHECKOUT / name).is_file()]


def _lines(file: Path) -> list[str]:
    data = file.read_bytes()
    return [] if b"\0" in data else data.decode("utf-8").splitlines()
