"""Children's aliases as a line that people type: read apart, and looked at for what is a name.

The program works without any child's name; nothing here refuses one, it only points at it.
"""

import re
from collections.abc import Iterable

_SEPARATOR = re.compile(r"[,;\n]")


def parse_aliases(text: str) -> list[str]:
    """Return the aliases in »MK, Solsikken«, each once, in the order in which they stand."""
    found: dict[str, str] = {}
    for word in (" ".join(part.split()) for part in _SEPARATOR.split(text)):
        if word:
            found.setdefault(word.casefold(), word)
    return list(found.values())


def names_among(aliases: Iterable[str]) -> list[str]:
    """Return those that look like a whole name: two capitalised words, or more."""
    return [alias for alias in aliases if sum(map(_is_capitalised, alias.split())) > 1]


def _is_capitalised(word: str) -> bool:
    """Return whether it begins with a capital and goes on in small letters; initials do not."""
    return word[0].isupper() and any(letter.islower() for letter in word[1:])
