"""Roller: the plan takes the tab, names are typed into its cells, what changed is marked."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget

from teammoede.domain.action import Answer
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.role_plan import RoleAssignment, RolePlan
from teammoede.storage.store import Store
from teammoede.ui.dialogs.own_list_dialog import OwnListDialog
from teammoede.ui.models.areas_model import Column
from teammoede.ui.models.role_plan_model import CHANGED_ROLE
from teammoede.ui.tabs.roles_tab import RolesTab
from teammoede.ui.widgets.date_edit import DateEdit
from teammoede.ui.widgets.plan_table import PlanTable
from tests.domain.building import agree
from tests.ui.conftest import Screen, in_dialog
from tests.ui.full_disk import fill_up, make_room

Kept = Callable[[], Course]
TODAY, NEXT_WEEK = 1, 2
CTRL = Qt.KeyboardModifier.ControlModifier


def plan(course: Course, place: int = TODAY) -> RolePlan:
    return RolePlan.at(course.ordered_meetings()[place])


def drawn(course: Course, place: int = TODAY) -> list[str]:
    """Draw the plan in the archive, a situation a line."""
    laid = plan(course, place)

    def names(cell: RoleAssignment | None) -> str:
        return ", ".join(course.who_names(cell.who, words=cell.words)) if cell else "-"

    return [
        " | ".join([s.title, *(names(laid.cell(s, day)) for day in range(5))])
        for s in laid.situations
    ]


def choose(screen: Screen, table: PlanTable, row: int, column: int) -> None:
    screen.focus(table)
    table.setCurrentIndex(table.model().index(row, column))


def write(screen: Screen, table: PlanTable, row: int, column: int, text: str) -> None:
    """Type into a cell as one does in a table, and end with Enter."""
    choose(screen, table, row, column)
    screen.type(text)
    screen.press(Qt.Key.Key_Return)
    QApplication.processEvents()  # the editor closes by an event


def button(tab: QWidget, title: str) -> QPushButton:
    """Return the button that begins with these words."""
    return next(b for b in tab.findChildren(QPushButton) if b.text().startswith(title))


@pytest.fixture
def tab(screen: Screen) -> RolesTab:
    """The tab in front."""
    found = screen.go_to("Roller")
    assert isinstance(found, RolesTab)
    return found


def test_the_plan_takes_the_tab_and_the_three_parts_fold(tab: RolesTab) -> None:
    assert not tab.discussion.is_open
    assert not tab.agreements.is_open
    assert not tab.since_last.is_open
    assert tab.matrix.isVisible()
    assert tab.area_table.isVisible()


def test_what_waits_for_an_answer_is_not_folded_away(
    course: Course, store: Store, open_window: Callable[..., Screen]
) -> None:
    store.keep(
        agree(course.ordered_meetings()[0], "Byt om på frokosten", point="roles", position=9)
    )
    screen = open_window()
    tab = screen.go_to("Roller")
    assert tab.since_last.is_open
    screen.click(tab.since_last.listed[0].answers.button(Answer.DONE))


def test_names_are_typed_into_a_cell(screen: Screen, tab: RolesTab, kept: Kept) -> None:
    write(screen, tab.matrix, 0, 0, "Mette, Lars")
    assert drawn(kept())[0] == "Modtagelse | Mette, Lars | - | - | - | -"
    assert tab.cells.index(0, 0).data() == "Mette, Lars"


def test_words_stand_beside_the_names(screen: Screen, tab: RolesTab, kept: Kept) -> None:
    write(screen, tab.matrix, 1, 4, "Sara og en vikar")
    assert drawn(kept())[1] == "Frokost | - | - | - | - | Sara, en vikar"


def test_a_cell_is_saved_while_it_is_typed(screen: Screen, tab: RolesTab, kept: Kept) -> None:
    choose(screen, tab.matrix, 0, 0)
    screen.type("Mette")
    assert drawn(kept())[0].startswith("Modtagelse | Mette |")
    screen.window.close()
    assert drawn(kept())[0].startswith("Modtagelse | Mette |")


def test_delete_empties_the_chosen_cells(screen: Screen, tab: RolesTab, kept: Kept) -> None:
    write(screen, tab.matrix, 0, 0, "Mette")
    write(screen, tab.matrix, 0, 1, "Lars")
    choose(screen, tab.matrix, 0, 0)
    tab.matrix.selectionModel().select(
        tab.cells.index(0, 1), QItemSelectionModel.SelectionFlag.Select
    )
    screen.press(Qt.Key.Key_Delete)
    assert drawn(kept())[0] == "Modtagelse | - | - | - | - | -"


def test_one_cell_is_put_on_the_whole_week(screen: Screen, tab: RolesTab, kept: Kept) -> None:
    write(screen, tab.matrix, 2, 1, "Sara")
    choose(screen, tab.matrix, 2, 1)
    screen.click(next(b for b in tab.findChildren(QPushButton) if b.text() == "Hele ugen"))
    assert drawn(kept())[2] == "Hvil | Sara | Sara | Sara | Sara | Sara"


def test_enter_goes_on_to_the_cell_below(screen: Screen, tab: RolesTab, kept: Kept) -> None:
    write(screen, tab.matrix, 0, 0, "Mette")
    assert tab.matrix.hasFocus()
    screen.focus(tab.matrix)  # the window too, which the list of names had put in the back
    screen.type("Lars")
    screen.press(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert [row.split(" | ")[1] for row in drawn(kept())] == ["Mette", "Lars", "-"]


def test_the_whole_week_is_undone_after_a_click(screen: Screen, tab: RolesTab, kept: Kept) -> None:
    write(screen, tab.matrix, 0, 0, "Mette")
    write(screen, tab.matrix, 0, 1, "Lars")
    choose(screen, tab.matrix, 0, 0)
    screen.click(button(tab, "Hele ugen"))
    screen.press(Qt.Key.Key_Z, CTRL)
    assert drawn(kept())[0] == "Modtagelse | Mette | Lars | - | - | -"


def test_the_whole_week_has_a_key(screen: Screen, tab: RolesTab, kept: Kept) -> None:
    write(screen, tab.matrix, 2, 1, "Sara")
    choose(screen, tab.matrix, 2, 1)
    screen.press(Qt.Key.Key_R, CTRL)
    assert drawn(kept())[2] == "Hvil | Sara | Sara | Sara | Sara | Sara"


def test_a_cell_is_copied_to_another(screen: Screen, tab: RolesTab, kept: Kept) -> None:
    write(screen, tab.matrix, 0, 0, "Mette, Lars")
    choose(screen, tab.matrix, 0, 0)
    screen.press(Qt.Key.Key_C, CTRL)
    choose(screen, tab.matrix, 1, 2)
    screen.press(Qt.Key.Key_V, CTRL)
    assert drawn(kept())[1] == "Frokost | - | - | Mette, Lars | - | -"


def test_an_unknown_name_is_offered_and_put_into_the_cell(
    screen: Screen, tab: RolesTab, kept: Kept
) -> None:
    write(screen, tab.matrix, 0, 0, "Aylin")
    assert tab.notice.isVisible()
    button = next(b for b in tab.notice.findChildren(QPushButton) if b.text().startswith("Tilføj"))
    screen.click(button)
    added = next(m for m in kept().memberships if m.name == "Aylin")
    cell = next(iter(plan(kept()).cells.values()))
    assert (cell.who, cell.words) == ([added.id], "")
    assert tab.matrix.hasFocus()


@pytest.fixture
def planned(course: Course, store: Store) -> Meeting:
    """Last week's meeting, which laid a plan."""
    held = course.ordered_meetings()[0]
    mette, lars, _ = course.memberships
    for weekday in range(5):
        store.keep(
            RoleAssignment(
                meeting=held,
                situation_id=course.situations[0].id,
                weekday=weekday,
                who=[mette.id if weekday < 3 else lars.id],
            )
        )
    return held


