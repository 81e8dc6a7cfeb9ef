"""An archive is made whole or not at all, and what is none is refused with a Danish sentence."""

import contextlib
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from teammoede.domain.course import Course
from teammoede.domain.errors import Refused
from teammoede.storage import archive
from teammoede.storage.archive import FILE_NAME, open_archive
from teammoede.storage.connecting import connect
from teammoede.storage.faults import (
    ArchiveDamaged,
    ArchiveMissing,
    ArchiveNewer,
    ArchiveUnusable,
)
from teammoede.storage.schema import APPLICATION_ID, HEAD
from teammoede.storage.store import Store
from tests.conftest import Tally

from .conftest import KEY, TODAY


def refusal(folder: Path, *, create: bool = True) -> Refused:
    """Open what cannot be opened, and return what is said of it."""
    with pytest.raises(Refused) as said:
        open_archive(folder, key=KEY, create=create)
    return said.value


def sql(folder: Path, *statements: str) -> None:
    """Do something to the archive behind the program's back."""
    connection = connect(folder / FILE_NAME, KEY)
    with connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


@pytest.fixture
def closed(store: Store, course: Course, folder: Path) -> Path:
    """The folder of a closed archive with a course in it."""
    store.close()
    return folder


def test_a_missing_folder_is_made_on_request_and_else_refused(tmp_path: Path) -> None:
    folder = tmp_path / "ny" / "mappe"
    assert isinstance(refusal(folder, create=False), ArchiveMissing)
    assert not folder.exists()
    open_archive(folder, key=KEY, create=True).dispose()
    assert [file.name for file in folder.iterdir()] == [FILE_NAME]


def test_a_new_archive_says_what_it_is_and_waits_for_the_disk(tmp_path: Path) -> None:
    engine = open_archive(tmp_path, key=KEY, create=True)
    with engine.connect() as connection:

        def pragma(name: str) -> object:
            return connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()

        assert pragma("application_id") == APPLICATION_ID
        assert pragma("journal_mode") == "wal"
        assert pragma("synchronous") == 2  # FULL: a power cut takes nothing that was saved
        assert pragma("foreign_keys") == 1
    engine.dispose()


def test_an_archive_that_is_there_is_opened_and_never_made_anew(closed: Path) -> None:
    for create in (True, False):
        store = Store(closed, device="d", key=KEY, create=create)
        assert [c.title for c in store.courses(TODAY)] == ["Stjernestuen"]
        store.close()


def test_a_folder_that_is_a_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "arkiv"
    file.write_text("mine noter")
    said = refusal(file)
    assert isinstance(said, ArchiveUnusable)
    assert "ikke en mappe" in str(said)
    assert file.read_text() == "mine noter"


def test_a_folder_in_the_archives_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    assert isinstance(refusal(tmp_path), ArchiveUnusable)


@pytest.mark.parametrize("create", [True, False])
def test_an_archive_of_no_bytes_is_refused_and_not_filled(tmp_path: Path, create: bool) -> None:
    (tmp_path / FILE_NAME).touch()
    said = refusal(tmp_path, create=create)
    assert isinstance(said, ArchiveDamaged)
    assert "0 byte" in str(said)
    assert (tmp_path / FILE_NAME).stat().st_size == 0


@pytest.mark.parametrize("junk", [b"x", b"Dette er ikke et arkiv. " * 1000, bytes(8192)])
def test_junk_is_refused_and_left_as_it_is(tmp_path: Path, junk: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(junk)
    assert isinstance(refusal(tmp_path), ArchiveDamaged)
    assert (tmp_path / FILE_NAME).read_bytes() == junk


def test_a_database_of_somebody_else_is_refused(tmp_path: Path) -> None:
    sql(tmp_path, "CREATE TABLE recipe (name TEXT)")
    before = (tmp_path / FILE_NAME).read_bytes()
    said = refusal(tmp_path)
    assert isinstance(said, ArchiveDamaged)
    assert "ikke et teammøde-arkiv" in str(said)
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_a_newer_archive_is_refused_and_says_what_to_do(closed: Path) -> None:
    sql(closed, f"UPDATE alembic_version SET version_num = '{int(HEAD) + 1:04}'")
    said = refusal(closed)
    assert isinstance(said, ArchiveNewer)
    assert "Opdatér" in str(said)


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM meta",
        "DROP TABLE meta",
        "DELETE FROM alembic_version",
        "INSERT INTO alembic_version VALUES ('0001')",
        "INSERT INTO meta (id, program) VALUES ('x', 'teammoede')",
    ],
)
def test_an_archive_that_does_not_know_its_version_is_refused(closed: Path, harm: str) -> None:
    sql(closed, harm)
    assert isinstance(refusal(closed), ArchiveDamaged)


@pytest.mark.parametrize("part", [0.99, 0.5, 0.1, 0.01])
def test_an_archive_cut_off_anywhere_is_refused_not_shown_half(closed: Path, part: float) -> None:
    file = closed / FILE_NAME
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * part)])
    assert isinstance(refusal(closed), ArchiveDamaged)


def test_damage_in_the_middle_is_said_in_danish_when_it_is_met(closed: Path) -> None:
    file = closed / FILE_NAME
    whole = bytearray(file.read_bytes())
    whole[4096:] = b"\xff" * (len(whole) - 4096)
    file.write_bytes(whole)
    with pytest.raises(ArchiveDamaged, match="beskadiget"):
        Store(closed, device="d", key=KEY)


