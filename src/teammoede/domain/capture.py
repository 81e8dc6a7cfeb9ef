"""The capture line: one line that says who does what by when, and on which point of the agenda.

Only what is clearly meant is taken out of the line; every other word of it stays text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from teammoede.domain.action import Due
from teammoede.domain.capture_names import SIGN, Names, names_of, point_named
from teammoede.domain.people import EVERYONE, Membership, Who
from teammoede.domain.when import find_when, is_one_of_several

LITERAL = "::"  # behind a head: what follows is text, whatever stands in it
_QUOTED = re.compile(r"»([^«]+)«|\"([^\"]+)\"")
_TAG = re.compile(r"[\w-]+")
_UNKNOWN = re.compile(r"\w[\w-]*")
_AND = re.compile(r" ?(?:[,;/+&]|og(?= )) ?| ", re.IGNORECASE)
_AND_TOO = re.compile(r" ?(?:[/+&]|og(?= )) ?| ", re.IGNORECASE)
_BEHIND_LEAD = re.compile(r" ?[,;:] ?| [-–] ")
_BEFORE_END = re.compile(r"(?: ?[,;]| [-–])$")
_BINDING = re.compile(r"(?:^|\W)(?:til|med|fra|hos|for|af|om|ved|og|på|sammen|efter) $", re.I)
_GOES_ON = re.compile(r" (?:formiddag|middag|eftermiddag|aften|morgen|nat|kl)\b", re.IGNORECASE)
_EXCEPT = re.compile(r"(?:^|\W)(?:undtagen|uden|ikke|bortset fra|på nær) $", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:\w+://|www\.)\S+", re.IGNORECASE)
_CLOSING = ",;:.!?)"


@dataclass(frozen=True)
class Doubt:
    """A name that several on the team have, as it was typed, and who they are."""

    name: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class Captured:
    """What a line says; `due` is None where it says nothing of when.

    `doubts` and `unknown` are names that stand in `what` still; `taken` is what left the line.
    """

    what: str
    who: Who = field(default_factory=Who)
    due: Due | None = None
    due_date: date | None = None
    point: str | None = None
    doubts: tuple[Doubt, ...] = ()
    unknown: tuple[str, ...] = ()
    taken: tuple[str, ...] = field(default=(), compare=False)

    @property
    def says_more(self) -> bool:
        """Whether anything but text was understood."""
        return bool(self.who or self.due is not None or self.point)


def parse_capture(
    line: str,
    *,
    team: Sequence[Membership],
    points: Mapping[str, str],
    day: date,
    names: Mapping[str, str] | None = None,
    chosen: Mapping[str, str] | None = None,
) -> Captured:
    """Read a line, such as »@mette inden fredag: flytter knagerækken #organisering«.

    `points` are short titles by key; `names` are what the team is called on screen where more
    people are named beside them; `chosen` settles doubts, from the name as typed to a member.
    """
    reader = _Reader(" ".join(line.split()), names_of(team, names), points, day, chosen or {})
    return reader.read()


@dataclass
class _Found:
    """Something at a sign: where it ends, and what it is."""

    end: int
    member: str = ""
    everyone: bool = False
    words: str = ""
    doubt: Doubt | None = None
    unknown: str = ""

    @property
    def is_known(self) -> bool:
        return bool(self.member or self.everyone or self.words)


class _Reader:
    """Goes once through a line: its head, then the signs in the rest of it."""

    def __init__(
        self,
        text: str,
        names: Names,
        points: Mapping[str, str],
        day: date,
        chosen: Mapping[str, str],
    ) -> None:
        self._text = text
        self._names = names
        self._points = points
        self._day = day
        self._chosen = {name.casefold(): key for name, key in chosen.items()}
        self._cuts: list[tuple[int, int]] = []
        self._inside: list[tuple[int, int]] = []  # names that end the line, or stand within it
        self._members: list[str] = []
        self._everyone = False
        self._words: list[str] = []
        self._doubts: list[Doubt] = []
        self._unknown: list[str] = []
        self._due: Due | None = None
        self._date: date | None = None
        self._point: str | None = None

    def read(self) -> Captured:
        head = self._head()
        if head is None:
            self._forget()
            head = self._lead()
        if head < len(self._text):
            self._rest(head)
        what, taken = self._without_cuts()
        who = Who(tuple(self._members), self._everyone, ", ".join(self._words))
        return Captured(
            what,
            who,
            self._due,
            self._date,
            self._point,
            tuple(self._doubts),
            tuple(dict.fromkeys(self._unknown)),
            taken,
        )

    def _forget(self) -> None:
        """Begin again: it was no head."""
        for listed in (self._cuts, self._members, self._words, self._doubts, self._unknown):
            listed.clear()
        self._everyone, self._due, self._date, self._point = False, None, None, None

    # the head: names, times and a point, before a colon

    def _head(self) -> int | None:
        """Read »@mette, lars inden fredag:«; return where the text begins, None without a head."""
        end = self._items(0, strict=False)
        colon = end + self._text.startswith(" ", end)
        if self._text.startswith(LITERAL, colon):
            self._cut(end, colon + len(LITERAL))
            return len(self._text)
        if not end or not self._text.startswith(":", colon):
            return None
        if self._doubts or self._unknown:  # they stay before their colon
            return colon + 1
        self._cut(end, colon + 1)
        return colon + 1

    def _lead(self) -> int:
        """Read what stands at the beginning of a line without a colon; return where that ends."""
        end = self._items(0, strict=True)
        if not end or self._doubts or self._unknown:
            return end
        if match := _BEHIND_LEAD.match(self._text, end):
            self._cut(end, match.end())
            return match.end()
        return end

    def _items(self, begin: int, *, strict: bool) -> int:
        """Take one thing after the other, from `begin`; return where the last of them ends."""
        place, end, before = begin, begin, ""
        while place < len(self._text):
            kind, stop = self._item(place, before, strict=strict)
            if not kind:
                break
            if kind == "left" and before:
                self._cut(end, place)
            elif kind != "left":
                self._cut(end, stop)
            end, before = stop, kind
            separator = (_AND_TOO if strict else _AND).match(self._text, end)
            place = separator.end() if separator else end
            if separator is None and self._text[end : end + 1] not in ("@", "#"):
                break
        return end

    def _item(self, place: int, before: str, *, strict: bool) -> tuple[str, int]:
        """Take a name, a point or a time; return its kind and end, an empty kind for neither."""
        sign = self._text[place]
        if sign == "@":
            found = self._name_at(place + 1)
            return self._take_name(found) if found else ("", place)
        if sign == "#":
            end = self._take_point(place + 1)
            return ("point", end) if end else ("", place)
        if end := self._take_time(place, before, strict=strict):
            return "time", end
        joined = place > 0 and (self._text[place - 1] != " " or self._is_joined(place))
        if before in ("name", "left") and joined and (found := self._plain_name(place)):
            return self._take_name(found)
        return "", place

    def _is_joined(self, place: int) -> bool:
        """Whether »og« or a comma stands before a name that has no sign of its own."""
        before = self._text[:place].rstrip(" ").casefold()
        return before.endswith((",", ";", "/", "+", "&", " og"))

    def _take_time(self, place: int, before: str, *, strict: bool) -> int:
        """Take a time; within a sentence only beside a name, or behind »inden« and »senest«."""
        if self._due is not None:
            return 0
        found = find_when(self._text, place, self._day, in_full=strict or not before)
        if found is None:
            return 0
        end, due, day = found
        at_sign = self._text[place:].casefold().startswith(("inden ", "senest "))
        beside = before == "name" or (not before and self._text.startswith(" @", end))
        if strict and not (at_sign or beside):
            return 0
        if is_one_of_several(self._text, place, found, self._day):
            return 0
        if _GOES_ON.match(self._text, end):
            return 0
        self._due, self._date = due, day
        return end

    # the signs in the rest

    def _rest(self, begin: int) -> None:
        place = begin
        addresses = {n: m.end() for m in _ADDRESS.finditer(self._text) for n in range(*m.span())}
        while sign := SIGN.search(self._text, place):
            at = sign.start()
            place = addresses.get(at) or self._at_sign(at)
        for first, last in reversed(self._inside):
            if self._ends_the_line(first, last):
                self._cut(first, last)
            else:
                self._uncover(first, last)

    def _at_sign(self, place: int) -> int:
        """Take what a sign means; return where to look on."""
        sign = self._text[place]
        if sign == "@":
            return self._names_within(place)
        if sign == "#":
            end = self._take_point(place + 1)
            if end:
                self._cut(place, end)
            return end or place + 1
        return self._deadline_within(place)

    def _deadline_within(self, place: int) -> int:
        """Take »inden fredag«; »inden fredag kl. 12« is understood too, and stays as it is."""
        if self._due is None:
            found = find_when(self._text, place, self._day, in_full=True)
            if found and not is_one_of_several(self._text, place, found, self._day):
                end, self._due, self._date = found
                if not _GOES_ON.match(self._text, end):
                    self._cut(place, end)
                return end
        return place + 1

    def _names_within(self, place: int) -> int:
        """Take »@mette og @lars«, and a time right behind them; not »alle undtagen @lars«."""
        found = self._name_at(place + 1)
        if found and _EXCEPT.search(self._text[max(0, place - 20) : place]):
            return found.end
        if found is None or not found.is_known:
            if found:
                self._take_name(found)
            return found.end if found else place + 1
        first, end = place, found.end
        self._take_name(found)
        while (more := self._next_name(end)) is not None:
            end = more.end
            self._take_name(more)
        self._inside.append((first, end))
        if self._text.startswith(" ", end) and (
            stop := self._take_time(end + 1, "name", strict=True)
        ):
            self._cut(end, stop)
            return stop
        return end

    def _next_name(self, end: int) -> _Found | None:
        joint = _AND.match(self._text, end)
        if joint is None:
            return None
        place = joint.end()
        if self._text.startswith("@", place):
            found = self._name_at(place + 1)
        else:
            found = self._plain_name(place) if _is_and(joint[0]) else None
        return found if found and found.is_known else None

    def _ends_the_line(self, first: int, last: int) -> bool:
        """Whether nothing but what was taken follows, and no »til« or »med« binds the name."""
        kept = [part for _, part in _kept(self._text, last, self._cuts)]
        behind = "".join(kept).strip(" .,;!?)-–")
        return not behind and not _BINDING.search(self._text[:first])

    def _uncover(self, first: int, last: int) -> None:
        """Leave names as words of the sentence, without their signs."""
        for place in range(first, last):
            if self._text[place] == "@" and (place == first or self._text[place - 1] in " ,;/+&"):
                self._cut(place, place + 1)

    # names and points

    def _name_at(self, place: int) -> _Found | None:
        """Return what stands behind an @; None where nothing does that could be a name."""
        return self._known_name(place) or self._quoted(place) or self._unknown_name(place)

    def _quoted(self, place: int) -> _Found | None:
        """Return words that stand for somebody: »vikaren fra nabostuen«."""
        match = _QUOTED.match(self._text, place)
        words = (match[1] or match[2]).strip() if match else ""
        return _Found(match.end(), words=words) if match and words else None

    def _known_name(self, place: int) -> _Found | None:
        match = self._names.pattern.match(self._text, place)
        if match is None:
            return None
        name, keys = match[0], self._names.meant_by(match[0])
        if keys == (EVERYONE,):
            return _Found(match.end(), everyone=True)
        picked = self._chosen.get(name.casefold())
        if picked in keys or len(keys) == 1:
            return _Found(match.end(), member=str(picked if picked in keys else keys[0]))
        return _Found(match.end(), doubt=Doubt(name, keys))

    def _unknown_name(self, place: int) -> _Found | None:
        match = _UNKNOWN.match(self._text, place)
        return _Found(match.end(), unknown=match[0]) if match else None

    def _plain_name(self, place: int) -> _Found | None:
        """Return a name without its @, which follows another; a word that is a time is none."""
        if find_when(self._text, place, self._day, in_full=False):
            return None
        return self._known_name(place)

    def _take_name(self, found: _Found) -> tuple[str, int]:
        self._everyone |= found.everyone
        if found.member and found.member not in self._members:
            self._members.append(found.member)
        if found.words and found.words not in self._words:
            self._words.append(found.words)
        if found.doubt and found.doubt not in self._doubts:
            self._doubts.append(found.doubt)
        if found.unknown:
            self._unknown.append(found.unknown)
        return ("name" if found.is_known else "left"), found.end

    def _take_point(self, place: int) -> int:
        """Take a point by the beginning of its title; return its end, 0 where there is none."""
        match = _TAG.match(self._text, place)
        point = point_named(match[0], self._points) if match and self._point is None else None
        if match is None or point is None:
            return 0
        self._point = point
        return match.end()

    # what is left

    def _cut(self, begin: int, end: int) -> None:
        if begin < end:
            self._cuts.append((begin, end))

    def _without_cuts(self) -> tuple[str, tuple[str, ...]]:
        """Return the text that is left, and what was taken out of it."""
        cuts = self._widened(_joined(self._cuts))
        what = ""
        for place, part in _kept(self._text, 0, cuts):
            bare = self._text[place - 1 : place] == "@" and (place - 1, place) in cuts
            if bare:  # a name that lost its sign only
                what += part
                continue
            part = part.lstrip()
            glued = part[:1] in _CLOSING or not what.rstrip() or what.endswith("(")
            what = what.rstrip() + ("" if glued else " ") + part if part else what
        return what.strip(), tuple(self._text[begin:end] for begin, end in cuts)

    def _widened(self, cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Let brackets around a cut go with it, and the comma before one that ends the line."""
        text, wider = self._text, []
        for begin, end in reversed(cuts):
            while text[begin - 1 : begin] == "(" and text[end : end + 1] == ")":
                begin, end = begin - 1, end + 1
            reaches_end = end == len(text) or (wider and wider[-1] == (end, len(text)))
            if reaches_end and (match := _BEFORE_END.search(text[:begin].rstrip(" "))):
                begin = match.start()
            wider.append((begin, len(text) if reaches_end else end))
        return _joined(wider)


def _is_and(joint: str) -> bool:
    return joint.strip(" ").casefold() in ("og", "&", "+", "/")


def _joined(cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the cuts in order, those that touch as one."""
    joined: list[tuple[int, int]] = []
    for begin, end in sorted(cuts):
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return joined


def _kept(text: str, begin: int, cuts: list[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """Return the parts of a text between the cuts, each with its place."""
    place = begin
    for first, last in _joined(cuts):
        if first > place:
            yield place, text[place:first]
        place = max(place, last)
    if place < len(text):
        yield place, text[place:]
