"""Nothing that was typed can be read outside the archive, nor the password or the key.

A marker stands in every text of the archive and is typed through a real window; then the disk is
searched for every spelling of it: after locking, after a failure, after a kill, after commands.
"""

import os
import shutil
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import String

from teammoede import paths
from teammoede.domain.base import Record
from teammoede.paths import journal_folder
from teammoede.storage.backup import backups
from teammoede.storage.demo import add_demo
from teammoede.storage.founding import found
from teammoede.storage.journal import Journal
from teammoede.storage.layout import ARCHIVE_NAME, COPIES, KEYS_NAME, MIRROR_NAME
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked, unlock
from tests.commandline import TODAY, command
from tests.conftest import Tally
from tests.storage.vaults import CHEAP

from .traces import Needle, found_in, hits

ROOT = Path(__file__).parents[2]
MARKER, PASSWORD = "Kvaxblomst", "grønne Vafler Danser tyst"
HOUSE, NAME = "Brumbassehuset", "Ottilie Zvendsen"  # readable by design, at the sign-in
# What the program itself fills in, and no person types.
OWN_WORDS = {"point", "key", "kind", "field", "clock", "device", "parents", "second_place"}
OWN_TABLES = {"revision", "house", "meta", "tombstone", "access_entry"}


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder below which everything is that the program can know of."""
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(tmp_path / "midlertidigt"))
    (tmp_path / "midlertidigt").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def outside(scratch: Path) -> Path:
    """Where the user asks for things that can be read."""
    folder = scratch / "udenfor"
    folder.mkdir()
    (folder / "kode.txt").write_text(PASSWORD, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Unlocked:
    """A locked archive that has the marker in every text there is, with its journal."""
    root = tmp_path_factory.mktemp("mærket")
    unlocked = found(root / "arkiv", HOUSE, NAME, PASSWORD, bytes(range(32)), CHEAP)
    journal = Journal(root / "kladde", unlocked.vault.id, unlocked.key)
    with closing(Store(unlocked.folder, device="d", key=unlocked.key, journal=journal)) as store:
        key = add_demo(store, TODAY)
        with store.writing() as connection:
            for table in Record.metadata.sorted_tables:
                for column in table.columns if table.name not in OWN_TABLES else ():
                    plain = isinstance(column.type, String) and column.type.length is None
                    if plain and column.name not in OWN_WORDS and not hasattr(column.type, "enums"):
                        connection.execute(table.update().values({column: f"{MARKER} 7"}))
        for member in store.course(key).memberships:
            store.change(member, name=f"{MARKER} {member.id[:4]}")
        store.change(store.course(key), title=f"{MARKER} i titlen", goal=f"mål {MARKER}")
    return unlocked


@pytest.fixture
def mette(built: Unlocked, scratch: Path) -> Unlocked:
    """The archive, where this test's program finds it."""
    shutil.copytree(built.folder, scratch / "arkiv")
    shutil.copytree(built.folder.with_name("kladde"), journal_folder())
    return replace(built, folder=scratch / "arkiv")


@pytest.fixture
def secrets(mette: Unlocked) -> dict[str, Needle]:
    """What must be found nowhere."""
    return {
        "the marker": Needle(MARKER),
        "the password": Needle(PASSWORD),
        "the key": Needle(mette.key),
        "the private key": Needle(mette.private),
        "the recovery code": Needle(bytes(range(32))),
    }


def _check(scratch: Path, secrets: dict[str, Needle], when: str, tally: Tally) -> None:
    with tally("searches of the disk for words and keys", len(secrets)):
        assert hits(scratch, secrets, scratch / "udenfor") == [], when
    # A sheet's letters are in a code of its own, which no search would find.
    assert not [f for f in scratch.rglob("*.pdf") if scratch / "udenfor" not in f.parents]


def _check_process(process: "subprocess.Popen[Any]", secrets: dict[str, Needle]) -> None:
    """Look at what every user of the machine may see of a program."""
    if not sys.platform.startswith("linux"):
        return
    shown = Path(f"/proc/{process.pid}")
    while b"arkiv" not in (shown / "cmdline").read_bytes():
        assert process.poll() is None
    for name in ("environ", "cmdline"):
        data = (shown / name).read_bytes()
        assert data
        assert not [what for what, needle in secrets.items() if needle.is_in(data)]


# the search itself


