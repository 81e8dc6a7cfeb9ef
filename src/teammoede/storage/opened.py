"""One archive file that is open: its one connection, and what happens where the file goes away.

Knows no record. A stick can be pulled, a disk fill up, a key be changed in another window; each is
told by name, and the file is opened anew as soon as it can be.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from teammoede.storage.archive import FILE_NAME, open_archive
from teammoede.storage.faults import (
    ArchiveBusy,
    ArchiveDamaged,
    ArchiveUnusable,
    DiskFull,
    KeyChanged,
    refusal,
)
from teammoede.storage.presence import Presence
from teammoede.storage.reserve import Reserve


class Opened:
    """An open archive over one connection, for one thread; `reopened` is told of each new one."""

    def __init__(
        self, folder: Path, key: bytes | None, *, create: bool, reopened: Callable[[], None]
    ) -> None:
        self._folder = folder
        self._key = key
        self._reopened = reopened
        self.reserve = Reserve(folder)
        self._is_closed = False
        self._generation = self._key_in_use()
        self._engine = self._open(create=create)
        self._presence: Presence | None = Presence(folder / FILE_NAME)
        self._connection: Connection = self._engine.connect()

    def close(self) -> None:
        """Let go of the file; until it is opened anew, each transaction raises ArchiveBusy."""
        self._is_closed = True
        self._let_go()

    def _let_go(self) -> None:
        self._connection.close()
        self._engine.dispose()

    def open_anew(self, key: bytes | None) -> None:
        """Open the file once more, after `close` or with another key; raises as opening does."""
        self._let_go()
        self._is_closed = False
        self._key = key
        self._generation = self._key_in_use()
        self._presence = None
        self._require_presence()

    def backup_into(self, make: Callable[[Path, bytes | None], Path]) -> Path:
        """Have a copy made of the file by what needs its key."""
        return make(self._folder, self._key)

    @property
    def is_busy(self) -> bool:
        """Whether a transaction is under way."""
        return self._connection.in_transaction()

    @property
    def connection(self) -> Connection:
        """The connection, inside a transaction that is under way."""
        return self._connection

    @contextmanager
    def transaction(self, begin: str) -> Iterator[Connection]:
        """Work inside one transaction; raises what the archive says, each by its own name."""
        self._require_presence()
        self._connection.info["begin"] = begin
        try:
            with self._connection.begin():
                yield self._connection
        except DBAPIError as error:
            refused = refusal(error)
            if isinstance(refused, ArchiveDamaged | ArchiveUnusable) and self._has_former_key():
                raise KeyChanged from error  # to the former key, the file is only noise
            refused = self.reserve.judge(refused)
            if isinstance(refused, ArchiveUnusable):
                self._presence = None  # a stick that is put back has to be opened anew
            raise refused from error

    def _open(self, *, create: bool) -> Engine:
        """Open the archive; where the disk is full to the last byte, with the reserve's room."""
        try:
            return open_archive(self._folder, key=self._key, create=create)
        except (ArchiveUnusable, DiskFull) as refused:
            full = self.reserve.judge(refused)
            if not isinstance(full, DiskFull):
                raise
            if not full.freed:
                text = "Disken er fuld, og arkivet kan ikke åbnes. Ryd op, og prøv igen."
                raise DiskFull(text) from refused
        return open_archive(self._folder, key=self._key, create=create)

    def _require_presence(self) -> None:
        """Open the archive anew where it was away meanwhile; raises ArchiveGone while it is."""
        if self._is_closed:  # somebody is alone with it, such as for a new key
            raise ArchiveBusy
        if self._presence is not None and self._presence.holds():
            return
        presence = Presence(self._folder / FILE_NAME)
        try:
            engine = self._open(create=False)
        except ArchiveDamaged as error:
            if self._has_former_key():
                raise KeyChanged from error
            raise
        self._let_go()
        self._engine, self._presence = engine, presence
        self._connection = engine.connect()
        self._reopened()

    def _key_in_use(self) -> tuple[str, int] | None:
        if self._key is None:
            return None
        from teammoede.storage.rekeying import generation_of

        return generation_of(self._folder)

    def _has_former_key(self) -> bool:
        now = self._key_in_use()
        return now is not None and now != self._generation
