"""The course plan: every week of the half-year on one page, and nothing that must not hang."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from pypdfium2 import PdfDocument, raw

from teammoede.domain.course import Course
from teammoede.domain.half_year import Wish, propose
from teammoede.domain.meeting_choices import CancelReason, MeetingKind
from teammoede.domain.meeting_part import Note
from teammoede.domain.week import months_after
from teammoede.printing.course_plan import course_plan
from teammoede.public_holidays import danish_holidays
from tests.domain.building import NOON, TODAY, agree, held, make_course, make_meeting
from tests.printing.reading import bookmarks_of, facts_of, ink_of, pages_of, text_of
from tests.printing.sheets import GOAL, PRINTED, SECRET

CLOSED = [7, 28, 29, 30, 42, 52]
AUTUMN = date(2026, 8, 31)  # over New Year, with week 53, to the last of February


def _half_year(start: date = AUTUMN, *, weekday: int = 0, **values: Any) -> Course:
    usual = {"title": "Ro på Blå stue", "institution": "Solstrålen", "goal": GOAL, "rhythm": 1}
    given = usual | values
    course = make_course(
        start=start, weekday=weekday, time=time(12, 30), closed_weeks=CLOSED, **given
    )
    course.end = course.end or months_after(start, 6)
    wish = Wish(start, weekday, course.end, course.rhythm, (1, 3, 6), tuple(CLOSED))
    for proposed in propose(wish, danish_holidays(start, wish.until), []):
        values = {"kind": proposed.kind, "start": time(12, 30), "length": 60}
        make_meeting(course, proposed.date, **values)
    return course


def _sheet(course: Course, *, large: bool = False) -> bytes:
    holidays = danish_holidays(date(2026, 1, 1), date(2028, 12, 31))
    return course_plan(course, printed=PRINTED, today=TODAY, large=large, holidays=holidays)


def _text(course: Course) -> str:
    return text_of(_sheet(course))


def _page_size(pdf: bytes) -> tuple[int, int]:
    with PdfDocument(pdf) as document:
        width, height = document[0].get_size()
    return round(width / 72 * 25.4), round(height / 72 * 25.4)


def _type_of(pdf: bytes, words: str) -> float:
    """Return the size in points in which some words are set, as it is seen on the paper."""
    with PdfDocument(pdf) as document:
        page = document[0].get_textpage()
        place = page.search(words).get_next()
        assert place is not None
        return raw.FPDFText_GetFontSize(page.raw, place[0]) * _scale(document)


def _scale(document: PdfDocument) -> float:
    """How much larger the sheet is than A4: the size of a font is said before it is enlarged."""
    return document[0].get_size()[0] / (210 / 25.4 * 72)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("rhythm", [1, 2])
@pytest.mark.parametrize("weekday", [0, 4])
@pytest.mark.parametrize("start", [AUTUMN, date(2027, 1, 4), date(2028, 2, 29)])
def test_a_half_year_is_one_page(start: date, weekday: int, rhythm: int, large: bool) -> None:
    course = _half_year(start, weekday=weekday, rhythm=rhythm)
    (page,) = pages_of(_sheet(course, large=large))
    assert all(meeting.title in page for meeting in course.meetings)
    assert "Side 1 af 1" in page


def test_every_week_has_a_row_with_its_number_over_new_year() -> None:
    course = _half_year()
    text = _text(course)
    assert "53 ma 28.12. 12.30–13.30 Planlægningsmøde 15" in text
    assert "1 ma 4.1. 12.30–13.30 Planlægningsmøde 16" in text
    assert "36 ma 31.8. 12.30–13.30 Opstartsmøde" in text
    assert "9 ma 1.3. 12.30–13.30 Slutevaluering" in text
    assert "42 Lukket (efterårsferie)" in text
    assert "52 Lukket (jul) · Juleaftensdag to 24.12." in text


def test_months_are_named_with_the_year_where_it_changes() -> None:
    titles = [title for title, _ in bookmarks_of(_sheet(_half_year()))]
    assert titles[:4] == ["August 2026", "September 2026", "Oktober 2026", "November 2026"]
    text = _text(_half_year())
    assert "Januar 2027" in text
    assert "Februar 2027" not in text


def test_a_holiday_beside_a_meeting_is_named_below_it() -> None:
    course = make_course(start=date(2027, 3, 22), end=date(2027, 4, 2))
    make_meeting(course, date(2027, 3, 22), start=time(12, 30))
    text = _text(course)
    assert "ma 22.3. 12.30 Planlægningsmøde 1 Skærtorsdag to 25.3. · Langfredag fr 26.3." in text
    assert "13 Anden påskedag ma 29.3." in text


def test_a_fortnightly_course_shows_the_weeks_between() -> None:
    course = _half_year(date(2027, 1, 4), rhythm=2)
    text = _text(course)
    assert "Hver anden mandag kl. 12.30" in text
    assert "Opstartsmøde 2 3 ma 18.1." in text


def test_visits_stand_below_without_the_weeks_between() -> None:
    text = _text(_half_year())
    assert text.index("Slutevaluering") < text.index("Opfølgningsbesøg April")
    assert "14 ma 5.4." in text
    assert "12 Skærtorsdag" not in text  # the week between the evaluation and the first visit
    assert "Opfølgningsbesøg 3" in text


def test_visits_of_the_next_year_say_so() -> None:
    course = _half_year(date(2026, 6, 1), end=date(2026, 12, 7))
    assert "Opfølgningsbesøg Januar 2027" in _text(course)


def test_a_cancelled_meeting_is_marked_and_its_reason_stays_off_the_wall() -> None:
    course = _half_year()
    course.meetings[3].cancel(NOON, CancelReason.ILLNESS, SECRET)
    text = _text(course)
    assert "ma 21.9. 12.30–13.30 Planlægningsmøde aflyst" in text
    assert "sygdom" not in text
    assert SECRET not in text
    assert "Planlægningsmøde 21" in text
    assert "Planlægningsmøde 22" not in text  # the number is not used up


def test_nothing_that_was_said_or_agreed_hangs_on_the_wall() -> None:
    course = _half_year()
    course.aliases = ["Storebjørn"]
    Note(meeting=course.meetings[1], point="parents", text="Garderoben", confidential=SECRET)
    agree(course.meetings[1], "Puslebord")
    text = _text(course)
    assert not any(word in text for word in ("Storebjørn", "Garderoben", SECRET, "Puslebord"))
    assert "Til opslag" in text
    assert "Internt" not in text


def test_the_legend_names_what_stands_on_the_sheet() -> None:
    course = _half_year()
    assert "planlægningsmøde milepæl: opstart, slutevaluering, besøg Side" in _text(course)
    held(course.meetings[0])
    course.meetings[1].cancel(NOON, CancelReason.OTHER)
    assert "besøg holdt aflyst Side" in _text(course)


def test_a3_is_the_same_sheet_enlarged() -> None:
    course = _half_year()
    small, large = _sheet(course), _sheet(course, large=True)
    assert (_page_size(small), _page_size(large)) == ((210, 297), (297, 420))
    assert text_of(small) == text_of(large)
    assert all(min(white) >= 6 * 2**0.5 for white in ink_of(large))


def test_type_is_as_large_as_fits_and_never_too_small() -> None:
    course = _half_year()
    assert _type_of(_sheet(course), "Planlægningsmøde 3") >= 10
    assert _type_of(_sheet(course, large=True), "Planlægningsmøde 3") >= 14
    short = _half_year(date(2027, 1, 4), end=date(2027, 2, 15))
    assert _type_of(_sheet(short), "Planlægningsmøde 3") == pytest.approx(13)
    year = _half_year(date(2026, 1, 12), end=date(2027, 1, 11))
    assert len(pages_of(_sheet(year))) == 2
    assert _type_of(_sheet(year), "Planlægningsmøde 3") == pytest.approx(9)
    assert _type_of(_sheet(year, large=True), "Planlægningsmøde 3") == pytest.approx(14, abs=0.05)


def test_a_large_plan_fits_wherever_the_small_one_does() -> None:
    course = _half_year()
    course.title = "Ro, tryghed og fællesskab i hverdagens overgange for de ældste børn " * 5
    course.goal = "Ro. " * 200
    assert len(pages_of(_sheet(course))) == 1
    large = _sheet(course, large=True)
    assert len(pages_of(large)) == 1
    assert 12.5 < _type_of(large, "Planlægningsmøde 3") < 14


def test_a_plan_that_flows_on_repeats_its_titles() -> None:
    pages = pages_of(_sheet(_half_year(date(2026, 1, 12), end=date(2027, 1, 11))))
    assert all("Uge Dato Klokken Møde" in page for page in pages)
    assert "fortsat" in pages[1]


def test_one_meeting_is_one_week() -> None:
    course = make_course()
    make_meeting(course, TODAY, start=time(9, 0))
    text = _text(course)
    assert "ma 23.11.2026 · uge 48" in text
    assert "48 ma 23.11. 09.00 Planlægningsmøde 1" in text


def test_only_visits_are_weeks_too() -> None:
    course = make_course()
    make_meeting(course, TODAY, kind=MeetingKind.VISIT)
    assert "Opfølgningsbesøg 1" in _text(course)


def test_dates_without_meetings_show_the_empty_weeks() -> None:
    course = make_course(start=date(2027, 1, 4), end=date(2027, 7, 2))
    text = _text(course)
    assert "Møderne er ikke planlagt endnu." in text
    assert "Kristi himmelfartsdag to 6.5." in text


def test_a_course_without_dates_says_what_would_stand_there() -> None:
    (page,) = pages_of(_sheet(make_course(title="Tom")))
    assert "Her står forløbets uger" in page
    assert "Tom" in page


def test_a_meeting_far_off_is_listed_and_not_led_up_to() -> None:
    course = _half_year()
    make_meeting(course, date(2062, 1, 2), start=time(12, 30))
    make_meeting(course, date(2001, 1, 2), start=time(12, 30))
    (page,) = pages_of(_sheet(course))
    assert "Uden for halvåret" in page
    assert "Januar 2062" in page
    assert "Januar 2001" in page


def test_two_meetings_of_a_week_share_its_row() -> None:
    course = make_course()
    for day in range(2):
        make_meeting(course, TODAY + timedelta(days=day), start=time(12, 30), length=60)
    text = _text(course)
    assert "48 ma 23.11. 12.30–13.30 Planlægningsmøde 1 ti 24.11." in text


def test_an_endless_goal_is_shortened_and_an_endless_title_flows() -> None:
    course = _half_year(goal="Gruppen er præget af ro. " * 600)
    (page,) = pages_of(_sheet(course))
    assert "…" in page
    course.title = "Et langt forløb " * 600
    pdf = _sheet(course)
    assert "Slutevaluering" in text_of(pdf)
    assert all(min(white) >= 6 and white[2] >= 13.5 for white in ink_of(pdf))


def test_the_pdf_describes_itself_and_is_always_the_same() -> None:
    course = _half_year()
    pdf = _sheet(course)
    assert "Forløbsplan · Ro på Blå stue" in facts_of(pdf)["Title"]
    assert len(pdf) < 200_000
    assert _sheet(course) == pdf


def test_no_child_hangs_on_the_wall() -> None:
    course = _half_year(
        title="Ro om Storebjørn", goal="At Storebjørn trives", place="hos storebjørn"
    )
    course.aliases = ["Storebjørn"]
    pdf = _sheet(course)
    assert "jørn" not in text_of(pdf) + facts_of(pdf)["Title"]
    assert "At et barn trives" in text_of(pdf)
