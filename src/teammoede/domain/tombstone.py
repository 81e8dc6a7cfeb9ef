"""What is left of an erased course: that it was, and nothing of what was in it."""

from datetime import datetime

from sqlalchemy.orm import Mapped

from teammoede.domain.base import Record


class Tombstone(Record):
    """The id of an erased course, so that no copy brings it back unnoticed."""

    __tablename__ = "tombstone"

    at: Mapped[datetime]
