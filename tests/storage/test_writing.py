"""Nothing that was saved is ever overwritten without a kept revision, whoever writes and when."""

import shutil
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from teammoede.domain.absence import Absence
from teammoede.domain.action import Action, Due
from teammoede.domain.base import Record
from teammoede.domain.course import Course
from teammoede.domain.errors import MeetingLocked
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import CancelReason, MeetingState
from teammoede.domain.meeting_part import Note
from teammoede.domain.revision import Revision, heads
from teammoede.storage.store import Store

from .conftest import KEY, TODAY, Clock


@pytest.fixture
def note(store: Store, meeting: Meeting) -> Note:
    note = meeting.own_note("parents")
    store.change(note, typed=True, text="")
    return note


def values(store: Store, record: Record, field: str = "text") -> list[Any]:
    """Return the kept values of a field, oldest first."""
    return [r.value for r in reversed(store.revisions(record, field))]


# the open revision


def test_autosave_rewrites_the_open_revision(store: Store, note: Note) -> None:
    for text in ("B", "Bo", "Børn"):
        store.change(note, typed=True, text=text)
    assert values(store, note) == ["Børn"]


def test_leaving_the_field_seals_its_revision(store: Store, note: Note) -> None:
    store.change(note, typed=True, text="før")
    store.seal(note, "text")
    store.change(note, typed=True, text="efter")
    store.change(note, typed=True, text="efterpå")
    assert values(store, note) == ["før", "efterpå"]


def test_sealing_one_field_leaves_the_others_open(store: Store, note: Note) -> None:
    store.change(note, typed=True, text="a", confidential="x")
    store.seal(note, "text")
    store.change(note, typed=True, text="b", confidential="y")
    assert values(store, note) == ["a", "b"]
    assert values(store, note, "confidential") == ["y"]


@pytest.mark.parametrize("field", [None, "text"])
def test_sealing_reaches_a_record_or_everything(
    store: Store, meeting: Meeting, note: Note, field: str | None
) -> None:
    other = meeting.own_note("other")
    for record in (note, other):
        store.change(record, typed=True, text="a")
    store.seal(note if field else None, field)
    for record in (note, other):
        store.change(record, typed=True, text="b")
    assert values(store, note) == ["a", "b"]
    assert values(store, other) == (["b"] if field else ["a", "b"])


def test_after_five_minutes_a_new_revision_begins_also_while_typing_goes_on(
    store: Store, note: Note, clock: Clock
) -> None:
    for minute in range(11):
        store.change(note, typed=True, text=f"minut {minute}")
        clock.advance(minutes=1)
    assert values(store, note) == ["minut 4", "minut 9", "minut 10"]


def test_closing_seals(store: Store, note: Note, open_store: Callable[..., Store]) -> None:
    store.change(note, typed=True, text="i dag")
    store.close()
    again = open_store()
    again.change(_note_in(again, note), typed=True, text="i morgen")
    assert values(again, note) == ["i dag", "i morgen"]


def _note_in(store: Store, note: Note) -> Note:
    """Return the note as another window has it."""
    course = store.course(note.of_course)
    return next(n for m in course.meetings for n in m.notes if n.id == note.id)


def test_each_choice_leaves_a_former_value_of_its_own(store: Store, meeting: Meeting) -> None:
    """»fortsætter« with a date, »udført«, »fortsætter« again: the date was agreed all the same."""
    action = Action(meeting=meeting, point="other", what="Ring til kommunen")
    store.keep(action)
    for due in (Due.DATE, Due.NEXT_MEETING, Due.DATE):
        day = TODAY if due is Due.DATE else None
        store.change(action, due=due, due_date=day)
    assert values(store, action, "due_date") == [TODAY.isoformat(), None, TODAY.isoformat()]


def test_a_clock_set_back_seals_so_that_no_revision_stays_open_for_hours(
    store: Store, note: Note, clock: Clock
) -> None:
    store.change(note, typed=True, text="før")
    clock.advance(hours=-3)
    store.change(note, typed=True, text="efter")
    assert values(store, note) == ["før", "efter"]


