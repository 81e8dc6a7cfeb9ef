"""A course typed in from the top down, refused in plain Danish, and never lost."""

from collections.abc import Callable
from datetime import date, time

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from teammoede.domain.errors import Refused
from teammoede.domain.people import Function
from teammoede.ui.ask import Ask
from teammoede.ui.dialogs.course_dialog import CourseDialog, CourseValues, TeamRow
from teammoede.ui.models.team_model import TeamColumn
from tests.ui.dialogs.conftest import assert_fits

Key = Qt.Key
Button = Qt.MouseButton
TEAM = (
    TeamRow("m", "Mette Holm", Function.LEADER),
    TeamRow("l", "Lars Bech", Function.STAFF),
)
KNOWN = CourseValues(
    title="Ro på stuen",
    institution="Børnehuset",
    group="Stjernestuen",
    goal="Ro og tryghed",
    start=date(2026, 8, 10),
    end=date(2027, 2, 10),
    weekday=0,
    time=time(12, 30),
    place="stuen",
    length=60,
    team=TEAM,
)


class Answers(Ask):
    """Answers every question the same way, and remembers what was asked."""

    def __init__(self, yes: bool) -> None:
        self.yes = yes
        self.asked: list[str] = []

    def confirm(self, parent: QWidget, title: str, text: str, yes: str, no: str = "") -> bool:
        self.asked.append(text)
        return self.yes


@pytest.fixture
def ask() -> Answers:
    """Says yes."""
    return Answers(True)


@pytest.fixture
def make(
    qtbot: QtBot, shown: Callable[[QDialog], QDialog], today: date, ask: Answers
) -> Callable[[CourseValues], CourseDialog]:
    """Opens the dialog on values."""

    def open_on(values: CourseValues) -> CourseDialog:
        houses = ["Børnehuset Solen", "Skovhuset"]
        dialog = CourseDialog(values, today=today, ask=ask, institutions=houses)
        shown(dialog)
        return dialog

    return open_on


@pytest.fixture
def new(make: Callable[[CourseValues], CourseDialog]) -> CourseDialog:
    """»Nyt forløb«."""
    return make(CourseValues())


@pytest.fixture
def known(make: Callable[[CourseValues], CourseDialog]) -> CourseDialog:
    """»Ret forløbet«."""
    return make(KNOWN)


def keys(qtbot: QtBot, text: str = "", *then: Qt.Key) -> None:
    """Type into whatever has the keys now."""
    if text:
        qtbot.keyClicks(focus(), text)
    for key in then:
        qtbot.keyClick(focus(), key)
        QApplication.processEvents()  # a cell takes its Enter a turn later


