"""Versions and the paper bin on a real archive: what the window writes is what can be had back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from teammoede.domain.action import Action
from teammoede.domain.course import Course
from teammoede.domain.errors import MeetingLocked
from teammoede.domain.meeting import Meeting
from teammoede.domain.role_plan import Area
from teammoede.domain.versions import earlier_versions
from teammoede.storage.exchange import export_course, import_course
from teammoede.storage.past import (
    all_revisions_of,
    put_back,
    read_bin,
    revisions_of,
    take_back,
)
from teammoede.storage.store import Store

from .conftest import KEY, Clock


def of(course: Course, store: Store) -> Meeting:
    return store.course(course.id).meetings[0]


def test_an_old_text_stands_again_and_the_one_it_replaced_can_come_back(
    store: Store, meeting: Meeting, clock: Clock
) -> None:
    note = meeting.own_note("parents")
    for text in ("først", "så"):
        store.change(note, text=text)
        clock.advance(hours=1)
    [first] = earlier_versions(store.revisions(note, "text"), note.text)
    assert take_back(store, note, "text", first) == []
    assert note.text == of(meeting.course, store).notes[0].text == "først"
    again = earlier_versions(store.revisions(note, "text"), note.text)
    assert [version.text for version in again] == ["så", "først"]


def test_a_text_of_two_windows_is_one_again_once_the_other_is_taken(
    store: Store, open_store: Callable[..., Store], meeting: Meeting
) -> None:
    store.change(meeting.own_note("parents"), text="begge")
    other = open_store("another")
    theirs = of(meeting.course, other).own_note("parents")
    ours = meeting.own_note("parents")
    other.change(theirs, text="deres")
    assert store.change(ours, text="vores")
    version = next(v for v in earlier_versions(store.revisions(ours, "text"), "vores") if v.beside)
    assert version.text == "deres"
    take_back(store, ours, "text", version)
    assert ours.text == "deres"
    assert store.other_versions(ours, "text") == []


def test_versions_travel_with_a_course(
    store: Store, open_store: Callable[..., Store], meeting: Meeting, tmp_path: Path
) -> None:
    note = meeting.own_note("parents")
    for text in ("først", "så"):
        store.change(note, text=text)
    file = tmp_path / "forløb.teammoede"
    export_course(store, meeting.course_id, file, passphrase=None)
    laptop = Store(tmp_path / "bærbar", device="laptop", key=KEY, create=True)
    try:
        taken = laptop.course(import_course(laptop, file)).meetings[0].own_note("parents")
        [first] = earlier_versions(laptop.revisions(taken, "text"), taken.text)
        assert (first.text, first.written.by("laptop")) == ("først", "en anden computer")
        take_back(laptop, taken, "text", first)
        assert of(meeting.course, laptop).own_note("parents").text == "først"
    finally:
        laptop.close()


def test_approved_minutes_take_no_old_text(store: Store, meeting: Meeting) -> None:
    note = meeting.own_note("parents")
    for text in ("først", "så"):
        store.change(note, text=text)
    store.hold(meeting)
    store.approve(meeting)
    [first] = earlier_versions(store.revisions(note, "text"), note.text)
    with pytest.raises(MeetingLocked):
        take_back(store, note, "text", first)
    assert of(meeting.course, store).notes[0].text == "så"


def test_the_bin_gives_back_an_agreement_a_text_and_an_area(
    store: Store, meeting: Meeting, clock: Clock
) -> None:
    action = Action(meeting=meeting, point="parents", what="Ring hjem")
    area = Area(meeting=meeting, key="k", title="Legeplads", includes="skuret")
    store.keep(action, area)
    note = meeting.own_note("parents")
    store.change(note, text="Vi talte.")
    store.change(action, deleted=True)
    clock.advance(minutes=1)
    store.change(area, title="", deleted=True)
    clock.advance(minutes=1)
    store.change(note, text="")
    course = store.course(meeting.course_id)
    things = read_bin(store, course)
    assert [(thing.kind, thing.what) for thing in things] == [
        ("Drøftelse", "Vi talte."),
        ("Ansvarsområde", "Legeplads"),
        ("Aftale", "Ring hjem"),
    ]
    assert put_back(store, things) == []
    found = of(course, store)
    assert [a.what for a in found.live_actions()] == ["Ring hjem"]
    assert [(a.title, a.includes, a.deleted) for a in found.areas] == [
        ("Legeplads", "skuret", False)
    ]
    assert found.notes[0].text == "Vi talte."
    assert read_bin(store, store.course(course.id)) == []
    assert [r.value for r in store.revisions(action, "deleted")] == [False, True]


def test_of_several_things_all_go_back_or_none(
    store: Store, meeting: Meeting, clock: Clock
) -> None:
    note = meeting.own_note("parents")
    later = store.plan_meeting(meeting.course, date(2026, 12, 7))
    action = Action(meeting=later, point="other", what="Ring hjem")
    store.keep(action)
    store.change(note, text="Vi talte.")
    store.change(note, text="")
    clock.advance(minutes=1)
    store.change(action, deleted=True)
    course = store.course(meeting.course_id)
    things = read_bin(store, course)
    assert [thing.kind for thing in things] == ["Aftale", "Drøftelse"]
    store.hold(meeting)
    store.approve(meeting)  # in another window
    with pytest.raises(MeetingLocked):
        put_back(store, things)
    assert store.course(course.id).actions() == []
    assert course.actions() == []  # so that a second try writes it


def test_revisions_are_read_for_those_fields_only_however_many(
    store: Store, meeting: Meeting
) -> None:
    note = meeting.own_note("parents")
    for text in ("a", "b"):
        store.change(note, text=text, confidential=text)
    many = [(f"{n}", "text") for n in range(1_200)]  # more than one question may hold
    found = revisions_of(store, [*many, (note.id, "text")])
    assert {key: [r.value for r in rows] for key, rows in found.items()} == {
        (note.id, "text"): ["b", "a"]
    }
    assert {row.field for row in all_revisions_of(store, [note])} >= {"text", "confidential"}
