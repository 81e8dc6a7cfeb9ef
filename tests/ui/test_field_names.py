"""What a field is called in a sentence: also those of the half-year's records."""

import pytest

from teammoede.domain.base import Record
from teammoede.domain.meeting_part import Note
from teammoede.domain.practice import PracticeState, own_check
from teammoede.domain.sign import Sign, own_rating
from teammoede.ui.field_names import _KINDS, name_of, read
from tests.domain.building import TODAY, agree, make_course, make_meeting


def test_a_field_is_named_with_its_kind_and_point() -> None:
    course = make_course()
    meeting = make_meeting(course, TODAY)
    ro = Sign(course=course, title="Ro")
    practice = agree(meeting)
    named = {
        name_of(Note(meeting=meeting, point="parents"), "text"): "Drøftelse, Forældre",
        name_of(own_rating(meeting, ro), "why"): "Vurdering, Ro, hvorfor",
        name_of(own_check(meeting, practice), "help"): "Fast praksis, hvilken hjælp",
        name_of(meeting, "raters"): "Mødet, hvor mange vurderer",
        name_of(ro, "title"): "Tegn, titel",
    }
    assert list(named) == list(named.values())


def test_a_choice_reads_as_its_word() -> None:
    assert read(PracticeState.FORGOTTEN, None) == "glemt"
    assert read(4, None) == "4"
    assert read(None, None) == "(tomt)"


@pytest.mark.parametrize("table", sorted({"sign", "sign_rating", "practice_check", "handover"}))
def test_every_record_of_the_half_year_has_a_name(table: str) -> None:
    assert table in Record.metadata.tables
    assert _KINDS[table]
