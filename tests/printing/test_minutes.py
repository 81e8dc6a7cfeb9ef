"""The minutes: answers, discussion, agreements, attendance, approval, and what stays out."""

from datetime import date, timedelta

import pytest

from teammoede.domain.absence import Absence
from teammoede.domain.action import Action, Answer, Due, Worked
from teammoede.domain.meeting_choices import MeetingState, Presence, Verdict
from teammoede.domain.people import EVERYONE
from teammoede.domain.role_plan import own_assignment
from teammoede.domain.week import monday_of
from teammoede.printing.choices import Part
from teammoede.printing.minutes import minutes
from tests.domain.building import NOON, TODAY, agree, answer, cancelled
from tests.printing.reading import bookmarks_of, pages_of, text_of
from tests.printing.sheets import GOAL, PRINTED, SECRET, course_with, empty_course, record


def test_attendance_is_letters_with_a_legend() -> None:
    course, meeting = course_with()
    for member, presence in zip(course.memberships, Presence, strict=False):
        meeting.own_attendance(member).presence = presence
    first = pages_of(record(course, meeting))[0]
    expected = ["T Mette Krogh", "A Lars Bøgh", "D Ayşe Yıldız", "F Łucja Nowak", "– Hanne Friis"]
    assert all(said in first for said in expected)
    assert "T til stede · A afbud · D delvist · F fraværende" in first


def test_goal_stands_on_page_one() -> None:
    assert f"Målet {GOAL}" in pages_of(record(*course_with()))[0].replace("\xa0", "")


def test_every_answer_is_told() -> None:
    course, meeting = course_with(actions=4)
    for action, given in zip(course.actions(), Answer, strict=True):
        answer(action, meeting, given, words=f"ord om {given.label}", worked=Worked.BETTER)
    text = text_of(record(course, meeting))
    for given in Answer:
        assert f"ord om {given.label}" in text
    assert text.count("virkede det: bedre") == 4
    assert "ikke besvaret" not in text


def test_a_new_date_is_told_and_an_unanswered_action_too() -> None:
    course, meeting = course_with(actions=2)
    review = answer(course.actions()[0], meeting, Answer.CONTINUES)
    review.due, review.due_date = Due.DATE, date(2026, 12, 4)
    text = text_of(record(course, meeting))
    assert "ny frist: fr 4.12. uge 49" in text
    assert "ikke besvaret" in text


def test_a_deadline_in_words_is_printed_as_it_was_typed() -> None:
    course, meeting = course_with(0)
    first, *_ = course.ordered_meetings()
    agree(meeting, "Mål støjen", due_words="inden <jul> & nytår")
    reviewed = agree(first, "Del gruppen")
    answer(reviewed, meeting, Answer.CONTINUES, due=Due.NONE, due_words="efter påske")
    text = text_of(record(course, meeting))
    assert "inden <jul> & nytår" in text
    assert "ny frist: efter påske" in text


def test_discussion_and_agreements() -> None:
    course, meeting = course_with(note="Vi så på garderoben.\n- to og to")
    who = course.memberships[0]
    Action(
        meeting=meeting,
        point="relations",
        what="Prøv legepladsen i to hold",
        who=[who.id],
        everyone=True,
        due=Due.NEXT_MEETING,
        trial=True,
        trial_end=date(2026, 12, 7),
        success="færre sammenstød",
        themes=["body"],
    )
    text = text_of(record(course, meeting))
    assert "Vi så på garderoben. • to og to" in text
    assert f"{EVERYONE}, Mette ma 30.11. uge 49" in text
    assert (
        "Prøv legepladsen i to hold Prøvehandling til 7.12. · Vi ser, det virker: færre sammenstød"
        in text
    )
    assert "Krop, sanser og bevægelse" in text


def test_confidential_only_on_the_callers_word() -> None:
    course, meeting = course_with(note="Vi så på garderoben.")
    asked = minutes(meeting, today=TODAY, printed=PRINTED, confidential=True)
    assert SECRET in text_of(asked)
    assert "Fortroligt" in text_of(asked)
    assert SECRET not in text_of(record(course, meeting))
    assert "Fortroligt" not in text_of(record(course, meeting))


def test_a_confidential_note_without_an_open_one_is_printed_when_asked() -> None:
    _, meeting = course_with(note="x")
    for note in meeting.notes:
        note.text = ""
    assert SECRET in text_of(minutes(meeting, today=TODAY, printed=PRINTED, confidential=True))