def test_last_weeks_plan_is_where_it_starts_and_only_changes_are_written(
    planned: Meeting, open_window: Callable[..., Screen], kept: Kept
) -> None:
    screen = open_window()
    tab = screen.go_to("Roller")
    assert isinstance(tab, RolesTab)
    shown = [tab.cells.index(0, day).data() for day in range(5)]
    assert shown == ["Mette", "Mette", "Mette", "Lars", "Lars"]
    write(screen, tab.matrix, 0, 4, "Sara")
    assert [cell.weekday for cell in kept().ordered_meetings()[TODAY].assignments] == [4]
    marked = [tab.cells.index(0, day).data(CHANGED_ROLE) for day in range(5)]
    assert marked == [False, False, False, False, True]
    assert tab.cells.index(0, 4).data(Qt.ItemDataRole.AccessibleTextRole).endswith("(ændret)")
    assert plan(kept(), NEXT_WEEK).changed_cells == frozenset()
    assert drawn(kept(), 0)[0] == "Modtagelse | Mette | Mette | Mette | Lars | Lars"


def test_the_first_plan_marks_nothing(screen: Screen, tab: RolesTab) -> None:
    write(screen, tab.matrix, 0, 0, "Mette")
    assert not tab.cells.index(0, 0).data(CHANGED_ROLE)