@pytest.mark.parametrize(
    "spelled",
    [
        f"ord {MARKER} ord".encode(),
        f"ord {MARKER.upper()} ord".encode("utf-16-le"),
        b"x" + f"ord {MARKER}".encode().hex().encode(),
        b"0123" + zlib.compress(f"ord {MARKER}".encode()),
        b"S3ZheGJsb21zdA==",
        b"b3JkIEt2YXhibG9tc3Qgb3Jk",
    ],
)
def test_the_search_finds_every_spelling(tmp_path: Path, spelled: bytes) -> None:
    (tmp_path / "fil").write_bytes(spelled)
    with zipfile.ZipFile(tmp_path / "pakke", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.write(tmp_path / "fil")
    assert found_in(tmp_path, Needle(MARKER)) == [tmp_path / "fil", tmp_path / "pakke"]
    assert found_in(tmp_path, Needle("Bjørneklo")) == []


# the window


@pytest.fixture
def window(mette: Unlocked) -> "Iterator[subprocess.Popen[str]]":
    """The program with a person at it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.trials.window", str(mette.folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    yield process
    process.kill()
    process.communicate()


def _tell(window: "subprocess.Popen[str]", text: str, answer: str) -> None:
    assert window.stdin is not None
    assert window.stdout is not None
    window.stdin.write(text)
    window.stdin.flush()
    assert window.stdout.readline().strip() == answer


def _kept(mette: Unlocked) -> str:
    """Return all of today's first note, as the archive has it after all."""
    now = unlock(mette.folder, mette.account.id, PASSWORD)
    with closing(Store(mette.folder, device="reader", key=now.key)) as store:
        courses = [store.course(course.id) for course in store.courses(TODAY)]
        notes = [n.text for c in courses for m in c.meetings for n in m.notes]
    return max(notes, key=lambda text: text.count(MARKER))


def test_what_is_typed_in_the_window_is_found_nowhere_on_the_disk(
    scratch: Path,
    outside: Path,
    mette: Unlocked,
    secrets: dict[str, Needle],
    window: "subprocess.Popen[str]",
    tally: Tally,
) -> None:
    _tell(window, f"{PASSWORD}\n{MARKER}\n", "typed")
    _check_process(window, secrets)
    _check(scratch, secrets, "while it is open", tally)
    _tell(window, "\n", "locked")
    _check(scratch, secrets, "while it is locked", tally)
    _tell(window, "\n", "stumbled")
    assert "ValueError" in paths.log_file().read_text(encoding="utf-8")
    _check(scratch, secrets, "after a failure", tally)
    _tell(window, "\n", "typing")
    with pytest.raises(subprocess.TimeoutExpired):
        window.wait(0.5)
    window.kill()
    window.wait()
    assert list(journal_folder().rglob("*"))
    _check(scratch, secrets, "after a kill", tally)
    assert MARKER in _kept(mette)
    _check(scratch, secrets, "after it was closed", tally)


# commands


def _run(mette: Unlocked, outside: Path, secrets: dict[str, Needle], *words: str | Path) -> bytes:
    opening = ("--name", NAME, "--password-file", outside / "kode.txt")
    with subprocess.Popen(
        command(*opening, *words, folder=mette.folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
    ) as process:
        _check_process(process, secrets)
        said, complained = process.communicate(timeout=60)
    assert process.returncode == 0, complained.decode()
    return said


def test_what_commands_leave_behind_says_nothing(
    scratch: Path, outside: Path, mette: Unlocked, secrets: dict[str, Needle], tally: Tally
) -> None:
    with closing(Store(mette.folder, device="reader", key=mette.key)) as store:
        course = store.courses(TODAY)[0].id
    assert MARKER.encode() in _run(mette, outside, secrets, "courses")
    _run(mette, outside, secrets, "print", "minutes", course, "--out", outside / "referat.pdf")
    _run(
        mette,
        outside,
        secrets,
        *("export", course, scratch / "forløb.teammøde"),
        *("--passphrase-file", outside / "kode.txt"),
    )
    (scratch / "stik").mkdir()
    _run(mette, outside, secrets, "backup", "--to", scratch / "stik")
    _check(scratch, secrets, "after commands", tally)
    _run(mette, outside, secrets, "rekey")
    newest = backups(mette.folder / COPIES)[0].folder
    _run(mette, outside, secrets, "restore", newest.name, "--yes")
    _run(mette, outside, secrets, "check", "--deep")
    secrets["the new key"] = Needle(unlock(mette.folder, mette.account.id, PASSWORD).key)
    _check(scratch, secrets, "after another key and a copy brought back", tally)
    assert MARKER in _kept(mette)


def test_only_what_the_sign_in_shows_can_be_read(scratch: Path, mette: Unlocked) -> None:
    with closing(Store(mette.folder, device="d", key=mette.key)) as store:
        copy = store.backup()
    slots = {place / name for place in (mette.folder, copy) for name in (KEYS_NAME, MIRROR_NAME)}
    for word in (HOUSE, NAME):
        assert set(found_in(scratch, Needle(word))) <= slots
        assert mette.folder / KEYS_NAME in found_in(scratch, Needle(word))
    assert ARCHIVE_NAME not in {file.name for file in found_in(scratch, Needle(NAME))}
