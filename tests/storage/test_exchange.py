"""A course goes out and in without loss; what is refused changes nothing."""

import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from teammoede.domain.course import Course
from teammoede.domain.errors import Refused
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import CancelReason
from teammoede.domain.viewer import Role, Viewer
from teammoede.storage.archive import FILE_NAME
from teammoede.storage.backup import CopyFailed
from teammoede.storage.connecting import connect
from teammoede.storage.course_file import ImportRefused, PassphraseNeeded
from teammoede.storage.demo import add_demo
from teammoede.storage.exchange import CourseExists, export_course, import_course
from teammoede.storage.faults import AdministratorOnly, DiskFull, SealedFileDamaged, WrongPassphrase
from teammoede.storage.files import FileUnwritable
from teammoede.storage.health import check
from teammoede.storage.sealed_file import seal_file
from teammoede.storage.store import Store
from tests.storage.exported import Data, demo_data, rows_in, small_data, write
from tests.storage.vaults import CHEAP

from .conftest import KEY, Clock

WORD = "fire små ord her"


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    """Another, empty archive."""
    with closing(Store(tmp_path / "andet arkiv", device="other", key=KEY, create=True)) as store:
        yield store


def _exported(store: Store, course_id: str) -> Data:
    """Return a course as its file has it, without the time of the export."""
    file = store.folder / "export.json"
    export_course(store, course_id, file, passphrase=None)
    data = json.loads(file.read_text(encoding="utf-8"))
    del data["exported"]
    return data


def _without_time(data: Data) -> Data:
    return {name: value for name, value in data.items() if name != "exported"}


# without loss


def test_courses_are_the_same_after_a_journey(store: Store, other: Store, tmp_path: Path) -> None:
    add_demo(store, date(2026, 11, 23))
    for number, course in enumerate(store.courses(date(2026, 11, 23))):
        file = tmp_path / f"{number}.json"
        export_course(store, course.id, file, passphrase=None)
        assert import_course(other, file) == course.id
        assert _exported(other, course.id) == _exported(store, course.id)
    assert check(other) == check(store)


def test_two_exports_differ_only_in_the_time(store: Store, tmp_path: Path) -> None:
    key = add_demo(store, date(2026, 11, 23))
    texts = []
    for name in ("a.json", "b.json"):
        export_course(store, key, tmp_path / name, passphrase=None)
        texts.append((tmp_path / name).read_text(encoding="utf-8").splitlines())
    differing = [pair for pair in zip(*texts, strict=True) if pair[0] != pair[1]]
    assert len(differing) == 1
    assert differing[0][0].startswith('"exported": "')


def test_the_order_of_the_rows_is_always_the_same(
    store: Store, other: Store, tmp_path: Path
) -> None:
    data = small_data()
    for row in [*data["memberships"], *data["actions"], *data["areas"]]:
        row["position"] = 0
    key = import_course(store, write(tmp_path / "a.json", data))
    for rows in data.values():
        if isinstance(rows, list):
            rows.reverse()
    import_course(other, write(tmp_path / "b.json", data))
    assert _exported(other, key) == _exported(store, key)


def test_every_kept_version_and_trace_travels_too(
    store: Store, other: Store, course: Course, meeting: Meeting, tmp_path: Path
) -> None:
    note = meeting.own_note("parents")
    for text in ("Kaffe", "Kaffe på torsdag"):
        store.change(note, text=text)
        store.seal()
    store.cancel(meeting, CancelReason.ILLNESS, "tre er syge")
    export_course(store, course.id, tmp_path / "c.json", passphrase=None)
    import_course(other, tmp_path / "c.json")
    assert [r.value for r in other.revisions(note, "text")] == ["Kaffe på torsdag", "Kaffe"]
    [trace] = other.course(course.id).meetings[0].state_changes
    assert "tre er syge" in trace.reason


def test_only_the_one_course_is_in_the_file(store: Store, course: Course, today: date) -> None:
    second = Course(title="Solstuen")
    store.begin_course(second, today)
    data = _exported(store, second.id)
    assert data["course"]["title"] == "Solstuen"
    assert len(data["meetings"]) == 1
    assert course.meetings[0].id not in json.dumps(data)


WILD = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
DAYS = st.dates(date(1000, 1, 1), date(8999, 12, 31)).map(date.isoformat)
MOMENTS = st.datetimes(timezones=st.just(None)).filter(lambda m: 1000 <= m.year < 9000)


