"""What the room sees of one point: its title, the goal, what is open and what is agreed.

Holds no text of a discussion: that is shown as it is typed, and Fortroligt is never shown at all.
"""

from dataclasses import dataclass
from datetime import date
from typing import Self

from teammoede.domain.action import Action
from teammoede.domain.meeting import Meeting

NOBODY = "ingen endnu"
LATE = "over fristen"


@dataclass(frozen=True)
class RoomLine:
    """One action: what, who and when; `late` where it is overdue, `answer` once it has one."""

    what: str
    who: str
    when: str
    late: bool = False
    answer: str = ""

    @property
    def quiet(self) -> str:
        """What stands in quiet words behind what was agreed."""
        return " · ".join(part for part in (self.who, self.when, self.answer) if part)


@dataclass(frozen=True)
class RoomPage:
    """One point of a meeting in few words; `number` counts from 1.

    The agenda's `questions` are what there is to begin with where nothing else stands yet.
    """

    title: str
    number: int
    count: int
    goal: str
    open: tuple[RoomLine, ...]
    agreed: tuple[RoomLine, ...]
    questions: tuple[str, ...] = ()

    @classmethod
    def of(cls, meeting: Meeting, point: str, today: date) -> Self:
        """Return the page of a point; what has an answer already comes last."""
        agenda = meeting.agenda
        waiting = meeting.since_last(point, today)
        waiting.sort(key=lambda action: action.answered_at(meeting) is not None)
        return cls(
            title=agenda.item(point).short,
            number=agenda.keys.index(point) + 1,
            count=len(agenda.keys),
            goal=" ".join(meeting.course.goal.split()),
            open=tuple(_open_line(action, meeting, today) for action in waiting),
            agreed=tuple(_agreed_line(a, meeting) for a in meeting.agreed_on(point) if a.what),
            questions=agenda.item(point).questions,
        )


def _open_line(action: Action, meeting: Meeting, today: date) -> RoomLine:
    answered = action.answered_at(meeting)
    answer = answered.answer.label if answered and answered.answer else ""
    return RoomLine(
        _in_one_line(action.what),
        meeting.course.named(action.who_on(meeting.date)) or NOBODY,
        action.due_text(before=meeting),
        not answer and action.is_overdue(meeting.reference_day(today), before=meeting),
        answer,
    )


def _agreed_line(action: Action, meeting: Meeting) -> RoomLine:
    who = meeting.course.named(action.agreed_who)
    return RoomLine(_in_one_line(action.what), who, action.due_text())


def _in_one_line(text: str) -> str:
    return " ".join(text.split())
