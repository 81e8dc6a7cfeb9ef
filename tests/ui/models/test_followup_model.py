"""The list of all actions: its rows as they are drawn, its order, and what is shown of it."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from teammoede.domain.action import ActionState, Answer, Due
from teammoede.domain.course import Course
from teammoede.ui.models.followup_model import (
    NOBODY,
    OVERDUE_ROLE,
    RECORD_ROLE,
    SORT_ROLE,
    FollowupColumn,
    FollowupFilter,
    FollowupModel,
    Wanted,
)
from tests.domain.building import TODAY, agree, answer, held, make_course, weekly_meetings


@pytest.fixture
def course() -> Course:
    """Six agreements of three meetings, one of each state and one that is overdue."""
    course = make_course("Mette Holm", "Lars Bech")
    mette, lars = course.memberships
    first, second, _ = weekly_meetings(course, 3, date(2026, 11, 9))
    held(first)
    held(second)
    agree(first, "Del gruppen", who=[mette.id], due=Due.DATE, due_date=date(2026, 11, 20))
    agree(first, "Mål  støjen", point="other", show_from=date(2026, 12, 14), position=1)
    done = agree(first, "Billedkort", point="parents", everyone=True, position=2)
    kept = agree(first, "To hold", who=[lars.id], position=3)
    dropped = agree(first, "Ny seng", who_words="vikaren", position=4)
    answer(done, second, Answer.DONE)
    answer(kept, second, Answer.STANDING_PRACTICE)
    answer(dropped, second, Answer.DROPPED)
    agree(second, "Leg med", point="relations", everyone=True, due=Due.NEXT_MEETING)
    return course


@pytest.fixture
def model(course: Course, qtmodeltester: ModelTester) -> FollowupModel:
    """The model of the course, checked by Qt's own tester all along."""
    model = FollowupModel()
    qtmodeltester.check(model)
    model.show_course(course, TODAY)
    return model


@pytest.fixture
def shown(model: FollowupModel, qtmodeltester: ModelTester) -> FollowupFilter:
    """The filter over it."""
    shown = FollowupFilter(model)
    qtmodeltester.check(shown)
    return shown


def drawn(model: FollowupModel | FollowupFilter) -> list[str]:
    """Draw the table as text, a row a line."""
    columns, rows = range(model.columnCount()), range(model.rowCount())
    return [" | ".join(model.index(r, c).data() for c in columns) for r in rows]


def whats(shown: FollowupFilter) -> list[str]:
    return [shown.index(row, 0).data() for row in range(shown.rowCount())]


def test_open_ones_come_first_and_overdue_before_all(model: FollowupModel) -> None:
    assert drawn(model) == [
        "Del gruppen | Mette | Organisering | ma 9.11. | ! fr 20.11. | åben",
        "Leg med | alle | Relationer | ma 16.11. | ma 23.11. | åben",
        "Mål støjen | ingen endnu | Andet | ma 9.11. |  | venter til ma 14.12.",
        "Ny seng | vikaren | Organisering | ma 9.11. |  | droppet",
        "To hold | Lars | Organisering | ma 9.11. |  | fast praksis",
        "Billedkort | alle | Forældre | ma 9.11. |  | udført",
    ]
    assert [model.index(row, 0).data(OVERDUE_ROLE) for row in range(3)] == [True, False, False]


def test_each_column_has_a_heading_and_values_to_sort_by(model: FollowupModel) -> None:
    headings = [model.headerData(c, Qt.Orientation.Horizontal) for c in FollowupColumn]
    assert headings == ["Hvad", "Hvem", "Punkt", "Aftalt", "Frist", "Tilstand"]
    due = FollowupColumn.DUE
    assert model.index(0, due).data(SORT_ROLE) == date(2026, 11, 20)
    assert model.index(2, due).data(SORT_ROLE) == date.max


def test_the_whole_text_all_names_and_the_weeks_are_in_the_tool_tip(model: FollowupModel) -> None:
    told = model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert told == "Del gruppen\nMette\naftalt ma 9.11., uge 46 · frist fr 20.11., uge 47"


