"""Aftaler: written row by row with Enter, names understood or offered, deleted and taken back."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from teammoede.domain.action import Action, Answer, Due, Theme
from teammoede.domain.course import Course
from teammoede.storage.store import Store
from teammoede.ui.widgets.action_row import ActionRow
from teammoede.ui.widgets.notice import Notice
from tests.domain.building import agree
from tests.ui.conftest import Screen
from tests.ui.full_disk import fill_up, make_room

Kept = Callable[[], Course]


def agreed(course: Course, point: str = "organisation") -> list[Action]:
    """Return what the archive says that today's meeting agreed."""
    return course.ordered_meetings()[1].agreed_on(point)


def rows(screen: Screen) -> list[ActionRow]:
    return screen.tab.agreements.listed


def answer(notice: Notice, text: str) -> None:
    """Click a button of a notice."""
    found = [b for b in notice.findChildren(QPushButton) if b.text().startswith(text)]
    assert found[-1].isVisible()  # those of an earlier question go with the next event
    found[-1].click()


def begin(screen: Screen) -> ActionRow:
    """Go to the empty row."""
    row = rows(screen)[-1]
    row.take_focus()
    assert row.action is None
    return row


def enter(screen: Screen, text: str) -> None:
    """Write in the field with the keyboard, and go on with Enter."""
    screen.type(text)
    screen.press(Qt.Key.Key_Return)


def test_agreements_are_written_row_by_row_with_enter(screen: Screen, kept: Kept) -> None:
    begin(screen)
    enter(screen, "Morgensamling i to hold")
    enter(screen, "Mette, Lars")
    enter(screen, "næste møde")
    enter(screen, "Skriv til forældrene")
    enter(screen, "alle")
    enter(screen, "27/11")
    first, second = agreed(kept())
    team = {m.id: m.name for m in kept().memberships}
    assert first.what == "Morgensamling i to hold"
    assert [team[key] for key in first.who] == ["Mette Holm", "Lars Bech"]
    assert first.due is Due.NEXT_MEETING
    assert (second.what, second.everyone) == ("Skriv til forældrene", True)
    assert (second.due, second.due_date) == (Due.DATE, date(2026, 11, 27))
    assert rows(screen)[-1].what.hasFocus()
    assert len(rows(screen)) == 3


def test_the_order_of_agreements_is_the_order_they_were_written_in(
    screen: Screen, kept: Kept
) -> None:
    for what in ("Første", "Anden", "Tredje"):
        screen.write(rows(screen)[-1].what, what)
    assert [action.what for action in agreed(kept())] == ["Første", "Anden", "Tredje"]
    screen.refresh()
    assert [row.what.toPlainText() for row in rows(screen)] == ["Første", "Anden", "Tredje", ""]


def test_an_agreement_begun_is_saved_without_enter(screen: Screen, kept: Kept) -> None:
    begin(screen)
    with screen.qtbot.waitSignal(screen.desk.saver.saved):
        screen.type("Morgen")
    assert [action.what for action in agreed(kept())] == ["Morgen"]
    assert rows(screen)[0].what.hasFocus()


def test_a_window_that_closes_keeps_an_agreement_half_written(screen: Screen, kept: Kept) -> None:
    begin(screen)
    enter(screen, "Del gruppen")
    screen.type("Mette")
    screen.window.close()
    [action] = agreed(kept())
    assert (action.what, len(action.who)) == ("Del gruppen", 1)


def test_an_empty_row_that_is_only_looked_at_is_no_agreement(screen: Screen, kept: Kept) -> None:
    begin(screen)
    for _ in range(3):
        screen.press(Qt.Key.Key_Return)
    screen.refresh()
    assert agreed(kept()) == []
    assert len(rows(screen)) == 1


def test_an_agreement_that_is_emptied_again_is_none(screen: Screen, kept: Kept) -> None:
    begin(screen)
    screen.type("M")
    screen.press(Qt.Key.Key_Backspace)
    screen.tab.discussion.edit.setFocus()
    screen.refresh()
    assert agreed(kept()) == []
    assert len(rows(screen)) == 1


def test_an_agreement_is_edited_in_its_row(screen: Screen, kept: Kept) -> None:
    screen.write(begin(screen).what, "Del gruppen")
    screen.write(rows(screen)[0].what, " i to")
    assert [action.what for action in agreed(kept())] == ["Del gruppen i to"]


