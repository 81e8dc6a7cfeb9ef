"""A hand-over: from a day on somebody else does what a person who leaves had agreed to do.

The agreement stays as it was written in its minutes; the hand-over stands beside it.
"""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from teammoede.domain.base import KEY, Record
from teammoede.domain.people import Who

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
