"""Every error of SQLite becomes a sentence that a user can do something with."""

import pytest
from sqlalchemy.exc import DBAPIError

from teammoede.domain.errors import Refused
from teammoede.storage.connecting import dbapi2 as sqlite3
from teammoede.storage.faults import (
    ArchiveBusy,
    ArchiveDamaged,
    ArchiveUnusable,
    DiskFull,
    refusal,
)


def raised(code: str) -> DBAPIError:
    error = sqlite3.OperationalError("engelsk")
    error.sqlite_errorname = code  # type: ignore[misc]
    return DBAPIError("INSERT", {}, error)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("SQLITE_FULL", DiskFull),
        ("SQLITE_BUSY", ArchiveBusy),
        ("SQLITE_BUSY_SNAPSHOT", ArchiveBusy),
        ("SQLITE_LOCKED", ArchiveBusy),
        ("SQLITE_READONLY", ArchiveUnusable),
        ("SQLITE_READONLY_DBMOVED", ArchiveUnusable),
        ("SQLITE_CANTOPEN", ArchiveUnusable),
        ("SQLITE_PERM", ArchiveUnusable),
        ("SQLITE_IOERR_WRITE", ArchiveUnusable),
        ("SQLITE_CORRUPT", ArchiveDamaged),
        ("SQLITE_NOTADB", ArchiveDamaged),
    ],
)
def test_each_fault_has_its_own_sentence(code: str, kind: type[Refused]) -> None:
    said = refusal(raised(code))
    assert type(said) is kind
    assert str(said).endswith(".")
    assert "SQLITE" not in str(said)
    assert "engelsk" not in str(said)
