"""The draft journal: every change once more, sealed, in a folder of the user's own.

When the archive is damaged, what was written since the last copy is read back from it; what the
archive refused waits here too. Never in the way: where it cannot be written, saving goes on.
"""

import contextlib
import json
import os
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from teammoede.storage.crypto import subkey
from teammoede.storage.journal_file import Contents, JournalFile, is_being_written, read_file
from teammoede.storage.touched import Row

_KEPT, _DRAFTS = ".kept", ".drafts"
_LARGEST = 8 * 1024 * 1024  # bytes; then only the last state of each row stays
_TROUBLE = (
    "Kladden ved siden af arkivet kan ikke skrives lige nu. Alt gemmes i arkivet som ellers; "
    "se efter, om disken er ved at være fuld."
)


@dataclass(frozen=True)
class Commit:
    """What one change left in the archive; `archive` tells one file from its copies."""

    at: datetime
    archive: str
    rows: tuple[Row, ...] = field(repr=False)


@dataclass(frozen=True)
class Draft:
    """Values that the archive refused, with what they were to replace and the whole row."""

    at: datetime
    account: str
    course: str
    table: str
    id: str
    values: dict[str, Any] = field(repr=False)
    known: dict[str, Any] = field(repr=False)
    row: dict[str, Any] = field(repr=False)


class Journal:
    """The journal of one archive on this machine, written by one open archive.

    `trouble` says in one sentence that it cannot be written just now; else it is empty.
    """

    def __init__(self, folder: Path, vault: str, key: bytes, former: bytes | None = None) -> None:
        """Begin; touches no file before there is something to keep.

        `key` is the archive's, `former` the one before while a new one is taken into use.
        """
        self.trouble = ""
        self._folder = folder / vault
        self._vault = vault
        self._keys = [subkey(k, "journal") for k in (key, former) if k is not None]
        self._kept: JournalFile | None = None
        self._drafts: JournalFile | None = None
        self._pending: dict[tuple[str, str], Any] = {}
        self._compact_at = _LARGEST

    def close(self) -> None:
        """Let go of the files; what stands in them stays."""
        for file in (self._kept, self._drafts):
            if file is not None:
                file.close()
        self._kept = self._drafts = None
        self._pending.clear()

    # writing

    def committed(self, commit: Commit) -> None:
        """Keep what a change left in the archive, which has it already."""
        with self._untroubled():
            self._kept = self._append(self._kept, _KEPT, _commit_as_plain(commit))
            if self._kept.size > self._compact_at:
                self._compact(self._kept)

    def refused(self, draft: Draft) -> None:
        """Keep what the archive did not take; the same words a second time are here already."""
        places = {(draft.id, name): value for name, value in draft.values.items()}
        if all(p in self._pending and self._pending[p] == v for p, v in places.items()):
            return
        with self._untroubled():
            self._drafts = self._append(self._drafts, _DRAFTS, _draft_as_plain(draft))
            self._pending |= places

    def settled(self, entity: str, names: Iterable[str]) -> None:
        """Let go of what was refused before: the archive has these fields now."""
        places = [(entity, name) for name in names if (entity, name) in self._pending]
        if not places or self._drafts is None:
            return
        for place in places:
            del self._pending[place]
        if not self._pending:
            self._drafts.remove()
            self._drafts = None
            return
        with self._untroubled():
            self._append(self._drafts, _DRAFTS, {"settled": places})

    @contextlib.contextmanager
    def _untroubled(self) -> Iterator[None]:
        try:
            yield
        except OSError:
            self.trouble = _TROUBLE
        else:
            self.trouble = ""

    def _append(self, file: JournalFile | None, suffix: str, content: Any) -> JournalFile:
        if file is None:
            file = JournalFile(self._folder, suffix, self._keys[0], self._vault)
        file.append(json.dumps(content).encode())
        return file

    def _compact(self, file: JournalFile) -> None:
        """Write the own file anew with the last state of each row only."""
        last: dict[tuple[str, str], tuple[Commit, Row]] = {}
        for commit in _commits(self._read(file.path).pieces):
            for row in commit.rows:
                last.pop((row.table, row.id), None)  # so that it comes last
                last[row.table, row.id] = commit, row
        folded = [replace(commit, rows=(row,)) for commit, row in last.values()]
        self._kept = self._rewritten(file.path, _KEPT, map(_commit_as_plain, folded))
        file.remove()
        self._compact_at = max(_LARGEST, 2 * (self._kept.size if self._kept else 0))

    # reading

    def commits(self) -> list[Commit]:
        """Return all changes that are kept, in the order in which they were made."""
        found = (c for file in self._files(_KEPT) for c in _commits(self._read(file).pieces))
        return sorted(found, key=lambda commit: commit.at)

    def last_commit(self) -> Commit | None:
        """Return the change that was made last on this machine."""
        last = [self._read(file, last_only=True).pieces for file in self._files(_KEPT)]
        found = [commit for pieces in last for commit in _commits(pieces)]
        return max(reversed(found), key=lambda commit: commit.at, default=None)

    def drafts(self) -> list[Draft]:
        """Return what was refused and not taken since, by programs that have ended."""
        return [draft for file in self._files(_DRAFTS) for draft in self._drafts_in(file)]

    def _drafts_in(self, file: Path) -> list[Draft]:
        if self._is_own(file) or is_being_written(file):
            return []
        return _open_drafts(self._read(file).pieces)

    def _files(self, suffix: str) -> list[Path]:
        with contextlib.suppress(OSError):
            return sorted(self._folder.glob(f"*{suffix}"))
        return []

    def _read(self, file: Path, *, last_only: bool = False) -> Contents:
        try:
            return read_file(file, self._keys, self._vault, last_only=last_only)
        except OSError:
            return Contents()

    def _is_own(self, file: Path) -> bool:
        return any(own is not None and own.path == file for own in (self._kept, self._drafts))

    # letting go

    def drop(self, drafts: Collection[Draft]) -> None:
        """Forget drafts of programs that have ended: they were taken in, or are not wanted."""
        for file in self._files(_DRAFTS):
            found = self._drafts_in(file)
            left = [draft for draft in found if draft not in drafts]
            if len(left) < len(found):
                self._replace(file, _DRAFTS, map(_draft_as_plain, left))

    def rotate(self, before: datetime) -> None:
        """Drop what was kept before that moment, which is that of the backup before the last.

        The own file is begun anew, so that it too can go some day.
        """
        if self._kept is not None:
            self._kept.close()
            self._kept = None
            self._compact_at = _LARGEST
        for file in self._files(_KEPT):
            with contextlib.suppress(OSError):
                if file.stat().st_mtime < before.timestamp() and not is_being_written(file):
                    file.unlink()

    def purge(self, course: str) -> bool:
        """Take everything of an erased course out; return whether none of it is left.

        What another window is still writing stays until it is closed: call it again then.
        """
        return self._filter(
            lambda row: row.course != course, lambda draft: draft.course != course, False
        )

    def reseal(self, key: bytes) -> None:
        """Seal everything with a new archive key."""
        new = subkey(key, "journal")
        if self._keys[0] != new:
            self._keys = [new, *self._keys]
        self._filter(lambda row: True, lambda draft: True, True)

    def _filter(
        self,
        wanted_row: Callable[[Row], bool],
        wanted_draft: Callable[[Draft], bool],
        everything: bool,
    ) -> bool:
        """Write the files anew with what is wanted; those that hold nothing else may stay."""
        if self._drafts is not None:  # who is still typing is refused, and so kept, anew
            self._drafts.remove()
        self.close()
        clean = True
        for file in self._files(_KEPT):
            found = _commits(self._read(file).pieces)
            kept = [replace(c, rows=tuple(filter(wanted_row, c.rows))) for c in found]
            if everything or kept != found:
                left = [_commit_as_plain(commit) for commit in kept if commit.rows]
                clean &= self._replace(file, _KEPT, left)
        for file in self._files(_DRAFTS):
            drafts = _open_drafts(self._read(file).pieces)
            left_drafts = [draft for draft in drafts if wanted_draft(draft)]
            if everything or left_drafts != drafts:
                clean &= self._replace(file, _DRAFTS, map(_draft_as_plain, left_drafts))
        return clean

    def _replace(self, file: Path, suffix: str, contents: Iterable[Any]) -> bool:
        """Put a new file in the place of one that nobody writes; return whether that was done."""
        if is_being_written(file):
            return False
        with self._untroubled():
            written = self._rewritten(file, suffix, contents)
            if written is not None:
                written.close()
            file.unlink(missing_ok=True)
        return not self.trouble

    def _rewritten(self, file: Path, suffix: str, contents: Iterable[Any]) -> JournalFile | None:
        """Return a new file with these contents and the old one's time; None without contents."""
        pieces = [json.dumps(content).encode() for content in contents]
        if not pieces:
            return None
        times = file.stat()
        written = JournalFile(self._folder, suffix, self._keys[0], self._vault)
        try:
            written.append(*pieces)
            os.utime(written.path, ns=(times.st_atime_ns, times.st_mtime_ns))
        except OSError:
            written.remove()
            raise
        return written


