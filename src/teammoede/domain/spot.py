"""A place in the meetings, to be gone to: said by ids, so that it outlives what was loaded."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Spot:
    """Which course, meeting and point (None: the meeting's head), and what of it.

    `record` is the id of an action, or empty for the point's own text; `field` is the field of the
    one or the other, and `begin` and `length` are letters in it.
    """

    course: str
    meeting: str
    point: str | None = None
    record: str = ""
    field: str = ""
    begin: int = 0
    length: int = 0
