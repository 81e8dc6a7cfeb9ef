"""Looks for words and keys in all that lies on the disk, however spelled; no test is in here."""

import base64
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

_PACKED = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")
_LARGEST = 4_000_000  # bytes unpacked of one piece
_FOLDED = ("utf-8", "utf-16-le", "utf-16-be")


class Needle:
    """One secret, in every spelling that a program may give it without meaning to."""

    def __init__(self, secret: str | bytes) -> None:
        raw = [secret] if isinstance(secret, bytes) else list(_encoded(secret))
        self._anyhow = {word.lower() for word in raw} if isinstance(secret, str) else set()
        self._exactly = set(raw)
        for word in raw:
            self._anyhow.add(word.hex().encode())
            for shift in range(3):  # where the word begins in a longer text
                whole = base64.b64encode(bytes(shift) + word)
                self._exactly |= {whole[4:-4], base64.urlsafe_b64encode(bytes(shift) + word)[4:-4]}

    def is_in(self, data: bytes) -> bool:
        """Return whether the secret stands in the bytes."""
        folded = data.lower()
        return any(word in data for word in self._exactly) or any(
            word in folded for word in self._anyhow
        )


def _encoded(secret: str) -> Iterator[bytes]:
    for form in ("NFC", "NFD"):
        text = unicodedata.normalize(form, secret)
        yield from (text.encode(code) for code in _FOLDED)
        yield text.encode("ascii", "backslashreplace")
        yield text.encode("latin-1", "replace")


def found_in(root: Path, needle: Needle, *spared: Path) -> list[Path]:
    """Return the files below a folder in which the secret stands, packed or not, or in the name."""
    return [
        file
        for file in sorted(root.rglob("*"))
        if not any(one == file or one in file.parents for one in spared)
        and (needle.is_in(file.name.encode()) or any(map(needle.is_in, _contents(file))))
    ]


def _contents(file: Path) -> Iterator[bytes]:
    if file.is_file() and not file.is_symlink():
        yield from _unpacked(file.read_bytes())


def _unpacked(data: bytes) -> Iterator[bytes]:
    """Return the bytes, and whatever is packed in them."""
    yield data
    for place in _PACKED.finditer(data):
        unpacker = zlib.decompressobj(47)  # zlib or gzip, whichever it is
        try:
            yield unpacker.decompress(data[place.start() :], _LARGEST)
        except zlib.error:
            continue
    if data.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(data)) as packed:
            for name in packed.namelist():
                yield from _unpacked(packed.read(name))
