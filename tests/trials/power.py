"""Cuts the power: what a program asked of the disk is recorded and done again up to any moment.

What was not yet brought to the disk by then is lost, or a part of it; no test is in here. A name
counts once its folder was synced, a new file's also once the file itself was; what is stricter
than any journaling file system.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path, PurePosixPath
from random import Random

CALLS = (
    "open,openat,creat,close,write,pwrite64,writev,pwritev,lseek,ftruncate,truncate,fallocate,"
    "fsync,fdatasync,sync_file_range,rename,renameat,renameat2,unlink,unlinkat,rmdir,mkdir,mkdirat,"
    "link,linkat,symlink,sendfile,copy_file_range"
)
PIECE = 4096  # bytes that reach a disk together, or not at all
_LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)")
_WORD = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_PATH = re.compile(r"^(\d+|AT_FDCWD)(?:<((?:\\x[0-9a-f]{2})*)(?:\(deleted\))?>)?")


@cache
def can_record() -> bool:
    """Return whether strace is here and may look at a program."""
    if sys.platform != "linux" or shutil.which("strace") is None:
        return False
    words = ["strace", "-o", os.devnull, sys.executable, "-V"]
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


def recorder(log: Path) -> tuple[str, ...]:
    """Return the words under which a program is recorded."""
    many = str(1 << 24)
    return ("strace", "-f", "-y", "-xx", "-s", many, "-e", f"trace={CALLS}", "-o", str(log))


@dataclass(eq=False)
class _File:
    """What is on the disk for sure, and what was asked since: (place, bytes), or a new length."""

    sure: bytearray = field(default_factory=bytearray)
    asked: list[tuple[int, bytes | None]] = field(default_factory=list)

    def sync(self) -> None:
        self.sure = self.after(self.asked)
        self.asked = []

    def after(self, changes: list[tuple[int, bytes | None]]) -> bytearray:
        data = bytearray(self.sure)
        for place, content in changes:
            if content is None:
                del data[place:]
                data.extend(bytes(max(0, place - len(data))))
            else:
                data.extend(bytes(max(0, place - len(data))))
                data[place : place + len(content)] = content
        return data

    def length(self) -> int:
        size = len(self.sure)
        for place, content in self.asked:
            size = place if content is None else max(size, place + len(content))
        return size


_Names = dict[PurePosixPath, _File | None]  # None is a folder


@dataclass(eq=False)
class _Step:
    """A change of names: something new, moved or gone."""

    old: PurePosixPath | None
    new: PurePosixPath | None
    what: _File | None = None

    @property
    def paths(self) -> set[PurePosixPath]:
        return {path for path in (self.old, self.new) if path is not None}

    @property
    def folders(self) -> set[PurePosixPath]:
        return {path.parent for path in self.paths}

    def apply(self, names: _Names) -> None:
        if self.old is None:
            assert self.new is not None
            names[self.new] = self.what
            return
        below = [p for p in names if p == self.old or self.old in p.parents]
        moved = {path: names.pop(path) for path in below}
        if self.new is not None:
            for path, what in moved.items():
                names[self.new / path.relative_to(self.old)] = what


@dataclass
class _Open:
    file: _File
    place: int = 0
    append: bool = False


class Disk:
    """A folder as a program changed it, call by call; `said` is what it had acknowledged."""

    def __init__(self, start: Path, folder: Path) -> None:
        """`start` is a copy of the folder from before the program began."""
        self.said = ""
        self._root = PurePosixPath(folder)
        self._sure: _Names = {self._root: None}
        for path in sorted(start.rglob("*")):
            content = _File(bytearray(path.read_bytes())) if path.is_file() else None
            self._sure[self._root / path.relative_to(start)] = content
        self._now: _Names = dict(self._sure)
        self._steps: list[_Step] = []
        self._open: dict[int, _Open] = {}

    def replay(self, log: Path) -> Iterator[int]:
        """Do each recorded call again, and stop after each that changed something."""
        number = 0
        for name, words, result in _calls(log):
            if result >= 0 and self._do(name, words, result):
                number += 1
                yield number

    def after_cut(self, target: Path, chance: Random | None) -> None:
        """Write down what is left; without `chance`, only what was surely there."""
        names = dict(self._sure)
        if chance is not None:
            for step in self._steps[: chance.randrange(len(self._steps) + 1)]:
                step.apply(names)
        for path, file in names.items():
            place = target / path.relative_to(self._root)
            if file is None:
                place.mkdir(parents=True, exist_ok=True)
        for path, file in names.items():
            place = target / path.relative_to(self._root)
            if file is not None and place.parent.is_dir():
                kept = [] if chance is None else list(_some(file.asked, chance))
                place.write_bytes(file.after(kept))

    def _do(self, name: str, words: str, result: int) -> bool:
        done = getattr(
            self, f"_do_{name.rstrip('64').removesuffix('at2').removesuffix('at')}", None
        )
        if done is not None:
            return done(words, result)
        if str(self._root) in _unescaped(words):
            raise NotImplementedError(name)
        return False

    # files

    def _do_open(self, words: str, result: int) -> bool:
        path = self._path(words)
        if path is None:
            return False
        flags = words.split(", ")[2 if words.startswith("AT_FDCWD") else 1]
        known = self._now.get(path)
        changed = False
        if known is None and path not in self._now:
            known = _File()
            self._step(_Step(None, path, known))
            changed = True
        if known is None:
            return False  # a folder
        if "O_TRUNC" in flags:
            known.asked.append((0, None))
            changed = True
        self._open[result] = _Open(known, append="O_APPEND" in flags)
        return changed

    def _do_close(self, words: str, _result: int) -> bool:
        self._open.pop(_handle(words), None)
        return False

    def _do_write(self, words: str, result: int) -> bool:
        handle = _handle(words)
        content = _content(words)[:result]
        if handle == 1:
            self.said += content.decode()
            return "\n" in content.decode()
        opened = self._open.get(handle)
        if opened is None:
            return False
        if opened.append:
            opened.place = opened.file.length()
        opened.file.asked.append((opened.place, content))
        opened.place += len(content)
        return True

    def _do_pwrite(self, words: str, result: int) -> bool:
        opened = self._open.get(_handle(words))
        if opened is None:
            return False
        place = int(words.rsplit(", ", 1)[1])
        opened.file.asked.append((place, _content(words)[:result]))
        return True

    def _do_lseek(self, words: str, result: int) -> bool:
        if (opened := self._open.get(_handle(words))) is not None:
            opened.place = result
        return False

    def _do_ftruncate(self, words: str, _result: int) -> bool:
        opened = self._open.get(_handle(words))
        if opened is None:
            return False
        opened.file.asked.append((int(words.rsplit(", ", 1)[1]), None))
        return True

    def _do_sendfile(self, words: str, result: int) -> bool:
        target, source = (self._open.get(_handle(word)) for word in words.split(", ")[:2])
        if target is None:
            return False
        assert source is not None, "something came in from outside"
        start = int(words.split(", ")[2].strip("[").split("]")[0])
        content = bytes(source.file.after(source.file.asked)[start : start + result])
        assert len(content) == result
        target.file.asked.append((target.place, content))
        target.place += result
        return True

    # bringing to the disk

    def _do_fsync(self, words: str, _result: int) -> bool:
        opened = self._open.get(_handle(words))
        if opened is not None:
            opened.file.sync()
            self._settle([s for s in self._steps if s.what is opened.file and s.old is None])
            return True
        path = self._path(words)
        if path is None or path not in self._now:
            return False
        self._settle([step for step in self._steps if path in step.folders])
        return True

    _do_fdatasync = _do_fsync

    def _settle(self, steps: list[_Step]) -> None:
        """Make names sure; what was done to the same names before cannot come after it."""
        for step in reversed(self._steps):
            later = {path for known in steps for path in known.paths}
            if step not in steps and step.paths & later:
                steps.append(step)
        for step in [known for known in self._steps if known in steps]:
            step.apply(self._sure)
            self._steps.remove(step)

    # names

    def _step(self, step: _Step) -> None:
        step.apply(self._now)
        self._steps.append(step)

    def _do_rename(self, words: str, _result: int) -> bool:
        old, new = self._paths(words)
        if old is None and new is None:
            return False
        assert old is not None, "something came in from outside"
        self._step(_Step(old, new, self._now.get(old)))
        return True

    def _do_unlink(self, words: str, _result: int) -> bool:
        path = self._path(words)
        if path is None:
            return False
        self._step(_Step(path, None, self._now.get(path)))
        return True

    _do_rmdir = _do_unlink

    def _do_mkdir(self, words: str, _result: int) -> bool:
        path = self._path(words)
        if path is None:
            return False
        self._step(_Step(None, path))
        return True

    def _path(self, words: str) -> PurePosixPath | None:
        paths = self._paths(words)
        return paths[0] if paths else None

    def _paths(self, words: str) -> list[PurePosixPath | None]:
        """Return the paths of a call, None for one that is not below the folder."""
        found: list[PurePosixPath | None] = []
        base = PurePosixPath("/")
        for word in words.split(", "):
            if at := _PATH.match(word):
                base = PurePosixPath(_decoded(at[2] or "").decode() or "/")
            elif named := _WORD.fullmatch(word):
                found.append(base / _decoded(named[1]).decode())
        if not found:  # a call on an open file
            found.append(base)
        inside = (self._root, *found)[0]
        return [p if p == inside or (p and inside in p.parents) else None for p in found]


def _calls(log: Path) -> Iterator[tuple[str, str, int]]:
    begun: dict[str, str] = {}
    with log.open(encoding="ascii", errors="replace") as lines:
        for line in lines:
            who, _, rest = line.partition(" ")
            if "<unfinished ...>" in line:
                begun[who] = line.split(" <unfinished")[0]
                continue
            if "resumed>" in rest and who in begun:
                line = begun.pop(who) + rest.split("resumed>", 1)[1]
            if found := _LINE.match(line):
                yield found[1], found[2], int(found[3])


def _some(
    changes: list[tuple[int, bytes | None]], chance: Random
) -> Iterator[tuple[int, bytes | None]]:
    """Return a part of the changes, and parts of parts."""
    for place, content in changes:
        pieces = range(0, len(content), PIECE) if content is not None else (0,)
        for start in pieces:
            if chance.random() < 0.5:
                kept = content[start : start + PIECE] if content is not None else None
                yield place + start, kept


def _handle(words: str) -> int:
    found = _PATH.match(words)
    return int(found[1]) if found and found[1].isdigit() else -1


def _content(words: str) -> bytes:
    found = _WORD.search(words)
    assert found is not None, "strace shortened it"
    return _decoded(found[1])


def _decoded(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def _unescaped(words: str) -> str:
    return "".join(
        _decoded(found).decode(errors="replace") for found in re.findall(r"((?:\\x..)+)", words)
    )
