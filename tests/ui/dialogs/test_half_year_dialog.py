"""The half-year is planned by keys or by clicks, and nothing is given out before the button."""

from collections.abc import Callable
from datetime import date, time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyleOptionViewItem,
)
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from teammoede.domain.course import Course
from teammoede.domain.errors import Refused
from teammoede.domain.meeting_choices import CancelReason, MeetingKind
from teammoede.domain.week import monday_of
from teammoede.ui.dialogs.cancel_dialog import CancelDialog
from teammoede.ui.dialogs.half_year_dialog import HalfYearDialog
from teammoede.ui.models.half_year_model import RECORD_ROLE, HalfYearModel, WeekColumn
from tests.domain.building import TODAY, cancelled, held, make_course, make_meeting
from tests.ui.conftest import Answers, in_dialog
from tests.ui.dialogs.conftest import assert_fits

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
Shown = Callable[[QDialog], QDialog]
Make = Callable[..., HalfYearDialog]
START = date(2026, 12, 1)  # a Tuesday


@pytest.fixture
def begun() -> Course:
    """A course as it is right after »Nyt forløb«."""
    course = make_course("Mette Holm", start=START, weekday=1, time=time(12, 30), title="Solstuen")
    make_meeting(course, START, kind=MeetingKind.START_UP)
    return course


@pytest.fixture
def running() -> Course:
    """A course with a held, a cancelled, and two planned meetings."""
    course = make_course("Mette Holm", start=date(2026, 11, 9), weekday=0, end=date(2027, 1, 25))
    course.visit_months = [1]
    held(make_meeting(course, date(2026, 11, 9), kind=MeetingKind.START_UP))
    cancelled(make_meeting(course, date(2026, 11, 16)))
    make_meeting(course, date(2026, 11, 23))
    make_meeting(course, date(2026, 11, 30))
    return course


@pytest.fixture
def make(qtbot: QtBot, shown: Shown) -> Make:
    """Shows the dialog on a course; in the end it is closed, and asks nothing."""

    def make_one(course: Course, ask: Answers | None = None, **values: object) -> HalfYearDialog:
        dialog = HalfYearDialog(course, today=TODAY, ask=ask or Answers(), **values)  # pyright: ignore[reportArgumentType]
        qtbot.addWidget(dialog, before_close_func=lambda _: dialog.done(0))
        shown(dialog)
        return dialog

    return make_one


def table(dialog: HalfYearDialog) -> list[str]:
    """Return the rows as they read: tick, week, date, meeting, remark."""
    model = dialog.ui.weeksView.model()
    lines = []
    for row in range(model.rowCount()):
        ticked = model.index(row, 0).data(Qt.ItemDataRole.CheckStateRole)
        cells = [model.index(row, column).data() for column in WeekColumn]
        tick = "x" if Qt.CheckState(ticked) is Qt.CheckState.Checked else "-"
        lines.append(" | ".join([tick, *cells]))
    return lines


def line(dialog: HalfYearDialog, day: date) -> str:
    """Return how the row of a week reads."""
    return table(dialog)[place(dialog, day)]


def place(dialog: HalfYearDialog, day: date) -> int:
    model = dialog.ui.weeksView.model()
    mondays = [model.index(row, 0).data(RECORD_ROLE).week.monday for row in range(model.rowCount())]
    return mondays.index(monday_of(day))


def go_to(dialog: HalfYearDialog, day: date) -> None:
    """Put the keyboard on the row of a week."""
    view = dialog.ui.weeksView
    view.setFocus()
    view.setCurrentIndex(view.model().index(place(dialog, day), 0))


def press(qtbot: QtBot, dialog: HalfYearDialog, key: Qt.Key) -> None:
    """Press a key in the weeks."""
    qtbot.keyClick(dialog.ui.weeksView, key)


