"""Before a course leaves as a file: the file's password, or a clear word that it has none.

Seals nothing and knows no file.
"""

from PySide6.QtWidgets import QLabel, QWidget

from teammoede.domain.passwords import NotAlike, WeakPassword
from teammoede.ui.dialogs.form_dialog import FormDialog, WrongField
from teammoede.ui.forms.passphrase_dialog import Ui_PassphraseDialog

_CHARACTERS = 66


class PassphraseDialog(FormDialog):
    """Accepted with a password in `passphrase`, or with None where everybody may read the file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_PassphraseDialog()
        self.ui.setupUi(self)
        self._connect()
        self._show()

    @property
    def passphrase(self) -> str | None:
        """What the file is to be sealed with; to be asked once the dialog is accepted."""
        return None if self.ui.plainBox.isChecked() else self.ui.newEdit.password

    def _connect(self) -> None:
        ui = self.ui
        ui.goOnButton.clicked.connect(self.accept)
        ui.cancelButton.clicked.connect(self.reject)
        ui.plainBox.toggled.connect(self._follow_choice)
        ui.newEdit.changed.connect(lambda: self.refuse(""))

    def _show(self) -> None:
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _CHARACTERS)
        self.ui.newEdit.first.setFocus()

    def _follow_choice(self, plain: bool) -> None:
        self.refuse("")
        self.ui.newEdit.setDisabled(plain)

    @property
    def _error_label(self) -> QLabel:
        return self.ui.errorLabel

    def _check(self) -> None:
        if self.ui.plainBox.isChecked():
            return
        try:
            self.ui.newEdit.check()
        except (WeakPassword, NotAlike) as refused:
            raise WrongField(self.ui.newEdit.field_of(refused), str(refused)) from None