def test_a_name_is_completed_with_a_comma(screen: Screen, kept: Kept) -> None:
    row = begin(screen)
    enter(screen, "Del gruppen")
    screen.type("Me")
    screen.type(",")
    screen.type(" La")
    screen.press(Qt.Key.Key_Tab)
    row.who.take()
    team = {m.id: m.name for m in kept().memberships}
    assert [team[key] for key in agreed(kept())[0].who] == ["Mette Holm", "Lars Bech"]
    assert row.who.text() == "Mette, Lars"


def test_an_unknown_name_is_offered_and_added(screen: Screen, kept: Kept) -> None:
    row = begin(screen)
    enter(screen, "Mål støjen")
    enter(screen, "Aylin")
    assert row.notice.isVisible()
    assert "Aylin" in row.notice.text
    answer(row.notice, "Tilføj")
    assert "Aylin" in [member.name for member in kept().memberships]
    [action] = agreed(kept())
    added = next(m for m in kept().memberships if m.name == "Aylin")
    assert (action.who, action.who_words) == ([added.id], "")
    assert "Aylin" in [button.text() for button in screen.desk.head.attendance]


def test_an_unknown_name_can_stay_as_words(screen: Screen, kept: Kept) -> None:
    row = begin(screen)
    enter(screen, "Mål støjen")
    enter(screen, "Aylin")
    answer(row.notice, "Behold")
    assert not row.notice.isVisible()
    assert agreed(kept())[0].who_words == "Aylin"
    assert len(kept().memberships) == 3


def test_unknown_names_are_offered_one_after_the_other(screen: Screen, kept: Kept) -> None:
    begin(screen)
    enter(screen, "Mål støjen")
    enter(screen, "Aylin, Bo, Cem, Dilan")
    asked: list[str] = []
    for title in ("Tilføj", "Behold", "Tilføj", "Behold"):
        notice = rows(screen)[0].notice
        assert notice.isVisible()
        asked.append(notice.text)
        answer(notice, title)
        QApplication.processEvents()  # new rows are shown by an event
    assert asked == [f"»{name}« er ikke på holdet." for name in ("Aylin", "Bo", "Cem", "Dilan")]
    assert not rows(screen)[0].notice.isVisible()
    assert [member.name for member in kept().memberships][3:] == ["Aylin", "Cem"]
    [action] = agreed(kept())
    assert (len(action.who), action.who_words) == (2, "Bo, Dilan")


def test_words_that_are_no_name_are_kept_without_a_question(screen: Screen, kept: Kept) -> None:
    row = begin(screen)
    enter(screen, "Mål støjen")
    enter(screen, "Mette og en vikar")
    assert not row.notice.isVisible()
    [action] = agreed(kept())
    assert (len(action.who), action.who_words) == (1, "en vikar")


def test_a_deleted_agreement_comes_back_with_ctrl_z(screen: Screen, kept: Kept) -> None:
    screen.write(begin(screen).what, "Del gruppen")
    row = rows(screen)[0]
    row.take_focus()
    screen.click(row.remove)
    assert agreed(kept()) == []
    assert [r.what.toPlainText() for r in rows(screen)] == [""]
    assert "»Del gruppen« er slettet." in screen.tab.agreements.undo.text
    screen.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [action.what for action in agreed(kept())] == ["Del gruppen"]
    assert rows(screen)[0].what.toPlainText() == "Del gruppen"
    assert rows(screen)[0].what.hasFocus()


def test_a_double_click_on_the_dustbin_deletes_one_agreement(screen: Screen, kept: Kept) -> None:
    for what in ("Første", "Anden"):
        screen.write(rows(screen)[-1].what, what)
    second = rows(screen)[1].remove
    screen.click(rows(screen)[0].remove)
    screen.qtbot.mouseDClick(second, Qt.MouseButton.LeftButton)  # the second press alone
    screen.qtbot.mouseRelease(second, Qt.MouseButton.LeftButton)
    assert [action.what for action in agreed(kept())] == ["Anden"]
    screen.click(second)
    assert agreed(kept()) == []


def test_a_deleted_agreement_comes_back_with_a_click(screen: Screen, kept: Kept) -> None:
    screen.write(begin(screen).what, "Del gruppen")
    screen.click(rows(screen)[0].remove)
    answer(screen.tab.agreements.undo, "Fortryd")
    assert [action.what for action in agreed(kept())] == ["Del gruppen"]
    assert not screen.tab.agreements.undo.isVisible()


def test_ctrl_z_walks_back_through_all_deletions(screen: Screen, kept: Kept) -> None:
    for what in ("Første", "Anden", "Tredje"):
        screen.write(begin(screen).what, what)
    for _ in range(2):
        screen.click(rows(screen)[0].remove)
    screen.refresh()
    assert [action.what for action in agreed(kept())] == ["Tredje"]
    for left in (["Anden", "Tredje"], ["Første", "Anden", "Tredje"]):
        assert screen.tab.agreements.undo.isVisible()
        screen.tab.agreements.undo.take_focus()
        screen.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert [action.what for action in agreed(kept())] == left
    assert not screen.tab.agreements.undo.isVisible()
    assert rows(screen)[0].what.hasFocus()


