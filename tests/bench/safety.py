"""What the lock costs: coming in beside a bare Argon2id, saving and opening beside a plain archive.

Works on copies, for saving changes them.
"""

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

from archive import PASSWORD, TODAY, build, note_text, open_store, unlock
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from figures import Figure, alternate, timed

from teammoede.storage import vault
from teammoede.storage.crypto import STANDARD
from teammoede.storage.examining import examine
from teammoede.storage.journal import Journal
from teammoede.storage.layout import ARCHIVE_NAME
from teammoede.storage.settling import settle
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked

LENGTH = 2_000
COMING_IN, OPENING, SAVING = 15, 25, 400


def measure(folder: Path, course_id: str, scratch: Path) -> list[Figure]:
    """Return the figures of a locked archive, each beside the same without a lock."""
    plain, kept, strong = (scratch / name for name in ("plain", "kept", "strong"))
    same, *_ = build(plain, locked=False)  # the same course under another id
    for copy in (kept, strong):
        shutil.copytree(folder, copy)
    vault.change_password(unlock(strong), PASSWORD, STANDARD)
    return [
        *_coming_in(strong),
        *_opening(folder, course_id, plain, same),
        *_saving(strong, kept, course_id, plain, same, scratch / "journal"),
    ]


def _coming_in(folder: Path) -> list[Figure]:
    [who] = vault.read_vault(folder).accounts
    key = unlock(folder).key

    def come_in() -> Unlocked:
        return vault.unlock(folder, who.id, PASSWORD)

    def come_in_and_open() -> None:
        unlocked = settle(come_in())
        with closing(
            Store(folder, device="bench", key=unlocked.key, viewer=unlocked.viewer)
        ) as store:
            store.courses(TODAY)

    return [
        alternate(
            "unlocking: slot file, password, archive key (bare: one Argon2id of the same cost)",
            timed(come_in),
            timed(_bare_argon2id),
            rounds=COMING_IN,
            aim=1.3,
        ),
        alternate(
            "unlocking, ending what was broken off, opening, list of courses (bare: one Argon2id)",
            timed(come_in_and_open),
            timed(_bare_argon2id),
            rounds=COMING_IN,
        ),
        alternate(
            "looking at every page before opening (bare: reading the file)",
            timed(lambda: examine(folder, key)),
            timed((folder / ARCHIVE_NAME).read_bytes),
            rounds=5,
        ),
    ]


def _bare_argon2id() -> None:
    Argon2id(
        salt=os.urandom(16),
        length=32,
        iterations=STANDARD.time,
        lanes=STANDARD.lanes,
        memory_cost=STANDARD.memory,
    ).derive(PASSWORD.encode())


def _opening(locked: Path, course_id: str, plain: Path, same: str) -> list[Figure]:
    who = unlock(locked)

    def open_locked() -> None:
        with closing(Store(locked, device="bench", key=who.key, viewer=who.viewer)) as store:
            store.courses(TODAY)

    def open_plain() -> None:
        with closing(Store(plain, device="bench")) as store:
            store.courses(TODAY)

    with closing(open_store(locked)) as ours, closing(open_store(plain)) as bare:
        return [
            alternate(
                "opening the archive, list of courses (bare: a plain one)",
                timed(open_locked),
                timed(open_plain),
                rounds=OPENING,
                aim=1.2,
            ),
            alternate(
                "opening a course (bare: in a plain archive)",
                timed(lambda: ours.course(course_id)),
                timed(lambda: bare.course(same)),
                rounds=OPENING,
                aim=1.2,
            ),
        ]


def _saving(
    locked: Path, kept: Path, course_id: str, plain: Path, same: str, drafts: Path
) -> list[Figure]:
    who = unlock(kept)
    journal = Journal(drafts, who.vault.id, who.key)
    with (
        closing(open_store(locked)) as ours,
        closing(open_store(plain)) as bare,
        closing(
            Store(kept, device="bench", key=who.key, viewer=who.viewer, journal=journal)
        ) as twice,
    ):
        return [
            alternate(
                "a save while typing (bare: in a plain archive)",
                timed(_typing(ours, course_id)),
                timed(_typing(bare, same)),
                rounds=SAVING,
                aim=1.5,
            ),
            alternate(
                "a save while typing, with the draft journal (bare: locked, without one)",
                timed(_typing(twice, course_id)),
                timed(_typing(ours, course_id)),
                rounds=SAVING,
                aim=1.5,
            ),
            alternate(
                "a save while typing, with the draft journal (bare: plain archive, no journal)",
                timed(_typing(twice, course_id)),
                timed(_typing(bare, same)),
                rounds=SAVING,
            ),
        ]


def _typing(store: Store, course_id: str) -> Callable[[], None]:
    """Return a save of one note's text, which is another one each time."""
    texts = [note_text(Random(n), LENGTH) for n in range(50)]
    note = store.course(course_id).ordered_meetings()[-1].own_note("parents")
    store.change(note, text="begyndt")
    count = iter(range(10**9))

    def save() -> None:
        number = next(count)
        store.change(note, typed=True, text=f"{number} {texts[number % len(texts)]}")

    return save
