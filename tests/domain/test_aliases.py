"""Aliases are read from one line, and what looks like a child's whole name is pointed at."""

import pytest

from teammoede.domain.aliases import names_among, parse_aliases


@pytest.mark.parametrize(
    ("text", "aliases"),
    [
        ("", []),
        (" , ;\n", []),
        ("MK", ["MK"]),
        ("MK, Solsikken;  den  lille ,", ["MK", "Solsikken", "den lille"]),
        ("MK\nLB", ["MK", "LB"]),
        ("Solen, MK, solen, LB", ["Solen", "MK", "LB"]),
    ],
)
def test_a_line_is_read_apart_and_each_is_there_once(text: str, aliases: list[str]) -> None:
    assert parse_aliases(text) == aliases


def test_two_capitalised_words_look_like_a_name() -> None:
    given = ["Mads Kjær", "Åse Ørsted Bech", "Anne-Marie Holm", "Ebbe af Skoven"]
    assert names_among(given) == given


def test_initials_and_aliases_are_no_names() -> None:
    assert names_among(["MK", "M K", "M. K.", "Solsikken", "den lille Sol", "barn 3", ""]) == []
