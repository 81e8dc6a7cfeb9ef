"""What an unlocked archive still owes from last time: each step that was broken off is finished."""

from teammoede.storage.encrypting import encrypt_archive
from teammoede.storage.vault import Unlocked


def settle(unlocked: Unlocked) -> Unlocked:
    """Finish what was begun before the program ended, before the archive is opened.

    Raises what those steps raise; nothing is lost then, and the next start tries again.
    """
    encrypt_archive(unlocked.folder, unlocked.key)
    return unlocked
