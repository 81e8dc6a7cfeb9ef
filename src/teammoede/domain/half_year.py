"""The rules for planning a half-year: which meetings are proposed when, and the weeks they lie in.

Plans nothing itself; holidays are passed in, and so is the day from which there is still time.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from teammoede.domain.course import COURSE_MONTHS
from teammoede.domain.errors import InvalidValue
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingKind, MeetingState
from teammoede.domain.week import monday_of, months_after, next_weekday, short_date, week_of
from teammoede.domain.week_numbers import MOST_MONTHS, MOST_WEEKS

RHYTHMS = (1, 2)

_A_DAY = timedelta(days=1)
_A_WEEK = timedelta(weeks=1)
_LONGEST_MONTHS = 24
_ROOM_MONTHS = 6  # for what closed weeks put off
_LONGEST_SEARCH = 2 * MOST_WEEKS  # weeks
_FRIDAY = 4


@dataclass(frozen=True)
class Wish:
    """What the half-year is planned from; `weekday` 0 is Monday, `rhythm` is in weeks.

    Without an end it lasts six months. `closed_weeks` are ISO week numbers of any year,
    `visit_months` count from the end.
    """

    start: date
    weekday: int
    end: date | None = None
    rhythm: int = 1
    visit_months: tuple[int, ...] = (1, 3, 6)
    closed_weeks: tuple[int, ...] = ()

    @property
    def last(self) -> date:
        """The end, or six months after the start (seed 003)."""
        return self.end or months_after(self.start, COURSE_MONTHS)

    @property
    def until(self) -> date:
        """A day that no meeting of this wish is likely to lie behind; holidays are asked to it."""
        return months_after(self.last, max(self.visit_months, default=0) + _ROOM_MONTHS)

    def check(self) -> None:
        """Raise InvalidValue where no plan can be made of it."""
        if self.last < self.start:
            raise InvalidValue("Slutdatoen ligger før startdatoen. Ret en af de to.")
        if self.last > months_after(self.start, _LONGEST_MONTHS):
            raise InvalidValue("Forløbet varer mere end to år. Ret start eller slut.")
        if not 0 <= self.weekday < 7:
            raise InvalidValue("Vælg den ugedag, I holder møde.")
        if self.rhythm not in RHYTHMS:
            raise InvalidValue("Møderne holdes hver uge eller hver anden uge.")
        if not all(1 <= month <= MOST_MONTHS for month in self.visit_months):
            raise InvalidValue(f"Et besøg ligger 1–{MOST_MONTHS} måneder efter slutningen.")
        if not all(1 <= week <= MOST_WEEKS for week in self.closed_weeks):
            raise InvalidValue(f"En uge har et nummer fra 1 til {MOST_WEEKS}.")


@dataclass(frozen=True)
class Proposed:
    """A meeting that could be planned, or stands in for one as it would be."""

    kind: MeetingKind
    date: date
    state: MeetingState = MeetingState.PLANNED

    @property
    def is_held(self) -> bool:
        return False


Entry = Meeting | Proposed


def propose(
    wish: Wish,
    holidays: Container[date],
    taken: Sequence[Entry],
    since: date = date.min,
) -> list[Proposed]:
    """Return the meetings that the course lacks from `since` on, by date, one a week at most.

    A week that has a meeting gets none, be it a cancelled one, and nothing is proposed before what
    was held. Raises InvalidValue where the wish cannot be, or closed weeks leave no room.
    """
    wish.check()
    return _Plan(wish, holidays, taken, since).made()


class _Plan:
    """One round of proposing: it knows what is there, and adds up what it proposes."""

    def __init__(
        self, wish: Wish, holidays: Container[date], taken: Sequence[Entry], since: date
    ) -> None:
        self._wish = wish
        self._holidays = holidays
        self._live = sorted(
            (m for m in taken if m.state is not MeetingState.CANCELLED), key=lambda m: m.date
        )
        self._since = since
        self._once_cancelled = {m.kind for m in taken if m.state is MeetingState.CANCELLED}
        self._full = {monday_of(m.date) for m in taken}
        self._new: list[Proposed] = []
        after_held = (m.date + _A_DAY for m in taken if m.is_held)
        self._first = max(wish.start, since, *after_held)

    def made(self) -> list[Proposed]:
        start_up = self._start_up()
        evaluation = self._evaluation(after=start_up)
        self._visits(after=evaluation)
        self._planning(start_up, evaluation)
        return sorted(self._new, key=lambda p: p.date)

    def _start_up(self) -> date | None:
        """The day of the start-up meeting; none where the course began before `since`."""
        if there := self._of(MeetingKind.START_UP):
            return there[0].date
        late = self._wish.start < self._since
        if late and MeetingKind.START_UP not in self._once_cancelled:
            return None
        day = self._free_from(self._first)
        if self._live and self._live[0].date < day:
            return None  # what starts a course is not put behind its meetings
        return self._add(MeetingKind.START_UP, day)

    def _evaluation(self, after: date | None) -> date:
        """The day of the final evaluation; it always comes after the start-up meeting."""
        if there := self._of(MeetingKind.EVALUATION):
            return there[0].date
        visits = self._of(MeetingKind.VISIT)
        if any(visit.is_held for visit in visits):
            return self._wish.last  # it was held, if not in this archive
        earliest = max(self._wish.last, self._first, after + _A_DAY if after else date.min)
        return self._add(MeetingKind.EVALUATION, self._free_from(earliest))

    def _visits(self, after: date) -> None:
        """Those that lack; where a visit's day has passed there is no time for it any more.

        A visit that is coming stands for the day that it lies next to.
        """
        days = [months_after(self._wish.last, n) for n in sorted(set(self._wish.visit_months))]
        there = self._of(MeetingKind.VISIT)
        coming = [visit.date for visit in there if visit.date >= self._since]
        passed = max(sum(day < self._since for day in days), len(there) - len(coming))
        lacking = days[passed:]
        for visit in coming[: len(lacking)]:
            lacking.remove(min(lacking, key=lambda day, visit=visit: abs(day - visit)))
        for day in lacking:
            self._add(MeetingKind.VISIT, self._free_from(max(day, self._first, after + _A_DAY)))

    def _planning(self, start_up: date | None, evaluation: date) -> None:
        """Every week of the rhythm between the two, where the week is free."""
        first = max(self._first, start_up + _A_DAY if start_up else date.min)
        day = monday_of(self._anchor(start_up)) + timedelta(days=self._wish.weekday)
        while day < evaluation:
            if day >= first and self._is_free(day) and not self._is_too_soon(day):
                self._add(MeetingKind.PLANNING, day)
            day += self._wish.rhythm * _A_WEEK

    def _anchor(self, start_up: date | None) -> date:
        """A day in a week of the rhythm, before all that is planned."""
        if start_up:
            return start_up
        there = self._of(MeetingKind.PLANNING)
        first = next_weekday(self._wish.weekday, self._wish.start)
        if not there or self._wish.rhythm == 1:
            return first
        weeks = (monday_of(there[0].date) - monday_of(first)).days // 7
        return first + weeks % self._wish.rhythm * _A_WEEK

    def _is_too_soon(self, day: date) -> bool:
        """Whether a planning meeting that is there lies less than a rhythm away.

        So the weeks between stay empty where one meeting was moved out of its week.
        """
        return any(
            abs(monday_of(there.date) - monday_of(day)) < self._wish.rhythm * _A_WEEK
            for there in self._of(MeetingKind.PLANNING)
        )

    def _of(self, kind: MeetingKind) -> list[Entry]:
        return [m for m in self._live if m.kind is kind]

    def _free_from(self, day: date) -> date:
        """The first free right weekday on or after `day`."""
        found = next_weekday(self._wish.weekday, day)
        for week in range(_LONGEST_SEARCH):
            if self._is_free(found + week * _A_WEEK):
                return found + week * _A_WEEK
        raise InvalidValue("Der er ingen ledige uger. Se på de lukkede uger.")

    def _is_free(self, day: date) -> bool:
        closed = day in self._holidays or week_of(day) in self._wish.closed_weeks
        return not closed and monday_of(day) not in self._full

    def _add(self, kind: MeetingKind, day: date) -> date:
        self._new.append(Proposed(kind, day))
        self._full.add(monday_of(day))
        return day


# the weeks, for the screen and the sheet


@dataclass(frozen=True)
class Week:
    """One ISO week: what lies in it, and what keeps meetings out of it."""

    monday: date
    entries: tuple[Entry, ...]
    closed: bool
    holidays: tuple[tuple[date, str], ...]

    @property
    def number(self) -> int:
        """The ISO week number."""
        return week_of(self.monday)

    @property
    def remark(self) -> str:
        """»Lukket«, its holidays from Monday to Friday, both, or nothing."""
        return " · ".join(["Lukket"] * self.closed + holiday_words(self.holidays))


def weeks(
    entries: Iterable[Entry],
    holidays: Mapping[date, str],
    closed_weeks: Container[int] = (),
    first: date | None = None,
    last: date | None = None,
) -> list[Week]:
    """Return every week from the first to the last entry, or farther where `first`, `last` say so.

    No weeks where there is neither an entry nor both days.
    """
    by_week: dict[date, list[Entry]] = {}
    for entry in sorted(entries, key=_place):
        by_week.setdefault(monday_of(entry.date), []).append(entry)
    given = [monday_of(day) for day in (first, last) if day]
    if not by_week and len(given) < 2:
        return []
    return [
        Week(
            monday,
            tuple(by_week.get(monday, ())),
            week_of(monday) in closed_weeks,
            _working_holidays(monday, holidays),
        )
        for monday in _mondays(min([*given, *by_week]), max([*given, *by_week]))
    ]


def holiday_words(holidays: Iterable[tuple[date, str]]) -> list[str]:
    """Return »Langfredag fr 3.4.« for each."""
    return [f"{name} {short_date(day)}" for day, name in holidays]


def _place(entry: Entry) -> tuple[date, str]:
    return (entry.date, entry.id if isinstance(entry, Meeting) else "")


def _working_holidays(monday: date, holidays: Mapping[date, str]) -> tuple[tuple[date, str], ...]:
    days = (monday + timedelta(days=n) for n in range(_FRIDAY + 1))
    return tuple((day, holidays[day]) for day in days if day in holidays)


def _mondays(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days // 7 + 1):
        yield first + number * _A_WEEK
