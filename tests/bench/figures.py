"""What a figure is: two things measured in turn in one run, and how often one is the other.

Judges nothing; an aim is written beside the figure, never asserted.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True)
class Figure:
    """The medians of two measurements, in `unit`, and the ratio that was aimed at."""

    what: str
    ours: float
    bare: float
    unit: str
    rounds: int
    aim: float | None = None

    @property
    def ratio(self) -> float:
        """How often the bare measurement goes into ours."""
        return self.ours / self.bare

    @property
    def verdict(self) -> str:
        """Whether the aim was reached, in words for the table."""
        if self.aim is None:
            return "–"
        return f"≤ {self.aim:.1f}× {'reached' if self.ratio <= self.aim else 'MISSED'}"


@dataclass(frozen=True)
class Span:
    """How long something took each time, in milliseconds, and how long it may at worst."""

    what: str
    times: Sequence[float]
    aim: float | None = None

    @property
    def verdict(self) -> str:
        """Whether the aim was reached every time, in words for the table."""
        if self.aim is None:
            return "–"
        return f"≤ {self.aim:.0f} ms {'reached' if max(self.times) <= self.aim else 'MISSED'}"


def alternate(
    what: str,
    ours: Callable[[], float],
    bare: Callable[[], float],
    *,
    rounds: int,
    unit: str = "ms",
    aim: float | None = None,
) -> Figure:
    """Measure A B A B and return the medians; the first of each is a warm-up and not counted."""
    pairs = [(ours(), bare()) for _ in range(rounds + 1)][1:]
    return Figure(
        what,
        median(first for first, _ in pairs),
        median(second for _, second in pairs),
        unit,
        rounds,
        aim,
    )


def timed(work: Callable[[], object]) -> Callable[[], float]:
    """Return a measurement of `work` in milliseconds."""

    def measure() -> float:
        begun = perf_counter()
        work()
        return (perf_counter() - begun) * 1000

    return measure


def table(figures: list[Figure]) -> str:
    """Return the figures as a table in Markdown."""
    rows = [
        "| what | ours | bare | ratio | aim | rounds |",
        "|---|---:|---:|---:|---|---:|",
    ]
    rows += [
        f"| {f.what} | {f.ours:.1f} {f.unit} | {f.bare:.1f} {f.unit} | {f.ratio:.2f}× "
        f"| {f.verdict} | {f.rounds} |"
        for f in figures
    ]
    return "\n".join(rows) + "\n"


def table_of_spans(spans: list[Span]) -> str:
    """Return what has no bare side as a table in Markdown."""
    rows = ["| what | median | worst | aim, at worst | times |", "|---|---:|---:|---|---:|"]
    rows += [
        f"| {s.what} | {median(s.times):.1f} ms | {max(s.times):.1f} ms | {s.verdict} "
        f"| {len(s.times)} |"
        for s in spans
    ]
    return "\n".join(rows) + "\n"
