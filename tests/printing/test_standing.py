"""Holder vi fast?: every practice with its boxes, or as a visit found it, and earlier answers."""

from datetime import date

import pytest

from teammoede.domain.action import Answer
from teammoede.domain.meeting_choices import CancelReason
from teammoede.domain.practice import kept_practice
from teammoede.printing.standing import NOTHING_KEPT, standing
from tests.domain.building import NOON, agree, answer
from tests.printing.half_year import HalfYear, half_year
from tests.printing.reading import bookmarks_of, dotted_of, ink_of, pages_of, text_of
from tests.printing.sheets import GOAL, PRINTED, empty_course

TODAY = date(2027, 3, 2)
BOXES = "lever delvist glemt"


def sheet(whole: HalfYear, visit: int | None = None) -> bytes:
    meeting = None if visit is None else whole.visits[visit]
    return standing(whole.course, meeting=meeting, printed=PRINTED, today=TODAY)


def test_every_practice_has_its_boxes_and_lines_for_help() -> None:
    whole = half_year()
    kept = kept_practice(whole.course)
    assert len(kept) == 5
    pdf = sheet(whole)
    text = text_of(pdf)
    assert text.count(BOXES) == len(kept)
    assert all(action.what in text for action in kept)
    assert len(dotted_of(pdf)) == 2 * len(kept)
    assert f"Målet {GOAL}" in text.replace("\xa0", "")
    assert "Mette · fast praksis siden ma 21.9.2026" in text
    assert "alle · skal bestå, aftalt ma 1.3." in text


def test_a_visit_that_was_held_is_printed_as_answered() -> None:
    whole = half_year()
    pdf = sheet(whole, 0)
    text = text_of(pdf)
    assert "Opfølgningsbesøg 1" in text
    assert text.count(BOXES) == 5
    assert text.count("Hjælp En påmindelse på tavlen") == 3
    assert dotted_of(pdf) == []
    assert "Sæt et kryds" not in text


def test_the_next_visit_sees_what_earlier_ones_found() -> None:
    whole = half_year()
    text = text_of(sheet(whole, 1))
    assert "Opfølgningsbesøg 2" in text
    assert text.count("ma 29.3.: ") == 5
    assert "ma 29.3.: glemt, En påmindelse på tavlen" in text
    assert "ma 29.3.: " not in text_of(sheet(whole, 0))


def test_a_tick_is_drawn_where_the_visit_ticked() -> None:
    whole = half_year()
    ticked = sheet(whole, 0)
    for check in whole.visits[0].checks:
        check.state = None
    assert text_of(sheet(whole, 0)) == text_of(ticked), "a tick is ink and no letter"
    assert sheet(whole, 0) != ticked


def test_what_was_dropped_since_is_not_asked_for() -> None:
    whole = half_year()
    (*_, last) = kept_practice(whole.course)
    answer(last, whole.visits[0], Answer.DROPPED)
    assert text_of(sheet(whole, 1)).count(BOXES) == 4


def test_without_practice_the_page_says_so() -> None:
    course, meeting = empty_course()
    for visit in (None, meeting):
        text = text_of(standing(course, meeting=visit, printed=PRINTED, today=TODAY))
        assert NOTHING_KEPT in text
        assert "Tom" in text


@pytest.mark.parametrize("what", ["Vi deler gruppen i tre. " * 900, "Q" * 3000, "<b>ş 😀 &amp;"])
def test_long_and_odd_practice_flows_on_and_is_not_clipped(what: str) -> None:
    whole = half_year()
    for number in range(40):
        action = agree(whole.planning[0], what if number == 3 else f"Praksis {number}")
        answer(action, whole.planning[1], Answer.STANDING_PRACTICE)
    pdf = sheet(whole)
    pages = pages_of(pdf)
    assert "".join(pages).count(BOXES) == 45
    assert all("Fast praksis – fortsat" in page for page in pages[1:])
    assert all(min(white) >= 6 and white[2] >= 13.5 for white in ink_of(pdf))


def test_same_bytes_and_a_bookmark() -> None:
    whole = half_year()
    assert sheet(whole) == sheet(whole)
    assert [title for title, _ in bookmarks_of(sheet(whole))] == ["Fast praksis"]


def test_what_a_cancelled_visit_had_ticked_is_not_told() -> None:
    whole = half_year()
    whole.visits[0].reopen(NOON, "Besøget blev ikke til noget")
    whole.visits[0].cancel(NOON, CancelReason.ILLNESS)
    assert "ma 29.3.: " not in text_of(sheet(whole, 1))