def _commit_as_plain(commit: Commit) -> dict[str, Any]:
    rows = [[row.table, row.id, row.course, row.values] for row in commit.rows]
    return {"at": commit.at.isoformat(), "archive": commit.archive, "rows": rows}


def _commits(pieces: Iterable[bytes]) -> list[Commit]:
    return [_commit_from(json.loads(piece)) for piece in pieces]


def _commit_from(known: dict[str, Any]) -> Commit:
    rows = tuple(Row(*row) for row in known["rows"])
    return Commit(datetime.fromisoformat(known["at"]), known["archive"], rows)


def _draft_as_plain(draft: Draft) -> dict[str, Any]:
    return {"draft": asdict(draft) | {"at": draft.at.isoformat()}}


def _open_drafts(pieces: Iterable[bytes]) -> list[Draft]:
    """Return one draft for each record: its last words in each field that was not taken since."""
    drafts: dict[str, Draft] = {}
    for piece in pieces:
        known = json.loads(piece)
        for entity, name in known.get("settled", ()):
            drafts[entity].values.pop(name, None)
        if "draft" in known:
            plain = known["draft"]
            draft = Draft(**plain | {"at": datetime.fromisoformat(plain["at"])})
            before = drafts.get(draft.id)
            if before is not None:
                values, known_before = before.values | draft.values, draft.known | before.known
                draft = replace(draft, values=values, known=known_before)
            drafts[draft.id] = draft
    return [draft for draft in drafts.values() if draft.values]
