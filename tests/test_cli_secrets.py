"""A password for a command: a file's first line as it stands, or asked for where one can be."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from teammoede.cli_secrets import NoTerminal, SecretUnreadable, ask_secret, read_secret

ON_LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")


@pytest.mark.parametrize(
    ("content", "secret"),
    [
        (b"fire ord\n", "fire ord"),
        (b"fire ord\r\n", "fire ord"),
        (b"fire ord", "fire ord"),
        (b" fire ord \nmere\n", " fire ord "),
        ("\ufeffblå båd\n".encode(), "blå båd"),
        (b"a" * 4096, "a" * 4096),
    ],
)
def test_a_file_gives_its_first_line(tmp_path: Path, content: bytes, secret: str) -> None:
    file = tmp_path / "ord"
    file.write_bytes(content)
    assert read_secret(file) == secret


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "er tom"),
        (b"\nanden linje", "er tom"),
        (b"\xff\xfe\x00", "UTF-8"),
        ("blå".encode("latin-1"), "UTF-8"),
        (b"a" * 4097, "for lang"),
    ],
)
def test_a_file_without_a_password_is_said_and_never_quoted(
    tmp_path: Path, content: bytes, said: str
) -> None:
    file = tmp_path / "ord"
    file.write_bytes(content)
    with pytest.raises(SecretUnreadable, match=said) as refused:
        read_secret(file)
    assert "linje\n" not in str(refused.value)
    assert "aaa" not in str(refused.value)


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    for file, said in ((tmp_path / "væk", "findes ikke"), (tmp_path, "kan ikke læses")):
        with pytest.raises(SecretUnreadable, match=said):
            read_secret(file)


def test_with_nobody_to_ask_it_is_said_what_to_use() -> None:
    with pytest.raises(NoTerminal, match=r"ingen terminal .* Brug --her"):
        ask_secret("Adgangskode", "Brug --her.")


@ON_LINUX
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (b"fire smaa ord her\nfire smaa ord her\n", "17 tegn"),
        (b"fire smaa ord her\nfire smaa ord hen\n", "NotAlike"),
        (b"kort\n", "WeakPassword"),
        (b"\x04", "NoTerminal"),
    ],
)
def test_on_a_terminal_a_new_one_is_asked_for_twice_and_not_shown(typed: bytes, said: str) -> None:
    script = (
        "from teammoede.cli_secrets import ask_new_secret\n"
        "try: print(len(ask_new_secret('Adgangskode', '')), 'tegn')\n"
        "except Exception as error: print(type(error).__name__)"
    )
    ours, theirs = os.openpty()
    done = subprocess.Popen(
        [sys.executable, "-c", script],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    seen = b""
    for number, line in enumerate(typed.splitlines(keepends=True), 1):
        while seen.count(b": ") < number:  # what is typed before it asks is thrown away
            seen += os.read(ours, 1024)
        os.write(ours, line)
    try:
        while more := os.read(ours, 1024):
            seen += more
    except OSError:  # Linux's way of saying that the other end is closed
        pass
    os.close(ours)
    assert done.wait(20) == 0
    assert said in seen.decode()
    assert b"smaa" not in seen
