"""A small disk of one's own, that can really be full; no test is in here.

A program runs on it in a process of its own: the disk is seen by nobody else, and gone with it.
"""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

_MOUNT = 'mount -t tmpfs -o "size=$1" tmpfs "$2" && shift 2 && exec "$@"'
_HELP = '''
import os, shutil, sys
from datetime import date
from pathlib import Path

disk = Path(sys.argv[1])
folder = disk / "arkiv"

def fill(spare=0):
    """Leave that many bytes free."""
    with open(disk / "fyld", "ab", 0) as filler:
        size = 1 << 20
        while size:
            over = shutil.disk_usage(disk).free - spare
            try:
                if not filler.write(b"x" * min(size, max(over, 0))):
                    return
            except OSError:
                size //= 2

def make_room():
    (disk / "fyld").write_bytes(b"")
'''


@cache
def _is_possible() -> bool:
    if sys.platform != "linux" or shutil.which("unshare") is None:
        return False
    words = ["unshare", "-Urm", "mount", "-t", "tmpfs", "tmpfs", os.curdir]
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


def run_on(disk: Path, size: str, program: str, *words: str) -> str:
    """Run a Python program on a disk of that size; return what it printed.

    It finds `disk`, `folder`, `fill` and `make_room`; `words` are in `sys.argv[2:]`.
    """
    if not _is_possible():
        pytest.skip("this system does not let one make a small disk of one's own (unshare -Urm)")
    python = [sys.executable, "-c", _HELP + program, str(disk), *words]
    done = subprocess.run(
        ["unshare", "-Urm", "sh", "-ec", _MOUNT, "sh", size, str(disk), *python],
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
