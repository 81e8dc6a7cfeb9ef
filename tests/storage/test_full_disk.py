"""The disk fills up or the stick is pulled in the middle of a save: what was saved before stays.

Real faults: a page limit of SQLite's own, a small disk that is full, system calls that fail.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from teammoede.domain.course import Course
from teammoede.storage.archive import FILE_NAME
from teammoede.storage.faults import DiskFull
from teammoede.storage.store import Store
from tests.conftest import Tally
from tests.storage.tmpfs import run_on

LONG = "Det fylder for meget. " * 2_000
LOCKED = pytest.mark.parametrize("locked", ["", "locked"], ids=["plain", "locked"])


def kept_text(store: Store, course: Course) -> str:
    [note] = store.course(course.id).meetings[0].notes
    return note.text


def limit(store: Store, spare: int) -> None:
    """Let the archive grow by so many pages and no more."""
    with store.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + spare}")


def test_an_archive_that_is_full_at_any_page_of_a_save_keeps_what_it_had(
    store: Store, course: Course, tally: Tally
) -> None:
    note = course.meetings[0].own_note("other")
    refused = 0
    store.change(note, text="før")
    for spare in range(200):
        limit(store, spare)
        try:
            store.change(note, text=LONG)
        except DiskFull:
            refused += 1
            with tally("saves on a full disk"):
                assert note.text == kept_text(store, course) == f"før{' !' * spare}"
            limit(store, 1_000)
            store.change(note, text=f"{note.text} !")
        else:
            break
    assert refused > 10
    assert note.text == kept_text(store, course) == LONG


# what the programs on a small disk, and under strace, begin with
_ARCHIVE = """
import json
from teammoede.domain.course import Course
from teammoede.domain.errors import Refused
from teammoede.domain.people import Membership
from teammoede.storage.faults import DiskFull
from teammoede.storage.reserve import Reserve
from teammoede.storage.store import Store

key = bytes(range(32)) if "locked" in sys.argv else None
LONG = "Det fylder for meget. " * 2_000

def opened(folder, **more):
    return Store(folder, device="full", key=key, **more)

def made(folder):
    store = opened(folder, create=True)
    course = Course(title="Stjernestuen")
    Membership(course=course, name="Mette Holm", position=0)
    store.begin_course(course, date(2026, 11, 23))
    note = course.meetings[0].own_note("other")
    store.change(note, text="før")
    return store, course, note

def text(store, course):
    return store.course(course.id).meetings[0].notes[0].text

def sound(store):
    with store.reading() as connection:
        return connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
"""

_FULL_AT_EVERY_WRITE = """
store, course, note = made(folder)
store.close()
copy, tried = disk / "kopi", []
for pages in range(200):
    shutil.rmtree(copy, ignore_errors=True)
    make_room()
    shutil.copytree(folder, copy)
    store = opened(copy)
    note = store.course(course.id).meetings[0].notes[0]
    fill(pages * 4096)
    try:
        store.change(note, text=LONG)
    except DiskFull:
        kept = [note.text, text(store, course)]
        make_room()
        store.change(note, text=LONG)
        store.close()
        store = opened(copy)
        tried.append([*kept, text(store, course) == LONG, sound(store)])
        store.close()
    else:
        break
print(json.dumps(tried))
"""


@LOCKED
def test_a_disk_that_is_full_at_any_write_of_a_save_loses_nothing(
    tmp_path: Path, locked: str
) -> None:
    tried = json.loads(run_on(tmp_path, "8m", _ARCHIVE + _FULL_AT_EVERY_WRITE, locked))
    assert 10 < len(tried) < 200
    assert tried == [["før", "før", True, True]] * len(tried)


_WITH_THE_RESERVE = """
store, course, note = made(folder)
Reserve(folder, ample=1 << 20).keep()
fill()
refused, saved = [], 0
while True:
    try:
        store.change(note, text=f"{saved} " + "x" * 2_000)
    except DiskFull as full:
        refused.append(full.freed)
        if not full.freed:
            break
    else:
        saved += 1
kept = text(store, course).split()[0]
make_room()
store.change(note, text="efter")
print(json.dumps([refused, saved, int(kept), store.reserve.is_short, text(store, course)]))
"""


@LOCKED
def test_the_reserve_lets_many_saves_through(tmp_path: Path, locked: str) -> None:
    refused, saved, kept, short, after = json.loads(
        run_on(tmp_path, "8m", _ARCHIVE + _WITH_THE_RESERVE, locked)
    )
    assert refused == [True, False]
    assert saved > 40
    assert kept == saved - 1
    assert short
    assert after == "efter"


# As a crash leaves it: all is in the write-ahead log, whose index has to be made anew.
_OPENED_WITH_NO_BYTE_LEFT = """
import os
import subprocess
crash = "import sys; from pathlib import Path; from teammoede.storage.store import Store; " \\
    "key = bytes.fromhex(sys.argv[2]) or None; " \\
    "s = Store(Path(sys.argv[1]), device='x', key=key); " \\
    "c = s.course(sys.argv[3]); s.change(c.meetings[0].notes[0], text='sidst'); " \\
    "import os; os._exit(0)"