def test_a_clock_set_back_leaves_the_newest_revision_newest(
    store: Store, note: Note, clock: Clock, open_store: Callable[..., Store]
) -> None:
    other = open_store("other")
    store.change(note, typed=True, text="før")
    store.seal()
    clock.advance(days=-30)
    other.change(_note_in(other, note), typed=True, text="efter")
    assert values(store, note) == ["før", "efter"]


def test_two_windows_in_one_millisecond_keep_their_order(
    store: Store, note: Note, open_store: Callable[..., Store]
) -> None:
    windows = [store, *(open_store(f"window {n}") for n in range(4))]
    for number, window in enumerate(windows):
        window.change(_note_in(window, note), typed=True, text=f"{number}")
    assert values(store, note) == ["0", "1", "2", "3", "4"]


# what is kept


def test_a_value_that_stays_as_it_is_writes_nothing(store: Store, note: Note) -> None:
    store.change(note, typed=True, text="a")
    store.seal()
    store.change(note, typed=True, text="a")
    assert values(store, note) == ["a"]


def test_a_text_taken_away_is_a_revision_too(store: Store, note: Note) -> None:
    store.change(note, typed=True, text="a")
    store.seal()
    store.change(note, typed=True, text="")
    assert values(store, note) == ["a", ""]


def test_a_new_record_keeps_its_first_values(store: Store, course: Course) -> None:
    member = store.add_member(course, "Sanne Bech")
    assert values(store, member, "name") == ["Sanne Bech"]
    assert values(store, member, "function") == ["staff"]
    assert values(store, member, "left") == []


def test_zero_is_a_value_and_kept_like_any_other(store: Store, course: Course) -> None:
    """Nobody away, or Monday: 0 is not the same as nothing."""
    absence = Absence(course=course, monday=TODAY, children=20, days_away=0)
    store.keep(absence)
    store.change(absence, days_away=3)
    assert values(store, absence, "days_away") == [0, 3]
    store.change(course, weekday=0)
    store.seal()
    store.change(course, weekday=2)
    assert values(store, course, "weekday") == [0, 2]


@pytest.mark.parametrize(
    ("field", "new", "kept"),
    [
        ("start", date(2026, 8, 31), "2026-08-31"),
        ("weekday", 3, 3),
        ("goal", "ro ş 😀 \x00 א", "ro ş 😀 \x00 א"),
        ("length", None, None),
    ],
)
def test_values_of_every_kind_are_kept_as_json_holds_them(
    store: Store, course: Course, field: str, new: Any, kept: object
) -> None:
    store.change(course, length=60)
    store.change(course, **{field: new})
    assert getattr(store.course(course.id), field) == new
    assert values(store, course, field)[-1] == kept


def test_a_revision_says_of_what_by_whom_and_after_what(
    store: Store, course: Course, note: Note
) -> None:
    store.change(note, typed=True, text="a")
    store.seal()
    store.change(note, typed=True, text="b")
    newest, oldest = store.revisions(note, "text")
    assert (newest.kind, newest.entity, newest.field) == ("note", note.id, "text")
    assert (newest.device, newest.author, newest.course_id) == ("device", "", course.id)
    assert newest.parents == [oldest.id]
    assert oldest.parents == []


def test_each_step_of_a_meetings_life_is_kept(store: Store, meeting: Meeting) -> None:
    store.hold(meeting)
    store.approve(meeting)
    store.reopen(meeting, "rettelse")
    store.reopen(meeting, "mere")
    store.cancel(meeting, CancelReason.ILLNESS)
    assert values(store, meeting, "state") == [
        "planned", "held", "approved", "held", "planned", "cancelled",
    ]  # fmt: skip