def open_date(qtbot: QtBot, dialog: HalfYearDialog, key: Qt.Key | str, text: str) -> QLineEdit:
    """Open the date of the chosen row with a key, and go on typing."""
    qtbot.keyClick(dialog.ui.weeksView, key)  # pyright: ignore[reportArgumentType]
    editor = dialog.ui.weeksView.findChild(QLineEdit)
    assert editor is not None
    qtbot.keyClicks(editor, text)
    return editor


def type_date(
    qtbot: QtBot, dialog: HalfYearDialog, text: str, key: Qt.Key | str = Key.Key_Return
) -> None:
    """Type a date over that of the chosen row, and wait until it is taken."""
    editor = open_date(qtbot, dialog, key, text)
    with qtbot.waitSignal(dialog.ui.weeksView.model().modelReset):
        qtbot.keyClick(editor, Key.Key_Return)


def write(qtbot: QtBot, edit: QLineEdit, text: str) -> None:
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, text)


def tick(qtbot: QtBot, dialog: HalfYearDialog, day: date) -> None:
    """Click on the tick of a week."""
    view = dialog.ui.weeksView
    index = view.model().index(place(dialog, day), WeekColumn.WEEK)
    view.scrollTo(index)
    with qtbot.waitSignal(view.model().modelReset):
        qtbot.mouseClick(view.viewport(), LEFT, pos=_tick_place(dialog, index))


def _tick_place(dialog: HalfYearDialog, index: object) -> QPoint:
    view = dialog.ui.weeksView
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    option.rect = view.visualRect(index)  # pyright: ignore
    option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator  # pyright: ignore
    box = view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, view)
    return box.center()


# a course that has just begun


def test_a_new_course_is_planned_by_one_button(qtbot: QtBot, make: Make, begun: Course) -> None:
    dialog = make(begun, closed_weeks=[7, 28, 29, 30, 42, 52])
    assert line(dialog, START) == "x | 49 | ti 1.12. | Opstartsmøde | planlagt"
    assert line(dialog, date(2026, 12, 8)) == "x | 50 | ti 8.12. | Planlægningsmøde 1 | nyt"
    assert line(dialog, date(2026, 12, 22)) == (
        "- | 52 |  |  | Lukket · Juleaftensdag to 24.12. · Juledag fr 25.12."
    )
    assert table(dialog)[-1] == "x | 49 | ti 7.12.2027 | Opfølgningsbesøg 3 | nyt"
    assert dialog.ui.summaryLabel.text() == (
        "Opstart ti 1.12. · 23 planlægningsmøder · slutevaluering ti 1.6.2027 · 3 besøg"
    )
    assert dialog.ui.planButton.text() == "&Planlæg 27 møder"
    qtbot.mouseClick(dialog.ui.planButton, LEFT)
    assert dialog.result() == QDialog.DialogCode.Accepted
    result = dialog.half_year
    assert len(result.new) == 27
    assert result.course["closed_weeks"] == [7, 28, 29, 30, 42, 52]
    assert (result.course["end"], result.course["time"]) == (date(2027, 6, 1), time(12, 30))
    assert not dialog.print_wanted


def test_the_other_button_wants_it_printed(qtbot: QtBot, make: Make, begun: Course) -> None:
    dialog = make(begun)
    qtbot.mouseClick(dialog.ui.printButton, LEFT)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.print_wanted


def test_a_refused_save_leaves_it_open_and_prints_nothing(
    qtbot: QtBot, make: Make, begun: Course
) -> None:
    def refuse() -> None:
        raise Refused("Der er ikke plads på disken.")

    dialog = make(begun)
    dialog.save = refuse
    qtbot.mouseClick(dialog.ui.printButton, LEFT)
    assert dialog.isVisible()
    assert dialog.ui.errorLabel.text() == "Der er ikke plads på disken."
    assert not dialog.print_wanted


