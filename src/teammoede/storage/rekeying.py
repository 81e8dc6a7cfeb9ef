"""Takes a new archive key into use, as when somebody is removed: file and slot file together.

Both keys stand in the slot file until the archive is known to open with the new one, so that a
program killed in between leaves exactly one that works; `finish` then ends what was begun.
"""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from teammoede.domain.errors import Refused
from teammoede.storage.alone import alone, is_busy
from teammoede.storage.backup import CopyFailed, make_backup
from teammoede.storage.connecting import connect, dbapi2
from teammoede.storage.faults import ArchiveBusy, ArchiveDamaged, ArchiveUnusable, KeyChanged
from teammoede.storage.files import FileUnwritable
from teammoede.storage.layout import ARCHIVE_NAME
from teammoede.storage.vault import (
    Unlocked,
    begin_generation,
    end_generation,
    read_vault,
    write_vault,
)

Carry = Callable[[Unlocked], None]


class KeyNotChanged(Refused):
    """The new key could not be taken into use; the old one opens everything as before."""

    def __init__(self) -> None:
        super().__init__(
            "Nøglen kunne ikke skiftes, og alt er som før. Luk andre vinduer på arkivet, se efter, "
            "om der er plads på disken, og prøv igen."
        )


class _NotOpenable(KeyNotChanged):
    """The file opens with no key at all just now, such as on a disk without one free byte."""


def _nothing_more(_unlocked: Unlocked) -> None:
    pass


def rekey(unlocked: Unlocked, without: str | None = None, carry: Carry = _nothing_more) -> Unlocked:
    """Lock the archive with a new key, which an account left out has no way to.

    A copy is made before and one after; copies keep their own keys. `carry` gets both keys before
    the former one is dropped: whatever else was sealed with it goes along. Other windows on the
    archive are told KeyChanged. While one of them reads for long, the former key stays beside the
    new one until the next unlocking.

    Raises AccountRefused, ArchiveBusy, CopyFailed, KeyNotChanged or FileUnwritable; then all is as
    it was.
    """
    unlocked = finish(unlocked, carry)
    with _alone(unlocked.folder):
        before = read_vault(unlocked.folder)
        _require_nobody_writing(unlocked)
        make_backup(unlocked.folder, unlocked.key)
        begun = begin_generation(unlocked, without)
        try:
            is_seen = _take_into_use(begun)
        except KeyNotChanged:
            with contextlib.suppress(FileUnwritable):  # with both keys in it, it opens as well
                write_vault(unlocked.folder, before)
            raise
        ended = _end(begun, carry) if is_seen else begun
        # Where the slot file is lost, the newest copy's comes in its place: it must have this key.
        with contextlib.suppress(CopyFailed):
            make_backup(ended.folder, ended.key)
        return ended


def finish(unlocked: Unlocked, carry: Carry = _nothing_more) -> Unlocked:
    """End a change of keys that was broken off: who was removed then must not come back.

    To be called at every unlocking, before the archive is opened. Where there is no room for it,
    the former key goes on until next time. Raises KeyChanged where another window was faster,
    ArchiveBusy, ArchiveDamaged, or KeyNotChanged where the file cannot be read at all.
    """
    if unlocked.former is None:
        return unlocked
    with _alone(unlocked.folder):
        now = read_vault(unlocked.folder)
        if now.generation != unlocked.vault.generation or not now.is_whole(unlocked.key):
            raise KeyChanged  # taken back meanwhile: no slot holds this key any more
        try:
            is_seen = _take_into_use(unlocked)
        except _NotOpenable:
            raise
        except KeyNotChanged:
            return replace(unlocked, key=unlocked.former)
        return _end(unlocked, carry) if is_seen else unlocked


def generation_of(folder: Path) -> tuple[str, int] | None:
    """Return which key is in use, to be compared with later; None where that cannot be read."""
    try:
        vault = read_vault(folder)
    except Refused:
        return None
    return vault.id, vault.generation


def _take_into_use(begun: Unlocked) -> bool:
    """Bring the archive under the new key, whichever of the two it is under.

    Returns whether every page of it was seen then, so that the former key can be dropped.
    """
    file = begun.folder / ARCHIVE_NAME
    if not file.exists():
        return True  # nothing is locked with the former one; who opens it says what is missing
    if not _opens(file, begun.key):
        if not _opens(file, begun.former):
            raise ArchiveDamaged(
                "Arkivet kan ikke læses: filen er beskadiget. Behold den, og sæt en kopi i stedet."
            )
        _change(file, begun.former, begun.key)
    return _look_through(file, begun.key)


def _change(file: Path, former: bytes | None, key: bytes) -> None:
    # In WAL mode every page goes into the log under the new key, and counts with the last one: the
    # file is under one key or under the other, wherever the program is killed.
    with contextlib.suppress(dbapi2.Error), contextlib.closing(connect(file, former)) as connection:
        try:
            connection.execute(f"PRAGMA rekey=\"x'{key.hex()}'\"")
        except dbapi2.Error:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # gives the room back
    if not _opens(file, key):  # SQLCipher says the same of a full disk and of another writer
        raise KeyNotChanged


def _look_through(file: Path, key: bytes) -> bool:
    """Check every page under the new key, before there is no way back; False for another time.

    While somebody reads the archive as it was, such as for a copy, the new pages are in the log
    alone, and the check reads the file only.
    """
    with contextlib.closing(connect(file, key)) as connection:
        connection.execute("PRAGMA busy_timeout=1000")  # it can be done later as well
        busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            return False
        sealed = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        whole = connection.execute("PRAGMA quick_check").fetchall()
    if sealed or whole != [("ok",)]:
        raise ArchiveDamaged(
            "Arkivet er ikke helt efter skiftet af nøgle. Kopien fra lige før ligger i »kopier«."
        )
    return True


def _end(begun: Unlocked, carry: Carry) -> Unlocked:
    try:
        carry(begun)
        if not read_vault(begun.folder).is_whole(begun.key):
            write_vault(begun.folder, begun.vault)  # another window put back what it had read
        return end_generation(begun)
    except FileUnwritable:
        return begun  # the archive is under the new key; the next unlocking drops the former one


def _opens(file: Path, key: bytes | None) -> bool:
    try:
        with contextlib.closing(connect(file, key)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.Error as error:
        if getattr(error, "sqlite_errorname", "").startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
            return False
        raise _NotOpenable from error
    return True


def _require_nobody_writing(unlocked: Unlocked) -> None:
    """Say who is in the way before anything is begun."""
    file = unlocked.folder / ARCHIVE_NAME
    try:
        with contextlib.closing(connect(file, unlocked.key)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
    except dbapi2.Error as error:
        raise (ArchiveBusy() if is_busy(error) else KeyNotChanged()) from error


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    try:
        with alone(folder):
            yield
    except OSError as error:
        raise ArchiveUnusable(f"Der kan ikke skrives i mappen {folder}.") from error
