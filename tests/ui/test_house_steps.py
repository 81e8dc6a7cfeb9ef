"""»Husets indstillinger …« in the window: kept, shown at the sign-in, obeyed, logged."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from teammoede.domain.access_entry import AccessEvent
from teammoede.storage.access_log import entries
from teammoede.storage.house import read_house
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked, read_vault
from teammoede.ui.dialogs.house_dialog import HouseDialog

from .conftest import Answers, Screen, in_dialog

LEFT = Qt.MouseButton.LeftButton


def _type(qtbot: QtBot, field: QWidget, text: str) -> None:
    field.setFocus()
    QApplication.processEvents()
    qtbot.keyClicks(field, text)


def _told(store: Store) -> list[str]:
    return [entry.words for entry in entries(store) if entry.event is AccessEvent.SETTINGS]


def test_what_is_changed_is_kept_obeyed_and_logged(
    screen: Screen, qtbot: QtBot, store: Store, unlocked: Unlocked
) -> None:
    def act(dialog: HouseDialog) -> None:
        assert dialog.values.name == "Børnehuset"
        dialog.ui.nameEdit.selectAll()
        _type(qtbot, dialog.ui.nameEdit, "Solhuset")
        _type(qtbot, dialog.idle_edit, "12")
        qtbot.mouseClick(dialog.ui.saveButton, LEFT)
        assert not dialog.isVisible()

    came = in_dialog(HouseDialog, act)
    screen.window.ui.houseAction.trigger()
    assert came()
    house = read_house(store)
    assert (house.name, house.idle_minutes, house.meeting_minutes) == ("Solhuset", 12, 30)
    assert screen.desk.house.idle_minutes == 12
    assert read_vault(unlocked.folder).house == "Solhuset"
    assert _told(store) == ["navn, lås efter 12 minutter"]
    door = screen.desk.door
    assert door is not None
    assert door.unlocked is not None
    assert door.unlocked.vault.house == "Solhuset"
    assert screen.window.statusBar().currentMessage() == "Indstillingerne er gemt."


def test_nothing_changed_is_nothing_logged(screen: Screen, qtbot: QtBot, store: Store) -> None:
    came = in_dialog(HouseDialog, lambda dialog: qtbot.mouseClick(dialog.ui.saveButton, LEFT))
    screen.window.ui.houseAction.trigger()
    assert came()
    assert _told(store) == []


@pytest.mark.parametrize("inside", [True, False])
def test_a_place_that_is_none_is_refused_and_nothing_is_kept(
    screen: Screen, qtbot: QtBot, store: Store, unlocked: Unlocked, tmp_path: Path, inside: bool
) -> None:
    place = unlocked.folder if inside else tmp_path / "away"

    def act(dialog: HouseDialog) -> None:
        _type(qtbot, dialog.years_edit, "7")
        _type(qtbot, dialog.ui.placeEdit, str(place))
        qtbot.mouseClick(dialog.ui.saveButton, LEFT)
        assert dialog.isVisible()
        assert dialog.ui.errorLabel.text() != ""

    came = in_dialog(HouseDialog, act)
    screen.window.ui.houseAction.trigger()
    assert came()
    assert read_house(store).retention_years == 5
    assert _told(store) == []


def test_another_place_for_copies_is_kept_but_not_named_in_the_log(
    screen: Screen, qtbot: QtBot, store: Store, tmp_path: Path, answers: Answers
) -> None:
    place = tmp_path / "stik"
    place.mkdir()

    def act(dialog: HouseDialog) -> None:
        _type(qtbot, dialog.ui.placeEdit, str(place))
        qtbot.mouseClick(dialog.ui.saveButton, LEFT)

    came = in_dialog(HouseDialog, act)
    screen.window.ui.houseAction.trigger()
    assert came()
    assert read_house(store).second_place == str(place)
    assert screen.desk.backup_steps.watch.second is not None
    assert _told(store) == ["det andet sted"]