def test_enter_in_a_field_plans_nothing(qtbot: QtBot, make: Make, begun: Course) -> None:
    dialog = make(begun)
    for field in (dialog.ui.startEdit, dialog.ui.placeEdit, dialog.ui.rhythmBox):
        field.setFocus()
        qtbot.keyClick(field, Key.Key_Return)
    assert dialog.isVisible()
    dialog.ui.planButton.setFocus()
    qtbot.keyClick(dialog.ui.planButton, Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted


# the wish


def test_every_wish_renews_the_weeks_at_once(qtbot: QtBot, make: Make, begun: Course) -> None:
    dialog = make(begun)
    ui = dialog.ui
    write(qtbot, ui.startEdit, "7/12")
    assert ui.endEdit.date == date(2027, 6, 7)
    assert line(dialog, date(2026, 12, 7)).startswith("x | 50 | ti 8.12. | Opstartsmøde | flyttes")
    ui.weekdayBox.setFocus()
    qtbot.keyClick(ui.weekdayBox, Key.Key_Down)
    assert line(dialog, date(2026, 12, 7)).startswith("x | 50 | on 9.12. | Opstartsmøde | flyttes")
    ui.rhythmBox.setFocus()
    qtbot.keyClick(ui.rhythmBox, Key.Key_Down)
    assert line(dialog, date(2026, 12, 14)).startswith("- | 51 |  |  |")
    assert line(dialog, date(2026, 12, 21)) == (
        "x | 52 | on 23.12. | Planlægningsmøde 1 | nyt"
        " · Juleaftensdag to 24.12. · Juledag fr 25.12."
    )
    qtbot.mouseClick(dialog.closed_box(52), LEFT, pos=QPoint(8, 8))
    assert line(dialog, date(2026, 12, 21)).startswith("- | 52 |  |  | Lukket")
    write(qtbot, ui.othersEdit, "1, 3")
    assert line(dialog, date(2027, 1, 4)).startswith("- | 1 |  |  | Lukket")
    write(qtbot, ui.visitsEdit, "2")
    assert ui.summaryLabel.text().endswith("1 besøg")
    result = dialog.half_year
    assert result.course["closed_weeks"] == [1, 3, 52]
    assert (result.course["rhythm"], result.course["visit_months"]) == (2, [2])
    assert result.moved == ((begun.meetings[0], date(2026, 12, 9)),)


def test_an_end_of_ones_own_stays_when_the_start_moves(
    qtbot: QtBot, make: Make, begun: Course
) -> None:
    dialog = make(begun)
    write(qtbot, dialog.ui.endEdit, "30/4")
    write(qtbot, dialog.ui.startEdit, "7/12")
    assert dialog.ui.endEdit.date == date(2027, 4, 30)


def test_an_end_before_the_start_is_said_at_once_and_refused(
    qtbot: QtBot, make: Make, begun: Course
) -> None:
    dialog = make(begun)
    write(qtbot, dialog.ui.endEdit, "1/11/2026")
    assert "ligger før startdatoen" in dialog.ui.errorLabel.text()
    qtbot.mouseClick(dialog.ui.planButton, LEFT)
    assert dialog.isVisible()
    write(qtbot, dialog.ui.endEdit, "1/3/2027")
    assert not dialog.ui.errorLabel.isVisible()


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("startEdit", "31/2", "findes ikke i kalenderen"),
        ("startEdit", "", "Skriv, hvornår forløbet starter."),
        ("othersEdit", "54", "fra 1 til 53"),
        ("visitsEdit", "maj", "kan ikke læses"),
        ("timeEdit", "kl. 26", "intet klokkeslæt"),
    ],
)
def test_a_field_that_cannot_be_read_keeps_the_dialog_open(
    qtbot: QtBot, make: Make, begun: Course, field: str, text: str, said: str
) -> None:
    dialog = make(begun)
    edit: QLineEdit = getattr(dialog.ui, field)
    write(qtbot, edit, text)
    if not text:
        qtbot.keyClick(edit, Key.Key_Delete)
    qtbot.mouseClick(dialog.ui.planButton, LEFT)
    assert dialog.isVisible()
    assert said in dialog.ui.errorLabel.text()
    assert edit.hasFocus()


