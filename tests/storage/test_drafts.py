"""What was refused before the program ended comes in at the next start, or is handed back."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from teammoede.domain.action import Action, Due
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_part import Note
from teammoede.domain.viewer import Role, Viewer
from teammoede.storage.drafts import bring_back, waiting
from teammoede.storage.exchange import remove_rows
from teammoede.storage.faults import DiskFull
from teammoede.storage.journal import Journal
from teammoede.storage.store import Store

from .conftest import KEY, Clock

LONG = "det, der ikke var plads til " * 400
METTE = Viewer("mette", "Mette Holm", Role.ADMINISTRATOR)
LARS = Viewer("lars", "Lars Friis", Role.ADMINISTRATOR)


@pytest.fixture
def start(folder: Path, clock: Clock, tmp_path: Path) -> Iterator[Callable[..., Store]]:
    """Starts the program anew, for one person or another."""
    opened: list[Store] = []

    def start(viewer: Viewer = METTE) -> Store:
        journal = Journal(tmp_path / "kladde", "hus", KEY)
        opened.append(
            Store(
                folder,
                device="device",
                key=KEY,
                viewer=viewer,
                journal=journal,
                create=True,
                now=clock,
            )
        )
        return opened[-1]

    yield start
    for store in opened:
        store.close()


@pytest.fixture
def store(start: Callable[..., Store]) -> Store:
    return start()


@pytest.fixture
def note(store: Store, meeting: Meeting) -> Note:
    note = meeting.own_note("parents")
    store.change(note, text="skrevet før")
    return note


def refuse(store: Store, record: Note | Action, **values: object) -> None:
    """Change a record while there is no room for it."""
    with store.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    with pytest.raises(DiskFull):
        store.change(record, typed=True, **values)
    with store.reading() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1000000")


def kept_text(store: Store, note: Note) -> str:
    meetings = store.course(note.of_course).meetings
    return next(n.text for m in meetings for n in m.notes if n.id == note.id)


def test_a_refused_text_is_in_the_archive_after_the_next_start(
    store: Store, note: Note, start: Callable[..., Store], clock: Clock
) -> None:
    refuse(store, note, text=LONG)
    store.close()
    clock.advance(days=1)
    again = start()
    (returned,) = bring_back(again)
    assert (returned.why, returned.conflicts) == ("", [])
    assert kept_text(again, note) == LONG
    assert again.revisions(note, "text")[0].author == "Mette Holm"
    assert waiting(again) == []


def test_an_agreement_that_was_never_in_the_archive_is_made(
    store: Store, course: Course, meeting: Meeting, start: Callable[..., Store]
) -> None:
    action = Action(meeting=meeting, point="parents", position=3)
    who = [course.memberships[0].id]
    refuse(store, action, what=LONG, who=who, due=Due.NEXT_MEETING)
    store.close()
    again = start()
    (returned,) = bring_back(again)
    assert returned.why == ""
    (kept,) = again.course(course.id).actions()
    assert (kept.id, kept.what, kept.who, kept.due) == (action.id, LONG, who, Due.NEXT_MEETING)
    assert (kept.point, kept.position) == ("parents", 3)


def test_where_somebody_wrote_meanwhile_both_texts_are_kept(
    store: Store, note: Note, start: Callable[..., Store], clock: Clock
) -> None:
    refuse(store, note, text=LONG)
    store.close()
    clock.advance(hours=1)
    other = start(LARS)
    theirs = next(
        n for m in other.course(note.of_course).meetings for n in m.notes if n.id == note.id
    )
    other.change(theirs, text="skrevet af Lars imens")
    other.close()
    again = start()
    (returned,) = bring_back(again)
    assert [conflict.theirs for conflict in returned.conflicts] == ["skrevet af Lars imens"]
    assert returned.record is not None
    assert kept_text(again, note) == LONG
    assert again.other_versions(returned.record, "text") == ["skrevet af Lars imens"]


def test_what_approved_minutes_refuse_is_handed_back_with_the_reason(
    store: Store, note: Note, start: Callable[..., Store]
) -> None:
    refuse(store, note, text=LONG)
    store.hold(note.meeting)
    store.approve(note.meeting)
    store.close()
    again = start()
    (returned,) = bring_back(again)
    assert "godkendt" in returned.why
    assert returned.values == {"text": LONG}
    assert kept_text(again, note) == "skrevet før"


def test_what_belonged_to_an_erased_course_is_handed_back(
    store: Store, note: Note, start: Callable[..., Store]
) -> None:
    refuse(store, note, text=LONG)
    with store.writing() as connection:
        remove_rows(connection, note.of_course)
    store.close()
    (returned,) = bring_back(start())
    assert returned.record is None
    assert returned.values == {"text": LONG}
    assert returned.why


def test_nobody_gets_another_persons_draft(
    store: Store, note: Note, start: Callable[..., Store]
) -> None:
    refuse(store, note, text=LONG)
    store.close()
    with closing(start(LARS)) as lars:
        assert bring_back(lars) == []
    with closing(start()) as again:
        assert len(bring_back(again)) == 1


def test_what_was_saved_just_before_the_end_is_not_brought_back(
    store: Store, note: Note, start: Callable[..., Store], clock: Clock, tmp_path: Path
) -> None:
    refuse(store, note, text=LONG)
    (file,) = (tmp_path / "kladde" / "hus").glob("*.drafts")
    draft = file.read_bytes()
    clock.advance(seconds=1)
    store.change(note, typed=True, text=LONG)
    assert not file.exists()
    file.write_bytes(draft)  # as if the program had been killed between the two
    store.change(note, text="og så noget helt andet")
    store.close()
    again = start()
    assert bring_back(again) == []
    assert not file.exists()
    assert kept_text(again, note) == "og så noget helt andet"


def test_what_is_refused_again_waits_for_the_next_start(
    store: Store, note: Note, start: Callable[..., Store]
) -> None:
    refuse(store, note, text=LONG)
    store.close()
    with closing(start()) as again:
        with again.reading() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
        assert bring_back(again) == []
    with closing(start()) as last:
        assert {returned.why for returned in bring_back(last)} == {""}
        assert kept_text(last, note) == LONG
