"""Where this user's files lie; the only user of platformdirs, and it opens no archive."""

import contextlib
import os
import uuid
from functools import cache
from pathlib import Path

import platformdirs

_APP = "teammoede"
_DEVICE_FILE = "device-id"


def default_archive() -> Path:
    """The folder of the user's own archive; it may not exist yet."""
    return platformdirs.user_data_path(_APP, appauthor=False)


def log_file() -> Path:
    """The file that keeps what nobody expected; it may not exist yet."""
    return platformdirs.user_log_path(_APP, appauthor=False) / f"{_APP}.log"


def journal_folder() -> Path:
    """The folder of the draft journals; on this machine, whatever disk the archive is on."""
    return platformdirs.user_state_path(_APP, appauthor=False) / "journal"


def device_id() -> str:
    """A random UUID that stays the same for this user on this machine.

    It lies beside the settings and not in the archive: two machines that hold a copy of one
    archive must not sign their revisions as one device. Where it cannot be kept, it lasts as long
    as the process.
    """
    return _device_id(platformdirs.user_config_path(_APP, appauthor=False) / _DEVICE_FILE)


@cache
def _device_id(file: Path) -> str:
    fresh = str(uuid.uuid4())
    try:
        return _read_id(file) or _keep_id(file, fresh)
    except OSError:
        return fresh


def _read_id(file: Path) -> str | None:
    """The id in the file; None where there is none or it is damaged."""
    try:
        return str(uuid.UUID(file.read_text(encoding="ascii").strip()))
    except (FileNotFoundError, ValueError):
        return None


def _keep_id(file: Path, fresh: str) -> str:
    """Write the id whole, and give back the one that was kept: another process may be first."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{fresh}")
    try:
        draft.write_text(f"{fresh}\n", encoding="ascii")
        with contextlib.suppress(FileExistsError):
            os.link(draft, file)  # refused where the file is there: the first one wins
        if _read_id(file) is None:
            os.replace(draft, file)  # damaged, so nothing is lost
    finally:
        draft.unlink(missing_ok=True)
    return _read_id(file) or fresh
