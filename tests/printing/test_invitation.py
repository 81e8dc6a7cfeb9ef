"""The invitation: who, when, where and why, for one meeting, for the series, and for none."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from teammoede.domain.agenda import Agenda
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import CancelReason, MeetingKind, Presence
from teammoede.domain.meeting_part import Attendance, Note
from teammoede.printing.invitation import invitation
from teammoede.printing.plain import invitation_text
from teammoede.resources import read_text
from tests.domain.building import NOON, TODAY, agree, cancelled, held, make_course, make_meeting
from tests.printing.reading import bookmarks_of, facts_of, ink_of, pages_of, text_of
from tests.printing.sheets import GOAL, PRINTED, SECRET, TEAM, course_with


def _course(**values: Any) -> Course:
    course, _ = course_with(actions=0)
    course.meetings.clear()
    for name, value in values.items():
        setattr(course, name, value)
    return course


def _meeting(course: Course, kind: MeetingKind, day: date = TODAY, **values: Any) -> Meeting:
    agenda = Agenda.from_toml(read_text("agendas", f"{kind.value}.toml")).as_data()
    usual = {"start": time(12, 30), "length": 60, "place": "Personalestuen"}
    return make_meeting(course, day, kind=kind, agenda_data=agenda, **usual | values)


def _letter(*meetings: Meeting, today: date = TODAY) -> bytes:
    return invitation(meetings, printed=PRINTED, today=today)


def _both(*meetings: Meeting, today: date = TODAY) -> tuple[str, str]:
    """The letter and the text to paste, each on one line."""
    pasted = invitation_text(meetings, today=today)
    return text_of(_letter(*meetings, today=today)), " ".join(pasted.split())


def _whole() -> Course:
    """A half-year in short: the start, two planning meetings, the end and a visit."""
    course = _course()
    for weeks, kind in enumerate(
        (
            MeetingKind.START_UP,
            MeetingKind.PLANNING,
            MeetingKind.PLANNING,
            MeetingKind.EVALUATION,
            MeetingKind.VISIT,
        )
    ):
        _meeting(course, kind, TODAY + timedelta(weeks=weeks))
    return course


@pytest.mark.parametrize("kind", list(MeetingKind))
def test_it_says_when_where_why_who_and_on_what(kind: MeetingKind) -> None:
    course = _course()
    meeting = _meeting(course, kind)
    for text in _both(meeting):
        assert "Indkaldelse" in text
        assert meeting.title in text
        assert "mandag den 23. november 2026" in text
        assert "uge 48" in text
        assert "12.30–13.30" in text
        assert "Personalestuen" in text
        assert GOAL in text
        assert all(name in text for name, _ in TEAM)
        assert "pædagogisk vejleder" in text
        assert all(item.title in text for item in meeting.agenda.items)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (MeetingKind.START_UP, ("behovet og rammerne", "Birgit Sand", "Hanne Friis")),
        (MeetingKind.PLANNING, ("målet nærmere", "fælles ansvar")),
        (MeetingKind.EVALUATION, ("fælles opsamling", "erfaringer, som PPR", "Hanne Friis")),
        (MeetingKind.VISIT, ("holder i hverdagen", "Indkaldt af Birgit Sand")),
    ],
)
def test_each_kind_says_what_it_is_for_and_who_calls(
    kind: MeetingKind, words: tuple[str, ...]
) -> None:
    for text in _both(_meeting(_course(), kind)):
        assert all(word in text for word in words)


def test_it_goes_to_whoever_calls_when_one_cannot_come() -> None:
    for text in _both(_meeting(_course(), MeetingKind.START_UP)):
        assert "så sig det til Birgit Sand" in text
    for text in _both(_meeting(_course(), MeetingKind.PLANNING)):
        assert "så sig det til resten af teamet" in text


def test_the_evaluation_calls_whoever_left_since_the_start() -> None:
    course = _whole()
    first, evaluation = course.meetings[0], course.meetings[3]
    for member in course.memberships:
        Attendance(meeting=first, member_id=member.id, presence=Presence.PRESENT)
    assert "har forladt teamet" not in _both(evaluation)[0]
    course.memberships[1].left = TODAY + timedelta(weeks=1)
    for text in (*_both(evaluation), *_both(*course.meetings)):
        assert "De samme personer, som var med på opstartsmødet" in text
        assert "Lars Bøgh (stuepersonale) har forladt teamet siden, og skal også kaldes." in text
    assert "Lars Bøgh" not in _both(course.meetings[2])[0]


def test_who_is_only_away_that_day_is_not_said_to_have_left() -> None:
    course = _whole()
    first, evaluation = course.meetings[0], course.meetings[3]
    member = course.memberships[1]
    Attendance(meeting=first, member_id=member.id, presence=Presence.PRESENT)
    Attendance(meeting=evaluation, member_id=member.id, presence=Presence.APOLOGIES)
    assert evaluation.missing_from_start() == [member]
    assert all("har forladt" not in text for text in _both(evaluation))


def test_a_series_is_a_list_of_dates_with_their_weeks() -> None:
    course = _whole()
    for text in _both(*course.meetings):
        for meeting in course.meetings:
            assert meeting.title in text
            assert meeting.week in text
        assert "mandag den 21. december 2026" in text
        assert "5 møder" in text
        assert text.index("Opstartsmøde") < text.index("Planlægningsmøde 1")
    assert "Møderne" in [title for title, _ in bookmarks_of(_letter(*course.meetings))]


def test_a_cancelled_meeting_is_listed_but_not_counted() -> None:
    course = _whole()
    for called, meeting in zip((5, 4, 3, 2), course.meetings, strict=False):
        letter, pasted = _both(*course.meetings)
        assert f"{called} møder" in letter
        assert f"Indkaldelse: {called} møder" in pasted
        cancelled(meeting)
    for text in _both(*course.meetings):
        assert "1 møde" in text
        assert "1 møder" not in text
    assert "Planlægningsmøde, aflyst: sygdom" in _both(*course.meetings)[1]


def test_a_series_leaves_out_what_is_over_and_one_meeting_never_is() -> None:
    course = _whole()
    held(course.meetings[0])
    for text in _both(*course.meetings, today=TODAY + timedelta(weeks=2)):
        assert "3 møder" in text
        assert "mandag den 23. november 2026" not in text
    for text in _both(course.meetings[0], today=TODAY + timedelta(weeks=9)):
        assert "mandag den 23. november 2026" in text
    assert "5 møder" in _both(*course.meetings, today=TODAY + timedelta(weeks=99))[0]


def test_another_place_or_hour_stands_in_its_row() -> None:
    course = _whole()
    course.meetings[3].place, course.meetings[3].start = "Rådhuset", None
    letter, text = _both(*course.meetings)
    assert letter.count("Rådhuset") == 1
    assert letter.count("Personalestuen") == 1
    assert "Slutevaluering, tidspunktet følger, Rådhuset" in text


def test_a_cancelled_meeting_makes_a_cancellation_with_no_more_than_the_label() -> None:
    course = _whole()
    meeting = course.meetings[1]
    meeting.cancel(NOON, CancelReason.ILLNESS, SECRET)
    letter, text = _both(meeting)
    for said in (letter, text):
        assert "Aflysning" in said
        assert "Indkaldelse" not in said
        assert "Mødet er aflyst: sygdom" in said
        assert "mandag den 30. november 2026" in said
        assert "mandag den 7. december 2026" in said  # the next one
        assert SECRET not in said
        assert "Dagsorden" not in said
    assert "Aflysning" in facts_of(_letter(meeting))["Title"]


def test_the_last_meeting_cancelled_has_no_next_one() -> None:
    meeting = _meeting(_course(), MeetingKind.PLANNING)
    meeting.cancel(NOON, CancelReason.OTHER)
    assert all("Næste møde" not in text for text in _both(meeting))


def test_in_a_series_the_cancelled_are_marked_and_call_nobody() -> None:
    course = _whole()
    for meeting in course.meetings:
        meeting.cancel(NOON, CancelReason.NO_COVER, SECRET)
    letter, text = _both(*course.meetings)
    for said in (letter, text):
        assert said.count("aflyst: ingen til at dække ind") == 5
        assert SECRET not in said
        assert "sig det til" not in said
        assert "Hvorfor" not in said


def test_nothing_that_was_said_or_agreed_is_in_it() -> None:
    meeting = _meeting(_course(), MeetingKind.PLANNING)
    Note(meeting=meeting, point="parents", text="Vi talte om garderoben", confidential=SECRET)
    agree(meeting, "Puslebord")
    for text in _both(meeting):
        assert not any(word in text for word in (SECRET, "garderoben", "Puslebord"))


def test_an_empty_course_says_what_would_stand_there() -> None:
    meeting = make_meeting(make_course(title="Tom"), TODAY)
    letter, text = _both(meeting)
    assert "Her står de indkaldte" in letter
    assert "tidspunktet følger" in letter
    assert "Til:" not in text
    assert invitation_text([], today=TODAY) == ""


def test_forty_people_long_names_and_an_endless_goal_flow_on() -> None:
    course = _course(goal="Gruppen er præget af ro. " * 600)
    course.memberships[0].name = "Langtnavn " * 60
    names = [f"Navn{number} Efternavn" for number in range(40)]
    extra = make_course(*names)
    for member in list(extra.memberships):
        member.course = course
    pdf = _letter(_meeting(course, MeetingKind.START_UP))
    pages = pages_of(pdf)
    assert all(f"Side {number} af {len(pages)}" in page for number, page in enumerate(pages, 1))
    assert all(name in text_of(pdf) for name in names)
    assert all(min(white) >= 6 and white[2] >= 13.5 for white in ink_of(pdf))


def test_same_input_gives_same_bytes_and_it_is_internal() -> None:
    course = _whole()
    assert _letter(*course.meetings) == _letter(*course.meetings)
    assert all("Internt" in page for page in pages_of(_letter(*course.meetings)))
    assert len(_letter(*course.meetings)) < 200_000


def test_a_cancelled_meeting_of_a_series_calls_nobody_in() -> None:
    course = _whole()
    course.memberships[1].left = TODAY + timedelta(weeks=1)
    assert "Lars Bøgh" in _both(*course.meetings)[0]
    course.meetings[0].cancel(NOON, CancelReason.ILLNESS)
    assert all("Lars Bøgh" not in text for text in _both(*course.meetings))


def test_the_greeting_has_company_on_its_page() -> None:
    for count in range(18, 26):
        course = _course()
        for week in range(count):
            kind = MeetingKind.PLANNING if week else MeetingKind.START_UP
            _meeting(course, kind, TODAY + timedelta(weeks=week))
        pages = pages_of(_letter(*course.meetings))
        assert "Indkaldte" in next(page for page in pages if "Kan du ikke komme" in page)
