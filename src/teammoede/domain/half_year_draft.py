"""A half-year while it is being planned: what is there, what is proposed, and changes by hand.

Changes no meeting; what came of it is given out whole, to be kept in one go.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from teammoede.domain.course import Course
from teammoede.domain.errors import InvalidValue
from teammoede.domain.half_year import Entry, Proposed, Week, Wish, propose, weeks
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import CancelReason, MeetingKind, MeetingState
from teammoede.domain.week import dated, monday_of

Holidays = Callable[[date, date], Mapping[date, str]]
Cancelling = tuple[CancelReason, str]
_Key = tuple[MeetingKind, date]  # a proposal is known by its kind and its week

_A_YEAR = timedelta(days=366)


@dataclass(frozen=True)
class HalfYear:
    """What is to be kept: fields of the course, new meetings, moved and cancelled ones."""

    course: Mapping[str, Any]
    new: tuple[Proposed, ...] = ()
    moved: tuple[tuple[Meeting, date], ...] = ()
    cancelled: tuple[tuple[Meeting, CancelReason, str], ...] = ()

    @property
    def touches_meetings(self) -> bool:
        """Whether any meeting is planned, moved or cancelled."""
        return bool(self.new or self.moved or self.cancelled)


@dataclass(frozen=True)
class Row:
    """One line of the calendar: a week without a meeting, or with one, as it would be.

    `origin` is the meeting, or the proposal as the rules made it; `day` where it is now.
    """

    week: Week
    origin: Entry | None = None
    day: date | None = None
    takes_place: bool = False
    cancelling: Cancelling | None = None
    title: str = ""

    @property
    def meeting(self) -> Meeting | None:
        """The meeting, where it is in the archive."""
        return self.origin if isinstance(self.origin, Meeting) else None

    @property
    def is_new(self) -> bool:
        """Whether it will be planned."""
        return self.takes_place and self.meeting is None

    @property
    def is_fixed(self) -> bool:
        """Whether it is over: held, approved, or cancelled already."""
        return self.meeting is not None and self.meeting.state is not MeetingState.PLANNED

    @property
    def is_milestone(self) -> bool:
        """Whether it is one of the few that are not planning meetings."""
        return self.origin is not None and self.origin.kind is not MeetingKind.PLANNING

    @property
    def moved_from(self) -> date | None:
        """Where the meeting stands in the archive, if it is to be moved."""
        moved = self.meeting is not None and self.meeting.date != self.day
        return self.meeting.date if moved and self.meeting else None


class HalfYearDraft:
    """The rows of a half-year, renewed with each wish; changes by hand stay with their week."""

    def __init__(self, course: Course, wish: Wish, holidays: Holidays, today: date) -> None:
        self._course = course
        self._holidays = holidays
        self._today = today
        self._wish = wish
        self._moved: dict[str, date] = {}  # meetings of the archive
        self._cancelling: dict[str, Cancelling] = {}
        self._put: dict[_Key, date] = {}  # proposals
        self._left_out: set[_Key] = set()
        self._added: list[Proposed] = []
        self._proposed: list[Proposed] = []
        self._following: dict[str, date] = {}
        self.rows: list[Row] = []
        self.wish = wish

    @property
    def wish(self) -> Wish:
        """What the half-year is planned from; a new one renews the rows.

        Raises InvalidValue where it cannot be, and then all stays as it was.
        """
        return self._wish

    @wish.setter
    def wish(self, wish: Wish) -> None:
        before, self._wish = self._wish, wish
        try:
            self._renew()
        except InvalidValue:
            self._wish = before
            raise

    @property
    def misfits(self) -> list[Row]:
        """Coming meetings of the archive in a closed week, or closer together than is wished."""
        found: list[Row] = []
        before: date | None = None
        apart = timedelta(weeks=self._wish.rhythm)
        for row in self.rows:
            if _kind(row) is not MeetingKind.PLANNING or not row.takes_place:
                continue
            is_close = before is not None and row.week.monday - before < apart
            if row.meeting and not row.is_fixed and (is_close or row.week.closed):
                found.append(row)
            else:
                before = row.week.monday
        return [row for row in found if row.day and row.day >= self._today]

    # by hand

    def move(self, row: Row, day: date) -> None:
        """Put a meeting on another day, or one into an empty week.

        Raises InvalidValue where the day is more than a year off.
        """
        if abs(day - row.week.monday) > _A_YEAR:
            raise InvalidValue(f"{dated(day, self._today)} ligger over et år fra ugen. Ret datoen.")
        if row.is_fixed or day == row.day:
            return
        if row.meeting is not None:
            self._moved[row.meeting.id] = day
        elif isinstance(row.origin, Proposed):
            self._move_proposed(row.origin, day)
        else:
            self._added.append(Proposed(self._kind_on(day), day))
        self._renew()

    def _move_proposed(self, proposed: Proposed, day: date) -> None:
        if proposed in self._added:
            self._added[self._added.index(proposed)] = Proposed(proposed.kind, day)
            return
        self._put[_key(proposed)] = day
        self._left_out.discard(_key(proposed))

    def add(self, day: date) -> None:
        """Add a meeting on a day; after the final evaluation it is a visit."""
        self._added.append(Proposed(self._kind_on(day), day))
        self._renew()

    def switch(self, row: Row) -> None:
        """Let a week have its meeting or not; one of the archive is cancelled by `cancel`."""
        if row.is_fixed:
            return
        if row.origin is None:
            self.add(row.week.monday + timedelta(days=self._wish.weekday))
            return
        if row.meeting is not None:
            self._cancelling.pop(row.meeting.id, None)
        elif isinstance(row.origin, Proposed):
            self._switch_proposed(row.origin)
        self._renew()

    def _switch_proposed(self, proposed: Proposed) -> None:
        if proposed in self._added:
            self._added.remove(proposed)
        else:
            self._left_out ^= {_key(proposed)}

    def cancel(self, meeting: Meeting, reason: CancelReason, words: str = "") -> None:
        """Have a planned meeting of the archive cancelled."""
        self._cancelling[meeting.id] = (reason, words)
        self._renew()

    def result(self, fields: Mapping[str, Any]) -> HalfYear:
        """Return what is to be kept; `fields` are those of the course beside the wish."""
        live = [row for row in self.rows if row.origin is not None]
        return HalfYear(
            course={**_fields(self._wish), **fields},
            new=tuple(
                replace(row.origin, date=row.day)
                for row in live
                if row.is_new and row.day and isinstance(row.origin, Proposed)
            ),
            moved=tuple((r.meeting, r.day) for r in live if r.meeting and r.day and r.moved_from),
            cancelled=tuple((r.meeting, *r.cancelling) for r in live if r.meeting and r.cancelling),
        )

    def _kind_on(self, day: date) -> MeetingKind:
        return MeetingKind.VISIT if day > self._end else MeetingKind.PLANNING

    @property
    def _end(self) -> date:
        """The day of the final evaluation, else the end of the course."""
        days = [r.day for r in self.rows if r.takes_place and _kind(r) is MeetingKind.EVALUATION]
        return next((day for day in days if day), self._wish.last)

    # renewing

    def _renew(self) -> None:
        holidays = self._holidays(self._wish.start, max(self._wish.until, self._today + _A_YEAR))
        self._following = self._with_weekday(holidays)
        self._proposed = self._with_first(holidays) or self._propose(holidays, without=None)
        self.rows = self._laid_out(self._items())

    def _propose(self, holidays: Mapping[date, str], without: Meeting | None) -> list[Proposed]:
        there = [self._as_it_would_be(m) for m in self._course.meetings if m is not without]
        # What is added fills its week, and stands for no meeting that the rules would propose.
        filled = [replace(added, state=MeetingState.CANCELLED) for added in self._added]
        found = propose(self._wish, holidays, [*there, *filled], self._today)
        put = [p for p in found if p.kind.once and _key(p) in self._put]
        if not put:
            return found
        # The others lie between and behind these, where they are now.
        there += [replace(p, date=self._put[_key(p)]) for p in put]
        return [*put, *propose(self._wish, holidays, [*there, *filled], self._today)]

    def _with_first(self, holidays: Mapping[date, str]) -> list[Proposed]:
        """Let the first meeting of a new course take the place of the first that is proposed."""
        loose = self._loose()
        found = self._propose(holidays, without=loose) if loose else []
        place = next((p for p in found if loose and p.kind is loose.kind), None)
        if loose is None or place is None:
            return []
        self._following[loose.id] = place.date
        return [p for p in found if p is not place]

    def _loose(self) -> Meeting | None:
        """The first meeting of a new course, which still follows the wish."""
        meetings = self._course.meetings
        only = meetings[0] if len(meetings) == 1 else None
        if only is None or only.id in self._moved or only.id in self._cancelling:
            return None
        return only if only.state is MeetingState.PLANNED and only.is_untouched else None

    def _with_weekday(self, holidays: Mapping[date, str]) -> dict[str, date]:
        """Coming meetings on the course's weekday so far go with it to another one."""
        if self._course.weekday in (None, self._wish.weekday):
            return {}
        days = {
            m.id: monday_of(m.date) + timedelta(days=self._wish.weekday)
            for m in self._course.meetings
            if m.state is MeetingState.PLANNED and m.date.weekday() == self._course.weekday
        }
        return {key: day for key, day in days.items() if self._is_open(day, holidays)}

    def _is_open(self, day: date, holidays: Mapping[date, str]) -> bool:
        return day >= self._today and day not in holidays

    def _as_it_would_be(self, meeting: Meeting) -> Entry:
        cancelled = meeting.id in self._cancelling
        state = MeetingState.CANCELLED if cancelled else meeting.state
        day = self._day_of(meeting)
        unchanged = day == meeting.date and not cancelled
        return meeting if unchanged else Proposed(meeting.kind, day, state)

    def _day_of(self, meeting: Meeting) -> date:
        following = self._following.get(meeting.id, meeting.date)
        return self._moved.get(meeting.id, following)

    # laying out

    def _items(self) -> list[Row]:
        """Everything that lies in a week, by date; the week itself is set later."""
        nowhere = Week(date.min, (), False, ())
        there = [
            Row(
                nowhere,
                meeting,
                self._day_of(meeting),
                meeting.state is not MeetingState.CANCELLED and meeting.id not in self._cancelling,
                self._cancelling.get(meeting.id),
            )
            for meeting in self._course.meetings
        ]
        proposed = [
            Row(nowhere, p, self._put.get(_key(p), p.date), _key(p) not in self._left_out)
            for p in self._proposed
        ]
        added = [Row(nowhere, p, p.date, True) for p in self._added]
        items = [*there, *proposed, *added]
        return _titled(sorted(items, key=lambda row: row.day or date.min))

    def _laid_out(self, items: list[Row]) -> list[Row]:
        """All weeks up to the final evaluation, and behind it those that hold something."""
        by_week: dict[date, list[Row]] = {}
        for item in items:
            by_week.setdefault(monday_of(item.day or date.min), []).append(item)
        self.rows = items  # the end is read from them
        end = max(monday_of(self._end), monday_of(self._wish.start))
        first = min([monday_of(self._wish.start), *by_week])
        last = max([end, *by_week])
        frame = weeks(
            [],
            self._holidays(first, last + timedelta(days=6)),
            self._wish.closed_weeks,
            first,
            last,
        )
        found: list[Row] = []
        for week in frame:
            if week.monday in by_week:
                found += [replace(item, week=week) for item in by_week[week.monday]]
            elif week.monday <= end:
                found.append(Row(week))
        return found


