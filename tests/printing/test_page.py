"""The page: running head and foot, the grid, bytes, and no last page with a single line."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

import pytest
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Spacer

from teammoede.printing.blocks import say
from teammoede.printing.fonts import REGULAR
from teammoede.printing.page import (
    COLUMNS,
    Running,
    body_width,
    build,
    columns,
    new_sheet,
    shortened,
)
from tests.printing.reading import ink_of, pages_of

RUNNING = Running(
    sheet="Prøveark",
    course="Ro på Blå stue",
    when="uge 48",
    code="2026-48-3f2a",
    hangs="Internt",
    printed=datetime(2026, 11, 23, 12, 41),
)
PAGE = (297 - 28) * mm


def _lines(height: float, last: int) -> Callable[[], Sequence[Flowable]]:
    """A first page filled but for `height` points, then so many lines."""
    return lambda: [Spacer(0, PAGE - height), *(say(f"linje {n}") for n in range(last))]


def test_every_page_says_where_it_belongs() -> None:
    pages = pages_of(build(RUNNING, _lines(10, 10)))
    assert len(pages) == 2
    assert "Prøveark Ro på Blå stue uge 48" in pages[1]
    for number, page in enumerate(pages, 1):
        assert f"Side {number} af 2" in page
        assert "Internt" in page
        assert "Udskrevet ma 23.11.2026 kl. 12.41 · 2026-48-3f2a" in page


def test_a_single_last_line_gets_company() -> None:
    pages = pages_of(build(RUNNING, lambda: [say(f"linje {n} slut") for n in range(60)]))
    assert len(pages) == 2
    assert pages[1].count("slut") >= 3
    assert sum(page.count("slut") for page in pages) == 60


def test_a_last_page_that_cannot_get_company_is_left_alone() -> None:
    tall = PAGE - 5
    pages = pages_of(build(RUNNING, lambda: [Spacer(0, tall), say("sidste linje")]))
    assert len(pages) == 2


def test_the_grid_fills_the_body() -> None:
    assert columns(COLUMNS) == pytest.approx(body_width())
    assert body_width() == pytest.approx(176 * mm, abs=0.1)
    assert columns(1) == pytest.approx(11 * mm, abs=0.1)
    assert columns(COLUMNS, wide=True) == pytest.approx(body_width(wide=True))


def test_margins_are_kept_by_head_foot_and_punch_mark() -> None:
    for left, top, right, low in ink_of(build(RUNNING, _lines(10, 70))):
        assert left >= 6.5
        assert min(top, low) >= 6
        assert right >= 13.5


def test_a_long_title_is_shortened_in_the_running_head_only() -> None:
    long = "Et meget langt forløb om ro, tryghed og fællesskab " * 4
    pages = pages_of(build(replace(RUNNING, course=long), _lines(10, 10)))
    assert "…" in pages[1]
    assert "uge 48" in pages[1]


@pytest.mark.parametrize("width", [0.0, 20.0, 80.0])
def test_shortened_text_fits(width: float) -> None:
    line = shortened("Forløb på Stjernestuen", REGULAR, 8.5, width)
    assert line.endswith("…")
    assert stringWidth(line, REGULAR, 8.5) <= max(width, stringWidth("…", REGULAR, 8.5))


def test_what_fits_is_not_shortened() -> None:
    assert shortened("Forløb\npå  stuen", REGULAR, 8.5, 500) == "Forløb på stuen"


def test_equal_input_gives_equal_bytes_and_another_clock_others() -> None:
    assert build(RUNNING, _lines(10, 3)) == build(RUNNING, _lines(10, 3))
    later = replace(RUNNING, printed=datetime(2026, 11, 23, 12, 42))
    assert build(RUNNING, _lines(10, 3)) != build(later, _lines(10, 3))


def test_a_new_sheet_begins_without_a_running_head() -> None:
    def story() -> list[Flowable]:
        return [*_lines(10, 10)(), *new_sheet(), *_lines(20, 10)()]

    heads = ["Prøveark Ro på Blå stue" in page for page in pages_of(build(RUNNING, story))]
    assert heads == [False, True, False, True]
