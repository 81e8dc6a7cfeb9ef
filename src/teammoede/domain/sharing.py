"""What may leave the room: which initiatives can be shared, and the look for names in their words.

Gives what was agreed and what came of it; never a note, never the words of an answer.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from teammoede.domain.action import Action, Answer, Theme, Worked
from teammoede.domain.course import Course
from teammoede.domain.people import Function

CHILD, CHILDS = "et barn", "et barns"

_HELPED = (Worked.BETTER, Worked.REACHED)
_INITIALS = 2  # letters; as many or fewer are a name only as they are written
_POLITE = ("I", "De", "Dem", "Deres")
_COMMON = ("PPR", "PPRs", "SFO", "Aula", "Danmark", "Danmarks")
# A full stop after one of these ends no sentence.
_SHORTENED = {
    *("bl.a", "ca", "d", "dvs", "evt", "f", "fx", "f.eks", "hhv", "inkl", "jf", "kl", "m", "m.fl"),
    *("m.m", "max", "maks", "mht", "min", "mv", "m.v", "nr", "osv", "o.l", "o.lign", "pga", "pr"),
    *("s", "tlf", "vedr", "st"),
}
_LETTER = r"[^\W_]"  # the underscore joins no words
_OPENING = "»«\"'“”„(["
_WORD = re.compile(rf"{_LETTER}(?:{_LETTER}|[-'’](?={_LETTER}))*")
_LOOK_BACK = 40  # signs; enough for a bullet, a number or an abbreviation
_LINE_START = re.compile(r"\s*(?:[-–•*]|\d+[.)])?\s*")


# what can be shared


def candidates(course: Course) -> list[Action]:
    """Return the initiatives that can be shared: what became or did something good first."""
    return sorted(course.actions(), key=lambda action: not did_good(action))


def worked(action: Action) -> Worked | None:
    """Return what was said last of whether it worked."""
    said = [review.worked for review in action.answers() if review.worked]
    return said[-1] if said else None


def came_of(action: Action) -> list[str]:
    """Return what came of it, as words: the answer that counts, and whether it worked."""
    closed = action.closing_answer()
    label = closed.answer.label if closed and closed.answer else "i gang"
    said = worked(action)
    return [label, said.label] if said else [label]


def did_good(action: Action) -> bool:
    """Return whether it became standing practice, or was done and worked."""
    closed = action.closing_answer()
    if closed is None:
        return False
    if closed.answer is Answer.STANDING_PRACTICE:
        return True
    return closed.answer is Answer.DONE and worked(action) in _HELPED


# aliases


def without_aliases(text: str, aliases: Iterable[str]) -> str:
    """Return the text with »et barn« for every child's alias, »et barns« for its genitive."""
    text = composed(text)
    whole = whole_words(aliases)
    return whole.sub(lambda found: _child(text, found), text) if whole else text


