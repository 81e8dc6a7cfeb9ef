"""Signs: what prints as itself, as something like it, as nothing, and as a box."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth

from teammoede.printing.fonts import (
    FACES,
    collecting_missing,
    markup,
    missing_signs,
    printable,
    register,
)


@pytest.mark.parametrize("text", ["æøå ÆØÅ", "»uge 48«", "şŞ łŁ č ğ ź ő ñ ü", "½ – — … • ≥", "Жα"])
def test_what_the_font_has_prints_as_it_is(text: str) -> None:
    assert printable(text) == text
    assert missing_signs(text) == []


@pytest.mark.parametrize("sign", ["😀", "م", "א", "漢", "✓", "\ud800", "\U0010ffff"])
def test_what_the_font_lacks_prints_as_a_box_and_is_named(sign: str) -> None:
    assert printable(f"a{sign}b") == "a□b"
    assert missing_signs(f"a{sign}b{sign}") == [sign]


@pytest.mark.parametrize("sign", ["\u200d", "\ufe0f", "\u202e", "\ufeff", "\u00ad"])
def test_invisible_signs_are_dropped(sign: str) -> None:
    assert printable(f"a{sign}b") == "ab"
    assert missing_signs(f"a{sign}b") == []


def test_control_characters_become_blanks_and_line_ends_line_ends() -> None:
    assert printable("a\x00b\x1bc\td") == "a b c d"
    assert printable("a\r\nb\rc\u2028d\x0be") == "a\nb\nc\nd\ne"


def test_loose_accents_join_their_letters() -> None:
    assert printable("a\u030a e\u0301") == "å é"


def test_office_signs_get_a_like_one() -> None:
    assert printable("\uf0b7 a\u2011b \u2192") == "• a-b ->"


def test_a_box_that_was_typed_is_not_missing() -> None:
    assert missing_signs("□") == []


def test_markup_cannot_be_smuggled_in() -> None:
    assert markup("<b>&</b>") == "&lt;b&gt;&amp;&lt;/b&gt;"


@given(st.text(st.characters(codec=None)))
def test_any_text_becomes_printable_and_stays_so(text: str) -> None:
    once = printable(text)
    assert printable(once) == once
    assert all(ord(sign) >= 32 or sign == "\n" for sign in once)
    assert ("□" in once) == bool(missing_signs(text) or "□" in text)


def test_missing_signs_are_collected_while_texts_are_made_printable() -> None:
    printable("🌙")
    with collecting_missing() as missing:
        printable("a😀")
        markup("م😀□")
    printable("漢")
    assert list(missing) == ["😀", "م"]


@pytest.mark.parametrize("face", FACES)
def test_a_remembered_width_is_that_of_the_letters(face: str) -> None:
    register()
    for _ in range(2):
        whole = stringWidth("Åbne aftaler ş", face, 10)
        assert whole == pytest.approx(sum(stringWidth(s, face, 5) * 2 for s in "Åbne aftaler ş"))
        assert stringWidth("Åbne", face, 12) == pytest.approx(1.2 * stringWidth("Åbne", face, 10))


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("fra uge 48 kl. 12.30", "fra uge_48 kl._12.30"),
        ("fra ma 28.12. uge 53", "fra ma_28.12. uge_53"),
        ("ma 14.9.2026", "ma 14.9.2026"),  # too long for its column as one
        ("virkede det: i mål", "virkede det: i_mål"),
        ("Uge for uge i 3 hold", "Uge for uge i 3 hold"),
    ],
)
def test_what_is_one_stays_on_one_line(text: str, bound: str) -> None:
    assert markup(text).replace("\u00a0", "_") == bound
