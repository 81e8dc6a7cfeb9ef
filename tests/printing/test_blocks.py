"""The building blocks: typed text, boxes and lines to fill in."""

from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Spacer

from teammoede.printing.blocks import Choices, Mark, WritingLines, lines, say, text_block
from teammoede.printing.page import build
from teammoede.printing.styles import BULLET, CELL, NARROW, TEXT
from tests.printing.reading import dotted_of, text_of
from tests.printing.test_page import RUNNING


def _kinds(text: str) -> list[str]:
    names = {BULLET.name: "bullet", TEXT.name: "text"}
    return [
        "gap" if isinstance(block, Spacer) else names[block.style.name]
        for block in text_block(text)
        if isinstance(block, Spacer | Paragraph)
    ]


def test_lines_bullets_and_empty_lines() -> None:
    assert _kinds("Vi talte.\nOg lo.\n\n- først\n - så\nTil sidst") == [
        "text",
        "gap",
        "bullet",
        "bullet",
        "text",
    ]


def test_several_empty_lines_are_one_gap_and_none_stands_first() -> None:
    assert _kinds("\n\nVi talte.\n\n\n\nOg lo.\n\n") == ["text", "gap", "text"]


def test_bullets_and_line_ends_print() -> None:
    text = text_of(build(RUNNING, lambda: text_block("Vi så:\n- en\n- to")))
    assert "Vi så: • en • to" in text


def test_a_dash_inside_a_line_is_no_bullet() -> None:
    assert _kinds("mandag - fredag") == ["text"]
    assert _kinds("• indsat") == ["bullet"]
    assert _kinds("-5 grader") == ["text"]


def test_pasted_lines_stay_lines() -> None:
    blocks = text_block("\n".join(f"linje {n}" for n in range(100)))
    assert len(blocks) == 3


def test_sentences_that_a_pdf_cut_are_joined_and_short_lines_are_not() -> None:
    cut = "Sampraksisforløbet er en indsats målrettet børnegrupper, der er præget af uro, et barn"
    assert len(_lines_of(f"{cut}\neller flere børn, der har det svært.")) == 1
    assert len(_lines_of(f"{cut}\nEller flere")) == 2
    assert len(_lines_of("mælk\nrugbrød")) == 2


def _lines_of(text: str) -> list[str]:
    joined = "".join(block.text for block in text_block(text) if isinstance(block, Paragraph))
    return joined.split("<br/>")


def test_nothing_gives_nothing() -> None:
    assert text_block(" \n ") == []


def _bytes(*blocks: Flowable) -> bytes:
    return build(RUNNING, lambda: blocks)


def test_ticks_are_drawn_not_typed() -> None:
    empty, ticked = _bytes(Mark()), _bytes(Mark(ticked=True))
    assert text_of(empty) == text_of(ticked)
    assert empty != ticked
    assert "!" in text_of(_bytes(Mark(overdue=True)))


def test_choices_tick_only_the_chosen_word() -> None:
    words = ("udført", "droppet")
    assert "udført droppet" in text_of(_bytes(Choices(words)))
    none, first, second = (_bytes(Choices(words, word)) for word in ("", *words))
    assert len({none, first, second}) == 3


def test_writing_lines_are_eight_and_a_half_millimetres_apart_and_dotted() -> None:
    lines = WritingLines(4, "Drøftelse")
    assert round(lines.wrap(100, 1000)[1] / (72 / 25.4), 2) == 4 * 8.5
    assert len(dotted_of(_bytes(lines))) == 4


def test_writing_lines_break_in_twos() -> None:
    lines = WritingLines(4)
    pitch = lines.wrap(100, 1000)[1] / 4
    assert lines.split(100, 1.5 * pitch) == []
    assert len(lines.split(100, 2 * pitch)) == 2
    assert len(lines.split(100, 3.5 * pitch)) == 2
    assert WritingLines(3).split(100, 2.5 * pitch) == []


def test_a_paragraph_keeps_its_lines() -> None:
    assert "&lt;" not in text_of(_bytes(say("<a>\nb & c")))
    assert "<a> b & c" in text_of(_bytes(say("<a>\nb & c")))


@example("\x1b\xa00", TEXT)
@example("0  0 ", CELL)
@given(st.text(max_size=80), st.sampled_from([TEXT, CELL, NARROW]))
def test_what_is_not_parsed_breaks_as_if_it_were(text: str, style: ParagraphStyle) -> None:
    set_here, parsed = say(text, style), Paragraph(lines(text), style)
    assert (
        set_here.wrap(150 + style.leftIndent + style.rightIndent, 1000)[1]
        == (parsed.wrap(150 + style.leftIndent + style.rightIndent, 1000)[1])
    )
    assert set_here.getPlainText() == parsed.getPlainText()
    assert _words(set_here) == _words(parsed)


def _words(paragraph: Any) -> list[list[str]]:
    """The words of each line, of one face or of several."""
    lines = [line[1] if isinstance(line, tuple) else line.words for line in paragraph.blPara.lines]
    return [[getattr(word, "text", word) for word in words] for words in lines]
