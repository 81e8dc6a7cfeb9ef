"""Programs killed while somebody types: each acknowledged text is found, whatever the file suffers.

Real processes; a text is acknowledged once the store has returned.
"""

import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from teammoede.domain.course import Course
from teammoede.storage.archive import FILE_NAME
from teammoede.storage.examining import examine, log_of
from teammoede.storage.founding import found
from teammoede.storage.journal import Journal
from teammoede.storage.recovering import recover
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked
from tests.conftest import Tally

from .conftest import TODAY
from .damage import HARMS
from .vaults import CHEAP

_TYPE_IN_A_LOOP = """
import sys
from pathlib import Path
from teammoede.storage.journal import Journal
from teammoede.storage.store import Store
folder, kept_in, vault, course, first = sys.argv[1:]
key = bytes.fromhex(sys.stdin.readline())
store = Store(Path(folder), device="killed", key=key, journal=Journal(Path(kept_in), vault, key))
note = store.course(course).meetings[0].own_note("parents")
for number in range(int(first), 100_000):
    store.change(note, typed=True, text=f"{number} " + "ord " * (number % 400))
    print(number, flush=True)
    if number % 50 == 0:
        store.seal()
"""


@pytest.fixture
def unlocked(tmp_path: Path) -> Unlocked:
    return found(tmp_path / "arkiv", "Huset", "Mette", "en lang adgangskode", bytes(32), CHEAP)


def _killed(unlocked: Unlocked, kept_in: Path, course: str, first: int, saves: int) -> int:
    """Let a real process type, kill it, and return the last text it acknowledged."""
    words = [str(unlocked.folder), str(kept_in), unlocked.vault.id, course, str(first)]
    with subprocess.Popen(
        [sys.executable, "-c", _TYPE_IN_A_LOOP, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(f"{unlocked.key.hex()}\n")
        process.stdin.flush()
        lines = [process.stdout.readline() for _ in range(saves)]
        process.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        lines += process.stdout.read().splitlines(keepends=True)
    return int([line for line in lines if line.endswith("\n")][-1])


def _found(unlocked: Unlocked, course: str) -> int:
    with closing(Store(unlocked.folder, device="survivor", key=unlocked.key)) as store:
        note = store.course(course).meetings[0].own_note("parents")
        number = int(note.text.split()[0])
        assert note.text == f"{number} " + "ord " * (number % 400)
        assert store.revisions(note, "text")[0].value == note.text
    return number


def _harm(unlocked: Unlocked, turn: int) -> None:
    """Do the file harm, or its log, or nothing."""
    file = unlocked.folder / FILE_NAME
    chance = Random(turn)
    if turn % 4 == 1:
        log_of(file).unlink(missing_ok=True)
    elif turn % 4 == 2:
        with log_of(file).open("rb+") as log:
            log.truncate(chance.randrange(log.seek(0, 2) or 1))
    elif turn % 4 == 3:
        HARMS[turn // 4 % len(HARMS)](file, chance)


def _check(unlocked: Unlocked, kept_in: Path, rounds: int) -> None:
    with closing(Store(unlocked.folder, device="maker", key=unlocked.key)) as store:
        course = Course(title="Stjernestuen")
        store.begin_course(course, TODAY)
        store.change(course.meetings[0].own_note("parents"), text="0 ")
        store.backup()
    last = 0
    for turn in range(rounds):
        last = _killed(unlocked, kept_in, course.id, last + 1, saves=5 + turn * 7 % 60)
        _harm(unlocked, turn)
        journal = Journal(kept_in, unlocked.vault.id, unlocked.key)
        health = examine(unlocked.folder, unlocked.key, journal)
        if health.needs_help:
            recover(unlocked, journal, health)
        # It may have saved once more and died before it could say so.
        assert _found(unlocked, course.id) in (last, last + 1), (turn, health)


def test_what_was_acknowledged_is_found_after_a_kill_and_damage(
    unlocked: Unlocked, tmp_path: Path, tally: Tally
) -> None:
    with tally("kills while somebody types, and damage after", 4):
        _check(unlocked, tmp_path / "kladde", rounds=4)


@pytest.mark.soak
@pytest.mark.timeout(3_600)
def test_what_was_acknowledged_is_found_after_many_kills_and_damages(
    unlocked: Unlocked, tmp_path: Path, tally: Tally
) -> None:
    with tally("kills while somebody types, and damage after", 60):
        _check(unlocked, tmp_path / "kladde", rounds=60)
