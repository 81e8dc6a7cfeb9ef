"""The agenda: every open action with a box, and room to write."""

from datetime import timedelta

import pytest

from teammoede.domain.absence import Absence
from teammoede.domain.action import Answer
from teammoede.domain.meeting_choices import Presence
from teammoede.printing.agenda import agenda
from teammoede.printing.choices import Density, Part
from tests.domain.building import PLANNING, TODAY, answer
from tests.printing.reading import bookmarks_of, dotted_of, pages_of, text_of
from tests.printing.sheets import GOAL, PRINTED, Sheet, compact, course_with, roomy

TEXT_EDGE = 35  # millimetres: left margin, and the first column of the grid


def _to_write_on(pdf: bytes) -> tuple[int, int]:
    """Count the writing lines (as wide as the text) and the rows for new agreements."""
    starts = [width for left, width in dotted_of(pdf) if abs(left - TEXT_EDGE) < 1]
    lines = sum(width > 150 for width in starts)
    return lines, len(starts) - lines


def test_goal_people_place_and_time_stand_on_page_one() -> None:
    first = pages_of(compact(*course_with()))[0]
    assert GOAL in first
    assert "mandag den 23. november 2026 · uge 48 · kl. 12.30–13.30 · Personalestuen" in first
    assert all(name in first for name in ("Mette Krogh", "Ayşe Yıldız", "Łucja Nowak"))
    assert "Planlægningsmøde 3" in first


@pytest.mark.parametrize("sheet", [compact, roomy])
def test_every_open_action_is_there(sheet: Sheet) -> None:
    text = text_of(sheet(*course_with(actions=60)))
    assert all(f"Aftale nr. {number}:" in text for number in range(60))


def test_points_stand_in_order_under_their_long_titles() -> None:
    pdf = compact(*course_with())
    text = text_of(pdf)
    places = [text.index(item.title) for item in PLANNING.items]
    assert places == sorted(places)
    assert [title for title, _ in bookmarks_of(pdf)] == [item.title for item in PLANNING.items]


def test_bookmarks_lead_to_the_pages_of_their_points() -> None:
    pdf = roomy(*course_with())
    pages = pages_of(pdf)
    marks = bookmarks_of(pdf)
    assert all(title in pages[number] for title, number in marks if title != "Afrunding")
    assert len({number for _, number in marks}) > 1


def test_compact_with_ten_open_actions_takes_two_pages() -> None:
    long = "Tegn dagens rytme i børnehøjde, og gennemgå den med børnene hver morgen inden samling"
    course, meeting = course_with(actions=10, what=long)
    for action in course.actions():
        action.due_date = TODAY - timedelta(days=3)
    assert len(pages_of(compact(course, meeting))) == 2


def test_compact_has_two_lines_and_two_rows_at_each_point() -> None:
    assert _to_write_on(compact(*course_with())) == (7 * 2, 7 * 2)


def test_roomy_has_eight_lines_and_four_rows_at_each_point() -> None:
    assert _to_write_on(roomy(*course_with())) == (7 * 8, 7 * 4)


def test_overdue_is_a_mark_and_a_word() -> None:
    text = text_of(compact(*course_with(actions=1)))
    assert "overskredet" in text
    assert "!" in text
    assert "overskredet" not in text_of(compact(*course_with(actions=1), TODAY - timedelta(14)))


def test_overdue_comes_first_in_its_point() -> None:
    course, meeting = course_with(actions=2)
    first, second = course.actions()
    second.point = first.point = "parents"
    first.due_date = TODAY + timedelta(days=3)
    second.due, second.due_date = first.due, TODAY - timedelta(days=3)
    text = text_of(compact(course, meeting))
    assert text.index("Aftale nr. 1:") < text.index("Aftale nr. 0:")


def test_a_waiting_action_is_named_not_forgotten() -> None:
    course, meeting = course_with(actions=1)
    course.actions()[0].show_from = TODAY + timedelta(weeks=2)
    text = text_of(compact(course, meeting))
    assert "Venter: Aftale nr. 0" in text
    assert "fra ma 7.12. uge 50" in text


