"""Danish dates and ISO 8601 weeks, as people in a daycare say and write them.

Weeks are ISO 8601 weeks; nothing here knows what day it is today.
"""

from calendar import monthrange
from datetime import date, timedelta

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)


def long_date(day: date) -> str:
    """Return »mandag den 23. november 2026«."""
    return f"{WEEKDAYS[day.weekday()]} den {day.day}. {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """Return »ma 23.11.«."""
    return f"{WEEKDAYS[day.weekday()][:2]} {day.day}.{day.month}."


def dated(day: date, beside: date) -> str:
    """Return the short date, with its year where that is another year than that of `beside`."""
    return short_date(day) if day.year == beside.year else f"{short_date(day)}{day.year}"


def week_of(day: date) -> int:
    """Return the ISO 8601 week number."""
    return day.isocalendar().week


def week_label(day: date) -> str:
    """Return »uge 48«."""
    return f"uge {week_of(day)}"


def monday_of(day: date) -> date:
    """Return the Monday of the day's ISO week."""
    return day - timedelta(days=day.weekday())


def next_weekday(weekday: int, start: date) -> date:
    """Return the first day on or after `start` that falls on `weekday` (0 is Monday)."""
    return start + timedelta(days=(weekday - start.weekday()) % 7)


def months_after(day: date, months: int) -> date:
    """Return the same day `months` later, or the last of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
