"""The navigator's list: newest first, what is next, what is done."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from teammoede.domain.course import Course
from teammoede.domain.meeting_choices import MeetingKind, MeetingState
from teammoede.ui.models.meetings_model import RECORD_ROLE, SORT_ROLE, MeetingsModel
from tests.domain.building import cancelled, make_course, make_meeting, weekly_meetings

Role = Qt.ItemDataRole
TODAY = date(2026, 11, 23)


@pytest.fixture
def course() -> Course:
    """An approved, a cancelled, the next and a later meeting."""
    course = make_course("Mette Holm")
    first, second, *_ = weekly_meetings(course, 4, date(2026, 11, 9))
    first.state = MeetingState.APPROVED
    cancelled(second)
    return course


@pytest.fixture
def model(qapp: object, qtmodeltester: ModelTester, course: Course) -> MeetingsModel:
    """The list of the course; checked by Qt's own tester all along."""
    model = MeetingsModel()
    qtmodeltester.check(model)
    model.show_course(course, TODAY)
    return model


def drawn(model: MeetingsModel) -> list[str]:
    return [model.index(row).data() for row in range(model.rowCount())]


def test_the_list_is_drawn_newest_first(model: MeetingsModel) -> None:
    assert drawn(model) == [
        "uge 49   ma 30.11.",
        "uge 48   ma 23.11.   næste",
        "uge 47   ma 16.11.   aflyst",
        "uge 46   ma 9.11.",
    ]


def test_a_row_tells_the_ear_what_its_icon_shows(model: MeetingsModel) -> None:
    told = [model.index(row).data(Role.AccessibleTextRole) for row in range(4)]
    assert [text.rpartition(": ")[2] for text in told] == [
        "planlagt",
        "næste møde",
        "aflyst",
        "godkendt",
    ]
    assert told[0].startswith("Planlægningsmøde 3, mandag den 30. november 2026, uge 49")


def test_a_planned_meeting_of_the_past_is_to_be_written_up(
    model: MeetingsModel, course: Course
) -> None:
    model.show_course(course, date(2026, 11, 24))
    assert drawn(model)[:2] == ["uge 49   ma 30.11.   næste", "uge 48   ma 23.11.   skal skrives"]


def test_other_kinds_than_planning_are_named(model: MeetingsModel, course: Course) -> None:
    kinds = (MeetingKind.START_UP, MeetingKind.VISIT, MeetingKind.EVALUATION, MeetingKind.VISIT)
    for meeting, kind in zip(course.ordered_meetings(), kinds, strict=True):
        meeting.kind = kind
    model.show_course(course, TODAY)
    assert drawn(model) == [
        "uge 49   30.11.   besøg",
        "uge 48   23.11.   evaluering",
        "uge 47   16.11.   besøg",
        "uge 46   9.11.   opstart",
    ]
    told = model.index(1).data(Role.AccessibleTextRole)
    assert told == "Slutevaluering, mandag den 23. november 2026, uge 48: næste møde"
    model.show_course(course, date(2026, 11, 24))
    assert model.index(1).data() == "uge 48   ma 23.11.   skal skrives"


def test_only_the_next_is_bold(model: MeetingsModel) -> None:
    fonts = [model.index(row).data(Role.FontRole) for row in range(4)]
    assert [bool(font and font.bold()) for font in fonts] == [False, True, False, False]


def test_each_row_has_an_icon_and_the_states_differ(model: MeetingsModel) -> None:
    icons = [model.index(row).data(Role.DecorationRole) for row in range(4)]
    pictures = {icon.pixmap(32, 32).toImage().cacheKey() for icon in icons}
    assert len(pictures) == 4


def test_rows_give_their_record_and_sort_by_the_date(model: MeetingsModel, course: Course) -> None:
    meetings = list(reversed(course.ordered_meetings()))
    assert [model.index(row).data(RECORD_ROLE) for row in range(4)] == meetings
    assert [model.index(row).data(SORT_ROLE) for row in range(4)] == [m.date for m in meetings]
    assert [model.row_of(meeting) for meeting in meetings] == [0, 1, 2, 3]


def test_a_meeting_of_another_course_has_no_row(model: MeetingsModel) -> None:
    other = make_meeting(make_course("Ida Friis"), date(2026, 11, 23))
    assert model.row_of(other) == -1


def test_a_course_without_meetings_is_an_empty_list(model: MeetingsModel) -> None:
    model.show_course(make_course("Mette Holm"), TODAY)
    assert drawn(model) == []
