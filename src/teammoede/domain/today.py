"""What the phase of a course asks for now: a few sentences, each with the one thing to do.

Does nothing itself, and asks for nothing that is done already.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from teammoede.domain.counting import in_words
from teammoede.domain.course import COURSE_MONTHS, Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingKind
from teammoede.domain.week import dated, months_after

MOST = 4
START_UP_SOON = 14  # days, as all of these
EVALUATION_SOON = 42
VISIT_SOON = 14
_TWO_WEEKS = 14
_WEEK = 7


class Step(StrEnum):
    """What is to be done about it."""

    PLAN = "plan"
    INVITE = "invite"
    WRITE_UP = "write_up"
    RATE = "rate"
    PRINT = "print"


@dataclass(frozen=True)
class Ask:
    """One sentence, what to do about it, and at which meeting; `sheet` is the key of its paper."""

    text: str
    step: Step
    meeting: Meeting | None = None
    sheet: str = ""


def asks(course: Course, today: date) -> list[Ask]:
    """Return what is asked for now, the most urgent first, and no more than a few."""
    now = _Now(course, today)
    found = [
        *now.not_written_up(),
        *now.start_up_soon(),
        *now.evaluation_soon(),
        *now.visit_soon(),
        *now.not_planned(),
        *now.no_baseline(),
    ]
    return found[:MOST]


def next_to_come(course: Course, today: date) -> Meeting | None:
    """Return the first planned meeting from today on."""
    return next((m for m in course.planned_meetings() if m.date >= today), None)


def phase(course: Course, today: date) -> str:
    """Return where the course stands: »uge 14 af 26 i forløbet«, when it begins, how it ended."""
    evaluation = course.meeting_of(MeetingKind.EVALUATION)
    if evaluation is not None and evaluation.is_held:
        return f"slutevalueringen blev holdt {dated(evaluation.date, today)}"
    if course.start is not None and course.start > today:
        return f"forløbet begynder {dated(course.start, today)}, {in_days(course.start, today)}"
    end = course.end
    if end is not None and evaluation is not None:
        end = max(end, evaluation.date)  # a course is not over before its final evaluation
    if end is not None and end < today:
        return f"forløbet sluttede {dated(end, today)}"
    if course.start is None:
        return ""
    week = (today - course.start).days // _WEEK + 1
    if end is None:
        return f"uge {week} i forløbet"
    weeks = -(-((end - course.start).days) // _WEEK) or 1
    return f"uge {min(week, weeks)} af {weeks} i forløbet"


def in_days(day: date, today: date) -> str:
    """Return »i dag«, »i morgen«, »om ni dage« or »om fire uger«; `day` does not lie behind."""
    days = (day - today).days
    if days < 2:
        return ("i dag", "i morgen")[days]
    if days <= _TWO_WEEKS and days % _WEEK:
        return f"om {in_words(days)} dage"
    weeks = round(days / _WEEK)
    return f"om {in_words(weeks)} {'uge' if weeks == 1 else 'uger'}"


class _Now:
    """One look at a course on one day."""

    def __init__(self, course: Course, today: date) -> None:
        self._course = course
        self._today = today
        self._planned = course.planned_meetings()
        self._coming = [m for m in self._planned if m.date >= today]
        self._evaluation = course.meeting_of(MeetingKind.EVALUATION)

    def not_written_up(self) -> Iterator[Ask]:
        """The oldest meeting whose day has passed and that nobody has closed."""
        late = [m for m in self._planned if m.date < self._today]
        if not late:
            return
        day = dated(late[0].date, self._today)
        text = f"{late[0].title} ({day}) skal skrives færdigt."
        if len(late) > 1:
            many = in_words(len(late)).capitalize()
            text = f"{many} møder skal skrives færdigt (det ældste: {day})."
        yield Ask(text, Step.WRITE_UP, late[0])

    def start_up_soon(self) -> Iterator[Ask]:
        meeting = self._soon(MeetingKind.START_UP, START_UP_SOON)
        if meeting is not None:
            yield self._invite(meeting)

    def visit_soon(self) -> Iterator[Ask]:
        meeting = self._soon(MeetingKind.VISIT, VISIT_SOON)
        if meeting is not None:
            when = in_days(meeting.date, self._today)
            text = f"{meeting.title} {when}: tag arket »Holder vi fast?« med."
            yield Ask(text, Step.PRINT, meeting, "standing")

    def evaluation_soon(self) -> Iterator[Ask]:
        """From six weeks before; on the day itself the signs are rated for the last time."""
        meeting = self._soon(MeetingKind.EVALUATION, EVALUATION_SOON)
        if meeting is None:
            return
        if meeting.date > self._today:
            yield self._invite(meeting)
        elif not any(rating.value for rating in meeting.ratings):
            yield Ask("Slutevaluering i dag: vurdér tegnene igen.", Step.RATE, meeting)

    def no_baseline(self) -> Iterator[Ask]:
        """To be rated at the start-up meeting, or where its minutes are locked at the next one."""
        start_up = self._course.meeting_of(MeetingKind.START_UP)
        if start_up is None or not start_up.is_held or self._is_over:
            return
        meeting = next(iter(self._coming), None) if start_up.locked else start_up
        rated = any(r.value for m in self._course.meetings for r in m.ratings)
        if meeting is not None and not rated:
            text = "Tegnene er ikke vurderet endnu. Gør det, mens I husker, hvordan det var."
            yield Ask(text, Step.RATE, meeting)

    def not_planned(self) -> Iterator[Ask]:
        """The series, the evaluation or the visits, whichever lacks first."""
        text = self._visits_lack() if self._is_over else self._series_lacks()
        if text:
            yield Ask(text, Step.PLAN)

    def _series_lacks(self) -> str:
        if self._evaluation is not None:
            return ""
        if self._course.end is not None and self._course.end < self._today:
            return "Forløbet er slut, og slutevalueringen er ikke planlagt."
        if self._is_half_a_year_old:
            return "I er et halvt år inde i forløbet, og slutevalueringen er ikke planlagt."
        if self._course.end is not None and self._days_to(self._course.end) <= EVALUATION_SOON:
            return "Slutevalueringen er ikke planlagt endnu."
        if len(self._coming) < 2:
            return "Halvåret er ikke planlagt endnu: alle møder på én gang, uden om ferier."
        return ""

    def _visits_lack(self) -> str:
        visit = self._course.meeting_of(MeetingKind.VISIT)
        return "" if visit else "Opfølgningsbesøgene er ikke planlagt endnu."

    @property
    def _is_over(self) -> bool:
        return self._evaluation is not None and self._evaluation.is_held

    @property
    def _is_half_a_year_old(self) -> bool:
        start, end = self._course.start, self._course.end
        return bool(start and end is None and months_after(start, COURSE_MONTHS) < self._today)

    def _soon(self, kind: MeetingKind, days: int) -> Meeting | None:
        coming = next((m for m in self._coming if m.kind is kind), None)
        return coming if coming and self._days_to(coming.date) <= days else None

    def _days_to(self, day: date) -> int:
        return (day - self._today).days

    def _invite(self, meeting: Meeting) -> Ask:
        when = in_days(meeting.date, self._today)
        return Ask(f"{meeting.title} {when}: indkald.", Step.INVITE, meeting, "invitation")