def test_tab_leaves_the_table(screen: Screen, tab: RolesTab) -> None:
    choose(screen, tab.matrix, 0, 0)
    screen.press(Qt.Key.Key_Tab)
    assert not tab.matrix.hasFocus()


def test_a_cell_that_cannot_be_saved_is_tried_again(
    screen: Screen, tab: RolesTab, kept: Kept
) -> None:
    fill_up(screen)
    write(screen, tab.matrix, 0, 0, "Mette")
    assert screen.window.ui.banner.isVisible()
    make_room(screen)
    assert screen.desk.saver.flush()
    assert drawn(kept())[0].startswith("Modtagelse | Mette |")
    assert tab.cells.index(0, 0).data() == "Mette"


# areas


def areas(course: Course) -> list[tuple[str, str, str]]:
    """Return title, what is included and who of the areas in the archive."""
    return [
        (a.title, a.includes, ", ".join(course.who_names(a.who, words=a.who_words)))
        for a in plan(course).areas
    ]


def test_an_area_is_written_in_the_last_row(screen: Screen, tab: RolesTab, kept: Kept) -> None:
    write(screen, tab.area_table, 0, Column.TITLE, "Garderoben")
    assert areas(kept()) == [("Garderoben", "", "")]
    assert tab.areas.rowCount() == 2
    [area] = plan(kept()).areas
    assert area.valid_from == date(2026, 11, 23)


def test_people_of_an_area_are_typed_in_one_go(screen: Screen, tab: RolesTab, kept: Kept) -> None:
    write(screen, tab.area_table, 0, Column.TITLE, "Garderoben")
    write(screen, tab.area_table, 0, Column.WHO, "Mette, Lars")
    write(screen, tab.area_table, 0, Column.STAND_IN, "Sara")
    assert areas(kept()) == [("Garderoben", "", "Mette, Lars")]
    [area] = plan(kept()).areas
    assert kept().who_names(area.stand_in) == ["Sara"]


def test_an_area_can_begin_with_its_people(screen: Screen, tab: RolesTab, kept: Kept) -> None:
    write(screen, tab.area_table, 0, Column.WHO, "Mette")
    assert len(plan(kept()).areas) == 1
    assert areas(kept())[0][2] == "Mette"
    assert tab.areas.rowCount() == 2


def test_the_dates_of_an_area_are_typed(screen: Screen, tab: RolesTab, kept: Kept) -> None:
    write(screen, tab.area_table, 0, Column.TITLE, "Garderoben")
    write(screen, tab.area_table, 0, Column.TO, "18/12")
    assert plan(kept()).areas[0].valid_to == date(2026, 12, 18)


def test_an_area_without_a_title_is_taken_away(screen: Screen, tab: RolesTab, kept: Kept) -> None:
    write(screen, tab.area_table, 0, Column.TITLE, "Garderoben")
    write(screen, tab.area_table, 1, Column.TITLE, "Legepladsen")
    choose(screen, tab.area_table, 0, Column.TITLE)
    screen.press(Qt.Key.Key_Delete)
    assert areas(kept()) == [("Legepladsen", "", "")]


def test_the_empty_row_stays_empty_when_delete_is_pressed_in_it(
    screen: Screen, tab: RolesTab, kept: Kept
) -> None:
    for column in Column:
        choose(screen, tab.area_table, 0, column)
        screen.press(Qt.Key.Key_Delete)
    assert plan(kept()).areas == []


def test_deleting_a_date_of_an_area_empties_it(screen: Screen, tab: RolesTab, kept: Kept) -> None:
    write(screen, tab.area_table, 0, Column.TITLE, "Garderoben")
    write(screen, tab.area_table, 0, Column.TO, "18/12")
    choose(screen, tab.area_table, 0, Column.TO)
    screen.press(Qt.Key.Key_Delete)
    assert plan(kept()).areas[0].valid_to is None


