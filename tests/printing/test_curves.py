"""The curves: what stands in them, their gaps, and the same drawing on paper and on screen."""

from datetime import date, timedelta
from io import BytesIO
from itertools import pairwise

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot
from reportlab.graphics.shapes import Circle, Drawing, Line, Path, String
from reportlab.platypus import SimpleDocTemplate

from teammoede.printing.curves import (
    NOT_COUNTED,
    NOT_RATED,
    PAPER,
    Ink,
    absence_curve,
    as_svg,
    sign_curve,
)
from tests.printing.reading import text_of

WEEK = timedelta(weeks=1)
START = date(2026, 8, 31)
HALF_YEAR = (START, START + 26 * WEEK)
SIZE = (240.0, 96.0)
RATED = [(START, 2), (START + 9 * WEEK, 3), (START + 26 * WEEK, 5)]


def _sign(
    points: list[tuple[date, int]], *, began: tuple[date, ...] = (), ink: Ink = PAPER
) -> Drawing:
    return sign_curve("Ro", points, started=began, span=HALF_YEAR, size=SIZE, ink=ink)


def _absence(*shares: float | None) -> Drawing:
    weeks = [(START + n * WEEK, share) for n, share in enumerate(shares)]
    return absence_curve(weeks, span=HALF_YEAR, size=SIZE)


def _words(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.contents if isinstance(shape, String)]


def _lines(drawing: Drawing) -> list[Path]:
    return [shape for shape in drawing.contents if isinstance(shape, Path)]


def _dots(drawing: Drawing) -> list[Circle]:
    return [shape for shape in drawing.contents if isinstance(shape, Circle)]


def _marks(drawing: Drawing) -> list[float]:
    lines = [shape for shape in drawing.contents if isinstance(shape, Line)]
    return [line.y1 - line.y2 for line in lines if line.x1 == line.x2]


def test_ratings_are_dots_on_one_line_with_the_first_and_last_number_beside() -> None:
    drawing = _sign(RATED)
    assert len(_lines(drawing)) == 1
    heights = [dot.cy for dot in _dots(drawing)]
    assert heights == sorted(heights)
    assert heights[0] < heights[1] < heights[2]
    assert _words(drawing)[:3] == ["Ro", "1", "5"]
    assert _words(drawing)[-2:] == ["5", "2"]


def test_ratings_come_in_any_order() -> None:
    assert as_svg(_sign(RATED)) == as_svg(_sign(RATED[::-1]))


def test_one_rating_is_a_dot_and_no_line() -> None:
    drawing = _sign(RATED[1:2])
    assert len(_dots(drawing)) == 1
    assert _lines(drawing) == []
    assert _words(drawing)[-1] == "3"


def test_without_a_rating_the_frame_says_so() -> None:
    assert NOT_RATED in _words(_sign([]))
    assert _dots(_sign([])) == []
    assert NOT_RATED not in _words(_sign(RATED))


def test_week_numbers_run_over_new_year_and_week_53() -> None:
    words = _words(_sign(RATED))
    weeks = words[words.index("uge 36") :][:7]
    assert weeks == ["uge 36", "40", "44", "48", "52", "3", "7"]


def test_marks_are_longer_where_more_began_and_never_reach_the_week_numbers() -> None:
    one, two, many = START, START + WEEK, START + 2 * WEEK
    marks = _marks(_sign(RATED, began=(one, two, two, *[many] * 50)))
    assert len(marks) == 3
    assert marks[0] < marks[1] < marks[2] < 14


def test_what_lies_outside_of_the_course_is_inside_of_the_picture() -> None:
    late = _sign([*RATED, (START + 60 * WEEK, 4), (START - 10 * WEEK, 1)])
    assert all(0 < dot.cx < SIZE[0] for dot in _dots(late))


@pytest.mark.parametrize("weeks", [0, 1, 300])
def test_any_span_has_its_weeks_apart(weeks: int) -> None:
    drawing = sign_curve("Ro", [], started=[], span=(START, START + weeks * WEEK), size=SIZE)
    texts = [s for s in drawing.contents if isinstance(s, String) and s.y < 10]
    assert texts[0].text == "uge 36"
    places = [text.x for text in texts]
    assert all(after - before >= 20 for before, after in pairwise(places))


def test_a_week_without_numbers_is_a_gap() -> None:
    drawing = _absence(0.1, 0.2, None, 0.1, 0.3, 0.2, None, 0.1)
    assert len(_lines(drawing)) == 2
    assert len(_dots(drawing)) == 6
    left_out = absence_curve([(START, 0.1), (START + 2 * WEEK, 0.2)], span=HALF_YEAR, size=SIZE)
    assert _lines(left_out) == []


def test_the_axis_of_absence_ends_at_a_round_share_above_all() -> None:
    assert _words(_absence(0.1, 0.22))[1:3] == ["0", "30 %"]
    assert _words(_absence(1.0))[1:3] == ["0", "100 %"]
    assert max(dot.cy for dot in _dots(_absence(0.1, 1.0))) < SIZE[1] - 12


def test_absence_that_nobody_counted_says_so() -> None:
    assert NOT_COUNTED in _words(_absence())
    assert NOT_COUNTED in _words(_absence(None, None))
    assert len(_dots(_absence(0.0, 0.0))) == 2


def test_a_long_title_is_shortened_and_a_strange_one_printed() -> None:
    title = _words(sign_curve("Ro <&> 😀 " * 40, [], started=[], span=HALF_YEAR, size=SIZE))[0]
    assert title.startswith("Ro <&> □")
    assert title.endswith("…")


def test_the_drawing_is_a_flowable() -> None:
    stream = BytesIO()
    SimpleDocTemplate(stream).build([_sign(RATED), _absence(0.1, 0.2)])
    text = text_of(stream.getvalue())
    assert "uge 36" in text
    assert "20 %" in text


@pytest.mark.parametrize(
    "drawing",
    [_sign(RATED, began=(START,)), _sign([]), _absence(0.1, None, 0.2), _absence(*[0.1] * 26)],
)
def test_qt_renders_the_same_drawing(qtbot: QtBot, drawing: Drawing) -> None:
    svg = as_svg(drawing)
    assert svg == as_svg(drawing)
    renderer = QSvgRenderer(svg)  # any warning of Qt fails the test
    assert renderer.isValid()
    assert renderer.defaultSize().toTuple() == (240, 96)
    ink = _ink(renderer)
    assert 0.002 < ink < 0.1, "nothing drawn, or an area filled that should not be"


def test_a_dark_window_has_its_own_ink(qtbot: QtBot) -> None:
    light = as_svg(_sign(RATED, ink=Ink("#ffffff", "#bbbbbb")))
    assert b"rgb(0%,0%,0%)" not in light
    assert _ink(QSvgRenderer(light)) < 0.002
    assert _ink(QSvgRenderer(light), paper="black", ink="white") > 0.002


def _ink(renderer: QSvgRenderer, paper: str = "white", ink: str = "black") -> float:
    """Return the share of the picture that is nearer to the ink than to the paper."""
    picture = QImage(480, 192, QImage.Format.Format_RGB32)
    picture.fill(QColor(paper))
    painter = QPainter(picture)
    renderer.render(painter)
    painter.end()
    dark = ink == "black"
    inked = sum(
        (QColor(picture.pixel(x, y)).lightness() < 128) == dark
        for x in range(480)
        for y in range(192)
    )
    return inked / (480 * 192)
