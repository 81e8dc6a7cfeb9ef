"""Which Danish words are spelled right, by Stavekontrolden; the only user of the package chunspell.

Keeps nothing but the words it has looked up, in memory; what is known besides (the names of a team,
a word that somebody passes over) is told to it.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import Any, NamedTuple

from teammoede.resources import path

_MOST_SUGGESTED = 5
_LONGEST = 60  # letters; no Danish word is longer, and what is takes its time
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_NO_WORD = "@#/\\0123456789_"  # beside it stands a name, a point, an address or a number


class Word(NamedTuple):
    """A word where it stands in its text."""

    begin: int
    text: str

    @property
    def end(self) -> int:
        """The place behind its last letter."""
        return self.begin + len(self.text)


def words_in(text: str) -> Iterator[Word]:
    """Find the words to be looked up; initials, numbers, addresses, @names and #points are none."""
    for found in _WORD.finditer(text):
        beside = text[found.start() - 1 : found.start()] + text[found.end() : found.end() + 1]
        word = found.group()
        if 1 < len(word) <= _LONGEST and not word.isupper() and not _touches(beside):
            yield Word(found.start(), word)


def _touches(beside: str) -> bool:
    return any(sign in _NO_WORD for sign in beside)


class Speller:
    """Looks words up; made in some tenths of a second, so not before it is wanted.

    Raises ImportError on a system that the package does not come to.
    """

    def __init__(self) -> None:
        self._book = _book()
        self._found: dict[str, bool] = {}
        self._names: frozenset[str] = frozenset()
        self._passed_over: set[str] = set()

    def know(self, names: Collection[str]) -> None:
        """Take these words to be right, with an s behind them too."""
        parts = {part.casefold() for name in names for part in _WORD.findall(name)}
        self._names = frozenset(parts | {f"{part}s" for part in parts})

    def pass_over(self, word: str) -> None:
        """Take a word to be right as long as this speller lives: it could be a child's name."""
        self._passed_over.add(word.casefold())

    def is_right(self, word: str) -> bool:
        """Say whether a word is spelled right; an abbreviation is looked up with its dot too."""
        folded = word.casefold()
        if folded in self._names or folded in self._passed_over:
            return True
        if word not in self._found:
            self._found[word] = self._look_up(word) or self._look_up(f"{word}.")
        return self._found[word]

    def suggestions(self, word: str) -> list[str]:
        """Return a few words that were perhaps meant, the likeliest first; takes its time."""
        return list(self._book.suggest(word))[:_MOST_SUGGESTED]

    def _look_up(self, word: str) -> bool:
        try:
            return bool(self._book.spell(word.replace("’", "'")))
        except UnicodeEncodeError:  # half a letter, pasted
            return True


@cache
def _book() -> Any:
    """Read the word list, once."""
    from hunspell import Hunspell

    # As UTF-8 whatever the system speaks: a Windows user can be called Søren.
    return Hunspell("da_DK", hunspell_data_dir=str(path("spelling")), system_encoding="UTF-8")
