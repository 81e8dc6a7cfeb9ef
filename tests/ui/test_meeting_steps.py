"""A meeting's life from the window: planned, moved, closed, approved, reopened, cancelled."""

from collections.abc import Callable
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from teammoede.domain.action import Answer
from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import CancelReason, MeetingKind, MeetingState, Verdict
from teammoede.storage.planning import of_kind
from teammoede.ui.dialogs.cancel_dialog import CancelDialog
from teammoede.ui.dialogs.close_dialog import CloseDialog
from teammoede.ui.dialogs.meeting_dialog import MeetingDialog
from tests.ui.conftest import Answers, Screen, in_dialog
from tests.ui.full_disk import fill_up, make_room

Kept = Callable[[], Course]
LAST_WEEK, THIS_WEEK, NEXT_WEEK = date(2026, 11, 16), date(2026, 11, 23), date(2026, 11, 30)


def kept_meeting(kept: Kept, day: date = THIS_WEEK) -> Meeting:
    return next(m for m in kept().meetings if m.date == day)


def step(screen: Screen) -> None:
    """Click the one step that comes next."""
    screen.click(screen.desk.head.ui.stepButton)


def step_text(screen: Screen) -> str:
    return screen.desk.head.ui.stepButton.text().replace("&", "")


def gaps(dialog: CloseDialog) -> list[str]:
    """Return what the dialog says is missing."""
    buttons = dialog.findChildren(QPushButton)
    names = [b.accessibleName() for b in buttons if b.accessibleName().startswith("Gå til: ")]
    return [name.removeprefix("Gå til: ") for name in names]


def go_to(dialog: CloseDialog, start: str) -> None:
    """Click »Gå til« beside what is missing."""
    for button in dialog.findChildren(QPushButton):
        if button.accessibleName().startswith(f"Gå til: {start}"):
            button.click()
            return
    raise AssertionError(f"nothing is missing that begins with {start}")


def close(screen: Screen, act: Callable[[CloseDialog], None]) -> None:
    came = in_dialog(CloseDialog, act)
    step(screen)
    assert came()
    screen.window.activateWindow()  # what a window manager does when a dialog is gone


# closing


def test_what_is_missing_is_listed_and_nothing_is_forced(screen: Screen, kept: Kept) -> None:
    listed: list[str] = []

    def end(dialog: CloseDialog) -> None:
        listed.extend(gaps(dialog))
        dialog.ui.closeButton.click()

    close(screen, end)
    assert listed == [
        "Der er ikke krydset af, hvem der var til stede.",
        "Der er ingen mødeleder.",
        "Der er ingen referent.",
        "Ikke besvaret: Del gruppen i to",
        "Ikke besvaret: Morgensamling i to hold",
        "Ikke besvaret: Leg med i rollelegen",
    ]
    assert kept_meeting(kept).state is MeetingState.HELD
    assert step_text(screen) == "Godkend"


def test_the_three_questions_are_kept(screen: Screen, kept: Kept) -> None:
    def end(dialog: CloseDialog) -> None:
        dialog.segments("moves_children").button(Verdict.PARTLY).click()
        dialog.ui.closeButton.click()

    close(screen, end)
    meeting = kept_meeting(kept)
    assert (meeting.moves_children, meeting.time_well_spent) == (Verdict.PARTLY, None)


def test_what_is_missing_can_be_jumped_to(screen: Screen, kept: Kept) -> None:
    screen.go_to("Roller")
    close(screen, lambda dialog: go_to(dialog, "Ikke besvaret: Leg"))
    assert screen.tab.item.key == "relations"
    row = screen.tab.since_last.listed[0]
    screen.qtbot.waitUntil(row.answers.button(Answer.DONE).hasFocus)
    assert kept_meeting(kept).state is MeetingState.PLANNED


def test_a_gap_in_the_head_is_jumped_to_there(screen: Screen) -> None:
    screen.tab.discussion.edit.setFocus()
    close(screen, lambda dialog: go_to(dialog, "Der er ikke krydset af"))
    focus: QWidget | None = screen.window.focusWidget()
    assert focus is not None
    assert screen.desk.head.isAncestorOf(focus)


