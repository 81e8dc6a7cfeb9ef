"""The capture line in the window: taken apart, asked about, moved, turned and taken back."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from teammoede.domain.action import Due
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.storage.store import Store
from teammoede.ui.dialogs.lines_dialog import LinesDialog
from teammoede.ui.widgets.notice import Notice
from tests.domain.building import agree
from tests.ui.capturing import CTRL, SHIFT, Kept, agreed, capture, go_to_line, rows, text_of, wake
from tests.ui.conftest import Screen, in_dialog

FRIDAY = date(2026, 11, 27)


def write_text(screen: Screen, text: str) -> None:
    """Write in the discussion, with the keyboard in its first line."""
    edit = screen.tab.discussion.edit
    screen.focus(edit)
    edit.insertPlainText(text)
    screen.press(Qt.Key.Key_Home, CTRL)


def turn(screen: Screen) -> None:
    screen.press(Qt.Key.Key_L, CTRL | SHIFT)
    wake(screen)


def answer(notice: Notice, text: str) -> None:
    """Click a button of a notice."""
    found = [b for b in notice.findChildren(QPushButton) if b.text().startswith(text)]
    assert found[-1].isVisible()
    found[-1].click()
    QApplication.processEvents()


# the capture line


def test_one_line_is_an_agreement_and_enter_goes_to_the_next(screen: Screen, kept: Kept) -> None:
    capture(screen, "@mette inden fredag: flytter knagerækken")
    first, empty = rows(screen)
    assert (first.what.toPlainText(), first.who.text()) == ("flytter knagerækken", "Mette")
    assert first.when.text() == "fr 27.11."
    assert empty.what.hasFocus()
    [action] = agreed(kept())
    names = {m.id: m.name for m in kept().memberships}
    assert (action.what, [names[key] for key in action.who]) == (
        "flytter knagerækken",
        ["Mette Holm"],
    )
    assert (action.due, action.due_date) == (Due.DATE, FRIDAY)


def test_the_line_says_what_it_understands_as_it_is_typed(screen: Screen, kept: Kept) -> None:
    row = go_to_line(screen)
    screen.type("Flytter knagerækken")
    assert row.preview is None
    screen.type(" inden fredag @mette #org")
    assert row.preview is not None
    assert row.preview.text() == "Mette · fr 27.11., uge 48 · Organisering"
    assert row.what.accessibleDescription() == row.preview.text()
    assert screen.desk.saver.flush()
    assert agreed(kept())[0].what == "Flytter knagerækken inden fredag @mette #org"
    screen.press(Qt.Key.Key_Escape)  # the list of points
    screen.press(Qt.Key.Key_Return)
    assert not row.preview.isVisible()
    assert (agreed(kept())[0].what, agreed(kept())[0].due_date) == ("Flytter knagerækken", FRIDAY)


def test_a_line_that_is_left_is_taken_apart_too(screen: Screen, kept: Kept) -> None:
    go_to_line(screen)
    screen.type("@lars uge 50 maler")
    screen.tab.discussion.edit.setFocus()
    [action] = agreed(kept())
    assert (action.what, len(action.who), action.due_date) == ("maler", 1, date(2026, 12, 11))


def test_an_agreement_that_stands_is_not_read_again(screen: Screen, kept: Kept) -> None:
    capture(screen, "Del gruppen")
    row = rows(screen)[0]
    row.take_focus()
    screen.type("@lars inden fredag: ")
    screen.tab.discussion.edit.setFocus()
    assert "@lars inden fredag: " in agreed(kept())[0].what
    assert agreed(kept())[0].who == []


def test_ctrl_z_makes_the_last_agreement_a_line_again(screen: Screen, kept: Kept) -> None:
    capture(screen, "@mette: flytter")
    screen.press(Qt.Key.Key_Z, CTRL)
    row = rows(screen)[0]
    assert row.what.hasFocus()
    assert row.what.toPlainText() == "@mette: flytter"
    assert (agreed(kept())[0].what, agreed(kept())[0].who) == ("@mette: flytter", [])
    screen.type(" bordet")
    screen.press(Qt.Key.Key_Return)
    assert (agreed(kept())[0].what, len(agreed(kept())[0].who)) == ("flytter bordet", 1)
    assert len(rows(screen)) == 2


def test_what_was_changed_since_is_not_taken_back(screen: Screen, kept: Kept) -> None:
    capture(screen, "@mette: flytter")
    screen.write(rows(screen)[0].when, "næste møde")
    screen.write(rows(screen)[0].what, " bordet")
    go_to_line(screen)
    screen.press(Qt.Key.Key_Z, CTRL)
    assert agreed(kept())[0].what == "flytter bordet"


def test_a_name_is_completed_with_tab_and_enter_keeps_then(screen: Screen, kept: Kept) -> None:
    row = go_to_line(screen)
    screen.type("flytter @la")
    assert row.what.is_completing
    screen.press(Qt.Key.Key_Tab)
    assert (row.what.toPlainText(), row.what.is_completing) == ("flytter @Lars", False)
    screen.press(Qt.Key.Key_Return)
    assert (agreed(kept())[0].what, len(agreed(kept())[0].who)) == ("flytter", 1)


def test_enter_takes_an_offered_point_and_escape_closes_the_list(screen: Screen) -> None:
    row = go_to_line(screen)
    screen.type("bål #akt")
    screen.press(Qt.Key.Key_Return)
    assert row.what.toPlainText() == "bål #aktiviteter"
    screen.type(" @m")
    screen.press(Qt.Key.Key_Escape)
    assert (row.what.toPlainText(), row.what.is_completing) == ("bål #aktiviteter @m", False)


def test_another_point_takes_the_agreement_and_says_so(screen: Screen, kept: Kept) -> None:
    capture(screen, "@mette: bål #aktiviteter ")
    assert agreed(kept()) == []
    assert [a.what for a in agreed(kept(), "activities")] == ["bål"]
    assert rows(screen)[-1].what.hasFocus()
    assert screen.tab.agreements.told.text == "Aftalen står nu under Aktiviteter."
    wake(screen)
    answer(screen.tab.agreements.told, "Vis")
    wake(screen)
    assert screen.tab.item.key == "activities"
    assert rows(screen)[0].what.hasFocus()
    screen.go_to("Organisering")
    go_to_line(screen)
    screen.press(Qt.Key.Key_Z, CTRL)
    QApplication.processEvents()
    assert rows(screen)[0].what.toPlainText() == "@mette: bål #aktiviteter "
    assert agreed(kept(), "activities") == []
    screen.go_to("Aktiviteter")  # the line is left once more
    assert [row.what.toPlainText() for row in rows(screen)] == ["bål", ""]


@pytest.fixture
def two_of_a_name(course: Course, store: Store, open_window: Callable[..., Screen]) -> Screen:
    """The window where two are called Anne."""
    for name in ("Anne Lund", "Anne Krogh"):
        store.add_member(course, name, date(2026, 11, 16))
    return open_window()


def test_of_two_with_one_name_it_is_asked_who(two_of_a_name: Screen, kept: Kept) -> None:
    screen = two_of_a_name
    go_to_line(screen)
    screen.type("@anne")
    screen.press(Qt.Key.Key_Escape)
    screen.type(" inden fredag: maler #rel")
    screen.press(Qt.Key.Key_Escape)
    screen.press(Qt.Key.Key_Return)
    row = rows(screen)[0]
    assert row.notice.text == "Hvilken Anne?"
    assert (agreed(kept())[0].what, agreed(kept())[0].due_date) == ("@anne: maler #rel", FRIDAY)
    screen.press(Qt.Key.Key_Tab)  # the second of the answers has the keyboard
    screen.press(Qt.Key.Key_Space)
    QApplication.processEvents()
    [action] = agreed(kept(), "relations")
    names = {m.id: m.name for m in kept().memberships}
    assert (action.what, [names[key] for key in action.who]) == ("maler", ["Anne Krogh"])


def test_escape_leaves_a_name_in_the_text(two_of_a_name: Screen, kept: Kept) -> None:
    screen = two_of_a_name
    go_to_line(screen)
    screen.type("@anne")
    screen.press(Qt.Key.Key_Escape)
    screen.type(" maler")
    screen.press(Qt.Key.Key_Return)
    screen.press(Qt.Key.Key_Escape)
    row = rows(screen)[0]
    assert not row.notice.isVisible()
    assert row.what.hasFocus()
    assert (agreed(kept())[0].what, agreed(kept())[0].who) == ("@anne maler", [])


def test_somebody_new_is_offered_for_the_team_and_then_does_it(screen: Screen, kept: Kept) -> None:
    capture(screen, "@aylin inden fredag: måler")
    answer(rows(screen)[0].notice, "Tilføj")
    [action] = agreed(kept())
    names = {m.id: m.name for m in kept().memberships}
    assert (action.what, [names[key] for key in action.who]) == ("måler", ["Aylin"])
    assert action.due_date == FRIDAY


# a line becomes an agreement, and back


def test_a_line_becomes_an_agreement_and_comes_back(screen: Screen, kept: Kept) -> None:
    write_text(screen, "- @mette inden fredag: flytter\nDer var ro.")
    turn(screen)
    edit = screen.tab.discussion.edit
    assert text_of(kept()) == edit.toPlainText() == "Der var ro."
    [action] = agreed(kept())
    assert (action.what, len(action.who), action.due_date) == ("flytter", 1, FRIDAY)
    assert edit.hasFocus()
    screen.press(Qt.Key.Key_Z, CTRL)
    assert text_of(kept()) == edit.toPlainText() == "- @mette inden fredag: flytter\nDer var ro."
    assert agreed(kept()) == []


def test_letters_typed_since_are_undone_before_the_turning(screen: Screen, kept: Kept) -> None:
    write_text(screen, "@mette: flytter\nDer var ro.")
    turn(screen)
    screen.type("x")
    screen.press(Qt.Key.Key_Z, CTRL)
    assert len(agreed(kept())) == 1
    answer(screen.tab.agreements.told, "Fortryd")
    assert (agreed(kept()), text_of(kept())) == ([], "@mette: flytter\nDer var ro.")


def test_selected_lines_become_agreements_in_one_step(screen: Screen, kept: Kept) -> None:
    write_text(screen, "- @mette: et\n\n- @lars: to #akt\nDer var ro.")
    for _ in range(2):
        screen.press(Qt.Key.Key_Down, SHIFT)
    screen.press(Qt.Key.Key_End, SHIFT)
    turn(screen)
    assert [a.what for a in agreed(kept())] == ["et"]
    assert [a.what for a in agreed(kept(), "activities")] == ["to"]
    assert text_of(kept()) == "Der var ro."
    screen.press(Qt.Key.Key_Z, CTRL)
    assert agreed(kept()) == agreed(kept(), "activities") == []
    assert text_of(kept()).startswith("- @mette: et\n\n- @lars: to #akt\n")


def test_an_agreement_becomes_a_line_that_can_go_back(screen: Screen, kept: Kept) -> None:
    write_text(screen, "Der var ro.")
    capture(screen, "@mette, @alle inden næste møde: flytter @lars' taske")
    before = agreed(kept())[0]
    rows(screen)[0].who.setFocus()
    assert screen.window.ui.turnAction.text() == "&Gør aftalen til en linje"
    turn(screen)
    assert agreed(kept()) == []
    lines = text_of(kept()).split("\n")
    assert lines[0] == "Der var ro."
    assert screen.tab.discussion.edit.hasFocus()
    assert screen.window.ui.turnAction.text() == "&Gør linjen til en aftale"
    turn(screen)  # the cursor is in that line
    [after] = agreed(kept())
    for name in ("what", "who", "everyone", "due", "due_date", "point"):
        assert getattr(after, name) == getattr(before, name)
    assert text_of(kept()) == "Der var ro."


def test_ctrl_z_makes_a_line_the_same_agreement_again(screen: Screen, kept: Kept) -> None:
    capture(screen, "@mette: flytter")
    before = agreed(kept())[0].id
    rows(screen)[0].take_focus()
    turn(screen)
    assert text_of(kept()) == "- @Mette: flytter"
    screen.press(Qt.Key.Key_Z, CTRL)
    assert ([a.id for a in agreed(kept())], text_of(kept())) == ([before], "")
    assert rows(screen)[0].what.hasFocus()


def test_an_answered_agreement_stays_one(screen: Screen, kept: Kept) -> None:
    from teammoede.domain.action import Answer

    screen.click(screen.tab.since_last.listed[0].answers.button(Answer.DONE))
    screen.open_meeting(date(2026, 11, 16))
    row = rows(screen)[0]
    row.take_focus()
    turn(screen)
    assert "er besvaret" in row.notice.text
    assert len(kept().ordered_meetings()[0].agreed_on("organisation")) == 2


def test_a_confidential_line_stays_confidential(screen: Screen, kept: Kept) -> None:
    screen.click(screen.tab.discussion.secret_button)
    secret = screen.tab.discussion.secret
    screen.focus(secret)
    screen.type("@mette: taler med hjemmet")
    turn(screen)
    assert agreed(kept()) == []
    assert secret.toPlainText() == "@mette: taler med hjemmet"


# several lines at once


def paste(screen: Screen, text: str) -> None:
    go_to_line(screen)
    QApplication.clipboard().setText(text)
    screen.press(Qt.Key.Key_V, CTRL)
    QApplication.processEvents()


def test_pasted_lines_become_the_agreements_that_are_ticked(screen: Screen, kept: Kept) -> None:
    def choose(dialog: LinesDialog) -> None:
        second = dialog.view.topLevelItem(1)
        assert second is not None
        second.setCheckState(0, Qt.CheckState.Unchecked)
        assert dialog.create_button.text() == "&Opret 2 aftaler"
        dialog.create_button.click()

    came = in_dialog(LinesDialog, choose)
    paste(screen, "- @mette inden fredag: et\n\n- to\n1. @lars: tre #akt\n")
    wake(screen)
    assert came()
    assert [(a.what, a.due_date) for a in agreed(kept())] == [("et", FRIDAY)]
    assert [a.what for a in agreed(kept(), "activities")] == ["tre"]
    assert rows(screen)[-1].what.hasFocus()
    screen.press(Qt.Key.Key_Z, CTRL)
    assert agreed(kept()) == agreed(kept(), "activities") == []


def test_pasted_lines_can_be_one_text_after_all(screen: Screen) -> None:
    in_dialog(LinesDialog, lambda dialog: dialog.one_button.click())
    paste(screen, "Del gruppen\n\n  i to\tved garderoben ")
    assert rows(screen)[0].what.toPlainText() == "Del gruppen i to ved garderoben"


def test_a_long_list_comes_row_by_row_and_each_row_can_be_gone_to(
    course: Course, meeting: Meeting, store: Store, open_window: Callable[..., Screen]
) -> None:
    store.keep(*(agree(meeting, f"nummer {n}", position=n) for n in range(75)))
    screen = open_window()
    last = agreed(course)[-1]
    row = screen.tab.agreements.row_of(last.id)
    assert row is not None
    shown = [row.what.toPlainText() for row in rows(screen)]
    assert shown == [*(f"nummer {n}" for n in range(75)), ""]


# where nothing is to be written


def test_an_approved_meeting_has_no_line(
    course: Course, store: Store, open_window: Callable[..., Screen]
) -> None:
    meeting = course.ordered_meetings()[1]
    store.hold(meeting)
    store.approve(meeting)
    screen = open_window()
    screen.open_meeting(meeting.date)
    ui = screen.window.ui
    assert not ui.newActionAction.isEnabled()
    assert not ui.turnAction.isEnabled()
    assert screen.tab.agreements.line is None


def test_a_short_meeting_goes_to_the_first_point_that_is_written_on(
    course: Course, store: Store, open_window: Callable[..., Screen], kept: Kept
) -> None:
    store.change(course.ordered_meetings()[1], short=True, burning="relations")
    screen = open_window()
    screen.go_to("Siden sidst")
    screen.tab.take_focus()
    screen.press(Qt.Key.Key_L, CTRL)
    screen.type("@mette: leger #akt ")
    screen.press(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert [a.what for a in agreed(kept(), "activities")] == ["leger"]
    assert "Aktiviteter" in [title.split("  ")[0] for title in screen.titles]
