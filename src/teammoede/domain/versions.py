"""The earlier versions of a text: who wrote each and when, and word by word what became of it.

Reads revisions that were handed to it; fetches and writes none.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from difflib import SequenceMatcher
from itertools import zip_longest

from teammoede.domain.revision import Revision, heads
from teammoede.domain.week import dated

_WORDS = re.compile(r"(?:\w+|[^\w\s]+)\s*|\s+")  # a word or a mark, with the space behind it
_MANY = 1_000_000  # pairs of equal words: comparing more of them would take seconds


@dataclass(frozen=True)
class Written:
    """Who wrote a revision and when; `author` is empty where nobody had signed in."""

    at: datetime
    author: str
    device: str

    @classmethod
    def of(cls, revision: Revision) -> "Written":
        """Return what a revision says of itself."""
        return cls(moment_of(revision.clock), revision.author, revision.device)

    def by(self, here: str) -> str:
        """Return the author's name, else whether it was written on the device `here`."""
        return self.author or ("denne computer" if self.device == here else "en anden computer")


@dataclass(frozen=True)
class Version:
    """A text as it once stood; `beside` where another window wrote it at the same time as ours."""

    text: str
    written: Written
    beside: bool = False


def moment_of(clock: str) -> datetime:
    """Return when a hybrid clock (see `revision.tick`) was read, in UTC."""
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=int(clock.partition("-")[0]))


def when_text(at: datetime, today: date) -> str:
    """Return »i dag 12.41«, »i går 9.05« or »ma 16.11. 13.05« in the computer's own time."""
    own = at.astimezone()
    hour = f"{own.hour}.{own.minute:02d}"
    near = {today: "i dag", today - timedelta(days=1): "i går"}
    return f"{near.get(own.date()) or dated(own.date(), today)} {hour}"


def who_and_when(written: Written, today: date, here: str) -> str:
    """Return »Mette Holm, i dag 12.41«."""
    return f"{written.by(here)}, {when_text(written.at, today)}"


def written_of(revisions: Iterable[Revision], text: str) -> Written | None:
    """Return who wrote a text last as it stands now, None where no revision holds it."""
    held = [row for row in revisions if (row.value or "") == text]
    return Written.of(max(held, key=lambda row: row.clock)) if held else None


def earlier_versions(revisions: Sequence[Revision], text: str) -> list[Version]:
    """Return what a text was before, newest first, and what stands beside it; not `text` itself.

    What was written twice in a row counts once, as it was first written.
    """
    ordered = sorted(revisions, key=lambda row: row.clock, reverse=True)
    standing = {row.id for row in heads(ordered)}
    found: list[Version] = []
    passed_now = False
    for row, before in zip_longest(ordered, ordered[1:]):
        said = str(row.value or "")
        if before is not None and str(before.value or "") == said and before.id not in standing:
            continue
        if not passed_now and said == text:
            passed_now = True
            continue
        beside = row.id in standing and len(standing) > 1 and said != text
        found.append(Version(said, Written.of(row), beside))
    return found


# what was changed


@dataclass(frozen=True)
class Piece:
    """A run of letters, and whether it is only in this one of two texts."""

    text: str
    changed: bool


@dataclass(frozen=True)
class Difference:
    """Two texts in pieces, and how many words are only in the one or the other."""

    before: tuple[Piece, ...]
    after: tuple[Piece, ...]

    @property
    def removed(self) -> int:
        """How many words are only in the text before."""
        return _words_changed(self.before)

    @property
    def added(self) -> int:
        """How many words are only in the text after."""
        return _words_changed(self.after)


def difference(before: str, after: str) -> Difference:
    """Return two texts in pieces that are in both or in one: line by line, then word by word.

    Other space between the same words is no change.
    """
    one, other = _Pieces(), _Pieces()
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    for same, left, right in _runs(old, new):
        words = (
            [(True, left, right)] if same else _runs(_WORDS.findall(left), _WORDS.findall(right))
        )
        for equal, gone, come in words:
            one.add(gone, changed=not equal)
            other.add(come, changed=not equal)
    return Difference(one.done(), other.done())


def _runs(old: list[str], new: list[str]) -> Iterator[tuple[bool, str, str]]:
    """Yield what two lists have in common and what not, in turn.

    Between the first and the last difference everything counts as changed where comparing it would
    take seconds, as with the same word ten thousand times.
    """
    keys, others = [part.strip() for part in old], [part.strip() for part in new]
    shortest = min(len(old), len(new))
    begin = next((n for n in range(shortest) if keys[n] != others[n]), shortest)
    most = shortest - begin
    end = next((n for n in range(most) if keys[-1 - n] != others[-1 - n]), most)
    i, j = len(old) - end, len(new) - end
    yield True, "".join(old[:begin]), "".join(new[:begin])
    for same, (a, b), (c, d) in _compared(keys[begin:i], others[begin:j]):
        yield same, "".join(old[begin + a : begin + b]), "".join(new[begin + c : begin + d])
    yield True, "".join(old[i:]), "".join(new[j:])


def _compared(
    old: list[str], new: list[str]
) -> Iterator[tuple[bool, tuple[int, int], tuple[int, int]]]:
    counts = Counter(new)
    if sum(counts[word] for word in old) > _MANY:
        yield False, (0, len(old)), (0, len(new))
        return
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield tag == "equal", (i, j), (k, m)


class _Pieces:
    """Gathers runs; the space behind the last changed word is not a part of the change."""

    def __init__(self) -> None:
        self._found: list[tuple[str, bool]] = []

    def add(self, text: str, *, changed: bool) -> None:
        if changed:
            words = text.rstrip()
            if words and len(self._found) > 1 and self._found[-1][0].isspace():
                self._put(self._found.pop()[0], changed=True)  # it lies between two changes
            self._put(words, changed=True)
            text = text[len(words) :]
        self._put(text, changed=False)

    def _put(self, text: str, *, changed: bool) -> None:
        if text and self._found and self._found[-1][1] is changed:
            self._found[-1] = (self._found[-1][0] + text, changed)
        elif text:
            self._found.append((text, changed))

    def done(self) -> tuple[Piece, ...]:
        return tuple(Piece(text, changed) for text, changed in self._found)


def _words_changed(pieces: Iterable[Piece]) -> int:
    return sum(len(re.findall(r"\w+", piece.text)) for piece in pieces if piece.changed)
