"""Reads when something is due, as people type it: »næste møde«, »fredag«, »uge 48«, »27/11«."""

import re
from datetime import date, timedelta

from teammoede.domain.action import Due
from teammoede.domain.week import MONTHS, WEEKDAYS, next_weekday

FRIDAY = 4
_NUMERIC = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\.?(?:\s*[./-]?\s*(\d{4}))?$")
_SPELLED = re.compile(r"(?:den\s+)?(\d{1,2})\.?\s+([a-zæøå]+)\.?(?:\s+(\d{4}))?$")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})$")
_WEEK = re.compile(r"uge\s*(\d{1,2})$")
_IN_DAYS = re.compile(r"om\s+(\d{1,3}|en|to|tre|fire)\s+(dag|dage|uge|uger)$")
_NUMBERS = {"en": 1, "to": 2, "tre": 3, "fire": 4}


def parse_when(text: str, day: date) -> tuple[Due, date | None] | None:
    """Return what `text` says, counted from `day`; None where it is not understood.

    A date without a year is the next such day; »uge 48« is its Friday (domain.md, issue »Quick«).
    """
    words = " ".join(text.casefold().split())
    if words in ("", "ingen", Due.NONE.label):
        return Due.NONE, None
    if words in (Due.NEXT_MEETING.label, "næste", "næste gang"):
        return Due.NEXT_MEETING, None
    found = _relative(words, day) or _weekday(words, day) or _calendar(words, day)
    return (Due.DATE, found) if found else None


def _relative(words: str, day: date) -> date | None:
    if words in ("i dag", "idag"):
        return day
    if words in ("i morgen", "imorgen"):
        return day + timedelta(days=1)
    match = _IN_DAYS.match(words)
    if match:
        number = _NUMBERS.get(match[1]) or int(match[1])
        return day + timedelta(days=number * (7 if match[2].startswith("uge") else 1))
    return None


def _weekday(words: str, day: date) -> date | None:
    """A weekday by itself, in full or its first two or three letters, is the next one after `day`."""
    name = words.removeprefix("på ").rstrip(".")
    for number, weekday in enumerate(WEEKDAYS):
        if name in (weekday, weekday[:2], weekday[:3]):
            return next_weekday(number, day + timedelta(days=1))
    return None


def _calendar(words: str, day: date) -> date | None:
    first, _, rest = words.partition(" ")
    if rest and any(first.rstrip(".") in (w, w[:2], w[:3]) for w in WEEKDAYS):
        words = rest.removeprefix("den ").removeprefix("d. ")
    if match := _ISO.match(words):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _WEEK.match(words):
        return _friday_of(int(match[1]), day)
    if match := _NUMERIC.match(words):
        return _next(int(match[1]), int(match[2]), match[3], day)
    if match := _SPELLED.match(words):
        month = _month(match[2])
        return _next(int(match[1]), month, match[3], day) if month else None
    return None


def _month(name: str) -> int | None:
    return next((n for n, m in enumerate(MONTHS, 1) if name in (m, m[:3])), None)


def _next(number: int, month: int, year: str | None, day: date) -> date | None:
    if year:
        return _date(int(year), month, number)
    years = range(day.year, day.year + 9)  # 29 February comes back within eight years
    return next((d for y in years if (d := _date(y, month, number)) and d >= day), None)


def _friday_of(week: int, day: date) -> date | None:
    for year in (day.isocalendar().year, day.isocalendar().year + 1):
        try:
            friday = date.fromisocalendar(year, week, FRIDAY + 1)
        except ValueError:
            continue
        if friday >= day:
            return friday
    return None


def _date(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
