"""Every way in which a capture line can name the team and the points, also while they are typed.

Knows names only; what they mean where they stand is the business of `capture`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from teammoede.domain.people import EVERYONE, Membership, short_names

SIGN = re.compile(r"(?<![\w.@#])[@#]|(?<!\w)(?:inden|senest)(?= )", re.IGNORECASE)
_SPELLED_OUT = str.maketrans({"å": "aa", "æ": "ae", "ø": "oe"})
_Person = tuple[str, str, str, str]  # id, name, function, and what they are called on screen


class Names:
    """The spellings of one team: exact ones first, those that several may share last."""

    def __init__(self, people: Sequence[_Person]) -> None:
        self._called = {key: called for key, _, _, called in people}
        first = {key: _first(name) for key, name, _, _ in people}
        shared = {name.casefold() for name in first.values()}
        exact: dict[str, list[str]] = {}
        full: dict[str, list[str]] = {}
        usual: dict[str, list[str]] = {}
        initials: dict[str, list[str]] = {}
        for key, name, function, called in people:
            if called.casefold() not in shared | {EVERYONE}:
                _add(exact, called, key)
            _add(full, f"{_one_line(name)} ({function})", key)
            for spelling in (called, first[key], _one_line(name), _with_initial(name)):
                _add(usual, spelling, key)
                _add(usual, spelling.rstrip("."), key)
            _add(initials, "".join(word[0] for word in name.split()[:3]), key)
        self._tiers = (exact, full, {EVERYONE: [EVERYONE]}, usual, initials)
        self.pattern = _pattern({spelling for tier in self._tiers for spelling in tier})

    def meant_by(self, text: str) -> tuple[str, ...]:
        """Return the ids that a spelling can mean, or »alle« for everyone."""
        wanted = text.casefold()
        found = next((tier[wanted] for tier in self._tiers if wanted in tier), [])
        return tuple(found)

    def label(self, key: str) -> str:
        """Return the shortest spelling that means one member only; empty where there is none."""
        mine = {s for tier in self._tiers for s, keys in tier.items() if key in keys}
        alone = [s for s in mine if self.meant_by(s) == (key,) and self._reads_whole(s)]
        called = self._called.get(key, "")
        if called.casefold() in alone:
            return called
        return min(alone, key=lambda s: (len(s) < 3, len(s), s), default="")

    def begun(self, text: str) -> tuple[str, ...]:
        """Return what those are called of whom a spelling begins so, »alle« last."""
        wanted = text.casefold()
        if wanted != wanted.lstrip() or len(wanted) > max(map(len, self._spellings()), default=0):
            return ()
        keys = [k for t in self._tiers for s, ks in t.items() if s.startswith(wanted) for k in ks]
        everyone = (EVERYONE,) if EVERYONE in keys else ()
        listed = (self.label(k) for k in self._called if k in keys)
        return (*(name for name in listed if name), *everyone)

    def _spellings(self) -> list[str]:
        return [spelling for tier in self._tiers for spelling in tier]

    def _reads_whole(self, spelling: str) -> bool:
        match = self.pattern.match(spelling)
        return match is not None and match.end() == len(spelling)


def names_of(team: Sequence[Membership], names: Mapping[str, str] | None = None) -> Names:
    """Return the spellings of a team; `names` are what they are called on screen, by id."""
    called = names or short_names(team)
    own = short_names(team) if any(m.id not in called for m in team) else called
    return _names(
        tuple((m.id, m.name, m.function.label, called.get(m.id) or own[m.id]) for m in team)
    )


@lru_cache(maxsize=16)
def _names(people: tuple[_Person, ...]) -> Names:
    return Names(people)


def _first(name: str) -> str:
    return next(iter(name.split()), "")


def _one_line(name: str) -> str:
    return " ".join(name.split())


def _with_initial(name: str) -> str:
    """»Anne L.«, also where only one is called Anne."""
    words = name.split()
    return f"{words[0]} {words[-1][0]}." if len(words) > 1 else ""


def _add(tier: dict[str, list[str]], spelling: str, key: str) -> None:
    spelling = _one_line(spelling).casefold()
    if spelling and key not in tier.setdefault(spelling, []):
        tier[spelling].append(key)


def _pattern(spellings: set[str]) -> re.Pattern[str]:
    """Return what finds the longest spelling at a place, as a whole word."""
    longest_first = sorted(spellings, key=lambda s: (-len(s), s))
    either = "|".join(re.escape(spelling) for spelling in longest_first)
    return re.compile(rf"(?:{either})(?!\w)(?!-\w)", re.IGNORECASE)


def with_sign(line: str, name: str) -> str:
    """Return a line where a name that stands bare has its @; »mette og anne« has one only."""
    bare = re.compile(rf"(?<![\w@]){re.escape(name)}(?!\w)", re.IGNORECASE)
    signed = re.search(rf"@{re.escape(name)}(?!\w)", line, re.IGNORECASE)
    return line if signed else bare.sub(lambda match: f"@{match[0]}", line, count=1)


# points


def spelled(text: str) -> str:
    """Return letters and digits only, as one may write them without å, æ and ø."""
    plain = text.casefold().translate(_SPELLED_OUT)
    return "".join(letter for letter in plain if letter.isalnum())


def point_named(tag: str, points: Mapping[str, str]) -> str | None:
    """Return the key of the one point whose key or short title begins so; None for several."""
    wanted = spelled(tag)
    if not wanted:
        return None
    titles = {key: (key.casefold(), spelled(key), spelled(short)) for key, short in points.items()}
    for fits in (
        [key for key in points if key.casefold() == tag.casefold()],
        [key for key, forms in titles.items() if forms[2] == wanted],
        [key for key, forms in titles.items() if wanted in forms],
        [key for key, forms in titles.items() if any(f.startswith(wanted) for f in forms)],
    ):
        if fits:
            return fits[0] if len(fits) == 1 else None
    return None


def tag_of(point: str | None, points: Mapping[str, str]) -> str:
    """Return the shortest tag that means a point: »#organisering«; empty without a point."""
    if point is None or point not in points:
        return ""
    title = "".join(letter for letter in points[point].lower() if letter.isalnum())
    return f"#{title}" if point_named(title, points) == point else f"#{point}"


# typing


@dataclass(frozen=True)
class Completion:
    """Words that can stand in a line from `begin` up to the cursor."""

    begin: int
    words: tuple[str, ...]


def completions(
    line: str,
    cursor: int,
    *,
    team: Sequence[Membership],
    points: Mapping[str, str],
    names: Mapping[str, str] | None = None,
) -> Completion | None:
    """Return what a name or point that is begun at the cursor can become; None where none is."""
    if cursor < len(line) and (line[cursor].isalnum() or line[cursor] == "_"):
        return None
    signs = [sign.start() for sign in SIGN.finditer(line, 0, cursor) if sign[0] in "@#"]
    if not signs:
        return None
    begin = signs[-1] + 1
    begun = line[begin:cursor]
    if line[signs[-1]] == "#":
        words = _points_begun(begun, points)
    else:
        words = names_of(team, names).begun(begun)
    done = any(word.casefold() == begun.casefold() for word in words)
    return Completion(begin, words) if words and not done else None


def _points_begun(begun: str, points: Mapping[str, str]) -> tuple[str, ...]:
    tags = [(tag_of(key, points)[1:], short) for key, short in points.items()]
    wanted = spelled(begun)
    if " " in begun or (begun and not wanted):
        return ()
    return tuple(tag for tag, short in tags if spelled(short).startswith(wanted))