def three_areas(screen: Screen, tab: RolesTab) -> None:
    for row, title in enumerate(("Garderoben", "Legepladsen", "Køkkenet")):
        write(screen, tab.area_table, row, Column.TITLE, title)


def select(table: PlanTable, *cells: tuple[int, int]) -> None:
    for row, column in cells:
        table.selectionModel().select(
            table.model().index(row, column), QItemSelectionModel.SelectionFlag.Select
        )


@pytest.mark.parametrize("by_key", [True, False])
def test_delete_takes_away_the_chosen_areas_and_can_be_undone(
    screen: Screen, tab: RolesTab, kept: Kept, by_key: bool
) -> None:
    three_areas(screen, tab)
    choose(screen, tab.area_table, 0, Column.TITLE)
    select(tab.area_table, (1, Column.TITLE))
    screen.press(Qt.Key.Key_Delete)
    assert [title for title, *_ in areas(kept())] == ["Køkkenet"]
    assert tab.area_notice.text == "»Garderoben«, »Legepladsen« er slettet."
    if by_key:
        screen.press(Qt.Key.Key_Z, CTRL)
    else:
        screen.click(button(tab, "Fortryd"))
    assert [t for t, *_ in areas(kept())] == ["Garderoben", "Legepladsen", "Køkkenet"]
    assert [tab.areas.index(row, 0).data() for row in range(2)] == ["Garderoben", "Legepladsen"]
    assert not tab.area_notice.isVisible()


def test_emptied_cells_of_the_plan_come_back_with_ctrl_z(
    screen: Screen, tab: RolesTab, kept: Kept
) -> None:
    write(screen, tab.matrix, 0, 0, "Mette, vikar")
    write(screen, tab.matrix, 0, 1, "Lars")
    choose(screen, tab.matrix, 0, 0)
    select(tab.matrix, (0, 1))
    screen.press(Qt.Key.Key_Delete)
    assert tab.notice.text == "2 felter er tømt."
    screen.press(Qt.Key.Key_Z, CTRL)
    assert drawn(kept())[0] == "Modtagelse | Mette, vikar | Lars | - | - | -"


def test_what_was_emptied_cannot_be_undone_over_something_newer(
    screen: Screen, tab: RolesTab, kept: Kept
) -> None:
    write(screen, tab.matrix, 0, 0, "Mette")
    choose(screen, tab.matrix, 0, 0)
    screen.press(Qt.Key.Key_Delete)
    write(screen, tab.matrix, 0, 0, "Lars")
    assert not tab.notice.isVisible()
    choose(screen, tab.matrix, 0, 1)
    screen.press(Qt.Key.Key_Z, CTRL)
    assert drawn(kept())[0] == "Modtagelse | Lars | - | - | - | -"


def test_a_date_is_pasted_and_what_is_none_is_refused(
    screen: Screen, tab: RolesTab, kept: Kept
) -> None:
    write(screen, tab.area_table, 0, Column.TITLE, "Garderoben")
    write(screen, tab.area_table, 0, Column.TO, "18/12")
    for column, text in ((Column.FROM, "27/11"), (Column.TO, "snart")):
        QApplication.clipboard().setText(text)
        choose(screen, tab.area_table, 0, column)
        screen.press(Qt.Key.Key_V, CTRL)
    [area] = plan(kept()).areas
    assert (area.valid_from, area.valid_to) == (date(2026, 11, 27), date(2026, 12, 18))
    assert tab.area_notice.text == "»snart« er ingen dato."


@pytest.mark.parametrize("column", [Column.TITLE, Column.INCLUDES])
def test_the_texts_of_an_area_are_saved_while_they_are_typed(
    screen: Screen, tab: RolesTab, kept: Kept, column: Column
) -> None:
    choose(screen, tab.area_table, 0, column)
    screen.type("To ord ")
    assert areas(kept())[0][column] == "To ord"
    screen.type("til")
    assert areas(kept())[0][column] == "To ord til"


