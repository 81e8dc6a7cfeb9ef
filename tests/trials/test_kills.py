"""Programs killed while a meeting is closed, an archive migrated, a course taken in.

What was acknowledged is found; the step after it was done whole or not at all. Kills during typing,
rekey, backup, restoring, founding and recovering are tried beside those modules.
"""

import random
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from teammoede.domain.course import Course
from teammoede.domain.meeting_choices import MeetingState
from teammoede.storage.connecting import connect
from teammoede.storage.deep_health import check_deep
from teammoede.storage.exchange import course_as_data, export_course, import_course
from teammoede.storage.layout import ARCHIVE_NAME
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked
from tests.conftest import Tally
from tests.storage.conftest import KEY, TODAY

from .processes import killed, program

FIRST_SCHEMA = Path(__file__).parents[1] / "data" / "schema_0001.sql"
STORE = "from teammoede.storage.store import Store"

# closing a meeting

CLOSE = program(
    STORE,
    """
    store = Store(folder, device="killed", key=bytes.fromhex(secret))
    meeting = store.course(words[0]).meetings[0]
    note = meeting.own_note("parents")
    number = int(words[1])
    while True:
        number += 1
        store.change(note, typed=True, text=f"{number} ")
        print("text", number, flush=True)
        store.hold(meeting)
        print("held", number, flush=True)
        store.approve(meeting)
        print("approved", number, flush=True)
        store.reopen(meeting, "der manglede noget")
        print("held", number, flush=True)
        store.reopen(meeting, "endnu mere")
        print("planned", number, flush=True)
    """,
)
# One round of the program, as the archive shows it: the state, and what is added to the number.
ROUND = [
    ("text", MeetingState.PLANNED, 0),
    ("held", MeetingState.HELD, 1),
    ("approved", MeetingState.APPROVED, 2),
    ("held", MeetingState.HELD, 3),
    ("planned", MeetingState.PLANNED, 4),
]


def _close_and_kill(mette: Unlocked, course: Course, rounds: int, tally: Tally) -> None:
    chance = random.Random(rounds)
    last = traces = 0
    for _ in range(rounds):
        with tally("kills while a meeting is closed"):
            said = killed(
                CLOSE,
                mette.folder,
                course.id,
                str(last),
                secret=mette.key.hex(),
                lines=1 + chance.randrange(9),
                after=chance.uniform(0, 0.02),
            )
            with closing(Store(mette.folder, device="survivor", key=mette.key)) as store:
                check_deep(store, mette)
                meeting = store.course(course.id).meetings[0]
                steps = len(said)  # five to a round; one more may be done and not yet said
                found = _steps(
                    meeting.own_note("parents").text, last, meeting.state_changes, traces
                )
                assert found in (steps, steps + 1)
                assert meeting.state is ROUND[(found - 1) % len(ROUND)][1]
                while meeting.state is not MeetingState.PLANNED:
                    store.reopen(meeting, "til næste forsøg")
                last = int(meeting.own_note("parents").text)
                traces = len(meeting.state_changes)


def _steps(text: str, last: int, changes: list[Any], before: int) -> int:
    """Return how many steps a program has done, by what the archive holds of them."""
    texts, moves = int(text) - last, len(changes) - before
    assert 4 * (texts - 1) <= moves <= 4 * texts
    return texts + moves


def test_a_kill_while_a_meeting_is_closed(mette: Unlocked, course: Course, tally: Tally) -> None:
    _close_and_kill(mette, course, 3, tally)


@pytest.mark.soak
@pytest.mark.timeout(1_800)
def test_many_kills_while_a_meeting_is_closed(
    mette: Unlocked, course: Course, tally: Tally
) -> None:
    _close_and_kill(mette, course, 60, tally)


# migrating

MIGRATE = program(
    f"{STORE}\nimport teammoede.storage.migrating",
    """
    Store(folder, device="killed", key=bytes.fromhex(secret)).close()
    print("migrated", flush=True)
    """,
)
OWN_TABLES = ("meta", "alembic_version")  # which tell the version


def _old_archive(folder: Path) -> Path:
    folder.mkdir()
    with closing(connect(folder / ARCHIVE_NAME, KEY)) as connection:
        connection.executescript(FIRST_SCHEMA.read_text(encoding="utf-8"))
    return folder


def _rows(file: Path, tables: tuple[str, ...] = ()) -> dict[str, list[Any]]:
    with closing(connect(file, KEY)) as connection:
        query = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        names = tables or tuple(name for (name,) in connection.execute(query).fetchall())
        return {
            name: connection.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall()
            for name in names
            if name not in OWN_TABLES
        }


def _migrate_and_kill(tmp_path: Path, rounds: int, tally: Tally) -> None:
    whole = 0
    for number in range(rounds):
        folder = _old_archive(tmp_path / str(number))
        before = _rows(folder / ARCHIVE_NAME)
        with tally("kills while an archive is migrated"):
            after = 1.0 * (number + 0.5) / rounds
            said = killed(MIGRATE, folder, secret=KEY.hex(), after=after)
            found = _rows(folder / ARCHIVE_NAME)
            changed = set(found) != set(before)
            assert changed or not said
            whole += changed
            with closing(Store(folder, device="survivor", key=KEY)) as store:
                check_deep(store, None)
                [course] = store.courses(TODAY)
                assert store.course(course.id).actions()[0].what == "Del gruppen i to"
            assert _rows(folder / ARCHIVE_NAME, tuple(before)) == before
    assert rounds < 10 or 0 < whole < rounds  # some kills came before it was done, some after


