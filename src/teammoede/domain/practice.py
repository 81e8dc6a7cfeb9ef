"""Standing practice (fast praksis) and whether it stays in place: what the visits ask for.

Which practice there is follows from what was agreed and answered; only the checks are kept.
"""

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from teammoede.domain.action import Action, Answer
from teammoede.domain.base import KEY, natural_id
from teammoede.domain.choice import Choice
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingKind
from teammoede.domain.meeting_part import MeetingPart

if TYPE_CHECKING:
    from teammoede.domain.course import Course

TO_BE_KEPT = "keep"


class PracticeState(Choice):
    """What a visit finds of a practice."""

    LIVES = "lives", "lever"
    PARTLY = "partly", "delvist"
    FORGOTTEN = "forgotten", "glemt"


class PracticeCheck(MeetingPart):
    """What one meeting found of one practice, and which help is needed."""

    __tablename__ = "practice_check"
    __table_args__ = (UniqueConstraint("meeting_id", "action_id"),)

    meeting_id: Mapped[str] = mapped_column(KEY, ForeignKey("meeting.id"), index=True)
    action_id: Mapped[str] = mapped_column(KEY, ForeignKey("action.id"))
    state: Mapped[PracticeState | None]
    help: Mapped[str] = mapped_column(default="")

    meeting: Mapped[Meeting] = relationship(back_populates="checks", lazy="raise")


def own_check(meeting: Meeting, action: Action) -> PracticeCheck:
    """Return the meeting's check of a practice to write in, a new one where there is none yet."""
    key = natural_id(meeting.id, action.id)
    return meeting.check_of(action) or PracticeCheck(id=key, meeting=meeting, action_id=action.id)


def kept_practice(course: "Course", before: Meeting | None = None) -> list[Action]:
    """Return what became fast praksis, or was to be kept by the final evaluation.

    With `before`, only what was known when that meeting began. What was dropped later is not there.
    """
    return [action for action in course.actions() if _is_kept(action, before)]


def practice_at(meeting: Meeting) -> list[Action]:
    """Return the practice that a meeting asks after.

    What was to be kept and is still open waits for its answer under Siden sidst; it is not asked
    for twice, unless that was done already.
    """
    return [
        action
        for action in kept_practice(meeting.course, before=meeting)
        if action.closing_answer(before=meeting) is not None or meeting.check_of(action)
    ]


def _is_kept(action: Action, before: Meeting | None) -> bool:
    if before is not None and action.meeting.order >= before.order:
        return False
    closing = action.closing_answer(before)
    ended = closing.answer if closing else None
    if action.meeting.kind is MeetingKind.EVALUATION and action.point == TO_BE_KEPT:
        return ended is not Answer.DROPPED  # done once is no reason to ask no more
    return ended is Answer.STANDING_PRACTICE
