"""Somebody leaves: by keys and clicks, each thing to its new hands."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from teammoede.domain.course import Course
from teammoede.domain.errors import Refused
from teammoede.domain.people import Membership, Who
from teammoede.domain.role_plan import Situation, own_assignment
from teammoede.ui.dialogs.leaving_dialog import LeavingDialog
from tests.domain.building import agree, cancelled
from tests.ui.dialogs.conftest import assert_fits

Key = Qt.Key
Show = Callable[[QDialog], QDialog]
Make = Callable[..., LeavingDialog]


@pytest.fixture
def team(course: Course) -> list[Membership]:
    """Mette has two agreements and a place, Lars one agreement; Sara has nothing."""
    held, this, _ = course.ordered_meetings()
    mette, lars, _ = course.memberships
    agree(held, "Mål støjen", who=[mette.id], position=0)
    agree(held, "Ring hjem", who=[mette.id, lars.id], position=1)
    situation = Situation(course=course, title="Garderobe")
    for weekday in (1, 3):
        own_assignment(held, situation.id, weekday).who = [mette.id]
    this.chair_id = mette.id
    return course.memberships


@pytest.fixture
def make(shown: Show, today: date, course: Course, team: list[Membership]) -> Make:
    """Opens the dialog, on a person or on none."""

    def open_on(member: Membership | None = None) -> LeavingDialog:
        dialog = LeavingDialog(course, today=today, member=member)
        shown(dialog)
        return dialog

    return open_on


@pytest.fixture
def mettes(make: Make, team: list[Membership]) -> LeavingDialog:
    """The dialog on Mette."""
    return make(team[0])


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def keys(qtbot: QtBot, text: str = "", *then: Qt.Key) -> None:
    """Type into whatever has the keys now."""
    if text:
        qtbot.keyClicks(focus(), text)
    for key in then:
        qtbot.keyClick(focus(), key)


def save(qtbot: QtBot, dialog: LeavingDialog) -> None:
    qtbot.mouseClick(dialog.ui.saveButton, Qt.MouseButton.LeftButton)


def listed(dialog: LeavingDialog) -> list[str]:
    return [row.piece.what for row in dialog.rows]


def test_all_goes_to_one_person_by_keys_alone(
    qtbot: QtBot, mettes: LeavingDialog, team: list[Membership]
) -> None:
    assert listed(mettes) == ["Mål støjen", "Ring hjem", "Garderobe"]
    assert mettes.ui.summaryLabel.text() == "Mette har tre ting at give videre."
    assert mettes.ui.saveButton.text() == "&Overdrag 3 og gem"
    assert focus() is mettes.all_edit
    keys(qtbot, "Lars", Key.Key_Return)
    assert [row.edit.text() for row in mettes.rows] == ["Lars", "Lars", "Lars"]
    for row in mettes.rows:
        assert focus() is row.edit
        keys(qtbot, "", Key.Key_Return)
    assert focus() is mettes.ui.saveButton
    keys(qtbot, "", Key.Key_Return)
    assert mettes.result() == QDialog.DialogCode.Accepted
    lars = Who((team[1].id,))
    assert list(mettes.given.values()) == [lars, lars, lars]


def test_what_is_chosen_in_a_row_stays_when_all_the_rest_is_given(
    qtbot: QtBot, mettes: LeavingDialog, team: list[Membership]
) -> None:
    mettes.rows[1].edit.setFocus()
    keys(qtbot, "alle", Key.Key_Return)
    mettes.rows[2].edit.setFocus()
    keys(qtbot, "den nye", Key.Key_Return)
    mettes.all_edit.setFocus()
    keys(qtbot, "Sara")
    save(qtbot, mettes)
    assert list(mettes.given.values()) == [
        Who((team[2].id,)),
        Who(everyone=True),
        Who(words="den nye"),
    ]


def test_nobody_named_is_found_later(qtbot: QtBot, mettes: LeavingDialog) -> None:
    holders = [row.edit.placeholderText() for row in mettes.rows]
    assert holders == ["findes senere", "Lars alene", "findes senere"]
    save(qtbot, mettes)
    assert list(mettes.given.values()) == [Who(), Who(), Who()]


def test_the_person_is_chosen_in_the_list(qtbot: QtBot, make: Make) -> None:
    dialog = make()
    assert dialog.rows == []
    assert not dialog.all_edit.isVisible()
    assert focus() is dialog.ui.whoBox
    keys(qtbot, "Lars")
    assert listed(dialog) == ["Ring hjem"]
    assert dialog.ui.summaryLabel.text() == "Lars har én ting at give videre."


def test_nobody_chosen_is_said(qtbot: QtBot, make: Make) -> None:
    dialog = make()
    save(qtbot, dialog)
    assert dialog.isVisible()
    assert dialog.ui.errorLabel.text() == "Vælg, hvem der forlader holdet."
    assert focus() is dialog.ui.whoBox
    keys(qtbot, "Lars")
    assert not dialog.ui.errorLabel.isVisible()


def test_another_person_starts_afresh(qtbot: QtBot, mettes: LeavingDialog) -> None:
    keys(qtbot, "Lars", Key.Key_Return)
    mettes.ui.whoBox.setFocus()
    keys(qtbot, "Lars")
    assert [row.edit.text() for row in mettes.rows] == [""]


def test_a_person_with_nothing_can_leave_all_the_same(
    qtbot: QtBot, make: Make, team: list[Membership]
) -> None:
    dialog = make(team[2])
    assert dialog.ui.summaryLabel.text() == "Sara har intet at give videre."
    assert dialog.ui.saveButton.text() == "&Gem"
    save(qtbot, dialog)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.given == {}
    assert dialog.leaving is not None
    assert dialog.leaving.left == date(2026, 11, 24)  # today was the last day


def test_the_list_follows_the_day_and_keeps_what_was_chosen(
    qtbot: QtBot, mettes: LeavingDialog, team: list[Membership]
) -> None:
    mettes.rows[0].edit.setFocus()
    keys(qtbot, "Sara", Key.Key_Return)
    assert "mandag den 30. november" in mettes.ui.rolesLabel.text()
    mettes.ui.lastEdit.setFocus()
    mettes.ui.lastEdit.selectAll()
    keys(qtbot, "fredag 4/12", Key.Key_Tab)
    assert mettes.ui.rolesLabel.text() == (
        "Der er ikke planlagt noget møde efter den sidste dag. "
        "Rollerne skifter allerede fra mødet mandag den 30. november 2026."
    )
    save(qtbot, mettes)
    assert mettes.leaving is not None
    assert mettes.leaving.left == date(2026, 12, 5)
    assert mettes.given[mettes.rows[0].piece.key] == Who((team[2].id,))


def test_turns_to_lead_are_told(mettes: LeavingDialog) -> None:
    assert not mettes.ui.turnsLabel.isVisible()  # today's meeting is still Mette's
    mettes.ui.lastEdit.date = date(2026, 11, 20)
    assert mettes.ui.turnsLabel.text() == (
        "Mette skulle være mødeleder eller referent én gang. Turen går videre til de andre."
    )


def test_roles_wait_where_no_meeting_is_planned(
    make: Make, course: Course, team: list[Membership]
) -> None:
    for meeting in course.ordered_meetings()[1:]:
        cancelled(meeting)
    dialog = make(team[0])
    assert listed(dialog) == ["Mål støjen", "Ring hjem"]
    assert "ikke planlagt noget. De bliver stående: Garderobe." in dialog.ui.rolesLabel.text()


def test_who_has_but_a_meeting_to_lead_is_told_so(
    make: Make, course: Course, team: list[Membership]
) -> None:
    course.ordered_meetings()[2].minute_taker_id = team[2].id
    dialog = make(team[2])
    assert dialog.ui.summaryLabel.text() == "Sara har ingen åbne aftaler."
    assert dialog.ui.turnsLabel.isVisible()
    assert dialog.ui.saveButton.text() == "&Gem"


def test_who_left_with_something_in_hand_is_still_in_the_list(
    make: Make, team: list[Membership]
) -> None:
    team[0].left, team[2].left = date(2026, 11, 21), date(2026, 11, 21)
    dialog = make(team[0])
    box = dialog.ui.whoBox
    assert [box.itemText(n) for n in range(box.count())] == [
        "Vælg …",
        "Mette Holm, ikke på holdet fra lø 21.11.",
        "Lars Bech, stuepersonale",
    ]
    assert dialog.ui.lastEdit.date == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("Mette", "Mette Holm er den, der forlader holdet. Vælg en anden."),
        ("Lars", "Lars Bech er ikke på holdet ti 24.11. Vælg en anden."),
    ],
)
def test_who_is_not_there_takes_nothing_over(
    qtbot: QtBot, make: Make, team: list[Membership], typed: str, sentence: str
) -> None:
    team[1].left = date(2026, 11, 1)
    dialog = make(team[0])
    dialog.rows[1].edit.setFocus()
    keys(qtbot, typed)
    save(qtbot, dialog)
    assert dialog.isVisible()
    assert dialog.ui.errorLabel.text() == sentence
    assert focus() is dialog.rows[1].edit
    assert dialog.rows[1].edit.text() == typed


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31/11", "»31/11« findes ikke i kalenderen."),
        ("", "Skriv den sidste dag på holdet."),
        ("1/11", "Mette Holm kom på holdet mandag den 16. november 2026. Ret den sidste dag."),
    ],
)
def test_a_last_day_that_cannot_be_keeps_the_dialog_open(
    qtbot: QtBot,
    mettes: LeavingDialog,
    team: list[Membership],
    today: date,
    typed: str,
    sentence: str,
) -> None:
    team[0].joined = today - timedelta(weeks=1)
    mettes.ui.lastEdit.setFocus()
    mettes.ui.lastEdit.clear()
    keys(qtbot, typed)
    save(qtbot, mettes)
    assert mettes.isVisible()
    assert mettes.ui.errorLabel.text() == sentence
    assert focus() is mettes.ui.lastEdit


def test_a_refused_save_leaves_the_dialog_open_with_what_was_chosen(
    qtbot: QtBot, mettes: LeavingDialog
) -> None:
    def refuse() -> None:
        raise Refused("Disken er fuld.")

    mettes.save = refuse
    keys(qtbot, "Lars")
    save(qtbot, mettes)
    assert mettes.isVisible()
    assert mettes.ui.errorLabel.text() == "Disken er fuld."
    assert [row.edit.text() for row in mettes.rows] == ["Lars", "Lars", "Lars"]


@pytest.mark.usefixtures("large_print")
@pytest.mark.parametrize("many", [0, 40])
def test_it_fits_a_small_screen_in_large_print(
    make: Make, course: Course, team: list[Membership], many: int
) -> None:
    for number in range(many):
        agree(course.ordered_meetings()[0], f"Aftale {number}", who=[team[0].id])
    dialog = make(team[0])
    dialog.refuse("Lars Bech er ikke på holdet ti 24.11. Vælg en anden.")
    assert_fits(dialog)


@pytest.mark.usefixtures("large_print")
def test_with_nobody_chosen_the_list_of_names_has_its_whole_height(make: Make) -> None:
    box = make().ui.whoBox
    assert box.height() >= box.fontMetrics().height() + 4
