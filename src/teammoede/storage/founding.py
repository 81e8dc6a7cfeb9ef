"""The first start: what lies in the folder, and how a locked archive comes of it."""

from enum import Enum, auto
from pathlib import Path

from teammoede.storage.backup import ARCHIVE_NAME, FOLDER
from teammoede.storage.connecting import is_plain
from teammoede.storage.crypto import STANDARD, Cost
from teammoede.storage.encrypting import ASIDE_NAME, encrypt_archive
from teammoede.storage.faults import ArchiveUnusable
from teammoede.storage.files import write_file
from teammoede.storage.local_disk import refuse_network
from teammoede.storage.vault import (
    FILE_NAME,
    MIRROR_NAME,
    Unlocked,
    as_bytes,
    new_vault,
    write_vault,
)


class Found(Enum):
    """What lies in an archive's folder."""

    NOTHING = auto()
    PLAIN = auto()  # an archive from before there was a lock
    LOCKED = auto()
    KEYS_LOST = auto()  # a locked archive without its slot file
    COPIES_ONLY = auto()  # somebody took the archive away, and its copies are still there


def look(folder: Path) -> Found:
    """Say what lies in the folder, without opening any of it; raises ArchiveUnusable."""
    file = folder / ARCHIVE_NAME
    try:
        if (folder / FILE_NAME).exists():
            return Found.LOCKED
        if file.exists():
            if is_plain(file) or file.stat().st_size == 0:
                return Found.PLAIN
            return Found.LOCKED if (folder / MIRROR_NAME).exists() else Found.KEYS_LOST
        if (folder / ASIDE_NAME).exists():
            return Found.PLAIN
        copies = any((folder / FOLDER).glob(f"*/{ARCHIVE_NAME}"))
    except OSError as error:
        raise ArchiveUnusable(
            f"Mappen {folder} kan ikke bruges til arkivet: den kan ikke læses."
        ) from error
    return Found.COPIES_ONLY if copies else Found.NOTHING


def found(
    folder: Path, house: str, name: str, password: str, code: bytes, cost: Cost = STANDARD
) -> Unlocked:
    """Make a locked archive with one administrator; one from before is encrypted.

    `code` is what stands on the recovery sheet. Broken off anywhere, the next start finds either
    nothing, or an archive that opens with this password. Raises AccountRefused, NetworkDrive,
    FileUnwritable or what else the archive says.
    """
    from teammoede.storage.archive import open_archive

    refuse_network(folder)
    unlocked = new_vault(folder, house, name, password, code, cost)
    if look(folder) is Found.PLAIN:
        write_vault(folder, unlocked.vault)
        encrypt_archive(folder, unlocked.key)
        return unlocked
    # The mirror alone, without an archive, is a first start that was broken off.
    folder.mkdir(parents=True, exist_ok=True)
    write_file(folder / MIRROR_NAME, as_bytes(unlocked.vault))
    open_archive(folder, key=unlocked.key, create=True).dispose()
    write_vault(folder, unlocked.vault)
    return unlocked
