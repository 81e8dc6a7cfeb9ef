"""The paper bin: what was deleted or emptied, where, by whom, and what would put it back."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from teammoede.domain.base import Record
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.paper_bin import APPROVED, Binned, asked_of, binned, short_title
from teammoede.domain.revision import Revision, tick
from teammoede.domain.role_plan import Area, own_area
from tests.domain.building import NOON, TODAY, agree, held, make_course, weekly_meetings

Kept = dict[tuple[str, str], list[Revision]]


@pytest.fixture
def course() -> Course:
    """A team of two, last week's meeting and today's."""
    course = make_course("Mette Holm", "Lars Bech", goal="Ro")
    weekly_meetings(course, 2, TODAY - timedelta(weeks=1))
    return course


@pytest.fixture
def meeting(course: Course) -> Meeting:
    return course.ordered_meetings()[1]


def kept(*rows: tuple[Record, str, Any]) -> Kept:
    """Return revisions in the order in which they were written, each a minute after the other."""
    found: Kept = {}
    clock = ""
    for place, (record, field, value) in enumerate(rows):
        at: datetime = NOON + timedelta(minutes=place)
        clock = tick(clock, int(at.timestamp() * 1000))
        row = Revision(entity=record.id, field=field, value=value, clock=clock, author="Mette Holm")
        row.device = "here"
        found.setdefault((record.id, field), []).insert(0, row)
    return found


def told(things: list[Binned]) -> list[tuple[str, str]]:
    return [(thing.kind, thing.what) for thing in things]


def test_a_deleted_agreement_is_in_it_with_place_and_whoever_deleted_it(
    course: Course, meeting: Meeting
) -> None:
    agree(meeting, "Bliver stående")
    gone = agree(meeting, "Del  gruppen\ni to", deleted=True)
    assert (gone.id, "deleted") in asked_of(course)
    [thing] = binned(course, kept((gone, "deleted", True)))
    assert (thing.kind, thing.what) == ("Aftale", "Del gruppen i to")
    assert thing.place(TODAY) == "Planlægningsmøde 2, ma 23.11., uge 48 · Organisering"
    assert thing.gone is not None
    assert (thing.gone.at, thing.gone.author) == (NOON, "Mette Holm")
    assert (dict(thing.values), thing.why_not) == ({"deleted": False}, "")


def test_a_row_that_was_begun_and_left_empty_is_missed_by_nobody(
    course: Course, meeting: Meeting
) -> None:
    gone = agree(meeting, "", deleted=True)
    assert binned(course, kept((gone, "deleted", True))) == []


def test_what_is_gone_last_comes_first(course: Course, meeting: Meeting) -> None:
    first, last = agree(meeting, "Først", deleted=True), agree(meeting, "Sidst", deleted=True)
    found = binned(course, kept((first, "deleted", True), (last, "deleted", True)))
    assert [thing.what for thing in found] == ["Sidst", "Først"]


def test_an_emptied_text_comes_back_as_it_was_last(course: Course, meeting: Meeting) -> None:
    note = meeting.own_note("parents")
    rows = kept((note, "text", "først"), (note, "text", "så\nsådan"), (note, "text", ""))
    assert (note.id, "text") in asked_of(course)
    [thing] = binned(course, rows)
    assert (thing.kind, thing.what, thing.point) == ("Drøftelse", "så sådan", "Forældre")
    assert dict(thing.values) == {"text": "så\nsådan"}


def test_a_text_that_stands_or_never_held_a_word_is_not_in_it(
    course: Course, meeting: Meeting
) -> None:
    stands, marks, new = (meeting.own_note(key) for key in ("parents", "other", "relations"))
    stands.text = "står her"
    rows = kept((stands, "text", "før"), (marks, "text", "- "), (marks, "text", ""))
    assert binned(course, rows) == []
    assert (stands.id, "text") not in asked_of(course)
    assert (new.id, "text") in asked_of(course)


def test_what_is_confidential_is_named_and_not_shown(course: Course, meeting: Meeting) -> None:
    note = meeting.own_note("parents")
    [thing] = binned(course, kept((note, "confidential", "om P."), (note, "confidential", "")))
    assert told([thing]) == [("Fortroligt", "(en fortrolig tekst)")]
    assert dict(thing.values) == {"confidential": "om P."}


def test_an_agreement_whose_words_were_taken_away_gets_them_back(
    course: Course, meeting: Meeting
) -> None:
    action = agree(meeting, "")
    found = binned(course, kept((action, "what", "Del gruppen"), (action, "what", "")))
    assert told(found) == [("Aftale", "Del gruppen")]


def test_the_goal_is_of_the_whole_course(course: Course) -> None:
    course.goal = ""
    [thing] = binned(course, kept((course, "goal", "Ro"), (course, "goal", "")))
    assert (thing.kind, thing.place(TODAY)) == ("Målet", "Forløbet")


def test_approved_minutes_give_nothing_back_and_say_so(course: Course) -> None:
    meeting = course.ordered_meetings()[0]
    gone = agree(meeting, deleted=True)
    held(meeting).approve(NOON)
    [thing] = binned(course, kept((gone, "deleted", True)))
    assert thing.why_not == APPROVED


# areas of responsibility


def test_an_area_deleted_at_a_later_meeting_comes_back_there(
    course: Course, meeting: Meeting
) -> None:
    first = Area(meeting=course.ordered_meetings()[0], key="k", title="Legeplads", includes="x")
    gone = own_area(meeting, first)
    gone.deleted = True
    [thing] = binned(course, kept((gone, "deleted", True)))
    assert (thing.kind, thing.what, thing.point) == ("Ansvarsområde", "Legeplads", "Roller")
    assert thing.record is gone
    assert dict(thing.values) == {"deleted": False}


def test_an_area_that_was_emptied_gets_back_what_it_held(course: Course, meeting: Meeting) -> None:
    mette = course.memberships[0]
    area = Area(meeting=meeting, key="k", deleted=True)
    rows = kept((area, "title", "Legeplads"), (area, "who", [mette.id]), (area, "title", ""))
    rows |= kept((area, "valid_from", "2026-11-23"), (area, "valid_from", None))
    assert {(area.id, "who"), (area.id, "valid_from")} <= set(asked_of(course))
    [thing] = binned(course, rows | kept((area, "deleted", True)))
    assert dict(thing.values) == {
        "deleted": False,
        "title": "Legeplads",
        "who": [mette.id],
        "valid_from": TODAY,
    }


def test_an_area_emptied_at_a_later_meeting_gets_back_what_the_earlier_one_wrote(
    course: Course, meeting: Meeting
) -> None:
    first = Area(meeting=course.ordered_meetings()[0], key="k", title="Legeplads", includes="x")
    gone = own_area(meeting, first)
    gone.title, gone.deleted = "", True
    [thing] = binned(course, kept((gone, "deleted", True)))
    assert dict(thing.values) == {"deleted": False, "title": "Legeplads"}


def test_an_area_that_stands_again_is_not_in_it(course: Course, meeting: Meeting) -> None:
    Area(meeting=course.ordered_meetings()[0], key="k", title="Legeplads", deleted=True)
    Area(meeting=meeting, key="k", title="Legeplads")
    assert binned(course, {}) == []


def test_a_point_is_called_as_on_its_tab_wherever_it_lies(meeting: Meeting) -> None:
    assert short_title(meeting, "parents") == "Forældre"
    assert short_title(meeting, "since_last") == "Siden sidst"
    assert short_title(meeting, "ukendt") == "ukendt"