def test_a_course_that_cannot_be_planned_opens_and_says_why(make: Make) -> None:
    course = make_course(start=START, weekday=1, closed_weeks=list(range(1, 54)))
    dialog = make(course)
    assert "ingen ledige uger" in dialog.ui.errorLabel.text()
    assert dialog.ui.othersEdit.numbers


def test_a_course_without_a_date_is_planned_from_today(make: Make) -> None:
    dialog = make(make_course())
    assert dialog.ui.startEdit.date == TODAY
    assert table(dialog)[0] == "x | 48 | ma 23.11. | Opstartsmøde | nyt"


# by hand


def test_space_leaves_a_proposal_out_and_takes_it_in_again(
    qtbot: QtBot, make: Make, begun: Course
) -> None:
    dialog = make(begun)
    go_to(dialog, date(2026, 12, 8))
    press(qtbot, dialog, Key.Key_Space)
    assert line(dialog, date(2026, 12, 8)) == "- | 50 | ti 8.12. | Planlægningsmøde | udeladt"
    assert dialog.ui.planButton.text() == "&Planlæg 28 møder"
    press(qtbot, dialog, Key.Key_Space)
    assert line(dialog, date(2026, 12, 8)) == "x | 50 | ti 8.12. | Planlægningsmøde 1 | nyt"


def test_a_click_on_the_tick_does_the_same(qtbot: QtBot, make: Make, begun: Course) -> None:
    dialog = make(begun)
    tick(qtbot, dialog, date(2026, 12, 8))
    assert line(dialog, date(2026, 12, 8)).endswith("udeladt")


def test_an_empty_week_gets_a_meeting(qtbot: QtBot, make: Make, begun: Course) -> None:
    dialog = make(begun, closed_weeks=[52])
    go_to(dialog, date(2026, 12, 22))
    press(qtbot, dialog, Key.Key_Space)
    assert line(dialog, date(2026, 12, 22)).startswith("x | 52 | ti 22.12. | Planlægningsmøde 3")
    assert date(2026, 12, 22) in [m.date for m in dialog.half_year.new]


def test_another_date_moves_a_meeting_and_a_weekday_is_that_of_its_week(
    qtbot: QtBot, make: Make, begun: Course
) -> None:
    dialog = make(begun)
    go_to(dialog, date(2026, 12, 8))
    type_date(qtbot, dialog, "torsdag")
    assert line(dialog, date(2026, 12, 8)) == "x | 50 | to 10.12. | Planlægningsmøde 1 | nyt"
    type_date(qtbot, dialog, "mandag")
    assert line(dialog, date(2026, 12, 8)) == "x | 50 | ma 7.12. | Planlægningsmøde 1 | nyt"
    assert dialog.ui.weeksView.hasFocus()


def test_a_digit_begins_a_date_wherever_in_the_row(qtbot: QtBot, make: Make, begun: Course) -> None:
    dialog = make(begun)
    go_to(dialog, date(2026, 12, 8))
    type_date(qtbot, dialog, "1/12", key="1")
    assert line(dialog, date(2026, 12, 8)).startswith("x | 50 | fr 11.12.")


def test_a_date_that_cannot_be_read_stays_in_its_line(
    qtbot: QtBot, make: Make, begun: Course
) -> None:
    dialog = make(begun)
    go_to(dialog, date(2026, 12, 8))
    qtbot.keyClick(open_date(qtbot, dialog, Key.Key_Return, "31/2"), Key.Key_Return)
    assert dialog.ui.errorLabel.text() == "»31/2« findes ikke i kalenderen."
    qtbot.mouseClick(dialog.ui.planButton, LEFT)
    assert dialog.isVisible()


def test_a_date_a_lifetime_away_is_refused(qtbot: QtBot, make: Make, begun: Course) -> None:
    dialog = make(begun)
    go_to(dialog, date(2026, 12, 8))
    model = dialog.ui.weeksView.model()
    assert isinstance(model, HalfYearModel)
    with qtbot.waitSignal(model.refused):
        qtbot.keyClick(open_date(qtbot, dialog, Key.Key_Return, "8/12/2062"), Key.Key_Return)
    assert "over et år" in dialog.ui.errorLabel.text()
    assert line(dialog, date(2026, 12, 8)) == "x | 50 | ti 8.12. | Planlægningsmøde 1 | nyt"


