"""What came of a course up to a day or a meeting: ratings, agreements, meetings and absence.

Only counts and lines up what was kept; no guessing, no note, and nothing that is confidential.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Self

from teammoede.domain.action import Action, ActionReview, Answer, Carried, Worked
from teammoede.domain.agenda import Agenda, AgendaItem
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import CancelReason, MeetingKind, MeetingState, Verdict
from teammoede.domain.people import Function
from teammoede.domain.sign import Rated, Sign, curve, rated_signs

HELPED = (Worked.BETTER, Worked.REACHED)
NOT_HELPED = (Worked.UNCHANGED, Worked.WORSE)
FOR_THE_CHILDREN = "Rykker det for børnene?"
QUESTIONS: tuple[tuple[str, Callable[[Meeting], Verdict | None]], ...] = (
    ("Tiden godt brugt?", lambda meeting: meeting.time_well_spent),
    ("Holdt vi aftalerne?", lambda meeting: meeting.kept_agreements),
    (FOR_THE_CHILDREN, lambda meeting: meeting.moves_children),
)
_EDGE = 4  # weeks of absence that are set against each other, at most
_WORK = (MeetingKind.START_UP, MeetingKind.PLANNING)
# What lasted comes first, what was given up last.
_ORDER = (Answer.STANDING_PRACTICE, Answer.DONE, None, Answer.DROPPED)

Place = tuple[date, time, str]


@dataclass(frozen=True)
class SignStory:
    """A sign and its ratings by date."""

    sign: Sign
    rated: tuple[Rated, ...]

    @property
    def first(self) -> Rated | None:
        """The first rating."""
        return self.rated[0] if self.rated else None

    @property
    def last(self) -> Rated | None:
        """The last rating; None where there is only the first."""
        return self.rated[-1] if len(self.rated) > 1 else None


@dataclass(frozen=True)
class Tried:
    """An agreement and what the meetings answered, in their order."""

    action: Action
    answers: tuple[ActionReview, ...]

    @property
    def closing(self) -> ActionReview | None:
        """The answer that closed it, None where it is still open."""
        return self.answers[-1] if self.answers and self.answers[-1].closes else None

    @property
    def ended(self) -> Answer | None:
        """How it ended, None where it is still open."""
        return self.closing.answer if self.closing else None

    @property
    def worked(self) -> Worked | None:
        """What was said last of whether it worked."""
        return next((r.worked for r in reversed(self.answers) if r.worked), None)

    @property
    def carried(self) -> Carried | None:
        """What was said last of whether it was carried out."""
        return next((r.carried for r in reversed(self.answers) if r.carried), None)

    @property
    def words(self) -> str:
        """The last words that were given with an answer."""
        said = (review.words.strip() for review in reversed(self.answers))
        return next((words for words in said if words), "")


@dataclass(frozen=True)
class PointStory:
    """One point of the fixed agenda, and what was agreed under it."""

    item: AgendaItem
    tried: tuple[Tried, ...]

    def ended(self, answer: Answer | None) -> list[Tried]:
        """Return what ended so; with None what is still open."""
        return [tried for tried in self.tried if tried.ended is answer]

    @property
    def helped(self) -> list[Tried]:
        """What worked: better, or reached."""
        return [tried for tried in self.tried if tried.worked in HELPED]

    @property
    def not_helped(self) -> list[Tried]:
        """What was said to have changed nothing, or to have made it worse."""
        return [tried for tried in self.tried if tried.worked in NOT_HELPED]


@dataclass(frozen=True)
class MeetingCount:
    """Start-up and planning meetings: held, folded, cancelled by reason, past and never closed."""

    held: int
    short: int
    cancelled: tuple[tuple[CancelReason | None, int], ...]
    unclosed: int

    @property
    def cancelled_in_all(self) -> int:
        """How many were cancelled, for whatever reason."""
        return sum(many for _, many in self.cancelled)


@dataclass(frozen=True)
class LeaderPart:
    """At how many held meetings a leader was, of those where the people were ticked."""

    there: int
    ticked: int
    held: int


@dataclass(frozen=True)
class AbsenceTrend:
    """The mean share of child-days away, 0–1, in the first and in the last weeks with numbers."""

    first: float
    last: float
    first_weeks: tuple[date, ...]
    last_weeks: tuple[date, ...]


@dataclass(frozen=True)
class Facts:
    """All that the evaluation can say from what was kept, up to its day, that day included."""

    course: Course
    day: date
    signs: tuple[SignStory, ...]
    points: tuple[PointStory, ...]
    meetings: MeetingCount
    leader: LeaderPart | None
    absence: AbsenceTrend | None
    verdicts: tuple[tuple[str, tuple[tuple[Verdict, int], ...]], ...]

    @classmethod
    def of(cls, course: Course, until: Meeting | date) -> Self:
        """Gather the facts up to a day, or to a meeting: what that one answered and rated too."""
        day = until.date if isinstance(until, Meeting) else until
        limit = until.order if isinstance(until, Meeting) else (until, time.max, "~")
        past = [m for m in course.ordered_meetings() if m.order <= limit and m is not until]
        work = [meeting for meeting in past if meeting.kind in _WORK]
        held = [meeting for meeting in work if meeting.is_held]
        return cls(
            course=course,
            day=day,
            signs=_signs(course, day),
            points=_points(past, limit),
            meetings=_count(work),
            leader=_leader(course, held),
            absence=_absence(course, day),
            verdicts=_verdicts(held),
        )

    @property
    def is_rated(self) -> bool:
        """Whether any sign was ever rated."""
        return any(story.rated for story in self.signs)

    @property
    def tried(self) -> list[Tried]:
        """Everything that was agreed, point after point."""
        return [tried for point in self.points for tried in point.tried]

    @property
    def standing(self) -> list[Tried]:
        """What became fast praksis."""
        return [tried for tried in self.tried if tried.ended is Answer.STANDING_PRACTICE]

    @property
    def dropped(self) -> list[Tried]:
        """What was dropped."""
        return [tried for tried in self.tried if tried.ended is Answer.DROPPED]


def _signs(course: Course, day: date) -> tuple[SignStory, ...]:
    stories = (
        SignStory(sign, tuple(rated for rated in curve(course, sign) if rated.day <= day))
        for sign in rated_signs(course)
    )
    return tuple(story for story in stories if story.rated or not story.sign.dropped)


def _points(past: Sequence[Meeting], limit: Place) -> tuple[PointStory, ...]:
    """Return the points of the planning meetings' agenda, with all that was agreed before."""
    agenda = _agenda(past)
    if agenda is None:
        return ()
    found: dict[str, list[Tried]] = {key: [] for key in agenda.keys}
    for meeting in past:
        for action in meeting.live_actions():
            found[agenda.home_of(action.point)].append(_tried(action, limit))
    return tuple(
        PointStory(item, tuple(sorted(found[item.key], key=lambda t: _ORDER.index(t.ended))))
        for item in agenda.items
    )


