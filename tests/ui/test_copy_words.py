"""How copies are spoken of, by the clock of the house."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path, PureWindowsPath

import pytest

from teammoede.storage.safekeeping import Standing
from teammoede.ui.copy_words import (
    is_late,
    moment_words,
    place_standing,
    place_words,
    size_words,
    standing_words,
)

NOW = datetime(2026, 11, 24, 12, 41, tzinfo=timezone(timedelta(hours=1)))
STICK = Path("/media/stik")


def _ago(**time: float) -> datetime:
    return (NOW - timedelta(**time)).astimezone(UTC)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (_ago(), "i dag 12.41"),
        (_ago(hours=12.5), "i dag 0.11"),
        (_ago(hours=13), "i går 23.41"),
        (_ago(days=4), "fr 20.11. 12.41"),
        (_ago(days=365), "ma 24.11.2025 12.41"),
    ],
)
def test_a_moment_is_that_of_the_houses_clock(at: datetime, said: str) -> None:
    assert moment_words(at, NOW) == said


@pytest.mark.parametrize(
    ("standing", "said", "late"),
    [
        (Standing(None), "Ingen kopi endnu", False),
        (Standing(None, trouble="disken er fuld"), "Der kan ikke tages kopier", True),
        (Standing(_ago(hours=1)), "Sidste kopi: i dag 11.41", False),
        (Standing(_ago(days=1.9)), "Sidste kopi: sø 22.11. 15.05", False),
        (Standing(_ago(days=2.1)), "Sidste kopi er fra 22.11.", True),
        (Standing(_ago(), _ago(days=6), STICK, True), "Sidste kopi: i dag 12.41", False),
        (
            Standing(_ago(), _ago(days=12), STICK, True),
            "Kopien på stik er fra 12.11. – sæt den i",
            True,
        ),
        (Standing(_ago(), _ago(days=12), STICK), "Kopien på stik er fra 12.11.", True),
        (Standing(_ago(), None, STICK, True), "Sidste kopi: i dag 12.41", False),
    ],
)
def test_what_stands_in_the_status_bar(standing: Standing, said: str, late: bool) -> None:
    assert standing_words(standing, NOW) == said
    assert is_late(standing, NOW) is late


def test_the_second_place_is_told_of_calmly() -> None:
    assert place_standing(Standing(_ago()), NOW) == ""
    away = place_standing(Standing(_ago(), _ago(days=1), STICK, True, "den er væk"), NOW)
    assert away.endswith(
        "har en kopi fra i går 12.41. Det er her ikke lige nu; "
        "der lægges en kopi, når det er tilbage."
    )
    there = place_standing(Standing(_ago(), None, STICK, False, "Disken er fuld."), NOW)
    assert there.endswith("har ingen kopi endnu. Disken er fuld.")


def test_sizes_and_places_are_short() -> None:
    assert [size_words(size) for size in (4096, 1_240_000, 52_000_000)] == [
        "0,1 MB",
        "1,2 MB",
        "52,0 MB",
    ]
    assert place_words(PureWindowsPath("E:\\kopier")) == "E:"  # pyright: ignore[reportArgumentType]
