"""The team's table: its blank row, lists of names, and who can be removed."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from teammoede.domain.people import Function
from teammoede.ui.models.team_model import (
    RECORD_ROLE,
    SORT_ROLE,
    TeamColumn,
    TeamModel,
    TeamRow,
    shared_names,
)
from tests.domain import building  # noqa: F401 - maps the domain's classes

TODAY = date(2026, 11, 23)
METTE = TeamRow("m", "Mette Holm", Function.LEADER)
LARS = TeamRow("l", "Lars Bech", Function.STAFF, date(2026, 10, 1))
NEW = TeamRow(None, "Sara Lind")
Name, FunctionColumn, Left = TeamColumn


@pytest.fixture
def model(qtmodeltester: ModelTester) -> TeamModel:
    """Two whom the archive knows, and a new one; checked by Qt's own tester all along."""
    model = TeamModel([METTE, LARS, NEW], TODAY)
    qtmodeltester.check(model)
    return model


def drawn(model: TeamModel) -> list[str]:
    """Draw the table as text, a row a line."""
    columns, rows = range(model.columnCount()), range(model.rowCount())
    return [" | ".join(model.index(r, c).data() for c in columns) for r in rows]


def set_cell(model: TeamModel, row: int, column: TeamColumn, value: object) -> bool:
    """Write into a cell as a delegate does."""
    return model.setData(model.index(row, column), value)


def is_editable(model: TeamModel, row: int, column: TeamColumn) -> bool:
    """Whether the cell can be opened."""
    return bool(model.index(row, column).flags() & Qt.ItemFlag.ItemIsEditable)


def test_the_table_shows_the_team_and_a_blank_row(model: TeamModel) -> None:
    assert drawn(model) == [
        "Mette Holm | leder | ",
        "Lars Bech | stuepersonale | to 1.10.",
        "Sara Lind | stuepersonale | ",
        " |  | ",
    ]
    assert model.rows == (METTE, LARS, NEW)


def test_the_columns_have_danish_names(model: TeamModel) -> None:
    names = [model.headerData(c, Qt.Orientation.Horizontal) for c in range(3)]
    assert names == ["Navn", "Funktion", "Har forladt holdet"]


def test_native_values_and_the_record_have_roles_of_their_own(model: TeamModel) -> None:
    assert model.index(1, Left).data(RECORD_ROLE) == LARS
    assert model.data(model.index(1, Left), SORT_ROLE) == date(2026, 10, 1)


def test_a_name_in_the_blank_row_is_a_new_person_and_another_row_is_blank(
    model: TeamModel,
) -> None:
    assert set_cell(model, 3, Name, "  Ida   Krogh ")
    assert model.rows[-1] == TeamRow(None, "Ida Krogh")
    assert model.rowCount() == 5
    assert model.is_blank(4)


def test_several_lines_are_several_people(model: TeamModel) -> None:
    lines = "Ida Krogh, leder\r\n\nŞule Yıldız\tpædagogisk vejleder\nBo; ressourcepædagog\u2028Kim"
    set_cell(model, 3, Name, lines)
    assert drawn(model)[3:] == [
        "Ida Krogh | leder | ",
        "Şule Yıldız | pædagogisk vejleder | ",
        "Bo | ressourcepædagog | ",
        "Kim | stuepersonale | ",
        " |  | ",
    ]


def test_what_is_no_function_stays_in_the_name(model: TeamModel) -> None:
    model.add_lines("Holm, Mette")
    assert model.rows[-1].name == "Holm, Mette"


def test_lines_set_into_a_name_rename_the_first_and_add_the_others(model: TeamModel) -> None:
    set_cell(model, 0, Name, "Mette Holst\nIda")
    assert [row.name for row in model.rows] == ["Mette Holst", "Lars Bech", "Sara Lind", "Ida"]
    assert model.rows[0].id == "m"


def test_a_name_is_never_emptied(model: TeamModel) -> None:
    assert not set_cell(model, 0, Name, "   ")
    assert not set_cell(model, 3, Name, "")
    assert model.rows == (METTE, LARS, NEW)


def test_function_and_leaving_can_be_changed(model: TeamModel) -> None:
    set_cell(model, 0, FunctionColumn, "counsellor")
    set_cell(model, 0, Left, date(2026, 11, 1))
    set_cell(model, 1, Left, None)
    assert model.rows[0] == TeamRow("m", "Mette Holm", Function.COUNSELLOR, date(2026, 11, 1))
    assert model.rows[1].left is None


def test_only_who_is_known_can_leave(model: TeamModel) -> None:
    assert [is_editable(model, row, Left) for row in range(4)] == [True, True, False, False]
    assert not is_editable(model, 3, FunctionColumn)


def test_only_who_is_new_can_be_removed(model: TeamModel) -> None:
    assert [model.is_removable(row) for row in range(-1, 5)] == [False] * 3 + [True] + [False] * 2
    model.remove(0)
    model.remove(2)
    model.remove(2)
    assert model.rows == (METTE, LARS)


def test_people_of_one_name_are_listed_with_what_tells_them_apart() -> None:
    rows = [
        TeamRow(name="Mette Holm"),
        TeamRow(name="Lars"),
        TeamRow(name="mette Krogh"),
        TeamRow(name="Bo", function=Function.LEADER),
        TeamRow(name="Bo"),
    ]
    assert shared_names(rows) == [
        ("Mette", ["Mette H.", "mette K."]),
        ("Bo", ["Bo (leder)", "Bo (stuepersonale)"]),
    ]
    assert shared_names(rows[1:3]) == []