# later


def test_the_plan_is_looked_at_later_with_the_state_of_every_meeting(
    qtbot: QtBot, make: Make, running: Course
) -> None:
    running.rhythm = 2
    dialog = make(running)
    assert table(dialog)[:4] == [
        "x | 46 | ma 9.11. | Opstartsmøde | afholdt",
        "- | 47 | ma 16.11. | Planlægningsmøde | aflyst: sygdom",
        "x | 48 | ma 23.11. | Planlægningsmøde 1 | planlagt",
        "x | 49 | ma 30.11. | Planlægningsmøde 2 | planlagt",
    ]
    chosen = dialog.ui.weeksView.currentIndex().data(RECORD_ROLE)
    assert chosen.week.number == 48
    go_to(dialog, date(2026, 11, 9))
    press(qtbot, dialog, Key.Key_Space)
    press(qtbot, dialog, Key.Key_Return)
    assert table(dialog)[0] == "x | 46 | ma 9.11. | Opstartsmøde | afholdt"


def test_where_nothing_is_to_be_changed_it_only_prints_and_closes(
    qtbot: QtBot, make: Make, running: Course
) -> None:
    for meeting in make(running).half_year.new:
        make_meeting(running, meeting.date, kind=meeting.kind)
    dialog = make(running)
    assert not dialog.is_changed
    assert not dialog.ui.planButton.isEnabled()
    assert dialog.ui.printButton.text() == "Udskr&iv …"
    assert dialog.ui.cancelButton.text() == "&Luk"
    write(qtbot, dialog.ui.placeEdit, "salen")
    assert dialog.ui.planButton.isEnabled()
    assert dialog.ui.planButton.text() == "&Gem ændringerne"


def test_a_planned_meeting_is_cancelled_with_a_reason(
    qtbot: QtBot, make: Make, running: Course
) -> None:
    def give_reason(cancel: CancelDialog) -> None:
        cancel.button(CancelReason.NO_COVER).click()
        qtbot.keyClicks(cancel.ui.wordsEdit, "kursus")
        cancel.ui.cancelButton.click()

    dialog = make(running)
    go_to(dialog, date(2026, 11, 30))
    came = in_dialog(CancelDialog, give_reason)
    press(qtbot, dialog, Key.Key_Space)
    assert came()
    assert line(dialog, date(2026, 11, 30)) == (
        "- | 49 | ma 30.11. | Planlægningsmøde | aflyses: ingen til at dække ind"
    )
    following = running.meetings[3]
    assert dialog.half_year.cancelled == ((following, CancelReason.NO_COVER, "kursus"),)
    press(qtbot, dialog, Key.Key_Space)
    assert dialog.half_year.cancelled == ()


def test_without_a_reason_the_meeting_stays(qtbot: QtBot, make: Make, running: Course) -> None:
    dialog = make(running)
    before = table(dialog)
    go_to(dialog, date(2026, 11, 30))
    came = in_dialog(CancelDialog, lambda cancel: cancel.ui.keepButton.click())
    press(qtbot, dialog, Key.Key_Space)
    assert came()
    assert table(dialog) == before


