"""The calendar file, read back by two parsers: our own library's, and one of other people."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import CancelReason
from teammoede.domain.meeting_part import Note
from teammoede.domain.people import Function, Membership
from teammoede.storage.calendar_file import calendar_of
from tests.domain.building import NOON, PLANNING, TODAY, agree, make_course, make_meeting

SECRET = "Dette er fortroligt"
CALLED = replace(PLANNING, calls=("counsellor", "leader"))


def _meeting(day: dt.date = TODAY, **values: Any) -> Meeting:
    course = make_course(title="Stjernestuen, ro; og tryghed", place="Personalestuen")
    Membership(course=course, name="Birgit Sand", function=Function.COUNSELLOR)
    return _another(course, day, **values)


def _another(course: Course, day: dt.date, **values: Any) -> Meeting:
    usual = {"start": dt.time(12, 30), "length": 60, "agenda_data": CALLED.as_data()}
    return make_meeting(course, day, **usual | values)


def _cancel(meeting: Meeting) -> Meeting:
    meeting.cancel(NOON, CancelReason.ILLNESS, SECRET)
    return meeting


def _events(*meetings: Meeting) -> list[Any]:
    return _parsed(calendar_of(meetings, now=NOON))


def _parsed(content: bytes) -> list[Any]:
    """The events as icalendar reads them."""
    calendar: Any = Calendar.from_ical(content)
    assert not calendar.errors
    return calendar.events


def _others(*meetings: Meeting) -> list[Any]:
    """The events as vobject reads them."""
    parsed: Any = vobject.readOne(calendar_of(meetings, now=NOON).decode())
    assert parsed.validate(raiseException=True)
    return parsed.vevent_list


def test_another_parser_reads_when_where_and_what() -> None:
    meeting = _meeting(sequence=3)
    (event,) = _others(meeting)
    assert event.uid.value == meeting.id
    assert event.sequence.value == "3"
    assert event.summary.value == "Planlægningsmøde 1 – Stjernestuen, ro; og tryghed"
    assert event.location.value == "Personalestuen"
    assert event.dtstamp.value == NOON
    assert event.dtend.value - event.dtstart.value == dt.timedelta(hours=1)
    points = event.description.value.split("Dagsorden:\n")[1].split("\n")
    assert points == [f"{n}. {item.title}" for n, item in enumerate(PLANNING.items, 1)]
    assert event.description.value.startswith(
        "Indkaldt af Birgit Sand (pædagogisk vejleder) og leder.\n\n"
    )


@pytest.mark.parametrize(
    ("day", "hour"),
    [
        (dt.date(2026, 10, 23), 10),
        (dt.date(2026, 10, 25), 11),
        (dt.date(2026, 10, 26), 11),
        (dt.date(2027, 3, 26), 11),
        (dt.date(2027, 3, 28), 10),
        (dt.date(2027, 3, 29), 10),
    ],
)
def test_both_clock_changes_are_right_by_the_rules_in_the_file_alone(
    day: dt.date, hour: int
) -> None:
    (event,) = _others(_meeting(day))
    # vobject makes its zone from the file's VTIMEZONE, and knows no other.
    wanted = dt.datetime(day.year, day.month, day.day, hour, 30, tzinfo=dt.UTC)
    assert event.dtstart.value.astimezone(dt.UTC) == wanted
    assert _events(_meeting(day))[0].start == wanted


def test_a_meeting_over_the_change_ends_after_its_length() -> None:
    (event,) = _events(_meeting(dt.date(2026, 10, 25), start=dt.time(1, 30), length=150))
    assert event.end.astimezone(dt.UTC) == dt.datetime(2026, 10, 25, 2, 0, tzinfo=dt.UTC)
    assert event.end.hour == 3


def test_without_an_hour_it_is_that_whole_day_and_makes_nobody_busy() -> None:
    content = calendar_of([_meeting(start=None)], now=NOON)
    (event,) = _others(_meeting(start=None))
    assert (event.dtstart.value, event.dtend.value) == (TODAY, TODAY + dt.timedelta(days=1))
    assert event.transp.value == "TRANSPARENT"
    assert b"VTIMEZONE" not in content


def test_without_a_length_it_takes_what_its_agenda_takes() -> None:
    (event,) = _events(_meeting(length=None))
    assert event.end - event.start == dt.timedelta(minutes=PLANNING.length)


def test_a_series_is_one_file_in_the_order_of_the_days() -> None:
    first = _meeting()
    later = [_another(first.course, TODAY + dt.timedelta(weeks=n)) for n in (2, 1)]
    events = _others(*later, first)
    assert [event.uid.value for event in events] == [first.id, later[1].id, later[0].id]
    assert [event.summary.value[:18] for event in events] == [
        f"Planlægningsmøde {number}" for number in (1, 2, 3)
    ]


def test_one_cancelled_meeting_is_taken_out_of_the_calendar() -> None:
    meeting = _cancel(_meeting(sequence=4))
    content = calendar_of([meeting], now=NOON)
    (event,) = _others(meeting)
    assert b"METHOD:CANCEL\r\n" in content
    assert (event.status.value, event.uid.value) == ("CANCELLED", meeting.id)
    assert event.summary.value == "Aflyst: Planlægningsmøde – Stjernestuen, ro; og tryghed"
    assert event.description.value.startswith("Mødet er aflyst: sygdom.")
    assert SECRET.encode() not in content


def test_in_a_series_a_cancelled_meeting_stays_and_says_so() -> None:
    first = _cancel(_meeting())
    events = _others(first, _another(first.course, TODAY + dt.timedelta(weeks=1)))
    assert [event.status.value for event in events] == ["CANCELLED", "CONFIRMED"]
    assert b"METHOD:PUBLISH" in calendar_of([first, first.course.meetings[1]], now=NOON)


def test_nothing_that_was_said_or_agreed_is_in_it() -> None:
    meeting = _meeting()
    Note(meeting=meeting, point="organisation", text="Vi talte om garderoben", confidential=SECRET)
    agree(meeting, "Del gruppen i to")
    meeting.course.goal = "Gruppen er præget af ro"
    content = calendar_of([meeting], now=NOON).decode().replace("\r\n ", "")
    assert not any(said in content for said in (SECRET, "garderoben", "Del gruppen", "præget"))


def test_who_calls_has_a_name_and_no_address_and_nobody_is_asked_for_an_answer() -> None:
    content = calendar_of([_meeting()], now=NOON)
    assert b'ORGANIZER;CN="Birgit Sand":invalid:nomail\r\n' in content
    assert not any(word in content for word in (b"ATTENDEE", b"mailto", b"VALARM"))


def test_where_nobody_calls_the_course_does() -> None:
    meeting = make_meeting(make_course(title='Ro på "Stuen"'), TODAY)
    (event,) = _others(meeting)
    assert event.organizer.params["CN"] == ["Ro på 'Stuen'"]
    assert "Indkaldt" not in event.description.value


def test_same_input_gives_same_bytes_and_the_zone_of_the_clock_plays_no_part() -> None:
    meeting = _meeting()
    copenhagen = NOON.astimezone(dt.timezone(dt.timedelta(hours=1)))
    assert calendar_of([meeting], now=NOON) == calendar_of([meeting], now=copenhagen)


TYPED = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@given(title=TYPED, place=TYPED)
def test_whatever_was_typed_comes_back_in_short_lines(title: str, place: str) -> None:
    course = make_course(title=f"x{title}", place="")
    content = calendar_of([_another(course, TODAY, place=place)], now=NOON)
    assert content.endswith(b"\r\n")
    lines = content.split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    assert not any(code < 32 for line in lines for code in line)
    for line in lines:
        line.decode()  # no letter is cut in two
    (event,) = _parsed(content)
    assert _letters(event["summary"]) == _letters(f"Planlægningsmøde 1 – x{title}")
    assert _letters(event.get("location", "")) == _letters(place.strip())


def _letters(text: str) -> str:
    """What can be seen of a text."""
    return "".join(sign for sign in text if sign.isprintable() and not sign.isspace())
