"""A file that is locked is to be read: its password is asked for, again where it was another.

Opens nothing itself: it is given the way to open the file, and takes it beside itself.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from teammoede.domain.errors import Refused
from teammoede.ui.dialogs.form_dialog import return_to
from teammoede.ui.dialogs.working_dialog import WorkingDialog
from teammoede.ui.forms.open_sealed_dialog import Ui_OpenSealedDialog

_CHARACTERS = 66


class OpenSealedDialog(WorkingDialog):
    """Accepted once `open_file` took a password; it raises Refused for any other."""

    def __init__(
        self, name: str, open_file: Callable[[str], None], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._open_file = open_file
        self.ui = Ui_OpenSealedDialog()
        self.ui.setupUi(self)
        self._connect()
        self._show(name)

    def accept(self) -> None:
        """Try the password that stands there."""
        password = self.ui.passwordEdit.text()
        if not password:
            self._take_back(Refused(self.tr("Skriv filens adgangskode.")))
            return
        self.work(lambda: self._open_file(password), self.finish)

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

    def _show(self, name: str) -> None:
        self.ui.fileLabel.setText(name)
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