def _agenda(past: Sequence[Meeting]) -> Agenda | None:
    planning = [meeting for meeting in past if meeting.kind is MeetingKind.PLANNING]
    latest = next(reversed(planning or past), None)
    return latest.full_agenda if latest else None


def _tried(action: Action, limit: Place) -> Tried:
    return Tried(action, tuple(r for r in action.answers() if r.meeting.order <= limit))


def _count(work: Sequence[Meeting]) -> MeetingCount:
    cancelled = Counter(m.cancel_reason for m in work if m.state is MeetingState.CANCELLED)
    return MeetingCount(
        held=sum(meeting.is_held for meeting in work),
        short=sum(meeting.is_held and meeting.short for meeting in work),
        cancelled=tuple(cancelled.most_common()),
        unclosed=sum(meeting.state is MeetingState.PLANNED for meeting in work),
    )


def _leader(course: Course, held: Sequence[Meeting]) -> LeaderPart | None:
    """Return the leader's part; who comes and goes as leder counts as one."""
    leaders = [m for m in course.memberships if m.function is Function.LEADER]
    if not leaders or not held:
        return None
    ticked = [m for m in held if any(a.presence for a in m.attendances)]
    there = sum(any(meeting.was_there(leader) for leader in leaders) for meeting in ticked)
    return LeaderPart(there, len(ticked), len(held))


def _absence(course: Course, day: date) -> AbsenceTrend | None:
    weeks = sorted(course.absences, key=lambda week: week.monday)
    known = [(w.monday, w.share) for w in weeks if w.monday <= day and w.share is not None]
    edge = min(_EDGE, len(known) // 2)
    if not edge:
        return None
    first, last = known[:edge], known[-edge:]
    return AbsenceTrend(
        first=sum(share for _, share in first) / edge,
        last=sum(share for _, share in last) / edge,
        first_weeks=tuple(monday for monday, _ in first),
        last_weeks=tuple(monday for monday, _ in last),
    )


def _verdicts(
    held: Sequence[Meeting],
) -> tuple[tuple[str, tuple[tuple[Verdict, int], ...]], ...]:
    """Return the small questions that were answered, each with how often what was said."""
    counted = []
    for question, answer_at in QUESTIONS:
        said = Counter(answer_at(meeting) for meeting in held)
        answers = tuple((verdict, said[verdict]) for verdict in Verdict if said[verdict])
        if answers:
            counted.append((question, answers))
    return tuple(counted)
