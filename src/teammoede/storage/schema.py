"""Which tables an archive has, and of which version they are; makes them in a new file only."""

from typing import Any

from sqlalchemy import Connection, String, text
from sqlalchemy.orm import Mapped, mapped_column

# Every mapped class must be known before a table is made or a relationship resolved.
from teammoede.domain import (  # noqa: F401
    absence,
    access_entry,
    action,
    course,
    handover,
    house,
    meeting,
    people,
    practice,
    revision,
    role_plan,
    sign,
    tombstone,
)
from teammoede.domain.base import Record
from teammoede.storage.faults import ArchiveDamaged, ArchiveNewer

APPLICATION_ID = 0x7465616D  # »team«
HEAD = "0002"  # of `migrations`, written here so that Alembic is imported only to migrate
FIRST = "0001"  # before versions were kept


class Meta(Record):
    """What the archive says of itself: one row, written when it is made."""

    __tablename__ = "meta"

    program: Mapped[str] = mapped_column(String(40), default="teammoede")


def make_tables(connection: Connection) -> None:
    """Make all tables of the newest version in an empty file."""
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    Record.metadata.create_all(connection)
    connection.execute(Record.metadata.tables["meta"].insert().values(_meta_row()))
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"
    )
    connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})


def version_of(connection: Connection) -> str:
    """Return the version of an archive's tables; raises ArchiveDamaged or ArchiveNewer."""
    found = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    if found != APPLICATION_ID:
        raise ArchiveDamaged("Filen i arkivets mappe er ikke et teammøde-arkiv.")
    names = "SELECT name FROM sqlite_master WHERE name IN ('meta', 'alembic_version')"
    tables = set(connection.exec_driver_sql(names).scalars())
    if "meta" not in tables or _rows(connection, "meta") != 1:
        raise ArchiveDamaged("Arkivet mangler sin versionsoplysning. Sæt en kopi i stedet.")
    if "alembic_version" not in tables:
        return FIRST
    versions = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars().all()
    if len(versions) != 1:
        raise ArchiveDamaged("Arkivet mangler sin versionsoplysning. Sæt en kopi i stedet.")
    if versions[0] > HEAD:
        raise ArchiveNewer
    return versions[0]


def _rows(connection: Connection, table: str) -> int:
    return connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()


def _meta_row() -> dict[str, Any]:
    meta = Meta()
    return {"id": meta.id, "program": meta.program}
