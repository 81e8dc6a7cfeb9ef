"""The command line as a test calls it: in this process or in one of its own, on a demo archive."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from teammoede.cli import main
from teammoede.cli_access import HINT
from teammoede.domain.course import Course
from teammoede.storage.archive import FILE_NAME
from teammoede.storage.demo import add_demo
from teammoede.storage.store import Store

TODAY = date(2026, 11, 24)


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def refusal(self) -> str:
        """The one line on stderr, of a command that wrote nothing else."""
        assert self.out == ""
        assert self.err.endswith("\n")
        assert self.err.count("\n") == 1
        return self.err.strip()


@dataclass
class CommandLine:
    """Runs commands on one archive, as if it were TODAY."""

    folder: Path
    capsys: pytest.CaptureFixture[str]

    def __call__(self, *words: str | Path, bare: bool = False) -> Result:
        """Run in this process; `bare` adds no options before the words."""
        where = [] if bare else ["--archive", str(self.folder), "--today", str(TODAY)]
        self.capsys.readouterr()
        code = main([*where, *map(str, words)])
        captured = self.capsys.readouterr()
        return Result(code, captured.out, without_hint(captured.err.encode()).decode())

    def signed_in(self, password: str) -> Callable[..., Result]:
        """Return how to run commands on a locked archive as Mette, or as another of that password.

        The password lies in a file beside the archive's folder.
        """
        file = self.folder.parent / "ord.txt"
        file.write_text(f"{password}\n", encoding="utf-8")

        def run(*words: str | Path, name: str = "Mette Holm") -> Result:
            return self("--name", name, "--password-file", file, *words)

        return run

    def process(self, *words: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
        """Run in a process of its own."""
        return subprocess.run(
            command(*words, folder=self.folder),
            capture_output=True,
            env=os.environ | environment,
            timeout=60,
            check=False,
        )


def command(*words: str | Path, folder: Path) -> list[str]:
    """Return the words that start a process."""
    program = [sys.executable, "-m", "teammoede"]
    return [*program, "--archive", str(folder), "--today", str(TODAY), *map(str, words)]


@cache
def _demo_bytes() -> bytes:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = Store(folder, device="demo", create=True)
        add_demo(store, TODAY)
        store.close()
        return (folder / FILE_NAME).read_bytes()


def demo_archive(folder: Path) -> Path:
    """Make an archive with the demo course in the folder."""
    folder.mkdir()
    (folder / FILE_NAME).write_bytes(_demo_bytes())
    return folder


def add_course(folder: Path, title: str, **values: object) -> str:
    """Keep one more course with its first meeting, and return its id."""
    store = Store(folder, device="x")
    course = Course(title=title, **values)
    store.begin_course(course, TODAY)
    store.close()
    return course.id


def contents(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder but SQLite's passing ones, to be compared."""
    passing = ("-wal", "-shm")
    files = (file for file in folder.rglob("*") if file.is_file())
    return {str(f): f.read_bytes() for f in files if not f.name.endswith(passing)}


def without_hint(err: bytes) -> bytes:
    """Return stderr as if the archive were locked: most of these are plain, which is said."""
    return err.removesuffix(f"{HINT}\n".encode())


def without_rights(words: list[str]) -> list[str]:
    """Return the command so that file permissions count, also for root."""
    if os.geteuid() != 0:
        return words
    if shutil.which("setpriv") is None:
        pytest.skip("root may write anywhere, and there is no setpriv to stop it")
    less = "-dac_override,-dac_read_search"
    return ["setpriv", f"--bounding-set={less}", f"--inh-caps={less}", *words]
