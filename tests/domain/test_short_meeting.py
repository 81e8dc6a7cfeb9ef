"""A short meeting folds its agenda, and unfolding it keeps everything in sight."""

import pytest

from teammoede.domain.agenda import SINCE_LAST, Agenda
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingKind
from teammoede.domain.practice import PracticeState, own_check
from teammoede.domain.sign import Sign, own_rating
from teammoede.resources import read_text

from .building import PLANNING, TODAY, agree, make_course, make_meeting


@pytest.fixture
def meeting() -> Meeting:
    return make_meeting(make_course("Mette"), TODAY, short=True, burning="parents")


def test_a_short_meeting_is_what_is_open_one_burning_point_and_the_roles(meeting: Meeting) -> None:
    assert meeting.agenda.keys == (SINCE_LAST, "parents", "roles")


def test_a_point_that_holds_something_never_folds(meeting: Meeting) -> None:
    meeting.own_note("relations").text = "Legen gik godt"
    agree(meeting, point="organisation")
    assert meeting.agenda.keys == (SINCE_LAST, "organisation", "relations", "parents", "roles")


def test_unfolding_keeps_what_was_written_in_the_one_list(meeting: Meeting) -> None:
    meeting.own_note(SINCE_LAST).text = "Alt går, som det skal"
    meeting.short = False
    assert meeting.agenda.keys == (SINCE_LAST, *PLANNING.keys)
    meeting.own_note(SINCE_LAST).text = ""
    assert meeting.agenda.keys == PLANNING.keys


def test_unfolding_keeps_what_was_agreed_in_the_one_list(meeting: Meeting) -> None:
    action = agree(meeting, point=SINCE_LAST)
    meeting.short = False
    assert meeting.agreed_on(SINCE_LAST) == [action]
    assert meeting.agenda.keys[0] == SINCE_LAST


def _of_kind(kind: MeetingKind, **values: object) -> Meeting:
    agenda = Agenda.from_toml(read_text("agendas", f"{kind}.toml"))
    course = make_course("Mette")
    return make_meeting(course, TODAY, kind=kind, agenda_data=agenda.as_data(), **values)


@pytest.mark.parametrize("found", [{"state": PracticeState.FORGOTTEN}, {"help": "en gang til"}])
def test_what_a_visit_found_of_a_practice_never_folds(found: dict[str, object]) -> None:
    visit = _of_kind(MeetingKind.VISIT, short=True, burning="difficult")
    check = own_check(visit, agree(visit, point="agreements"))
    assert "standing" not in visit.agenda.keys
    for name, value in found.items():
        setattr(check, name, value)
    assert "standing" in visit.agenda.keys
    assert not visit.is_untouched


@pytest.mark.parametrize("given", [{"value": 3}, {"why": "Der er for mange om bordet"}])
def test_what_was_said_of_a_sign_never_folds(given: dict[str, object]) -> None:
    start_up = _of_kind(MeetingKind.START_UP, short=True, burning="needs")
    rating = own_rating(start_up, Sign(course=start_up.course, title="Ro"))
    assert "signs" not in start_up.agenda.keys
    for name, value in given.items():
        setattr(rating, name, value)
    assert "signs" in start_up.agenda.keys
    assert not start_up.is_untouched


def test_how_many_rated_is_something_that_was_written() -> None:
    start_up = _of_kind(MeetingKind.START_UP)
    assert start_up.is_untouched
    start_up.raters = 5
    assert not start_up.is_untouched


def test_a_rating_at_a_meeting_without_such_a_point_was_written_too() -> None:
    meeting = make_meeting(make_course("Mette"), TODAY)
    own_rating(meeting, Sign(course=meeting.course, title="Ro")).value = 3
    assert not meeting.is_untouched
