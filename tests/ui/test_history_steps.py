"""What was before, from the window: by the keys and the menus that a person has for it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit

from teammoede.domain.action import Answer
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.role_plan import Area
from teammoede.storage.store import Store
from teammoede.ui.dialogs.bin_dialog import BinDialog
from teammoede.ui.dialogs.course_dialog import CourseDialog
from teammoede.ui.dialogs.history_dialog import HistoryDialog
from teammoede.ui.dialogs.versions_dialog import VersionsDialog
from teammoede.ui.pages.followup_page import FollowupPage
from teammoede.ui.tabs.roles_tab import RolesTab
from tests.ui.conftest import Answers, Screen, in_dialog

Kept = Callable[[], Course]
CTRL_SHIFT = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
HELD, TODAY = date(2026, 11, 16), date(2026, 11, 23)


def ask_versions(screen: Screen, act: Callable[[VersionsDialog], None]) -> bool:
    """Press the key where the keyboard is; return whether the dialog came."""
    came = in_dialog(VersionsDialog, act)
    screen.press(Qt.Key.Key_H, *CTRL_SHIFT)
    QApplication.processEvents()
    return came()


def take_first(dialog: VersionsDialog) -> None:
    dialog.take_button.click()


def text_of(course: Course, point: str = "organisation") -> str:
    note = course.ordered_meetings()[1].note_on(point)
    return note.text if note else ""


# versions


def test_an_old_text_is_read_beside_the_new_one_and_taken_back(
    screen: Screen, kept: Kept, answers: Answers
) -> None:
    edit = screen.tab.discussion.edit
    screen.focus(edit)
    screen.press(Qt.Key.Key_H, *CTRL_SHIFT)
    assert answers.asked[-1][1] == "Teksten har ingen tidligere udgave endnu."
    screen.write(edit, "To hold i garderoben")
    screen.focus(edit)
    edit.selectAll()
    screen.qtbot.keyClicks(edit, "Tre hold")

    def read(dialog: VersionsDialog) -> None:
        screen.qtbot.waitUntil(dialog.list.hasFocus)
        assert dialog.then.toPlainText() == "To hold i garderoben"
        assert dialog.now.toPlainText() == "Tre hold"
        assert "3 ord taget ud" in dialog.told.text()
        screen.qtbot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
        screen.qtbot.waitUntil(dialog.isHidden)  # a button stays down for a moment

    assert ask_versions(screen, read)
    assert text_of(kept()) == edit.toPlainText() == "To hold i garderoben"
    screen.focus(edit)
    assert ask_versions(screen, take_first)  # the same way undoes it
    assert text_of(kept()) == edit.toPlainText() == "Tre hold"


def test_the_text_of_an_agreement_is_found_by_the_keyboard_in_its_row(
    screen: Screen, store: Store, kept: Kept, meeting: Meeting
) -> None:
    row = screen.tab.agreements.listed[-1]
    screen.write(row.what, "Ring hjem")
    action = kept().ordered_meetings()[1].actions[0]
    store.change(action, what="Skriv hjem")
    screen.refresh()
    screen.focus(screen.tab.agreements.listed[0].what)

    def read(dialog: VersionsDialog) -> None:
        assert dialog.windowTitle() == "Tidligere udgaver"
        assert dialog.chosen.text == "Ring hjem"
        take_first(dialog)

    assert ask_versions(screen, read)
    assert kept().ordered_meetings()[1].actions[0].what == "Ring hjem"
    assert screen.tab.agreements.listed[0].what.toPlainText() == "Ring hjem"


def test_approved_minutes_are_read_and_not_rewritten(
    store: Store, course: Course, meeting: Meeting, open_window: Callable[..., Screen]
) -> None:
    note = meeting.own_note("organisation")
    for text in ("før", "nu"):
        store.change(note, text=text)
    store.hold(meeting)
    store.approve(meeting)
    screen = open_window()
    screen.open_meeting(TODAY)
    screen.focus(screen.go_to("Organisering").discussion.edit)

    def read(dialog: VersionsDialog) -> None:
        assert dialog.chosen.text == "før"
        assert not dialog.take_button.isEnabled()
        assert "Referatet er godkendt" in dialog.told.text()
        dialog.copy_button.click()

    assert ask_versions(screen, read)
    assert QApplication.clipboard().text() == "før"


def test_outside_a_text_it_says_where_to_put_the_cursor(screen: Screen, answers: Answers) -> None:
    screen.focus(screen.window.ui.meetingsView)
    screen.press(Qt.Key.Key_H, *CTRL_SHIFT)
    assert "Sæt markøren i den tekst" in answers.asked[-1][1]


def test_the_menu_of_a_text_offers_its_versions(screen: Screen) -> None:
    edit = screen.tab.discussion.edit
    screen.focus(edit)
    offered: list[bool] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu) and screen.window.ui.versionsAction in menu.actions():
            offered.append(True)
            menu.close()

    timer = QTimer(edit, interval=5)
    timer.timeout.connect(look)
    timer.start()
    spot = QPoint(5, 5)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, spot, edit.viewport().mapToGlobal(spot)
    )
    QApplication.sendEvent(edit.viewport(), event)
    screen.qtbot.waitUntil(lambda: bool(offered))
    timer.stop()


def test_the_goal_shows_its_versions_where_it_is_written(
    screen: Screen, store: Store, course: Course, kept: Kept
) -> None:
    former = course.goal
    store.change(course, goal="Ro ved frokost")
    screen.refresh()

    def edit_goal(dialog: CourseDialog) -> None:
        edit: QPlainTextEdit = dialog.ui.goalEdit
        edit.setFocus()
        screen.qtbot.waitUntil(edit.hasFocus)
        came = in_dialog(VersionsDialog, take_first)
        screen.qtbot.keyClick(edit, Qt.Key.Key_H, CTRL_SHIFT[0] | CTRL_SHIFT[1])
        assert came()
        assert edit.toPlainText() == former
        assert kept().goal == "Ro ved frokost"  # until the dialog is saved
        dialog.accept()

    came = in_dialog(CourseDialog, edit_goal)
    screen.window.ui.editCourseAction.trigger()
    assert came()
    assert kept().goal == former


# the paper bin


def test_what_was_deleted_comes_back_by_the_keyboard(
    screen: Screen, kept: Kept, meeting: Meeting
) -> None:
    screen.write(screen.tab.agreements.listed[-1].what, "Ring hjem")
    screen.write(screen.tab.discussion.edit, "Vi talte.")
    screen.click(screen.tab.agreements.listed[0].remove)
    screen.focus(screen.tab.discussion.edit)
    screen.tab.discussion.edit.selectAll()
    screen.press(Qt.Key.Key_Delete)
    assert kept().ordered_meetings()[1].live_actions() == []
    seen: list[str] = []

    def put_back(dialog: BinDialog) -> None:
        seen.extend(thing.what for thing in dialog.chosen)
        dialog.list.selectAll()
        assert {thing.what for thing in dialog.chosen} == {"Ring hjem", "Vi talte."}
        screen.qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
        assert dialog.told.text() == "2 ting er lagt tilbage."
        assert dialog.empty.isVisible()

    came = in_dialog(BinDialog, put_back)
    screen.window.ui.binAction.trigger()
    assert came()
    assert seen == ["Vi talte."]
    assert [a.what for a in kept().ordered_meetings()[1].live_actions()] == ["Ring hjem"]
    assert text_of(kept()) == screen.tab.discussion.edit.toPlainText() == "Vi talte."
    assert screen.tab.agreements.listed[0].what.toPlainText() == "Ring hjem"


def test_an_area_that_was_emptied_in_its_table_comes_back_whole(
    open_window: Callable[..., Screen], store: Store, course: Course, kept: Kept
) -> None:
    meeting = course.ordered_meetings()[1]
    area = Area(meeting=meeting, key="k", title="Legeplads", includes="Skuret", valid_from=TODAY)
    store.keep(area)
    screen = open_window()
    tab = screen.go_to("Roller")
    assert isinstance(tab, RolesTab)
    screen.focus(tab.area_table)
    row = QItemSelection(tab.areas.index(0, 0), tab.areas.index(0, tab.areas.columnCount() - 1))
    tab.area_table.selectionModel().select(row, QItemSelectionModel.SelectionFlag.Select)
    screen.press(Qt.Key.Key_Delete)
    assert kept().ordered_meetings()[1].areas[0].deleted
    came = in_dialog(BinDialog, lambda dialog: screen.click(dialog.back_button))
    screen.window.ui.binAction.trigger()
    assert came()
    [again] = kept().ordered_meetings()[1].areas
    assert (again.deleted, again.title, again.includes) == (False, "Legeplads", "Skuret")
    assert again.valid_from == TODAY
    assert tab.areas.index(0, 0).data() == "Legeplads"


# an agreement, a point


def test_the_history_of_an_agreement_is_told_where_it_stands_and_leads_to_a_meeting(
    screen: Screen, store: Store, kept: Kept
) -> None:
    action = screen.window.ui.actionHistoryAction
    screen.focus(screen.tab.discussion.edit)
    assert not action.isEnabled()
    row = screen.tab.since_last.listed[0]
    screen.click(row.answers.button(Answer.CONTINUES))
    screen.focus(row.details.words)
    assert action.isEnabled()

    def read(dialog: HistoryDialog) -> None:
        told = dialog.view.toPlainText()
        assert "Aftalt" in told
        assert "Fortsætter" in told
        assert "Anne Lund" in told  # who has unlocked here
        assert not dialog.secret_box.isVisible()
        assert dialog.go_button.text() == "&Gå til Planlægningsmøde 1"
        screen.qtbot.keyClick(dialog.view, Qt.Key.Key_Return)

    came = in_dialog(HistoryDialog, read)
    action.trigger()
    assert came()
    assert screen.meeting.date == HELD
    page = screen.click_page(1)
    assert isinstance(page, FollowupPage)
    screen.focus(page.ui.actionsView)
    came = in_dialog(HistoryDialog, lambda dialog: dialog.close_button.click())
    screen.press(Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)  # the menu takes the keyboard
    screen.press(Qt.Key.Key_H)
    screen.qtbot.waitUntil(came)


def test_the_history_of_a_point_shows_what_is_confidential_only_when_asked(
    screen: Screen, store: Store, course: Course
) -> None:
    held, today, _ = course.ordered_meetings()
    store.change(held.own_note("organisation"), text="Sidste uge.", confidential="Om P.")
    store.change(today.own_note("organisation"), text="I dag.")
    screen.refresh()
    told: list[str] = []

    def read(dialog: HistoryDialog) -> None:
        told.append(dialog.view.toPlainText())
        if len(told) == 1:
            dialog.secret_box.click()
            told.append(dialog.view.toPlainText())
            dialog.view.moveCursor(QTextCursor.MoveOperation.End)
            dialog.go_button.click()

    for _ in range(2):
        screen.open_meeting(TODAY)
        came = in_dialog(HistoryDialog, read)
        screen.window.ui.pointHistoryAction.trigger()
        assert came()
        if len(told) == 2:
            assert screen.meeting.date == HELD
    closed, opened, again = told
    assert closed.index("I dag.") < closed.index("Sidste uge.")
    assert "Om P." in opened
    assert "Om P." not in closed
    assert again == closed  # off at each opening


def test_a_page_has_no_point_whose_history_could_be_told(screen: Screen) -> None:
    screen.focus(screen.tab.discussion.edit)
    assert screen.window.ui.pointHistoryAction.isEnabled()
    page = screen.click_page(0)
    assert page is not None
    page.take_focus()
    assert not screen.window.ui.pointHistoryAction.isEnabled()
