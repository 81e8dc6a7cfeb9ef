"""A copy is locked with the passwords of its day: one of them is asked for, or the sheet of then.

Opens nothing itself: it is given the way to open the copy, and takes it beside itself.
"""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from teammoede.domain.errors import Refused
from teammoede.ui.dialogs.form_dialog import return_to
from teammoede.ui.dialogs.working_dialog import WorkingDialog
from teammoede.ui.forms.former_key_dialog import Ui_FormerKeyDialog
from teammoede.ui.widgets.no_wheel import NoWheel

_CHARACTERS = 66

Unlock = Callable[[str | None, str], None]


class FormerKeyDialog(WorkingDialog):
    """Accepted once `unlock` took what was typed, with an account's id or None for the sheet."""

    def __init__(
        self,
        people: Sequence[tuple[str, str]],
        unlock: Unlock,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._unlock = unlock
        self.ui = Ui_FormerKeyDialog()
        self.ui.setupUi(self)
        self._connect()
        self._show(people)

    def accept(self) -> None:
        """Try what stands there."""
        account, word = self.ui.whoCombo.currentData(), self.ui.passwordEdit.text()
        if not word:
            self._take_back(Refused(self.tr("Skriv adgangskoden eller koden fra dengang.")))
            return
        self.work(lambda: self._unlock(account, word), self.finish)

    def done(self, result: int) -> None:
        """Forget what was typed."""
        self.ui.passwordEdit.wipe()
        super().done(result)

    def _connect(self) -> None:
        ui = self.ui
        ui.openButton.clicked.connect(self.accept)
        ui.cancelButton.clicked.connect(self.reject)
        ui.passwordEdit.textChanged.connect(lambda: self.refuse(""))
        ui.passwordEdit.caps_lock.connect(ui.capsLabel.setVisible)

    def _show(self, people: Sequence[tuple[str, str]]) -> None:
        combo = self.ui.whoCombo
        NoWheel(combo)
        for account, name in people:
            combo.addItem(name, account)
        combo.addItem(self.tr("Gendannelsesarket fra dengang"), None)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _CHARACTERS)
        self.ui.passwordEdit.setFocus()

    def _take_back(self, refused: Refused) -> None:
        super()._take_back(refused)
        self.grow()
        return_to(self.ui.passwordEdit)

    @property
    def _main_button(self) -> QPushButton:
        return self.ui.openButton

    @property
    def _error_label(self) -> QLabel:
        return self.ui.errorLabel
