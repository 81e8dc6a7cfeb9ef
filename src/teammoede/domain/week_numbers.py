"""Week numbers and months as people write them in a line: »7, 28-30 og 42«, and back to text.

Knows no year: a closed week is closed every year.
"""

import re
from collections.abc import Iterable

from teammoede.domain.errors import InvalidValue

USUAL_CLOSED: tuple[tuple[tuple[int, ...], str], ...] = (
    ((7,), "vinterferie"),
    ((28, 29, 30), "sommerferie"),
    ((42,), "efterårsferie"),
    ((52,), "jul"),
)
MOST_WEEKS = 53
MOST_MONTHS = 24

_LONGEST_OVER_NEW_YEAR = 9  # weeks; a longer one is typed the wrong way round
_SPAN = re.compile(r"(\d{1,2})(?:-(\d{1,2}))?")


def parse_weeks(text: str) -> list[int]:
    """Return the week numbers in »7, 28-30, 42 og 52«, sorted; »52-1« goes over New Year.

    Raises InvalidValue with what cannot be read.
    """
    found: set[int] = set()
    for part in _parts(text):
        match = _SPAN.fullmatch(part)
        if match is None:
            raise InvalidValue(f"»{part}« er ingen uge. Skriv fx 7, 28-30, 42.")
        found |= _span(int(match[1]), int(match[2] or match[1]), part)
    return sorted(found)


def parse_months(text: str) -> list[int]:
    """Return the numbers in »1, 3 og 6«, sorted. Raises InvalidValue with what cannot be read."""
    months: set[int] = set()
    for part in _parts(text):
        if not (part.isdecimal() and 1 <= int(part) <= MOST_MONTHS):
            raise InvalidValue(
                f"»{part}« kan ikke læses. Skriv måneder fra 1 til {MOST_MONTHS}, fx 1, 3, 6."
            )
        months.add(int(part))
    return sorted(months)


def weeks_text(weeks: Iterable[int]) -> str:
    """Return »7, 28–30« for 7, 28, 29, 30."""
    runs: list[list[int]] = []
    for week in sorted(set(weeks)):
        if runs and week == runs[-1][-1] + 1:
            runs[-1].append(week)
        else:
            runs.append([week])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)


def months_text(months: Iterable[int]) -> str:
    """Return »1, 3, 6«."""
    return ", ".join(str(month) for month in sorted(set(months)))


def _parts(text: str) -> list[str]:
    plain = re.sub(r"\buger?(?=\s|\d)", " ", text.casefold())
    plain = re.sub(r"\s*[-–]\s*", "-", plain)
    return [part for part in re.split(r"[,;\s]+|\bog\b", plain) if part]


def _span(first: int, last: int, part: str) -> set[int]:
    if not (1 <= first <= MOST_WEEKS and 1 <= last <= MOST_WEEKS):
        raise InvalidValue(f"»{part}«: en uge har et nummer fra 1 til {MOST_WEEKS}.")
    if first <= last:
        return set(range(first, last + 1))
    if MOST_WEEKS - first + last > _LONGEST_OVER_NEW_YEAR:
        raise InvalidValue(f"»{part}« går baglæns. Skriv den første uge først.")
    return {*range(first, MOST_WEEKS + 1), *range(1, last + 1)}
