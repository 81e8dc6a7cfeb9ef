"""»Det virkede«: agreements that helped, across courses, by point and situation, to be used again.

Reads what was answered; only the text can be used again, never the people, and a name in it is
found before it is taken to another team.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from teammoede.domain.action import Action, Answer
from teammoede.domain.course import Course
from teammoede.domain.outcome import HELPED
from teammoede.domain.sharing import came_of, composed, maybe_names, whole_words, worked
from teammoede.domain.week import week_label

_SHORT = 5  # letters; a shorter situation is found by whole words only
_ENDINGS = "e|en|et|er|es|ene|ens|erne|ets|n|ne|r|s|t"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Find:
    """An agreement that helped: what it says, what came of it, where and when.

    `names` are the people of its team and the aliases of its children that stand in its text, and
    whatever else may be a name.
    """

    key: str
    course: str
    course_title: str
    point: str
    point_title: str
    what: str
    success: str
    verdict: str
    words: str
    day: date
    names: tuple[str, ...]

    @property
    def seen(self) -> str:
        """What the team saw: the verdict, and their own words."""
        return f"{self.verdict}: {self.words}" if self.words else self.verdict

    @property
    def where(self) -> str:
        """»Stjernestuen · uge 46, 2026«."""
        return f"{self.course_title} · {week_label(self.day)}, {self.day.isocalendar().year}"

    @cached_property
    def folded(self) -> str:
        """All that a typed word is looked for in."""
        texts = (self.what, self.success, self.seen, self.course_title, self.point_title)
        return _fold("\n".join(texts))

    def has_words(self, typed: str) -> bool:
        """Return whether every typed word stands in it, be it inside a word."""
        return all(word in self.folded for word in _fold(typed).split())

    def is_about(self, situation: str) -> bool:
        """Return whether it speaks of a situation: Garderobe in »garderoben«, not in »uge«."""
        return is_about(f"{self.what}\n{self.success}", situation)


def what_worked(
    courses: Iterable[Course], points: Sequence[str] = (), here: str = ""
) -> list[Find]:
    """Return what helped in these courses, by point, the newest first; `points` come in order.

    What is still open in the course `here` waits on its own list already.
    """
    actions = (action for course in courses for action in course.actions())
    found = [
        _find(action)
        for action in actions
        if helped(action) and not (action.meeting.course_id == here and action.is_open)
    ]
    last = len(points)
    places = {point: place for place, point in enumerate(points)}
    found.sort(key=lambda find: find.day, reverse=True)
    found.sort(key=lambda find: (places.get(find.point, last), find.point_title))
    return found


def helped(action: Action) -> bool:
    """Return whether it became standing practice, or was last said to have made it better."""
    if not action.what.strip():
        return False
    closing = action.closing_answer()
    if closing is not None and closing.answer is Answer.STANDING_PRACTICE:
        return True
    if closing is not None and closing.answer is Answer.DROPPED:
        return closing.worked in HELPED  # what was said before it was given up counts no more
    return worked(action) in HELPED


def is_about(text: str, situation: str) -> bool:
    """Return whether a situation is spoken of, in any form of its words, also within a longer one.

    A short one (Hvil) is found as a word of its own only, for it begins words that mean other.
    """
    whole = _fold(situation).strip()
    stem = whole.removesuffix("situation")  # a Puslesituation is spoken of as pusletid
    stem = whole.removesuffix("e") if stem == whole else stem
    if not stem:
        return False
    if len(stem) >= _SHORT:
        return stem in _fold(text)
    form = re.compile(rf"{re.escape(stem)}(?:{re.escape(stem[-1])}?(?:{_ENDINGS}))?")
    return any(form.fullmatch(word) for word in _WORD.findall(_fold(text)))


def situations_in(finds: Sequence[Find], situations: Iterable[str]) -> list[str]:
    """Return the situations that at least one of them speaks of, in their order."""
    titles = dict.fromkeys(title.strip() for title in situations)
    return [title for title in titles if any(find.is_about(title) for find in finds)]


def _find(action: Action) -> Find:
    meeting, answers = action.meeting, action.answers()
    course = meeting.course
    said = [review.words.strip() for review in reversed(answers)]
    titles = {item.key: item.short for item in meeting.full_agenda.items}
    what = " ".join(action.what.split())
    return Find(
        key=action.id,
        course=course.id,
        course_title=course.title,
        point=action.point,
        point_title=titles.get(action.point, action.point),
        what=what,
        success=" ".join(action.success.split()),
        verdict=", ".join(came_of(action)),
        words=next((words for words in said if words), ""),
        day=answers[-1].meeting.date,
        names=_names_in(what, course),
    )


def _names_in(text: str, course: Course) -> tuple[str, ...]:
    """Return the names of a course's team and children that stand in a text, as they stand.

    With them comes what else may be a name: what is capitalised inside a sentence.
    """
    whole = [member.name for member in course.memberships]
    parts = [part for name in whole for part in name.split()]
    pattern = whole_words([*whole, *parts, *course.aliases])
    known = [found[0] for found in pattern.finditer(composed(text))] if pattern else []
    return tuple(dict.fromkeys([*known, *maybe_names(text, course)]))


def _fold(text: str) -> str:
    return composed(text).casefold()