def test_role_plan_with_its_changes() -> None:
    course, meeting = course_with()
    assert "ændret på dette møde" not in text_of(record(course, meeting))
    own_assignment(meeting, course.situations[0].id, 2).words = "vikar"
    text = text_of(record(course, meeting))
    assert "ændret på dette møde" in text
    assert "Modtagelse Mette Lars Ayşe, vikar Łucja Mette" in text


def test_absence_in_numbers() -> None:
    course, meeting = course_with()
    Absence(course=course, monday=monday_of(meeting.date), children=20, days_away=10)
    assert "20 børn i gruppen, 10 fraværsdage (10 %)" in text_of(record(course, meeting))


def test_closing_questions_next_meeting_and_signature() -> None:
    course, meeting = course_with()
    meeting.time_well_spent = Verdict.PARTLY
    text = text_of(record(course, meeting))
    assert "Tiden godt brugt? delvist" in text
    assert "Næste møde mandag den 30. november 2026 · uge 49 · kl. 12.30–13.30" in text
    assert "Godkendt den Underskrift" in text


def test_approved_minutes_say_when() -> None:
    course, meeting = course_with()
    meeting.hold(NOON)
    meeting.approve(NOON + timedelta(days=7))
    text = text_of(record(course, meeting))
    assert "Godkendt mandag den 30. november 2026" in text
    assert "Underskrift" not in text


def test_a_meeting_that_was_not_held_says_so() -> None:
    course, meeting = empty_course()
    assert "Mødet er ikke afsluttet endnu." in text_of(record(course, meeting))
    cancelled(meeting)
    assert meeting.state is MeetingState.CANCELLED
    assert "Mødet er aflyst: sygdom" in text_of(record(course, meeting))


def test_written_up_later_counts_overdue_from_the_meeting() -> None:
    course, meeting = course_with(actions=1)
    course.actions()[0].due_date = meeting.date
    late = minutes(meeting, today=TODAY + timedelta(days=60), printed=PRINTED)
    assert "overskredet" not in text_of(late)
    course.actions()[0].due_date = meeting.date - timedelta(days=1)
    late = minutes(meeting, today=TODAY + timedelta(days=60), printed=PRINTED)
    assert "overskredet" in text_of(late)


@pytest.mark.parametrize("part", [Part.GOAL, Part.SINCE_LAST, Part.DISCUSSION, Part.ROLES])
def test_parts_can_be_left_out(part: Part) -> None:
    course, meeting = course_with(note="Vi så på garderoben.")
    shown = {
        Part.GOAL: GOAL,
        Part.SINCE_LAST: "Aftale nr. 0",
        Part.DISCUSSION: "Vi så på garderoben.",
        Part.ROLES: "Puslesituation",
    }[part]
    assert shown in text_of(record(course, meeting))
    less = minutes(meeting, today=TODAY, printed=PRINTED, parts=set(Part) - {part})
    assert shown not in text_of(less)


def test_points_can_be_chosen() -> None:
    _, meeting = course_with(note="Vi så på garderoben.")
    chosen = minutes(meeting, today=TODAY, printed=PRINTED, points={"parents"})
    assert text_of(chosen).count("Vi så på garderoben.") == 1


def test_bookmarks_name_every_point_and_the_end() -> None:
    course, meeting = course_with()
    titles = [title for title, _ in bookmarks_of(record(course, meeting))]
    assert titles == [*(item.title for item in meeting.agenda.items), "Afrunding"]


def test_two_hundred_thousand_letters_are_printed() -> None:
    course, meeting = course_with(actions=0)
    meeting.own_note("parents").text = "ord " * 50_000
    words = [word for page in pages_of(record(course, meeting)) for word in page.split()]
    assert words.count("ord") == 50_000


def test_the_list_of_a_short_meeting_says_nothing_of_discussion_and_agreements() -> None:
    course, meeting = course_with(actions=3)
    meeting.short, meeting.burning = True, "parents"
    text = text_of(record(course, meeting))
    assert all(f"Aftale nr. {number}:" in text for number in range(3))
    assert text.count("Drøftelse: intet skrevet") == text.count("Aftaler: ingen nye") == 2
    parts = [part for part in Part if part is not Part.SINCE_LAST]
    bare = minutes(meeting, today=TODAY, printed=PRINTED, parts=parts)
    assert "Siden sidst på alle punkter" in text_of(bare)
