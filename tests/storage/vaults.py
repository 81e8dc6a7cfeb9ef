"""What tests of locked archives stand on: an Argon2id that takes no time; no test is in here."""

from pathlib import Path

from teammoede.storage.crypto import Cost
from teammoede.storage.vault import Unlocked, new_vault, write_vault

CHEAP = Cost(time=1, memory=64, lanes=1)


def create_vault(
    folder: Path, house: str, name: str, password: str, code: bytes, cost: Cost = CHEAP
) -> Unlocked:
    """Write a slot file with one administrator, beside no archive yet."""
    unlocked = new_vault(folder, house, name, password, code, cost)
    write_vault(folder, unlocked.vault)
    return unlocked
