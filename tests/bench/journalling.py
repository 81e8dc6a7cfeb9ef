"""What the draft journal adds to a save: a locked archive with one, beside a locked one without."""

from datetime import date
from pathlib import Path
from random import Random

from archive import note_text
from figures import Figure, alternate, timed

from teammoede.domain.course import Course
from teammoede.storage.crypto import new_key
from teammoede.storage.journal import Journal
from teammoede.storage.store import Store

LENGTH = 2_000
ROUNDS = 200


def measure(scratch: Path) -> list[Figure]:
    """Return the figure of saving a note's text while typing."""
    texts = [note_text(Random(n), LENGTH) for n in range(50)]
    key = new_key()
    journal = Journal(scratch / "journal", "bench", key)
    kept = Store(scratch / "kept", device="bench", key=key, journal=journal, create=True)
    plain = Store(scratch / "plain", device="bench", key=key, create=True)
    count = iter(range(10**9))
    notes = {}
    for store in (kept, plain):
        meeting = store.begin_course(Course(title="Bench"), date(2026, 11, 23))
        notes[store] = meeting.own_note("parents")

    def save(store: Store) -> None:
        number = next(count)
        store.change(notes[store], typed=True, text=f"{number} {texts[number % len(texts)]}")

    figure = alternate(
        "a save while typing with the draft journal (bare: the same without one)",
        timed(lambda: save(kept)),
        timed(lambda: save(plain)),
        rounds=ROUNDS,
        aim=1.5,
    )
    kept.close()
    plain.close()
    return [figure]