def test_ctrl_z_again_needs_no_click_between(screen: Screen, kept: Kept) -> None:
    for what in ("Første", "Anden"):
        screen.write(begin(screen).what, what)
    for _ in range(2):
        screen.click(rows(screen)[0].remove)
    for _ in range(2):
        screen.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [action.what for action in agreed(kept())] == ["Første", "Anden"]


def test_the_deletions_of_another_meeting_are_not_undone_here(screen: Screen) -> None:
    screen.write(begin(screen).what, "Første")
    screen.click(rows(screen)[0].remove)
    screen.open_meeting(date(2026, 11, 30))
    assert not screen.tab.agreements.undo.isVisible()
    screen.write(begin(screen).what, "Anden")
    screen.click(rows(screen)[0].remove)
    answer(screen.tab.agreements.undo, "Fortryd")
    assert not screen.tab.agreements.undo.isVisible()


def test_an_agreement_that_a_later_meeting_answered_is_not_deleted(
    screen: Screen, kept: Kept
) -> None:
    screen.click(screen.tab.since_last.listed[0].answers.button(Answer.DONE))
    screen.open_meeting(date(2026, 11, 16))
    answered, unanswered, _ = rows(screen)
    screen.click(answered.remove)
    assert "svar »droppet« i stedet" in answered.notice.text
    assert answered.notice.isVisible()
    screen.click(unanswered.remove)
    held = kept().ordered_meetings()[0]
    assert [a.what for a in held.agreed_on("organisation")] == ["Del gruppen i to"]


def test_a_deleted_agreement_is_not_carried_over(screen: Screen) -> None:
    screen.write(begin(screen).what, "Del gruppen")
    screen.click(rows(screen)[0].remove)
    screen.open_meeting(date(2026, 11, 30))
    assert "Del gruppen" not in [r.action.what for r in screen.tab.since_last.listed]


def test_an_agreement_is_there_under_siden_sidst_next_time(screen: Screen) -> None:
    screen.write(begin(screen).what, "Nyt hold")
    screen.open_meeting(date(2026, 11, 30))
    assert "Nyt hold" in [r.action.what for r in screen.tab.since_last.listed]
    assert screen.titles[0] == "Organisering  3"


def test_more_about_an_agreement_is_folded_away_until_it_is_wanted(
    screen: Screen, kept: Kept
) -> None:
    screen.write(begin(screen).what, "Piktogrammer")
    row = rows(screen)[0]
    assert not row.details.isVisible()
    screen.click(row.more)
    assert row.details.isVisible()
    screen.click(row.details.trial)
    screen.write(row.details.trial_end, "14/12")
    screen.write(row.details.show_from, "7/12")
    screen.write(row.details.texts["success"], "færre venter")
    [action] = agreed(kept())
    assert (action.trial, action.trial_end) == (True, date(2026, 12, 14))
    assert (action.show_from, action.success) == (date(2026, 12, 7), "færre venter")
    screen.refresh()
    assert rows(screen)[0].details.isVisible()


