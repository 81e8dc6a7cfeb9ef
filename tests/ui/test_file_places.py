"""Where a file is proposed, and that its name is one on every system."""

from pathlib import Path

import pytest

from teammoede.ui.file_places import documents, stem_of


def test_without_a_folder_of_documents_it_is_the_home(user_home: Path) -> None:
    assert documents() == user_home
    (user_home / "Documents").mkdir()
    assert documents() == user_home / "Documents"


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("Ro på Stjernestuen", "Ro på Stjernestuen"),
        ('a/b\\c:d*e?"f<g>h|', "a b c d e  f g h"),
        ("../..", "forløb"),
        ("", "forløb"),
    ],
)
def test_a_title_becomes_the_name_of_a_file(text: str, stem: str) -> None:
    assert stem_of(text, "forløb") == stem
