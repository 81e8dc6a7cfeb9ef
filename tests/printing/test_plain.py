"""The minutes as text: the same as on paper, and never what is confidential."""

from teammoede.domain.action import Action, Answer, Due
from teammoede.domain.meeting import Presence
from teammoede.domain.role_plan import own_assignment
from teammoede.printing.plain import minutes_text
from tests.domain.building import TODAY, answer, cancelled
from tests.printing.sheets import GOAL, SECRET, course_with, empty_course


def test_it_holds_what_the_minutes_hold() -> None:
    course, meeting = course_with(actions=2, note="Vi så på garderoben.\n- to og to")
    meeting.own_attendance(course.memberships[1]).presence = Presence.APOLOGIES
    meeting.chair_id = course.memberships[2].id
    answer(course.actions()[0], meeting, Answer.DONE, words="gik fint")
    who = [course.memberships[0].id]
    Action(meeting=meeting, point="parents", what="Opslag", who=who, due=Due.NEXT_MEETING)
    own_assignment(meeting, course.situations[0].id, 0).words = "vikar"
    text = minutes_text(meeting, today=TODAY)
    for said in (
        "Referat: Planlægningsmøde 3",
        "mandag den 23. november 2026, uge 48 kl. 12.30–13.30",
        "Afbud: Lars Bøgh",
        "Mødeleder: Ayşe Yıldız",
        f"Målet: {GOAL}",
        "(Mette): udført. gik fint",
        "ikke besvaret",
        "Vi så på garderoben.\n- to og to",
        "- Opslag (Mette), senest ma 30.11. uge 49",
        "- Modtagelse mandag: Mette, vikar",
        "Næste møde: mandag den 30. november 2026, uge 49",
    ):
        assert said in text


def test_confidential_text_is_never_copied() -> None:
    _, meeting = course_with(note="Vi så på garderoben.")
    assert SECRET not in minutes_text(meeting, today=TODAY)


def test_points_come_in_order() -> None:
    _, meeting = course_with()
    text = minutes_text(meeting, today=TODAY)
    places = [text.index(item.title) for item in meeting.agenda.items]
    assert places == sorted(places)


def test_an_empty_meeting_and_a_cancelled_one() -> None:
    _, meeting = empty_course()
    assert minutes_text(meeting, today=TODAY).endswith("7. Rollefordeling og ansvarsområder\n")
    cancelled(meeting)
    assert "Mødet er aflyst: sygdom" in minutes_text(meeting, today=TODAY)


def test_letters_stay_as_they_were_typed() -> None:
    _, meeting = course_with(note="Łucja 😀 مرحبا")
    assert "Łucja 😀 مرحبا" in minutes_text(meeting, today=TODAY)