def test_a_title_can_be_written_anew(screen: Screen, tab: RolesTab, kept: Kept) -> None:
    three_areas(screen, tab)
    choose(screen, tab.area_table, 0, Column.TITLE)
    screen.press(Qt.Key.Key_F2)
    screen.press(Qt.Key.Key_Backspace)  # all of it is chosen
    screen.type("Gangen")
    screen.press(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert [title for title, *_ in areas(kept())] == ["Gangen", "Legepladsen", "Køkkenet"]


def test_a_title_that_is_left_empty_takes_the_area_away(
    screen: Screen, tab: RolesTab, kept: Kept
) -> None:
    three_areas(screen, tab)
    choose(screen, tab.area_table, 0, Column.TITLE)
    screen.press(Qt.Key.Key_F2)
    screen.press(Qt.Key.Key_Backspace)
    screen.press(Qt.Key.Key_Return)
    QApplication.processEvents()
    QApplication.processEvents()  # and the area goes once it has closed
    assert [title for title, *_ in areas(kept())] == ["Legepladsen", "Køkkenet"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_a_date_that_does_not_exist_changes_nothing_and_is_told_at_the_areas(
    screen: Screen, tab: RolesTab, kept: Kept, key: Qt.Key
) -> None:
    write(screen, tab.area_table, 0, Column.TITLE, "Garderoben")
    write(screen, tab.area_table, 0, Column.FROM, "30/11")
    choose(screen, tab.area_table, 0, Column.FROM)
    screen.type("31/11")  # on its way it reads 31/1
    screen.press(key)
    QApplication.processEvents()
    assert tab.areas.index(0, Column.FROM).data(Qt.ItemDataRole.EditRole) == date(2026, 11, 30)
    assert plan(kept()).areas[0].valid_from == date(2026, 11, 30)
    assert tab.area_notice.text == "»31/11« findes ikke i kalenderen."
    assert not tab.notice.isVisible()
    open_line = QApplication.focusWidget()
    assert not isinstance(open_line, DateEdit) or not open_line.text()  # that of the next cell


def test_a_date_that_cannot_be_kept_is_told_when_another_cell_is_chosen(
    screen: Screen, tab: RolesTab
) -> None:
    write(screen, tab.area_table, 0, Column.TITLE, "Garderoben")
    choose(screen, tab.area_table, 0, Column.TO)
    screen.type("31/11")
    tab.area_table.setFocus()
    QApplication.processEvents()
    assert tab.area_notice.text == "»31/11« findes ikke i kalenderen."
    assert tab.area_notice.isVisible()


def test_a_date_opens_wide_enough_with_all_of_it_chosen(screen: Screen, tab: RolesTab) -> None:
    write(screen, tab.area_table, 0, Column.TITLE, "Garderoben")
    choose(screen, tab.area_table, 0, Column.FROM)
    screen.press(Qt.Key.Key_F2)
    line = QApplication.focusWidget()
    assert isinstance(line, DateEdit)
    assert line.selectedText() == line.text() == "ma 23.11.2026"
    assert line.width() >= line.fontMetrics().horizontalAdvance(line.text()) + 32


# Escape, »alle«, and what is kept open


def escape(screen: Screen) -> None:
    if QApplication.activePopupWidget():
        screen.press(Qt.Key.Key_Escape)
    screen.press(Qt.Key.Key_Escape)
    QApplication.processEvents()


def test_escape_puts_back_what_stood_in_a_cell(screen: Screen, tab: RolesTab, kept: Kept) -> None:
    write(screen, tab.matrix, 0, 0, "Mette, vikar")
    choose(screen, tab.matrix, 0, 0)
    screen.type("Noget helt andet")
    escape(screen)
    assert drawn(kept())[0].startswith("Modtagelse | Mette, vikar |")
    assert tab.cells.index(0, 0).data() == "Mette, vikar"
    assert not tab.notice.isVisible()


def test_escape_puts_back_what_stood_in_an_area(screen: Screen, tab: RolesTab, kept: Kept) -> None:
    write(screen, tab.area_table, 0, Column.TITLE, "Garderoben")
    for column in (Column.TITLE, Column.TO):
        choose(screen, tab.area_table, 0, column)
        screen.type("3/12")
        escape(screen)
    assert areas(kept()) == [("Garderoben", "", "")]
    assert plan(kept()).areas[0].valid_to is None


@pytest.mark.parametrize("column", [Column.TITLE, Column.INCLUDES, Column.WHO])
def test_escape_in_the_empty_row_begins_no_area(
    screen: Screen, tab: RolesTab, kept: Kept, column: Column
) -> None:
    choose(screen, tab.area_table, 0, column)
    screen.type("Xx")
    escape(screen)
    assert areas(kept()) == []
    assert tab.areas.rowCount() == 1


def test_everyone_stays_as_a_word(screen: Screen, tab: RolesTab, kept: Kept) -> None:
    write(screen, tab.matrix, 0, 0, "alle")
    write(screen, tab.area_table, 0, Column.WHO, "alle")
    QApplication.clipboard().setText("Mette, alle")
    choose(screen, tab.matrix, 0, 1)
    screen.press(Qt.Key.Key_V, CTRL)
    assert drawn(kept())[0].startswith("Modtagelse | alle | Mette, alle |")
    assert areas(kept()) == [("", "", "alle")]


def test_the_discussion_is_not_folded_away_under_the_typist(screen: Screen, tab: RolesTab) -> None:
    tab.discussion.open()
    screen.refresh()
    assert tab.discussion.is_open
    screen.open_meeting(date(2026, 11, 30))
    assert not tab.discussion.is_open


def test_whether_something_is_discussed_is_counted_while_typing(
    screen: Screen, tab: RolesTab
) -> None:
    def remarks() -> list[str]:
        return [label.text() for label in tab.discussion.findChildren(QLabel)]

    tab.discussion.open()
    screen.focus(tab.discussion.edit)
    assert "skrevet" not in remarks()
    screen.type("x")
    assert "skrevet" in remarks()
    screen.press(Qt.Key.Key_Backspace)
    assert "skrevet" not in remarks()


# situations, and an approved meeting


def test_the_list_of_situations_opens_from_the_tab(screen: Screen, tab: RolesTab) -> None:
    came = in_dialog(QDialog, lambda dialog: dialog.reject())
    screen.click(next(b for b in tab.findChildren(QPushButton) if b.text() == "Situationer …"))
    assert came()


def test_a_situation_added_and_one_removed_leave_the_earlier_plan_as_it_was(
    planned: Meeting, open_window: Callable[..., Screen], kept: Kept
) -> None:
    screen = open_window()
    screen.go_to("Roller")

    def change(dialog: OwnListDialog) -> None:
        dialog.ui.listView.setCurrentRow(1)
        dialog.ui.removeButton.click()
        dialog.ui.addButton.click()
        line = dialog.ui.listView.findChild(QLineEdit)
        assert line is not None
        line.setText("Tur")
        screen.qtbot.keyClick(line, Qt.Key.Key_Return)
        QApplication.processEvents()
        dialog.ui.saveButton.click()

    came = in_dialog(OwnListDialog, change)
    screen.click(button(screen.tab, "Situationer …"))
    assert came()
    titles = [sorted(s.title for s in plan(kept(), place).situations) for place in range(3)]
    assert titles == [["Frokost", "Hvil", "Modtagelse"], *[["Hvil", "Modtagelse", "Tur"]] * 2]


def test_the_plan_of_an_approved_meeting_cannot_be_changed(
    course: Course, store: Store, open_window: Callable[..., Screen], kept: Kept
) -> None:
    meeting = course.ordered_meetings()[TODAY]
    store.hold(meeting)
    store.approve(meeting)
    screen = open_window()
    screen.open_meeting(meeting.date)
    tab = screen.go_to("Roller")
    assert isinstance(tab, RolesTab)
    choose(screen, tab.matrix, 0, 0)
    screen.type("Mette")
    screen.press(Qt.Key.Key_Delete)
    QApplication.clipboard().setText("Mette")
    screen.press(Qt.Key.Key_V, CTRL)
    screen.press(Qt.Key.Key_R, CTRL)
    assert kept().ordered_meetings()[TODAY].assignments == []
    assert tab.areas.rowCount() == 0


def test_the_tab_says_who_has_left_and_still_stands_in_the_plan(
    screen: Screen, store: Store, course: Course
) -> None:
    tab = screen.go_to("Roller")
    assert isinstance(tab, RolesTab)
    write(screen, tab.matrix, 0, 0, "Lars")
    store.change(course.memberships[1], left=date(2026, 11, 20))
    screen.refresh()
    said = [label.text() for label in screen.go_to("Roller").findChildren(QLabel)]
    assert any(text.endswith("Lars har forladt holdet og står her endnu.") for text in said)
