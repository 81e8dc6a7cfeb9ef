"""A file that travels: its content sealed with a password, so that whoever finds it reads nothing.

Argon2id gives the key, AES-256-GCM seals the content in pieces; knows nothing of what is in it.
"""

import hashlib
import struct
from collections.abc import Iterator

from teammoede.storage.crypto import (
    KEY_BYTES,
    SALT_BYTES,
    STANDARD,
    Cost,
    NotOpened,
    derive,
    new_salt,
    seal,
    subkey,
    unseal,
)
from teammoede.storage.faults import SealedFileDamaged, SealedFileNewer, WrongPassphrase

ENDING = ".teammoede"
PIECE = 1024 * 1024  # bytes of content that are sealed as one
_MAGIC = b"\x93teammoede\r\n\x1a\n"  # no text begins so, and a change of line ends would show
_VERSION = 1
_LAYOUT = struct.Struct(f">{len(_MAGIC)}sBBBI{SALT_BYTES}s")  # version, time, lanes, memory, salt
_SEAL = len(seal(bytes(KEY_BYTES), b""))  # what a seal adds to a piece
_SUM = 8
# The header: its fields, a seal around nothing that tells whether the password is right, and a sum
# that tells a damaged header from a wrong password. Every later version keeps its length and sum.
_HEADER = _LAYOUT.size + _SEAL + _SUM


def is_sealed(data: bytes) -> bool:
    """Return whether these bytes begin like a sealed file."""
    return data.startswith(_MAGIC)


def seal_file(content: bytes, passphrase: str, cost: Cost = STANDARD) -> bytes:
    """Return the content sealed; takes a third of a second, and once more for 50 MB."""
    fields = _LAYOUT.pack(_MAGIC, _VERSION, cost.time, cost.lanes, cost.memory, new_salt())
    key = _key(fields, passphrase, cost)
    checked = fields + seal(subkey(key, "check"), b"", fields)
    header = checked + _sum(checked)
    own = subkey(key, "content")
    pieces = [content[start : start + PIECE] for start in range(0, len(content), PIECE)] or [b""]
    sealed = (
        seal(own, piece, _place(header, number, number == len(pieces) - 1))
        for number, piece in enumerate(pieces)
    )
    return b"".join((header, *sealed))


def open_sealed(data: bytes, passphrase: str) -> bytes:
    """Return what was sealed; raises WrongPassphrase, SealedFileDamaged or SealedFileNewer."""
    header = data[:_HEADER]
    if not is_sealed(data) or len(header) < _HEADER or _sum(header[:-_SUM]) != header[-_SUM:]:
        raise SealedFileDamaged
    fields = header[: _LAYOUT.size]
    _, version, time, lanes, memory, _ = _LAYOUT.unpack(fields)
    if version > _VERSION:
        raise SealedFileNewer
    cost = Cost(time=time, memory=memory, lanes=lanes)
    if version != _VERSION or not cost.is_bearable:  # a file may be made to exhaust a machine
        raise SealedFileDamaged
    key = _key(fields, passphrase, cost)
    try:
        unseal(subkey(key, "check"), header[_LAYOUT.size : -_SUM], fields)
    except NotOpened:
        raise WrongPassphrase from None
    return b"".join(_pieces(data, header, subkey(key, "content")))


def _pieces(data: bytes, header: bytes, key: bytes) -> Iterator[bytes]:
    """Yield the pieces; the last one knows that it is, so that a file cut between two is found."""
    starts = range(_HEADER, len(data), PIECE + _SEAL)
    if not starts:
        raise SealedFileDamaged
    for number, start in enumerate(starts):
        is_last = number == len(starts) - 1
        try:
            piece = data[start : start + PIECE + _SEAL]
            yield unseal(key, piece, _place(header, number, is_last))
        except NotOpened:
            raise SealedFileDamaged from None


def _key(fields: bytes, passphrase: str, cost: Cost) -> bytes:
    """Return the file's key; everything that the header says has a part in it."""
    salt = fields[-SALT_BYTES:]
    return derive(passphrase, salt, cost, context=fields)


def _sum(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()[:_SUM]


def _place(header: bytes, number: int, is_last: bool) -> bytes:
    return header + struct.pack(">Q?", number, is_last)
