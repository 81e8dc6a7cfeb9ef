"""Who may come in, from the menu »Arkiv«: members, the own password, a new recovery sheet.

Gives each dialog its steps; what they leave is held by the door and by nobody else.
"""

from contextlib import ExitStack
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from teammoede.domain.access_entry import AccessEvent
from teammoede.domain.errors import Refused
from teammoede.domain.viewer import Role, folded_name
from teammoede.ui.offering import offer

if TYPE_CHECKING:
    from teammoede.storage.vault import Unlocked
    from teammoede.ui.desk import Desk
    from teammoede.ui.dialogs.members_dialog import Member


class MembersSteps(QObject):
    """The commands, for those who may use them."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._changed: Unlocked | None = None
        self._closed = ExitStack()
        self._told: list[tuple[AccessEvent, str]] = []
        ui = desk.window.ui
        ui.membersAction.triggered.connect(self.show_members)
        ui.passwordAction.triggered.connect(self.change_password)
        ui.recoveryAction.triggered.connect(self.renew_recovery)
        self._show_possible()

    def _show_possible(self) -> None:
        ui, viewer = self._desk.window.ui, self._desk.store.viewer
        none = self.tr("Eksemplet har ingen adgangskoder.")
        offer(ui.passwordAction, viewer, to_all=True, not_here=none)
        for action in (ui.membersAction, ui.recoveryAction):
            offer(action, viewer, not_here=none)

    # members

    def show_members(self) -> None:
        """Show who may come in, and let them be invited and removed."""
        from teammoede.ui.dialogs.members_dialog import MembersDialog, MemberSteps

        if not self._may_administer():
            return
        steps = MemberSteps(
            invite=self._invite,
            new_password=self._give_password,
            set_role=self._set_role,
            remove=self._remove,
            listed=self._listed,
            before_removal=self._before_removal,
            after=self._after,
        )
        desk = self._desk
        dialog = MembersDialog(
            steps, self._unlocked.account.id, self._on_teams(), ask=desk.ask, parent=desk.window
        )
        desk.show_dialog(dialog)

    def _listed(self) -> "list[Member]":
        from teammoede.storage.vault import read_vault
        from teammoede.ui.dialogs.members_dialog import Member

        accounts = read_vault(self._unlocked.folder).accounts
        return [Member(a.id, a.name, a.role, a.must_change) for a in accounts]

    def _on_teams(self) -> list[str]:
        """Return the names on the courses' teams today, each once."""
        today = self._desk.today()
        members = (m for course in self._desk.store.courses(today) for m in course.memberships)
        names = {folded_name(m.name): m.name for m in members if m.left is None or today < m.left}
        return sorted(names.values(), key=str.casefold)

    def _invite(self, name: str, role: Role) -> str:
        from teammoede.domain.passwords import one_time_password
        from teammoede.storage.vault import invite

        password = one_time_password()
        self._changed = invite(self._unlocked, name, role, password)
        self._told.append((AccessEvent.ACCOUNTS, f"{name} inviteret som {role.label}"))
        return password

    def _give_password(self, account: str) -> str:
        from teammoede.domain.passwords import one_time_password
        from teammoede.storage.vault import give_password

        password = one_time_password()
        self._changed = give_password(self._unlocked, account, password)
        self._told.append((AccessEvent.ACCOUNTS, f"{self._name(account)} ny adgangskode"))
        return password

    def _set_role(self, account: str, role: Role) -> None:
        from teammoede.storage.vault import change_role

        self._changed = change_role(self._unlocked, account, role)
        self._told.append((AccessEvent.ACCOUNTS, f"{self._name(account)} er nu {role.label}"))

    def _remove(self, account: str) -> None:
        from teammoede.storage.rekeying import rekey
        from teammoede.storage.settling import carry_over

        name = self._name(account)
        self._changed = rekey(self._unlocked, account, carry_over)
        self._told += [(AccessEvent.ACCOUNTS, f"{name} fjernet"), (AccessEvent.REKEYED, "")]

    def _name(self, account: str) -> str:
        from teammoede.storage.vault import read_vault

        return read_vault(self._unlocked.folder).slot(account).account.name

    # the own password, and the sheet

    def change_password(self) -> None:
        """Change the password of whoever is here."""
        from teammoede.ui.dialogs.password_dialog import PasswordDialog

        unlocked, desk = self._unlocked, self._desk
        dialog = PasswordDialog(
            unlocked.account.name,
            self._change_own,
            house=unlocked.vault.house,
            parent=desk.window,
        )
        if desk.show_dialog(dialog):
            self._told.append((AccessEvent.PASSWORD, ""))
            self._after()
            self._say(self.tr("Din adgangskode er skiftet."))

    def _change_own(self, old: str, new: str) -> None:
        from teammoede.storage.attempts import Attempts
        from teammoede.storage.vault import change_password, unlock

        unlocked = self._unlocked
        with Attempts(unlocked.folder).one_try(unlocked.account.id):
            unlock(unlocked.folder, unlocked.account.id, old)
        self._changed = change_password(unlocked, new)

    def renew_recovery(self) -> None:
        """Make a new recovery sheet; the old one opens until the new one is really there."""
        from teammoede.ui.dialogs.recovery_dialog import RecoveryDialog

        if not self._may_administer():
            return
        desk = self._desk
        dialog = RecoveryDialog(self._sheet, self._renew, desk.ask, desk.window)
        if desk.show_dialog(dialog):
            self._told.append((AccessEvent.RECOVERY, ""))
            self._after()
            self._say(self.tr("Det nye gendannelsesark gælder nu. Riv det gamle i stykker."))

    def _sheet(self, key: bytes) -> bytes:
        from teammoede.domain.recovery_code import write_code
        from teammoede.printing.recovery_sheet import recovery_sheet

        unlocked = self._unlocked
        return recovery_sheet(
            write_code(key),
            house=unlocked.vault.house,
            name=unlocked.account.name,
            folder=str(unlocked.folder),
            printed=datetime.now(),
        )

    def _renew(self, key: bytes) -> None:
        from teammoede.storage.vault import renew_recovery

        self._changed = renew_recovery(self._unlocked, key)

    # around a step

    @property
    def _unlocked(self) -> "Unlocked":
        door = self._desk.door
        assert door is not None
        assert door.unlocked is not None
        return self._changed or door.unlocked

    def _may_administer(self) -> bool:
        if self._unlocked.viewer.is_administrator:
            return True
        sentence = self.tr("Det kan kun en administrator. Bed en af dem om det.")
        self._desk.ask.warn(self._desk.window, self.tr("Det gik ikke"), sentence)
        return False

    def _before_removal(self) -> None:
        """Let go of the archive: a new key takes it over, and the journal beside it."""
        door = self._desk.door
        assert door is not None
        self._closed.enter_context(door.closed())

    def _after(self) -> None:
        """Hold what the step left, open the archive again, and write down who did what."""
        desk, changed = self._desk, self._changed
        assert desk.door is not None
        try:
            if changed is not None:
                desk.door.take(changed)
            self._closed.close()
        except Refused as refused:
            desk.ask.warn(desk.window, self.tr("Det gik ikke"), str(refused))
        finally:
            self._changed = None
        self._log()

    def _log(self) -> None:
        from teammoede.storage.access_log import record

        for event, words in self._told:
            record(self._desk.store, event, words=words)
        self._told.clear()

    def _say(self, sentence: str) -> None:
        self._desk.window.statusBar().showMessage(sentence, 8_000)