def focus() -> QWidget:
    """Return the widget that has the keys."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def cell(dialog: CourseDialog, row: int, column: TeamColumn) -> QModelIndex:
    """Return a cell of the team."""
    return dialog.ui.teamView.model().index(row, column)


def click_cell(qtbot: QtBot, dialog: CourseDialog, row: int, column: TeamColumn) -> None:
    """Click on a cell, which opens it."""
    view = dialog.ui.teamView
    place = view.visualRect(cell(dialog, row, column)).center()
    qtbot.mouseClick(view.viewport(), Button.LeftButton, pos=place)


def save(qtbot: QtBot, dialog: CourseDialog) -> None:
    """Click »Gem«."""
    qtbot.mouseClick(dialog.ui.saveButton, Button.LeftButton)


def test_a_course_is_typed_by_keys_alone(qtbot: QtBot, new: CourseDialog) -> None:
    assert new.windowTitle() == "Nyt forløb"
    tab = Key.Key_Tab
    keys(qtbot, "Ro på stuen", tab)
    keys(qtbot, "Børnehuset", tab)
    keys(qtbot, "Stjernestuen", tab)
    keys(qtbot, "Ro og tryghed", tab)
    keys(qtbot, "30/11", tab, tab, tab)
    keys(qtbot, "12.30", tab)
    keys(qtbot, "60", tab)
    keys(qtbot, "stuen", tab)
    assert focus() is new.ui.teamView
    keys(qtbot, "", Key.Key_Return)
    keys(qtbot, "Mette Holm", Key.Key_Return)
    keys(qtbot, "Lars Bech", Key.Key_Return)
    save(qtbot, new)
    assert new.result() == QDialog.DialogCode.Accepted
    assert new.values == CourseValues(
        title="Ro på stuen",
        institution="Børnehuset",
        group="Stjernestuen",
        goal="Ro og tryghed",
        start=date(2026, 11, 30),
        end=date(2027, 5, 30),
        weekday=0,
        time=time(12, 30),
        place="stuen",
        length=60,
        team=(TeamRow(None, "Mette Holm"), TeamRow(None, "Lars Bech")),
    )


def test_nothing_but_the_title_is_needed(qtbot: QtBot, new: CourseDialog) -> None:
    keys(qtbot, "Ro på stuen", Key.Key_Return)
    assert new.result() == QDialog.DialogCode.Accepted
    assert new.values == CourseValues(title="Ro på stuen")


def test_an_empty_title_is_said_inside_and_the_dialog_stays(
    qtbot: QtBot, new: CourseDialog
) -> None:
    new.ui.placeEdit.setFocus()
    keys(qtbot, "stuen")
    save(qtbot, new)
    assert new.isVisible()
    assert new.ui.errorLabel.isVisible()
    assert new.ui.errorLabel.text() == "Forløbet skal have en titel."
    assert focus() is new.ui.titleEdit
    assert new.ui.placeEdit.text() == "stuen"
    keys(qtbot, "R")
    assert not new.ui.errorLabel.isVisible()


def test_a_course_that_is_there_comes_back_as_it_was(qtbot: QtBot, known: CourseDialog) -> None:
    assert known.windowTitle() == "Ret forløbet"
    save(qtbot, known)
    assert known.values == KNOWN


def test_the_end_follows_the_start_until_somebody_types_one(
    qtbot: QtBot, new: CourseDialog
) -> None:
    start, end = new.ui.startEdit, new.ui.endEdit
    start.setFocus()
    keys(qtbot, "31.8.2026", Key.Key_Tab)
    assert end.date == date(2027, 2, 28)
    keys(qtbot, "1.3.2027")
    start.setFocus()
    start.clear()
    keys(qtbot, "7.9.2026", Key.Key_Tab)
    assert end.date == date(2027, 3, 1)


def test_an_end_chosen_in_the_calendar_is_an_own_end(qtbot: QtBot, new: CourseDialog) -> None:
    new.ui.endEdit.open_calendar()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    table = popup.findChild(QWidget, "qt_calendar_calendarview")
    assert table is not None
    qtbot.keyClick(table, Key.Key_Return)
    chosen = new.ui.endEdit.date
    new.ui.startEdit.setFocus()
    keys(qtbot, "2.11.2026", Key.Key_Tab)
    assert chosen is not None
    assert new.ui.endEdit.date == chosen


def test_the_weekday_follows_the_start_until_somebody_chooses_one(
    qtbot: QtBot, new: CourseDialog
) -> None:
    new.ui.startEdit.setFocus()
    keys(qtbot, "25.11.2026", Key.Key_Tab)
    assert new.ui.weekdayBox.currentText() == "onsdag"
    new.ui.weekdayBox.setFocus()
    keys(qtbot, "", Key.Key_Up)
    new.ui.startEdit.setFocus()
    new.ui.startEdit.clear()
    keys(qtbot, "27.11.2026", Key.Key_Tab)
    assert new.values.weekday == 1


def test_a_course_that_is_there_keeps_its_end_and_weekday_when_the_start_moves(
    qtbot: QtBot, known: CourseDialog
) -> None:
    known.ui.startEdit.setFocus()
    known.ui.startEdit.clear()
    keys(qtbot, "20.8.2026", Key.Key_Tab)
    assert known.values.end == KNOWN.end
    assert known.values.weekday == KNOWN.weekday


def test_an_end_before_the_start_is_refused_and_stays_as_typed(
    qtbot: QtBot, known: CourseDialog
) -> None:
    known.ui.endEdit.setFocus()
    known.ui.endEdit.clear()
    keys(qtbot, "1.6.2026")
    save(qtbot, known)
    assert known.isVisible()
    assert known.ui.errorLabel.text() == "Slutdatoen ligger før startdatoen. Ret en af de to."
    assert known.values.end == date(2026, 6, 1)


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("startEdit", "31/2", "»31/2« findes ikke i kalenderen."),
        ("endEdit", "30.2.2027", "»30.2.2027« findes ikke i kalenderen."),
        ("timeEdit", "25.00", "»25.00« er intet klokkeslæt. Skriv fx 12.30 eller 9."),
        ("lengthEdit", "længe", "»længe« er ingen længde. Skriv minutter, fx 60."),
    ],
)
def test_what_cannot_be_read_is_never_dropped_silently(
    qtbot: QtBot, known: CourseDialog, field: str, typed: str, sentence: str
) -> None:
    edit = known.findChild(QLineEdit, field)
    assert isinstance(edit, QLineEdit)
    edit.setFocus()
    edit.clear()
    keys(qtbot, typed)
    save(qtbot, known)
    assert known.isVisible()
    assert known.ui.errorLabel.text() == sentence
    assert edit.text() == typed
    assert focus() is edit
    assert edit.selectedText() == typed
    keys(qtbot, "1")  # over what was there
    assert edit.text() == "1"
    assert not known.ui.errorLabel.isVisible()


def test_a_refused_save_leaves_the_dialog_open_with_what_was_typed(
    qtbot: QtBot, new: CourseDialog
) -> None:
    def full() -> None:
        raise Refused("Disken er fuld.")

    new.save = full
    keys(qtbot, "Ro på stuen", Key.Key_Return)
    assert new.isVisible()
    assert new.ui.errorLabel.text() == "Disken er fuld."
    assert new.values.title == "Ro på stuen"
    new.save = lambda: None
    save(qtbot, new)
    assert not new.isVisible()


def test_the_house_completes_from_those_that_are_known(qtbot: QtBot, new: CourseDialog) -> None:
    new.ui.institutionEdit.setFocus()
    keys(qtbot, "solen")
    completer = new.ui.institutionEdit.completer()
    assert completer.currentCompletion() == "Børnehuset Solen"


# the team


def test_enter_goes_on_to_the_next_name_and_never_saves(qtbot: QtBot, new: CourseDialog) -> None:
    new.ui.titleEdit.setText("Ro")
    click_cell(qtbot, new, 0, TeamColumn.NAME)
    keys(qtbot, "Mette", Key.Key_Return)
    keys(qtbot, "Lars", Key.Key_Return)
    keys(qtbot, "", Key.Key_Return, Key.Key_Return)
    assert new.isVisible()
    assert [row.name for row in new.values.team] == ["Mette", "Lars"]


def test_a_name_that_is_still_being_typed_is_saved_too(qtbot: QtBot, new: CourseDialog) -> None:
    new.ui.titleEdit.setText("Ro")
    click_cell(qtbot, new, 0, TeamColumn.NAME)
    keys(qtbot, "Mette Holm")
    saved: list[CourseValues] = []
    new.save = lambda: saved.append(new.values)
    new.ui.saveButton.click()  # as its mnemonic does, which moves no focus
    assert [row.name for row in saved[0].team] == ["Mette Holm"]


@pytest.mark.parametrize(
    ("typed", "function"),
    [
        ("ressourcepædagog", Function.RESOURCE),
        ("Leder", Function.LEADER),
        ("pædagog", Function.STAFF),
        ("medhjælper", Function.STAFF),
        ("vikar", Function.STAFF),
    ],
)
@pytest.mark.parametrize("opened", [True, False])
def test_a_function_is_typed_as_a_whole_word(
    qtbot: QtBot, known: CourseDialog, typed: str, function: Function, opened: bool
) -> None:
    row = 0 if function is Function.STAFF else 1  # never what the person is already
    if opened:
        click_cell(qtbot, known, row, TeamColumn.FUNCTION)
    else:
        known.ui.teamView.setFocus()
        known.ui.teamView.setCurrentIndex(cell(known, row, TeamColumn.FUNCTION))
    # Key by key, for the first letter opens the cell.
    for letter in typed:
        keys(qtbot, letter)
    keys(qtbot, "", Key.Key_Return)
    assert known.values.team[row].function is function
    assert not known.ui.errorLabel.isVisible()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Tab])
def test_the_beginning_of_a_function_chooses_nothing(
    qtbot: QtBot, known: CourseDialog, key: Qt.Key
) -> None:
    sentence = "»pædagogisk« er ingen funktion. Vælg en i listen: Alt+Pil ned åbner den."
    click_cell(qtbot, known, 1, TeamColumn.FUNCTION)
    keys(qtbot, "pædagogisk", key)
    assert known.ui.errorLabel.text() == sentence
    save(qtbot, known)
    assert known.isVisible()
    assert known.ui.errorLabel.text() == sentence
    assert known.values.team == TEAM
    keys(qtbot, "pædagogisk vejleder")
    assert not known.ui.errorLabel.isVisible()
    keys(qtbot, "", key)
    assert known.values.team[1].function is Function.COUNSELLOR


def test_a_function_is_chosen_in_the_list(qtbot: QtBot, known: CourseDialog) -> None:
    click_cell(qtbot, known, 1, TeamColumn.FUNCTION)
    box = focus()
    assert isinstance(box, QComboBox)
    keys(qtbot, "", Key.Key_Up, Key.Key_Up)
    assert box.currentText() == "leder"
    box.showPopup()
    place = box.view().visualRect(box.model().index(3, 0)).center()
    qtbot.mouseMove(box.view().viewport(), place)
    qtbot.keyClick(box.view(), Key.Key_Return)
    assert known.values.team[1].function is Function.RESOURCE


def test_who_is_known_leaves_with_a_date_and_keeps_the_row(
    qtbot: QtBot, known: CourseDialog
) -> None:
    click_cell(qtbot, known, 1, TeamColumn.LEFT)
    keys(qtbot, "20/11", Key.Key_Return)
    assert known.values.team[1] == TeamRow("l", "Lars Bech", Function.STAFF, date(2026, 11, 20))
    assert not known.ui.removeButton.isEnabled()
    known.ui.teamView.setCurrentIndex(cell(known, 0, TeamColumn.NAME))
    qtbot.keyClick(known.ui.teamView, Key.Key_Delete)
    assert len(known.values.team) == 2


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Tab])
def test_a_leaving_day_that_does_not_exist_stays_in_the_line(
    qtbot: QtBot, known: CourseDialog, key: Qt.Key
) -> None:
    click_cell(qtbot, known, 1, TeamColumn.LEFT)
    keys(qtbot, "31/2", key)
    edit = focus()
    assert isinstance(edit, QLineEdit)
    assert edit.text() == "31/2"
    assert known.ui.errorLabel.text() == "»31/2« findes ikke i kalenderen."
    save(qtbot, known)
    assert known.isVisible()
    assert known.ui.errorLabel.text() == "»31/2« findes ikke i kalenderen."


def test_nobody_leaves_a_team_that_is_being_put_together(new: CourseDialog) -> None:
    assert new.ui.teamView.isColumnHidden(TeamColumn.LEFT)


def test_a_new_row_is_removed_by_delete_or_by_the_button(qtbot: QtBot, known: CourseDialog) -> None:
    view = known.ui.teamView
    click_cell(qtbot, known, 2, TeamColumn.NAME)
    keys(qtbot, "Sara", Key.Key_Return)
    click_cell(qtbot, known, 3, TeamColumn.NAME)
    keys(qtbot, "Ida", Key.Key_Return)
    keys(qtbot, "", Key.Key_Escape)
    view.setCurrentIndex(cell(known, 3, TeamColumn.NAME))
    qtbot.keyClick(view, Key.Key_Delete)
    view.setCurrentIndex(cell(known, 2, TeamColumn.NAME))
    qtbot.mouseClick(known.ui.removeButton, Button.LeftButton)
    assert known.values.team == TEAM


@pytest.mark.parametrize("editing", [False, True])
def test_a_pasted_list_makes_a_row_of_each_line(
    qtbot: QtBot, new: CourseDialog, editing: bool
) -> None:
    QGuiApplication.clipboard().setText("Mette Holm\tleder\nLars Bech\nŞule Yıldız\n")
    if editing:
        click_cell(qtbot, new, 0, TeamColumn.NAME)
    else:
        new.ui.teamView.setFocus()
    qtbot.keyClick(focus(), Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    if editing:
        keys(qtbot, "", Key.Key_Return)
    assert new.values.team == (
        TeamRow(None, "Mette Holm", Function.LEADER),
        TeamRow(None, "Lars Bech"),
        TeamRow(None, "Şule Yıldız"),
    )


def test_two_of_one_name_are_allowed_and_told_apart(qtbot: QtBot, known: CourseDialog) -> None:
    click_cell(qtbot, known, 2, TeamColumn.NAME)
    keys(qtbot, "Mette Krogh", Key.Key_Return)
    assert known.ui.teamHintLabel.text() == "Flere hedder Mette. De står som Mette H. og Mette K."
    save(qtbot, known)
    assert known.result() == QDialog.DialogCode.Accepted


# leaving


def test_leaving_with_something_typed_asks_first(
    qtbot: QtBot, new: CourseDialog, ask: Answers
) -> None:
    ask.yes = False
    keys(qtbot, "Ro", Key.Key_Escape)
    assert ask.asked == ["Det, du har skrevet, er ikke gemt."]
    assert new.isVisible()
    ask.yes = True
    qtbot.mouseClick(new.ui.cancelButton, Button.LeftButton)
    assert new.result() == QDialog.DialogCode.Rejected
    assert not new.isVisible()


def test_leaving_untouched_asks_nothing(qtbot: QtBot, known: CourseDialog, ask: Answers) -> None:
    keys(qtbot, "", Key.Key_Escape)
    assert ask.asked == []
    assert not known.isVisible()


def test_there_is_room_for_aliases(new: CourseDialog) -> None:
    edit = new.ui.aliasesEdit
    assert edit.width() > edit.fontMetrics().horizontalAdvance("MK, Solsikken, PL, Troldebarnet")


def test_aliases_are_typed_in_one_line_and_come_back(
    qtbot: QtBot, known: CourseDialog, make: Callable[[CourseValues], CourseDialog]
) -> None:
    known.ui.aliasesEdit.setFocus()
    keys(qtbot, "MK,Solsikken ,  mk")
    assert known.values.aliases == ("MK", "Solsikken")
    again = make(known.values)
    assert again.ui.aliasesEdit.text() == "MK, Solsikken"


def test_what_looks_like_a_childs_name_is_pointed_at_and_not_refused(
    qtbot: QtBot, known: CourseDialog
) -> None:
    assert known.ui.aliasesHintLabel.text().startswith("Skriv ikke børnenes navne.")
    known.ui.aliasesEdit.setFocus()
    keys(qtbot, "MK, Mads Kjær")
    assert known.ui.aliasesHintLabel.text().startswith("»Mads Kjær« ligner et navn.")
    save(qtbot, known)
    assert known.result() == QDialog.DialogCode.Accepted
    assert known.values.aliases == ("MK", "Mads Kjær")


@pytest.mark.usefixtures("large_print")
@pytest.mark.parametrize("values", [CourseValues(), KNOWN])
def test_it_fits_a_small_screen_in_large_print(
    make: Callable[[CourseValues], CourseDialog], values: CourseValues
) -> None:
    dialog = make(values)
    dialog.refuse("Slutdatoen ligger før startdatoen. Ret en af de to.")
    dialog.adjustSize()
    assert_fits(dialog)