def test_an_agreement_nobody_has_is_jumped_to(screen: Screen) -> None:
    screen.write(screen.tab.agreements.listed[-1].what, "Hvem gør det?")
    screen.go_to("Andet")
    close(screen, lambda dialog: go_to(dialog, "Ingen ansvarlig"))
    assert screen.tab.item.key == "organisation"
    screen.qtbot.waitUntil(screen.tab.agreements.listed[0].what.hasFocus)


def test_text_typed_just_before_closing_is_in_the_minutes(screen: Screen, kept: Kept) -> None:
    screen.focus(screen.tab.discussion.edit)
    screen.type("Sidste ord")
    close(screen, lambda dialog: dialog.ui.approveButton.click())
    note = kept_meeting(kept).note_on("organisation")
    assert note is not None
    assert note.text == "Sidste ord"


def test_a_meeting_is_closed_and_approved_in_one(screen: Screen, kept: Kept) -> None:
    close(screen, lambda dialog: dialog.ui.approveButton.click())
    assert kept_meeting(kept).state is MeetingState.APPROVED
    assert screen.tab.discussion.edit.isReadOnly()
    assert step_text(screen) == "Genåbn"


def test_the_next_meeting_is_proposed_a_week_later(screen: Screen, kept: Kept) -> None:
    screen.open_meeting(NEXT_WEEK)
    close(screen, lambda dialog: dialog.ui.closeButton.click())
    following = kept_meeting(kept, date(2026, 12, 7))
    assert following.state is MeetingState.PLANNED
    assert screen.desk.meetings.rowCount() == 4


def test_thinking_better_of_it_leaves_the_meeting_open(screen: Screen, kept: Kept) -> None:
    close(screen, lambda dialog: dialog.reject())
    assert kept_meeting(kept).state is MeetingState.PLANNED


def test_a_meeting_whose_text_cannot_be_saved_is_not_closed(
    screen: Screen,
) -> None:
    fill_up(screen)
    screen.focus(screen.tab.discussion.edit)
    screen.type("Sidste ord")
    came = in_dialog(CloseDialog, lambda dialog: dialog.reject())
    step(screen)
    assert not came()
    assert screen.window.ui.banner.isVisible()
    make_room(screen)


def test_closing_on_a_full_disk_saves_all_of_it_once_there_is_room(
    screen: Screen, kept: Kept
) -> None:
    screen.open_meeting(NEXT_WEEK)
    # The last of the steps, the next meeting with the course's place, is what has no room.
    screen.desk.store.change(screen.meeting.course, place="Personalestuen ved haven. " * 2_000)

    def press_twice(dialog: CloseDialog) -> None:
        dialog.segments("time_well_spent").button(Verdict.YES).click()
        fill_up(screen, spare=6)
        dialog.ui.approveButton.click()
        assert "Disken er fuld" in dialog.ui.errorLabel.text()
        assert screen.meeting.state is MeetingState.PLANNED
        assert screen.meeting.time_well_spent is None
        assert screen.meeting.state_changes == []
        assert len(screen.meeting.course.meetings) == 3
        make_room(screen)
        dialog.ui.approveButton.click()

    close(screen, press_twice)
    closed = kept_meeting(kept, NEXT_WEEK)
    assert closed.state is MeetingState.APPROVED
    assert closed.time_well_spent is Verdict.YES
    assert len(closed.state_changes) == 2
    assert len(kept().meetings) == 4


# approving and reopening


@pytest.fixture
def approved(screen: Screen) -> Screen:
    """The window on today's meeting, which is approved."""
    screen.desk.store.hold(screen.meeting)
    screen.desk.store.approve(screen.meeting)
    screen.refresh()
    return screen


def test_a_held_meeting_is_approved_with_one_click(screen: Screen, kept: Kept) -> None:
    close(screen, lambda dialog: dialog.ui.closeButton.click())
    step(screen)
    assert kept_meeting(kept).state is MeetingState.APPROVED


def test_a_reopened_meeting_keeps_the_reason(
    approved: Screen, answers: Answers, kept: Kept
) -> None:
    answers.answers = ["Frist rettet"]
    step(approved)
    meeting = kept_meeting(kept)
    assert meeting.state is MeetingState.HELD
    assert [c.reason for c in meeting.state_changes] == ["", "", "Frist rettet"]
    assert not approved.tab.discussion.edit.isReadOnly()
    approved.write(approved.tab.discussion.edit, "Rettet")


