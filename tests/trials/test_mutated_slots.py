"""Thousands of slot files that came to harm or were tampered with: a typed error, or as it was."""

import random
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from teammoede.domain.errors import Refused
from teammoede.domain.viewer import Role
from teammoede.storage.layout import KEYS_NAME, MIRROR_NAME
from teammoede.storage.vault import Unlocked, invite, unlock
from tests.conftest import Tally
from tests.storage.vaults import CHEAP

from .conftest import PASSWORD
from .mutations import mutate


def _try(mette: Unlocked, sound: bytes, seed: int) -> str:
    """Come in by a slot file that was mutated; return how that was refused."""
    dice = random.Random(seed)
    data = bytearray(sound)
    mutate(data, dice)
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
