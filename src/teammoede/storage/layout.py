"""What lies in an archive's folder, and under which names; opens none of it.

Needs no database, so that the sign-in is there before that is loaded.
"""

from enum import Enum, auto
from pathlib import Path

from teammoede.storage.faults import ArchiveUnusable

ARCHIVE_NAME = "teammoede.db"
KEYS_NAME = "teammoede.keys"
MIRROR_NAME = "teammoede.keys.copy"  # the same once more: the file is as precious as the data
ASIDE_NAME = "teammoede.plain"  # a plain archive between the two renamings that lock it
COPIES = "kopier"
PLAIN = b"SQLite format 3\0"  # how a file begins that nobody locked


class Found(Enum):
    """What somebody who opens the program finds."""

    NOTHING = auto()
    PLAIN = auto()  # an archive from before there was a lock
    LOCKED = auto()
    KEYS_LOST = auto()  # a locked archive without its slot file
    COPIES_ONLY = auto()  # somebody took the archive away, and its copies are still there


def look(folder: Path) -> Found:
    """Say what lies in the folder; raises ArchiveUnusable where that cannot be read."""
    file = folder / ARCHIVE_NAME
    try:
        if (folder / KEYS_NAME).exists():
            return Found.LOCKED
        if file.exists():
            if is_plain(file) or file.stat().st_size == 0:
                return Found.PLAIN
            return Found.LOCKED if (folder / MIRROR_NAME).exists() else Found.KEYS_LOST
        # The mirror alone, without an archive, is a first start that was broken off.
        if (folder / ASIDE_NAME).exists():
            return Found.PLAIN
        copies = any((folder / COPIES).glob(f"*/{ARCHIVE_NAME}"))
    except OSError as error:
        raise ArchiveUnusable(
            f"Mappen {folder} kan ikke bruges til arkivet: den kan ikke læses."
        ) from error
    return Found.COPIES_ONLY if copies else Found.NOTHING


def is_plain(file: Path) -> bool:
    """Return whether anybody could read the file; raises OSError where there is none."""
    with file.open("rb") as opened:
        return opened.read(len(PLAIN)) == PLAIN