def first_wish(course: Course, today: date) -> Wish:
    """Return the wish that the course stands for; what it leaves open is proposed."""
    meetings = course.ordered_meetings()
    start = course.start or (meetings[0].date if meetings else today)
    planned = [m.date for m in meetings if m.state is not MeetingState.CANCELLED]
    weekday = (planned[-1] if planned else start).weekday()
    return Wish(
        start=start,
        end=course.end,
        weekday=weekday if course.weekday is None else course.weekday,
        rhythm=course.rhythm,
        visit_months=tuple(course.visit_months),
        closed_weeks=tuple(course.closed_weeks),
    )


def _fields(wish: Wish) -> dict[str, Any]:
    return {
        "start": wish.start,
        "end": wish.last,
        "weekday": wish.weekday,
        "rhythm": wish.rhythm,
        "visit_months": sorted(set(wish.visit_months)),
        "closed_weeks": sorted(set(wish.closed_weeks)),
    }


def _titled(items: list[Row]) -> list[Row]:
    """Number the meetings as they will be; a cancelled one has no number, nor what is held once."""
    count: dict[MeetingKind, int] = {}
    found = []
    for item in items:
        kind = _kind(item)
        if kind is not None:
            title = kind.label
            if item.takes_place and not kind.once:
                count[kind] = count.get(kind, 0) + 1
                title = f"{kind.label} {count[kind]}"
            item = replace(item, title=title)
        found.append(item)
    return found


def _kind(row: Row) -> MeetingKind | None:
    return row.origin.kind if row.origin else None


def _key(proposed: Proposed) -> _Key:
    return (proposed.kind, monday_of(proposed.date))
