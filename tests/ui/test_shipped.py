"""What the program is made of: every dependency with a licence, and the texts that came with it."""

import re
import tomllib
from pathlib import Path

import pytest

from teammoede.ui.shipped import PARTS, parts, versions

PROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"


def test_every_dependency_of_the_project_is_told() -> None:
    asked = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {re.split(r"[^A-Za-z0-9_.-]", line)[0] for line in asked}
    assert set(PARTS) == names
    shown = {part.name.replace("_", "-").casefold() for part in parts()}
    assert {name.casefold() for name in names} <= shown


def test_what_they_need_in_turn_is_told_too() -> None:
    shown = {part.name for part in parts()}
    assert {"shiboken6", "Mako", "cffi", "Python", "Stavekontrolden"} <= shown
    assert not shown & {"pytest", "ruff", "hypothesis"}


def test_each_says_its_licence() -> None:
    assert [part.name for part in parts() if not part.licence] == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("pyphen", "LESSER GENERAL PUBLIC LICENSE"),
        ("ttf-opensans", "Apache License"),
        ("Stavekontrolden", "MPL 1.1"),
    ],
)
def test_the_texts_that_came_with_it_can_be_read(name: str, words: str) -> None:
    (part,) = (part for part in parts() if part.name == name)
    assert words.casefold() in part.text.casefold()


def test_versions_are_lines_of_name_and_number() -> None:
    lines = versions().splitlines()
    assert all(re.search(r"\d", line) for line in lines)
    assert sum(line.startswith("Python ") for line in lines) == 1
