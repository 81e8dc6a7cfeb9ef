"""What an unlocked archive still owes from last time: each step that was broken off is finished."""

from teammoede.paths import journal_folder
from teammoede.storage import restoring
from teammoede.storage.encrypting import encrypt_archive
from teammoede.storage.journal import Journal
from teammoede.storage.rekeying import finish
from teammoede.storage.vault import Unlocked


def settle(unlocked: Unlocked) -> Unlocked:
    """Finish what was begun before the program ended, before the archive is opened.

    Raises what those steps raise; nothing is lost then, and the next start tries again.
    """
    restoring.finish(unlocked.folder)
    unlocked = finish(unlocked, carry_over)
    encrypt_archive(unlocked.folder, unlocked.key)
    return unlocked


def carry_over(begun: Unlocked) -> None:
    """Seal the draft journal with a new archive key, while the former one is still to be had."""
    Journal(journal_folder(), begun.vault.id, begun.key, begun.former).reseal(begun.key)
