"""The first start, on nothing and on an archive from before, whole and broken off anywhere."""

import os
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest

from teammoede.domain.course import Course
from teammoede.storage import encrypting, founding
from teammoede.storage.archive import FILE_NAME
from teammoede.storage.connecting import connect
from teammoede.storage.encrypting import OtherWindowOpen, encrypt_archive, erase_file
from teammoede.storage.faults import AccountRefused, ArchiveLocked
from teammoede.storage.layout import (
    ARCHIVE_NAME,
    ASIDE_NAME,
    KEYS_NAME,
    MIRROR_NAME,
    Found,
    is_plain,
    look,
)
from teammoede.storage.settling import settle
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked, read_vault, unlock
from tests.conftest import Tally
from tests.storage.vaults import CHEAP

from .conftest import TODAY

PASSWORD, CODE = "en rigtig god kode", bytes(range(32))
MARKER = "zebrafinkeord"


def _found(folder: Path, name: str = "Mette Holm") -> Unlocked:
    return founding.found(folder, "Børnehuset", name, PASSWORD, CODE, CHEAP)


def _come_in(folder: Path) -> list[str]:
    [account] = read_vault(folder).accounts
    unlocked = settle(unlock(folder, account.id, PASSWORD))
    with closing(Store(folder, device="d", key=unlocked.key, viewer=unlocked.viewer)) as store:
        return [course.title for course in store.courses(TODAY)]


@pytest.fixture
def plain(folder: Path) -> Path:
    """The folder of an archive from before, with a copy as the program made them then."""
    with closing(Store(folder, device="d", create=True)) as store:
        store.begin_course(Course(title=MARKER), TODAY)
        copy = store.backup()
    (copy / ARCHIVE_NAME).rename(copy.parent / "2026-11-01T120000Z.db")
    copy.rmdir()
    return folder


def _traces(folder: Path) -> list[str]:
    return [f.name for f in folder.rglob("*") if f.is_file() and MARKER.encode() in f.read_bytes()]


def test_on_nothing_an_archive_is_made_that_opens_with_the_password(folder: Path) -> None:
    assert look(folder) is Found.NOTHING
    _found(folder)
    assert look(folder) is Found.LOCKED
    assert _come_in(folder) == []
    with pytest.raises(ArchiveLocked):
        Store(folder, device="d")


def test_an_archive_from_before_is_locked_with_everything_in_it(plain: Path) -> None:
    assert look(plain) is Found.PLAIN
    assert _traces(plain) == [FILE_NAME, "2026-11-01T120000Z.db"]
    _found(plain)
    assert look(plain) is Found.LOCKED
    assert _traces(plain) == []
    assert _come_in(plain) == [MARKER]
    [copy] = (plain / "kopier").iterdir()
    assert not is_plain(copy / ARCHIVE_NAME)
    assert (copy / KEYS_NAME).read_bytes() == (plain / KEYS_NAME).read_bytes()