store, course, note = made(folder)
store.close()
words = [str(folder), (key or b"").hex(), course.id]
subprocess.run([sys.executable, "-c", crash, *words], check=True)
index = folder / "teammoede.db-shm"
index.unlink()
fill()
said = []
try:
    opened(folder).close()
except Refused as refused:
    said = [type(refused).__name__, str(refused)]
make_room()
Reserve(folder, ample=1 << 20).keep()
index.unlink(missing_ok=True)
fill()
store = opened(folder)
print(json.dumps([said, text(store, course), store.reserve.is_short]))
"""


@LOCKED
def test_an_archive_opens_with_no_byte_left_where_there_is_a_reserve(
    tmp_path: Path, locked: str
) -> None:
    (name, sentence), text, short = json.loads(
        run_on(tmp_path, "8m", _ARCHIVE + _OPENED_WITH_NO_BYTE_LEFT, locked)
    )
    assert name == "DiskFull"
    assert "kan ikke åbnes" in sentence
    assert text == "sidst"
    assert short


# system calls that fail

_SAVE_TWICE = """
import sys
from datetime import date
from pathlib import Path
folder = Path(sys.argv[1])
{archive}
store = opened(folder)
[course] = store.courses(date(2026, 11, 23))
note = store.course(course.id).meetings[0].notes[0]
said = ""
try:
    store.change(note, text=LONG)
except Refused as refused:
    said = type(refused).__name__
print(json.dumps([said, note.text == LONG, text(store, course) == LONG]))
if said:
    store.change(note, text="efter")
    print(json.dumps([text(store, course), sound(store)]))
"""


@cache
def _strace_works() -> bool:
    if sys.platform != "linux" or shutil.which("strace") is None:
        return False
    words = ["strace", "-o", "/dev/null", "-e", "inject=getpid:error=EIO", sys.executable, "-V"]
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


def _save_under(fault: str, folder: Path) -> list[list[object]]:
    """Save once, with a system call on the archive's files that fails, and then again."""
    files = (folder / FILE_NAME, folder / f"{FILE_NAME}-wal")
    done = subprocess.run(
        [
            *("strace", "-f", "-qq", "-o", "/dev/null", "-e", f"inject={fault}"),
            *(word for file in files for word in ("-P", str(file))),
            *(sys.executable, "-c", _SAVE_TWICE.format(archive=_ARCHIVE), str(folder), "locked"),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def failing(store: Store, course: Course, folder: Path) -> Callable[[str], list[list[object]]]:
    """Saves with a fault into a new copy of the archive."""
    if not _strace_works():
        pytest.skip("no strace here that may let system calls fail")
    store.change(course.meetings[0].own_note("other"), text="før")
    store.close()

    def save(fault: str) -> list[list[object]]:
        copy = folder.with_name("kopi")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(folder, copy)
        return _save_under(fault, copy)

    return save


FAULTS = [("ENOSPC", "DiskFull"), ("EIO", "ArchiveUnusable")]


@pytest.mark.parametrize(("error", "said"), FAULTS)
def test_a_write_that_fails_is_said_and_the_next_save_works(
    failing: Callable[[str], list[list[object]]], error: str, said: str
) -> None:
    for call in (1, 4):
        assert failing(f"pwrite64:error={error}:when={call}") == [
            [said, False, False],
            ["efter", True],
        ]


def test_a_log_that_does_not_reach_the_disk_is_said_and_the_next_save_works(
    failing: Callable[[str], list[list[object]]],
) -> None:
    [first, second] = failing("fsync,fdatasync:error=EIO:when=1")
    assert first[:2] == ["ArchiveUnusable", False]
    assert second == ["efter", True]


@pytest.mark.soak
@pytest.mark.parametrize(("error", "said"), FAULTS)
@pytest.mark.timeout(600)
def test_every_write_of_a_save_may_fail(
    failing: Callable[[str], list[list[object]]], error: str, said: str, tally: Tally
) -> None:
    tried = 0
    while len(found := failing(f"pwrite64:error={error}:when={tried + 1}")) == 2:
        with tally(f"writes of a save that failed with {error}"):
            assert found == [[said, False, False], ["efter", True]], tried
        tried += 1
    assert tried > 20
    assert found == [["", True, True]]
