"""Says in plain sentences what became of an erasure: what may still hold the course, and where."""

from datetime import datetime

from teammoede.storage.erasing import Away, Erasure


def said_of(erasure: Erasure) -> list[str]:
    """Return one sentence or two on each thing that somebody should know."""
    said: list[str] = []
    if erasure.renewed:
        said.append(_counted(erasure.renewed, "kopi", "kopier") + " er lavet på ny uden forløbet.")
    if erasure.left:
        said.append(_left(erasure))
    said += map(_away, erasure.away)
    if erasure.aside:
        ones = _counted(len(erasure.aside), "beskadiget arkiv", "beskadigede arkiver")
        said.append(f"I mappen »til-side« ligger {ones}, som også kan rumme forløbet.")
    if erasure.waits:
        said.append(
            "Noget er i brug lige nu, fx i et andet vindue. Luk det; resten gøres, når teammøde "
            "åbnes næste gang."
        )
    return said


def _left(erasure: Erasure) -> str:
    copies = _counted(len(erasure.left), "kopi", "kopier")
    newest = max(erasure.left, key=lambda left: left.at)
    return (
        f"{copies} kunne ikke laves på ny og kan stadig rumme forløbet, den sidste fra "
        f"{_day(newest.at)}: {newest.why}"
    )


def _away(away: Away) -> str:
    return (
        f"Kopierne i {away.place} rummer stadig forløbet, den sidste fra {_day(away.at)}. Mappen "
        "er her ikke lige nu: sæt den i, og åbn teammøde igen, så laves de på ny."
    )


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _day(at: datetime) -> str:
    local = at.astimezone()
    return f"{local.day}.{local.month}.{local.year}"
