"""Two mebibytes beside the archive, let go of when the disk is full, for what is typed then.

Knows the folder and nothing of what is in the archive; never in the way: what it cannot do, it
leaves.
"""

import contextlib
import os
import shutil
from pathlib import Path

from teammoede.domain.errors import Refused
from teammoede.storage.faults import ArchiveUnusable, DiskFull

FILE_NAME = "teammoede.reserve"
SIZE = 2 * 1024 * 1024  # some 170 saves
AMPLE = 64 * 1024 * 1024  # with less, the disk is as good as full
_NONE = 64 * 1024  # with less, not even the write-ahead log can be read


class Reserve:
    """The reserve of one archive; `is_short` says that it was used up and cannot be made again."""

    def __init__(self, folder: Path, *, ample: int = AMPLE) -> None:
        self._folder = folder
        self._ample = ample
        self._file = folder / FILE_NAME
        self.is_short = False

    def keep(self) -> None:
        """Make the reserve where it is missing and there is clearly room for it."""
        try:
            if self._is_there():
                self.is_short = False
                return
            self.is_short = self._free_bytes() < self._ample
            if not self.is_short:
                self._make()
        except OSError:
            self._drop()

    def free(self) -> bool:
        """Give the room to the archive; return whether there was any to give."""
        freed = self._drop()
        self.is_short |= freed
        return freed

    def judge(self, refused: Refused) -> Refused:
        """Return what a refusal of the archive means here; a full disk frees the reserve.

        SQLite calls a disk with no byte left an error of reading.
        """
        if isinstance(refused, ArchiveUnusable) and self._is_full():
            refused = DiskFull()
        if isinstance(refused, DiskFull):
            refused.freed = self.free()
        return refused

    def _is_there(self) -> bool:
        try:
            return self._file.stat().st_size >= SIZE
        except FileNotFoundError:
            return False

    def _is_full(self) -> bool:
        try:
            return self._free_bytes() < _NONE
        except OSError:
            return False

    def _free_bytes(self) -> int:
        return shutil.disk_usage(self._folder).free

    def _make(self) -> None:
        with self._file.open("wb") as stream:
            stream.write(os.urandom(SIZE))  # zeros would take no room on a disk that compresses
            stream.flush()
            os.fsync(stream.fileno())

    def _drop(self) -> bool:
        with contextlib.suppress(OSError):
            self._file.unlink()
            return True
        return False
