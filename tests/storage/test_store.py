"""The store hands courses out whole, writes at once, and a refused change changes nothing."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from teammoede.domain.action import Action, Answer, Due
from teammoede.domain.course import Course
from teammoede.domain.errors import InvalidValue, MeetingLocked
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import CancelReason, MeetingState, Presence
from teammoede.domain.meeting_part import Note
from teammoede.domain.people import Membership
from teammoede.domain.role_plan import DEFAULT_SITUATIONS, own_assignment
from teammoede.domain.viewer import Role, Viewer
from teammoede.storage.archive import FILE_NAME
from teammoede.storage.connecting import connect
from teammoede.storage.faults import ArchiveBusy, DiskFull
from teammoede.storage.store import Store
from tests.conftest import Tally

from .conftest import KEY, TODAY, Clock

WEEK = timedelta(weeks=1)


@pytest.fixture
def note(store: Store, meeting: Meeting) -> Note:
    note = meeting.own_note("parents")
    store.change(note, text="skrevet før")
    return note


def kept_note(store: Store, note: Note) -> Note:
    """Return the note as the archive has it."""
    meetings = store.course(note.of_course).meetings
    return next(n for m in meetings for n in m.notes if n.id == note.id)


# reading


def test_courses_come_running_first_then_by_title(store: Store) -> None:
    for title, start, end in (
        ("å", None, None),
        ("Afsluttet", None, TODAY - WEEK),
        ("Kommer", TODAY + WEEK, None),
        ("B", None, None),
        ("a", None, None),
    ):
        store.begin_course(Course(title=title, start=start, end=end), TODAY)
    assert [c.title for c in store.courses(TODAY)] == ["a", "B", "å", "Kommer", "Afsluttet"]


def test_a_course_that_is_not_there_is_a_key_error(store: Store) -> None:
    with pytest.raises(KeyError):
        store.course("nothing")


def test_a_course_comes_whole_and_needs_no_archive_any_more(
    store: Store, course: Course, meeting: Meeting
) -> None:
    mette, lars = course.memberships
    store.keep(Action(meeting=meeting, point="other", what="Ring", who=[lars.id]))
    action = meeting.actions[0]
    later = store.plan_meeting(course, TODAY + WEEK)
    review = action.own_review(later)
    store.change(review, **review.values_for(Answer.CONTINUES), due=Due.NEXT_MEETING)
    store.change(meeting.own_attendance(mette), presence=Presence.PARTLY)
    situation = course.situations[0]
    store.change(own_assignment(meeting, situation.id, 0), who=[mette.id], words="fra kl. 8")
    store.hold(meeting)
    loaded = store.course(course.id)
    store.close()
    first, second = loaded.ordered_meetings()
    assert first.course is second.course is loaded
    assert [m.name for m in loaded.team(TODAY)] == ["Mette Holm", "Lars Friis"]
    assert [s.title for s in loaded.situations] == list(DEFAULT_SITUATIONS)
    assert first.presence_of(loaded.memberships[0]) is Presence.PARTLY
    (shown,) = second.since_last("other", TODAY)
    assert shown.meeting is first
    assert shown.reviews[0].meeting is second
    assert shown.reviews[0].action is shown
    assert shown.answered_at(second) is shown.reviews[0]
    assert second.reviews == shown.reviews
    assert first.state_changes[0].meeting is first
    assert first.assignments[0].who == [loaded.memberships[0].id]


def test_what_was_typed_comes_back_to_the_last_sign(store: Store, note: Note) -> None:
    texts = [
        "æøå ş ł ğ 👨‍👩‍👧 \u202eمرحبا \x00\x07\t\r\n",
        "a" * 200_000,
        "' ; DROP TABLE note; -- \\ %s {}",
        "  mellemrum  \n",
    ]
    for text in texts:
        store.change(note, text=text)
        assert kept_note(store, note).text == text


def test_the_list_of_actions_needs_no_texts(
    store: Store, course: Course, meeting: Meeting, note: Note
) -> None:
    store.keep(Action(meeting=meeting, point="other", what="Ring"))
    (light,) = store.courses_with_actions()
    assert [a.what for a in light.open_actions(TODAY)] == ["Ring"]
    assert "notes" not in light.meetings[0].__dict__
    alone = store.course_with_actions(course.id)
    assert [a.what for a in alone.open_actions(TODAY)] == ["Ring"]
    assert "notes" not in alone.meetings[0].__dict__


def test_a_window_notices_when_another_one_has_written(
    store: Store, course: Course, open_store: Callable[..., Store]
) -> None:
    other = open_store("other")
    store.changed_elsewhere()
    store.change(course, goal="ro")
    assert not store.changed_elsewhere()
    assert other.changed_elsewhere()
    assert not other.changed_elsewhere()
    other.change(other.course(course.id), goal="tryghed")
    assert store.changed_elsewhere()


# courses and meetings


def test_a_new_course_has_its_situations_and_its_first_meeting(store: Store) -> None:
    course = Course(title="S", weekday=2, time=time(12, 30), place="stuen", length=45)
    Membership(course=course, name="Mette")
    meeting = store.begin_course(course, TODAY)
    assert meeting.date == TODAY + timedelta(days=2)
    assert (meeting.start, meeting.place, meeting.length) == (time(12, 30), "stuen", 45)
    assert meeting.chair is meeting.minute_taker is course.memberships[0]
    loaded = store.course(course.id)
    assert len(loaded.situations) == len(DEFAULT_SITUATIONS)
    assert loaded.meetings[0].agenda == meeting.agenda


def test_nothing_but_the_title_is_asked_of_a_new_course(store: Store) -> None:
    meeting = store.begin_course(Course(title="S"), TODAY)
    assert (meeting.date, meeting.length, meeting.chair) == (TODAY, 60, None)


@pytest.mark.parametrize(
    "course",
    [Course(title=" "), Course(title="S", start=TODAY, end=TODAY - WEEK)],
    ids=["no title", "end before start"],
)
def test_a_new_course_that_cannot_be_is_refused(store: Store, course: Course) -> None:
    with pytest.raises(InvalidValue):
        store.begin_course(course, TODAY)
    assert store.courses(TODAY) == []


@pytest.mark.parametrize("values", [{"title": ""}, {"end": TODAY - WEEK, "start": TODAY}])
def test_a_course_changed_into_what_cannot_be_stays_as_it_was(
    store: Store, course: Course, values: dict[str, Any]
) -> None:
    with pytest.raises(InvalidValue):
        store.change(course, **values)
    assert (course.title, course.start, course.end) == ("Stjernestuen", None, None)
    assert store.course(course.id).title == "Stjernestuen"


def test_turns_are_proposed_for_the_next_meeting(store: Store, course: Course) -> None:
    mette, lars = course.memberships
    meeting = store.plan_meeting(course, TODAY + WEEK)
    assert course.meetings[0].chair is mette
    assert (meeting.chair, meeting.minute_taker) == (lars, mette)


def test_a_new_member_comes_last_and_with_a_clean_name(store: Store, course: Course) -> None:
    store.add_member(course, "  Sanne Bech ")
    assert [m.name for m in store.course(course.id).memberships][-1] == "Sanne Bech"


def test_somebody_new_does_not_enter_the_minutes_of_earlier_meetings(
    store: Store, course: Course, meeting: Meeting
) -> None:
    later = store.plan_meeting(course, meeting.date + WEEK)
    store.hold(meeting)
    sanne = store.add_member(course, "Sanne", later.date)
    assert sanne not in meeting.invited()
    assert sanne in later.invited()
    bo = store.add_member(course, "Bo", meeting.date)  # typed while writing up that meeting
    assert bo in meeting.invited()


def test_a_meetings_life_is_kept_with_its_trace(store: Store, meeting: Meeting) -> None:
    store.hold(meeting)
    store.approve(meeting)
    with pytest.raises(MeetingLocked):
        store.change(meeting, place="andetsteds")
    store.reopen(meeting, "Et navn var forkert")
    store.change(meeting, place="andetsteds")
    loaded = store.course(meeting.course_id).meetings[0]
    assert loaded.state is MeetingState.HELD
    assert [(c.state.value, c.reason) for c in loaded.state_changes if c.reason] == [
        ("held", "Et navn var forkert")
    ]
    assert len(loaded.state_changes) == 3


def test_a_cancelled_meeting_keeps_why(store: Store, meeting: Meeting) -> None:
    store.cancel(meeting, CancelReason.ILLNESS, "to er syge")
    loaded = store.course(meeting.course_id).meetings[0]
    assert loaded.state is MeetingState.CANCELLED
    assert (loaded.cancel_reason, loaded.cancel_words) == (CancelReason.ILLNESS, "to er syge")


def test_a_step_that_another_window_has_taken_already_is_refused(
    store: Store, meeting: Meeting, open_store: Callable[..., Store]
) -> None:
    other = open_store("other")
    theirs = other.course(meeting.course_id).meetings[0]
    store.cancel(meeting, CancelReason.ILLNESS)
    with pytest.raises(InvalidValue, match="aflyst i et andet vindue"):
        other.hold(theirs)
    assert theirs.state is MeetingState.PLANNED
    assert theirs.state_changes == []
    assert len(store.course(meeting.course_id).meetings[0].state_changes) == 1


# what goes wrong leaves everything as it was


@contextmanager
def no_room(store: Store) -> Iterator[None]:
    """Let the archive have no room to grow, as on a full disk."""
    with store.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    yield
    with store.reading() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count={2**31}")


@contextmanager
def kept_busy(store: Store, folder: Path) -> Iterator[None]:
    """Let another program hold the archive for longer than the store will wait."""
    with store.reading() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=1")
    other = connect(folder / FILE_NAME, KEY)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.execute("ROLLBACK")
    other.close()


@contextmanager
def fault(kind: str, store: Store, folder: Path) -> Iterator[None]:
    with no_room(store) if kind == "full" else kept_busy(store, folder):
        yield


FAULTS = pytest.mark.parametrize(
    ("kind", "said"), [("full", DiskFull), ("busy", ArchiveBusy)], ids=["full", "busy"]
)
LONG = "Det fylder for meget. " * 4000


@FAULTS
def test_a_failed_save_leaves_text_and_archive_as_they_were_and_the_next_works(
    store: Store, note: Note, folder: Path, kind: str, said: type[Exception]
) -> None:
    with fault(kind, store, folder):
        with pytest.raises(said):
            store.change(note, text=LONG)
        assert note.text == kept_note(store, note).text == "skrevet før"
    store.change(note, text=LONG)
    assert note.text == kept_note(store, note).text == LONG
    assert [r.value for r in store.revisions(note, "text")] == [LONG, "skrevet før"]


@FAULTS
def test_typing_on_while_saving_fails_saves_it_all_in_the_end(
    store: Store, note: Note, folder: Path, kind: str, said: type[Exception]
) -> None:
    with fault(kind, store, folder):
        for number in range(3):
            with pytest.raises(said):
                store.change(note, text=f"{LONG}{number}")
    assert store.change(note, text=f"{LONG}3") == []
    assert kept_note(store, note).text == f"{LONG}3"


@FAULTS
def test_a_new_note_that_could_not_be_saved_can_be_saved_again(
    store: Store, meeting: Meeting, folder: Path, kind: str, said: type[Exception]
) -> None:
    note = meeting.own_note("other")
    with fault(kind, store, folder), pytest.raises(said):
        store.change(note, text=LONG)
    assert store.course(meeting.course_id).meetings[0].notes == []
    store.change(meeting.own_note("other"), text="kort")
    assert kept_note(store, note).text == "kort"


@FAULTS
def test_a_failed_step_leaves_the_meeting_where_it_was(
    store: Store, meeting: Meeting, folder: Path, kind: str, said: type[Exception]
) -> None:
    with fault(kind, store, folder), pytest.raises(said):
        store.cancel(meeting, CancelReason.OTHER, LONG)
    loaded = store.course(meeting.course_id).meetings[0]
    for one in (meeting, loaded):
        assert (one.state, one.cancel_reason) == (MeetingState.PLANNED, None)
        assert one.state_changes == []
    store.cancel(meeting, CancelReason.OTHER, "kort")
    assert store.course(meeting.course_id).meetings[0].state is MeetingState.CANCELLED


@FAULTS
def test_what_could_not_be_added_is_not_there_and_can_be_added_again(
    store: Store, course: Course, folder: Path, kind: str, said: type[Exception]
) -> None:
    store.change(course, place=LONG)  # what a meeting takes from its course
    new = Course(title="Månestuen", goal=LONG)
    with fault(kind, store, folder):
        with pytest.raises(said):
            store.plan_meeting(course, TODAY + WEEK)
        with pytest.raises(said):
            store.add_member(course, LONG)
        with pytest.raises(said):
            store.begin_course(new, TODAY)
    assert len(course.meetings) == 1
    assert len(course.memberships) == 2
    assert (new.meetings, new.situations) == ([], [])
    assert len(store.courses(TODAY)) == 1
    store.plan_meeting(course, TODAY + WEEK)
    store.add_member(course, "Sanne")
    store.begin_course(new, TODAY)
    assert len(store.course(course.id).meetings) == 2
    assert len(store.course(new.id).situations) == len(DEFAULT_SITUATIONS)


def test_several_new_records_are_kept_all_or_none(
    store: Store, meeting: Meeting, folder: Path
) -> None:
    actions = [Action(meeting=meeting, point="other", what=text) for text in ("kort", LONG)]
    with no_room(store), pytest.raises(DiskFull):
        store.keep(*actions)
    assert store.course(meeting.course_id).actions() == []
    store.keep(*actions)
    assert len(store.course(meeting.course_id).actions()) == 2


def test_half_of_a_character_does_not_keep_the_rest_from_being_saved(
    store: Store, course: Course, note: Note
) -> None:
    """As a broken paste can leave it; no file can hold it."""
    store.change(note, text="halv \ud83d, hel \ud83d\ude00")
    assert note.text == kept_note(store, note).text == "halv \ufffd, hel 😀"
    store.add_member(course, "Bo \udc00")
    assert store.course(course.id).memberships[-1].name == "Bo \ufffd"


def test_approved_minutes_may_come_whole_but_not_grow(store: Store, course: Course) -> None:
    agenda = course.meetings[0].agenda_data
    old = Meeting(course=course, date=TODAY - WEEK, agenda_data=agenda, state=MeetingState.APPROVED)
    store.keep(old, Action(meeting=old, point="other", what="Ring"))
    with pytest.raises(MeetingLocked):
        store.keep(Action(meeting=old, point="other", what="Ring igen"))
    assert len(store.course(course.id).actions()) == 1


# real processes

_SAVE_IN_A_LOOP = """
import sys
from pathlib import Path
from teammoede.storage.store import Store
store = Store(Path(sys.argv[1]), device="killed", key=bytes(range(32)))
note = store.course(sys.argv[2]).meetings[0].own_note("parents")
for number in range(100_000):
    store.change(note, text=f"{number} " + "ord " * 500)
    print(number, flush=True)
    if number % 7 == 0:
        store.seal()
