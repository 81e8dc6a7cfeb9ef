"""Values stand in revisions as JSON holds them, and every field of a record is content but two."""

import json
from datetime import UTC, date, datetime, time

import pytest

from teammoede.domain.action import Due
from teammoede.domain.errors import InvalidValue
from teammoede.domain.people import Membership
from teammoede.resources import read_text
from teammoede.storage.values import MOST_CHARACTERS, fields, plain, storable


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (Due.NEXT_MEETING, "next_meeting"),
        (date(2026, 11, 23), "2026-11-23"),
        (time(12, 30), "12:30:00"),
        (datetime(2026, 11, 23, 12, tzinfo=UTC), "2026-11-23T12:00:00+00:00"),
        (["a"], ["a"]),
        (None, None),
        (0, 0),
        ("å", "å"),
    ],
)
def test_a_value_is_kept_as_json_holds_it(value: object, kept: object) -> None:
    assert plain(value) == kept
    assert type(plain(value)) in (str, int, list, type(None))
    json.dumps(plain(value))


def test_all_of_a_record_is_content_but_its_key_and_its_time() -> None:
    content = ["course_id", "function", "joined", "left", "name", "position"]
    assert sorted(fields(Membership)) == content


def test_a_longer_text_than_a_file_may_hold_is_refused_with_its_length() -> None:
    assert storable("æ" * MOST_CHARACTERS) == "æ" * MOST_CHARACTERS
    with pytest.raises(InvalidValue, match="200001 tegn"):
        storable("æ" * (MOST_CHARACTERS + 1))


def test_the_limit_is_that_of_the_schema_of_an_exported_file() -> None:
    schema = json.loads(read_text("course.schema.json"))
    assert schema["definitions"]["text"]["maxLength"] == MOST_CHARACTERS
