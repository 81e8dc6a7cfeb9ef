"""Passwords: long enough is good enough, and one-time passwords can be said over the phone."""

import math
import unicodedata
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teammoede.domain.easy_words import EASY_WORDS
from teammoede.domain.passwords import (
    NotAlike,
    WeakPassword,
    check_alike,
    check_password,
    one_time_password,
)

NAME, HOUSE = "Mette Holm", "Børnehuset Solstrålen"


@pytest.mark.parametrize(
    "password",
    [
        "tolvtegn1234",
        "vi er på tur",
        "alle små ænder svømmer",
        "en ko og to",
        "Mette Holm elsker ro",
        "xq7!xq7!xq7!",
        "ñandú ñandú ñ",
    ],
)
def test_long_is_good_enough(password: str) -> None:
    check_password(password, NAME, HOUSE)
    check_password(unicodedata.normalize("NFD", password), NAME, HOUSE)


@pytest.mark.parametrize(
    ("password", "word"),
    [
        ("", "Skriv en adgangskode"),
        ("      ", "Skriv en adgangskode"),
        ("kort", "for kort"),
        ("elleve tegn", "for kort"),
        ("hej hej hej", "for kort"),  # one word said three times
        ("  ti tegn      ", "for kort"),
        ("a b c d e", "for kort"),
        ("aaaaaaaaaaaaaaaa", "samme tegn"),
        ("AaAaAaAaAaAaAaAa", "samme tegn"),
        ("a a a a a a a a a a", "samme tegn"),
        ("................", "samme tegn"),
        ("mette holm mette", "let at gætte"),
        ("METTEHOLMHOLM", "let at gætte"),
        ("Børnehuset Solstrålen", "let at gætte"),
        ("solstrålen-solstrålen", "let at gætte"),
        ("Mette, Solstrålen", "let at gætte"),
    ],
)
def test_what_would_not_hold_is_refused_in_a_sentence(password: str, word: str) -> None:
    with pytest.raises(WeakPassword, match=word):
        check_password(password, NAME, HOUSE)


def test_twelve_signs_are_counted_as_one_sees_them() -> None:
    eleven = "ååååøøøøæææ"
    with pytest.raises(WeakPassword):
        check_password(unicodedata.normalize("NFD", eleven))
    check_password(unicodedata.normalize("NFD", eleven + "y"))


def test_without_names_nothing_is_a_name() -> None:
    check_password("mette holm mette")


@given(st.text(max_size=40))
def test_a_refusal_never_repeats_the_password(text: str) -> None:
    with pytest.raises(WeakPassword) as weak:
        check_password(f"qzx{text}"[:6], NAME)
    assert "qzx" not in f"{weak.value!r}"


def test_a_new_password_is_typed_twice() -> None:
    check_alike("små ænder", unicodedata.normalize("NFD", "små ænder"))
    with pytest.raises(NotAlike):
        check_alike("små ænder", "små aender")


def test_one_time_passwords_hold_and_differ() -> None:
    made = {one_time_password() for _ in range(200)}
    assert len(made) == 200
    for password in made:
        check_password(password, NAME, HOUSE)
        *words, number = password.split()
        assert len(words) == 4
        assert set(words) <= set(EASY_WORDS)
        assert len(number) == 2
    assert math.log2(len(EASY_WORDS)) * 4 + math.log2(100) >= 40


def test_the_words_can_be_said_over_the_phone() -> None:
    assert len(set(EASY_WORDS)) == len(EASY_WORDS) == 512
    for word in EASY_WORDS:
        assert word.isascii()
        assert word.isalpha()
        assert word.islower()
        assert 3 <= len(word) <= 10


def test_a_slip_never_makes_another_of_the_words() -> None:
    near = [
        (one, other) for one, other in combinations(EASY_WORDS, 2) if _differ_little(one, other)
    ]
    assert near == []


def _differ_little(one: str, other: str) -> bool:
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    one_more = len(long) - len(short) == 1
    return one_more and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
