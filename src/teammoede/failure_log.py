"""Keeps what nobody expected, for whoever helps: where and of what kind, never a meeting's text."""

import contextlib
import logging
import traceback
from datetime import datetime
from pathlib import Path

from teammoede import __version__, paths

_ENOUGH = 500_000  # bytes; the older half goes to one file beside it


def listen() -> None:
    """Let everything that the program logs as an error come here, and nothing to the screen."""
    logging.raiseExceptions = False
    logger = logging.getLogger("teammoede")
    if not any(isinstance(handler, _Handler) for handler in logger.handlers):
        logger.addHandler(_Handler(logging.ERROR))


def keep(error: BaseException) -> Path:
    """Write down an error without its message, which could hold what somebody typed."""
    return _append(" < ".join(_story(error)))


def _story(error: BaseException) -> list[str]:
    lines: list[str] = []
    following: BaseException | None = error
    while following is not None and len(lines) < 200:
        lines.append(type(following).__qualname__)
        frames = traceback.extract_tb(following.__traceback__)
        lines += [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in reversed(frames)]
        following = following.__cause__ or following.__context__
    return lines


def _append(text: str) -> Path:
    file = paths.log_file()
    line = " ".join(text.split())
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists() and file.stat().st_size > _ENOUGH:
            file.replace(file.with_suffix(".old.log"))
        with file.open("a", encoding="utf-8", errors="backslashreplace") as stream:
            now = datetime.now().astimezone().isoformat(timespec="seconds")
            stream.write(f"{now} {__version__} {line}\n")
    return file


class _Handler(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        _append(record.getMessage())
