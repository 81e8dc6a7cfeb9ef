"""Which copies of the archive are kept: many of late, few of long ago; makes none.

What somebody spoilt is mostly noticed the same day, sometimes at the next weekly meeting, seldom at
the half-year's evaluation; and what was erased should not live on in copies for ever.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path

from teammoede.storage.backup import Copy, backups, clear_drafts, discard

_ALL_DAYS = 1  # today and yesterday: the way back to before lunch
_DAILY = 14  # days: over a holiday week, until everybody has seen the minutes
_WEEKLY = 8 * 7  # days: as long as an agreement takes to be followed up
_MONTHLY = 24  # months: as long as the access log, so that the two tell of the same time
_MIGRATION = timedelta(days=30)  # a fault of a new version may show late


def thin(place: Path, now: datetime) -> list[Copy]:
    """Remove the copies that are one too many, and drafts left behind; return what was removed."""
    clear_drafts(place, now)
    dropped = to_drop(backups(place), now)
    for copy in dropped:
        discard(copy.folder)
    return dropped


def to_drop(copies: Iterable[Copy], now: datetime) -> list[Copy]:
    """Return the copies to remove, oldest first; days are those of `now`'s time zone.

    Kept are all of today and yesterday, the last one of each day for 14 days, of each week for 8
    weeks, of each month for 24; always the newest of all, and for 30 days those made before the
    archive was brought to a new version.
    """
    ordered = sorted(copies, reverse=True)
    keep = set(ordered[:1])
    seen: set[tuple[object, ...]] = set()
    for copy in ordered:
        day = copy.at.astimezone(now.tzinfo).date()
        spans = _spans(day, now.date())
        of_late = (now.date() - day).days <= _ALL_DAYS
        way_back = copy.before_migration and now - copy.at <= _MIGRATION
        if of_late or way_back or not seen.issuperset(spans):
            keep.add(copy)
        seen.update(spans)
    return [copy for copy in reversed(ordered) if copy not in keep]


def _spans(day: date, today: date) -> set[tuple[object, ...]]:
    """Return the day, week and month that a copy could stand for, as far as they still count."""
    spans: set[tuple[object, ...]] = set()
    age = (today - day).days
    if age <= _DAILY:
        spans.add(("day", day))
    if age <= _WEEKLY:
        spans.add(("week", *day.isocalendar()[:2]))
    if (today.year - day.year) * 12 + today.month - day.month <= _MONTHLY:
        spans.add(("month", day.year, day.month))
    return spans
