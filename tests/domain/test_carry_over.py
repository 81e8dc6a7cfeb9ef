"""Whatever a team does with its meetings, nothing open is ever lost from sight or shown twice."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from teammoede.domain.action import Action, Answer, Due
from teammoede.domain.agenda import Agenda
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import CancelReason, MeetingState

from .building import NOON, PLANNING, TODAY, make_course

_AGENDAS = [
    PLANNING.as_data(),
    Agenda.from_data(
        {
            "key": "start",
            "title": "Opstart",
            "length": 60,
            "items": [
                {"key": "needs", "short": "Behov", "title": "Behov"},
                {"key": "frames", "short": "Rammer", "title": "Rammer"},
            ],
        }
    ).as_data(),
]
_POINTS = st.sampled_from([*PLANNING.keys, "needs", "unknown"])
_DAYS = st.integers(-30, 60).map(lambda days: TODAY + timedelta(days=days))
_MAYBE_DAY = st.none() | _DAYS


class CarryOver(RuleBasedStateMachine):
    """A team that plans, moves, inserts, holds and cancels meetings, agrees and answers."""

    def __init__(self) -> None:
        super().__init__()
        self.course = make_course("Mette", "Lars")
        self.today = TODAY
        self.count = 0

    def fresh_id(self) -> str:
        """Return a key that sorts as it would in a replay, where random ones would not."""
        self.count += 1
        return f"{self.count:08d}"

    @property
    def meetings(self) -> list[Meeting]:
        return self.course.ordered_meetings()

    @property
    def everything(self) -> list[Action]:
        return [action for meeting in self.course.meetings for action in meeting.actions]

    def pick(self, data: st.DataObject) -> Meeting:
        return data.draw(st.sampled_from(self.meetings))

    @rule(day=_DAYS, agenda=st.sampled_from(_AGENDAS))
    def plan_or_insert(self, day: date, agenda: dict[str, object]) -> None:
        assume(len(self.course.meetings) < 8)
        Meeting(id=self.fresh_id(), course=self.course, date=day, agenda_data=agenda)

    @precondition(lambda self: self.course.meetings)
    @rule(data=st.data(), day=_DAYS)
    def move(self, data: st.DataObject, day: date) -> None:
        self.pick(data).date = day

    @precondition(lambda self: self.course.meetings)
    @rule(data=st.data())
    def hold_cancel_or_reopen(self, data: st.DataObject) -> None:
        meeting = self.pick(data)
        if meeting.state is not MeetingState.PLANNED:
            meeting.reopen(NOON, "rettelse")
        elif data.draw(st.booleans()):
            meeting.hold(NOON)
        else:
            meeting.cancel(NOON, CancelReason.ILLNESS)

    @precondition(lambda self: self.course.meetings)
    @rule(data=st.data(), point=_POINTS, due=st.sampled_from(Due), day=_DAYS, wait=_MAYBE_DAY)
    def agree(
        self, data: st.DataObject, point: str, due: Due, day: date, wait: date | None
    ) -> None:
        assume(len(self.everything) < 8)
        Action(
            id=self.fresh_id(),
            meeting=self.pick(data),
            what="noget",
            point=point,
            due=due,
            due_date=day if due is Due.DATE else None,
            show_from=wait,
        )

    @precondition(lambda self: self.everything)
    @rule(data=st.data(), given=st.none() | st.sampled_from(Answer), wait=_MAYBE_DAY)
    def answer_what_is_in_sight(
        self, data: st.DataObject, given: Answer | None, wait: date | None
    ) -> None:
        meeting = self.pick(data)
        shown = [a for row in meeting.since_last_by_point(self.today).values() for a in row]
        assume(shown)
        review = data.draw(st.sampled_from(shown)).own_review(meeting)
        review.give(given)
        if given is Answer.CONTINUES:
            review.show_from = wait

    @precondition(lambda self: self.everything)
    @rule(data=st.data())
    def delete_or_restore(self, data: st.DataObject) -> None:
        action = data.draw(st.sampled_from(self.everything))
        action.deleted = not action.deleted

    @rule(days=st.integers(1, 20))
    def let_time_pass(self, days: int) -> None:
        self.today += timedelta(days=days)

    @invariant()
    def every_open_action_is_in_sight_once_or_waits(self) -> None:
        for meeting in self.meetings:
            shown = meeting.since_last_by_point(self.today)
            assert list(shown) == list(meeting.agenda.keys)
            seen = Counter(a.id for actions in shown.values() for a in actions)
            waits = Counter(a.id for key in meeting.agenda.keys for a in meeting.waiting(key))
            assert max(seen.values(), default=1) == 1
            assert max(waits.values(), default=1) == 1
            assert not seen.keys() & waits.keys()
            for action in self.everything:
                expected = _expected(action, meeting)
                assert (action.id in seen) == (expected == "shown"), expected
                assert (action.id in waits) == (expected == "waiting"), expected

    @invariant()
    def what_counts_as_open_is_what_the_next_meeting_would_see(self) -> None:
        after = max((m.date for m in self.meetings), default=TODAY) + timedelta(days=1)
        probe = Meeting(course=self.course, date=after, agenda_data=_AGENDAS[0])
        try:
            assert {a.id for a in probe.carried_over()} == {
                a.id for a in self.course.open_actions(self.today)
            }
        finally:
            self.course.meetings.remove(probe)

    @invariant()
    def overdue_comes_first_in_every_list(self) -> None:
        for meeting in self.meetings:
            day = meeting.reference_day(self.today)
            for actions in meeting.since_last_by_point(self.today).values():
                overdue = [a.is_overdue(day, before=meeting) for a in actions]
                assert overdue == sorted(overdue, reverse=True)

    @invariant()
    def next_meeting_is_the_first_later_one_that_is_not_cancelled(self) -> None:
        for action in self.everything:
            given = [r for r in action.answers() if r.due is not None]
            if action.due is Due.NEXT_MEETING and not given:
                later = [
                    m.date
                    for m in self.meetings
                    if m.order > action.meeting.order and m.state is not MeetingState.CANCELLED
                ]
                assert action.due_on() == min(later, default=None)


def _expected(action: Action, meeting: Meeting) -> str:
    """Say by the words of domain.md where the action belongs, without the code under test."""
    answers = {r.meeting_id: r for r in action.reviews if r.answer is not None}
    if action.deleted or meeting is action.meeting:
        return "nowhere"
    if meeting.id in answers:
        return "shown"  # what was answered here stays in sight here
    if _place(meeting) < _place(action.meeting):
        return "nowhere"
    earlier = [
        m for m in sorted(meeting.course.meetings, key=_place) if _place(m) < _place(meeting)
    ]
    wait, closed = action.show_from, False
    for one in earlier:
        if one.id in answers:
            closed = answers[one.id].answer is not Answer.CONTINUES
            wait = answers[one.id].show_from or wait
    if closed:
        return "nowhere"
    return "waiting" if wait is not None and wait > meeting.date else "shown"


def _place(meeting: Meeting) -> tuple[date, str]:
    return meeting.date, meeting.id


TestCarryOver = CarryOver.TestCase
TestCarryOver.settings = settings(max_examples=50, stateful_step_count=25)
