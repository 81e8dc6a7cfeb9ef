"""Danish words: compounds are right, slips are not, and what is no word is not looked up."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teammoede.resources import read_text
from teammoede.spelling import Speller, words_in


@pytest.fixture
def speller() -> Speller:
    return Speller()


@pytest.mark.parametrize(
    "word",
    [
        "morgensamling",
        "garderobesituation",
        "børneperspektiv",
        "knagerækken",
        "opfølgningsbesøg",
        "ressourcepædagog",
        "hvilesituationen",
        "3-årige",
        "evt",
        "PPR",
    ],
)
def test_the_words_of_a_daycare_are_right(speller: Speller, word: str) -> None:
    assert speller.is_right(word)


@pytest.mark.parametrize("word", ["morgensammling", "pædagoisk", "børnegrupen", "intereseret"])
def test_slips_are_not(speller: Speller, word: str) -> None:
    assert not speller.is_right(word)


def test_what_was_meant_is_offered(speller: Speller) -> None:
    assert speller.suggestions("morgensammling")[0] == "morgensamling"
    assert len(speller.suggestions("laver")) <= 5


def test_the_names_of_the_team_are_right(speller: Speller) -> None:
    assert not speller.is_right("Ayşe")
    speller.know(["Ayşe Demir-Holm"])
    assert all(speller.is_right(word) for word in ("Ayşe", "Ayşes", "demir", "Demir-Holm"))
    speller.know([])
    assert not speller.is_right("Ayşe")


def test_a_word_that_is_passed_over_is_right_however_it_begins(speller: Speller) -> None:
    speller.pass_over("Krammebamse")
    speller.know([])
    assert speller.is_right("krammebamse")
    assert not speller.is_right("krammebamsse")
    assert not Speller().is_right("krammebamse")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- Vi går, og I ser!", ["Vi", "går", "og", "ser"]),
        ("@mette #organisering kl. 9.30", ["kl"]),
        ("skriv til a@b.dk om MK", ["skriv", "til", "dk", "om"]),
        ("uge48 to-tre børns’ app'en", ["to-tre", "børns", "app'en"]),
        ("", []),
    ],
)
def test_only_words_are_looked_up(text: str, words: list[str]) -> None:
    assert [word.text for word in words_in(text)] == words


@given(st.text())
def test_any_text_has_its_words_where_they_stand(text: str) -> None:
    for word in words_in(text):
        assert text[word.begin : word.end] == word.text


@given(st.text())
def test_any_text_can_be_looked_up(text: str) -> None:
    speller = Speller()
    for word in words_in(text):
        speller.is_right(word.text)


@pytest.mark.parametrize("demo", ["stjernestuen", "maanestuen"])
def test_the_example_raises_few_false_alarms(speller: Speller, demo: str) -> None:
    told = tomllib.loads(read_text("demo", f"{demo}.toml"))
    speller.know([member["name"] for member in told["member"]])
    words = {word.text for text in _sentences(told) for word in words_in(text)}
    assert len(words) > 500
    assert {word for word in words if not speller.is_right(word)} == set()


def _sentences(told: Any) -> Iterator[str]:
    """Find every text of a few words, however deep it lies."""
    if isinstance(told, str) and " " in told:
        yield told
    elif isinstance(told, dict | list):
        for part in told.values() if isinstance(told, dict) else told:
            yield from _sentences(part)
