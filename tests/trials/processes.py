"""Starts programs that are to be killed, and tells what they had acknowledged; no test is in here.

A program gets its secrets as the first line of its input, says »ready«, and begins with the second.
"""

import subprocess
import sys
import textwrap
from pathlib import Path

# What every program begins with; `secret` is in its memory only.
_START = """
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
{imports}
folder, words, secret = Path(sys.argv[1]), sys.argv[2:], sys.stdin.readline().strip()
TODAY = date(2026, 11, 23)
print("ready", flush=True)
sys.stdin.readline()
{work}
"""


def program(imports: str, work: str) -> str:
    """Return the text of a program."""
    parts = {"imports": textwrap.dedent(imports), "work": textwrap.dedent(work)}
    return _START.format(**parts)


def started(
    text: str, folder: Path, *words: str, secret: str = "", under: tuple[str, ...] = ()
) -> "subprocess.Popen[str]":
    """Start a program and wait until it is ready; `under` another one such as strace."""
    process = subprocess.Popen(
        [*under, sys.executable, "-c", text, str(folder), *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{secret}\n")
    process.stdin.flush()
    assert process.stdout.readline() == "ready\n"
    return process


def go(process: "subprocess.Popen[str]") -> None:
    """Let a program that is ready begin."""
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def killed(
    text: str, folder: Path, *words: str, secret: str = "", lines: int = 0, after: float = 0.0
) -> list[str]:
    """Kill a program some moments after so many lines; return all that it had acknowledged."""
    process = started(text, folder, *words, secret=secret)
    assert process.stdout is not None
    go(process)
    said = [process.stdout.readline() for _ in range(lines)]
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        process.kill()
    rest, _ = process.communicate()
    said += rest.splitlines(keepends=True)
    return [line.strip() for line in said if line.endswith("\n")]
