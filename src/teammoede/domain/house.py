"""What the house has settled for its archive: its name, how long things are kept, when it locks."""

from sqlalchemy.orm import Mapped, mapped_column

from teammoede.domain.base import Record, natural_id

RETENTION_YEARS = 5
IDLE_MINUTES = 5
MEETING_MINUTES = 30
HOUSE_ID = natural_id("house")  # there is one


class House(Record):
    """One row: the house, or the PPR office, that the archive belongs to."""

    __tablename__ = "house"

    name: Mapped[str] = mapped_column(default="")
    retention_years: Mapped[int] = mapped_column(default=RETENTION_YEARS)  # after a course's end
    idle_minutes: Mapped[int] = mapped_column(default=IDLE_MINUTES)  # 1–60, then it locks
    meeting_minutes: Mapped[int] = mapped_column(default=MEETING_MINUTES)  # with a meeting open
    second_place: Mapped[str] = mapped_column(default="")  # one more folder for backups
