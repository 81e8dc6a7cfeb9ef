"""The recovery code: it comes back whole, and no slip of the fingers goes unseen."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teammoede.domain.recovery_code import (
    GROUP,
    GROUPS,
    CodeIncomplete,
    CodeMistyped,
    groups,
    is_right,
    is_same,
    read_code,
    write_code,
)

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
KEY = bytes(range(32))
CODE = write_code(KEY)
PRINTED = "000GC-40R4Y-0M301-E209M-185G2-R38EE-1W810-24GKG-2GAH0-C5RR1-34D1A-P70XT-3RFXG-RR5K1"
WHOLE = "".join(groups(CODE))

keys = st.binary(min_size=32, max_size=32)
places = st.integers(0, GROUPS * GROUP - 1)
typeable = st.sampled_from(SIGNS + "UÆØÅ*?")


def _mistyped(signs: str) -> CodeMistyped:
    with pytest.raises(CodeMistyped) as caught:
        read_code(signs)
    return caught.value


@given(keys)
def test_a_code_comes_back_whole(key: bytes) -> None:
    assert read_code(write_code(key)) == key


def test_it_is_fourteen_groups_of_five_signs_that_are_not_taken_for_others() -> None:
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){13}", CODE)
    assert groups(CODE) == CODE.split("-")


def test_the_code_of_today_can_be_read_in_ten_years() -> None:
    """What hangs in a cupboard on paper is not changed by a new version."""
    assert CODE == PRINTED
    assert read_code(PRINTED) == KEY


def test_a_key_is_never_cut() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        write_code(KEY[:-1])


@given(keys, st.sampled_from([" ", "-", "", "\n", " – ", "  "]))
def test_case_spaces_dashes_and_signs_alike_do_not_matter(key: bytes, between: str) -> None:
    code = write_code(key)
    typed = code.lower().replace("-", between).replace("0", "o").replace("1", "l")
    assert read_code(typed) == key
    assert read_code(code.replace("0", "O").replace("1", "I")) == key
    assert is_same(typed, code)


@given(keys, places, typeable)
def test_every_wrong_sign_is_found_in_its_group(key: bytes, place: int, sign: str) -> None:
    signs = "".join(groups(write_code(key)))
    if signs[place] == sign:
        return
    slip = _mistyped(signs[:place] + sign + signs[place + 1 :])
    assert slip.group == place // GROUP + 1
    assert f"Gruppe {slip.group}" in str(slip)


@given(keys, st.integers(0, GROUPS * GROUP - 2))
def test_every_swap_of_neighbours_is_found(key: bytes, place: int) -> None:
    signs = "".join(groups(write_code(key)))
    first, second = signs[place : place + 2]
    if first == second:
        return
    slip = _mistyped(signs[:place] + second + first + signs[place + 2 :])
    assert slip.group == place // GROUP + 1


@given(keys, st.integers(1, GROUPS), st.integers(1, GROUPS))
def test_two_groups_in_each_others_place_are_found(key: bytes, one: int, other: int) -> None:
    parts = groups(write_code(key))
    if one == other or parts[one - 1] == parts[other - 1]:
        return
    parts[one - 1], parts[other - 1] = parts[other - 1], parts[one - 1]
    assert _mistyped("-".join(parts)).group == min(one, other)


@given(keys, places)
def test_a_sign_left_out_is_found(key: bytes, place: int) -> None:
    signs = "".join(groups(write_code(key)))
    _mistyped(signs[:place] + signs[place + 1 :])


@given(keys, places, st.sampled_from(SIGNS))
def test_a_sign_too_many_is_found(key: bytes, place: int, sign: str) -> None:
    signs = "".join(groups(write_code(key)))
    _mistyped(signs[:place] + sign + signs[place:])


@given(st.text(max_size=120))
def test_whatever_is_typed_is_refused_in_a_sentence(text: str) -> None:
    assert str(_mistyped(text)).endswith(".")


@given(keys, keys)
def test_groups_of_two_sheets_do_not_make_a_code(key: bytes, other: bytes) -> None:
    mixed = groups(write_code(key))[:7] + groups(write_code(other))[7:]
    if "-".join(mixed) in (write_code(key), write_code(other)):
        return
    assert _mistyped("-".join(mixed)).group is None


@pytest.mark.parametrize(("typed", "missing"), [(0, 1), (1, 1), (5, 2), (13, 3), (66, 14)])
def test_what_is_missing_is_said(typed: int, missing: int) -> None:
    slip = _mistyped(WHOLE[:typed])
    assert isinstance(slip, CodeIncomplete)
    assert str(slip) == f"Koden er ikke hel: gruppe {missing} mangler."


def test_a_group_can_be_checked_while_the_others_are_not_there_yet() -> None:
    parts = groups(CODE)
    assert all(is_right(place, part.lower()) for place, part in enumerate(parts, 1))
    assert not is_right(2, parts[0])
    assert not is_right(1, parts[0][:-1])
    assert not is_right(0, parts[0])
    assert not is_right(1, "")


def test_a_refusal_never_says_what_was_typed() -> None:
    slip = _mistyped(WHOLE[:-1] + ("0" if WHOLE[-1] != "0" else "2"))
    assert not any(part in f"{slip!r}" for part in groups(CODE))
