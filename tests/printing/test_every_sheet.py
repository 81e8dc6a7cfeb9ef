"""What holds for every sheet: the long, the empty and the odd case, its margins, its bytes."""

import pytest

from tests.printing.reading import bookmarks_of, facts_of, ink_of, pages_of, text_of
from tests.printing.sheets import ALL, SECRET, Sheet, course_with, empty_course, record, wall

CLIPPED = 6  # millimetres from the edge; printers print nothing there
LONG_NOTE = "Vi talte om garderoben, og om hvem der står hvor om morgenen. " * 330
ODD = "Şule og Łucja, č ğ ş ł 😀 مرحبا \x07 <b>&amp;</b> å"
COMPOUND = "Speciallægepraksisplanlægningsstabiliseringsperiodeudvalgetsxx"

every_sheet = pytest.mark.parametrize("sheet", ALL, ids=lambda sheet: sheet.__name__)


@every_sheet
def test_nothing_is_clipped_by_a_printer(sheet: Sheet) -> None:
    pages = ink_of(sheet(*course_with(note=LONG_NOTE)))
    assert all(min(white) >= CLIPPED for white in pages)
    assert all(right >= 13.5 for _, _, right, _ in pages)


@every_sheet
def test_same_input_gives_same_bytes(sheet: Sheet) -> None:
    course, meeting = course_with(note="Vi så på garderoben.")
    assert sheet(course, meeting) == sheet(course, meeting)


@every_sheet
def test_long_case_flows_on(sheet: Sheet) -> None:
    course, meeting = course_with(actions=60, note=LONG_NOTE)
    pages = pages_of(sheet(course, meeting))
    for number, page in enumerate(pages, 1):
        assert f"Side {number} af {len(pages)}" in page
        assert course.title in page
        assert "uge 4" in page
    if sheet is record:
        assert text_of(sheet(course, meeting)).count("morgenen.") == 7 * 330


@every_sheet
def test_empty_case_says_what_would_stand_there(sheet: Sheet) -> None:
    pages = pages_of(sheet(*empty_course()))
    assert "Tom" in pages[0]
    assert any(word in pages[0] for word in ("Her står", "ingen åbne"))


@every_sheet
def test_odd_letters_print_and_what_the_font_lacks_is_a_box(sheet: Sheet) -> None:
    course, meeting = course_with(actions=4, note=ODD, what=ODD)
    course.title = ODD
    text = text_of(sheet(course, meeting))
    assert "Şule og Łucja, č ğ ş ł □ □□□□□ <b>&amp;</b> å" in text


@every_sheet
def test_long_compounds_wrap_inside_their_cells(sheet: Sheet) -> None:
    course, meeting = course_with(actions=4, what=COMPOUND)
    for action in course.actions():
        action.who_words = "Q" * 90
    for cell in course.meetings[0].assignments:
        cell.words = COMPOUND
    pdf = sheet(course, meeting)
    assert all(right >= 13.5 for _, _, right, _ in ink_of(pdf))
    if sheet is not wall:
        assert text_of(pdf).replace(" ", "").count("Q") >= 4 * 90


@every_sheet
def test_what_is_taller_than_a_page_breaks(sheet: Sheet) -> None:
    course, meeting = course_with(actions=2, what="Vi deler gruppen i tre. " * 850)
    for area in course.meetings[0].areas:
        area.includes = "Kroge og skiftetøj. " * 1000
    pdf = sheet(course, meeting)
    word, count = ("Kroge", 1000) if sheet is wall else ("gruppen", 1700)
    assert len(pages_of(pdf)) > 3
    assert text_of(pdf).count(word) >= count


@every_sheet
def test_goal_title_and_name_may_be_endless(sheet: Sheet) -> None:
    course, meeting = course_with(actions=2)
    course.goal = "Gruppen er præget af ro. " * 600
    course.title = "Et langt forløb " * 600
    course.memberships[0].name = "Navn " * 600
    pages = pages_of(sheet(course, meeting))
    assert "…" in pages[-1][:200] + pages[-1][-300:]


@every_sheet
def test_confidential_text_stays_off_paper(sheet: Sheet) -> None:
    assert SECRET not in text_of(sheet(*course_with(note="Vi så på garderoben.")))


@every_sheet
def test_pdf_describes_itself(sheet: Sheet) -> None:
    pdf = sheet(*course_with())
    facts = facts_of(pdf)
    assert "Ro på Blå stue" in facts["Title"]
    assert facts["CreationDate"] == "D:20261123124100"
    assert b"/Lang (da-DK)" in pdf
    assert bookmarks_of(pdf)
    assert len(pdf) < 200_000
    assert b"ASCII85Decode" not in pdf
    assert b"Helvetica" not in pdf  # ReportLab's own first face is not embedded


@every_sheet
def test_the_clock_is_part_of_the_input(sheet: Sheet) -> None:
    assert "Udskrevet ma 23.11.2026 kl. 12.41" in text_of(sheet(*course_with()))
