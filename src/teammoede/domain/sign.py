"""The signs: what one would see if the goal were reached, rated 1–5 by the team at its meetings.

A rating is the team's own view and proves nothing; here it is only kept and lined up by date.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from teammoede.domain.base import KEY, Record, natural_id
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingState
from teammoede.domain.meeting_part import MeetingPart

if TYPE_CHECKING:
    from teammoede.domain.course import Course

SCALE = (1, 2, 3, 4, 5)
LOWEST, HIGHEST = "slet ikke", "i høj grad"
OWN_VIEW = "Vurderingen er teamets egen og intet bevis."
DEFAULT_SIGNS = (
    "Ro",
    "Tryghed",
    "Opmærksomhed",
    "Koncentration",
    "Selvregulering",
    "Trivsel",
    "Læring",
    "Deltagelse",
)


class Sign(Record):
    """A sign in the course's own list; a dropped one keeps what it was rated."""

    __tablename__ = "sign"

    course_id: Mapped[str] = mapped_column(KEY, ForeignKey("course.id"), index=True)
    title: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    dropped: Mapped[bool] = mapped_column(default=False)

    course: Mapped["Course"] = relationship(back_populates="signs", lazy="raise")

    @property
    def of_course(self) -> str:
        return self.course_id


class SignRating(MeetingPart):
    """What the team gave one sign at one meeting, 1 (slet ikke) to 5 (i høj grad), and why."""

    __tablename__ = "sign_rating"
    __table_args__ = (UniqueConstraint("meeting_id", "sign_id"),)

    meeting_id: Mapped[str] = mapped_column(KEY, ForeignKey("meeting.id"), index=True)
    sign_id: Mapped[str] = mapped_column(KEY, ForeignKey("sign.id"))
    value: Mapped[int | None]
    why: Mapped[str] = mapped_column(default="")

    meeting: Mapped[Meeting] = relationship(back_populates="ratings", lazy="raise")


@dataclass(frozen=True)
class Rated:
    """One point of a sign's curve; `raters` is how many took part, where that was written."""

    day: date
    value: int
    why: str
    raters: int | None


def own_rating(meeting: Meeting, sign: Sign) -> SignRating:
    """Return the meeting's rating of a sign to write in, a new empty one where there is none."""
    key = natural_id(meeting.id, sign.id)
    return meeting.rating_of(sign) or SignRating(id=key, meeting=meeting, sign_id=sign.id)


def curve(course: "Course", sign: Sign) -> list[Rated]:
    """Return how a sign was rated, by date; what was written at a cancelled meeting is left out."""
    found = (
        (meeting, meeting.rating_of(sign))
        for meeting in course.ordered_meetings()
        if meeting.state is not MeetingState.CANCELLED
    )
    return [
        Rated(meeting.date, rating.value, rating.why, meeting.raters)
        for meeting, rating in found
        if rating is not None and rating.value is not None
    ]


def rated_signs(course: "Course") -> list[Sign]:
    """Return the signs in use, and those that were dropped after they had been rated."""
    ordered = sorted(course.signs, key=lambda sign: (sign.dropped, sign.position, sign.id))
    return [sign for sign in ordered if not sign.dropped or curve(course, sign)]
