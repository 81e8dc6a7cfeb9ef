"""How somebody gets in: the first start, or a name and a password; gives what was unlocked.

Shows the dialogs and hands them their ways in; holds nothing itself.
"""

import threading
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from teammoede.storage import vault
from teammoede.storage.attempts import Attempts
from teammoede.storage.faults import KeysMissing
from teammoede.storage.layout import Found, look
from teammoede.storage.vault import Unlocked
from teammoede.ui.dialogs.password_dialog import PasswordDialog
from teammoede.ui.dialogs.sign_in_dialog import SignInDialog, WaysIn

if TYPE_CHECKING:
    from teammoede.ui.ask import Ask
    from teammoede.ui.dialogs.first_start_dialog import NewHouse

Shown = Callable[[QWidget], None]


def come_in(folder: Path, ask: "Ask", parent: QWidget, last: str) -> Unlocked | None:
    """Let somebody in for the first time or again; None where they thought better of it.

    Raises KeysMissing, KeysDamaged, KeysNewer or ArchiveUnusable.
    """
    found = look(folder)
    if found in (Found.NOTHING, Found.PLAIN):
        return _begin_house(folder, ask, parent, existing=found is Found.PLAIN)
    if found is not Found.LOCKED and not vault.bring_back(folder):
        raise KeysMissing
    return sign_in(folder, parent, last, shown=lambda dialog: _Loader(dialog).wait())


def sign_in(
    folder: Path,
    parent: QWidget,
    last: str,
    reason: str = "",
    shown: Shown = lambda _dialog: None,
) -> Unlocked | None:
    """Ask for a name and a password until they fit; None where the program is to be closed.

    `shown` is told of each dialog before it comes.
    """
    while True:
        known = vault.read_vault(folder)
        ways = _Ways(folder)
        people = [(account.id, account.name) for account in known.accounts]
        dialog = SignInDialog(
            people, last, ways.for_dialog, house=known.house, reason=reason, parent=parent
        )
        if not _answered(dialog, shown):
            return None
        unlocked = ways.came_in[-1]
        if not unlocked.account.must_change:
            return unlocked
        chosen = _choose_own(unlocked, parent, shown)
        if chosen is not None:
            return chosen
        last = unlocked.account.id


def _answered(dialog: SignInDialog | PasswordDialog, shown: Shown) -> bool:
    shown(dialog)
    accepted = bool(dialog.exec())
    dialog.deleteLater()
    return accepted


def _choose_own(unlocked: Unlocked, parent: QWidget, shown: Shown) -> Unlocked | None:
    """Have a password for the first time replaced by the person's own."""
    changed: list[Unlocked] = []
    dialog = PasswordDialog(
        unlocked.account.name,
        lambda _old, new: changed.append(vault.change_password(unlocked, new)),
        house=unlocked.vault.house,
        first_time=True,
        parent=parent,
    )
    return changed[-1] if _answered(dialog, shown) else None


class _Ways:
    """The ways in of one sign-in; what led in is the last of `came_in`. Runs beside the window."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._attempts = Attempts(folder)
        self.came_in: list[Unlocked] = []
        self.for_dialog = WaysIn(self._unlock, self._check_code, self._recover, self._attempts.wait)

    def _unlock(self, account: str, password: str) -> None:
        way = partial(vault.unlock, self._folder, account, password)
        self.came_in.append(self._try(account, way))

    def _check_code(self, code: bytes) -> None:
        self._try(vault.RECOVERY, partial(vault.unlock_with_code, self._folder, code))

    def _recover(self, account: str, code: bytes, password: str) -> None:
        opened = vault.unlock_with_code(self._folder, code)
        vault.give_password(opened, account, password, first_time=False)
        self.came_in.append(vault.unlock(self._folder, account, password))

    def _try(self, account: str, way: Callable[[], Unlocked]) -> Unlocked:
        with self._attempts.one_try(account):
            return way()


def _begin_house(folder: Path, ask: "Ask", parent: QWidget, *, existing: bool) -> Unlocked | None:
    """Make a locked archive, with what the house settles at its beginning."""
    from teammoede.ui.dialogs.first_start_dialog import FirstStartDialog

    made: list[Unlocked] = []
    dialog = FirstStartDialog(
        folder,
        lambda new: made.append(_make_house(folder, new)),
        ask=ask,
        now=datetime.now,
        existing=existing,
        parent=parent,
    )
    accepted = bool(dialog.exec())
    dialog.deleteLater()
    return made[-1] if accepted else None


def _make_house(folder: Path, new: "NewHouse") -> Unlocked:
    from teammoede.paths import device_id
    from teammoede.storage.founding import found
    from teammoede.storage.house import change_house
    from teammoede.storage.store import Store

    unlocked = found(folder, new.house, new.name, new.password, new.code)
    with closing(
        Store(folder, device=device_id(), key=unlocked.key, viewer=unlocked.viewer)
    ) as store:
        change_house(
            store,
            name=new.house,
            retention_years=new.retention_years,
            second_place=new.second_place,
        )
    return unlocked


class _Loader(QObject):
    """Imports what the table needs while somebody types their password.

    Not before the dialog has been drawn: an import in another thread holds this one up too.
    """

    def __init__(self, dialog: QWidget) -> None:
        super().__init__(dialog)
        self._dialog = dialog

    def wait(self) -> None:
        """Begin once the dialog has been painted."""
        self._dialog.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, threading.Thread(target=_load, daemon=True).start)
        return False


def _load() -> None:
    import teammoede.storage.recovering
    import teammoede.storage.settling
    import teammoede.storage.store  # noqa: F401