"""


def _killed_while_saving(folder: Path, course: Course, saves: int) -> int:
    """Let a real process save in a loop, kill it, and return the last save it acknowledged."""
    with subprocess.Popen(
        [sys.executable, "-c", _SAVE_IN_A_LOOP, str(folder), course.id],
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        lines = [process.stdout.readline() for _ in range(saves)]
        process.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        lines += process.stdout.read().splitlines(keepends=True)
    return int([line for line in lines if line.endswith("\n")][-1])


def _check_kills(folder: Path, course: Course, rounds: int) -> None:
    for turn in range(rounds):
        acknowledged = _killed_while_saving(folder, course, saves=3 + turn % 17)
        store = Store(folder, device="survivor", key=KEY)
        note = store.course(course.id).meetings[0].own_note("parents")
        found = int(note.text.split()[0])
        # It may have saved once more and died before it could say so.
        assert found in (acknowledged, acknowledged + 1)
        assert note.text == f"{found} " + "ord " * 500
        assert store.revisions(note, "text")[0].value == note.text
        with store.reading() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
        store.close()


def test_what_was_acknowledged_is_there_after_a_kill(
    store: Store, course: Course, folder: Path, tally: Tally
) -> None:
    store.close()
    with tally("kills while texts are saved", 20):
        _check_kills(folder, course, rounds=20)


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_what_was_acknowledged_is_there_after_many_kills(
    store: Store, course: Course, folder: Path, tally: Tally
) -> None:
    store.close()
    with tally("kills while texts are saved", 300):
        _check_kills(folder, course, rounds=300)


_WRITE_BESIDE = """
import sys
from pathlib import Path
from teammoede.storage.store import Store
store = Store(Path(sys.argv[1]), device="beside", key=bytes(range(32)))
course = store.course(sys.argv[2])
for number in range(30):
    store.add_member(course, f"Ny {number}")
