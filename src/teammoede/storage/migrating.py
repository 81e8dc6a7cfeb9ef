"""Brings the tables of an older archive to the newest version: all of it, or nothing.

Alone with the file, after a look through it and with a copy put aside; imports Alembic, which
takes longer than opening an archive, so it is itself imported only when there is work.
"""

from pathlib import Path

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from teammoede.domain.errors import Refused
from teammoede.storage.backup import BEFORE_MIGRATION, make_backup
from teammoede.storage.connecting import make_engine
from teammoede.storage.faults import refusal
from teammoede.storage.schema import FIRST, version_of

MIGRATIONS = Path(__file__).parent / "migrations"


class MigrationFailed(Refused):
    """The archive could not be brought to the newest version; it is as it was."""

    def __init__(self, copy: Path) -> None:
        super().__init__(
            "Arkivet kunne ikke bringes til den nye udgave og er, som det var. "
            f"En kopi ligger i {copy}. Brug den forrige udgave af teammøde, og få hjælp."
        )


def scripts() -> ScriptDirectory:
    """Return all versions there are."""
    return ScriptDirectory(str(MIGRATIONS), version_locations=[str(MIGRATIONS)])


def migrate(file: Path, key: bytes | None) -> None:
    """Bring an archive to the newest version.

    Raises MigrationFailed, ArchiveDamaged or what else the archive says; the copy that was put
    aside stays beside it.
    """
    copy = make_backup(file.parent, key, mark=BEFORE_MIGRATION)  # which looks at every page
    engine = make_engine(file, key)
    try:
        with engine.connect() as connection:
            # A table may be made anew, and with foreign keys on that deletes what points there.
            cursor = connection.connection.cursor()
            cursor.execute("PRAGMA foreign_keys=OFF")
            cursor.close()
            connection.info["begin"] = "BEGIN EXCLUSIVE"
            with connection.begin():
                _upgrade(connection)
    except DBAPIError as error:
        raise refusal(error) from error
    except Refused:
        raise
    except Exception as error:
        raise MigrationFailed(copy) from error
    finally:
        engine.dispose()


def _upgrade(connection: Connection) -> None:
    found = version_of(connection)  # another window may have been faster
    script = scripts()
    before = _counts(connection)
    context = MigrationContext.configure(
        connection, opts={"fn": lambda rev, _context: script._upgrade_revs("head", rev)}
    )
    if found == FIRST and context.get_current_revision() is None:
        context.stamp(script, FIRST)
    with Operations.context(context):
        context.run_migrations()
    after = _counts(connection)
    loose = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if loose or any(after.get(table) != count for table, count in before.items()):
        raise RuntimeError("rows were lost")


def _counts(connection: Connection) -> dict[str, int]:
    """Return how many rows each table has that is the program's own."""
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'alembic_version'"
    tables = connection.exec_driver_sql(query).scalars().all()
    count = "SELECT count(*) FROM"
    return {t: connection.exec_driver_sql(f'{count} "{t}"').scalar_one() for t in tables}
