"""A file that only grows: sealed pieces, each of them on the disk before it counts.

A piece is bound to its file and its place there, so that none can be moved or put in twice. Knows
nothing of what a piece says.
"""

import contextlib
import os
import sys
import time
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from teammoede.storage.crypto import NotOpened, seal, unseal
from teammoede.storage.files import sync_folder

_MAGIC = b"teammoede-journal-1\n"
_ID_BYTES = 16
_HEAD = len(_MAGIC) + _ID_BYTES
_LENGTH_BYTES = 4
_LARGEST = 1 << 30  # bytes; a length beyond that was never written by us
# A file that grows with each piece makes the disk write its own books too, which takes longer
# than the piece: zeros are written ahead, and a length of zero is the end.
_AHEAD = 128 * 1024


class JournalFile:
    """A file of its own for one open archive; nobody else writes it."""

    def __init__(self, folder: Path, suffix: str, key: bytes, bound_to: str) -> None:
        """Begin a new file in the folder; raises OSError."""
        folder.mkdir(parents=True, exist_ok=True)
        own = uuid.uuid4()
        self.path = folder / f"{time.time_ns():020d}-{own.hex[:8]}{suffix}"
        self.size = 0
        self._room = 0
        self._key = key
        self._context = f"{bound_to}/{own.hex}"
        self._number = 0
        self._stream: IO[bytes] = self.path.open("xb", buffering=0)
        _hold(self._stream)
        try:
            self._write(_MAGIC + own.bytes)
        except OSError:
            self.remove()
            raise
        sync_folder(folder)

    def append(self, *contents: bytes) -> None:
        """Add pieces, and have them on the disk; raises OSError, and then the file is as before."""
        pieces: list[bytes] = []
        for number, content in enumerate(contents, self._number):
            sealed = seal(self._key, content, _context(self._context, number))
            pieces += (len(sealed).to_bytes(_LENGTH_BYTES, "big"), sealed)
        self._write(b"".join(pieces))
        self._number += len(contents)

    def close(self) -> None:
        """Let go of the file; it stays."""
        self._stream.close()

    def remove(self) -> None:
        """Take the file away."""
        self.close()
        with contextlib.suppress(OSError):
            self.path.unlink()

    def _write(self, data: bytes) -> None:
        """Write after the last piece; what failed before is written over."""
        if self.size + len(data) + _LENGTH_BYTES > self._room:
            self._make_room(self.size + len(data) + _AHEAD)
        self._put(self.size, data)
        _bring_to_disk(self._stream.fileno())
        self.size += len(data)

    def _make_room(self, room: int) -> None:
        self._put(self._room, bytes(room - self._room))
        os.fsync(self._stream.fileno())
        self._room = room

    def _put(self, place: int, data: bytes) -> None:
        self._stream.seek(place)
        rest = memoryview(data)
        while rest:
            rest = rest[self._stream.write(rest) or 0 :]


# Without the file's times, where the system makes that difference.
_bring_to_disk = getattr(os, "fdatasync", os.fsync)


@dataclass
class Contents:
    """What a file holds, in the order of writing; `lost` pieces could not be opened."""

    pieces: list[bytes] = field(default_factory=list, repr=False)
    lost: int = 0


def read_file(
    file: Path, keys: Sequence[bytes], bound_to: str, *, last_only: bool = False
) -> Contents:
    """Return all that opens with one of the keys, or its last pieces; raises OSError.

    A last piece that was torn off by a power cut is no loss: it was never acknowledged.
    """
    found = Contents()
    data = file.read_bytes()
    if len(data) < _HEAD:
        return found
    if not data.startswith(_MAGIC):
        found.lost = 1
        return found
    own = f"{bound_to}/{data[len(_MAGIC) : _HEAD].hex()}"
    usable = list(keys)
    pieces = list(enumerate(_sealed_pieces(data)))
    for number, sealed in pieces[-2:] if last_only else pieces:
        content, opened_by = _opened(usable, sealed, _context(own, number))
        if content is None or opened_by is None:
            found.lost += number < len(pieces) - 1  # half of the last one was never acknowledged
            continue
        found.pieces.append(content)
        usable = [opened_by]
    return found


def _sealed_pieces(data: bytes) -> Iterator[bytes]:
    place = _HEAD
    while place + _LENGTH_BYTES <= len(data):
        length = int.from_bytes(data[place : place + _LENGTH_BYTES], "big")
        place += _LENGTH_BYTES
        if not 0 < length <= _LARGEST or place + length > len(data):
            return
        yield data[place : place + length]
        place += length


def _opened(
    keys: Sequence[bytes], sealed: bytes, context: bytes
) -> tuple[bytes | None, bytes | None]:
    for key in keys:
        with contextlib.suppress(NotOpened):
            return unseal(key, sealed, context), key
    return None, None


def _context(own: str, number: int) -> bytes:
    return f"{own}/{number}".encode()


def is_being_written(file: Path) -> bool:
    """Return whether an open archive, here or in another window, still writes the file."""
    try:
        if sys.platform == "win32":
            file.rename(file)  # refused while anybody has it open
            return False
        import fcntl

        with file.open("rb") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def _hold(stream: IO[bytes]) -> None:
    """Show the others that the file is in use, for as long as this program lives."""
    if sys.platform != "win32":  # there, an open file cannot be taken away anyhow
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
