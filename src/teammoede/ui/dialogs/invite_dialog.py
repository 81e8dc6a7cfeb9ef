"""Inviting somebody: the whole name, as it stands on a team, and what they may do.

Knows no archive: what invites is given to it, and runs beside it.
"""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from teammoede.domain.errors import Refused
from teammoede.domain.viewer import Role, folded_name
from teammoede.ui.dialogs.form_dialog import WrongField, return_to
from teammoede.ui.dialogs.working_dialog import WorkingDialog
from teammoede.ui.forms.invite_dialog import Ui_InviteDialog
from teammoede.ui.widgets.no_wheel import NoWheel

_CHARACTERS = 56


class InviteDialog(WorkingDialog):
    """Accepted once `invite(name, role)` went well, which raises Refused else.

    `names` are offered; of `on_teams`, who is not there sees nothing, and that is said.
    """

    def __init__(
        self,
        invite: Callable[[str, Role], None],
        names: Sequence[str],
        on_teams: Sequence[str],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._invite = invite
        self._on_teams = {folded_name(name) for name in on_teams}
        self.ui = Ui_InviteDialog()
        self.ui.setupUi(self)
        self.ui.nameBox.addItems(list(names))
        self.ui.nameBox.setCurrentIndex(-1)
        NoWheel(self.ui.nameBox)
        self._connect()
        self._show()

    @property
    def name(self) -> str:
        """The name as typed, without needless spaces."""
        return " ".join(self.ui.nameBox.currentText().split())

    @property
    def role(self) -> Role:
        """What they may do."""
        chosen = self.ui.administratorButton.isChecked()
        return Role.ADMINISTRATOR if chosen else Role.EMPLOYEE

    def _connect(self) -> None:
        ui = self.ui
        ui.inviteButton.clicked.connect(self.accept)
        ui.cancelButton.clicked.connect(self.reject)
        ui.nameBox.currentTextChanged.connect(self._show_hint)
        ui.administratorButton.toggled.connect(self._show_hint)

    def _show(self) -> None:
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _CHARACTERS)
        self.ui.nameBox.setFocus()
        self._show_hint()

    def _show_hint(self) -> None:
        sees = self.role is Role.ADMINISTRATOR or folded_name(self.name) in self._on_teams
        text = self.tr("»{0}« er ikke på noget hold endnu og ser ingen forløb.")
        hint = text.replace("{0}", self.name) if self.name and not sees else ""
        self.ui.hintLabel.setText(
            hint or self.tr("Næste trin viser en adgangskode til første gang.")
        )
        self.refuse("")

    def accept(self) -> None:
        if self.is_working:
            return
        if not self.name:
            self._take_back(WrongField(self.ui.nameBox, self.tr("Skriv et navn.")))
            return
        name, role, invite = self.name, self.role, self._invite
        self.work(lambda: invite(name, role), self.finish)

    def _take_back(self, refused: Refused) -> None:
        super()._take_back(refused)
        self.fit()
        return_to(self.ui.nameBox)

    @property
    def _main_button(self) -> QPushButton:
        return self.ui.inviteButton

    @property
    def _error_label(self) -> QLabel:
        return self.ui.errorLabel
