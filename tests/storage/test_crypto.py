"""The parts themselves belong to a library; here is that ours refuse what they must."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teammoede.storage.crypto import (
    Cost,
    NotOpened,
    derive,
    new_key,
    new_pair,
    new_salt,
    open_box,
    public_of,
    put_in_box,
    seal,
    subkey,
    unseal,
)
from tests.storage.vaults import CHEAP


def test_a_password_gives_the_same_key_in_both_spellings_of_unicode() -> None:
    salt = new_salt()
    assert derive("blå båd på åen", salt, CHEAP) == derive(
        "bla\u030a ba\u030ad pa\u030a a\u030aen", salt, CHEAP
    )


@pytest.mark.parametrize("other", ["salt", "cost", "context", "password"])
def test_another_salt_cost_context_or_password_gives_another_key(other: str) -> None:
    salt = new_salt()
    key = derive("hemmelig", salt, CHEAP, b"her")
    changed = {
        "salt": lambda: derive("hemmelig", new_salt(), CHEAP, b"her"),
        "cost": lambda: derive("hemmelig", salt, Cost(2, 64, 1), b"her"),
        "context": lambda: derive("hemmelig", salt, CHEAP, b"der"),
        "password": lambda: derive("Hemmelig", salt, CHEAP, b"her"),
    }
    assert changed[other]() != key


@given(st.binary(max_size=200), st.integers(min_value=0), st.integers(0, 7))
def test_one_changed_bit_is_found(content: bytes, place: int, bit: int) -> None:
    key = new_key()
    sealed = bytearray(seal(key, content, b"her"))
    assert unseal(key, bytes(sealed), b"her") == content
    sealed[place % len(sealed)] ^= 1 << bit
    with pytest.raises(NotOpened):
        unseal(key, bytes(sealed), b"her")


@given(st.integers(0, 60))
def test_what_is_cut_off_is_found(length: int) -> None:
    key = new_key()
    with pytest.raises(NotOpened):
        unseal(key, seal(key, b"x" * 33)[:length])


def test_sealed_for_one_place_it_opens_in_no_other() -> None:
    key = new_key()
    with pytest.raises(NotOpened):
        unseal(key, seal(key, b"x", b"her"), b"der")


def test_a_box_opens_for_whom_it_was_made_and_there_only() -> None:
    (private, public), (stranger, _) = new_pair(), new_pair()
    assert public_of(private) == public
    box = put_in_box(public, b"key".ljust(32), b"her")
    assert open_box(private, box, b"her") == b"key".ljust(32)
    for key, kept, place in (
        (stranger, box, b"her"),
        (private, box, b"der"),
        (private, b"", b"her"),
    ):
        with pytest.raises(NotOpened):
            open_box(key, kept, place)


def test_each_purpose_has_its_own_key() -> None:
    key = new_key()
    assert len({key, subkey(key, "journal"), subkey(key, "slots")}) == 3


@pytest.mark.parametrize(
    ("cost", "bearable"),
    [
        (Cost(), True),
        (CHEAP, True),
        (Cost(time=0), False),
        (Cost(time=17), False),
        (Cost(memory=2_000_000), False),
        (Cost(memory=8, lanes=4), False),
    ],
)
def test_a_cost_that_would_exhaust_the_machine_is_known(cost: Cost, bearable: bool) -> None:
    assert cost.is_bearable is bearable
