"""The minutes as text: the same as on paper, and never what is confidential."""

from datetime import date

from teammoede.domain.absence import Absence
from teammoede.domain.action import Action, Answer, Due, Worked
from teammoede.domain.meeting_choices import Presence, Verdict
from teammoede.domain.role_plan import own_area, own_assignment
from teammoede.printing.choices import Part
from teammoede.printing.plain import minutes_text
from tests.domain.building import TODAY, agree, answer, cancelled
from tests.printing.reading import text_of
from tests.printing.sheets import GOAL, SECRET, course_with, empty_course, record


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
        "mandag den 23. november 2026, uge 48, kl. 12.30–13.30, Personalestuen",
        "Afbud: Lars Bøgh",
        "Mødeleder: Ayşe Yıldız",
        f"Målet: {GOAL}",
        "(Mette): udført, som aftalt. gik fint",
        "ikke besvaret",
        "Vi så på garderoben.\n- to og to",
        "- Opslag (Mette), senest ma 30.11. uge 49",
        "- Modtagelse mandag: Mette, vikar",
        "Næste møde: mandag den 30. november 2026, uge 49",
    ):
        assert said in text


def test_new_dates_and_effects_are_told_as_on_paper() -> None:
    course, meeting = course_with(actions=2)
    new = {"due": Due.DATE, "due_date": date(2026, 12, 4), "show_from": date(2026, 12, 1)}
    answer(course.actions()[0], meeting, Answer.CONTINUES, worked=Worked.BETTER, **new)
    wanted = ("virkede det: bedre", "ny frist: fr 4.12. uge 49", "vis igen fra ti 1.12.")
    for said in wanted:
        assert said in text_of(record(course, meeting))
    assert f"(Mette): fortsætter, {', '.join(wanted)}" in minutes_text(meeting, today=TODAY)


def test_absence_the_small_questions_and_what_else_was_agreed_are_told() -> None:
    course, meeting = course_with(actions=0)
    Absence(course=course, monday=meeting.absence_monday, children=20, days_away=10)
    meeting.time_well_spent = Verdict.PARTLY
    agree(meeting, "Puslebord", trial=True, success="færre tårer", informed="forældrene")
    text = minutes_text(meeting, today=TODAY)
    assert "20 børn i gruppen, 10 fraværsdage (10 %)" in text
    assert "Tiden godt brugt? delvist" in text
    assert (
        "- Puslebord [Prøvehandling · Vi ser, det virker: færre tårer · Besked til: forældrene]"
    ) in text


def test_areas_that_the_meeting_changed_are_told() -> None:
    course, meeting = course_with(actions=0)
    own_area(meeting, course.meetings[0].areas[0]).who_words = "og vikar"
    assert "- Garderobe: Mette, og vikar" in minutes_text(meeting, today=TODAY)


def test_what_was_deselected_is_left_out() -> None:
    course, meeting = course_with(actions=4, note="Vi så på garderoben.")
    meeting.time_well_spent = Verdict.YES
    meeting.own_attendance(course.memberships[0]).presence = Presence.PRESENT
    agree(meeting, "Opslag", point="organisation")
    own_assignment(meeting, course.situations[0].id, 0).words = "vikar"
    said = {
        Part.PEOPLE: "Til stede:",
        Part.GOAL: GOAL,
        Part.SINCE_LAST: "Siden sidst:",
        Part.DISCUSSION: "Vi så på garderoben.",
        Part.AGREED: "Opslag",
        Part.ROLES: "vikar",
        Part.CLOSING: "Næste møde",
    }
    assert set(said) == set(Part)
    for left_out in Part:
        chosen = [part for part in Part if part is not left_out]
        text = minutes_text(meeting, today=TODAY, parts=chosen)
        assert [part for part in Part if said[part] not in text] == [left_out]


def test_only_the_chosen_points_are_told_with_their_numbers() -> None:
    _, meeting = course_with(note="Vi så på garderoben.")
    second = meeting.agenda.items[1]
    text = minutes_text(meeting, today=TODAY, points=[second.key])
    assert f"2. {second.title}" in text
    assert text.count("Vi så på garderoben.") == 1


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