def test_a_value_that_no_revision_holds_is_kept_before_it_goes(store: Store, note: Note) -> None:
    """As after an import of a file that somebody edited by hand."""
    store.change(note, typed=True, text="skrevet her")
    store.seal()
    with store.writing() as connection:
        connection.exec_driver_sql("UPDATE note SET text = 'rettet i filen'")
    note.text = "rettet i filen"
    store.change(note, typed=True, text="skrevet videre")
    assert values(store, note) == ["skrevet her", "rettet i filen", "skrevet videre"]
    assert len(heads(store.revisions(note, "text"))) == 1


def test_a_text_emptied_in_an_edited_file_comes_back_as_no_conflict(
    store: Store, note: Note
) -> None:
    store.change(note, typed=True, text="skrevet her")
    store.seal()
    with store.writing() as connection:
        connection.exec_driver_sql("UPDATE note SET text = ''")
    note.text = ""
    store.change(note, typed=True, text="ny tekst")
    assert store.other_versions(note, "text") == []
    assert values(store, note) == ["skrevet her", "", "ny tekst"]


def test_a_list_given_as_a_tuple_is_no_change_and_no_conflict(
    store: Store, meeting: Meeting
) -> None:
    action = Action(meeting=meeting, point="other", who=["a"])
    store.keep(action)
    assert store.change(action, who=("a",)) == []
    assert store.change(action, who=("a", "b")) == []
    assert store.change(action, who=["a", "b", "c"]) == []
    assert action.who == ["a", "b", "c"]
    assert values(store, action, "who") == [["a"], ["a", "b"], ["a", "b", "c"]]


# two windows


@pytest.fixture
def two(
    store: Store, note: Note, open_store: Callable[..., Store]
) -> tuple[tuple[Store, Note], tuple[Store, Note]]:
    """The same note open in two windows, with a text that both have read."""
    store.change(note, typed=True, text="fælles")
    store.seal()
    other = open_store("other")
    return (store, note), (other, _note_in(other, note))


Two = tuple[tuple[Store, Note], tuple[Store, Note]]


def test_both_texts_of_two_windows_are_kept_and_the_last_is_current(two: Two) -> None:
    (first, ours), (second, theirs) = two
    assert first.change(ours, typed=True, text="fælles A") == []
    (conflict,) = second.change(theirs, typed=True, text="fælles B")
    assert (conflict.field, conflict.theirs) == ("text", "fælles A")
    assert _note_in(first, ours).text == "fælles B"
    assert second.other_versions(theirs, "text") == ["fælles A"]
    assert first.other_versions(ours, "text") == ["fælles B"]


def test_two_windows_that_begin_on_an_empty_note_conflict_too(
    store: Store, meeting: Meeting, open_store: Callable[..., Store]
) -> None:
    other = open_store("other")
    theirs = other.course(meeting.course_id).meetings[0].own_note("parents")
    store.change(meeting.own_note("parents"), text="A")
    assert len(other.change(theirs, typed=True, text="B")) == 1
    assert other.other_versions(theirs, "text") == ["A"]


def test_typing_on_after_a_conflict_keeps_both_and_warns_once(two: Two) -> None:
    (first, ours), (second, theirs) = two
    first.change(ours, typed=True, text="A")
    assert len(second.change(theirs, typed=True, text="B")) == 1
    assert second.change(theirs, typed=True, text="BB") == []
    assert second.other_versions(theirs, "text") == ["A"]
    assert values(second, theirs) == ["fælles", "A", "BB"]


def test_the_same_text_in_two_windows_is_no_conflict(two: Two) -> None:
    (first, ours), (second, theirs) = two
    first.change(ours, typed=True, text="ens")
    assert second.change(theirs, typed=True, text="ens") == []
    assert second.other_versions(theirs, "text") == []
    first.change(ours, typed=True, text="noget andet")
    assert "ens" in values(first, ours)


def test_different_fields_of_one_record_are_no_conflict(two: Two) -> None:
    (first, ours), (second, theirs) = two
    first.change(ours, typed=True, text="A")
    assert second.change(theirs, typed=True, confidential="B") == []
    assert _note_in(first, ours).text == "A"


