"""What the program is made of, as it is installed here: each part, its version and its licence.

Reads what the installed packages say of themselves, when somebody asks; opens no archive.
"""

import platform
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from PySide6.QtCore import qVersion

from teammoede import __version__
from teammoede.resources import read_text

OWN = "teammoede"
_PYTHON = "Python"
_BOOK = "Stavekontrolden"
_UNSAID = {"sqlcipher3": "zlib; SQLCipher: BSD-3-Clause"}  # only in its files
PARTS = {
    "PySide6-Essentials": "vinduerne (Qt)",
    "SQLAlchemy": "arkivet",
    "alembic": "ældre arkiver",
    "chunspell": "stavekontrollen (Hunspell)",
    "cryptography": "låsen",
    "fastjsonschema": "filer med forløb",
    "holidays": "helligdage",
    "icalendar": "kalenderfiler",
    "platformdirs": "hvor filerne ligger",
    "psutil": "hvilken disk arkivet ligger på",
    "pypdfium2": "ark på skærmen (PDFium)",
    "pyphen": "orddeling, med ordlister for dansk",
    "reportlab": "ark på papir",
    "sqlcipher3": "det låste arkiv (SQLCipher)",
    "ttf-opensans": "skriften Open Sans på papir",
}
"""What the program asks for itself, and what for; what those ask for in turn is found."""

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_LICENCE_FILE = re.compile(r"(^|/)(licen[cs]e|copying|notice|ofl)[^/]*$|/licenses/", re.IGNORECASE)
_CLASSIFIER = "License :: OSI Approved :: "


@dataclass(frozen=True)
class Part:
    """Something that is shipped: what it is used for, and its licence in a line."""

    name: str
    version: str
    licence: str
    use: str = ""

    @property
    def text(self) -> str:
        """The licence in full, as it came with it; empty where nothing came."""
        if self.name == _PYTHON:
            return sys.copyright
        if self.name == _BOOK:
            return read_text("spelling", "README.md")
        return "\n\n\n".join(_texts(distribution(self.name)))


def parts() -> list[Part]:
    """Return all that is installed of what the program needs, by name."""
    found = {
        _PYTHON: Part(_PYTHON, platform.python_version(), "PSF-2.0", "sproget bag"),
        _BOOK: Part(_BOOK, "2.7.001", "GPL-2.0, LGPL-2.1 eller MPL-1.1", "dansk ordbog"),
    }
    wanted = list(PARTS)
    while wanted:
        asked = wanted.pop()
        if _folded(asked) in found:
            continue
        try:
            package = distribution(asked)
        except PackageNotFoundError:  # asked for on another system only
            continue
        found[_folded(asked)] = _part(asked, package)
        wanted += _needs(package)
    return sorted(found.values(), key=lambda part: part.name.casefold())


def own_licence() -> str:
    """Return the program's own licence in a line, empty where it says none."""
    try:
        return _licence(distribution(OWN))
    except PackageNotFoundError:
        return ""


def versions() -> str:
    """Return what a helpdesk asks for: versions and the system; no name, path or text."""
    return "\n".join(
        (
            f"teammøde {__version__}",
            f"Qt {qVersion()}",
            f"{platform.system()} {platform.release()}, {platform.machine()}",
            *(f"{part.name} {part.version}" for part in parts()),
        )
    )


def _part(asked: str, package: Distribution) -> Part:
    use = {_folded(name): use for name, use in PARTS.items()}.get(_folded(asked), "")
    return Part(package.metadata["Name"], package.version, _licence(package), use)


def _licence(package: Distribution) -> str:
    """Return what a package says: the expression, else its words, else its classifiers."""
    words = _told(package, "License").strip().partition("\n")[0].partition(", Copyright")[0]
    told = package.metadata.get_all("Classifier") or ()
    named = ", ".join(t.removeprefix(_CLASSIFIER) for t in told if t.startswith(_CLASSIFIER))
    said = _told(package, "License-Expression") or words or named
    return said or _UNSAID.get(package.metadata["Name"], "")


def _told(package: Distribution, field: str) -> str:
    return "\n".join(package.metadata.get_all(field) or ())


def _texts(package: Distribution) -> Iterator[str]:
    """Read the licence files that came with a package."""
    for file in package.files or ():
        place = Path(str(file.locate()))
        if _LICENCE_FILE.search(file.as_posix()) and place.suffix not in (".py", ".pyc"):
            with suppress(OSError):  # taken away since
                yield f"{file.name}\n\n{place.read_text(encoding='utf-8', errors='replace')}"


def _needs(package: Distribution) -> list[str]:
    """Return the names a package asks for, but for what only its extras ask for."""
    asked = [line for line in package.requires or () if "extra ==" not in line]
    return [found.group() for line in asked if (found := _NAME.match(line))]


def _folded(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
