"""A file that is locked is to be read: its password is asked for, again where it was another."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from teammoede.ui.dialogs.opening_dialog import OpeningDialog
from teammoede.ui.forms.open_sealed_dialog import Ui_OpenSealedDialog


class OpenSealedDialog(OpeningDialog):
    """Accepted once `open_file` took a password; it raises Refused for any other."""

    def __init__(
        self, name: str, open_file: Callable[[str], None], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(Ui_OpenSealedDialog(), parent)
        self._open_file = open_file
        self.ui.fileLabel.setText(name)
        self.ui.passwordEdit.setFocus()

    def _open(self, password: str) -> None:
        self._open_file(password)

    @property
    def _nothing_typed(self) -> str:
        return self.tr("Skriv filens adgangskode.")
