"""Writes a file whole or not at all; knows nothing of what is in it."""

import contextlib
import errno
import os
import shutil
import uuid
from pathlib import Path

from teammoede.domain.errors import Refused


class FileUnwritable(Refused):
    """The file cannot be written there; what stood there before still does."""


def write_file(file: Path, data: bytes) -> None:
    """Write `data` under that name, in place of what was there; raises FileUnwritable."""
    try:
        target = file.resolve()  # a link stays a link
        if target.exists() and not target.is_file():
            raise FileUnwritable(f"{file} er ikke en almindelig fil. Vælg et andet navn.")
        _replace(target, data)
    except (OSError, RuntimeError, ValueError) as error:  # a loop of links, a NUL in the name
        raise FileUnwritable(f"{file} kan ikke skrives: {_reason(error)}") from error


def _replace(target: Path, data: bytes) -> None:
    draft = target.with_name(f".{uuid.uuid4().hex}.tmp")
    try:
        with draft.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            shutil.copymode(target, draft)
        os.replace(draft, target)
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
    sync_folder(target.parent)


def sync_file(file: Path) -> None:
    """Bring the content of a file that somebody else wrote to the disk."""
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Bring a renaming to the disk, where the system lets one."""
    with contextlib.suppress(OSError):  # Windows opens no folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "mappen findes ikke."
    if isinstance(error, PermissionError):
        return "du må ikke skrive der, eller filen er åben i et andet program."
    if isinstance(error, OSError) and error.errno in _FULL:
        return "disken er fuld. Ryd op, og prøv igen."
    if isinstance(error, OSError) and error.errno in _READ_ONLY:
        return "stedet er skrivebeskyttet."
    return "navnet kan ikke bruges. Vælg et andet navn eller et andet sted."


_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}  # Windows has no quota error
_READ_ONLY = {errno.EROFS}
