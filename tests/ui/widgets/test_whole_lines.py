"""Big type is never cut through: the end of a text and a list in whole lines, in any width."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from teammoede.ui.widgets.whole_lines import (
    Paragraph,
    Placed,
    height_of,
    last_lines,
    line_height,
    whole_entries,
)

WIDE = 600.0


@pytest.fixture
def font(qapp: QApplication) -> QFont:
    font = QFont(qapp.font())
    font.setPointSizeF(28)
    return font


def read(placed: list[Placed]) -> list[str]:
    return [text for part in placed for text in part.texts]


def entries(font: QFont, *texts: str) -> list[Paragraph]:
    return [Paragraph(text, font, WIDE) for text in texts]


def test_a_short_text_stands_whole(font: QFont) -> None:
    placed, is_cut = last_lines("En\n\nTo\n", font, WIDE, 10 * line_height(font))
    assert read(placed) == ["En", "", "To"]
    assert not is_cut


def test_a_long_text_shows_its_end(font: QFont) -> None:
    text = "\n".join(f"Linje {number}" for number in range(50))
    placed, is_cut = last_lines(text, font, WIDE, 3.9 * line_height(font))
    assert read(placed) == ["Linje 47", "Linje 48", "Linje 49"]
    assert is_cut


def test_what_is_typed_in_the_middle_is_in_sight(font: QFont) -> None:
    text = "\n".join(f"Linje {number}" for number in range(50))
    placed, is_cut = last_lines(text, font, WIDE, 3 * line_height(font), text.index("Linje 20"))
    assert read(placed) == ["Linje 18", "Linje 19", "Linje 20"]
    assert is_cut


def test_one_endless_paragraph_is_laid_out_from_near_its_end(font: QFont) -> None:
    text = "ord " * 5_000 + "slut"
    placed, _ = last_lines(text, font, WIDE, 3 * line_height(font))
    assert read(placed)[-1].endswith("slut")
    assert sum(len(part.paragraph.text) for part in placed) < 6_000
    middle, _ = last_lines(text, font, WIDE, 3 * line_height(font), 9_000)
    assert len(read(middle)) == 3


@settings(max_examples=60)
@given(
    text=st.text(st.sampled_from("ab åş😀- \n"), max_size=300),
    lines=st.floats(0.2, 9),
    width=st.floats(1, 700),
    at=st.none() | st.integers(0, 320),
)
def test_no_text_is_higher_than_its_room(
    qapp: QApplication, text: str, lines: float, width: float, at: int | None
) -> None:
    font = QFont(qapp.font())
    placed, _ = last_lines(text, font, width, lines * line_height(font), at)
    assert 1 <= sum(part.end - part.first for part in placed) <= max(1, int(lines + 0.01))
    assert all(line in text for line in read(placed))


def test_the_lines_of_a_bullet_hang(font: QFont) -> None:
    plain, bullet = Paragraph("x " * 40, font, WIDE), Paragraph("- " + "x " * 40, font, WIDE)
    assert bullet.lines >= plain.lines > 1


def test_only_whole_entries_are_listed(font: QFont) -> None:
    line = line_height(font)
    short = entries(font, "En", "To", "Tre")
    assert read(whole_entries(short, 2.9 * line)) == ["En", "To"]
    assert read(whole_entries(short, 2.9 * line, newest=True)) == ["To", "Tre"]
    assert read(whole_entries(short, height_of(short) + 0.5)) == ["En", "To", "Tre"]
    assert whole_entries([], 100) == []


def test_one_entry_is_there_however_little_room_there_is(font: QFont) -> None:
    [long] = entries(font, "Del gruppen i tre ved garderoben " * 6)
    [placed] = whole_entries([long], 2.5 * line_height(font))
    assert placed.end == 2 < long.lines
