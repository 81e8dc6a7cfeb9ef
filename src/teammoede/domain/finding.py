"""Finding words in what was typed: how spellings compare, and where in a text they stand.

Pure; which texts there are, and whose to see, is the business of the archive.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from teammoede.domain.choice import Choice
from teammoede.domain.spot import Spot

Mark = tuple[int, int]  # begin and end, in letters of the text as it was typed

_FEWEST_LETTERS = 2
_BEFORE, _ROOM = 32, 260  # letters of an excerpt before its first word, and in all
_WORDS = re.compile(r"[\"»«“”„](?P<phrase>[^\"»«“”„]*)[\"»«“”„]?|(?P<word>[^\s\"»«“”„]+)")


class Kind(Choice):
    """What sort of text something was found in."""

    DISCUSSION = "discussion", "drøftelse"
    CONFIDENTIAL = "confidential", "fortroligt"
    AGREEMENT = "agreement", "aftale"
    ANSWER = "answer", "svar"
    ROLE = "role", "rolle"
    RATING = "rating", "vurdering"
    PRACTICE = "practice", "fast praksis"
    MEETING = "meeting", "om mødet"
    COURSE = "course", "om forløbet"


@dataclass(frozen=True)
class Query:
    """What is looked for: words that all have to stand in a text, and where not to look at all.

    `words` are folded, `person` is a whole name, `since` and `until` are days of meetings.
    """

    words: tuple[str, ...] = ()
    person: str = ""
    point: str | None = None
    kind: Kind | None = None
    since: dt.date | None = None
    until: dt.date | None = None

    def __bool__(self) -> bool:
        return bool(self.words or self.person)

    @property
    def is_of_meetings(self) -> bool:
        """Whether what belongs to no meeting is left out."""
        return self.point is not None or self.since is not None or self.until is not None


@dataclass(frozen=True)
class Hit:
    """A text in which all words stand; `label` says which of its record's texts it is.

    `whole` is the text as it was typed, `text` what is shown of it in one line, each with where
    the words stand in it. `day` and `meeting` are empty where it belongs to no meeting.
    """

    spot: Spot
    kind: Kind
    label: str
    course: str
    whole: str
    found: tuple[Mark, ...]
    text: str
    marks: tuple[Mark, ...]
    meeting: str = ""
    point: str = ""
    day: dt.date | None = None


def folded(text: str) -> str:
    """Return a text as it is compared: without regard to case and to Unicode's two spellings.

    å stays å: »får« is never »far«.
    """
    if text.isascii():
        return text.lower()
    return _composed(_composed(text).casefold())


def _composed(text: str) -> str:
    if unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", text)


def words_in(text: str) -> tuple[str, ...]:
    """Return the words of a line that somebody typed, folded; what stands in quotes is one.

    A single letter is in nearly every text: it counts only in quotes, or beside a word.
    """
    words: list[str] = []
    quoted = False
    for match in _WORDS.finditer(folded(text)):
        phrase = match["phrase"]
        word = phrase.strip() if phrase is not None else match["word"]
        quoted |= bool(phrase)
        words += [word] if word and word not in words else []
    is_enough = quoted or any(len(word) >= _FEWEST_LETTERS for word in words)
    return tuple(words) if is_enough else ()


def stand_in(text: str, words: Iterable[str]) -> bool:
    """Return whether all folded words stand in a text."""
    plain = folded(text)
    return all(word in plain for word in words)


def marks(text: str, words: Sequence[str]) -> tuple[Mark, ...]:
    """Return where folded words stand in a text, in its own letters; none where one is missing.

    Folding can change lengths (ß is ss, a written with a ring is å), so that each place is taken
    back to the letters it came from.
    """
    plain = folded(text)
    if not all(word in plain for word in words):
        return ()
    spans = [span for word in words for span in _places(plain, word)]
    if not _is_letter_by_letter(text, plain):
        spans = _taken_back(text, plain, spans)
    return tuple(_joined(spans))


def _places(plain: str, word: str) -> Iterator[Mark]:
    begin = plain.find(word) if word else -1
    while begin >= 0:
        yield begin, begin + len(word)
        begin = plain.find(word, begin + len(word))


def _is_letter_by_letter(text: str, plain: str) -> bool:
    """Return whether folding has changed no length anywhere, as in nearly all Danish."""
    if len(plain) != len(text):
        return False
    return plain.isascii() or (unicodedata.is_normalized("NFC", text) and plain == text.casefold())


def _taken_back(text: str, plain: str, spans: list[Mark]) -> list[Mark]:
    origin = list(_origins(text))
    if len(origin) != len(plain):  # no letter can be told; then the whole text is marked
        return [(0, len(text))] if spans else []
    return [(origin[begin][0], origin[end - 1][1]) for begin, end in spans]


def _origins(text: str) -> Iterator[Mark]:
    """Yield, for each letter of the folded text, the span of the text that it came from."""
    begin, cluster = 0, ""
    for place, letter in enumerate(text):
        if cluster and not _grows(cluster, letter):
            yield from [(begin, place)] * len(folded(cluster))
            begin, cluster = place, ""
        cluster += letter
    if cluster:
        yield from [(begin, len(text))] * len(folded(cluster))


def _grows(cluster: str, letter: str) -> bool:
    """Return whether a letter is written as one with those before it."""
    if unicodedata.combining(letter):
        return True
    if letter.isascii():
        return False
    return folded(cluster + letter) != folded(cluster) + folded(letter)


def _joined(spans: list[Mark]) -> list[Mark]:
    """Return spans in their order, those that overlap as one; those that only touch stay two."""
    joined: list[Mark] = []
    for begin, end in sorted(spans):
        if joined and begin < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return joined


def excerpt(text: str, found: Sequence[Mark]) -> tuple[str, tuple[Mark, ...]]:
    """Return one line of a text around its first word, and where the words stand in that line."""
    first = found[0][0] if found else 0
    line = max(text.rfind("\n", 0, first), text.rfind("\u2029", 0, first)) + 1
    begin = _begin(text, line, first)
    end = len(text) if len(text) - begin <= _ROOM else begin + _ROOM
    before = "… " if begin > line else ""
    shown = before + text[begin:end].translate(_LINE_ENDS) + ("…" if end < len(text) else "")
    shift = len(before) - begin
    return shown, tuple((a + shift, min(b, end) + shift) for a, b in found if begin <= a < end)


_LINE_ENDS = str.maketrans(dict.fromkeys("\r\n\t\v\f\x85\u2028\u2029", " "))


def _begin(text: str, line: int, first: int) -> int:
    """Return where the excerpt begins: at its line, or a few words before, where that is long."""
    if first - line <= _BEFORE:
        return line
    blank = text.find(" ", first - _BEFORE, first)
    return blank + 1 if blank >= 0 else first - _BEFORE
