"""Counts wrong passwords beside the archive, and says how long the next try has to wait.

A speed bump in the program and no more: whoever takes the files away is held up by Argon2id alone,
and may as well delete this one. Holds account ids and times, never a password nor a piece of one.
"""

import contextlib
import json
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from teammoede.domain.errors import Refused
from teammoede.storage.faults import WrongPassword
from teammoede.storage.files import FileUnwritable, write_file

FILE_NAME = "teammoede.attempts"
FREE = 3  # slips of the finger
# On a shared PC a lock for good would be in anybody's power: three wrong passwords for the leder
# before the meeting. A minute stops guessing all the same.
LONGEST = 60.0  # seconds
_MOST = 1_000  # failures of one account kept for the access log
_LARGEST = 1_000_000  # bytes; a file beyond that is none of ours


class TooSoon(Refused):
    """Another try has to wait."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(f"For mange forkerte forsøg. Vent {_told(seconds)}, og prøv så igen.")


@dataclass(frozen=True)
class _Tries:
    """What is known of one account: tries since it last came in, and failures not logged yet."""

    count: int = 0
    last: datetime | None = None
    unlogged: tuple[datetime, ...] = ()

    @property
    def delay(self) -> float:
        """For how long the next try waits after the last one: 1, 2, 4 … 60 seconds."""
        over = self.count - FREE
        return min(2.0 ** min(over, 10) / 2, LONGEST) if over > 0 else 0.0


def _now() -> datetime:
    return datetime.now(UTC)


class Attempts:
    """The tries at one archive; a file that is damaged, deleted or unwritable stops nobody."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = _now) -> None:
        self._file = folder / FILE_NAME
        self._now = now
        self._unwritten: dict[str, _Tries] | None = None

    def wait(self, account: str) -> float:
        """Return for how many seconds an account has to wait; 0 where it may try."""
        all_tries = self._read()
        tries = all_tries.get(account, _Tries())
        if tries.last is None or tries.delay == 0:
            return 0.0
        passed = (self._now() - tries.last).total_seconds()
        if passed < 0:  # a clock set back neither frees nor locks out: the wait begins anew
            self._write(all_tries | {account: replace(tries, last=self._now())})
            passed = 0.0
        return max(tries.delay - passed, 0.0)

    @contextlib.contextmanager
    def one_try(self, account: str) -> Iterator[None]:
        """Try a password inside; raises TooSoon before, and counts a WrongPassword.

        Who comes in begins anew; failures that are not in the access log yet stay to be told.
        """
        seconds = self.wait(account)
        if seconds > 0:
            raise TooSoon(seconds)
        try:
            yield
        except WrongPassword:
            self.failed(account)
            raise
        all_tries = self._read()
        tries = all_tries.get(account, _Tries())
        if tries.count:
            self._write(all_tries | {account: replace(tries, count=0, last=None)})

    def failed(self, account: str) -> None:
        """Count a wrong password."""
        all_tries = self._read()
        tries = all_tries.get(account, _Tries())
        unlogged = (*tries.unlogged, self._now())[-_MOST:]
        again = _Tries(tries.count + 1, self._now(), unlogged)
        self._write(all_tries | {account: again})

    def succeeded(self, account: str) -> list[datetime]:
        """Let an account begin anew; return its failures that are not in the access log yet."""
        all_tries = self._read()
        tries = all_tries.pop(account, _Tries())
        if tries != _Tries():
            self._write(all_tries)
        return list(tries.unlogged)

    def take_unlogged(self) -> dict[str, list[datetime]]:
        """Return every account's failures that are not in the access log yet; the counts stay.

        The log can be written once somebody is in, and that may be another person.
        """
        all_tries = self._read()
        found = {account: list(t.unlogged) for account, t in all_tries.items() if t.unlogged}
        if found:
            self._write({account: replace(t, unlogged=()) for account, t in all_tries.items()})
        return found

    def _read(self) -> dict[str, _Tries]:
        if self._unwritten is not None:
            return dict(self._unwritten)
        try:
            if self._file.stat().st_size > _LARGEST:
                return {}
            known = json.loads(self._file.read_bytes())
            return {account: _tries(values) for account, values in known.items()}
        except (OSError, AttributeError, KeyError, TypeError, ValueError, RecursionError):
            return {}

    def _write(self, all_tries: dict[str, _Tries]) -> None:
        plain = {account: _plain(tries) for account, tries in all_tries.items()}
        try:
            write_file(self._file, json.dumps(plain, indent=1).encode())
            self._unwritten = None
        except FileUnwritable:
            self._unwritten = all_tries  # for as long as the program runs


def _tries(values: dict[str, Any]) -> _Tries:
    last = values["last"]
    count = values["count"]
    if not isinstance(count, int) or count < 0:
        raise ValueError("a count of tries")
    unlogged = tuple(_moment(text) for text in values["unlogged"])
    return _Tries(count, None if last is None else _moment(last), unlogged)


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.utcoffset() is None:
        raise ValueError("a time without its zone")
    return moment


def _plain(tries: _Tries) -> dict[str, Any]:
    return {
        "count": tries.count,
        "last": tries.last.isoformat() if tries.last else None,
        "unlogged": [moment.isoformat() for moment in tries.unlogged],
    }


def _told(seconds: float) -> str:
    whole = math.ceil(seconds)
    return f"{whole} sekund" if whole == 1 else f"{whole} sekunder"