def test_settling_leaves_one_text_in_both_windows(two: Two) -> None:
    (first, ours), (second, theirs) = two
    first.change(ours, typed=True, text="A")
    second.change(theirs, typed=True, text="B")
    second.settle(theirs, "text", "A og B", ["A"])
    fresh = _note_in(first, ours)
    assert theirs.text == fresh.text == "A og B"
    assert first.other_versions(fresh, "text") == []
    assert second.other_versions(theirs, "text") == []
    assert {"fælles", "A", "B", "A og B"} == set(values(first, ours))


def test_what_was_written_after_the_person_looked_stays_a_conflict(two: Two) -> None:
    (first, ours), (second, theirs) = two
    first.change(ours, typed=True, text="A")
    second.change(theirs, text="B")
    shown = second.other_versions(theirs, "text")
    first.change(ours, typed=True, text="A og mere")
    second.settle(theirs, "text", "B", shown)
    assert second.other_versions(theirs, "text") == ["A og mere"]


def test_who_types_on_in_a_revision_that_another_went_on_from_begins_a_new_one(two: Two) -> None:
    """Else the text that the other window started from would be rewritten under its feet."""
    (first, ours), (second, theirs) = two
    first.change(ours, typed=True, text="A")
    fresh = _note_in(second, theirs)
    second.change(fresh, typed=True, text="AB")
    second.seal()
    second.change(fresh, typed=True, text="A")
    first.change(ours, typed=True, text="AC")
    assert values(first, ours) == ["fælles", "A", "AB", "A", "AC"]
    assert heads(first.revisions(ours, "text"))[0].value == "AC"


def test_a_conflict_of_dates_shows_only_the_other_one(
    store: Store, course: Course, open_store: Callable[..., Store]
) -> None:
    other = open_store("other")
    theirs = other.course(course.id)
    store.change(course, start=date(2026, 9, 1))
    other.change(theirs, start=date(2026, 9, 2))
    assert other.other_versions(theirs, "start") == ["2026-09-01"]


def test_minutes_that_another_window_approved_take_no_change(
    store: Store, meeting: Meeting, note: Note, open_store: Callable[..., Store]
) -> None:
    store.change(note, typed=True, text="før")
    other = open_store("other")
    theirs = _note_in(other, note)
    store.hold(meeting)
    store.approve(meeting)
    assert not theirs.locked  # it does not know yet
    writes: list[Callable[[], object]] = [
        lambda: other.change(theirs, typed=True, text="efter"),
        lambda: other.settle(theirs, "text", "efter", ["før"]),
        lambda: other.change(theirs.meeting, place="stuen"),
        lambda: other.change(theirs.meeting.own_note("other"), text="efter"),
    ]
    for write in writes:
        with pytest.raises(MeetingLocked):
            write()
    assert theirs.text == _note_in(store, note).text == "før"
    assert values(store, note) == ["før"]


def test_a_window_that_changed_nothing_leaves_the_others_text(two: Two) -> None:
    """As when a text was typed and undone before it was ever saved."""
    (first, ours), (second, theirs) = two
    first.change(ours, typed=True, text="A")
    assert second.change(theirs, typed=True, text="fælles") == []
    assert _note_in(first, ours).text == "A"


# any sequence of all this

_TEXTS = st.sampled_from(["", "a", "b", "ab", "c"])


@cache
def _template() -> tuple[TemporaryDirectory[str], str]:
    """An archive with one course, made once: every example begins with a copy."""
    folder = TemporaryDirectory(ignore_cleanup_errors=True)
    store = Store(Path(folder.name), device="t", key=KEY, create=True, now=Clock())
    course = Course(title="S")
    store.begin_course(course, TODAY)
    store.close()
    return folder, course.id


def _begun_course(folder: Path) -> str:
    template, course_id = _template()
    shutil.copytree(template.name, folder, dirs_exist_ok=True)
    return course_id


