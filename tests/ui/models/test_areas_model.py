"""The areas of responsibility: drawn with an empty last row, which becomes the next area."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from teammoede.domain.course import Course
from teammoede.domain.people import Who
from teammoede.domain.role_plan import Area, RolePlan, own_area
from teammoede.ui.models.areas_model import AreasModel, Column
from teammoede.ui.models.role_plan_model import CHANGED_ROLE, RECORD_ROLE
from tests.domain.building import make_course, weekly_meetings


@pytest.fixture
def course() -> Course:
    """One area from last week."""
    course = make_course("Mette Holm", "Lars Bech")
    last, _ = weekly_meetings(course, 2, date(2026, 11, 16))
    mette, lars = course.memberships
    Area(
        meeting=last,
        key="k",
        title="Garderoben",
        includes="knager og skift",
        who=[mette.id],
        stand_in=[lars.id],
        valid_from=date(2026, 11, 16),
        valid_to=date(2027, 1, 8),
    )
    return course


@pytest.fixture
def model(qapp: object, qtmodeltester: ModelTester, course: Course) -> AreasModel:
    """The areas at this week's meeting; checked by Qt's own tester all along."""
    model = AreasModel()
    qtmodeltester.check(model)
    show(model, course)
    return model


def show(model: AreasModel, course: Course, *, editable: bool = True) -> None:
    model.show_plan(RolePlan.at(course.ordered_meetings()[1]), editable=editable)


def drawn(model: AreasModel) -> list[str]:
    columns, rows = range(model.columnCount()), range(model.rowCount())
    return [" | ".join(model.index(r, c).data() for c in columns) for r in rows]


def edit(model: AreasModel, qtbot: QtBot, row: int, column: Column, value: object) -> Any:
    """Return what an edit of a cell reports."""
    with qtbot.waitSignal(model.edited) as edited:
        model.setData(model.index(row, column), value)
    return edited.args


def test_the_areas_are_drawn_with_an_empty_last_row(model: AreasModel) -> None:
    assert drawn(model) == [
        "Garderoben | knager og skift | Mette | Lars | ma 16.11. | fr 8.1.2027",
        "+ nyt ansvarsområde … |  |  |  |  | ",
    ]


def test_the_columns_have_their_danish_names(model: AreasModel) -> None:
    heads = [model.headerData(c, Qt.Orientation.Horizontal) for c in Column]
    assert heads == ["Område", "Omfatter", "Ansvarlig", "Stedfortræder", "Fra", "Til"]


def test_the_invitation_of_the_empty_row_is_no_value(model: AreasModel) -> None:
    values = [model.index(1, c).data(Qt.ItemDataRole.EditRole) for c in Column]
    assert values == ["", "", Who(), Who(), None, None]
    assert model.index(1, 0).data(RECORD_ROLE) is None


@pytest.mark.parametrize(
    ("column", "value", "reported"),
    [
        (Column.TITLE, " Legepladsen ", {"title": "Legepladsen"}),
        (Column.INCLUDES, "cykler", {"includes": "cykler"}),
        (Column.WHO, Who(("x",), words="vikar"), {"who": ["x"], "who_words": "vikar"}),
        (Column.STAND_IN, Who(), {"stand_in": [], "stand_in_words": ""}),
        (Column.FROM, None, {"valid_from": None}),
        (Column.TO, date(2026, 12, 18), {"valid_to": date(2026, 12, 18)}),
    ],
)
def test_an_edit_reports_the_area_and_its_fields(
    model: AreasModel, qtbot: QtBot, column: Column, value: object, reported: dict[str, Any]
) -> None:
    area, values = edit(model, qtbot, 0, column, value)
    assert area.title == "Garderoben"
    assert values == reported


def test_an_edit_in_the_empty_row_reports_a_new_area(model: AreasModel, qtbot: QtBot) -> None:
    assert edit(model, qtbot, 1, Column.TITLE, "Legepladsen") == [None, {"title": "Legepladsen"}]


def test_an_edit_to_the_same_value_is_none(model: AreasModel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(model.edited):
        for column in Column:
            index = model.index(0, column)
            assert not model.setData(index, index.data(Qt.ItemDataRole.EditRole))


def test_a_new_area_takes_the_empty_row_and_an_open_editor_stays_on_it(
    model: AreasModel, course: Course, qtbot: QtBot
) -> None:
    this = course.ordered_meetings()[1]
    place = QPersistentModelIndex(model.index(1, Column.WHO))
    Area(meeting=this, key="n", title="Legepladsen", position=1)
    with qtbot.waitSignal(model.rowsInserted), qtbot.assertNotEmitted(model.modelReset):
        model.refresh(RolePlan.at(this))
    assert [line.split(" | ")[0] for line in drawn(model)] == [
        "Garderoben",
        "Legepladsen",
        "+ nyt ansvarsområde …",
    ]
    assert place.isValid()
    assert place.row() == 1


def test_a_changed_area_is_marked_at_its_title(model: AreasModel, course: Course) -> None:
    this = course.ordered_meetings()[1]
    own_area(this, course.ordered_meetings()[0].areas[0]).includes = "knager"
    model.refresh(RolePlan.at(this))
    assert [model.index(0, c).data(CHANGED_ROLE) for c in Column] == [True] + [False] * 5
    assert model.index(0, Column.TO).data(Qt.ItemDataRole.FontRole).bold()


def test_an_area_that_is_taken_away_leaves_the_table(model: AreasModel, course: Course) -> None:
    this = course.ordered_meetings()[1]
    own_area(this, course.ordered_meetings()[0].areas[0]).deleted = True
    model.refresh(RolePlan.at(this))
    assert len(drawn(model)) == 1


def test_a_locked_plan_has_no_empty_row(model: AreasModel, course: Course) -> None:
    show(model, course, editable=False)
    assert len(drawn(model)) == 1
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable


def test_who_has_left_is_marked_quietly(model: AreasModel, course: Course) -> None:
    course.memberships[1].left = date(2026, 11, 23)
    row = [model.index(0, column) for column in Column]
    marked = [cell.data(Qt.ItemDataRole.ForegroundRole) is not None for cell in row]
    assert marked == [column is Column.STAND_IN for column in Column]
    told = row[Column.STAND_IN].data(Qt.ItemDataRole.ToolTipRole)
    assert told == "Lars\nLars Bech har forladt holdet"
