"""The role sheet: landscape, the plan in force, its changes marked, no discussion."""

from pypdfium2 import PdfDocument

from teammoede.domain.role_plan import DEFAULT_SITUATIONS, Area, own_area, own_assignment
from teammoede.domain.week import WEEKDAYS
from tests.printing.reading import bookmarks_of, facts_of, pages_of, text_of
from tests.printing.sheets import GOAL, course_with, empty_course, record, wall


def test_it_is_landscape_and_for_the_wall() -> None:
    pdf = wall(*course_with())
    with PdfDocument(pdf) as document:
        assert all(page.get_width() > page.get_height() for page in document)
    assert all("Til opslag" in page for page in pages_of(pdf))
    assert "Internt" not in text_of(pdf)


def test_every_situation_and_weekday_is_there() -> None:
    text = text_of(wall(*course_with()))
    assert all(title in text for title in DEFAULT_SITUATIONS)
    assert all(day.capitalize() in text for day in WEEKDAYS[:5])
    assert "Modtagelse Mette Lars Ayşe Łucja Mette" in text
    assert "Garderobe Kroge Mette" in text


def test_the_demo_sized_plan_fits_one_page() -> None:
    assert len(pages_of(wall(*course_with()))) == 1


def test_it_says_from_when_it_holds_and_what_changed() -> None:
    course, meeting = course_with()
    before = text_of(wall(course, meeting))
    assert "Gælder fra mandag den 9. november 2026 · uge 46" in before
    assert "ændret på mødet" not in before
    own_assignment(meeting, course.situations[3].id, 4).who = [course.memberships[5].id]
    after = wall(course, meeting)
    assert "Gælder fra mandag den 23. november 2026 · uge 48" in text_of(after)
    assert "ændret på mødet mandag den 23. november 2026 · uge 48" in text_of(after)


def test_a_change_is_a_bar_beside_its_cell() -> None:
    course, meeting = course_with()
    plain = _bars(wall(course, meeting))
    own_assignment(meeting, course.situations[3].id, 4).words = "vikar"
    own_area(meeting, course.meetings[0].areas[0]).includes = "Kroge og kasser"
    assert plain == 0
    assert _bars(wall(course, meeting)) == 3  # the legend, the cell, the area


def _bars(pdf: bytes) -> int:
    """Count the upright strokes of the sheet."""
    with PdfDocument(pdf) as document:
        boxes = [item.get_bounds() for page in document for item in page.get_objects()]
    return sum(
        right - left < 4 and 10 < top - low < 60
        for left, low, right, top in boxes
        if right - left > 0.5
    )


def test_before_the_next_meeting_the_last_ones_changes_are_marked() -> None:
    course, coming = course_with()
    last = coming.previous()
    assert last is not None
    own_assignment(last, course.situations[3].id, 4).words = "vikar"
    assert "ændret på mødet mandag den 16. november" in text_of(wall(course, coming))
    own_assignment(coming, course.situations[5].id, 1).words = "to borde"
    assert "ændret på mødet mandag den 23. november" in text_of(wall(course, coming))


def test_an_area_taken_off_is_gone() -> None:
    course, meeting = course_with()
    own_area(meeting, course.meetings[0].areas[0]).deleted = True
    assert "Kroge" not in text_of(wall(course, meeting))
    assert "Her står ansvarsområderne" in text_of(wall(course, meeting))


def test_neither_goal_nor_discussion_hangs_on_the_wall() -> None:
    text = text_of(wall(*course_with(note="Vi talte om garderoben.")))
    assert "Vi talte" not in text
    assert GOAL not in text
    assert "Aftale nr." not in text


def test_an_empty_plan_says_what_would_stand_there() -> None:
    pdf = wall(*empty_course())
    assert "Her står dagens situationer" in text_of(pdf)
    assert bookmarks_of(pdf)


def test_the_areas_have_the_columns_of_the_screen() -> None:
    course, meeting = course_with()
    heads = "Område Omfatter Ansvarlig Stedfortræder"
    assert heads in text_of(wall(course, meeting))
    assert heads in text_of(record(course, meeting))


def test_the_areas_stay_together_where_they_fit_on_a_page() -> None:
    course, meeting = course_with()
    before = course.ordered_meetings()[0]
    for number in range(7):
        Area(meeting=before, key=f"area{number}", title=f"Område {number}", includes="Kroge")
    first, second = pages_of(wall(course, meeting))
    assert "Ansvarsområder" not in first
    assert second.count("Kroge") == 8


def test_no_child_hangs_on_the_wall() -> None:
    course, meeting = course_with()
    course.aliases = ["Storebjørn", "LB"]
    course.title = "Ro om Storebjørn"
    before = course.ordered_meetings()[0]
    course.situations[0].title = "Storebjørns modtagelse"
    before.assignments[0].words = "henter LB"
    area = before.areas[0]
    area.title, area.includes = "Storebjørns krog", "Tøj til storebjørn"
    area.who_words, area.stand_in_words = "LB's mor", "den, LB vælger"
    pdf = wall(course, meeting)
    assert not any(word in text_of(pdf) for word in ("jørn", "LB"))
    assert "Storebjørn" not in facts_of(pdf)["Title"]
    for said in ("Ro om et barn", "henter et barn", "Et barns krog", "den, et barn vælger"):
        assert said in text_of(pdf)
    assert "henter LB" in text_of(record(course, before))
