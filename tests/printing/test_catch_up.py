"""The catch-up sheet: a page a person, decisions and changes alone."""

import pytest

from teammoede.domain.action import Answer, Due, Worked
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import Presence
from teammoede.domain.role_plan import RolePlan, own_area, own_assignment
from teammoede.printing.catch_up import NOBODY, NOTHING, catch_up
from tests.domain.building import TODAY, agree, answer
from tests.printing.reading import bookmarks_of, ink_of, pages_of, text_of
from tests.printing.sheets import PRINTED, SECRET, course_with, empty_course


@pytest.fixture
def course() -> Course:
    """A course whose meeting of today agreed, answered and changed something for Mette."""
    course, meeting = course_with(actions=3, note="Vi talte længe om Mette")
    mette, lars, *_ = course.memberships
    agree(meeting, "Hent krogene", who=[mette.id], due=Due.NEXT_MEETING)
    agree(meeting, "Ring til huset", who=[lars.id], position=1)
    answer(course.actions()[0], meeting, Answer.DONE, worked=Worked.BETTER, words="Mette sagde")
    own_assignment(meeting, course.situations[1].id, 0).who = [mette.id]
    own_area(meeting, RolePlan.at(meeting).areas[0]).stand_in = [lars.id]
    meeting.own_attendance(mette).presence = Presence.APOLOGIES
    return course


def _sheet(course: Course, *numbers: int) -> bytes:
    members = [course.memberships[number] for number in numbers]
    return catch_up(_today(course), members, printed=PRINTED, today=TODAY)


def _today(course: Course) -> Meeting:
    return next(m for m in course.ordered_meetings() if m.date == TODAY)


def test_a_page_each_with_what_touches_that_person(course: Course) -> None:
    pdf = _sheet(course, 0, 1)
    mette, lars = pages_of(pdf)
    assert all(page.count("Hvad gik du glip af?") == 1 for page in (mette, lars))
    for said in (
        "Til Mette Krogh Afbud",
        "Hent krogene Mette ma 30.11. uge 49",
        "Aftale nr. 0",
        "udført som aftalt · virkede det: bedre",
        "Morgensamling ma Mette Lars",
        "Garderobe Mette (stedfortræder: Lars) Mette",
        "Planlægningsmøde 4: mandag den 30. november 2026",
    ):
        assert said in mette
    assert "Ring til huset" not in mette
    assert "Ring til huset" in lars
    assert "Hent krogene" not in lars
    titles = [title for title, _ in bookmarks_of(pdf)]
    assert titles[0] == "Mette Krogh"
    assert "Lars Bøgh" in titles


def test_nothing_that_was_said_is_there(course: Course) -> None:
    text = text_of(_sheet(course, 0, 1))
    assert [word for word in ("Vi talte", "Mette sagde", SECRET) if word in text] == []


def test_whom_nothing_touches_gets_a_page_that_says_so(course: Course) -> None:
    [page] = pages_of(_sheet(course, 4))
    assert NOTHING in page
    assert "Næste møde" in page
    assert "Nye aftaler" not in page


def test_who_leads_and_writes_next_time_is_told(course: Course) -> None:
    following = _today(course).following()
    assert following is not None
    following.chair_id = following.minute_taker_id = course.memberships[0].id
    mette, lars = pages_of(_sheet(course, 0, 1))
    assert "Du er mødeleder og referent." in mette
    assert "Du er" not in lars


def test_the_next_meeting_is_one_that_is_still_to_come(course: Course) -> None:
    before = course.ordered_meetings()[0]
    members = course.memberships[:1]
    text = text_of(catch_up(before, members, printed=PRINTED, today=TODAY))
    assert "Planlægningsmøde 3: mandag den 23. november 2026" in text


def test_nobody_and_nothing_say_so() -> None:
    _, meeting = empty_course()
    assert NOBODY in text_of(catch_up(meeting, [], printed=PRINTED, today=TODAY))
    assert "Til opslag" not in text_of(catch_up(meeting, [], printed=PRINTED, today=TODAY))


def test_a_meeting_without_a_next_one_says_so(course: Course) -> None:
    last = course.ordered_meetings()[-1]
    sheet = catch_up(last, course.memberships[:1], printed=PRINTED, today=TODAY)
    assert "ikke planlagt endnu" in text_of(sheet)


def test_long_cases_stay_on_their_pages(course: Course) -> None:
    meeting, mette = _today(course), course.memberships[0]
    mette.name = "Speciallægepraksisplanlægning " * 40
    for number in range(60):
        agree(meeting, "Vi deler gruppen i tre. " * 40, who=[mette.id], position=number)
    pdf = _sheet(course, 0, 1)
    assert text_of(pdf).count("gruppen") == 60 * 40 + 1  # and the answered one
    assert all(min(white) >= 6 and white[2] >= 13.5 for white in ink_of(pdf))
    assert pdf == _sheet(course, 0, 1)