store.close()
"""


def test_two_programs_that_write_at_once_wait_for_each_other(
    store: Store, course: Course, note: Note, folder: Path
) -> None:
    with subprocess.Popen([sys.executable, "-c", _WRITE_BESIDE, str(folder), course.id]) as beside:
        number = 0
        while beside.poll() is None:
            store.change(note, text=f"tekst {number}")
            assert kept_note(store, note).text == f"tekst {number}"
            number += 1
    assert beside.returncode == 0
    assert number > 0
    assert len(store.course(course.id).memberships) == 2 + 30


def test_a_closed_archive_is_one_file_that_can_be_copied(
    store: Store, course: Course, folder: Path, tmp_path: Path, clock: Clock
) -> None:
    store.close()
    assert os.listdir(folder) == [FILE_NAME]
    shutil.copytree(folder, tmp_path / "kopi")
    copy = Store(tmp_path / "kopi", device="d", key=KEY, now=clock)
    assert copy.course(course.id).title == "Stjernestuen"
    copy.close()


def test_dates_and_times_come_back_as_what_they_are(store: Store, course: Course) -> None:
    store.change(course, start=date(2028, 2, 29), time=time(8, 5), length=20, weekday=0)
    loaded = store.course(course.id)
    assert (loaded.start, loaded.time, loaded.length, loaded.weekday) == (
        date(2028, 2, 29),
        time(8, 5),
        20,
        0,
    )


def test_whoever_left_sees_nothing_by_asking_as_if_it_were_earlier(
    store: Store, course: Course, clock: Clock
) -> None:
    store.change(course.memberships[1], left=TODAY)
    lars = Viewer("lars", course.memberships[1].name, Role.EMPLOYEE)
    with closing(Store(store.folder, device="d", key=KEY, viewer=lars, now=clock)) as own:
        assert own.courses(TODAY - WEEK) == []
        assert not own.may_see(course.id)
    with closing(Store(store.folder, device="d", key=KEY, viewer=lars, now=clock)) as own:
        store.change(course.memberships[1], left=TODAY + WEEK)
        assert [c.id for c in own.courses(TODAY - WEEK)] == [course.id]
        assert own.may_see(course.id)
