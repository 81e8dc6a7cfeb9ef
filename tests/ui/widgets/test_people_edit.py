"""Who: names completed and chosen, words kept, an unknown name only reported."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from teammoede.domain.people import Membership, Who
from teammoede.ui.widgets.people_edit import PeopleEdit
from tests.domain.building import TODAY, make_course


@pytest.fixture
def team() -> list[Membership]:
    return make_course("Mette Holm", "Lars Bech", "Mikkel Sø").memberships


@pytest.fixture
def edit(qtbot: QtBot, team: list[Membership]) -> PeopleEdit:
    """An empty field with the keyboard in it."""
    edit = PeopleEdit(lambda: team)
    qtbot.addWidget(edit)
    with qtbot.waitExposed(edit):
        edit.show()
    edit.activateWindow()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    return edit


def press(qtbot: QtBot, edit: PeopleEdit, key: Qt.Key) -> None:
    """Press a key where it goes: an open list before the field."""
    qtbot.keyClick(QApplication.activePopupWidget() or edit, key)


def in_menu(act: Callable[[QMenu], None]) -> None:
    """Have `act` use the menu that opens next, and close it."""

    def use() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        try:
            act(menu)
        finally:
            menu.close()

    QTimer.singleShot(0, use)


def test_a_name_that_is_typed_in_full_is_a_member(
    qtbot: QtBot, edit: PeopleEdit, team: list[Membership]
) -> None:
    qtbot.keyClicks(edit, "lars")
    with qtbot.waitSignal(edit.whoChanged) as changed:
        press(qtbot, edit, Qt.Key.Key_Return)
    assert changed.args == [Who((team[1].id,))]
    assert edit.text() == "Lars"


def test_the_beginning_of_a_name_offers_the_names(qtbot: QtBot, edit: PeopleEdit) -> None:
    qtbot.keyClicks(edit, "M")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    shown = edit._completer.completionModel()
    assert [shown.index(row, 0).data() for row in range(shown.rowCount())] == ["Mette", "Mikkel"]


def test_enter_takes_the_completion_and_goes_on(
    qtbot: QtBot, edit: PeopleEdit, team: list[Membership]
) -> None:
    qtbot.keyClicks(edit, "Mi")
    with qtbot.waitSignals([edit.whoChanged, edit.entered]):
        press(qtbot, edit, Qt.Key.Key_Return)
    assert edit.text() == "Mikkel"
    assert edit.who == Who((team[2].id,))


def test_a_second_name_is_completed_after_a_comma(qtbot: QtBot, edit: PeopleEdit) -> None:
    qtbot.keyClicks(edit, "Mette, Mi")
    press(qtbot, edit, Qt.Key.Key_Return)
    assert edit.text() == "Mette, Mikkel"


def test_a_name_that_stands_there_is_not_offered_again(qtbot: QtBot, edit: PeopleEdit) -> None:
    qtbot.keyClicks(edit, "Mette, M")
    shown = edit._completer.completionModel()
    assert [shown.index(row, 0).data() for row in range(shown.rowCount())] == ["Mikkel"]


def test_everyone_can_be_written(qtbot: QtBot, edit: PeopleEdit) -> None:
    qtbot.keyClicks(edit, "alle")
    press(qtbot, edit, Qt.Key.Key_Return)
    assert edit.who == Who(everyone=True)


def test_words_stay_beside_names(qtbot: QtBot, edit: PeopleEdit, team: list[Membership]) -> None:
    qtbot.keyClicks(edit, "Lars og vikaren")
    edit.clearFocus()
    assert edit.who == Who((team[1].id,), words="vikaren")
    assert edit.text() == "Lars, vikaren"


def test_an_unknown_name_is_reported_and_stays(qtbot: QtBot, edit: PeopleEdit) -> None:
    qtbot.keyClicks(edit, "Aylin")
    with qtbot.waitSignal(edit.unknownNames) as unknown:
        press(qtbot, edit, Qt.Key.Key_Return)
    assert unknown.args == [["Aylin"]]
    assert edit.text() == "Aylin"


def test_nothing_is_reported_where_nothing_changed(
    qtbot: QtBot, edit: PeopleEdit, team: list[Membership]
) -> None:
    edit.show_who(Who((team[0].id,)))
    with qtbot.assertNotEmitted(edit.whoChanged):
        press(qtbot, edit, Qt.Key.Key_Return)
        edit.clearFocus()


def test_the_menu_ticks_those_who_are_chosen_and_takes_them_off(
    qtbot: QtBot, edit: PeopleEdit, team: list[Membership]
) -> None:
    edit.show_who(Who((team[0].id,)))
    ticked: list[str] = []

    def use(menu: QMenu) -> None:
        ticked.extend(action.text() for action in menu.actions() if action.isChecked())
        next(a for a in menu.actions() if a.text() == "Mette").trigger()

    in_menu(use)
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    assert ticked == ["Mette"]
    assert edit.who == Who()


def test_the_menu_adds_to_what_is_written(
    qtbot: QtBot, edit: PeopleEdit, team: list[Membership]
) -> None:
    qtbot.keyClicks(edit, "Lars, vikar")
    in_menu(lambda menu: next(a for a in menu.actions() if a.text() == "Mikkel").trigger())
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    assert edit.who == Who((team[1].id, team[2].id), words="vikar")


def test_the_menu_stays_open_while_names_are_ticked_with_the_mouse(
    qtbot: QtBot, edit: PeopleEdit, team: list[Membership]
) -> None:
    still_open: list[bool] = []

    def use(menu: QMenu) -> None:
        for name in ("Mette", "Lars", "Mette"):
            action = next(a for a in menu.actions() if a.text() == name)
            place = menu.actionGeometry(action).center()
            qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)
            still_open.append(menu.isVisible())

    in_menu(use)
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    assert still_open == [True, True, True]
    assert edit.who == Who((team[1].id,))


def test_a_field_that_is_locked_opens_no_menu(qtbot: QtBot, edit: PeopleEdit) -> None:
    edit.setReadOnly(True)
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    assert QApplication.activePopupWidget() is None


def test_two_of_one_name_are_told_apart(qtbot: QtBot, team: list[Membership]) -> None:
    team[2].name = "Mette Sø"
    edit = PeopleEdit(lambda: team)
    qtbot.addWidget(edit)
    edit.show_who(Who((team[2].id,)))
    assert edit.text() == "Mette S."
    assert edit.who == Who((team[2].id,))


@pytest.fixture
def former(qtbot: QtBot, team: list[Membership], edit: PeopleEdit) -> Membership:
    """Lars, who stands in the field and has left the team since."""
    edit._team = lambda: [m for m in team if m.takes_part(TODAY)]
    team[1].left = TODAY
    edit.show_who(Who((team[0].id, team[1].id), words="vikar"))
    return team[1]


def test_who_has_left_stays_when_the_field_is_visited(
    qtbot: QtBot, edit: PeopleEdit, former: Membership
) -> None:
    assert edit.text() == "Mette, Lars, vikar"
    with qtbot.assertNotEmitted(edit.whoChanged):
        press(qtbot, edit, Qt.Key.Key_Return)
        edit.clearFocus()
    assert former.id in edit.who.members


def test_who_has_left_stays_beside_a_new_name(
    qtbot: QtBot, edit: PeopleEdit, former: Membership, team: list[Membership]
) -> None:
    edit.end(False)
    qtbot.keyClicks(edit, ", Mikkel")
    edit.clearFocus()
    assert edit.who == Who((team[0].id, former.id, team[2].id), words="vikar")


def test_words_that_are_a_name_by_now_stay_words_when_the_field_is_visited(
    qtbot: QtBot, edit: PeopleEdit
) -> None:
    edit.show_who(Who(words="Mikkel"))
    with qtbot.assertNotEmitted(edit.whoChanged):
        edit.clearFocus()


def test_everyone_is_a_word_where_it_cannot_be_kept(qtbot: QtBot, team: list[Membership]) -> None:
    edit = PeopleEdit(lambda: team, everyone=False)
    qtbot.addWidget(edit)
    qtbot.keyClicks(edit, "alle, Mette")
    assert edit.who == Who((team[0].id,), words="alle")