def test_an_action_of_another_agenda_names_its_own_point() -> None:
    course, meeting = course_with(actions=1)
    meeting.agenda_data = {
        **meeting.agenda_data,
        "items": [item for item in meeting.agenda_data["items"] if item["key"] != "organisation"],
    }
    text = text_of(compact(course, meeting))
    assert "Fra punktet Organisering" in text
    assert text.index("Andet, fx") < text.index("Aftale nr. 0")


def test_a_point_that_breaks_says_fortsat() -> None:
    course, meeting = course_with(actions=60)
    for action in course.actions():
        action.point = "parents"
    pages = pages_of(compact(course, meeting))
    assert "5 Forældre – fortsat" in pages[-1] or "5 Forældre – fortsat" in pages[-2]
    assert sum("Siden sidst Ansvarlig Frist" in page for page in pages) >= 3


def test_turns_are_proposed_on_the_dotted_line() -> None:
    course, meeting = course_with()
    assert "tur: Mette Krogh" in text_of(compact(course, meeting))
    meeting.chair_id = course.memberships[4].id
    text = text_of(compact(course, meeting))
    assert "Mødeleder Hanne Friis" in text


def test_apologies_are_a_letter_with_a_legend() -> None:
    course, meeting = course_with()
    meeting.own_attendance(course.memberships[1]).presence = Presence.APOLOGIES
    text = text_of(compact(course, meeting))
    assert "A Lars Bøgh" in text
    assert "A afbud" in text


def test_absence_of_the_week_looked_back_on_is_filled_in_where_it_is_known() -> None:
    course, meeting = course_with()
    assert "Børns fraværsdage i uge 47:" in text_of(compact(course, meeting))
    Absence(course=course, monday=meeting.absence_monday, children=22, days_away=9)
    text = text_of(compact(course, meeting))
    assert "Børn i gruppen: 22" in text
    assert "Børns fraværsdage i uge 47: 9" in text


def test_points_can_be_chosen_and_keep_their_numbers() -> None:
    _, meeting = course_with()
    chosen = agenda(meeting, today=TODAY, printed=PRINTED, points={"parents", "roles"})
    titles = [title for title, _ in bookmarks_of(chosen)]
    assert titles[:2] == [PLANNING.item("parents").title, PLANNING.item("roles").title]
    assert "5 Inddragelse af forældre" in text_of(chosen)


def test_parts_can_be_left_out() -> None:
    course, meeting = course_with()
    only = agenda(meeting, today=TODAY, printed=PRINTED, parts={Part.SINCE_LAST})
    text = text_of(only)
    assert "Aftale nr. 0" in text
    assert GOAL not in text
    assert "Drøftelse" not in text
    assert "Ny aftale" not in text
    assert len(pages_of(only)) < len(pages_of(roomy(course, meeting)))


def test_an_answer_that_is_given_is_ticked() -> None:
    course, meeting = course_with(actions=1)
    before = agenda(meeting, today=TODAY, printed=PRINTED, density=Density.ROOMY)
    answer(course.actions()[0], meeting, Answer.CONTINUES)
    after = agenda(meeting, today=TODAY, printed=PRINTED, density=Density.ROOMY)
    assert text_of(before) == text_of(after)
    assert before != after


@pytest.mark.parametrize("sheet", [compact, roomy])
def test_the_list_of_a_short_meeting_has_no_room_to_write(sheet: Sheet) -> None:
    course, meeting = course_with()
    whole = _to_write_on(sheet(course, meeting))
    meeting.short, meeting.burning = True, "parents"
    pdf = sheet(course, meeting)
    assert [title for title, _ in bookmarks_of(pdf)][:3] == [
        "Siden sidst på alle punkter",
        PLANNING.item("parents").title,
        PLANNING.item("roles").title,
    ]
    assert _to_write_on(pdf) == tuple(count // 7 * 2 for count in whole)
    assert all(f"Aftale nr. {number}:" in text_of(pdf) for number in range(10))
