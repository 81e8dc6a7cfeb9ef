"""Where one can go (Gå til): meetings, people, actions, courses and commands, found as one types.

Finds in what it was given and goes nowhere; a target is opaque to it, so that commands fit in too.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from teammoede.domain.action import Action
from teammoede.domain.choice import Choice
from teammoede.domain.course import Course
from teammoede.domain.finding import folded
from teammoede.domain.meeting import Meeting
from teammoede.domain.spot import Spot
from teammoede.domain.week import dated, long_date, short_date, week_label
from teammoede.domain.when import parse_when

MOST = 12  # of a kind that are shown at once; who wants another one types one letter more
_AT_FIRST = 5  # meetings, before anything is typed
_A_YEAR = dt.timedelta(days=364)  # whole weeks, so that a weekday stays one
_WEEK = re.compile(r"uge\s*(\d{1,2})$")


class Kind(Choice):
    """What one can go to; kinds that fit alike stand in this order."""

    MEETING = "meeting", "møder"
    PERSON = "person", "personer"
    ACTION = "action", "åbne aftaler"
    PAGE = "page", "hele forløbet"
    COURSE = "course", "forløb"
    COMMAND = "command", "kommandoer"


# Once something is typed the few pages come first: »opfølg« is no Opfølgningsbesøg.
_ORDER = (Kind.PAGE, *(kind for kind in Kind if kind is not Kind.PAGE))


@dataclass(frozen=True)
class ToCourse:
    """A course, where it was left."""

    course: str


@dataclass(frozen=True)
class ToPerson:
    """What a member of a course's team has to do."""

    course: str
    member: str


@dataclass(frozen=True)
class Entry:
    """One place: what it is called, quiet words beside it, and words that find it unseen.

    Of two that fit alike the one of the lower `rank` comes first.
    """

    kind: Kind
    title: str
    target: object
    beside: str = ""
    unseen: str = ""
    day: dt.date | None = None
    rank: int = 0
    at_first: bool = False  # whether it is shown before anything is typed


@dataclass(frozen=True)
class _Known:
    entry: Entry
    title: str = field(init=False)
    rest: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", _folded(self.entry.title))
        object.__setattr__(self, "rest", _folded(f"{self.entry.beside} {self.entry.unseen}"))


class Going:
    """All that one can go to now, ready to be searched with every letter."""

    def __init__(self, today: dt.date) -> None:
        self._today = today
        self._known: list[_Known] = []

    def add(self, entries: Iterable[Entry]) -> None:
        """Take in places; whoever finds none of them waits no longer for that."""
        self._known += [_Known(entry) for entry in entries]

    def found(self, text: str) -> list[tuple[Kind, list[Entry]]]:
        """Return what fits, the best first, by kind: every word must begin or stand in it.

        Case does not matter; »å« is never »a«. A date as people type it finds that day's meetings,
        »uge 47« those of the week. Without words it is what lies nearest.
        """
        words = _folded(text).split()
        if not words:
            return _by_kind([(0, k.entry) for k in self._known if k.entry.at_first])
        on_day = _day_meant(" ".join(words), self._today)
        found: list[tuple[int, Entry]] = []
        for known in self._known:
            day = known.entry.day
            on_it = on_day is not None and day is not None and on_day(day)
            cost = 0 if on_it else _cost(known, words)
            if cost is not None:
                found.append((cost, known.entry))
        return _by_kind(found, _ORDER)


def _by_kind(
    found: list[tuple[int, Entry]], order: Sequence[Kind] = tuple(Kind)
) -> list[tuple[Kind, list[Entry]]]:
    kinds: dict[Kind, list[tuple[int, Entry]]] = {}
    for cost, entry in found:
        kinds.setdefault(entry.kind, []).append((cost, entry))
    for listed in kinds.values():
        listed.sort(key=lambda pair: (pair[0], pair[1].rank, pair[1].title))
    turned = sorted(kinds.items(), key=lambda pair: (pair[1][0][0], order.index(pair[0])))
    return [(kind, [entry for _, entry in listed[:MOST]]) for kind, listed in turned]


def _cost(known: _Known, words: list[str]) -> int | None:
    """Return how far the words are from how the place is called; None where one is not in it."""
    if known.title.startswith(" ".join(words)):
        return 0
    total = 0
    for word in words:
        costs = (_cost_in(known.title, word, 1), _cost_in(known.rest, word, 3))
        known_costs = [cost for cost in costs if cost is not None]
        if not known_costs:
            return None
        total += min(known_costs)
    return total