def test_several_chosen_meetings_are_cancelled_for_one_reason(
    qtbot: QtBot, make: Make, running: Course
) -> None:
    def give_reason(cancel: CancelDialog) -> None:
        assert cancel.ui.meetingLabel.text() == "2 møder"
        cancel.button(CancelReason.CLOSING_DAY).click()
        cancel.ui.cancelButton.click()

    dialog = make(running)
    go_to(dialog, date(2026, 11, 23))
    qtbot.keyClick(dialog.ui.weeksView, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    came = in_dialog(CancelDialog, give_reason)
    press(qtbot, dialog, Key.Key_Space)
    assert came()
    assert [m.date for m, *_ in dialog.half_year.cancelled] == [
        date(2026, 11, 23), date(2026, 11, 30),
    ]  # fmt: skip


def test_planned_meetings_that_stay_against_the_wish_say_how_they_go(
    make: Make, running: Course
) -> None:
    for day in (date(2026, 12, 7), date(2026, 12, 14)):
        make_meeting(running, day)
    dialog = make(running)
    hint = dialog.ui.hintLabel
    assert "Fluebenet" in hint.text()
    dialog.ui.rhythmBox.setCurrentIndex(1)
    assert "på én gang" in hint.text()
    assert hint.height() >= hint.heightForWidth(hint.width())
    dialog.ui.rhythmBox.setCurrentIndex(0)
    assert "Fluebenet" in hint.text()


def test_a_planned_meeting_is_moved(qtbot: QtBot, make: Make, running: Course) -> None:
    dialog = make(running)
    go_to(dialog, date(2026, 11, 30))
    type_date(qtbot, dialog, "2/12")
    assert line(dialog, date(2026, 11, 30)) == (
        "x | 49 | on 2.12. | Planlægningsmøde 2 | flyttes fra ma 30.11."
    )
    assert dialog.half_year.moved == ((running.meetings[3], date(2026, 12, 2)),)
    assert running.meetings[3].date == date(2026, 11, 30)


def test_what_was_changed_by_hand_is_not_thrown_away_without_a_word(
    qtbot: QtBot, make: Make, begun: Course, answers: Answers
) -> None:
    dialog = make(begun, ask=answers)
    go_to(dialog, date(2026, 12, 8))
    press(qtbot, dialog, Key.Key_Space)
    answers.answers = [False, True]
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.mouseClick(dialog.ui.cancelButton, LEFT)
    assert not dialog.isVisible()
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_a_plan_that_nobody_touched_is_left_without_a_question(
    qtbot: QtBot, make: Make, begun: Course
) -> None:
    dialog = make(begun)
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected


# how it looks and sounds


def test_everything_has_room_at_150_per_cent(
    large_print: None, make: Make, running: Course
) -> None:
    assert_fits(make(running))


def test_a_row_is_told_whole_to_whoever_cannot_see_it(make: Make, running: Course) -> None:
    model = make(running).ui.weeksView.model()
    assert model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "uge 47, mandag den 16. november 2026, Planlægningsmøde, aflyst: sygdom"
    )


def test_the_tab_key_goes_through_everything(qtbot: QtBot, make: Make, begun: Course) -> None:
    dialog = make(begun)
    ui = dialog.ui
    seen = []
    for _ in range(40):
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus)
        qtbot.keyClick(focus, Key.Key_Tab)
        if QApplication.focusWidget() is seen[0]:
            break
    expected = [
        ui.startEdit, ui.endEdit, ui.rhythmBox, ui.weekdayBox, ui.timeEdit, ui.lengthEdit,
        ui.placeEdit, ui.visitsEdit, *(dialog.closed_box(week) for week in (7, 28, 42, 52)),
        ui.othersEdit, ui.weeksView, ui.planButton, ui.printButton, ui.cancelButton,
    ]  # fmt: skip
    assert seen == expected


def test_a_week_is_large_enough_to_hit(make: Make, begun: Course) -> None:
    assert make(begun).ui.weeksView.rowHeight(0) >= 24


def test_no_letter_goes_to_two_places(make: Make, begun: Course) -> None:
    dialog = make(begun)
    texts = [w.text() for kind in (QLabel, QPushButton) for w in dialog.findChildren(kind)]
    letters = [text[text.index("&") + 1].casefold() for text in texts if "&" in text]
    assert len(letters) >= 10
    assert sorted(letters) == sorted(set(letters))


def test_the_model_keeps_qt_s_rules(
    qtmodeltester: ModelTester, make: Make, running: Course
) -> None:
    model = make(running).ui.weeksView.model()
    assert isinstance(model, HalfYearModel)
    qtmodeltester.check(model)
