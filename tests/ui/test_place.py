"""Where the window was left: ids and a size beside the archive, nothing that is confidential."""

from datetime import date
from pathlib import Path

import pytest

from teammoede.ui.place import FILE_NAME, Place

TODAY = date(2026, 11, 23)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_a_first_start_was_left_nowhere(place: Place) -> None:
    assert (place.course, place.meeting("c"), place.point) == ("", "", "")
    assert place.day("c") is None
    assert place.geometry.isEmpty()


def test_the_place_is_there_at_the_next_start(place: Place, tmp_path: Path) -> None:
    place.keep("c", "m", "roles", TODAY)
    place.keep_geometry(place.geometry)
    again = Place(tmp_path)
    assert (again.course, again.meeting("c"), again.point) == ("c", "m", "roles")
    assert again.day("c") == TODAY


def test_each_course_has_its_own_meeting_and_day(place: Place) -> None:
    place.keep("c", "m", "roles", TODAY)
    place.keep("d", "n", "other", date(2026, 11, 24))
    assert (place.course, place.meeting("c"), place.meeting("d")) == ("d", "m", "n")
    assert (place.day("c"), place.day("d")) == (TODAY, date(2026, 11, 24))


@pytest.mark.parametrize(
    "text", ["[days]\nc=i går\n", "geometry=x\n[meetings]\nc=@Invalid()\n", "\x00\xff["]
)
def test_a_spoilt_file_is_no_place(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text, encoding="latin-1")
    place = Place(tmp_path)
    assert place.day("c") is None
    assert place.geometry.isEmpty()
