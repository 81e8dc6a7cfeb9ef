"""The daily copy: made beside the archive, thinned, carried to the second place; and how it stands.

Made for a thread of its own, for a network drive can keep one waiting.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from teammoede.domain.errors import Refused
from teammoede.storage.backup import last, make_backup
from teammoede.storage.layout import COPIES
from teammoede.storage.second_place import carry_over, folder_in, last_there
from teammoede.storage.thinning import thin


@dataclass(frozen=True)
class SecondPlace:
    """One more folder for copies, and whose they are there (see `second_place`)."""

    folder: Path
    vault_id: str

    @property
    def copies(self) -> Path:
        """Where this archive's copies lie."""
        return folder_in(self.folder, self.vault_id)


@dataclass(frozen=True)
class Standing:
    """When the last copy was made here and there; and what is wrong with the second place."""

    here: datetime | None
    there: datetime | None = None
    place: Path | None = None
    is_away: bool = False
    trouble: str = ""


def take_copy(
    folder: Path, key: bytes | None, second: SecondPlace | None, now: datetime
) -> tuple[Path, str]:
    """Make a copy now; return it, and in a sentence why the second place did not get one.

    Raises CopyFailed where none could be made at all.
    """
    copy = make_backup(folder, key)
    thin(folder / COPIES, now)
    return copy, bring_over(folder, second, now)


def bring_over(folder: Path, second: SecondPlace | None, now: datetime) -> str:
    """Carry the newest copy to the second place if it is not there; return why it could not be."""
    if second is None:
        return ""
    try:
        carry_over(folder, second.folder, second.vault_id)
    except Refused as refused:
        return str(refused)
    thin(second.copies, now)
    return ""


def standing(folder: Path, second: SecondPlace | None, trouble: str = "") -> Standing:
    """Return how it stands now, as far as the second place can be reached."""
    here = last(folder / COPIES)
    if second is None:
        return Standing(here, trouble=trouble)
    return Standing(
        here,
        last_there(folder, second.folder, second.vault_id),
        second.folder,
        not second.folder.is_dir(),
        trouble,
    )