def test_what_lies_in_the_wal_is_read_at_the_next_start(
    store: Store, course: Course, folder: Path, tmp_path: Path
) -> None:
    """As after a crash: the files of an archive that is still open, taken as they are."""
    store.change(course, goal="ro og tryghed")
    copy = tmp_path / "kopi"
    shutil.copytree(folder, copy)
    assert (copy / f"{FILE_NAME}-wal").stat().st_size > 0
    again = Store(copy, device="d", key=KEY)
    assert again.course(course.id).goal == "ro og tryghed"
    again.close()


def test_a_wal_without_its_archive_is_refused_and_kept(
    store: Store, course: Course, folder: Path, tmp_path: Path
) -> None:
    """A new archive beside an old -wal would take its pages for its own, and be corrupt."""
    copy = tmp_path / "kopi"
    shutil.copytree(folder, copy)
    (copy / FILE_NAME).unlink()
    kept = (copy / f"{FILE_NAME}-wal").read_bytes()
    assert isinstance(refusal(copy), ArchiveDamaged)
    assert (copy / f"{FILE_NAME}-wal").read_bytes() == kept
    assert not (copy / FILE_NAME).exists()


def test_a_folder_that_nobody_may_write_in_is_refused(tmp_path: Path) -> None:
    """In a real process without root's right to write everywhere."""
    closed = tmp_path / "lukket"
    closed.mkdir()
    closed.chmod(0o555)
    done = _without_root(
        "from teammoede.storage.store import Store; from pathlib import Path; import sys\n"
        "from teammoede.domain.errors import Refused\n"
        "try: Store(Path(sys.argv[1]), device='d', key=bytes(range(32)), create=True)\n"
        "except Refused as said: print(type(said).__name__)",
        closed,
    )
    assert done.stdout.strip() == "ArchiveUnusable", done.stderr
    assert list(closed.iterdir()) == []


def _without_root(code: str, *arguments: Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", code, *map(str, arguments)]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        if not shutil.which("setpriv"):
            pytest.skip("root may write everywhere, and there is no setpriv to give that up")
        rights = "-dac_override,-dac_read_search"
        command = ["setpriv", "--bounding-set", rights, "--inh-caps", rights, *command]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_opening_reports_damage_without_leaving_the_file_open(closed: Path) -> None:
    """On Windows a file that is still open could not be set aside."""
    sql(closed, "DROP TABLE revision")
    with pytest.raises(ArchiveDamaged):
        Store(closed, device="d", key=KEY)
    sql(closed, "SELECT 1")
    assert not (closed / f"{FILE_NAME}-wal").exists()


# processes


def _open_together(folder: Path, start: "Barrier", title: str) -> None:
    start.wait(30)
    store = Store(folder, device=title, key=KEY, create=True)
    store.begin_course(Course(title=title), TODAY)
    store.close()


@pytest.mark.parametrize("turn", range(3))
def test_windows_that_start_together_on_a_new_folder_share_one_archive(
    tmp_path: Path, turn: int
) -> None:
    context = multiprocessing.get_context("spawn")
    start = context.Barrier(3)
    titles = ["a", "b", "c"]
    windows = [
        context.Process(target=_open_together, args=(tmp_path / "ny", start, title))
        for title in titles
    ]
    for window in windows:
        window.start()
    for window in windows:
        window.join(60)
    assert [window.exitcode for window in windows] == [0, 0, 0]
    store = Store(tmp_path / "ny", device="d", key=KEY)
    assert [c.title for c in store.courses(TODAY)] == titles
    store.close()
    assert [file.name for file in (tmp_path / "ny").iterdir()] == [FILE_NAME]


def test_who_comes_second_with_a_new_archive_leaves_the_firsts_in_place(
    store: Store, course: Course, folder: Path
) -> None:
    """The moment between looking and making, in which another window was faster."""
    archive._make(folder / FILE_NAME, KEY)
    again = Store(folder, device="d", key=KEY)
    assert [c.title for c in again.courses(TODAY)] == ["Stjernestuen"]
    again.close()


_CREATE = """
import sys, time
from pathlib import Path
from teammoede.storage.archive import open_archive
print("ready", flush=True)
open_archive(Path(sys.argv[1]), key=bytes(range(32)), create=True).dispose()
print("made", flush=True)
"""


def _kill_while_making(folder: Path, after: float) -> None:
    """Start making an archive in a real process and kill it some moments later."""
    process = subprocess.Popen(
        [sys.executable, "-c", _CREATE, str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    # How far it gets is left to chance on purpose: every moment must do.
    with process.stdout, contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(after)
    process.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
    process.wait(30)


@pytest.mark.parametrize("after", [n / 500 for n in range(10)])
def test_a_kill_while_an_archive_is_made_leaves_none_or_a_whole_one(
    tmp_path: Path, after: float, tally: Tally
) -> None:
    with tally("kills while an archive is made"):
        _check_killed(tmp_path / "ny", after)


@pytest.mark.soak
@pytest.mark.parametrize("after", [n / 2000 for n in range(100)])
def test_a_kill_while_an_archive_is_made_leaves_none_or_a_whole_one_many_times(
    tmp_path: Path, after: float, tally: Tally
) -> None:
    with tally("kills while an archive is made"):
        _check_killed(tmp_path / "ny", after)


def _check_killed(folder: Path, after: float) -> None:
    _kill_while_making(folder, after)
    if (folder / FILE_NAME).exists():
        open_archive(folder, key=KEY, create=False).dispose()
    store = Store(folder, device="d", key=KEY, create=True)
    store.begin_course(Course(title="efter"), TODAY)
    assert [c.title for c in store.courses(TODAY)] == ["efter"]
    store.close()
