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
        anyhow = {word.lower() for word in raw} if isinstance(secret, str) else set()
        exactly = set(raw)
        for word in raw:
            anyhow.add(word.hex().encode())
            for shift in range(3):  # where the word begins in a longer text
                whole = base64.b64encode(bytes(shift) + word)
                exactly |= {whole[4:-4], base64.urlsafe_b64encode(bytes(shift) + word)[4:-4]}
        self._anyhow, self._exactly = anyhow, exactly

    def is_in(self, data: bytes) -> bool:
        """Return whether the secret stands in the bytes."""
        folded = data.lower()
        return any(w in data for w in self._exactly) or any(w in folded for w in self._anyhow)


def _encoded(secret: str) -> Iterator[bytes]:
    for form in ("NFC", "NFD"):
        text = unicodedata.normalize(form, secret)
        yield from (text.encode(code) for code in _FOLDED)
        yield text.encode("ascii", "backslashreplace")
        yield text.encode("latin-1", "replace")


def found_in(root: Path, needle: Needle, *spared: Path) -> list[Path]:
    """Return the files below a folder in which the secret stands, packed or not, or in the name."""
    return [file for file, _ in hits(root, {"": needle}, *spared)]


def hits(root: Path, needles: dict[str, Needle], *spared: Path) -> list[tuple[Path, str]]:
    """Return in which files which secret stands."""
    found: list[tuple[Path, str]] = []
    for file in sorted(root.rglob("*")):
        if not any(one == file or one in file.parents for one in spared):
            contents = [file.name.encode(), *_contents(file)]
            found += [
                (file, name) for name, one in needles.items() if any(map(one.is_in, contents))
            ]
    return found


def _contents(file: Path) -> Iterator[bytes]:
    if file.is_file() and not file.is_symlink():
        yield from _unpacked(file.read_bytes())


def _unpacked(data: bytes) -> Iterator[bytes]:
    """Return the bytes, and whatever is packed in them."""
    yield data
    seen = memoryview(data)
    for place in _PACKED.finditer(data):
        unpacker = zlib.decompressobj(47)  # zlib or gzip, whichever it is
        try:
            yield unpacker.decompress(seen[place.start() :], _LARGEST)
        except zlib.error:
            continue
    if data.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(data)) as packed:
            for name in packed.namelist():
                yield from _unpacked(packed.read(name))
