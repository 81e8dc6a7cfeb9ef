"""What goes wrong around a capture line: nothing of it is lost, doubled or taken back unasked."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QPushButton

from teammoede.domain.course import Course
from teammoede.storage.store import Store
from teammoede.ui.dialogs.lines_dialog import LinesDialog
from teammoede.ui.widgets.action_row import ActionRow
from teammoede.ui.widgets.notice import Notice
from tests.ui.capturing import CTRL, SHIFT, Kept, agreed, capture, go_to_line, rows, text_of, wake
from tests.ui.conftest import Screen, in_dialog
from tests.ui.full_disk import fill_up, make_room

CHANGED = "Kan ikke fortrydes: der er ændret i det siden."


def write_on(screen: Screen, row: ActionRow, text: str) -> None:
    """Write at the end of an agreement that stands."""
    wake(screen)
    row.what.moveCursor(QTextCursor.MoveOperation.End)
    screen.write(row.what, text)


def turn_first_line(screen: Screen, text: str) -> None:
    """Write a text, and make its first line an agreement."""
    edit = screen.tab.discussion.edit
    screen.focus(edit)
    edit.insertPlainText(text)
    screen.press(Qt.Key.Key_Home, CTRL)
    screen.press(Qt.Key.Key_L, CTRL | SHIFT)
    wake(screen)


def undo(screen: Screen) -> None:
    screen.press(Qt.Key.Key_Z, CTRL)
    QApplication.processEvents()


def answer(notice: Notice, text: str) -> None:
    found = [b for b in notice.findChildren(QPushButton) if b.text().startswith(text)]
    assert found[-1].isVisible()
    found[-1].click()
    QApplication.processEvents()


def paste(screen: Screen, text: str) -> None:
    QApplication.clipboard().setText(text)
    screen.press(Qt.Key.Key_V, CTRL)
    wake(screen)


# letters


def test_a_line_begun_with_shift_and_enter_is_a_line(screen: Screen, kept: Kept) -> None:
    screen.focus(screen.tab.discussion.edit)
    screen.type("Der var ro.")
    screen.press(Qt.Key.Key_Return, SHIFT)
    screen.type("Også i garderoben.")
    screen.press(Qt.Key.Key_Return)
    screen.type("@mette: flytter")
    screen.press(Qt.Key.Key_L, CTRL | SHIFT)
    assert [a.what for a in agreed(kept())] == ["flytter"]
    assert text_of(kept()) == "Der var ro.\nOgså i garderoben."


def test_a_name_is_completed_behind_a_letter_that_qt_counts_twice(screen: Screen) -> None:
    row = go_to_line(screen)
    row.what.insertPlainText("🎄 pynter ")
    screen.type("@me")
    screen.press(Qt.Key.Key_Tab)
    assert row.what.toPlainText() == "🎄 pynter @Mette"


# taking back


def test_what_was_pasted_and_written_on_is_not_taken_back(screen: Screen, kept: Kept) -> None:
    in_dialog(LinesDialog, lambda dialog: dialog.create_button.click())
    go_to_line(screen)
    paste(screen, "et\nto\n")
    write_on(screen, rows(screen)[0], " og tre")
    go_to_line(screen)
    undo(screen)
    assert [a.what for a in agreed(kept())] == ["et og tre", "to"]
    assert screen.tab.agreements.told.text == CHANGED


def test_no_older_line_is_taken_back_in_place_of_the_last(screen: Screen, kept: Kept) -> None:
    capture(screen, "@mette: et")
    capture(screen, "@lars: to")
    write_on(screen, rows(screen)[1], " mere")
    go_to_line(screen)
    undo(screen)
    assert [a.what for a in agreed(kept())] == ["et", "to mere"]
    assert screen.tab.agreements.told.text == CHANGED


def test_a_day_set_since_is_not_taken_back(screen: Screen, kept: Kept) -> None:
    capture(screen, "@mette: et")
    screen.write(rows(screen)[0].when, "næste møde")
    go_to_line(screen)
    undo(screen)
    assert (agreed(kept())[0].what, agreed(kept())[0].due.label) == ("et", "næste møde")


def test_what_was_changed_on_the_other_point_stays_there(screen: Screen, kept: Kept) -> None:
    capture(screen, "@mette: bål #aktiviteter ")
    wake(screen)
    screen.go_to("Aktiviteter")
    write_on(screen, rows(screen)[0], " i skoven")
    screen.go_to("Organisering")
    go_to_line(screen)
    undo(screen)
    assert agreed(kept()) == []
    assert [a.what for a in agreed(kept(), "activities")] == ["bål i skoven"]
    assert screen.tab.agreements.told.text == CHANGED


def test_undoing_goes_no_further_than_the_turning(screen: Screen, kept: Kept) -> None:
    turn_first_line(screen, "@mette: flytter\nRo.")
    undo(screen)
    undo(screen)
    assert (text_of(kept()), agreed(kept())) == ("@mette: flytter\nRo.", [])


def test_a_turned_line_that_was_written_on_is_there_once(screen: Screen, kept: Kept) -> None:
    turn_first_line(screen, "@mette: flytter\nRo.")
    write_on(screen, rows(screen)[0], " bordet")
    screen.focus(screen.tab.discussion.edit)
    undo(screen)
    undo(screen)
    assert (text_of(kept()), [a.what for a in agreed(kept())]) == ("Ro.", ["flytter bordet"])


def test_ctrl_z_in_the_text_of_another_point_turns_nothing_back(screen: Screen, kept: Kept) -> None:
    turn_first_line(screen, "@mette: flytter")
    screen.focus(screen.go_to("Aktiviteter").discussion.edit)
    undo(screen)
    assert len(agreed(kept())) == 1


def test_a_line_that_was_written_on_does_not_stand_twice(screen: Screen, kept: Kept) -> None:
    capture(screen, "@mette: flytter")
    rows(screen)[0].take_focus()
    screen.press(Qt.Key.Key_L, CTRL | SHIFT)
    wake(screen)
    screen.type(" bordet")
    answer(screen.tab.agreements.told, "Fortryd")
    assert (text_of(kept()), agreed(kept())) == ("- @Mette: flytter bordet", [])


# in the middle of a line


def test_a_line_half_written_stays_one_when_the_window_looks_round(
    screen: Screen, kept: Kept
) -> None:
    go_to_line(screen)
    screen.type("@mette inden fredag")
    screen.refresh()
    row = rows(screen)[0]
    screen.focus(row.what)
    row.what.moveCursor(QTextCursor.MoveOperation.End)
    screen.type(": flytter")
    screen.press(Qt.Key.Key_Return)
    [action] = agreed(kept())
    assert (action.what, action.due_date) == ("flytter", date(2026, 11, 27))


def test_a_line_that_is_left_with_its_list_open_is_taken_apart(screen: Screen, kept: Kept) -> None:
    go_to_line(screen)
    screen.type("@mette: leg #rel")
    assert rows(screen)[0].what.is_completing
    screen.press(Qt.Key.Key_1, CTRL)
    wake(screen)
    screen.focus(screen.tab.discussion.edit)
    assert (agreed(kept()), [a.what for a in agreed(kept(), "relations")]) == ([], ["leg"])


def test_lines_pasted_as_one_come_where_they_were_pasted(screen: Screen) -> None:
    in_dialog(LinesDialog, lambda dialog: dialog.one_button.click())
    go_to_line(screen)
    screen.type("Vi ")
    paste(screen, "deler\ngruppen\n")
    assert [row.what.toPlainText() for row in rows(screen)] == ["Vi deler gruppen", ""]


def test_of_two_with_one_name_the_one_without_a_sign_is_asked_about_too(
    course: Course, store: Store, open_window: Callable[..., Screen], kept: Kept
) -> None:
    for name in ("Anne Lund", "Anne Krogh"):
        store.add_member(course, name, date(2026, 11, 16))
    screen = open_window()
    capture(screen, "@mette og anne: ringer")
    answer(rows(screen)[0].notice, "Anne L")
    [action] = agreed(kept())
    assert (action.what, len(action.who)) == ("ringer", 2)


def test_a_full_disk_turns_nothing_and_later_it_is_turned_once(screen: Screen, kept: Kept) -> None:
    edit = screen.tab.discussion.edit
    screen.focus(edit)
    edit.insertPlainText(f"@mette: {'x' * 3_000}\nRo.")
    screen.press(Qt.Key.Key_Home, CTRL)
    assert screen.desk.saver.flush()
    before = edit.toPlainText()
    fill_up(screen)
    screen.press(Qt.Key.Key_L, CTRL | SHIFT)
    assert (edit.toPlainText(), len(rows(screen))) == (before, 1)
    make_room(screen)
    screen.refresh()
    assert (text_of(kept()), agreed(kept())) == (before, [])
    screen.focus(edit)
    screen.press(Qt.Key.Key_L, CTRL | SHIFT)
    assert (text_of(kept()), len(agreed(kept()))) == ("Ro.", 1)
