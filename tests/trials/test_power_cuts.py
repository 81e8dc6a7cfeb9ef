"""The power goes while somebody types, while the key is changed, while a copy is put in place.

What had been acknowledged is found, whatever had not reached the disk; see `power` for how.
"""

import itertools
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from teammoede.domain.course import Course
from teammoede.storage import rekeying, restoring
from teammoede.storage.backup import backups
from teammoede.storage.copies import check
from teammoede.storage.examining import Health, examine
from teammoede.storage.layout import COPIES, KEYS_NAME
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked, unlock
from tests.conftest import Tally
from tests.storage.conftest import TODAY

from .conftest import PASSWORD
from .power import Disk, can_record, recorder
from .processes import go, program, started

STORE = "from teammoede.storage.store import Store"
Judge = Callable[[Path, list[str]], None]

pytestmark = pytest.mark.skipif(not can_record(), reason="needs strace, and Linux")


def _record(text: str, mette: Unlocked, *words: str, secret: str) -> tuple[Disk, Path]:
    """Run a program to its end; return the disk as it was before it, and the record."""
    log, start = mette.folder.with_name("kald"), mette.folder.with_name("før")
    shutil.copytree(mette.folder, start)
    process = started(text, mette.folder, *words, secret=secret, under=recorder(log))
    go(process)
    process.communicate(timeout=600)
    assert process.returncode == 0
    return Disk(start, mette.folder), log


def _cut_everywhere(
    disk: Disk, log: Path, judge: Judge, every: int, kind: str, tally: Tally
) -> None:
    target = log.with_name("efter")
    cuts = 0
    for number in disk.replay(log):
        if number % every:
            continue
        said = [line for line in disk.said.splitlines() if line != "ready"]
        for chance in (None, Random(number)):
            with tally(kind):
                disk.after_cut(target, chance)
                judge(target, said)
            shutil.rmtree(target)
            cuts += 1
    assert cuts > 10
    assert len(disk.said.splitlines()) > 3


# the trial itself

CARELESS = program(
    "import os",
    """
    for number in range(8):
        handle = os.open(folder / f"fil{number}", os.O_WRONLY | os.O_CREAT)
        os.write(handle, b"skrevet")
        if number % 2:
            os.fsync(handle)
        os.close(handle)
        if number % 4 > 1:
            os.rename(folder / f"fil{number}", folder / f"ny{number}")
        print(number, flush=True)
    """,
)


def test_what_was_not_brought_to_the_disk_is_really_lost(tmp_path: Path) -> None:
    folder, log = tmp_path / "arkiv", tmp_path / "kald"
    folder.mkdir()
    process = started(CARELESS, folder, under=recorder(log))
    go(process)
    process.communicate()
    (tmp_path / "før").mkdir()
    disk = Disk(tmp_path / "før", folder)
    for _ in disk.replay(log):
        pass
    disk.after_cut(tmp_path / "efter", None)
    left = {file.name: file.read_bytes() for file in (tmp_path / "efter").iterdir()}
    assert left == {f"fil{number}": b"skrevet" for number in (1, 3, 5, 7)}


# typing

TYPE = program(
    STORE,
    """
    number = 0
    for _ in range(3):
        with closing(Store(folder, device="cut", key=bytes.fromhex(secret))) as store:
            note = store.course(words[0]).meetings[0].own_note("parents")
            for _ in range(int(words[1])):
                number += 1
                store.change(note, typed=True, text=f"{number} " + "ord " * (number * 97 % 2000))
                print(number, flush=True)
                if number % 5 == 0:
                    store.seal()
    """,
)


def _type_and_cut(mette: Unlocked, course: Course, saves: int, every: int, tally: Tally) -> None:
    disk, log = _record(TYPE, mette, course.id, str(saves), secret=mette.key.hex())

    def judge(folder: Path, said: list[str]) -> None:
        assert examine(folder, mette.key) is Health.WHOLE
        with closing(Store(folder, device="survivor", key=mette.key)) as store:
            text = store.course(course.id).meetings[0].own_note("parents").text
        last = int(said[-1]) if said else 0
        number = int(text.split()[0])
        assert number in (last, last + 1)
        assert number == 0 or text == f"{number} " + "ord " * (number * 97 % 2000)

    _cut_everywhere(disk, log, judge, every, "power cuts while somebody types", tally)


