"""Every sheet read by a machine: its name, language and contents, and its words in their order.

The demo courses make all of them; what stands beside or below is read later.
"""

from datetime import date, datetime
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument, PdfPage
from reportlab.pdfgen.canvas import Canvas

from teammoede.domain.course import Course
from teammoede.domain.sharing import candidates
from teammoede.printing.catalogue import Sheet, fitting_meeting
from teammoede.printing.paper_job import PaperJob
from teammoede.storage.demo import add_demo
from teammoede.storage.store import Store
from tests.printing.reading import bookmarks_of, facts_of, pages_of

TODAY = date(2026, 11, 23)
PRINTED = datetime(2026, 11, 23, 12, 41)

Place = tuple[float, float, float, float]
Made = dict[tuple[str, Sheet], bytes]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Every sheet of both courses."""
    folder: Path = tmp_path_factory.mktemp("demo")
    store = Store(folder / "arkiv", device="paper", create=True)
    add_demo(store, TODAY)
    courses = [store.course(course.id) for course in store.courses(TODAY)]
    sheets = {(course.title, sheet): _print(course, sheet) for course in courses for sheet in Sheet}
    store.close()
    return sheets


def _print(course: Course, sheet: Sheet) -> bytes:
    held = course.last_held()
    near = held if sheet is Sheet.MINUTES else course.next_meeting() or held
    assert near is not None
    picked = tuple(action.id for action in candidates(course))
    meeting = fitting_meeting(sheet, course, near)
    return PaperJob(sheet, course, TODAY, PRINTED, meeting, picked=picked).make().data


def jumps(pdf: bytes) -> list[str]:
    """Return where the text goes back: up the page, and not to a column at the right.

    The figures at a curve's edge are part of a drawing, which is read as one.
    """
    with PdfDocument(pdf) as document:
        return [jump for page in document for jump in _jumps_on(page)]


def _jumps_on(page: PdfPage) -> list[str]:
    text = page.get_textpage()
    places = [text.get_rect(number) for number in range(text.count_rects())]

    def said(place: Place) -> str:
        return text.get_text_bounded(*place).strip()

    return [
        f"»{said(before)}« → »{said(after)}«"
        for before, after in pairwise(places)
        if _goes_back(before, after) and not _is_figure(said(before), said(after))
    ]


def _is_figure(*texts: str) -> bool:
    return all(text.rstrip(" %").replace(",", "").isdigit() for text in texts)


def _goes_back(before: Place, after: Place) -> bool:
    _, _, right, top = before
    left, bottom, _, _ = after
    return bottom > top - 1 and left < right - 1


@pytest.mark.parametrize("sheet", Sheet)
def test_a_machine_reads_a_sheet_as_people_do(sheet: Sheet, made: Made) -> None:
    for (_, kind), pdf in made.items():
        if kind is sheet:
            assert jumps(pdf) == []
            assert any(pages_of(pdf))


@pytest.mark.parametrize("sheet", Sheet)
def test_a_sheet_says_what_it_is_and_in_which_language(sheet: Sheet, made: Made) -> None:
    for (course, kind), pdf in made.items():
        if kind is not sheet:
            continue
        facts = facts_of(pdf)
        assert len(facts["Title"].split(" · ")) >= 3, course
        assert b"/Lang (da-DK)" in pdf
        assert b"DisplayDocTitle" in pdf, "a reader would show the file's name instead"
        marks = bookmarks_of(pdf)
        assert marks, course
        pages = [page for _, page in marks]
        assert pages == sorted(pages)
        assert all(title.strip() for title, _ in marks)


def test_a_step_back_is_found() -> None:
    file = BytesIO()
    canvas = Canvas(file)
    for height, words in ((700, "først"), (650, "midt"), (750, "glemt")):
        canvas.drawString(72, height, words)
    canvas.save()
    assert jumps(file.getvalue()) == ["»midt« → »glemt«"]