def whole_words(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern of these names in a text, None where none holds a letter or digit.

    The text must be `composed`; a genitive belongs to what is found. Whole words only. Initials of
    one or two letters that are given with a capital are taken as written (or in capitals, or as
    »M.K.«), other names in any case: a child is not told apart by how it was typed.
    """
    spellings = sorted(filter(None, map(_spelling, names)), key=len, reverse=True)
    if not spellings:
        return None
    alias = rf"(?P<alias>{'|'.join(spellings)})(?P<genitive>['’]?[sS]|['’])?"
    return re.compile(rf"(?<!{_LETTER}){alias}(?!{_LETTER})")


def composed(text: str) -> str:
    """Join letters and loose accents, and drop what nobody sees, such as a soft hyphen."""
    joined = unicodedata.normalize("NFC", text)
    return "".join(sign for sign in joined if unicodedata.category(sign) != "Cf")


def _spelling(alias: str) -> str:
    """Return the pattern of one alias; nothing where it holds no letter or digit."""
    words = composed(alias).split()
    if not any(sign.isalnum() for word in words for sign in word):
        return ""
    written = _pattern(words)
    long = sum(sign.isalnum() for word in words for sign in word) > _INITIALS
    if long or " ".join(words).islower():  # »bo«, typed in a hurry, is Bo too
        return f"(?i:{written})"
    capitals = _pattern([word.upper() for word in words])
    spellings = [*dict.fromkeys((written, capitals)), *_initials_otherwise("".join(words))]
    return "|".join(spellings)


def _initials_otherwise(initials: str) -> list[str]:
    """Return »M.K.« and »mk's« for MK; the last full stop only where it ends no sentence."""
    if not initials.isalpha():
        return []
    small = rf"(?i:{initials})(?=['’][sS])"
    if len(initials) != _INITIALS:
        return [small]
    first, second = initials.upper()
    return [rf"{first}\.\s?{second}(?:\.(?=['’]?[sS]|\s+[a-zæøå]|[,;:)«]))?", small]


def _pattern(words: Sequence[str]) -> str:
    """Return the pattern of words as they stand; the last one's full stop may be missing."""
    pattern = r"\s+".join(re.escape(word) for word in words)
    return f"{pattern}?" if pattern.endswith(r"\.") else pattern


def _child(text: str, found: re.Match[str]) -> str:
    said = CHILDS if found["genitive"] else CHILD
    return said.capitalize() if _starts_sentence(text, found.start()) else said


def _starts_sentence(text: str, place: int) -> bool:
    """Whether a word at this place opens a sentence, a line, or a bullet."""
    line = text.rfind("\n", 0, place) + 1
    before = text[max(line, place - _LOOK_BACK) : place].rstrip(_OPENING)
    if place - line <= _LOOK_BACK and _LINE_START.fullmatch(before):
        return True
    return before[-1:].isspace() and _ends_sentence(before.rstrip())


def _ends_sentence(before: str) -> bool:
    """Whether the text ends with a sentence, and not with »f.eks.«, »M.« or »den 3.«."""
    before = before.rstrip(_OPENING)
    if before[-1:] in ("!", "?", "…"):
        return True
    if not before.endswith("."):
        return False
    last = before[:-1].split()[-1:] or [""]
    word = last[0].lstrip(_OPENING)
    return not (word.casefold() in _SHORTENED or word.isdigit() or (len(word) == 1))


# names that nobody knows


@dataclass(frozen=True)
class Unknown:
    """A capitalised word that the program does not know, and the sentence that it stands in."""

    word: str
    sentence: str


def unknown_names(
    texts: Iterable[str],
    known: Collection[str],
    names: Collection[str] = (),
    initials: Collection[str] = (),
) -> list[Unknown]:
    """Return the capitalised words inside sentences that are not among `known`, once a sentence.

    A word that opens a sentence, a line or a bullet is capitalised anyway; it is only returned
    where it is among `names`. A word that is one of `initials` in small letters may be a child, or
    »at« and »så«: only a person can tell.
    """
    small = {initial.casefold() for initial in initials}
    found = (name for text in texts for name in _unknown_in(composed(text), known, names, small))
    return list(dict.fromkeys(found))


def _unknown_in(
    text: str, known: Collection[str], names: Collection[str], small: Collection[str]
) -> list[Unknown]:
    words = list(_WORD.finditer(text))
    starts = [word.start() for word in words if _starts_sentence(text, word.start())]
    found: dict[tuple[str, int], None] = {}
    for word in words:
        place = word.start()
        is_initials = word[0] in small or word[0].removesuffix("s") in small
        if not is_initials and (not word[0][0].isupper() or _knows(known, word[0])):
            continue
        if is_initials or _bare(word[0]) in names or not _starts_sentence(text, place):
            found[word[0], bisect_right(starts, place)] = None
    return [Unknown(word, _sentence(text, starts, number)) for word, number in found]


def _knows(known: Collection[str], word: str) -> bool:
    """Whether the word is known as it is written, or as the first part of a compound."""
    return word in known or word.split("-")[0] in known


def _sentence(text: str, starts: Sequence[int], number: int) -> str:
    """Return the sentence that ends before the start of this number, on one line."""
    begin = starts[number - 1] if number else 0
    end = starts[number] if number < len(starts) else len(text)
    return " ".join(text[begin:end].split("\n")[0].split())


def to_look_at(course: Course, actions: Iterable[Action]) -> list[Unknown]:
    """Return the names that may stand in initiatives, as these would leave the room."""
    texts = (without_aliases(action.what, course.aliases) for action in actions)
    initials = [alias for alias in course.aliases if len(alias) <= _INITIALS]
    return unknown_names(texts, known_words(course), _names_in(course), initials)


def maybe_names(text: str, course: Course) -> list[str]:
    """Return the words inside sentences that may be a name, by the course's own titles alone.

    For another team everybody is a stranger, so that no name of this one's is known.
    """
    own = _words([course.title, course.institution, course.group, course.place])
    known = own.union((f"{word}s" for word in own), _POLITE, _COMMON)
    return [unknown.word for unknown in unknown_names([text], known)]


def _names_in(course: Course) -> set[str]:
    """Return the words that are capitalised inside a sentence anywhere in the course.

    So a name is known where it opens a sentence too; no other word of these texts is used.
    """
    notes = (note for meeting in course.meetings for note in meeting.notes)
    texts = [text for note in notes for text in (note.text, note.confidential)]
    texts += [action.what for action in course.actions()]
    texts += [review.words for meeting in course.meetings for review in meeting.reviews]
    return {name for text in texts for name in _named_in(composed(text))}


def _named_in(text: str) -> Iterator[str]:
    for word in _WORD.finditer(text):
        if word[0][0].isupper() and not _starts_sentence(text, word.start()):
            yield _bare(word[0])


def _bare(word: str) -> str:
    """Return a name without its genitive; of a name that ends in s both are the same."""
    return word.rstrip("s").rstrip("'’")


def known_words(course: Course) -> set[str]:
    """Return the words that are no child's name: the team, the house, the agenda and such.

    Not the initials of the team: a child may have the same.
    """
    names = [course.title, course.institution, course.group, course.place]
    names += [member.name for member in course.memberships]
    texts = [choice.label for choices in (Theme, Function) for choice in choices]
    texts += [title for meeting in course.meetings for title in _agenda_texts(meeting.agenda_data)]
    texts += [situation.title for situation in course.situations]
    own = _words(names)
    return own.union((f"{word}s" for word in own), _words(texts), _POLITE, _COMMON)


def _words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in _WORD.findall(composed(text))}


def _agenda_texts(data: dict[str, Any]) -> list[str]:
    return [text for item in data["items"] for text in (item["short"], item["title"])]
