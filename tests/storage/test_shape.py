"""What fits is the same for a second library; what does not is named by its place, in Danish."""

import copy
import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from teammoede.domain.action import Answer, Carried, Due, Theme, Worked
from teammoede.domain.choice import Choice
from teammoede.domain.meeting_choices import (
    CancelReason,
    MeetingKind,
    MeetingState,
    Presence,
    Verdict,
)
from teammoede.domain.people import Function
from teammoede.resources import read_text
from teammoede.storage.course_file import columns_of
from teammoede.storage.course_lists import LISTS
from teammoede.storage.shape import Misfit, checker, shown
from tests.storage.exported import demo_data, small_data

SCHEMA = json.loads(read_text("course.schema.json"))
FITS = checker(SCHEMA)
FORMATS = jsonschema.FormatChecker(formats=["date"])
LIBRARY = jsonschema.Draft7Validator(SCHEMA, format_checker=FORMATS)

ODD_VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from([0, 1, 1.0, -1, 6, 7, 1440, 1441, 2.5, "", "x" * 200, "x" * 201]),
    st.sampled_from(["2026-11-23", "2026-02-30", "23-11-2026", "12:30", "24:00", "done", "mandag"]),
    st.sampled_from(["2026-11-23T12:00:00+00:00", "2026-11-23T12:00:00", "2026-11-23 12:00:00Z"]),
    st.text(max_size=5),
    st.lists(st.text(max_size=3), max_size=2),
    st.dictionaries(st.text(max_size=3), st.none(), max_size=2),
)


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    found = [path] if path else []
    for key, item in inner:
        found += _places(item, (*path, key)) if isinstance(item, dict | list) else [(*path, key)]
    return found


PLACES = _places(small_data())


def _fault(data: Any) -> Misfit | None:
    try:
        FITS(data)
    except Misfit as misfit:
        return misfit
    return None


def test_the_schema_is_a_sound_one() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)


def test_what_the_program_exports_fits_for_both() -> None:
    data = demo_data()
    assert _fault(data) is None
    LIBRARY.validate(data)


@given(st.sampled_from(PLACES), ODD_VALUES)
def test_a_changed_value_is_judged_alike_by_both(path: Any, value: Any) -> None:
    data = small_data()
    at = data
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = copy.deepcopy(value)
    assert (_fault(data) is None) == LIBRARY.is_valid(data)


@given(st.sampled_from(PLACES), st.booleans())
def test_a_lost_or_an_added_key_is_judged_alike_by_both(path: Any, add: bool) -> None:
    data = small_data()
    at: Any = data
    for step in path[:-1]:
        at = at[step]
    if add and isinstance(at, dict):
        at["kommentar"] = 1
    else:
        del at[path[-1]]
    assert (_fault(data) is None) == LIBRARY.is_valid(data)


@pytest.mark.parametrize("key", ["id", "date"])
def test_a_line_feed_at_the_end_is_no_part_of_a_key_or_date(key: str) -> None:
    data = small_data()
    data["meetings"][0][key] += "\n"
    misfit = _fault(data)
    assert misfit is not None
    assert misfit.place == f"meetings[0].{key}"


def test_a_rule_without_a_sentence_of_its_own_is_named_by_its_place_too() -> None:
    with pytest.raises(Misfit, match="»\\[1, 1\\]« passer ikke") as misfit:
        checker({"properties": {"a": {"uniqueItems": True}}})({"a": [1, 1]})
    assert misfit.value.place == "a"


@pytest.mark.parametrize("name", ["course", *LISTS])
def test_the_schema_has_exactly_the_fields_that_are_kept(name: str) -> None:
    from teammoede.domain.course import Course

    kind = Course if name == "course" else LISTS[name]
    properties = SCHEMA["properties"][name]
    reference = properties.get("items", properties)["$ref"].rpartition("/")[2]
    assert list(SCHEMA["definitions"][reference]["properties"]) == [
        key for key, _ in columns_of(kind)
    ]


@pytest.mark.parametrize(
    ("place", "choice"),
    [
        ("membership/function", Function),
        ("meeting/kind", MeetingKind),
        ("meeting/cancel_reason", CancelReason),
        ("attendance/presence", Presence),
        ("action/due", Due),
        ("review/due", Due),
        ("review/answer", Answer),
        ("review/carried", Carried),
        ("review/worked", Worked),
    ],
)
def test_the_schema_has_exactly_the_choices_that_exist(place: str, choice: type[Choice]) -> None:
    kind, field = place.split("/")
    allowed = SCHEMA["definitions"][kind]["properties"][field]["enum"]
    assert [key for key in allowed if key is not None] == [str(one) for one in choice]


def test_the_shared_choices_are_complete_too() -> None:
    assert SCHEMA["definitions"]["meetingState"]["enum"] == [str(one) for one in MeetingState]
    assert SCHEMA["definitions"]["verdict"]["enum"] == [*(str(one) for one in Verdict), None]
    themes = SCHEMA["definitions"]["action"]["properties"]["themes"]["items"]["enum"]
    assert themes == [str(one) for one in Theme]
    kinds = SCHEMA["definitions"]["revision"]["properties"]["kind"]["enum"]
    assert sorted(kinds) == sorted(
        {"course", *(kind.__tablename__ for kind in LISTS.values())} - {"revision"}
    )


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("kort", "»kort«"),
        ("x" * 50, f"»{'x' * 40}…«"),
        ("to\nlinjer\x1b[31m", "»to□linjer□[31m«"),
        (["å", 1], '»["å", 1]«'),
        (None, "»null«"),
    ],
)
def test_a_value_is_shown_on_one_short_line(value: Any, line: str) -> None:
    assert shown(value) == line