def _cost_in(text: str, word: str, cost: int) -> int | None:
    """Return `cost` where a word of the text begins so, three more where it only holds it."""
    place = text.find(word)
    if place < 0:
        return None
    while place >= 0:
        if place == 0 or not text[place - 1].isalnum():
            return cost
        place = text.find(word, place + 1)
    return cost + 3


def _folded(text: str) -> str:
    return " ".join(folded(text).split())


def _day_meant(words: str, today: dt.date) -> Callable[[dt.date], bool] | None:
    """Return what tells the days that are meant, before and after today; None where none are."""
    week = _WEEK.match(words)
    if week:
        return lambda day: day.isocalendar().week == int(week[1])
    counted = words.startswith("om ") or not any(letter.isdecimal() for letter in words)
    froms = (today,) if counted else (today, today - _A_YEAR)
    read = [parse_when(words, day) for day in froms]
    meant = {found[1] for found in read if found is not None and found[1] is not None}
    return meant.__contains__ if meant else None


# what there is


def whole_course(course: Course, today: dt.date, *, is_front: bool) -> Iterator[Entry]:
    """Yield the meetings, the team and the open actions of a course; its texts are not needed."""
    yield from people(course, today, is_front=is_front)
    yield from meetings_and_actions(course, today, is_front=is_front)


def meetings_and_actions(course: Course, today: dt.date, *, is_front: bool) -> Iterator[Entry]:
    """Yield what has to be read for it, which takes longer than who is on the team."""
    yield from _meetings(course, today, is_front=is_front)
    yield from _actions(course, today, is_front=is_front)


def courses(listed: Iterable[Course], today: dt.date, front: str | None) -> Iterator[Entry]:
    """Yield courses by what they are called, where they are and what group they are for."""
    for place, course in enumerate(listed):
        about = (course.institution, course.group, course.state(today).label)
        yield Entry(
            Kind.COURSE,
            course.title,
            ToCourse(course.id),
            " · ".join(part for part in about if part),
            rank=place,
            at_first=course.id != front,
        )


def people(course: Course, today: dt.date, *, is_front: bool) -> Iterator[Entry]:
    """Yield who is on the team, each as a way to what they have to do."""
    for place, member in enumerate(course.team(today)):
        if member.name.strip():
            beside = _beside(course, member.function.label, is_front=is_front)
            target = ToPerson(course.id, member.id)
            rank = place if is_front else 100 + place
            yield Entry(Kind.PERSON, member.name, target, beside, member.initials, rank=rank)


def _meetings(course: Course, today: dt.date, *, is_front: bool) -> Iterator[Entry]:
    following, last = course.next_meeting(), course.last_held()
    nearest = sorted(course.meetings, key=lambda m: _distance(m, following, today))
    for place, meeting in enumerate(nearest):
        named = "næste møde" if meeting is following else "sidste møde" if meeting is last else ""
        day = meeting.date
        when = f"{dated(day, today)} · {week_label(day)}"
        yield Entry(
            Kind.MEETING,
            meeting.title,
            Spot(course.id, meeting.id),
            _beside(course, when, named, is_front=is_front),
            f"{long_date(day)} {day.day}/{day.month} {short_date(day)} {day.isoformat()}",
            day,
            rank=place if is_front else 1_000 + place,
            at_first=is_front and place < _AT_FIRST,
        )


def _distance(meeting: Meeting, following: Meeting | None, today: dt.date) -> tuple[bool, int]:
    return meeting is not following, abs((meeting.date - today).days)


def _actions(course: Course, today: dt.date, *, is_front: bool) -> Iterator[Entry]:
    following = course.next_meeting()
    for place, action in enumerate(course.open_actions(today)):
        if not action.what.strip():
            continue
        who = course.named(action.who_now(today))
        beside = _beside(course, who, action.due_text(), is_front=is_front)
        at = _meeting_of(action, following)
        spot = Spot(course.id, at.id, action.point, action.id)
        rank = place if is_front else 1_000 + place
        yield Entry(Kind.ACTION, " ".join(action.what.split()), spot, beside, rank=rank)


def _meeting_of(action: Action, following: Meeting | None) -> Meeting:
    """Return the meeting at which it waits for an answer, else the one that agreed it."""
    waits = (
        following is not None
        and action.is_carried_to(following)
        and not action.is_waiting_at(following)
    )
    return following if waits and following is not None else action.meeting


def _beside(course: Course, *parts: str, is_front: bool) -> str:
    named = parts if is_front else (*parts, course.title)
    return " · ".join(part for part in named if part)