def test_reopening_asks_for_a_reason(approved: Screen, answers: Answers, kept: Kept) -> None:
    answers.answers = ["  "]
    step(approved)
    assert kept_meeting(kept).state is MeetingState.APPROVED
    assert answers.asked[-1][1] == "Skriv kort, hvorfor mødet genåbnes."


def test_who_thinks_better_of_reopening_changes_nothing(
    approved: Screen, answers: Answers, kept: Kept
) -> None:
    answers.answers = [None]
    step(approved)
    assert kept_meeting(kept).state is MeetingState.APPROVED
    assert len(answers.asked) == 1


def test_an_older_meeting_is_reopened_too(screen: Screen, answers: Answers, kept: Kept) -> None:
    answers.answers = ["Glemt afbud"]
    screen.open_meeting(LAST_WEEK)
    screen.window.ui.reopenAction.trigger()
    assert kept_meeting(kept, LAST_WEEK).state is MeetingState.PLANNED


def test_the_history_tells_when_and_why(approved: Screen, answers: Answers) -> None:
    answers.answers = ["Frist rettet"]
    step(approved)
    approved.window.ui.historyAction.trigger()
    title, text = answers.asked[-1]
    assert title == "Planlægningsmøde 2, mandag den 23. november 2026"
    lines = text.splitlines()
    assert [line.split(": ")[1] for line in lines] == [
        "afholdt",
        "godkendt",
        "genåbnet – Frist rettet",
    ]


def test_a_meeting_that_another_window_approved_is_not_closed_again(
    screen: Screen, open_window: Callable[..., Screen], answers: Answers, kept: Kept
) -> None:
    other = open_window()
    other.desk.store.hold(other.meeting)
    other.desk.store.approve(other.meeting)
    told: list[str] = []

    def end(dialog: CloseDialog) -> None:
        dialog.ui.closeButton.click()
        told.append(dialog.ui.errorLabel.text())

    close(screen, end)
    assert told[0]
    assert kept_meeting(kept).state is MeetingState.APPROVED


def test_only_steps_that_make_sense_can_be_chosen(screen: Screen) -> None:
    ui = screen.window.ui
    steps = (ui.closeMeetingAction, ui.approveAction, ui.reopenAction, ui.cancelAction)

    def enabled() -> list[bool]:
        return [action.isEnabled() for action in steps]

    assert enabled() == [True, False, False, True]
    close(screen, lambda dialog: dialog.ui.closeButton.click())
    assert enabled() == [False, True, True, False]
    step(screen)
    assert enabled() == [False, False, True, False]
    assert not ui.editMeetingAction.isEnabled()


# cancelling


def test_a_cancelled_meeting_keeps_its_reason_and_what_is_open_rolls_on(
    screen: Screen, kept: Kept
) -> None:
    def cancel(dialog: CancelDialog) -> None:
        dialog.button(CancelReason.NO_COVER).click()
        dialog.ui.cancelButton.click()

    came = in_dialog(CancelDialog, cancel)
    screen.window.ui.cancelAction.trigger()
    assert came()
    assert kept_meeting(kept).state is MeetingState.CANCELLED
    assert kept_meeting(kept).cancel_reason is CancelReason.NO_COVER
    assert "uge 48   ma 23.11.   aflyst" in [
        screen.desk.meetings.index(row).data() for row in range(3)
    ]
    screen.open_meeting(NEXT_WEEK)
    assert screen.titles[0] == "Organisering  2"
    assert screen.desk.meetings.index(0).data() == "uge 49   ma 30.11.   næste"


def test_cancelling_without_a_reason_changes_nothing(screen: Screen, kept: Kept) -> None:
    came = in_dialog(CancelDialog, lambda dialog: dialog.ui.cancelButton.click())
    screen.window.ui.cancelAction.trigger()
    assert came()
    assert kept_meeting(kept).state is MeetingState.PLANNED


# planning and moving


