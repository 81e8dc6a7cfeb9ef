"""One connection to one archive file, locked or plain, always with the same settings.

The key goes to the database through the connection itself: no address and no log ever holds it.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL, Connection, Engine, create_engine, event

if TYPE_CHECKING:
    import sqlite3 as dbapi2  # sqlcipher3 brings no types; it has those of sqlite3
else:
    from sqlcipher3 import dbapi2

__all__ = ["BUSY_TIMEOUT_MS", "GUARD_MEMORY", "connect", "dbapi2", "make_engine"]

BUSY_TIMEOUT_MS = 5_000
GUARD_MEMORY = "ON"  # pages and keys are never swapped to the disk, and wiped when let go


def connect(file: Path, key: bytes | None) -> dbapi2.Connection:
    """Open a database file, with its 256-bit key where it is locked; makes a missing one.

    A wrong key shows with the first question only. SQLCipher without a key is plain SQLite.
    """
    connection = dbapi2.connect(str(file), isolation_level=None, check_same_thread=False)
    cursor = connection.cursor()
    cursor.execute("PRAGMA cipher_log_level=NONE")
    if key is not None:
        cursor.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        cursor.execute(f"PRAGMA cipher_memory_security={GUARD_MEMORY}")
    cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()
    return connection


def make_engine(file: Path, key: bytes | None) -> Engine:
    """Return SQLAlchemy's door to a database file; opens nothing yet."""
    engine = create_engine(
        URL.create("sqlite", database=str(file)),
        module=dbapi2,
        creator=lambda: connect(file, key),
        hide_parameters=True,  # an error tells what was asked, and not what somebody typed
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A deferred transaction that comes to write while another one does fails at once (65 % in a
        # trial of two programs); one that says so at its beginning waits for its turn.
        connection.exec_driver_sql(connection.info.get("begin", "BEGIN IMMEDIATE"))

    return engine
