"""What may still hold an erased course is said with its date, and nothing where nothing does."""

from datetime import UTC, datetime
from pathlib import Path

from teammoede.storage.erasing import Away, Erasure, Left
from teammoede.storage.erasure_words import said_of

EARLY, LATE = datetime(2026, 3, 2, 12, tzinfo=UTC), datetime(2026, 11, 20, 12, tzinfo=UTC)


def test_nothing_is_said_where_there_was_no_copy() -> None:
    assert said_of(Erasure()) == []


def test_copies_are_counted() -> None:
    assert said_of(Erasure(renewed=1)) == ["1 kopi er lavet på ny uden forløbet."]
    assert said_of(Erasure(renewed=12)) == ["12 kopier er lavet på ny uden forløbet."]


def test_the_last_copy_that_may_hold_it_is_named() -> None:
    erasure = Erasure(
        left=[Left(Path("b"), LATE, "Den er låst."), Left(Path("a"), EARLY, "Den er væk.")],
        away=[Away(Path("E:/stik"), EARLY)],
        aside=[Path("x")],
        waits=True,
    )
    copies, away, aside, waits = said_of(erasure)
    assert copies.startswith("2 kopier kunne ikke")
    assert copies.endswith("den sidste fra 20.11.2026: Den er låst.")
    assert "E:" in away
    assert "2.3.2026" in away
    assert "1 beskadiget arkiv" in aside
    assert "næste gang" in waits
    assert erasure.last_left == LATE
