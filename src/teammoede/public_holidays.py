"""The days on which no Danish daycare holds a meeting; the only user of the package holidays.

Knows nothing of courses and meetings: it only names days.
"""

from datetime import date
from functools import cache

# The package counts these as optional, with 1 May; most daycares are closed on these three.
_CLOSED_ALL_THE_SAME = {(6, 5), (12, 24), (12, 31)}


def danish_holidays(first: date, last: date) -> dict[date, str]:
    """Return the holidays from `first` to `last`, both included, by date with their Danish names.

    The public ones, and 5 June, 24 and 31 December.
    """
    years = range(first.year, last.year + 1)
    return {day: name for year in years for day, name in _of_year(year) if first <= day <= last}


@cache
def _of_year(year: int) -> tuple[tuple[date, str], ...]:
    from holidays import country_holidays  # slow, and needed only where something is planned

    public = country_holidays("DK", years=year, language="da")
    optional = country_holidays("DK", years=year, categories="optional", language="da")
    also = {day: optional[day] for day in optional if (day.month, day.day) in _CLOSED_ALL_THE_SAME}
    named = {**also, **{day: public[day] for day in public}}
    return tuple(sorted(named.items()))
