"""Reads when something is due, as people type it: »næste møde«, »inden fredag«, »uge 48«, »27/11«.

The one grammar of times: the field Hvornår reads a whole text, a capture line looks for one in it.
"""

import re
from datetime import date, timedelta
from itertools import islice

from teammoede.domain.action import Due
from teammoede.domain.week import MONTHS, WEEKDAYS, monday_of, months_after, next_weekday

FRIDAY = 4
_HALF_YEAR_AGO = -timedelta(days=183)
_NUMERIC = re.compile(
    r"(\d{1,2})\s*[./-]\s*(\d{1,2})\.?(?:\s*[./-]?\s*(\d{4})|\s*[./-]\s*(\d{2}))?$"
)
_SPELLED = re.compile(r"(?:den\s+)?(\d{1,2})\.?\s+([a-zæøå]+)\.?(?:\s+(\d{4}))?$")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})$")
_WEEK = re.compile(r"(?:i\s+)?uge\s*(\d{1,2})$")
_IN_DAYS = re.compile(
    r"(?:om|inden(?:\s+for)?)\s+(\d{1,3}|en|to|tre|fire)\s+(dag|dage|uge|uger|måned|måneder)$"
)
_NUMBERS = {"en": 1, "to": 2, "tre": 3, "fire": 4}
_PREPOSITION = re.compile(r"(?:inden|senest|til|på)\s+(?!ingen\b)")
_THE = re.compile(r"(?:den|d\.)\s+(?=\d)")
_NEXT = "næste "
_OF_WEEKDAYS = [re.escape(name[:n]) for name in WEEKDAYS for n in (len(name), 3, 2)]
_BEGINS = re.compile(
    rf"(?:inden|senest|til|på|i|idag|imorgen|om|uge|næste|ingen|den|{'|'.join(_OF_WEEKDAYS)})"
    r"(?!\w)|d\.|\d|uge\d",
    re.IGNORECASE,
)
_MOST_WORDS = 8  # »senest på fredag den 27. november 2026«
_WORD = re.compile(r"\S+")
_MARKS = ",;:!?)"
# What is a time under »Hvornår«, and may well be something else in the middle of a sentence.
_TERSE = re.compile(r"[a-zæøå]{2,3}|næste(?: gang)?|ingen(?: frist)?|\d+\s*[.-]\s*\d+")
_FRACTION = re.compile(r"\d+/\d+$")
_JOINT = re.compile(r" ?[-–/+&,] ?| (?:og|eller|til) | ", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,2}(?!\w)")
_COUNTED = re.compile(
    r"\s(?:(?:time|dag|uge|måned|år|min|liter|kg|gang|del|side|kop|pakke)\w*|af\b)", re.I
)


def parse_when(text: str, day: date) -> tuple[Due, date | None] | None:
    """Return what `text` says, counted from `day`; None where it is not understood.

    A date without a year is the next such day; with a weekday that fits it can be one of the last
    half-year, so that a passed due date is read back as itself. »uge 48« is its Friday, »næste
    fredag« the Friday of the next ISO week, and »inden fredag« is due on that Friday.
    """
    words = " ".join(text.casefold().split())
    if words in ("", "ingen", Due.NONE.label):
        return Due.NONE, None
    try:
        return _read(words, day)
    except (OverflowError, ValueError):  # beyond the last year that there is
        return None


def find_when(
    text: str, begin: int, day: date, *, in_full: bool
) -> tuple[int, Due, date | None] | None:
    """Return where the time ends that `text` has at `begin`, and what it says; the longest counts.

    With `in_full`, as in the middle of a sentence, »to«, »man« and »3-4« are no times.
    """
    if not _BEGINS.match(text, begin):
        return None
    ends = [word.end() for word in islice(_WORD.finditer(text, begin), _MOST_WORDS)]
    for end in reversed(ends):
        phrase = text[begin:end].rstrip(_MARKS)
        for said in dict.fromkeys((phrase, phrase.rstrip("."))):
            found = parse_when(said, day)
            if found and not (in_full and _is_terse(said, text[begin + len(said) :])):
                return begin + len(said), *found
    return None