def test_overdue_is_read_out_loud(model: FollowupModel) -> None:
    spoken = model.index(0, FollowupColumn.DUE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "fr 20.11., overskredet"


def test_a_course_without_agreements_is_an_empty_table(model: FollowupModel) -> None:
    model.show_course(make_course(), TODAY)
    assert (model.rowCount(), model.points()) == (0, {})
    assert model.row_of("x") == -1


def test_only_points_with_agreements_are_offered_in_the_agendas_order(
    model: FollowupModel, course: Course
) -> None:
    assert model.points() == {
        "organisation": "Organisering",
        "relations": "Relationer",
        "parents": "Forældre",
        "other": "Andet",
    }
    agree(course.meetings[0], "Gammelt", point="gone")
    model.show_course(course, TODAY)
    assert model.points()["gone"] == "gone"


# what is shown of it


def test_open_ones_are_shown_first(shown: FollowupFilter) -> None:
    assert whats(shown) == ["Del gruppen", "Leg med", "Mål støjen"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"states": frozenset(ActionState)}, 6),
        ({"states": frozenset({ActionState.DROPPED})}, 1),
        ({"overdue": True}, 1),
        ({"waiting": True}, 1),
        ({"overdue": True, "waiting": True}, 0),
        ({"point": "relations"}, 1),
        ({"point": "roles"}, 0),
        ({"person": NOBODY}, 1),
        ({"text": "mette gruppen"}, 1),
        ({"text": "STØJ"}, 1),
        ({"text": "mette støjen"}, 0),
        ({"text": "  "}, 3),
    ],
)
def test_it_is_narrowed(shown: FollowupFilter, wanted: dict[str, Any], found: int) -> None:
    shown.choose(Wanted(**wanted))
    assert shown.rowCount() == found


def test_what_everyone_does_is_each_persons_too(shown: FollowupFilter, course: Course) -> None:
    mette, lars = course.memberships
    shown.choose(Wanted(person=mette.id))
    assert whats(shown) == ["Del gruppen", "Leg med"]
    shown.choose(Wanted(person=lars.id, states=frozenset(ActionState)))
    assert whats(shown) == ["Leg med", "To hold", "Billedkort"]


def test_a_heading_sorts_by_its_values_and_not_by_its_text(shown: FollowupFilter) -> None:
    shown.choose(Wanted(states=frozenset(ActionState)))
    shown.sort(FollowupColumn.STATE)
    assert whats(shown)[0] == "Del gruppen"
    assert whats(shown)[-1] == "Ny seng"
    shown.sort(FollowupColumn.DUE, Qt.SortOrder.DescendingOrder)
    assert whats(shown)[-1] == "Del gruppen"
    shown.sort(-1)
    assert whats(shown)[0] == "Del gruppen"


def test_what_is_answered_stays_until_it_is_let_go(
    shown: FollowupFilter, model: FollowupModel, course: Course
) -> None:
    action = course.open_actions(TODAY)[0]
    shown.hold(action.id)
    answer(action, course.ordered_meetings()[2], Answer.DONE)
    model.renew(action)
    assert drawn(shown)[0] == "Del gruppen | Mette | Organisering | ma 9.11. | fr 20.11. | udført"
    assert not shown.index(0, 0).data(OVERDUE_ROLE)
    shown.let_go(but=action.id)
    assert whats(shown) == ["Del gruppen", "Leg med", "Mål støjen"]
    shown.let_go()
    assert whats(shown) == ["Leg med", "Mål støjen"]


def test_what_is_held_goes_with_another_choice(
    shown: FollowupFilter, model: FollowupModel, course: Course
) -> None:
    shown.hold(model.rows[-1].action.id)
    assert whats(shown)[-1] == "Billedkort"
    shown.choose(Wanted(text=""))
    assert whats(shown) == ["Del gruppen", "Leg med", "Mål støjen"]


def test_an_action_is_found_where_it_is_shown(shown: FollowupFilter, course: Course) -> None:
    waiting = course.open_actions(TODAY)[2]
    assert shown.index_of(waiting.id).data(RECORD_ROLE) is waiting
    shown.choose(Wanted(overdue=True))
    assert shown.index_of(waiting.id) == QModelIndex()
    assert not shown.index_of("x").isValid()
