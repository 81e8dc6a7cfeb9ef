"""The course plan (Forløbsplan) for the wall: the half-year on one page, a row for each week.

As large as it fits, on A4 or A3; names no child and no reason why a meeting was cancelled.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from teammoede.domain.course import Course
from teammoede.domain.half_year import Week, weeks
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingKind
from teammoede.domain.week import WEEKDAYS, monday_of, short_date, week_label
from teammoede.printing import masthead, wording
from teammoede.printing.blocks import Bookmark, Framed, say, say_marked, space
from teammoede.printing.course_weeks import WeekRows
from teammoede.printing.flow import UNBOUNDED, Stack
from teammoede.printing.fonts import REGULAR, markup, printable
from teammoede.printing.page import (
    BASELINE,
    ENLARGED,
    Running,
    body_height,
    body_width,
    build,
    shortened,
)
from teammoede.printing.plan_marks import Legend, sign_of
from teammoede.printing.styles import (
    CELL_BOLD,
    EMPTY_WALL,
    EMPTY_WIDE,
    FRAMED,
    WALL_COURSE,
    WALL_TITLE,
    WHEN,
)

SHEET = "Forløbsplan"

_LARGEST, _STEP = 13.0, 0.25
_LEAST = 9.0
_LEAST_ON_A3 = 14 / ENLARGED  # readable from one and a half metres
_A_WEEK = timedelta(weeks=1)
_LONGEST = 60 * _A_WEEK  # what is shown week by week; what lies beyond is listed
_GOAL_LINES = 2.8  # of the frame; on the wall the goal is a reminder, and stands whole elsewhere
_EVERY = {1: "Hver {}", 2: "Hver anden {}"}


def course_plan(
    course: Course,
    *,
    printed: datetime,
    today: date,
    large: bool = False,
    holidays: Mapping[date, str],
) -> bytes:
    """Return the plan as PDF, on A4 or (`large`) on A3; `holidays` are named by their dates.

    Where even the smallest type does not fit on one page, it flows on.
    """
    plan = _Plan.of(course, holidays)
    size = _fitting(plan, today, [_LEAST_ON_A3, _LEAST] if large else [_LEAST])
    running = Running(
        sheet=SHEET,
        course=plan.safe(wording.course_line(course)),
        when=plan.span or wording.dated(today),
        code=course.id[:4],
        hangs=masthead.TO_HANG,
        printed=printed,
        large=large,
    )
    return build(running, lambda: list(_story(plan, today, size)))


@dataclass(frozen=True)
class _Plan:
    """What is shown: the weeks of the half-year, and those with meetings that lie outside it."""

    course: Course
    weeks: list[Week]
    others: list[Week]

    @classmethod
    def of(cls, course: Course, holidays: Mapping[date, str]) -> "_Plan":
        meetings, closed = course.ordered_meetings(), course.closed_weeks
        first, last = _from_to(course)
        begin, end = monday_of(first), monday_of(last) + _A_WEEK
        inside = [m for m in meetings if begin <= m.date < end]
        outside = [m for m in meetings if not begin <= m.date < end]
        others = [week for week in weeks(outside, holidays, closed) if week.entries]
        given = (first, last) if meetings or course.start or course.end else (None, None)
        return cls(course, weeks(inside, holidays, closed, *given), others)

    def safe(self, words: str) -> str:
        """Return the course's free words without a child in them."""
        return wording.hanging(self.course)(words)

    @property
    def span(self) -> str:
        """»ma 31.8.2026 · uge 36 – fr 5.3.2027 · uge 9«."""
        if not self.weeks:
            return ""
        first, last = _from_to(self.course)
        return _dated(first) if first == last else f"{_dated(first)} – {_dated(last)}"

    @property
    def meetings(self) -> list[Meeting]:
        """All meetings that stand on the sheet."""
        shown = [*self.weeks, *self.others]
        return [m for week in shown for m in week.entries if isinstance(m, Meeting)]