@st.composite
def wild_courses(draw: st.DrawFn) -> Data:
    """Return a small course in which every text, and here and there a day or number, is wild."""
    data = small_data()
    for name in ("course", *(key for key, value in data.items() if isinstance(value, list))):
        for row in [data[name]] if name == "course" else data[name][:3]:
            for field in sorted(TEXTS & row.keys()):
                row[field] = draw(WILD)
            for field in sorted(DATES & row.keys()):
                row[field] = draw(st.none() | DAYS)
    data["course"]["title"] = "x" + draw(WILD)
    data["course"]["start"], data["course"]["end"] = draw(DAYS), None
    data["course"]["weekday"] = draw(st.none() | st.integers(0, 6))
    data["meetings"][0]["changed"] = f"{draw(MOMENTS).isoformat()}+00:00"
    data["revisions"][0]["value"] = draw(
        WILD | st.none() | st.booleans() | st.integers() | st.lists(WILD, max_size=3)
    )
    return data


TEXTS = {
    "institution", "group", "goal", "place", "name", "cancel_words", "text", "confidential", "what",
    "who_words", "success", "involved", "informed", "words", "reason", "author", "includes",
    "stand_in_words", "due_words",
}  # fmt: skip
DATES = {"due_date", "show_from", "trial_end", "left", "began", "ended", "valid_from", "valid_to"}


@given(wild_courses())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_whatever_people_type_comes_out_as_it_went_in(
    tmp_path_factory: pytest.TempPathFactory, data: Data
) -> None:
    folder = tmp_path_factory.mktemp("wild")
    (folder / FILE_NAME).write_bytes(_empty_archive())
    with closing(Store(folder, device="x", key=KEY)) as store:
        key = import_course(store, write(folder / "in.json", data))
        exported = _exported(store, key)
        assert store.course(key).title == data["course"]["title"]
    assert _sorted(exported) == _sorted(_without_time(data))


@cache
def _empty_archive() -> bytes:
    """Return the file of a new archive: to make one takes longer than all the rest."""
    with tempfile.TemporaryDirectory() as folder:
        Store(Path(folder), device="x", key=KEY, create=True).close()
        return (Path(folder) / FILE_NAME).read_bytes()


def _sorted(data: Data) -> Data:
    """Return the data with rows by id: a file may be edited into any order."""
    return {
        name: sorted(rows, key=lambda row: row["id"]) if isinstance(rows, list) else rows
        for name, rows in data.items()
    }


def test_a_text_of_200000_signs_travels(
    store: Store, other: Store, meeting: Meeting, tmp_path: Path
) -> None:
    text = "Blåbærgrød 😀 łş" * 13_333 + "slut."
    assert len(text) == 200_000
    store.change(meeting.own_note("parents"), text=text)
    export_course(store, meeting.course_id, tmp_path / "c.json", passphrase=None)
    import_course(other, tmp_path / "c.json")
    note = other.course(meeting.course_id).meetings[0].note_on("parents")
    assert note is not None
    assert note.text == text


def test_a_longer_text_is_refused_on_the_way_out_and_named(
    store: Store, meeting: Meeting, tmp_path: Path
) -> None:
    store.change(meeting.own_note("parents"), text="x")
    with store.writing() as connection:  # the store itself takes no such text
        connection.exec_driver_sql("UPDATE note SET text = ?", ("x" * 200_001,))
    with pytest.raises(Refused, match=r"»notes\[0\].text« .*200\.001 tegn"):
        export_course(store, meeting.course_id, tmp_path / "c.json", passphrase=None)
    assert not (tmp_path / "c.json").exists()


def test_50_megabytes_are_taken_in(store: Store, tmp_path: Path) -> None:
    data = small_data()
    row = data["revisions"][0]
    text = "blåbær " * 20_000
    data["revisions"] += [
        row | {"id": str(UUID(int=number + 99, version=4)), "value": text, "parents": []}
        for number in range(330)
    ]
    file = write(tmp_path / "stor.json", data)
    assert file.stat().st_size > 50_000_000
    import_course(store, file)
    assert check(store)["Tidligere udgaver"] == len(data["revisions"])


# an edited file


def test_an_edited_file_is_taken_and_its_values_rule(store: Store, tmp_path: Path) -> None:
    data = small_data()
    before = len(data["revisions"])
    [note] = [n for n in data["notes"] if n["point"] == "relations"]
    note["text"] = "Rettet i hånden"
    data["memberships"][0]["name"] = data["memberships"][1]["name"] = "To Af Samme Navn"
    key = import_course(store, write(tmp_path / "c.json", data))
    course = store.course(key)
    [kept] = [n for m in course.meetings for n in m.notes if n.id == note["id"]]
    assert kept.text == "Rettet i hånden"
    assert len(set(course.short_names().values())) == len(course.memberships)
    assert check(store)["Tidligere udgaver"] == before


