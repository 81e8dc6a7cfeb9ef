"""A hand-over: from a day on somebody else does what a person who leaves had agreed to do.

The agreement stays as it was written in its minutes; the hand-over stands beside it.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from teammoede.domain.base import KEY, Record, natural_id
from teammoede.domain.people import Membership, Who

if TYPE_CHECKING:
    from teammoede.domain.action import Action


class Handover(Record):
    """Who takes over one action of one person from `day` on; nobody named: it is to be found."""

    __tablename__ = "handover"

    course_id: Mapped[str] = mapped_column(KEY, ForeignKey("course.id"), index=True)
    action_id: Mapped[str] = mapped_column(KEY, ForeignKey("action.id"), index=True)
    day: Mapped[date]
    member_id: Mapped[str] = mapped_column(KEY, ForeignKey("membership.id"))
    to: Mapped[list[str]] = mapped_column(default=list)
    everyone: Mapped[bool] = mapped_column(default=False)
    words: Mapped[str] = mapped_column(default="")

    action: Mapped["Action"] = relationship(back_populates="handovers", lazy="raise")

    @property
    def of_course(self) -> str:
        return self.course_id

    def applied_to(self, who: Who) -> Who:
        """Return who does it now; where the person had no part in it, nothing changes."""
        if self.member_id not in who.members:
            return who
        stay = [member for member in who.members if member != self.member_id]
        new = [member for member in self.to if member not in stay]
        words = ", ".join(part for part in (who.words, self.words) if part)
        return Who((*stay, *new), who.everyone or self.everyone, words)


def own_handover(action: "Action", member: Membership, day: date) -> Handover:
    """Return the hand-over of a member's action from a day on, a new empty one where none is."""
    key = natural_id(action.id, member.id, day)
    found = next((handover for handover in action.handovers if handover.id == key), None)
    return found or Handover(
        id=key, course_id=action.of_course, action=action, day=day, member_id=member.id
    )


def in_turn(handovers: Iterable[Handover]) -> Iterator[Handover]:
    """Yield hand-overs by day; of one day, whoever hands over after having been handed to last."""
    left = sorted(handovers, key=lambda handover: (handover.day, handover.id))
    while left:
        of_day = [handover for handover in left if handover.day == left[0].day]
        given = {member for handover in of_day for member in handover.to}
        found = next((h for h in of_day if h.member_id not in given), of_day[0])
        left.remove(found)
        yield found