def _from_to(course: Course) -> tuple[date, date]:
    """Return the first and the last day of the half-year: as planned, and as the meetings lie."""
    meetings = course.ordered_meetings()
    given = [day for day in (course.start, course.end) if day]
    own = [m.date for m in meetings if m.kind is not MeetingKind.VISIT]
    days = [*given, *own] or [m.date for m in meetings] or [date.min]
    if max(days) - min(days) <= _LONGEST:
        return min(days), max(days)
    first = given[0] if given else min(days)  # a meeting lies far off: it is listed below
    return first, max(day for day in [*days, *given] if day <= first + _LONGEST)


def _fitting(plan: _Plan, today: date, least: Sequence[float]) -> float:
    """Return the largest type in which everything fits on one page, else the first of the least.

    A plan on one page is worth more than a large type, down to the last of the least.
    """
    sizes = [_LARGEST - step * _STEP for step in range(int((_LARGEST - least[-1]) / _STEP) + 1)]
    for size in sorted({*sizes, *least}, reverse=True):
        if _height(plan, today, size) <= body_height():
            return size
    return least[0]


def _height(plan: _Plan, today: date, size: float) -> float:
    story = Stack(list(_story(plan, today, size)))
    return story.wrapOn(Canvas(BytesIO()), body_width(), UNBOUNDED)[1]


def _story(plan: _Plan, today: date, size: float) -> Iterator[Flowable]:
    course = plan.course
    yield say(SHEET, WALL_TITLE)
    yield masthead.named(plan.safe(wording.course_line(course)), WALL_COURSE)
    said = [plan.span or wording.dated(today), plan.safe(_usual(course))]
    yield say("\n".join(line for line in said if line), WHEN)
    if course.goal.strip():
        yield space(0.4)
        yield _goal(plan.safe(course.goal))
    yield space(0.6)
    if not plan.weeks:
        yield Bookmark("weeks", "Ugerne")
        yield say(
            "Her står forløbets uger med møder, helligdage og lukkede uger, når start og slut er "
            "skrevet, og halvåret er planlagt.",
            EMPTY_WALL,
        )
        return
    yield from _weeks(plan, size)


def _weeks(plan: _Plan, size: float) -> Iterator[Flowable]:
    rows = WeekRows(plan.course, size)
    if not plan.meetings:
        yield say("Møderne er ikke planlagt endnu.", EMPTY_WIDE)
    yield rows.table(plan.weeks)
    if plan.others:
        kinds = {m.kind for week in plan.others for m in week.entries}
        title = "Opfølgningsbesøg" if kinds == {MeetingKind.VISIT} else "Uden for halvåret"
        heading = [Bookmark("others", title), say(title, CELL_BOLD), space(0.2)]
        others = rows.rows(plan.others, shown=rows.last_year(plan.weeks))
        yield Stack([*heading, *others], lead=3, gap=0.8 * BASELINE)
    yield Legend(sign_of(meeting) for meeting in plan.meetings)


def _goal(goal: str) -> Flowable:
    room = _GOAL_LINES * body_width()
    text = shortened(printable(goal), REGULAR, FRAMED.fontSize, room)
    return Framed(Stack([say_marked(f"<b>Målet</b>&nbsp; {markup(text)}", FRAMED)]))


def _usual(course: Course) -> str:
    """Return »Hver mandag kl. 12.30 · Personalestuen«, as far as it is known."""
    every = _EVERY.get(course.rhythm, "{}")
    day = every.format(WEEKDAYS[course.weekday]) if course.weekday is not None else ""
    hour = f"kl. {course.time:%H.%M}" if course.time else ""
    when = f"{day} {hour}".strip()
    return " · ".join(fact for fact in (when, course.place.strip()) if fact)


def _dated(day: date) -> str:
    return f"{short_date(day)}{day.year} · {week_label(day)}"
