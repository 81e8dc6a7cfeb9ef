"""The follow-up sheet: every open agreement once for each who owns it, overdue first."""

from datetime import date, timedelta

from pypdfium2 import PdfDocument

from teammoede.domain.action import Answer
from teammoede.domain.handover import Handover
from teammoede.printing.choices import Order
from teammoede.printing.followup import followup
from tests.domain.building import TODAY, answer
from tests.printing.reading import bookmarks_of, dotted_of, text_of
from tests.printing.sheets import PRINTED, by_due, by_person, course_with, empty_course


def test_every_open_action_is_there_in_both_orders() -> None:
    course, meeting = course_with(actions=60)
    for sheet in (by_person, by_due):
        text = text_of(sheet(course, meeting))
        assert all(f"Aftale nr. {number}:" in text for number in range(60))


def test_each_person_finds_the_shared_ones_too() -> None:
    course, meeting = course_with(actions=6)
    first, second = course.memberships[:2]
    course.actions()[0].who = [first.id, second.id]
    text = text_of(by_person(course, meeting))
    assert text.count("Aftale nr. 0:") == 2
    assert text_of(by_due(course, meeting)).count("Aftale nr. 0:") == 1
    titles = [title for title, _ in bookmarks_of(by_person(course, meeting))]
    assert titles[:3] == ["Mette", "Lars", "Ayşe"]


def test_nobody_everybody_and_words_have_their_own_lists() -> None:
    course, meeting = course_with(actions=3)
    nobody, everybody, words = course.actions()
    nobody.who, everybody.who, words.who = [], [], []
    everybody.everyone, words.who_words = True, "vikaren"
    titles = [title for title, _ in bookmarks_of(by_person(course, meeting))]
    assert titles == ["Alle", "Andre", "Ingen ansvarlig endnu", "Lukket siden sidste møde"]


def test_someone_who_left_keeps_the_list() -> None:
    course, meeting = course_with(actions=1)
    course.memberships[0].left = TODAY - timedelta(days=1)
    assert "Mette" in [title for title, _ in bookmarks_of(by_person(course, meeting))]


def test_what_was_handed_over_stands_with_the_new_person() -> None:
    course, meeting = course_with(actions=1)
    mette, lars, *_ = course.memberships
    mette.left = TODAY
    Handover(
        action=course.actions()[0],
        course_id=course.id,
        day=TODAY,
        member_id=mette.id,
        to=[lars.id],
    )
    titles = [title for title, _ in bookmarks_of(by_person(course, meeting))]
    assert "Lars" in titles
    assert "Mette" not in titles
    before = by_person(course, meeting, TODAY - timedelta(days=1))
    assert "Mette" in [title for title, _ in bookmarks_of(before)]


def test_overdue_first_then_weeks_waiting_last() -> None:
    course, meeting = course_with(actions=7)
    course.actions()[-1].show_from = TODAY + timedelta(days=20)
    titles = [title for title, _ in bookmarks_of(by_due(course, meeting))]
    assert titles[0] == "Overskredet"
    assert titles[-2:] == ["Venter", "Lukket siden sidste møde"]
    weeks = [title for title in titles if title.startswith("Uge")]
    assert weeks
    assert weeks == sorted(weeks)
    assert "fra sø 13.12. uge 50" in text_of(by_due(course, meeting))


def test_agreed_when_due_when_and_a_line_to_write_on() -> None:
    course, meeting = course_with(actions=1)
    pdf = by_due(course, meeting)
    text = text_of(pdf)
    assert "ma 9.11. to 19.11. uge 47" in text
    assert "overskredet" in text
    assert text.count("Hvordan gik det?") == 1
    assert len(dotted_of(pdf)) == 1


def test_what_was_closed_since_the_last_meeting_stands_last() -> None:
    course, meeting = course_with(actions=4)
    last = meeting.previous()
    assert last is not None
    actions = sorted(course.actions(), key=lambda action: action.position)
    answer(actions[0], last, Answer.DONE)
    answer(actions[2], last, Answer.STANDING_PRACTICE)
    text = text_of(by_due(course, meeting))
    closed = text.index("Lukket siden sidste møde")
    assert text.index("Aftale nr. 0:") > closed
    assert text.index("Aftale nr. 2:") > closed
    assert "fast praksis ma 16.11. uge 47" in text
    assert text.index("Aftale nr. 1:") < closed


def test_what_was_closed_long_ago_is_gone() -> None:
    course, meeting = course_with(actions=1)
    before = course.ordered_meetings()[0]
    older = course.actions()[0]
    answer(older, before, Answer.DONE)
    text = text_of(by_due(course, meeting))
    assert "Aftale nr. 0:" not in text
    assert "Ingen aftaler er lukket siden sidste møde." in text


def test_in_another_year_the_year_stands_below_the_day() -> None:
    course, meeting = course_with(actions=1)
    course.actions()[0].meeting.date = date(2026, 9, 14)
    later = followup(course, by=Order.DUE, today=date(2027, 1, 4), printed=PRINTED)
    with PdfDocument(later) as document:
        said = document[0].get_textpage().get_text_range().splitlines()
    assert "ma 14.9." in " ".join(said)
    assert "2026" in [line.strip() for line in said]
    assert "2026" not in text_of(by_due(course, meeting)).split("Udskrevet")[0].split("Hvad", 1)[1]


def test_a_course_without_meetings_prints() -> None:
    course, meeting = empty_course()
    course.meetings.remove(meeting)
    text = text_of(followup(course, by=Order.PERSON, today=TODAY, printed=PRINTED))
    assert "Ingen åbne aftaler" in text
    assert "Ingen aftaler er lukket endnu" in text


def test_the_order_may_be_a_plain_word() -> None:
    course, meeting = course_with()
    word: Order = "due"  # pyright: ignore[reportAssignmentType] - as the command line has it
    assert followup(course, by=word, today=TODAY, printed=PRINTED) == by_due(course, meeting)