def test_what_was_edited_by_hand_is_kept_when_it_changes_next(store: Store, tmp_path: Path) -> None:
    data = small_data()
    meeting = next(m for m in data["meetings"])
    meeting["state"] = "planned"
    [row] = [n for n in data["notes"] if n["point"] == "relations"]
    row["text"], row["meeting_id"] = "Rettet i hånden", meeting["id"]
    key = import_course(store, write(tmp_path / "c.json", data))
    [note] = [n for m in store.course(key).meetings for n in m.notes if n.id == row["id"]]
    store.change(note, text="Og skrevet om")
    values = [revision.value for revision in store.revisions(note, "text")]
    assert values[:2] == ["Og skrevet om", "Rettet i hånden"]


def test_the_clock_goes_on_from_what_came_in(store: Store, tmp_path: Path) -> None:
    data = small_data()
    data["revisions"][0]["clock"] = "9000000000000-00007"
    key = import_course(store, write(tmp_path / "c.json", data))
    course = store.course(key)
    store.change(course, place="Garderoben")
    assert store.revisions(course, "place")[0].clock > "9000000000000-00007"


def test_times_of_another_zone_mean_the_same_moment(store: Store, tmp_path: Path) -> None:
    data = small_data()
    data["course"]["changed"] = "2026-11-23T13:00:00+01:00"
    key = import_course(store, write(tmp_path / "c.json", data))
    assert _exported(store, key)["course"]["changed"] == "2026-11-23T12:00:00+00:00"


# a course that is there already


def test_a_course_that_is_there_is_refused_and_stays(
    store: Store, course: Course, tmp_path: Path
) -> None:
    export_course(store, course.id, tmp_path / "c.json", passphrase=None)
    store.change(course, goal="Ro")
    before = _exported(store, course.id)
    with pytest.raises(CourseExists, match="Stjernestuen"):
        import_course(store, tmp_path / "c.json")
    assert _exported(store, course.id) == before
    assert not (store.folder / "kopier").exists()


def test_replacing_copies_the_archive_and_then_puts_the_file_in_its_place(
    store: Store, course: Course, meeting: Meeting, today: date, tmp_path: Path
) -> None:
    store.begin_course(Course(title="Solstuen"), today)
    export_course(store, course.id, tmp_path / "c.json", passphrase=None)
    before = _exported(store, course.id)
    store.change(meeting.own_note("parents"), text="Skrevet efter eksporten")
    later = _exported(store, course.id)
    import_course(store, tmp_path / "c.json", replace=True)
    assert _exported(store, course.id) == before
    assert {c.title for c in store.courses(today)} == {"Stjernestuen", "Solstuen"}
    [copy] = (store.folder / "kopier").iterdir()
    with closing(Store(copy, device="x", key=KEY)) as kept:
        assert _exported(kept, course.id) == later


def test_replace_takes_in_a_course_that_is_not_there_without_a_copy(
    store: Store, tmp_path: Path
) -> None:
    import_course(store, write(tmp_path / "c.json", small_data()), replace=True)
    assert len(store.courses(date(2026, 11, 23))) == 1
    assert not (store.folder / "kopier").exists()


def test_without_a_copy_nothing_is_replaced(store: Store, course: Course, tmp_path: Path) -> None:
    export_course(store, course.id, tmp_path / "c.json", passphrase=None)
    store.change(course, goal="Ro")
    (store.folder / "kopier").touch()
    with pytest.raises(CopyFailed):
        import_course(store, tmp_path / "c.json", replace=True)
    assert store.course(course.id).goal == "Ro"


def test_nobody_replaces_a_course_that_they_may_not_see(
    store: Store, course: Course, clock: Clock, tmp_path: Path
) -> None:
    file = tmp_path / "forløb.json"
    export_course(store, course.id, file, passphrase=None)
    before = _exported(store, course.id)
    bo = Viewer("bo", "Bo Krogh", Role.EMPLOYEE)
    with (
        closing(Store(store.folder, device="d", key=KEY, viewer=bo, now=clock)) as other,
        pytest.raises(AdministratorOnly),
    ):
        import_course(other, file, replace=True)
    assert _exported(store, course.id) == before
    lars = Viewer("lars", "Lars Friis", Role.EMPLOYEE)
    with closing(Store(store.folder, device="d", key=KEY, viewer=lars, now=clock)) as own:
        assert import_course(own, file, replace=True) == course.id


def test_typing_goes_on_after_a_replacement_and_is_kept(
    store: Store, course: Course, meeting: Meeting, tmp_path: Path
) -> None:
    note = meeting.own_note("parents")
    store.change(note, text="Kaf")
    export_course(store, course.id, tmp_path / "c.json", passphrase=None)
    import_course(store, tmp_path / "c.json", replace=True)
    [again] = store.course(course.id).meetings[0].notes
    store.change(again, text="Kaffe")
    assert [r.value for r in store.revisions(again, "text")] == ["Kaffe", "Kaf"]