def test_a_power_cut_while_somebody_types(mette: Unlocked, course: Course, tally: Tally) -> None:
    _type_and_cut(mette, course, 4, 17, tally)


@pytest.mark.soak
@pytest.mark.timeout(3_600)
def test_a_power_cut_at_every_call_while_somebody_types(
    mette: Unlocked, course: Course, tally: Tally
) -> None:
    _type_and_cut(mette, course, 12, 1, tally)


# another key

REKEY = program(
    f"{STORE}\nfrom teammoede.storage.rekeying import rekey\n"
    "from teammoede.storage.vault import unlock",
    """
    unlocked = unlock(folder, words[1], secret)
    for number in (1, 2):
        with closing(Store(folder, device="cut", key=unlocked.key)) as store:
            store.change(store.course(words[0]), goal=str(number))
        print(number, flush=True)
        unlocked = rekey(unlocked)
        print("key", unlocked.vault.generation, flush=True)
    """,
)


def _rekey_and_cut(mette: Unlocked, course: Course, every: int, tally: Tally) -> None:
    disk, log = _record(REKEY, mette, course.id, mette.account.id, secret=PASSWORD)

    def judge(folder: Path, said: list[str]) -> None:
        unlocked = rekeying.finish(unlock(folder, mette.account.id, PASSWORD))
        assert unlocked.former is None
        assert examine(folder, unlocked.key) is Health.WHOLE
        with closing(Store(folder, device="survivor", key=unlocked.key)) as store:
            goal = store.course(course.id).goal
        goals = [int(line) for line in said if line.isdigit()]
        keys = [int(line.split()[1]) for line in said if not line.isdigit()]
        last = goals[-1] if goals else 0
        assert int(goal or 0) in (last, last + 1)
        assert unlocked.vault.generation >= (keys[-1] if keys else 1)
        for copy in itertools.islice(backups(folder / COPIES), 1):
            slots = unlock(copy.folder, mette.account.id, PASSWORD)
            check(copy.folder, slots.key)

    _cut_everywhere(disk, log, judge, every, "power cuts while the key is changed", tally)


def test_a_power_cut_while_the_key_is_changed(
    mette: Unlocked, course: Course, tally: Tally
) -> None:
    _rekey_and_cut(mette, course, 193, tally)


@pytest.mark.soak
@pytest.mark.timeout(3_600)
def test_a_power_cut_at_every_few_calls_while_the_key_is_changed(
    mette: Unlocked, course: Course, tally: Tally
) -> None:
    _rekey_and_cut(mette, course, 5, tally)


# a copy in the archive's place

RESTORE = program(
    f"{STORE}\nfrom teammoede.storage.restoring import restore_archive",
    """
    key = bytes.fromhex(secret)
    for number, copy in enumerate(words):
        restore_archive(folder, folder / "kopier" / copy, key=key, copy_key=key)
        print("restored", number, flush=True)
    """,
)


def _restore_and_cut(mette: Unlocked, course: Course, every: int, tally: Tally) -> None:
    with closing(Store(mette.folder, device="maker", key=mette.key)) as store:
        one = store.backup()
        store.begin_course(Course(title="Månestuen"), TODAY)
        both = store.backup()
    disk, log = _record(RESTORE, mette, one.name, both.name, one.name, secret=mette.key.hex())
    states = [2, 1, 2, 1]  # courses, before and after each

    def judge(folder: Path, said: list[str]) -> None:
        restoring.finish(folder)
        assert examine(folder, mette.key) is Health.WHOLE
        with closing(Store(folder, device="survivor", key=mette.key)) as store:
            courses = len(store.courses(TODAY))
        assert courses in states[len(said) : len(said) + 2]
        kept = unlock(folder, mette.account.id, PASSWORD)
        assert kept.key == mette.key

    assert (mette.folder / KEYS_NAME).exists()
    _cut_everywhere(disk, log, judge, every, "power cuts while a copy is put in place", tally)


def test_a_power_cut_while_a_copy_is_put_in_place(
    mette: Unlocked, course: Course, tally: Tally
) -> None:
    _restore_and_cut(mette, course, 193, tally)


@pytest.mark.soak
@pytest.mark.timeout(3_600)
def test_a_power_cut_at_every_few_calls_while_a_copy_is_put_in_place(
    mette: Unlocked, course: Course, tally: Tally
) -> None:
    _restore_and_cut(mette, course, 5, tally)
