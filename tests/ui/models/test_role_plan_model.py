"""The matrix of situations and weekdays: names in the cells, what changed, what an edit reports."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from teammoede.domain.course import Course
from teammoede.domain.people import Who
from teammoede.domain.role_plan import RoleAssignment, RolePlan, Situation
from teammoede.ui.models.role_plan_model import CHANGED_ROLE, RECORD_ROLE, RolePlanModel
from tests.domain.building import make_course, weekly_meetings

Role = Qt.ItemDataRole


@pytest.fixture
def course() -> Course:
    """Two situations; last week's plan, and one cell that this week changed."""
    course = make_course("Mette Holm", "Lars Bech")
    last, this = weekly_meetings(course, 2, date(2026, 11, 16))
    mette, lars = course.memberships
    reception, lunch = (
        Situation(course=course, title=title, position=place)
        for place, title in enumerate(("Modtagelse", "Frokost"))
    )
    RoleAssignment(meeting=last, situation_id=reception.id, weekday=0, who=[mette.id, lars.id])
    RoleAssignment(meeting=last, situation_id=lunch.id, weekday=4, who=[lars.id], words="vikar")
    RoleAssignment(meeting=this, situation_id=reception.id, weekday=0, who=[lars.id])
    return course


@pytest.fixture
def model(qapp: object, qtmodeltester: ModelTester, course: Course) -> RolePlanModel:
    """The plan of this week's meeting; checked by Qt's own tester all along."""
    model = RolePlanModel()
    qtmodeltester.check(model)
    model.show_plan(RolePlan.at(course.ordered_meetings()[1]), editable=True)
    return model


def drawn(model: RolePlanModel) -> list[str]:
    """Draw the table as text, a changed cell with a star."""
    lines = []
    for row in range(model.rowCount()):
        cells = [model.index(row, column) for column in range(model.columnCount())]
        texts = [f"{c.data()}*" if c.data(CHANGED_ROLE) else c.data() for c in cells]
        lines.append(" | ".join([model.headerData(row, Qt.Orientation.Vertical), *texts]))
    return lines


def test_the_plan_is_drawn_with_names_words_and_changes(model: RolePlanModel) -> None:
    assert drawn(model) == [
        "Modtagelse | Lars* |  |  |  | ",
        "Frokost |  |  |  |  | Lars, vikar",
    ]


def test_the_columns_are_the_weekdays(model: RolePlanModel) -> None:
    heads = [model.headerData(day, Qt.Orientation.Horizontal) for day in range(5)]
    assert heads == ["Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag"]


def test_who_has_left_is_marked_quietly_until_somebody_else_stands_there(
    model: RolePlanModel, course: Course
) -> None:
    lunch, morning = model.index(1, 4), model.index(0, 0)
    assert lunch.data(Role.ForegroundRole) is None
    course.memberships[1].left = date(2026, 11, 23)
    assert lunch.data(Role.ForegroundRole) is not None
    assert lunch.data() == "Lars, vikar"
    assert lunch.data(Role.ToolTipRole) == "Lars, vikar\nLars Bech har forladt holdet"
    assert "Lars Bech har forladt holdet" in lunch.data(Role.AccessibleTextRole)
    assert morning.data(Role.ForegroundRole) is not None
    assert model.index(0, 1).data(Role.ForegroundRole) is None
    course.memberships[1].left = date(2026, 11, 24)  # still here at the meeting
    assert lunch.data(Role.ForegroundRole) is None


def test_an_edit_is_reported_and_changes_nothing_by_itself(
    model: RolePlanModel, course: Course, qtbot: QtBot
) -> None:
    who = Who((course.memberships[0].id,))
    with qtbot.waitSignal(model.edited) as edited:
        assert model.setData(model.index(1, 2), who)
    assert edited.args == [model.situation(1), 2, who]
    assert model.index(1, 2).data() == ""


def test_an_edit_to_the_same_people_is_none(
    model: RolePlanModel, course: Course, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(model.edited):
        assert not model.setData(model.index(0, 0), Who((course.memberships[1].id,)))


def test_a_cell_is_told_to_the_ear_in_full(model: RolePlanModel) -> None:
    told = [model.index(0, day).data(Role.AccessibleTextRole) for day in (0, 1)]
    assert told == ["Modtagelse mandag: Lars (ændret)", "Modtagelse tirsdag: ingen"]


def test_changed_cells_are_bold_and_records_are_given(model: RolePlanModel) -> None:
    assert model.index(0, 0).data(Role.FontRole).bold()
    assert model.index(1, 4).data(Role.FontRole) is None
    assert model.index(1, 4).data(RECORD_ROLE).words == "vikar"
    assert model.index(0, 1).data(RECORD_ROLE) is None


def test_a_locked_plan_cannot_be_edited(model: RolePlanModel, course: Course) -> None:
    model.show_plan(RolePlan.at(course.ordered_meetings()[0]), editable=False)
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    assert drawn(model)[0] == "Modtagelse | Mette, Lars |  |  |  | "


def test_refreshing_keeps_the_rows(model: RolePlanModel, course: Course, qtbot: QtBot) -> None:
    this = course.ordered_meetings()[1]
    this.assignments[0].words = "og en vikar"
    with qtbot.waitSignal(model.dataChanged), qtbot.assertNotEmitted(model.modelReset):
        model.refresh(RolePlan.at(this))
    assert model.index(0, 0).data() == "Lars, og en vikar"


def test_no_plan_is_an_empty_table(qapp: object) -> None:
    assert RolePlanModel().rowCount() == 0