def test_the_plain_file_is_overwritten_before_it_is_removed(
    plain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seen through a second name of the same file, which stays."""
    (tmp_path / "andet navn").hardlink_to(plain / FILE_NAME)
    monkeypatch.setattr(
        "teammoede.storage.encrypting.os.fsync", _fsync_and_look(tmp_path, seen := [])
    )
    _found(plain)
    assert (tmp_path / "andet navn").stat().st_size == 0
    assert seen[-1] == b""


def _fsync_and_look(tmp_path: Path, seen: list[bytes]) -> object:
    fsync = os.fsync

    def look_first(handle: int) -> None:
        data = (tmp_path / "andet navn").read_bytes()
        seen.append(b"found" if MARKER.encode() in data else b"")
        fsync(handle)

    return look_first


def test_what_another_window_would_still_write_is_not_lost(plain: Path) -> None:
    with closing(Store(plain, device="other")) as other:
        with pytest.raises(OtherWindowOpen):
            encrypt_archive(plain, bytes(32))
        assert [c.title for c in other.courses(TODAY)] == [MARKER]
    assert is_plain(plain / FILE_NAME)


def test_without_a_name_nothing_is_made(folder: Path) -> None:
    with pytest.raises(AccountRefused):
        _found(folder, " ")
    assert not folder.exists()


@pytest.mark.parametrize("moment", range(12))
def test_broken_off_anywhere_it_goes_on_at_the_next_start(
    plain: Path, moment: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every step that changes the folder is the last one once."""
    left = [moment]

    def counted(step):
        def stop_or_go(*args, **kwargs):
            if not left[0]:
                raise KeyboardInterrupt
            left[0] -= 1
            return step(*args, **kwargs)

        return stop_or_go

    with monkeypatch.context() as broken:
        broken.setattr(Path, "rename", counted(Path.rename))
        broken.setattr(Path, "unlink", counted(Path.unlink))
        broken.setattr("os.replace", counted(os.replace))
        broken.setattr(encrypting, "erase_file", counted(erase_file))
        with suppress(KeyboardInterrupt):
            _found(plain)
    if look(plain) is Found.PLAIN:
        _found(plain)
    assert _come_in(plain) == [MARKER]
    assert _traces(plain) == []
    assert not (plain / ASIDE_NAME).exists()
    [copy] = (plain / "kopier").iterdir()
    assert not is_plain(copy / ARCHIVE_NAME)


def test_a_first_start_that_was_broken_off_begins_anew(folder: Path) -> None:
    _found(folder)
    (folder / FILE_NAME).unlink()
    (folder / KEYS_NAME).unlink()  # the mirror is written first
    assert look(folder) is Found.NOTHING
    _found(folder)
    assert _come_in(folder) == []


def test_what_is_missing_is_not_taken_for_a_first_start(folder: Path) -> None:
    unlocked = _found(folder)
    with closing(Store(folder, device="d", key=unlocked.key)) as store:
        store.backup()
    (folder / FILE_NAME).rename(folder / "gemt")
    assert look(folder) is Found.LOCKED
    (folder / KEYS_NAME).unlink()
    (folder / MIRROR_NAME).unlink()
    assert look(folder) is Found.COPIES_ONLY
    (folder / "gemt").rename(folder / FILE_NAME)
    assert look(folder) is Found.KEYS_LOST


_KILLED = """
import sys
from pathlib import Path
from teammoede.storage.founding import found
from teammoede.storage.crypto import Cost
print("ready", flush=True)
sys.stdin.readline()
found(Path(sys.argv[1]), "Huset", "Mette", sys.argv[2], bytes(range(32)), Cost(1, 64, 1))
"""


def _kill_while_founding(plain: Path, after: float) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", _KILLED, str(plain), PASSWORD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout
        assert process.stdin
        process.stdout.readline()
        process.stdin.write("\n")
        process.stdin.flush()
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            process.kill()
    if look(plain) is Found.PLAIN and not (plain / KEYS_NAME).exists():
        _found(plain)
    assert _come_in(plain) == [MARKER]
    assert _traces(plain) == []


def test_a_kill_while_the_archive_is_locked_loses_nothing(plain: Path, tally: Tally) -> None:
    with tally("kills while an older archive is locked"):
        _kill_while_founding(plain, 0.02)


@pytest.mark.soak
@pytest.mark.parametrize("after", [n / 500 for n in range(40)])
def test_a_kill_while_the_archive_is_locked_loses_nothing_many_times(
    plain: Path, after: float, tally: Tally
) -> None:
    with tally("kills while an older archive is locked"):
        _kill_while_founding(plain, after)


def test_a_locked_file_says_nothing_of_what_is_in_it(plain: Path) -> None:
    unlocked = _found(plain)
    with closing(connect(plain / FILE_NAME, unlocked.key)) as connection:
        assert connection.execute("SELECT title FROM course").fetchall() == [(MARKER,)]
    assert not is_plain(plain / FILE_NAME)
