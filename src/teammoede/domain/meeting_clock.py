"""How long a meeting has been at each of its points: counted while one lies in front, never kept.

Is told every moment (seconds of a clock that nobody sets) and looks at no clock itself.
"""

from dataclasses import dataclass

LONGEST_STEP = 90.0  # seconds between two looks; what lies further apart was slept through
_MINUTE = 60


class MeetingClock:
    """Counts for one point of one meeting at a time; each meeting's times are remembered apart."""

    def __init__(self) -> None:
        self._spent: dict[str, dict[str, float]] = {}
        self._at: tuple[str, str] | None = None
        self._seen = 0.0

    @property
    def is_running(self) -> bool:
        """Whether a point is being counted."""
        return self._at is not None

    def run(self, meeting: str, point: str, now: float) -> None:
        """Count for a point from now on; what went before belongs to the point before."""
        self._take(now)
        self._at = (meeting, point)

    def pause(self, now: float) -> None:
        """Count nothing until the next point runs."""
        self._take(now)
        self._at = None

    def spent(self, meeting: str, point: str) -> int:
        """Return the whole minutes at a point, up to the last moment told."""
        return int(self._spent.get(meeting, {}).get(point, 0.0)) // _MINUTE

    def total(self, meeting: str) -> int:
        """Return the whole minutes at all points of a meeting, up to the last moment told."""
        return int(sum(self._spent.get(meeting, {}).values())) // _MINUTE

    def _take(self, now: float) -> None:
        step, self._seen = now - self._seen, now
        if self._at is None or not 0 <= step <= LONGEST_STEP:
            return
        meeting, point = self._at
        points = self._spent.setdefault(meeting, {})
        points[point] = points.get(point, 0.0) + step


@dataclass(frozen=True)
class TimeUsed:
    """What the clock shows: minutes at the point in front and in all, and what was set aside."""

    point: str
    spent: int
    total: int
    length: int | None

    @property
    def over(self) -> int:
        """How many minutes the meeting has lasted longer than was set aside."""
        return max(0, self.total - self.length) if self.length else 0

    @property
    def share(self) -> float:
        """How much of the time is used, from 0 to 1; nothing where none was set aside."""
        return min(1.0, self.total / self.length) if self.length else 0.0

    def __str__(self) -> str:
        """Return »Organisering 4 min · i alt 23 af 60«, and over time that it is over."""
        here = f"{self.point} {self.spent} min"
        if not self.length:
            return f"{here} · i alt {self.total} min"
        if self.over:
            return f"{here} · i alt {self.total} min, {self.over} over tiden"
        return f"{here} · i alt {self.total} af {self.length}"
