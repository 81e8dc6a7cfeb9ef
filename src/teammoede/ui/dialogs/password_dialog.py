"""Changing the own password: the present one, the new one, the new one again.

Also for the first time after a one-time password, where the present one was just typed at the door.
Knows no archive: what changes the password is given to it, and runs beside it.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from teammoede.domain.errors import Refused
from teammoede.ui.dialogs.form_dialog import WrongField, return_to
from teammoede.ui.dialogs.working_dialog import WorkingDialog
from teammoede.ui.forms.password_dialog import Ui_PasswordDialog

_CHARACTERS = 62


class PasswordDialog(WorkingDialog):
    """»Skift adgangskode«; accepted once `change(old, new)` went well, which raises Refused else.

    With `first_time` the old one is not asked for, and `change` is given an empty one.
    """

    def __init__(
        self,
        name: str,
        change: Callable[[str, str], None],
        *,
        house: str = "",
        first_time: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._change = change
        self._first_time = first_time
        self.ui = Ui_PasswordDialog()
        self.ui.setupUi(self)
        self._connect()
        self._show(name, house)

    def _connect(self) -> None:
        self.ui.saveButton.clicked.connect(self.accept)
        self.ui.cancelButton.clicked.connect(self.reject)

    def _show(self, name: str, house: str) -> None:
        ui = self.ui
        ui.whoLabel.setText(name)
        ui.newEdit.show_names(name, house)
        ui.oldPart.setHidden(self._first_time)
        if self._first_time:
            self.setWindowTitle(self.tr("Vælg din adgangskode"))
            ui.cancelButton.setText(self.tr("&Lås igen"))
            why = self.tr(
                "Du er kommet ind med en adgangskode, der kun gælder én gang. Vælg nu din egen. "
                "Den kender kun du."
            )
        else:
            why = self.tr("De andres adgangskoder bliver, som de er.")
        ui.whyLabel.setText(why)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _CHARACTERS)
        (ui.newEdit.first if self._first_time else ui.oldEdit).setFocus()

    def accept(self) -> None:
        if self.is_working:
            return
        try:
            self._check()
        except Refused as refused:
            self._take_back(refused)
            return
        old, new, change = self.ui.oldEdit.text(), self.ui.newEdit.password, self._change
        self.work(lambda: change("" if self._first_time else old, new), self.finish)

    def _check(self) -> None:
        edit, old = self.ui.newEdit, self.ui.oldEdit
        if not self._first_time and not old.text():
            raise WrongField(old, self.tr("Skriv din nuværende adgangskode."))
        try:
            edit.check()
        except Refused as refused:
            raise WrongField(edit.field_of(refused), str(refused)) from None
        if not self._first_time and old.text() == edit.password:
            raise WrongField(edit.first, self.tr("Den nye er den samme som den gamle."))

    def _take_back(self, refused: Refused) -> None:
        super()._take_back(refused)
        self.fit()
        first = self.ui.newEdit.first if self._first_time else self.ui.oldEdit
        return_to(refused.field if isinstance(refused, WrongField) else first)

    def done(self, result: int) -> None:
        """Forget all that was typed."""
        self.ui.oldEdit.wipe()
        self.ui.newEdit.wipe()
        super().done(result)

    @property
    def _main_button(self) -> QPushButton:
        return self.ui.saveButton

    @property
    def _error_label(self) -> QLabel:
        return self.ui.errorLabel
