"""Looks through what lies deeper than an archive's pages: seals, former versions, and the copies.

Takes as long as it takes, for it reads everything there is; mends nothing.
"""

import contextlib
from pathlib import Path

from sqlalchemy import select

from teammoede.domain.errors import Refused
from teammoede.domain.revision import Revision
from teammoede.storage import copies
from teammoede.storage.backup import backups
from teammoede.storage.connecting import connect, dbapi2
from teammoede.storage.faults import ArchiveDamaged
from teammoede.storage.health import check
from teammoede.storage.layout import ARCHIVE_NAME, COPIES
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked


class CopiesDamaged(Refused):
    """The archive is sound, but copies of it are not."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(
            f"Arkivet er helt, men {'en kopi' if len(names) == 1 else 'kopier'} er beskadiget: "
            f"{', '.join(names)}. Tag en ny kopi."
        )


def check_deep(store: Store, unlocked: Unlocked | None) -> dict[str, int]:
    """Return how much the archive and its copies hold, by Danish name.

    Raises ArchiveDamaged or CopiesDamaged.
    """
    counts = check(store)
    _check_seals(store.folder / ARCHIVE_NAME, unlocked.key if unlocked else None)
    _check_parents(store)
    return counts | _check_copies(store.folder / COPIES, unlocked)


def _check_seals(file: Path, key: bytes | None) -> None:
    if key is None:
        return
    try:
        with contextlib.closing(connect(file, key)) as connection:
            # The check reads the main file only, so what stands in the log goes there first.
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            broken = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    except dbapi2.Error as error:
        raise _damaged() from error
    if broken:
        raise _damaged()


def _check_parents(store: Store) -> None:
    """Every version must lead back to the first one: else a conflict would be shown for none."""
    with store.reading() as connection:
        rows = connection.execute(select(Revision.id, Revision.parents)).all()
    known = {row.id for row in rows}
    loose = sum(parent not in known for row in rows for parent in row.parents)
    if loose:
        raise ArchiveDamaged(
            f"Arkivet hænger ikke sammen: {loose} tidligere udgaver mangler. Sæt en kopi i stedet."
        )


def _check_copies(place: Path, unlocked: Unlocked | None) -> dict[str, int]:
    sound, closed, damaged = 0, 0, []
    for copy in backups(place):
        try:
            key = copies.key_of(copy.folder, unlocked)
            copies.check(copy.folder, key)
            copies.contents(copy.folder, key)
            sound += 1
        except (copies.CopyNotOpened, copies.CopyNewer):
            closed += 1
        except Refused:
            damaged.append(copy.folder.name)
    if damaged:
        raise CopiesDamaged(damaged)
    counts = {"Hele kopier": sound}
    return counts | {"Kopier med andre adgangskoder": closed} if closed else counts


def _damaged() -> ArchiveDamaged:
    return ArchiveDamaged("Arkivet er beskadiget. Behold filen, og sæt en kopi i stedet.")
