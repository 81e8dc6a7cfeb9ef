"""Reading JSON from bytes that anybody may have made."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teammoede.storage.json_text import parse
from teammoede.storage.shape import Misfit

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


@given(JSON, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_what_is_json_is_read_in_every_encoding_that_an_editor_writes(
    value: Any, encoding: str
) -> None:
    text = " " + json.dumps(value, ensure_ascii=False)
    assert parse(text.encode(encoding)) == value


@given(st.binary(max_size=50))
def test_no_bytes_end_in_anything_but_data_or_a_misfit(content: bytes) -> None:
    try:
        parse(content)
    except Misfit as misfit:
        assert misfit.reason  # noqa: PT017 - either is fine, a crash is not


@given(JSON.filter(lambda value: isinstance(value, list | dict) and bool(value)), st.data())
def test_what_is_cut_off_is_refused(value: Any, data: st.DataObject) -> None:
    content = json.dumps(value).encode()
    cut = data.draw(st.integers(1, len(content) - 1))
    with pytest.raises(Misfit):
        parse(content[:cut])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "tom"),
        (b" \n", "tom"),
        (b"hej", "linje 1, tegn 1"),
        (b'{"a": 1,\n "b": 2', "ikke hel"),
        (b'{"a": "hal', "ikke hel"),
        (b'{\n"a": 1,,}', "linje 2, tegn 8"),
        (b'{"a": 1, "a": 2}', "to gange"),
        (b'{"id": "f00", "a": 1, "a": 2}', "f00"),
        (b"[NaN]", "NaN"),
        (b"[-Infinity]", "-Infinity"),
        (b"[1e999]", "for stort"),
        (b"[" + b"9" * 10_000 + b"]", "for stort tal"),
        (b"[" * 200_000, "for dybt"),
        (b'{"a":' * 200_000, "for dybt"),
        (b'["bl\xe5b\xe6r"]', "UTF-8"),
        (b'{"x": {"y": ["fin", "\\ud83d halv"]}}', "halvt tegn"),
        (b'["\xed\xa0\x80"]', "UTF-8"),
    ],
)
def test_what_is_wrong_is_said(content: bytes, said: str) -> None:
    with pytest.raises(Misfit) as refused:
        parse(content)
    assert said in refused.value.reason


def test_half_a_sign_is_named_by_its_place() -> None:
    with pytest.raises(Misfit) as refused:
        parse(b'{"notes": [{"text": "hel"}, {"text": "\\uDC00"}]}')
    assert refused.value.place == "notes[1].text"


def test_a_whole_pair_of_escapes_is_one_sign() -> None:
    assert parse(b'["\\ud83d\\ude00 \\u0000"]') == ["😀 \0"]
