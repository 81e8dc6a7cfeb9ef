"""Who may come in: invited, given a new password, made administrator, removed.

Knows no archive: it is given the steps, takes them beside itself, and shows what they left.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidgetItem,
    QWidget,
)

from teammoede.domain.errors import Refused
from teammoede.domain.viewer import Role, folded_name
from teammoede.ui.ask import Ask
from teammoede.ui.dialogs.invite_dialog import InviteDialog
from teammoede.ui.dialogs.one_time_dialog import OneTimeDialog
from teammoede.ui.dialogs.working_dialog import WorkingDialog
from teammoede.ui.forms.members_dialog import Ui_MembersDialog

_SIZE = (108, 18)  # in letters and lines
_ROW = 1.7  # in lines
_ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Member:
    """One row: a person who may come in."""

    id: str
    name: str
    role: Role
    must_change: bool


@dataclass(frozen=True)
class MemberSteps:
    """What the dialog may do; each of the first four raises Refused and runs in another thread.

    `invite` and `new_password` return a password for the first time. In the window's thread,
    `before_removal` comes before a removal, and `after` after each step, well or not.
    """

    invite: Callable[[str, Role], str]
    new_password: Callable[[str], str]
    set_role: Callable[[str, Role], None]
    remove: Callable[[str], None]
    listed: Callable[[], Sequence[Member]]
    before_removal: Callable[[], None]
    after: Callable[[], None]


class MembersDialog(WorkingDialog):
    """The list, and what can be done with the row chosen; `on_teams` are names to be offered."""

    def __init__(
        self,
        steps: MemberSteps,
        own_id: str,
        on_teams: Sequence[str],
        *,
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._steps = steps
        self._own_id = own_id
        self._on_teams = on_teams
        self._ask = ask
        self._members: Sequence[Member] = ()
        self.ui = Ui_MembersDialog()
        self.ui.setupUi(self)
        self._connect()
        self._show()

    def _connect(self) -> None:
        ui = self.ui
        ui.listView.currentItemChanged.connect(lambda *_: self._show_possible())
        ui.inviteButton.clicked.connect(self._invite)
        ui.passwordButton.clicked.connect(self._give_password)
        ui.roleButton.clicked.connect(self._change_role)
        ui.removeButton.clicked.connect(self._remove)
        ui.closeButton.clicked.connect(self.reject)

    def _show(self) -> None:
        header = self.ui.listView.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        letters, lines = _SIZE
        metrics = self.fontMetrics()
        self.setMinimumSize(metrics.averageCharWidth() * letters, metrics.lineSpacing() * lines)
        self._list_anew()
        self.ui.listView.setFocus()

    # the list

    @property
    def chosen(self) -> Member | None:
        """The row in hand."""
        item = self.ui.listView.currentItem()
        key = item.data(0, _ID) if item else None
        return next((member for member in self._members if member.id == key), None)

    def _list_anew(self, keep: str = "") -> None:
        view = self.ui.listView
        keep = keep or (self.chosen.id if self.chosen else self._own_id)
        self._members = self._steps.listed()
        view.clear()
        for member in self._members:
            item = QTreeWidgetItem([self._named(member), member.role.label, self._state(member)])
            item.setSizeHint(0, QSize(0, round(self.fontMetrics().lineSpacing() * _ROW)))
            item.setData(0, _ID, member.id)
            view.addTopLevelItem(item)
            if member.id == keep:
                view.setCurrentItem(item)
        self._show_possible()

    def _named(self, member: Member) -> str:
        own = member.id == self._own_id
        return self.tr("{0} (dig)").replace("{0}", member.name) if own else member.name

    def _state(self, member: Member) -> str:
        return self.tr("ny adgangskode ikke valgt endnu") if member.must_change else ""

    def _show_possible(self) -> None:
        ui, member = self.ui, self.chosen
        others = member is not None and member.id != self._own_id and not self.is_working
        for button in (ui.passwordButton, ui.roleButton, ui.removeButton):
            button.setEnabled(others)
            own = self.tr(
                "Din egen adgangskode skiftes i menuen »Arkiv«. Dig selv fjerner en anden."
            )
            button.setToolTip("" if others else own)
        administrator = member is not None and member.role is Role.ADMINISTRATOR
        ui.roleButton.setText(
            self.tr("Gør til me&darbejder") if administrator else self.tr("Gør til a&dministrator")
        )

    # the steps

    def _invite(self) -> None:
        passwords: list[str] = []
        known = {folded_name(member.name) for member in self._members}
        names = [name for name in self._on_teams if folded_name(name) not in known]
        dialog = InviteDialog(
            lambda name, role: passwords.append(self._steps.invite(name, role)),
            names,
            self._on_teams,
            parent=self,
        )
        accepted = bool(dialog.exec())
        dialog.deleteLater()
        if accepted:
            self._steps.after()
            self._list_anew()
            self._show_password(dialog.name, passwords[-1])

    def _give_password(self) -> None:
        member = self.chosen
        if member is None or not self._ask.confirm(
            self,
            self.tr("Ny adgangskode til {0}").replace("{0}", member.name),
            self.tr("{0} får en adgangskode til én gang, og den gamle gælder ikke mere.").replace(
                "{0}", member.name
            ),
            self.tr("Lav ny adgangskode"),
        ):
            return
        passwords: list[str] = []
        self._take(
            lambda: passwords.append(self._steps.new_password(member.id)),
            lambda: self._show_password(member.name, passwords[-1]),
        )

    def _change_role(self) -> None:
        member = self.chosen
        if member is None:
            return
        was = member.role is Role.ADMINISTRATOR
        role = Role.EMPLOYEE if was else Role.ADMINISTRATOR
        self._take(lambda: self._steps.set_role(member.id, role))

    def _remove(self) -> None:
        member = self.chosen
        if member is None or not self._ask.confirm(
            self,
            self.tr("Fjern {0}").replace("{0}", member.name),
            self.tr(
                "{0} kan ikke låse op mere, og arkivet får en ny nøgle. De andre beholder deres "
                "adgangskoder; åbne vinduer skal låses op igen.\n\n"
                "Det, {0} har skrevet, bliver. Kopier fra før i dag kan stadig åbnes med den "
                "gamle adgangskode af den, der har dem."
            ).replace("{0}", member.name),
            self.tr("Fjern"),
        ):
            return
        self._steps.before_removal()
        self._say(self.tr("Arkivet får en ny nøgle …"))
        self._take(lambda: self._steps.remove(member.id))

    def _take(self, step: Callable[[], None], then: Callable[[], None] = lambda: None) -> None:
        """Take a step, show what it left, and go on."""
        self.work(step, lambda: self._end(then))

    def _end(self, then: Callable[[], None]) -> None:
        self._steps.after()
        self._say("")
        self._list_anew()
        then()

    def _take_back(self, refused: Refused) -> None:
        self._steps.after()
        self._say("")
        super()._take_back(refused)

    def _show_password(self, name: str, password: str) -> None:
        dialog = OneTimeDialog(name, password, self)
        dialog.exec()
        dialog.deleteLater()

    def _say(self, note: str) -> None:
        self.ui.noteLabel.setText(note)
        self.ui.noteLabel.setVisible(bool(note))

    def _show_working(self, working: bool) -> None:
        super()._show_working(working)
        self.ui.inviteButton.setDisabled(working)
        self.ui.listView.setDisabled(working)
        self._show_possible()

    def fit(self) -> None:
        """Keep the size; the list takes what is left."""

    @property
    def _main_button(self) -> QPushButton:
        return self.ui.closeButton

    @property
    def _error_label(self) -> QLabel:
        return self.ui.errorLabel