def is_one_of_several(
    text: str, begin: int, found: tuple[int, Due, date | None], day: date
) -> bool:
    """Say whether another time follows: »mandag og onsdag«, »10/12 - 14/12«, »uge 48 og 49«.

    The one alone would be wrong. A week that only says more of the same day is no other time.
    """
    end, _, first = found
    joint = _JOINT.match(text, end)
    if joint is None:
        return False
    goes_on = joint[0].strip() in ("", ",")
    if goes_on and text[begin:end].casefold().startswith(("inden ", "senest ")):
        return False
    if _WEEK.search(text[begin:end].casefold()) and _NUMBER.match(text, joint.end()):
        return not goes_on
    other = find_when(text, joint.end(), day, in_full=True)
    if other is None:
        return False
    week = first is not None and text[joint.end() : other[0]].casefold().startswith("uge")
    return not (week and other[2] and monday_of(other[2]) == monday_of(first or other[2]))


def _is_terse(said: str, behind: str) -> bool:
    words = _bare(" ".join(said.casefold().split()))
    if _FRACTION.match(words) and _COUNTED.match(behind):  # »1/2 time«
        return True
    return bool(_TERSE.fullmatch(words))


def _bare(words: str) -> str:
    """Cut »senest på« off the front of a time."""
    for _ in range(2):
        words = _PREPOSITION.sub("", words, count=1) if _PREPOSITION.match(words) else words
    return words


def _read(words: str, day: date) -> tuple[Due, date | None] | None:
    within, words = words, _bare(words)
    if match := _IN_DAYS.match(within) or _IN_DAYS.match(words):
        return Due.DATE, _after(match[1], match[2], day)
    if words in (Due.NEXT_MEETING.label, "næste", "næste gang"):
        return Due.NEXT_MEETING, None
    found = _relative(words, day) or _weekday(words, day) or _calendar(words, day)
    return (Due.DATE, found) if found else None


def _after(number: str, unit: str, day: date) -> date:
    count = _NUMBERS.get(number) or int(number)
    if unit.startswith("måned"):
        return months_after(day, count)
    return day + timedelta(days=count * (7 if unit.startswith("uge") else 1))


def _relative(words: str, day: date) -> date | None:
    if words in ("i dag", "idag"):
        return day
    if words in ("i morgen", "imorgen"):
        return day + timedelta(days=1)
    if words == "i overmorgen":
        return day + timedelta(days=2)
    if words.startswith(_NEXT):
        return _of_next_week(words.removeprefix(_NEXT), day)
    return None


def _of_next_week(name: str, day: date) -> date | None:
    """»Næste uge« is its Friday, as »uge 48« is."""
    monday = monday_of(day) + timedelta(weeks=1)
    if name == "uge":
        return monday + timedelta(days=FRIDAY)
    number = next((n for n, weekday in enumerate(WEEKDAYS) if name == weekday), None)
    return None if number is None else monday + timedelta(days=number)


def _weekday(words: str, day: date) -> date | None:
    """A weekday by itself, in full or its first letters, is the next one after `day`."""
    name = words.rstrip(".")
    for number, weekday in enumerate(WEEKDAYS):
        if name in (weekday, weekday[:2], weekday[:3]):
            return next_weekday(number, day + timedelta(days=1))
    return None


def _calendar(words: str, day: date) -> date | None:
    weekday, words = _without_weekday(words)
    words = _THE.sub("", words, count=1) if _THE.match(words) else words
    if match := _ISO.match(words):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _WEEK.match(words):
        friday = _friday_of(int(match[1]), day)
        return friday and monday_of(friday) + timedelta(FRIDAY if weekday is None else weekday)
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
