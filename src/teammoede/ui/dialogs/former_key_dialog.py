"""A copy is locked with the passwords of its day: one is asked for, or the sheet of then."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from teammoede.ui.dialogs.opening_dialog import OpeningDialog
from teammoede.ui.forms.former_key_dialog import Ui_FormerKeyDialog
from teammoede.ui.widgets.no_wheel import NoWheel

Unlock = Callable[[str | None, str], None]


class FormerKeyDialog(OpeningDialog):
    """Accepted once `unlock` took what was typed, with an account's id or None for the sheet."""

    def __init__(
        self,
        people: Sequence[tuple[str, str]],
        unlock: Unlock,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Ui_FormerKeyDialog(), parent)
        self._unlock = unlock
        self._account: str | None = None
        combo = self.ui.whoCombo
        NoWheel(combo)
        for account, name in people:
            combo.addItem(name, account)
        combo.addItem(self.tr("Gendannelsesarket fra dengang"), None)
        self.ui.passwordEdit.setFocus()

    def accept(self) -> None:
        """Try what stands there."""
        self._account = self.ui.whoCombo.currentData()  # read here: the step runs beside Qt
        super().accept()

    def _open(self, password: str) -> None:
        self._unlock(self._account, password)

    @property
    def _nothing_typed(self) -> str:
        return self.tr("Skriv adgangskoden eller koden fra dengang.")