class Keeping(RuleBasedStateMachine):
    """Two windows that change, seal, reload, settle and let time pass, on one note."""

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory(ignore_cleanup_errors=True)
        self.course_id = _begun_course(Path(self.folder.name))
        self.clock = Clock()
        self.windows = [self.open("a"), self.open("b")]
        self.notes = [self.read(0), self.read(1)]
        self.sealed: set[str] = set()
        self.pending = ["", ""]  # what each window has saved and not yet sealed

    def open(self, device: str) -> Store:
        return Store(Path(self.folder.name), device=device, key=KEY, now=self.clock)

    def read(self, window: int) -> Note:
        course = self.windows[window].course(self.course_id)
        return course.meetings[0].own_note("parents")

    @property
    def current(self) -> str:
        """The text in the archive, without the rest of the course."""
        with self.windows[0].reading() as connection:
            return connection.exec_driver_sql("SELECT text FROM note").scalar() or ""

    def seal_pending(self, window: int) -> None:
        if self.pending[window]:
            self.sealed.add(self.pending[window])
            self.pending[window] = ""

    @rule(window=st.integers(0, 1), text=_TEXTS)
    def type(self, window: int, text: str) -> None:
        if self.notes[window].text == text:
            return
        if self.windows[window].change(self.notes[window], typed=True, text=text):
            self.seal_pending(window)
        self.pending[window] = text

    @rule(window=st.integers(0, 1))
    def leave_the_field(self, window: int) -> None:
        self.windows[window].seal(self.notes[window], "text")
        self.seal_pending(window)

    @rule(window=st.integers(0, 1))
    def reload(self, window: int) -> None:
        self.windows[window].seal()
        self.seal_pending(window)
        self.notes[window] = self.read(window)

    @rule(window=st.integers(0, 1))
    def close_and_open(self, window: int) -> None:
        self.windows[window].close()
        self.seal_pending(window)
        self.windows[window] = self.open("ab"[window])
        self.notes[window] = self.read(window)

    @rule(minutes=st.sampled_from([1, 6, -90]))
    def let_time_pass(self, minutes: int) -> None:
        self.clock.advance(minutes=minutes)
        if abs(minutes) >= 5:
            for window in (0, 1):
                self.seal_pending(window)

    @rule(window=st.integers(0, 1), text=_TEXTS)
    def settle(self, window: int, text: str) -> None:
        if not self.revisions:
            return
        shown = self.windows[window].other_versions(self.notes[window], "text")
        self.windows[window].settle(self.notes[window], "text", text, shown)
        self.seal_pending(window)
        self.sealed.add(text)

    @property
    def revisions(self) -> list[Revision]:
        return self.windows[0].revisions(self.notes[0], "text")

    @invariant()
    def every_sealed_value_is_kept(self) -> None:
        kept = {r.value for r in self.revisions} | {""}
        assert self.sealed <= kept
        assert {pending for pending in self.pending if pending} <= kept

    @invariant()
    def the_newest_head_is_current(self) -> None:
        standing = heads(self.revisions)
        if standing:
            assert standing[0].value == self.current

    @invariant()
    def every_parent_is_there_and_older(self) -> None:
        clocks = {r.id: r.clock for r in self.revisions}
        assert len(set(clocks.values())) == len(clocks)
        for revision in self.revisions:
            for parent in revision.parents:
                assert clocks[parent] < revision.clock

    def teardown(self) -> None:
        for window in getattr(self, "windows", []):
            window.close()
        if hasattr(self, "folder"):
            self.folder.cleanup()


TestKeeping = Keeping.TestCase
TestKeeping.settings = settings(
    max_examples=30, stateful_step_count=15, suppress_health_check=[HealthCheck.too_slow]
)


def test_a_held_meeting_stays_open_to_corrections(store: Store, meeting: Meeting) -> None:
    store.hold(meeting)
    store.change(meeting.own_note("parents"), text="tilføjet bagefter")
    assert meeting.state is MeetingState.HELD
    assert store.course(meeting.course_id).meetings[0].notes[0].text == "tilføjet bagefter"
