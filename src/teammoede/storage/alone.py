"""Keeps two programs from the same risky step with one archive folder; knows none of the steps.

A lock on an empty file, through SQLite as the archive's own: the same on every system.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from teammoede.storage.connecting import connect, dbapi2
from teammoede.storage.faults import ArchiveBusy

_LOCK = "teammoede.lock"


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Be the only one inside; the system ends the lock of a program that was killed.

    Raises ArchiveBusy where another program is inside for longer than we wait, or OSError.
    """
    with contextlib.ExitStack() as held:
        try:
            lock = held.enter_context(contextlib.closing(connect(folder / _LOCK, None)))
            lock.execute("BEGIN EXCLUSIVE")
        except dbapi2.Error as error:
            raise (ArchiveBusy() if is_busy(error) else OSError()) from error
        yield


def is_busy(error: dbapi2.Error) -> bool:
    """Return whether it was another program that stood in the way."""
    name = getattr(error, "sqlite_errorname", "")
    return name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))
