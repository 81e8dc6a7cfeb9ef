"""What a save costs beside a bare commit of the same text with the same pragmas."""

import shutil
from pathlib import Path
from random import Random

from archive import note_text, open_store, unlock
from figures import Figure, alternate, timed

from teammoede.storage.archive import FILE_NAME
from teammoede.storage.connecting import connect

LENGTH = 2_000
ROUNDS = 200


def measure(folder: Path, course_id: str, scratch: Path) -> list[Figure]:
    """Return the figures of saving a note's text: typing on, and in a field that was left."""
    texts = [note_text(Random(n), LENGTH) for n in range(50)]
    store = open_store(folder)
    meeting = store.course(course_id).ordered_meetings()[-1]
    notes = [meeting.own_note(point) for point in meeting.agenda.keys]
    for note in notes:
        store.change(note, text="begyndt")
    note = notes[0]
    bare = _Bare(folder, scratch, note.id)
    count = iter(range(10**9))

    def text() -> str:
        number = next(count)
        return f"{number} {texts[number % len(texts)]}"

    def save_anew() -> None:
        store.seal()
        store.change(notes[next(count) % len(notes)], text=text())

    figures = [
        alternate(
            "a save while typing (2,000 characters; bare: one UPDATE and COMMIT)",
            timed(lambda: store.change(note, typed=True, text=text())),
            timed(lambda: bare.save(text())),
            rounds=ROUNDS,
            aim=3,
        ),
        alternate(
            "a save that begins a new revision",
            timed(save_anew),
            timed(lambda: bare.save(text())),
            rounds=ROUNDS,
            aim=3,
        ),
    ]
    bare.close()
    store.close()
    return figures


class _Bare:
    """The same archive in a copy, written through the same connection, but nothing around it."""

    def __init__(self, folder: Path, scratch: Path, note_id: str) -> None:
        shutil.copytree(folder, scratch)
        self._note_id = note_id
        self._connection = connect(scratch / FILE_NAME, unlock(scratch).key)

    def save(self, text: str) -> None:
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute("UPDATE note SET text = ? WHERE id = ?", (text, self._note_id))
        self._connection.execute("COMMIT")

    def close(self) -> None:
        self._connection.close()
