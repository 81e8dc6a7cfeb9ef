"""One more folder for copies, such as a stick or a network drive, so that they outlive the disk.

Copies are made beside the archive and carried over as files: a database is never worked on there.
That the place is away for a while is no fault.
"""

import contextlib
import json
import os
import shutil
import uuid
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from teammoede.domain.errors import Refused
from teammoede.storage.backup import Copy, CopyFailed, backups, last
from teammoede.storage.files import FileUnwritable, sync_file, sync_folder, write_file
from teammoede.storage.layout import ARCHIVE_NAME, COPIES, KEYS_NAME, MIRROR_NAME

FOLDER = "teammoede-kopier"
_REMEMBERED = "andet-sted.json"  # beside the copies: when which place last had one
_FILES = (ARCHIVE_NAME, KEYS_NAME, MIRROR_NAME)


class PlaceGone(Refused):
    """The second place cannot be reached just now."""

    def __init__(self, place: Path) -> None:
        super().__init__(f"Mappen {place} er her ikke lige nu. Sæt den i, eller vælg en anden.")


class PlaceRefused(Refused):
    """The folder is no place for copies."""


def check_place(archive: Path, place: Path) -> None:
    """Raise PlaceRefused where the folder would be no second place, PlaceGone where it is none."""
    if not place.is_dir():
        raise PlaceGone(place)
    if place.resolve().is_relative_to(archive.resolve()):
        raise PlaceRefused("Mappen ligger i arkivets egen mappe. Vælg en på en anden disk.")


def same_disk(archive: Path, place: Path) -> bool:
    """Return whether a broken disk would take both."""
    try:
        return archive.stat().st_dev == place.stat().st_dev
    except OSError:
        return False


def folder_in(place: Path, vault_id: str) -> Path:
    """Return where in the place this archive's copies lie, apart from those of others."""
    return place / FOLDER / vault_id[:8]


def carry_over(archive: Path, place: Path, vault_id: str) -> Path | None:
    """Bring the newest copy to the second place, read back there; return it, or None if it was.

    Raises PlaceGone, PlaceRefused or CopyFailed.
    """
    newest = next(iter(backups(archive / COPIES)), None)
    if newest is None:
        return None
    check_place(archive, place)
    target = folder_in(place, vault_id)
    try:
        made = None if (target / newest.folder.name).exists() else _carry(newest, target)
    except OSError as error:
        if not place.is_dir():
            raise PlaceGone(place) from error
        raise CopyFailed(f"der kan ikke skrives i {place}.") from error
    _remember(archive, place, newest.at)
    return made


def last_there(archive: Path, place: Path, vault_id: str) -> datetime | None:
    """Return when the newest copy in the second place was made, also while it is away."""
    found = last(folder_in(place, vault_id))
    return found or _remembered(archive).get(str(place))


def known_places(archive: Path) -> dict[Path, datetime]:
    """Return every place that ever had a copy, and of when the newest is that was brought there."""
    return {Path(name): at for name, at in _remembered(archive).items()}


def _carry(copy: Copy, target: Path) -> Path:
    target.mkdir(parents=True, exist_ok=True)
    draft = target / f"{uuid.uuid4().hex}.new"
    try:
        draft.mkdir()
        for name in _FILES:
            if (copy.folder / name).exists():
                shutil.copyfile(copy.folder / name, draft / name)
                sync_file(draft / name)
                if sum_of(draft / name) != sum_of(copy.folder / name):
                    raise CopyFailed(f"det, der blev skrevet i {target}, kan ikke læses igen.")
        sync_folder(draft)
        made = draft.rename(target / copy.folder.name)
        sync_folder(target)
    finally:
        with contextlib.suppress(OSError):
            shutil.rmtree(draft)
    return made


def sum_of(file: Path) -> bytes:
    """Return a checksum of a file, read from the disk where the system lets one."""
    found = sha256()
    with file.open("rb") as stream:
        with contextlib.suppress(AttributeError, OSError):  # what is only in memory is no copy yet
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while part := stream.read(1 << 20):
            found.update(part)
    return found.digest()


def _remember(archive: Path, place: Path, at: datetime) -> None:
    known = {name: moment.isoformat() for name, moment in _remembered(archive).items()}
    known[str(place)] = at.isoformat()
    with contextlib.suppress(FileUnwritable):
        write_file(archive / COPIES / _REMEMBERED, json.dumps(known).encode())


def _remembered(archive: Path) -> dict[str, datetime]:
    try:
        known = json.loads((archive / COPIES / _REMEMBERED).read_bytes())
        return {name: datetime.fromisoformat(moment) for name, moment in known.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}