def test_a_new_meeting_is_planned_and_opened(screen: Screen, kept: Kept) -> None:
    def plan(dialog: MeetingDialog) -> None:
        assert dialog.ui.dateEdit.date == date(2026, 12, 7)
        dialog.ui.placeEdit.setText("på kontoret")
        dialog.ui.saveButton.click()

    came = in_dialog(MeetingDialog, plan)
    screen.click(screen.window.ui.newMeetingButton)
    assert came()
    meeting = kept_meeting(kept, date(2026, 12, 7))
    assert (meeting.place, meeting.start, meeting.length) == ("på kontoret", time(12, 30), 60)
    assert screen.meeting.id == meeting.id
    assert "på kontoret" in screen.desk.head.where.text()


def test_a_meeting_held_on_paper_is_entered_afterwards(screen: Screen, kept: Kept) -> None:
    def plan(dialog: MeetingDialog) -> None:
        dialog.ui.dateEdit.date = date(2026, 11, 9)
        dialog.ui.saveButton.click()

    came = in_dialog(MeetingDialog, plan)
    screen.window.ui.newMeetingAction.trigger()
    assert came()
    assert screen.meeting.date == date(2026, 11, 9)
    assert screen.meeting.title == "Planlægningsmøde 1"
    assert kept_meeting(kept, date(2026, 11, 9)).notes == []


def test_a_meeting_is_moved_from_its_head(screen: Screen, kept: Kept) -> None:
    def move(dialog: MeetingDialog) -> None:
        dialog.ui.dateEdit.date = date(2026, 11, 24)
        dialog.ui.startEdit.setText("13")
        dialog.ui.saveButton.click()

    came = in_dialog(MeetingDialog, move)
    screen.click(screen.desk.head.when)
    assert came()
    moved = kept_meeting(kept, date(2026, 11, 24))
    assert (moved.start, moved.burning) == (time(13), "")
    assert "tirsdag den 24. november 2026 · uge 48" in screen.desk.head.when.text()
    assert screen.window.ui.meetingsView.currentIndex().data() == "uge 48   ti 24.11.   næste"


def test_keys_reach_the_steps(screen: Screen) -> None:
    screen.focus(screen.tab.discussion.edit)
    came = in_dialog(MeetingDialog, lambda dialog: dialog.reject())
    screen.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert came()


# kinds of meeting, and short ones


def test_a_new_meeting_after_the_end_is_proposed_as_the_evaluation(
    screen: Screen, kept: Kept
) -> None:
    screen.desk.store.change(screen.meeting.course, end=date(2026, 12, 1))

    def plan(dialog: MeetingDialog) -> None:
        assert dialog.ui.kindBox.currentText() == "Slutevaluering"
        assert dialog.ui.lengthEdit.minutes == 90
        dialog.ui.saveButton.click()

    came = in_dialog(MeetingDialog, plan)
    screen.click(screen.window.ui.newMeetingButton)
    assert came()
    meeting = kept_meeting(kept, date(2026, 12, 7))
    assert (meeting.kind, meeting.length) == (MeetingKind.EVALUATION, 90)
    assert (meeting.start, meeting.sequence) == (time(12, 30), 0)
    assert screen.titles[0].startswith("Målet")


def test_a_meeting_that_nothing_is_written_in_becomes_another_kind(
    screen: Screen, kept: Kept
) -> None:
    def change(dialog: MeetingDialog) -> None:
        dialog.ui.kindBox.setFocus()
        screen.qtbot.keyClick(dialog.ui.kindBox, Qt.Key.Key_Home)
        dialog.ui.saveButton.click()

    screen.open_meeting(NEXT_WEEK)
    came = in_dialog(MeetingDialog, change)
    screen.window.ui.editMeetingAction.trigger()
    assert came()
    meeting = kept_meeting(kept, NEXT_WEEK)
    assert (meeting.kind, meeting.length) == (MeetingKind.START_UP, 90)
    assert meeting.full_agenda.key == "start_up"
    assert screen.titles[0].startswith("Velkomst")


def test_a_meeting_in_which_something_was_just_typed_keeps_its_kind(screen: Screen) -> None:
    screen.focus(screen.tab.discussion.edit)
    screen.type("Ro")
    enabled: list[bool] = []
    came = in_dialog(MeetingDialog, lambda dialog: enabled.append(dialog.ui.kindBox.isEnabled()))
    screen.window.ui.editMeetingAction.trigger()
    assert came()
    assert enabled == [False]


