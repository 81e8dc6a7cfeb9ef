"""The children's absence in numbers per week; never a name."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from teammoede.domain.base import KEY, Record

if TYPE_CHECKING:
    from teammoede.domain.course import Course

DAYS_A_WEEK = 5


class Absence(Record):
    """One ISO week of a group: children in the group, and child-days away (one child, one day)."""

    __tablename__ = "absence"

    course_id: Mapped[str] = mapped_column(KEY, ForeignKey("course.id"), index=True)
    monday: Mapped[date]
    children: Mapped[int | None]
    days_away: Mapped[int | None]

    course: Mapped["Course"] = relationship(back_populates="absences", lazy="raise")

    @property
    def of_course(self) -> str:
        return self.course_id

    @property
    def exceeds_week(self) -> bool:
        """Whether more child-days are away than the group has in a week of five days."""
        if self.children is None or self.days_away is None:
            return False
        return self.days_away > self.children * DAYS_A_WEEK

    @property
    def share(self) -> float | None:
        """The share of child-days away, 0–1, of a week of five days; None where there is none."""
        if not self.children or self.days_away is None or self.exceeds_week:
            return None
        return self.days_away / (self.children * DAYS_A_WEEK)