def test_a_kill_while_an_archive_is_migrated(tmp_path: Path, tally: Tally) -> None:
    _migrate_and_kill(tmp_path, 3, tally)


@pytest.mark.soak
@pytest.mark.timeout(1_800)
def test_many_kills_while_an_archive_is_migrated(tmp_path: Path, tally: Tally) -> None:
    _migrate_and_kill(tmp_path, 60, tally)


# taking a course in

IMPORT = program(
    f"{STORE}\nfrom teammoede.storage.exchange import import_course",
    """
    store = Store(folder, device="killed", key=bytes.fromhex(secret))
    turn = int(words[0])
    while True:
        turn += 1
        import_course(store, Path(words[1 + turn % (len(words) - 1)]), replace=len(words) == 3)
        print(turn, flush=True)
    """,
)


def _without_time(store: Store, course_id: str) -> dict[str, Any]:
    data = course_as_data(store, course_id)
    data.pop("exported")
    return data


def _replace_and_kill(
    mette: Unlocked, course_id: str, tmp_path: Path, rounds: int, tally: Tally
) -> None:
    """Two states of one course take turns, each in the place of the other."""
    chance = random.Random(rounds)
    files = [str(tmp_path / name) for name in ("en.json", "anden.json")]
    with closing(Store(mette.folder, device="maker", key=mette.key)) as store:
        known = []
        for file in files:
            store.change(store.course(course_id), goal=file)
            export_course(store, course_id, Path(file), passphrase=None)
            import_course(store, Path(file), replace=True)
            known.append(_without_time(store, course_id))
    last = 1  # the second is in place
    for _ in range(rounds):
        with tally("kills while a course is replaced"):
            lines, after = chance.randrange(4), chance.uniform(0, 0.1)
            said = killed(
                IMPORT,
                mette.folder,
                str(last),
                *files,
                secret=mette.key.hex(),
                lines=lines,
                after=after,
            )
            acknowledged = int(said[-1]) if said else last
            with closing(Store(mette.folder, device="survivor", key=mette.key)) as store:
                check_deep(store, mette)
                found = known.index(_without_time(store, course_id))
            assert found in (acknowledged % 2, (acknowledged + 1) % 2)
            last = found


def _add_and_kill(mette: Unlocked, tmp_path: Path, rounds: int, tally: Tally) -> None:
    """Courses come in one after the other; each is there whole or not at all."""
    chance = random.Random(rounds)
    source = tmp_path / "kilde"
    known: list[tuple[str, dict[str, Any]]] = []
    files: list[str] = []
    with closing(Store(source, device="maker", key=KEY, create=True)) as store:
        for number in range(6 * rounds + 2):
            course = Course(title=f"Stue {number}")
            store.begin_course(course, TODAY)
            store.change(course.meetings[0].own_note("parents"), text="ord " * 500)
            file = tmp_path / f"{number:02}.json"
            export_course(store, course.id, file, passphrase=None)
            known.append((course.id, _without_time(store, course.id)))
            files.append(str(file))
    last = -1
    for _ in range(rounds):
        with tally("kills while a course is taken in"):
            # The program goes on from the turn after the last.
            said = killed(
                IMPORT,
                mette.folder,
                str(last),
                *files,
                secret=mette.key.hex(),
                lines=chance.randrange(1, 4),
                after=chance.uniform(0, 0.01),
            )
            acknowledged = int(said[-1]) if said else last
            with closing(Store(mette.folder, device="survivor", key=mette.key)) as store:
                check_deep(store, mette)
                there = {course.id for course in store.courses(TODAY)}
                wanted = {key for key, _ in known[: acknowledged + 1]}
                assert wanted <= there <= wanted | {known[acknowledged + 1][0]}
                for key, data in known[: len(there)]:
                    assert _without_time(store, key) == data
            last = len(there) - 1
        if last > 6 * rounds - 6:
            return


def test_a_kill_while_a_course_is_replaced(
    mette: Unlocked, course: Course, tmp_path: Path, tally: Tally
) -> None:
    _replace_and_kill(mette, course.id, tmp_path, 2, tally)


def test_a_kill_while_a_course_is_taken_in(mette: Unlocked, tmp_path: Path, tally: Tally) -> None:
    _add_and_kill(mette, tmp_path, 2, tally)


@pytest.mark.soak
@pytest.mark.timeout(1_800)
def test_many_kills_while_a_course_is_replaced(
    mette: Unlocked, course: Course, tmp_path: Path, tally: Tally
) -> None:
    _replace_and_kill(mette, course.id, tmp_path, 40, tally)


@pytest.mark.soak
@pytest.mark.timeout(1_800)
def test_many_kills_while_a_course_is_taken_in(
    mette: Unlocked, tmp_path: Path, tally: Tally
) -> None:
    _add_and_kill(mette, tmp_path, 20, tally)