def test_keys_of_another_course_are_refused(store: Store, course: Course, tmp_path: Path) -> None:
    data = _exported(store, course.id) | {"exported": "2026-11-23T12:00:00Z"}
    new = "99999999-9999-4999-8999-999999999999"
    text = json.dumps(data).replace(course.id, new)
    before = rows_in(store)
    file = write(tmp_path / "c.json", json.loads(text))
    for replace in (False, True):
        with pytest.raises(ImportRefused, match=r"memberships\[0\]\.id.*andet forløb"):
            import_course(store, file, replace=replace)
    assert rows_in(store) == before
    assert [c.id for c in store.courses(date(2026, 11, 23))] == [course.id]


def test_another_window_sees_what_came_in(
    store: Store, open_store: Callable[..., Store], tmp_path: Path
) -> None:
    beside = open_store("other")
    beside.changed_elsewhere()
    key = import_course(store, write(tmp_path / "c.json", small_data()))
    assert beside.changed_elsewhere()
    assert beside.course(key).meetings


# nothing half-done


@pytest.mark.parametrize("replace", [False, True])
def test_a_full_disk_leaves_the_archive_as_it_was(
    store: Store, course: Course, tmp_path: Path, replace: bool
) -> None:
    data: Any = _exported(store, course.id) if replace else small_data()
    data["exported"] = "2026-11-23T12:00:00Z"
    data["course"]["goal"] = "x" * 200_000
    data["course"]["place"] = "y" * 200_000
    before = _exported(store, course.id)
    with store.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 20}")
    with pytest.raises(DiskFull):
        import_course(store, write(tmp_path / "c.json", data), replace=replace)
    assert _exported(store, course.id) == before
    assert len(store.courses(date(2026, 11, 23))) == 1
    store.change(course, goal="Ro")


def test_a_file_that_is_refused_writes_not_one_row(store: Store, tmp_path: Path) -> None:
    data = demo_data()
    data["revisions"][-1]["parents"] = ["99999999-9999-4999-8999-999999999999"]
    with pytest.raises(ImportRefused):
        import_course(store, write(tmp_path / "c.json", data))
    assert rows_in(store) == 0


def test_an_export_that_cannot_be_written_is_said(store: Store, course: Course) -> None:
    with pytest.raises(FileUnwritable, match="mappen findes ikke"):
        export_course(store, course.id, store.folder / "mangler" / "c.json", passphrase=None)
    for name in ("teammoede.db", "teammoede.db-wal", "teammoede.keys", "TEAMMOEDE.DB"):
        with pytest.raises(FileUnwritable, match="arkivets egne filer"):
            export_course(
                store, course.id, store.folder / ".." / store.folder.name / name, passphrase=None
            )
    with closing(connect(store.folder / FILE_NAME, KEY)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


# sealed with a password


def test_a_sealed_course_is_the_same_after_a_journey(
    store: Store, other: Store, tmp_path: Path
) -> None:
    key, file = add_demo(store, date(2026, 11, 23)), tmp_path / "c.teammoede"
    export_course(store, key, file, passphrase=WORD, cost=CHEAP)
    assert b"Sampraksis" not in file.read_bytes()
    assert import_course(other, file, passphrase=WORD) == key
    assert _exported(other, key) == _exported(store, key)


def test_a_sealed_course_asks_for_its_password_and_refuses_another(
    store: Store, other: Store, course: Course, tmp_path: Path
) -> None:
    file = tmp_path / "c.teammoede"
    export_course(store, course.id, file, passphrase=WORD, cost=CHEAP)
    with pytest.raises(PassphraseNeeded):
        import_course(other, file)
    with pytest.raises(WrongPassphrase):
        import_course(other, file, passphrase="en hel anden en")
    file.write_bytes(file.read_bytes()[:-1])
    with pytest.raises(SealedFileDamaged):
        import_course(other, file, passphrase=WORD)
    assert rows_in(other) == 0


def test_what_is_sealed_is_checked_like_any_other_file(other: Store, tmp_path: Path) -> None:
    file = tmp_path / "c.teammoede"
    file.write_bytes(seal_file(b'{"format": "noget andet"}', WORD, CHEAP))
    with pytest.raises(ImportRefused, match="ikke et forløb"):
        import_course(other, file, passphrase=WORD)


def test_a_password_that_nobody_needs_does_no_harm(
    store: Store, other: Store, course: Course, tmp_path: Path
) -> None:
    file = tmp_path / "c.json"
    export_course(store, course.id, file, passphrase=None)
    assert import_course(other, file, passphrase=WORD) == course.id


def test_a_course_that_is_not_there_cannot_be_exported(store: Store, tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        export_course(store, "nothing", tmp_path / "c.json", passphrase=None)
