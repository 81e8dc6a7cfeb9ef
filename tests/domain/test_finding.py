"""What is found and where it stands: substrings in Danish, whatever the spelling in Unicode."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teammoede.domain.finding import Query, excerpt, folded, marks, stand_in, words_in

# Letters that fold to more or fewer of them, beside ordinary ones.
_LETTERS = st.text(alphabet="aåÅæøßfilsſKÅǰΐᾳᾼİ가ᄀ\u0301\u030a\u0345x \n", max_size=40) | st.text(
    max_size=40
)


def found(text: str, typed: str) -> list[str]:
    """Return the letters that are marked."""
    return [text[begin:end] for begin, end in marks(text, words_in(typed))]


def test_a_word_is_found_inside_a_longer_one_in_any_case() -> None:
    assert found("Vi prøver Morgensamling i to hold", "SAMLING") == ["samling"]
    assert found("Vi prøver samling, og igen Samling", "samling") == ["samling", "Samling"]


def test_letters_with_a_ring_are_letters_of_their_own() -> None:
    assert found("far henter", "får") == []
    assert found("Når får vi svar? Far henter", "far") == ["Far"]
    assert found("Når får vi svar? Far henter", "får") == ["får"]


def test_both_spellings_of_unicode_are_one() -> None:
    two = unicodedata.normalize("NFD", "Gårsdagens møde")
    assert len(two) > len("Gårsdagens møde")
    assert found(two, "gårs") == [unicodedata.normalize("NFD", "Gårs")]
    assert found("Gårsdagens møde", unicodedata.normalize("NFD", "MØDE")) == ["møde"]
    assert found(two, "gar") == []


def test_all_words_have_to_stand_in_the_text_and_each_is_marked() -> None:
    text = "To af de store hjalp de små i garderoben"
    assert found(text, "små store") == ["store", "små"]
    assert found(text, "små mellemste") == []


def test_what_stands_in_quotes_is_one_exact_phrase() -> None:
    text = "i to hold, så to og to hold i hånd"
    assert found(text, '"to hold"') == ["to hold", "to hold"]
    assert found(text, "»hold i« hånd") == ["hold i", "hånd"]
    assert found(text, '"to hold i hånd') == ["to hold i hånd"]  # not closed yet


def test_places_are_those_of_the_text_where_folding_changes_its_length() -> None:
    assert found("Strauß og Straße: samling", "samling") == ["samling"]
    assert found("Strauß og sol", "ss") == ["ß"]
    assert found("İstanbul sang", "sang") == ["sang"]


def test_a_single_letter_counts_only_beside_a_word_or_in_quotes() -> None:
    assert words_in("a") == ()
    assert words_in(" å  ") == ()
    assert words_in("vi ø") == ("vi", "ø")
    assert words_in('"å"') == ("å",)
    assert words_in('""') == words_in("") == ()
    assert words_in("ro ro RO") == ("ro",)


def test_overlapping_words_are_marked_as_one_and_neighbours_as_two() -> None:
    assert found("samlingen", "samling lingen") == ["samlingen"]
    assert found("rororo", "ro") == ["ro", "ro", "ro"]


def test_a_query_without_words_or_a_person_asks_for_nothing() -> None:
    assert not Query(point="parents")
    assert Query(words=("ro",))
    assert Query(person="Mette Holm")


def test_an_excerpt_is_one_line_that_begins_where_the_word_stands() -> None:
    text = "Først noget andet.\n- Så morgensamling i to hold.\nOg mere"
    line, shown = excerpt(text, marks(text, ("samling",)))
    assert line == "- Så morgensamling i to hold. Og mere"
    assert [line[a:b] for a, b in shown] == ["samling"]
    long = "ord " * 200 + "samling " + "ord " * 200
    line, shown = excerpt(long, marks(long, ("samling",)))
    assert line.startswith("… ord ")
    assert line.endswith("…")
    assert len(line) < 300
    assert [line[a:b] for a, b in shown] == ["samling"]


@given(_LETTERS, st.data())
def test_whatever_stands_in_a_text_is_found_and_marked_where_it_stands(
    text: str, data: st.DataObject
) -> None:
    plain = folded(text)
    if not plain.strip():
        return
    begin = data.draw(st.integers(0, len(plain) - 1))
    word = plain[begin : data.draw(st.integers(begin + 1, len(plain)))]
    spans = marks(text, (word,))
    assert spans
    assert stand_in(text, (word,))
    for begin, end in spans:
        assert 0 <= begin < end <= len(text)
        assert word in folded(text[begin:end])
    assert list(spans) == sorted(spans)


@given(_LETTERS)
def test_folding_twice_is_folding_once_and_both_spellings_fold_alike(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert folded(unicodedata.normalize("NFD", text)) == folded(text)


@given(_LETTERS, _LETTERS)
def test_no_word_that_is_missing_is_ever_marked(text: str, word: str) -> None:
    word = folded(word)
    assert bool(word in folded(text)) == bool(marks(text, (word,))) or not word


@given(_LETTERS, st.data())
def test_an_excerpt_marks_the_same_words(text: str, data: st.DataObject) -> None:
    if not folded(text):
        return
    letter = data.draw(st.sampled_from(folded(text)))
    spans = marks(text, (letter,))
    line, shown = excerpt(text, spans)
    assert "\n" not in line
    assert shown
    (a, b), (begin, end) = shown[0], spans[0]
    assert line[a:b] == text[begin:end] or text[begin:end].isspace()


@pytest.mark.parametrize("typed", ["", "   ", '"', "»«", "«", '" "'])
def test_nothing_typed_is_no_word(typed: str) -> None:
    assert words_in(typed) == ()
