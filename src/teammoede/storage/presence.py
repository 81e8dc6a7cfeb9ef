"""Whether the file that was opened is still the one in its place: a stick can be pulled meanwhile.

Looks and never opens: on Linux a file that was moved or erased goes on taking what is written,
where nobody will find it again.
"""

import sys
from pathlib import Path

from teammoede.storage.faults import ArchiveGone


class Presence:
    """One opened file, known again by what the disk calls it."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known = self._look()

    def holds(self) -> bool:
        """Return whether it is still that file, or another in its place; raises ArchiveGone."""
        return self._look() == self._known

    def _look(self) -> tuple[int, int] | None:
        try:
            found = self._file.stat()
        except OSError as error:
            raise ArchiveGone from error
        if sys.platform == "win32":  # where an open file can be neither moved nor replaced
            return None
        return found.st_dev, found.st_ino
