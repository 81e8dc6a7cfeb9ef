"""The weeks of a course as rows of the course plan, month by month, in one size of type.

Decides no page and no size; says »aflyst« and never why.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from teammoede.domain.course import Course
from teammoede.domain.half_year import Week, holiday_words
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingKind, MeetingState
from teammoede.domain.week import MONTHS, short_date
from teammoede.domain.week_numbers import USUAL_CLOSED
from teammoede.printing.blocks import Bookmark, Rule, say, say_marked
from teammoede.printing.flow import Columns, Row, RowLook, Stack
from teammoede.printing.fonts import markup
from teammoede.printing.page import body_width
from teammoede.printing.plan_marks import Banded, Mark, sign_of
from teammoede.printing.styles import CELL, CELL_BOLD, LABEL, at_size

_GAP = 2.5 * mm
_MONTH, _WEEK, _SIGN, _DATE, _HOURS = 32 * mm, 9 * mm, 5 * mm, 24 * mm, 29 * mm
_SHOWN = _MONTH + _GAP  # where the week itself begins
_TEXT = _SHOWN + _WEEK + _SIGN + 2 * _GAP
_NAME = body_width() - _TEXT - _DATE - _HOURS - 2 * _GAP
_MEETING = Columns.of(_MONTH, _WEEK, _SIGN, _DATE, _HOURS, _NAME, gutter=_GAP)
_REMARK = Columns.of(_MONTH, _WEEK, _SIGN, body_width() - _TEXT, gutter=_GAP)
_TITLES = ("Uge", "", "Dato", "Klokken", "Møde")
_AIR = 0.14  # above and below the words, of their size
_USUAL = {week: word for group, word in USUAL_CLOSED for week in group}


class WeekRows:
    """Makes the rows of a course's weeks in one size of type, in points."""

    def __init__(self, course: Course, size: float) -> None:
        self._course = course
        self._size = size
        self._text = at_size(CELL, size)
        self._bold = at_size(CELL_BOLD, size)

    def table(self, weeks: Sequence[Week]) -> Stack:
        """Return the weeks under a header that comes again on every page."""
        year = self._day(weeks[0]).year

        def header(first: str = "fortsat") -> Row:
            cells = [say(title, LABEL) if title else None for title in _TITLES]
            corner = say(first, LABEL if first == "fortsat" else self._bold)
            look = RowLook(above=0.35 * mm, below=0.3 * mm, rule="")
            return Row(_MEETING, [corner, *cells], look)

        rows = self.rows(weeks, shown=year)
        return Stack([header(str(year)), *rows], lead=1, tail=2, again=header)

    def rows(self, weeks: Sequence[Week], shown: int) -> list[Flowable]:
        """Return the weeks without a header; a month of another year than `shown` says its own."""
        made: list[Flowable] = []
        for _, found in groupby(weeks, key=lambda week: self._day(week).replace(day=1)):
            month = list(found)
            day = self._day(month[0])
            made += self._month(month, f" {day.year}" if day.year != shown else "")
            shown = day.year
        return made

    def last_year(self, weeks: Sequence[Week]) -> int:
        """Return the year that the last of the weeks shows."""
        return self._day(weeks[-1]).year

    def _day(self, week: Week) -> date:
        """The day that says to which month a week belongs: its meeting's, or where one would be."""
        if week.entries:
            return week.entries[0].date
        return week.monday + timedelta(days=self._course.weekday or 0)

    def _month(self, weeks: list[Week], year: str) -> Iterator[Flowable]:
        day = self._day(weeks[0])
        month = MONTHS[day.month - 1]
        mark = Bookmark(f"{weeks[0].monday}", f"{month.capitalize()} {day.year}")
        label = say(f"{month.capitalize()}{year}", self._bold)
        yield Stack([Rule(), mark, self._week(weeks[0], label)], lead=2)
        for week in weeks[1:]:
            yield self._week(week, None)

    def _week(self, week: Week, month: Flowable | None) -> Flowable:
        """One row, or several under each other: the meetings, and what else the week holds."""
        meetings = [entry for entry in week.entries if isinstance(entry, Meeting)]
        lines = [(_MEETING, self._meeting(meeting)) for meeting in meetings]
        if week.closed or week.holidays or not lines:
            lines.append((_REMARK, [None, self._remark(week)]))
        number = say(str(week.number), self._bold)
        rows: list[Flowable] = []
        for place, (columns, cells) in enumerate(lines):
            named = [None, None] if place else [month, number]
            look = self._look(first=not place, last=place == len(lines) - 1)
            rows.append(Row(columns, [*named, *cells], look))
        framed = any(_is_milestone(meeting) for meeting in meetings)
        return Banded(Stack(rows, tail=len(rows)), _SHOWN, closed=week.closed, framed=framed)

    def _look(self, *, first: bool, last: bool) -> RowLook:
        air = _AIR * self._size
        rule = "hair" if last else ""
        return RowLook(above=air if first else 0.0, below=air, rule=rule, rule_from=1)

    def _meeting(self, meeting: Meeting) -> list[Flowable | None]:
        off = meeting.state is MeetingState.CANCELLED
        style = self._bold if _is_milestone(meeting) else self._text
        day, hours, name = (
            f"<strike>{markup(said)}</strike>" if off and said else markup(said)
            for said in (short_date(meeting.date), meeting.hours, _name(meeting))
        )
        return [
            Mark(sign_of(meeting), self._size, self._text.leading),
            say_marked(day, style),
            say_marked(hours, style) if hours else None,
            say_marked(f"{name} <b>aflyst</b>" if off else name, style),
        ]

    def _remark(self, week: Week) -> Flowable | None:
        """Why there is no meeting, or which holidays the week has beside it."""
        said = [_closed(week.number)] if week.closed else []
        said += holiday_words(week.holidays)
        return say(" · ".join(said), self._text) if said else None


def _closed(week: int) -> str:
    return f"Lukket ({_USUAL[week]})" if week in _USUAL else "Lukket"


def _name(meeting: Meeting) -> str:
    return meeting.kind.label if meeting.state is MeetingState.CANCELLED else meeting.title


def _is_milestone(meeting: Meeting) -> bool:
    cancelled = meeting.state is MeetingState.CANCELLED
    return meeting.kind is not MeetingKind.PLANNING and not cancelled
