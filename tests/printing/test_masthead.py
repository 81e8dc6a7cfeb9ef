"""The top of a sheet: how a long name of a course breaks."""

from typing import Any

import pytest
from pypdfium2 import PdfDocument

from teammoede.domain.course import Course
from teammoede.domain.people import Function
from teammoede.printing.masthead import named
from teammoede.printing.page import body_width
from teammoede.printing.styles import COURSE
from teammoede.printing.wording import course_line
from tests.printing.sheets import course_with, record


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Ro på stuen", ["Ro på stuen · Børnehuset Månehøj · Stuen, 22 børn på 3–5 år"]),
        (
            "Forløb om ro på Stjernestuen i år",
            [
                "Forløb om ro på Stjernestuen i år · Børnehuset Månehøj ·",
                "Stuen, 22 børn på 3–5 år",
            ],
        ),
    ],
)
def test_the_name_of_a_course_breaks_between_its_parts(title: str, lines: list[str]) -> None:
    course = Course(title=title, institution="Børnehuset Månehøj", group="Stuen, 22 børn på 3–5 år")
    assert _lines(named(course_line(course), COURSE)) == lines


def test_a_name_longer_than_two_lines_is_set_as_it_comes() -> None:
    course = Course(title="Et langt forløb " * 30, institution="Månehøj", group="Stuen")
    assert " ".join(_lines(named(course_line(course), COURSE))).endswith("forløb · Månehøj · Stuen")


def _lines(paragraph: Any) -> list[str]:
    paragraph.wrap(body_width(), 1000)
    lines = [line[1] if isinstance(line, tuple) else line.words for line in paragraph.blPara.lines]
    return [" ".join(getattr(w, "text", w).strip() for w in words).strip() for words in lines]


def test_a_function_goes_under_its_name_as_one() -> None:
    course, meeting = course_with()
    course.memberships[0].name, course.memberships[0].function = "Mette Krogh", Function.COUNSELLOR
    with PdfDocument(record(course, meeting)) as document:
        lines = document[0].get_textpage().get_text_bounded().splitlines()
    assert [line for line in lines if "vejleder" in line and "pædagogisk" not in line] == []
