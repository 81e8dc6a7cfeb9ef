"""Earlier versions of a text: by whom and when, and which words differ."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from teammoede.domain.revision import Revision, tick
from teammoede.domain.versions import (
    Piece,
    Written,
    difference,
    earlier_versions,
    moment_of,
    when_text,
    written_of,
)
from tests.domain.building import TODAY

NOON = datetime(2026, 11, 23, 12, 41).astimezone()


def written(text: str, minutes: int = 0, *parents: Revision, **values: str) -> Revision:
    """Return a revision of a text, so many minutes after noon."""
    clock = tick("", int((NOON + timedelta(minutes=minutes)).timestamp() * 1000))
    given = {"author": "", "device": "here", **values}
    return Revision(
        kind="note",
        entity="e",
        field="text",
        course_id="c",
        value=text,
        clock=clock,
        parents=[row.id for row in parents],
        **given,
    )


def chain(*texts: str) -> list[Revision]:
    """Return revisions that follow each other, newest first."""
    rows: list[Revision] = []
    for place, text in enumerate(texts):
        rows.insert(0, written(text, place, *rows[:1]))
    return rows


def marked(pieces: tuple[Piece, ...]) -> str:
    return "".join(f"[{piece.text}]" if piece.changed else piece.text for piece in pieces)


# who and when


def test_the_moment_is_that_of_the_clock() -> None:
    assert moment_of(written("").clock) == NOON
    assert moment_of("1763900000123-00007").microsecond == 123_000


def test_near_days_are_named_and_others_dated_with_their_year_where_it_is_another() -> None:
    assert when_text(NOON, TODAY) == "i dag 12.41"
    assert when_text(NOON.replace(hour=9, minute=5), TODAY) == "i dag 9.05"
    assert when_text(NOON, date(2026, 11, 24)) == "i går 12.41"
    assert when_text(NOON, date(2026, 11, 25)) == "ma 23.11. 12.41"
    assert when_text(NOON, date(2027, 1, 4)) == "ma 23.11.2026 12.41"


def test_without_a_name_it_is_said_which_computer_it_was() -> None:
    assert Written(NOON, "Mette Holm", "there").by("here") == "Mette Holm"
    assert Written(NOON, "", "here").by("here") == "denne computer"
    assert Written(NOON, "", "there").by("here") == "en anden computer"


# the list


def test_versions_are_newest_first_without_the_text_of_now() -> None:
    rows = chain("a", "b", "c")
    assert [version.text for version in earlier_versions(rows, "c")] == ["b", "a"]
    assert not any(version.beside for version in earlier_versions(rows, "c"))
    assert [version.text for version in earlier_versions(rows[::-1], "c")] == ["b", "a"]


def test_a_text_that_came_back_is_listed_where_it_stood_before() -> None:
    assert [v.text for v in earlier_versions(chain("a", "b", "a"), "a")] == ["b", "a"]


def test_the_same_text_twice_in_a_row_counts_once_as_it_was_first_written() -> None:
    rows = chain("a", "a", "b", "b")
    found = earlier_versions(rows, "b")
    assert [(v.text, v.written.at) for v in found] == [("a", NOON)]


def test_what_another_window_wrote_at_once_stands_beside() -> None:
    first = written("a")
    ours, theirs = written("vores", 1, first), written("deres", 2, first)
    found = earlier_versions([theirs, ours, first], "vores")
    assert [(v.text, v.beside) for v in found] == [("deres", True), ("a", False)]


def test_who_wrote_the_text_of_now_is_the_last_one_who_did() -> None:
    rows = [written("b", 2, author="Lars"), written("a", 1), written("b", author="Mette")]
    found = written_of(rows, "b")
    assert found is not None
    assert found.author == "Lars"
    assert written_of(rows, "c") is None


def test_a_text_without_revisions_has_no_versions() -> None:
    assert earlier_versions([], "a") == []
    assert earlier_versions(chain("a"), "a") == []


# the words


def test_words_are_compared_and_not_letters() -> None:
    found = difference("Vi del gruppen i to, ja.", "Vi deler gruppen i tre hold, ja.")
    assert marked(found.before) == "Vi [del] gruppen i [to], ja."
    assert marked(found.after) == "Vi [deler] gruppen i [tre hold], ja."
    assert (found.removed, found.added) == (2, 3)


def test_a_line_more_is_a_change_of_that_line_only() -> None:
    found = difference("- et\n- to", "- et\n- halvandet\n- to")
    assert marked(found.before) == "- et\n- to"
    assert marked(found.after) == "- et\n[- halvandet]\n- to"


def test_other_space_between_the_same_words_is_no_change() -> None:
    found = difference("a  b\nc", "a b c")
    assert (found.removed, found.added) == (0, 0)
    assert marked(found.before) == "a  b\nc"


def test_the_same_word_thousands_of_times_keeps_nobody_waiting() -> None:
    many = "og " * 2_000
    found = difference(f"Først. Vi {many}ja. Sidst.", f"Først. Og {many}{many}nej. Sidst.")
    assert found.before[0].text == "Først. "
    assert found.before[-1].text == ". Sidst."
    assert (found.removed, found.added) == (2_002, 4_002)


words = st.lists(st.sampled_from(["og", "får", "far", " ", "\n", "- ", ",", "æ" * 3]), max_size=30)


@given(words, words)
def test_no_letter_is_lost_and_what_is_the_same_is_the_same(one: list[str], two: list[str]) -> None:
    before, after = "".join(one), "".join(two)
    found = difference(before, after)
    assert "".join(piece.text for piece in found.before) == before
    assert "".join(piece.text for piece in found.after) == after
    kept = ["".join(p.text for p in side if not p.changed) for side in (found.before, found.after)]
    assert kept[0].split() == kept[1].split() or "".join(kept[0].split()) == "".join(
        kept[1].split()
    )
