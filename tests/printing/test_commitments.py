"""The commitments: what four sides promise, a line for initials each, on one page."""

import tomllib
from datetime import timedelta

import pytest

from teammoede.domain.course import Course
from teammoede.domain.meeting_choices import MeetingKind
from teammoede.domain.people import Function, Membership
from teammoede.printing.commitments import commitments
from teammoede.resources import read_text
from tests.domain.building import TODAY, make_course, make_meeting
from tests.printing.reading import bookmarks_of, dotted_of, facts_of, ink_of, pages_of, text_of
from tests.printing.sheets import PRINTED, course_with

DATA = tomllib.loads(read_text("commitments.toml"))
PROMISES = [promise for party in DATA["party"] for promise in party["promises"]]


def _sheet(course: Course) -> bytes:
    return commitments(course, printed=PRINTED, today=TODAY)


def test_all_four_sides_promise_on_one_page() -> None:
    course, _ = course_with()
    pdf = _sheet(course)
    (page,) = pages_of(pdf)
    assert [title for title, _ in bookmarks_of(pdf)] == [party["title"] for party in DATA["party"]]
    assert [party["key"] for party in DATA["party"]] == ["house", "staff", "leader", "counsellor"]
    assert all(promise.format(rhythm="hver uge") in page for promise in PROMISES)
    assert "Internt" in page


def test_what_the_course_rests_on_is_promised() -> None:
    text = text_of(_sheet(make_course()))
    for word in (
        "planlægningsmødet hver uge",
        "fælles ansvar",
        "faste dagsorden",
        "bakker op",
        "resten af huset",
        "slutevaluering: de samme personer",
        "to til tre besøg",
    ):
        assert word in text


@pytest.mark.parametrize(("rhythm", "words"), [(1, "hver uge"), (2, "hver anden uge")])
def test_the_rhythm_is_that_of_the_course(rhythm: int, words: str) -> None:
    text = text_of(_sheet(make_course(rhythm=rhythm)))
    assert f"planlægningsmødet {words}" in text
    assert "{" not in text


def test_each_promise_has_a_line_for_initials_and_the_sheet_is_signed() -> None:
    lines = dotted_of(_sheet(make_course()))
    initials = [width for left, width in lines if left > 160]
    signatures = [width for left, width in lines if left < 160]
    assert len(initials) == len(PROMISES)
    assert min(initials) >= 28
    assert len(signatures) == 4
    assert min(signatures) >= 60


def test_who_signs_is_named_where_there_is_one_of_them() -> None:
    course, _ = course_with()
    text = text_of(_sheet(course))
    assert "Hanne Friis, leder" in text
    assert "Birgit Sand, pædagogisk vejleder" in text
    assert "Dato" in text
    assert "For teamet om børnegruppen" in text
    Membership(course=course, name="Åse Lindholm", function=Function.LEADER)
    assert "Hanne Friis" not in text_of(_sheet(course))


def test_who_has_left_does_not_sign() -> None:
    course, _ = course_with()
    Membership(course=course, name="Åse Lindholm", function=Function.LEADER, left=TODAY)
    assert "Hanne Friis, leder" in text_of(_sheet(course))


def test_it_is_the_start_up_meetings_sheet() -> None:
    course = make_course()
    day = TODAY + timedelta(days=1)
    meeting = make_meeting(course, day, kind=MeetingKind.START_UP, place="Personalestuen")
    text = text_of(_sheet(course))
    assert "tirsdag den 24. november 2026 · uge 48 · Personalestuen" in text
    assert meeting.code in text
    assert "mandag den 23. november 2026 · uge 48" in text_of(_sheet(make_course()))


def test_the_longest_course_is_still_one_page_and_an_endless_one_is_whole() -> None:
    course = make_course(*[f"Navn{number} Efternavn" for number in range(40)], rhythm=2)
    course.title = "Et temmelig langt navn på et forløb om ro og tryghed i hele børnehuset"
    course.institution, course.group = "Børnehuset Månehøj og omegn", "Stuen, 22 børn på 3–5 år"
    make_meeting(course, TODAY, kind=MeetingKind.START_UP, place="Personalestuen på første sal")
    assert len(pages_of(_sheet(course))) == 1
    course.title = "Et langt forløb " * 600
    pdf = _sheet(course)
    assert all(min(white) >= 6 and white[2] >= 13.5 for white in ink_of(pdf))
    assert "For teamet" in text_of(pdf)


def test_the_pdf_describes_itself_and_is_always_the_same() -> None:
    course = make_course(title="Tom")
    pdf = _sheet(course)
    assert facts_of(pdf)["Title"] == "Forpligtelser · Tom · mandag den 23. november 2026 · uge 48"
    assert _sheet(course) == pdf
    assert len(pdf) < 200_000


def test_nobody_signs_a_page_on_which_nothing_is_promised() -> None:
    course = make_course(title="Et langt forløb " * 30)
    pages = pages_of(_sheet(course))
    assert len(pages) == 2
    assert "PPR: den pædagogiske vejleder" in pages[1]
    assert "For teamet om børnegruppen" in pages[1]