def test_a_meeting_folds_around_the_point_in_front_and_unfolds_with_all_that_was_written(
    screen: Screen, kept: Kept
) -> None:
    screen.write(screen.go_to("Relationer").discussion.edit, "Legen")
    screen.go_to("Forældre")
    short = screen.window.ui.shortMeetingAction
    short.trigger()
    assert [title.split("  ")[0] for title in screen.titles] == [
        "Siden sidst",
        "Relationer",
        "Forældre",
        "Roller",
    ]
    assert short.isChecked()
    meeting = kept_meeting(kept)
    assert (meeting.short, meeting.burning, meeting.length) == (True, "parents", 20)
    short.trigger()
    assert len(screen.titles) == 7
    assert not short.isChecked()
    meeting = kept_meeting(kept)
    assert (meeting.short, meeting.length) == (False, 60)
    assert screen.go_to("Relationer").discussion.edit.toPlainText() == "Legen"


def test_the_dialog_folds_a_meeting_too(screen: Screen, kept: Kept) -> None:
    def fold(dialog: MeetingDialog) -> None:
        dialog.ui.shortBox.click()
        assert dialog.ui.burningBox.currentText() == "Organisering"  # where most is open
        dialog.ui.saveButton.click()

    came = in_dialog(MeetingDialog, fold)
    screen.click(screen.desk.head.when)
    assert came()
    assert kept_meeting(kept).agenda.keys == ("since_last", "organisation", "roles")
    assert screen.titles == ["Siden sidst  1", "Organisering  2", "Roller"]


def test_a_point_whose_text_goes_leaves_the_counts_where_they_belong(screen: Screen) -> None:
    screen.write(screen.go_to("Relationer").discussion.edit, "Legen")
    screen.window.ui.shortMeetingAction.trigger()
    edit = screen.go_to("Relationer").discussion.edit
    screen.focus(edit)
    edit.selectAll()
    screen.press(Qt.Key.Key_Delete)
    edit.clearFocus()
    screen.desk.refresh_counts()
    assert screen.titles[-1] == "Roller"


def test_only_a_planned_meeting_folds(screen: Screen) -> None:
    screen.open_meeting(LAST_WEEK)
    assert not screen.window.ui.shortMeetingAction.isEnabled()


def test_the_evaluation_is_proposed_after_the_last_planning_meeting(
    screen: Screen, kept: Kept
) -> None:
    screen.desk.store.change(screen.meeting.course, end=date(2026, 12, 7))
    screen.open_meeting(NEXT_WEEK)
    said: list[str] = []

    def end(dialog: CloseDialog) -> None:
        said.append(dialog.ui.nextEdit.words)
        dialog.ui.closeButton.click()

    close(screen, end)
    assert said == ["Slutevaluering, mandag den 7. december 2026 · uge 50"]
    assert kept_meeting(kept, date(2026, 12, 7)).kind is MeetingKind.EVALUATION


def test_a_fortnightly_course_goes_on_in_a_fortnight(screen: Screen, kept: Kept) -> None:
    screen.desk.store.change(screen.meeting.course, rhythm=2)
    screen.open_meeting(NEXT_WEEK)
    close(screen, lambda dialog: dialog.ui.closeButton.click())
    assert kept_meeting(kept, date(2026, 12, 14)).kind is MeetingKind.PLANNING


def test_a_cancelled_evaluation_is_put_off_and_stays_one(screen: Screen, kept: Kept) -> None:
    screen.open_meeting(NEXT_WEEK)
    screen.desk.store.change(screen.meeting, **of_kind(screen.meeting, MeetingKind.EVALUATION))

    def cancel(dialog: CancelDialog) -> None:
        dialog.button(CancelReason.ILLNESS).click()
        dialog.ui.cancelButton.click()

    came = in_dialog(CancelDialog, cancel)
    screen.window.ui.cancelAction.trigger()
    assert came()
    assert kept_meeting(kept, date(2026, 12, 7)).kind is MeetingKind.EVALUATION