def test_what_is_written_of_an_agreement_can_be_read_when_left(screen: Screen) -> None:
    screen.write(rows(screen)[-1].what, "Morgensamling i to hold")
    row = rows(screen)[0]
    screen.click(row.more)
    details = row.details
    for field in (details.trial_end, details.show_from):
        field.show_date(date(2026, 12, 30))
        field.end(False)
        field.grab()  # a text too long for its field scrolls as it is painted
        assert field.cursorPositionAt(QPoint(10, field.height() // 2)) == 0
    success = details.texts["success"]
    screen.write(success, "færre venter i garderoben " * 12)
    assert success.cursorPosition() == 0
    top = QPoint(0, 0)
    assert success.mapTo(details, top).y() > details.trial.mapTo(details, top).y() + 10
    assert success.width() > details.width() / 2


def test_activities_are_tagged_with_themes(screen: Screen, kept: Kept) -> None:
    screen.go_to("Aktiviteter")
    screen.write(begin(screen).what, "Bål i haven")
    row = rows(screen)[0]
    screen.click(row.more)
    names = [theme.label for theme in Theme]
    tags = [b for b in row.details.findChildren(type(row.more)) if b.text() in names]
    assert [b.text() for b in tags] == names
    screen.click(tags[4])
    assert agreed(kept(), "activities")[0].themes == [Theme.NATURE.value]
    screen.click(tags[4])
    assert agreed(kept(), "activities")[0].themes == []


def test_other_points_have_no_themes(screen: Screen) -> None:
    screen.write(begin(screen).what, "Del gruppen")
    row = rows(screen)[0]
    texts = [b.text() for b in row.details.findChildren(type(row.more))]
    assert Theme.NATURE.label not in texts


def test_a_deadline_that_is_not_understood_stays_as_typed(screen: Screen, kept: Kept) -> None:
    row = begin(screen)
    enter(screen, "Del gruppen")
    enter(screen, "")
    screen.type("31/2")
    screen.tab.discussion.edit.setFocus()
    assert row.when.text() == "31/2"
    assert row.when.property("wrong")
    [action] = agreed(kept())
    assert (action.due, action.due_words) == (Due.NONE, "31/2")


def test_a_deadline_in_words_survives_closing_and_another_windows_change(
    screen: Screen, kept: Kept
) -> None:
    screen.write(begin(screen).what, "Del gruppen")
    row = rows(screen)[0]
    row.when.setFocus()
    screen.type("inden jul")
    screen.refresh()
    assert rows(screen)[0].when.text() == "inden jul"
    assert rows(screen)[0].when.property("wrong")
    screen.window.close()
    assert agreed(kept())[0].due_text() == "inden jul"


def test_a_half_typed_weekday_leaves_no_wrong_date(screen: Screen, kept: Kept) -> None:
    screen.write(begin(screen).what, "Del gruppen")
    row = rows(screen)[0]
    row.when.setFocus()
    with screen.qtbot.waitSignal(screen.desk.saver.saved):
        screen.type("to")
    assert agreed(kept())[0].due_date == date(2026, 11, 26)
    with screen.qtbot.waitSignal(screen.desk.saver.saved):
        screen.type(" uger")
    [action] = agreed(kept())
    assert (action.due, action.due_date, action.due_words) == (Due.NONE, None, "to uger")


def test_a_click_of_the_menu_that_cannot_be_saved_is_tried_again(
    screen: Screen, kept: Kept
) -> None:
    """A name from the menu is as dear as one that was typed."""
    screen.write(begin(screen).what, "Del gruppen")
    row = rows(screen)[0]
    fill_up(screen)
    row.who.setFocus()
    QApplication.clipboard().setText("Mette")
    screen.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    screen.press(Qt.Key.Key_Return)
    screen.click(row.more)
    screen.click(row.details.trial)
    assert screen.window.ui.banner.isVisible()
    make_room(screen)
    assert screen.desk.saver.flush()
    [action] = agreed(kept())
    assert len(action.who) == 1
    assert action.trial


def test_text_pasted_into_an_agreement_becomes_one_line(screen: Screen) -> None:
    screen.write(begin(screen).what, "x")
    row = rows(screen)[0]
    row.take_focus()
    screen.press(Qt.Key.Key_Backspace)
    QApplication.clipboard().setText("Del gruppen\n\n  i to\tved garderoben ")
    screen.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert row.what.toPlainText() == "Del gruppen i to ved garderoben"


@pytest.fixture
def approved(course: Course, store: Store, open_window: Callable[..., Screen]) -> Screen:
    """The window on an approved meeting with one agreement."""
    meeting = course.ordered_meetings()[1]
    store.keep(agree(meeting, "Del gruppen"))
    store.hold(meeting)
    store.approve(meeting)
    screen = open_window()
    screen.open_meeting(meeting.date)
    return screen


def test_agreements_of_an_approved_meeting_cannot_be_changed(approved: Screen, kept: Kept) -> None:
    [row] = rows(approved)
    assert row.what.isReadOnly()
    assert row.who.isReadOnly()
    assert row.when.isReadOnly()
    assert not row.remove.isVisible()
    row.what.setFocus()
    approved.type("x")
    row.who.setFocus()
    approved.press(Qt.Key.Key_Return)
    assert agreed(kept())[0].what == "Del gruppen"


def test_the_menus_of_an_approved_meeting_do_not_open(approved: Screen, kept: Kept) -> None:
    [row] = rows(approved)
    for field in (row.who, row.when):
        field.setFocus()
        approved.press(Qt.Key.Key_Down)
        assert QApplication.activePopupWidget() is None


def test_the_number_of_agreements_stands_beside_the_heading(screen: Screen) -> None:
    screen.write(begin(screen).what, "Første")
    screen.write(begin(screen).what, "Anden")
    assert "2" in [label.text() for label in screen.tab.agreements.findChildren(QLabel)]
