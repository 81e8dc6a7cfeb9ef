"""Two programs on one locked archive that write into the same note: every text of both is kept."""

from contextlib import closing

import pytest

from teammoede.domain.course import Course
from teammoede.storage.deep_health import check_deep
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked
from tests.conftest import Tally

from .processes import go, program, started

# A program types for a while, and leaves the field now and then; it never reads the other's text.
TYPE = program(
    "from teammoede.storage.store import Store",
    """
    name = words[1]
    with closing(Store(folder, device=name, key=bytes.fromhex(secret))) as store:
        note = store.course(words[0]).meetings[0].own_note("parents")
        print("there", flush=True)
        sys.stdin.readline()
        for number in range(int(words[2])):
            conflicts = store.change(note, typed=True, text=f"{name} {number}")
            print(f"{name} {number}", len(conflicts), flush=True)
            if number % 3 == 2:
                store.seal()
    """,
)


def _type_at_once(mette: Unlocked, course: Course, times: int) -> list[list[str]]:
    """Let two programs type at the same time; return what each of them was told."""
    secret = mette.key.hex()
    both = [
        started(TYPE, mette.folder, course.id, name, str(times), secret=secret)
        for name in ("Mette", "Lars")
    ]
    for process in both:
        go(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "there\n"
    for process in both:  # each has read the note before the other writes
        go(process)
    said = [process.communicate(timeout=120)[0].splitlines() for process in both]
    assert [process.returncode for process in both] == [0, 0]
    return said


def _check(mette: Unlocked, course: Course, times: int, tally: Tally) -> None:
    with tally("texts that two programs wrote into one note", 2 * times):
        said = _type_at_once(mette, course, times)
        assert [len(lines) for lines in said] == [times, times]
        assert any(not line.endswith(" 0") for lines in said for line in lines)  # it was told of
        with closing(Store(mette.folder, device="reader", key=mette.key)) as store:
            check_deep(store, mette)
            note = store.course(course.id).meetings[0].own_note("parents")
            last = {f"{name} {times - 1}" for name in ("Mette", "Lars")}
            assert note.text in last
            # Shown side by side, until somebody settles it.
            assert {note.text, *store.other_versions(note, "text")} == last
            kept = {revision.value for revision in store.revisions(note, "text")}
            sealed = [number for number in range(times) if number % 3 == 2]
            assert kept >= {f"{name} {number}" for name in ("Mette", "Lars") for number in sealed}


def test_two_programs_write_into_one_note(mette: Unlocked, course: Course, tally: Tally) -> None:
    _check(mette, course, 30, tally)


@pytest.mark.soak
@pytest.mark.timeout(1_800)
def test_two_programs_write_into_one_note_for_long(
    mette: Unlocked, course: Course, tally: Tally
) -> None:
    _check(mette, course, 600, tally)
