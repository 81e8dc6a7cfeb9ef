"""Reads when something is due, as people type it: »næste møde«, »fredag«, »uge 48«, »27/11«."""

import re
from datetime import date, timedelta

from teammoede.domain.action import Due
from teammoede.domain.week import MONTHS, WEEKDAYS, next_weekday

FRIDAY = 4
_HALF_YEAR_AGO = -timedelta(days=183)
_NUMERIC = re.compile(
    r"(\d{1,2})\s*[./-]\s*(\d{1,2})\.?(?:\s*[./-]?\s*(\d{4})|\s*[./-]\s*(\d{2}))?$"
)
_SPELLED = re.compile(r"(?:den\s+)?(\d{1,2})\.?\s+([a-zæøå]+)\.?(?:\s+(\d{4}))?$")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})$")
_WEEK = re.compile(r"uge\s*(\d{1,2})$")
_IN_DAYS = re.compile(r"om\s+(\d{1,3}|en|to|tre|fire)\s+(dag|dage|uge|uger)$")
_NUMBERS = {"en": 1, "to": 2, "tre": 3, "fire": 4}


def parse_when(text: str, day: date) -> tuple[Due, date | None] | None:
    """Return what `text` says, counted from `day`; None where it is not understood.

    A date without a year is the next such day; with a weekday that fits it can be one of the last
    half-year, so that a passed due date is read back as itself. »uge 48« is its Friday.
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
    """A weekday by itself, in full or its first letters, is the next one after `day`."""
    name = words.removeprefix("på ").rstrip(".")
    for number, weekday in enumerate(WEEKDAYS):
        if name in (weekday, weekday[:2], weekday[:3]):
            return next_weekday(number, day + timedelta(days=1))
    return None


def _calendar(words: str, day: date) -> date | None:
    weekday, words = _without_weekday(words)
    if match := _ISO.match(words):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _WEEK.match(words):
        return _friday_of(int(match[1]), day)
    if match := _NUMERIC.match(words):
        number, month = int(match[1]), int(match[2])
        year = f"20{match[4]}" if match[4] else match[3]  # »23/11-26«
    elif match := _SPELLED.match(words):
        number, month, year = int(match[1]), _month(match[2]), match[3]
    else:
        return None
    if year:
        return _date(int(year), month, number)
    return _passed(number, month, weekday, day) or _next(number, month, day)


def _without_weekday(words: str) -> tuple[int | None, str]:
    """Cut »fredag den« off the front of a date."""
    first, _, rest = words.partition(" ")
    for number, weekday in enumerate(WEEKDAYS):
        if rest and first.rstrip(".") in (weekday, weekday[:2], weekday[:3]):
            return number, rest.removeprefix("den ").removeprefix("d. ")
    return None, words


def _month(name: str) -> int:
    """Return the month's number, 0 where the word is none."""
    return next((n for n, m in enumerate(MONTHS, 1) if name in (m, m[:3])), 0)


def _next(number: int, month: int, day: date) -> date | None:
    years = range(day.year, day.year + 9)  # 29 February comes back within eight years
    return next((d for y in years if (d := _date(y, month, number)) and d >= day), None)


def _passed(number: int, month: int, weekday: int | None, day: date) -> date | None:
    """Return such a day of the last half-year where it falls on the weekday."""
    recent = (_date(year, month, number) for year in (day.year, day.year - 1))
    return next(
        (
            d
            for d in recent
            if d and d.weekday() == weekday and _HALF_YEAR_AGO <= d - day < timedelta()
        ),
        None,
    )


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
