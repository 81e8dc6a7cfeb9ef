"""Thousands of slot files that came to harm or were tampered with: a typed error, or as it was."""

import base64
import json
import random
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from teammoede.domain.errors import Refused
from teammoede.domain.viewer import Role
from teammoede.storage.layout import KEYS_NAME, MIRROR_NAME
from teammoede.storage.vault import Unlocked, invite, unlock
from tests.conftest import Tally
from tests.storage.test_sealed_file import MUTATIONS
from tests.storage.vaults import CHEAP

from .conftest import PASSWORD

VALUES: list[Any] = [
    None,
    "",
    "x",
    0,
    -1,
    2,
    1 << 70,
    1.5,
    True,
    [],
    {},
    [[]],
    "æ" * 5000,
    "\ud800",
]


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the way to every value of a document."""
    items = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    return [path, *(place for key, part in items for place in _places(part, (*path, key)))]


def _change_a_value(data: bytearray, dice: random.Random) -> None:
    """Tamper with one value: another kind, another's, a bit of it, or none at all."""
    known = json.loads(data)
    places = [place for place in _places(known) if place]
    place = dice.choice(places)
    holder = known
    for key in place[:-1]:
        holder = holder[key]
    old = holder[place[-1]]
    match dice.randrange(4):
        case 0:
            holder[place[-1]] = dice.choice(VALUES)
        case 1:
            other = known
            for key in dice.choice(places):
                other = other[key]
            holder[place[-1]] = other
        case 2 if isinstance(old, str) and old:
            holder[place[-1]] = _other_text(old, dice)
        case _:
            del holder[place[-1]]
    try:
        data[:] = json.dumps(known).encode()
    except (ValueError, RecursionError):  # a value put into itself
        return


def _other_text(old: str, dice: random.Random) -> str:
    try:
        content = bytearray(base64.b64decode(old, validate=True))
        content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
        return base64.b64encode(content).decode()
    except (ValueError, IndexError):
        return old[::-1]


def _try(mette: Unlocked, sound: bytes, seed: int) -> str:
    """Come in by a slot file that was mutated; return how that was refused."""
    dice = random.Random(seed)
    data = bytearray(sound)
    *by_bytes, _as_text, _header = MUTATIONS
    dice.choice([*by_bytes, _change_a_value, _change_a_value])(data, dice)
    (mette.folder / KEYS_NAME).write_bytes(data)
    try:
        found = unlock(mette.folder, mette.account.id, PASSWORD)
    except Refused as refused:
        return type(refused).__name__
    except MemoryError:  # what a cost of gigabytes may end in is still a refusal
        raise AssertionError(f"a cost was paid that is beyond the machine: {seed}") from None
    assert found.key == mette.key
    assert found.vault == mette.vault
    assert found.account == mette.account
    return "as it was"


def _mutate(mette: Unlocked, times: int, tally: Tally) -> Counter[str]:
    mette = invite(mette, "Lars Bech", Role.EMPLOYEE, "en til at begynde med", CHEAP)
    sound = (mette.folder / KEYS_NAME).read_bytes()
    (mette.folder / MIRROR_NAME).unlink()
    outcomes: Counter[str] = Counter()
    for seed in range(times):
        with tally("mutated slot files"):
            outcomes[_try(mette, sound, seed)] += 1
    return outcomes


def test_three_hundred_mutated_slot_files(mette: Unlocked, tally: Tally) -> None:
    outcomes = _mutate(mette, 300, tally)
    assert outcomes["KeysDamaged"] > 100
    assert outcomes["as it was"] < 30


@pytest.mark.soak
@pytest.mark.timeout(1_800)
def test_ten_thousand_mutated_slot_files(mette: Unlocked, tally: Tally) -> None:
    outcomes = _mutate(mette, 10_000, tally)
    assert {"KeysDamaged", "WrongPassword", "AccountRefused", "KeysNewer"} <= outcomes.keys()


def test_a_copy_of_the_folder_opens_with_either_of_the_two_files(
    mette: Unlocked, tmp_path: Path
) -> None:
    for name in (KEYS_NAME, MIRROR_NAME):
        folder = tmp_path / name
        shutil.copytree(mette.folder, folder)
        (folder / name).write_bytes(b"{")
        assert unlock(folder, mette.account.id, PASSWORD) == replace(mette, folder=folder)
