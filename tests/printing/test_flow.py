"""Flow: stacks break with their heading, rows stay whole, and everything gets on to paper."""

from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.platypus import Flowable, Spacer

from teammoede.printing.blocks import say, section, space, table, text_block
from teammoede.printing.flow import Columns, Row, Stack
from teammoede.printing.page import BASELINE, build
from teammoede.printing.styles import CELL, NARROW, hyphenated
from tests.printing.reading import pages_of
from tests.printing.test_page import PAGE, RUNNING

COLUMNS = Columns.of(40, 200, 200)
SENTENCE = "Vi deler gruppen i tre. "


def _printed(*story: Flowable) -> list[str]:
    return pages_of(build(RUNNING, lambda: story))


def _row(name: str, sentences: int = 1) -> Row:
    return Row(COLUMNS, [None, say(f"<{name}> {SENTENCE * sentences}"), say(f"({name})")])


def test_a_table_repeats_its_header() -> None:
    rows = [_row(f"r{n}") for n in range(100)]
    pages = _printed(table(COLUMNS, ("", "Hvad", "Hvem"), rows))
    assert len(pages) > 2
    assert all("Hvad Hvem" in page for page in pages)
    assert all(any(f"<r{n}>" in page for page in pages) for n in range(100))


def test_no_row_is_torn() -> None:
    pages = _printed(space(3.3), *[_row(f"r{n}", sentences=10) for n in range(40)])
    for page in pages:
        starts = page.count("<r")
        assert page.count("(r") == starts
        assert page.count("tre.") == 10 * starts


def test_a_row_taller_than_a_page_breaks_and_loses_nothing() -> None:
    pages = _printed(table(COLUMNS, ("", "Hvad", "Hvem"), [_row("a", 900), _row("b")]))
    assert len(pages) > 5
    assert sum(page.count("gruppen") for page in pages) == 901
    assert all("Hvad Hvem" in page for page in pages)


def test_a_title_takes_two_lines_with_it() -> None:
    for room in range(1, 9):
        filler = Spacer(0, PAGE - room * BASELINE)
        parts = [say("en\nto\ntre\nfire")]
        first, *_ = _printed(filler, section("k", "1", "Titlen", "Kort", parts, gap=0))
        assert ("Titlen" in first) == ("to" in first.replace("Internt", ""))


def test_a_section_that_breaks_says_so() -> None:
    parts = [say(f"linje {n}") for n in range(150)]
    pages = _printed(section("k", "1", "Titlen", "Kort", parts))
    assert "1 Titlen" in pages[0]
    assert all("1 Kort – fortsat" in page for page in pages[1:])


def test_the_last_ones_go_together() -> None:
    parts = [say(f"linje {n} slut") for n in range(61)]
    pages = _printed(Stack(parts, tail=5), space(4))
    assert pages[-1].count("slut") >= 5


def test_the_last_bullet_does_not_go_on_alone() -> None:
    bullets = "\n".join(f"- nr. {number} slut" for number in range(6))
    for room in range(2, 9):
        filler = Spacer(0, PAGE - room * BASELINE)
        listed = section("k", "1", "Titlen", "Kort", [*text_block(bullets), say("efter")], gap=0)
        pages = _printed(filler, listed)
        assert [page.count("slut") for page in pages] in (
            [0, 6],
            [1, 5],
            [2, 4],
            [3, 3],
            [4, 2],
            [6, 0],
        )


def test_a_double_name_parts_at_its_hyphen() -> None:
    for width in (68, 75, 90):
        for style in (CELL, NARROW):
            cell = say("Åse V., Anne-Margrethe V., Karl", style)
            row = Row(Columns.of(width), [cell])
            (page,) = _printed(row)
            whole = page.replace("Anne-Margrethe", "AnneMargrethe")  # read without a line's hyphen
            assert whole.startswith("Åse V., AnneMargrethe V., Karl ")
    assert list(hyphenated("Anne-Margrethe")) == [("Anne-", "Margrethe")]
    assert ("Special", "lægepraksisplanlægning") in hyphenated("Speciallægepraksisplanlægning")


def test_one_endless_paragraph_is_set_once_and_whole() -> None:
    pages = _printed(Stack([say("ord " * 50_000)]))
    assert sum(page.split().count("ord") for page in pages) == 50_000


def test_one_endless_word_is_broken() -> None:
    pages = _printed(Stack([say("x" * 20_000)]))
    assert sum(page.count("x") for page in pages) == 20_000


# A drawing of a story: how many words a paragraph has, or a kind of block with what is in it.
Drawing = int | tuple[str, list["Drawing"]]
DRAWINGS = st.recursive(
    st.sampled_from([1, 5, 80, 400]),
    lambda inner: st.tuples(
        st.sampled_from(["stack", "section", "table", "row"]),
        st.lists(inner, min_size=1, max_size=4),
    ),
    max_leaves=12,
)


def _made(drawing: Drawing) -> Flowable:
    if isinstance(drawing, int):
        return say("ordet " * drawing)
    kind, inner = drawing
    parts = [_made(part) for part in inner]
    if kind == "section":
        return section("k", "1", "Titel", "Kort", parts)
    if kind == "table":
        rows = [Row(COLUMNS, [None, part, None]) for part in parts]
        return table(COLUMNS, ("", "Hvad", "Hvem"), rows)
    if kind == "row":
        return Row(COLUMNS, [None, Stack(parts), None])
    return Stack(parts, lead=len(parts) - 1, tail=2)


def _words(drawing: Drawing) -> int:
    return drawing if isinstance(drawing, int) else sum(_words(part) for part in drawing[1])


@given(DRAWINGS, st.integers(0, 55))
@settings(max_examples=50)
def test_whatever_is_nested_gets_printed_once(drawing: Drawing, above: int) -> None:
    pages = pages_of(build(RUNNING, lambda: [space(above), _made(drawing)]))
    assert sum(page.split().count("ordet") for page in pages) == _words(drawing)
