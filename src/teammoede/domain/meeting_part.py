"""What belongs to one meeting and is locked with it: attendance, notes, the trace of its life."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from teammoede.domain.base import KEY, Record
from teammoede.domain.meeting_choices import MeetingState, Presence

if TYPE_CHECKING:
    from teammoede.domain.meeting import Meeting


class MeetingPart(Record):
    """What belongs to one meeting, and is locked with it."""

    __abstract__ = True

    meeting: Any

    @property
    def of_course(self) -> str:
        return self.meeting.course_id

    @property
    def locked(self) -> bool:
        return self.meeting.locked


class Attendance(MeetingPart):
    """One person at one meeting; no presence means that nobody has ticked yet."""

    __tablename__ = "attendance"
    __table_args__ = (UniqueConstraint("meeting_id", "member_id"),)

    meeting_id: Mapped[str] = mapped_column(KEY, ForeignKey("meeting.id"), index=True)
    member_id: Mapped[str] = mapped_column(KEY, ForeignKey("membership.id"))
    presence: Mapped[Presence | None]

    meeting: Mapped["Meeting"] = relationship(back_populates="attendances", lazy="raise")


class Note(MeetingPart):
    """What was said on one point; `confidential` is printed only on the user's word."""

    __tablename__ = "note"
    __table_args__ = (UniqueConstraint("meeting_id", "point"),)

    meeting_id: Mapped[str] = mapped_column(KEY, ForeignKey("meeting.id"), index=True)
    point: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    confidential: Mapped[str] = mapped_column(default="")

    meeting: Mapped["Meeting"] = relationship(back_populates="notes", lazy="raise")


class StateChange(MeetingPart):
    """The trace of a meeting: held, approved, reopened, cancelled, with when and why."""

    __tablename__ = "state_change"

    meeting_id: Mapped[str] = mapped_column(KEY, ForeignKey("meeting.id"), index=True)
    at: Mapped[dt.datetime]
    state: Mapped[MeetingState]
    reason: Mapped[str] = mapped_column(default="")
    author: Mapped[str] = mapped_column(default="")

    meeting: Mapped["Meeting"] = relationship(back_populates="state_changes", lazy="raise")

    @property
    def label(self) -> str:
        """What happened, in a word; a way back always has a reason."""
        back = self.reason and self.state is not MeetingState.CANCELLED
        return "genåbnet" if back else self.state.label
