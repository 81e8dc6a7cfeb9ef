"""Draws what stands at the archive's door and behind the menu Arkiv, on a locked archive.

Part of `pictures.py`; its passwords lock nothing but an example that is thrown away.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from teammoede.domain.viewer import Role
from teammoede.storage.crypto import Cost
from teammoede.storage.demo import add_demo
from teammoede.storage.founding import found
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked, invite
from teammoede.ui.ask import Ask
from teammoede.ui.desk import Desk
from teammoede.ui.dialogs.first_start_dialog import FirstStartDialog
from teammoede.ui.dialogs.password_dialog import PasswordDialog
from teammoede.ui.dialogs.sign_in_dialog import SignInDialog, WaysIn
from teammoede.ui.door import Door

_CHEAP = Cost(time=1, memory=64, lanes=1)
_PASSWORD = "fire gule ænder går"


def draw_door(folder: Path, today: date, draw: Callable[[QWidget, str], None]) -> None:
    """Have each window drawn under a name."""
    unlocked = _locked_archive(folder, today)
    for name, dialog in _at_the_door(folder, unlocked):
        draw(dialog, name)
        dialog.close()
    door = Door(folder, today=lambda: today, ask=Ask(), come_in=lambda *_: unlocked)
    door.window.show()
    while door.desk is None:
        QApplication.processEvents()
    door.desk.store.backup()
    _draw_menu(door.desk, draw)
    door.window.close()


def _locked_archive(folder: Path, today: date) -> Unlocked:
    unlocked = found(folder, "Børnehuset Månehøj", "Åse Lindholm", _PASSWORD, bytes(32), _CHEAP)
    for name in ("Mette Krogh", "Ayşe Demir"):
        unlocked = invite(unlocked, name, Role.EMPLOYEE, _PASSWORD, _CHEAP)
    with closing(Store(folder, device="pictures", key=unlocked.key)) as store:
        add_demo(store, today)
    return unlocked


def _at_the_door(folder: Path, unlocked: Unlocked) -> Iterator[tuple[str, QDialog]]:
    def nothing(*_given: object) -> None: ...

    people = [(account.id, account.name) for account in unlocked.vault.accounts]
    house = unlocked.vault.house
    ways = WaysIn(nothing, nothing, nothing)
    yield "sign-in", SignInDialog(people, people[0][0], ways, house=house)
    yield "password", PasswordDialog("Mette Krogh", nothing, house=house, first_time=True)
    yield (
        "first-start",
        FirstStartDialog(folder, nothing, ask=Ask(), now=lambda: datetime(2026, 11, 23, 12, 41)),
    )


def _draw_menu(desk: Desk, draw: Callable[[QWidget, str], None]) -> None:
    """Choose each command of the menu; what it would show to a person is drawn instead."""
    shown: list[str] = []

    def take(dialog: QDialog) -> bool:
        draw(dialog, shown[-1])
        dialog.close()
        return False

    desk.show_dialog = take
    ui = desk.window.ui
    for action in ui.archiveMenu.actions():
        if action is ui.lockAction or not action.isEnabled() or action.isSeparator():
            continue
        shown.append(action.objectName().removesuffix("Action"))
        action.trigger()
