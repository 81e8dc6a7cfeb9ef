"""How copies are spoken of: when they were made, how they stand, and what is in one; shows nothing.

»now« is always given, in the house's own time zone.
"""

from datetime import datetime, timedelta
from pathlib import Path

from teammoede.domain.week import dated
from teammoede.storage.safekeeping import Standing

LATE_HERE = timedelta(days=2)
LATE_THERE = timedelta(days=7)


def moment_words(at: datetime, now: datetime) -> str:
    """Return »i dag 12.41«, »i går 16.05« or »fr 20.11. 9.30«."""
    local = at.astimezone(now.tzinfo)
    days = (now.date() - local.date()).days
    day = {0: "i dag", 1: "i går"}.get(days) or dated(local.date(), now.date())
    return f"{day} {local.hour}.{local.minute:02}"


def day_words(at: datetime, now: datetime) -> str:
    """Return »i dag«, »i går« or »12.11.«, with the year where it is another."""
    local = at.astimezone(now.tzinfo).date()
    days = (now.date() - local).days
    if days in (0, 1):
        return ("i dag", "i går")[days]
    year = "" if local.year == now.year else f"{local.year}"
    return f"{local.day}.{local.month}.{year}"


def place_words(place: Path) -> str:
    """Return a place's short name: a drive of Windows, or the last folder."""
    return place.drive or place.name or str(place)


def size_words(size: int) -> str:
    """Return »1,2 MB«."""
    return f"{max(size, 100_000) / 1_000_000:.1f} MB".replace(".", ",")


def is_late(standing: Standing, now: datetime) -> bool:
    """Return whether somebody should do something about it."""
    return bool(_problem(standing, now))


def standing_words(standing: Standing, now: datetime) -> str:
    """Return how it stands, on one short line for the status bar."""
    if problem := _problem(standing, now):
        return problem
    if standing.here is None:
        return "Ingen kopi endnu"
    return f"Sidste kopi: {moment_words(standing.here, now)}"


def place_standing(standing: Standing, now: datetime) -> str:
    """Return how the second place stands, in a sentence or two; empty where there is none."""
    if standing.place is None:
        return ""
    name = f"Det andet sted ({standing.place})"
    if standing.there is None:
        last = "har ingen kopi endnu"
    else:
        last = f"har en kopi fra {moment_words(standing.there, now)}"
    away = " Det er her ikke lige nu; der lægges en kopi, når det er tilbage."
    trouble = f" {standing.trouble}" if standing.trouble and not standing.is_away else ""
    return f"{name} {last}.{away if standing.is_away else trouble}"


def _problem(standing: Standing, now: datetime) -> str:
    if standing.here is not None and now - standing.here > LATE_HERE:
        return f"Sidste kopi er fra {day_words(standing.here, now)}"
    if standing.here is None and standing.trouble:
        return "Der kan ikke tages kopier"
    if standing.place is None or standing.there is None:
        return ""
    if now - standing.there > LATE_THERE:
        what = " – sæt den i" if standing.is_away else ""
        name = place_words(standing.place)
        return f"Kopien på {name} er fra {day_words(standing.there, now)}{what}"
    return ""
