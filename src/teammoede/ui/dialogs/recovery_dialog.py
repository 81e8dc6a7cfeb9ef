"""A new recovery sheet: out on paper first, one group asked back, and only then does it count.

Knows no archive: what makes the sheet and what renews the code are given to it.
"""

import secrets
from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from teammoede.domain.errors import Refused
from teammoede.domain.recovery_code import KEY_BYTES
from teammoede.ui.ask import Ask
from teammoede.ui.dialogs.form_dialog import WrongField, return_to
from teammoede.ui.dialogs.working_dialog import WorkingDialog
from teammoede.ui.forms.recovery_dialog import Ui_RecoveryDialog

_CHARACTERS = 62


class RecoveryDialog(WorkingDialog):
    """Accepted once `renew(key)` went well, which raises Refused else: the old one counts on."""

    def __init__(
        self,
        sheet: Callable[[bytes], bytes],
        renew: Callable[[bytes], None],
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._renew = renew
        self._key = secrets.token_bytes(KEY_BYTES)
        self.ui = Ui_RecoveryDialog()
        self.ui.setupUi(self)
        self.ui.sheetBox.prepare(ask, lambda: sheet(self._key))
        self.ui.askedBack.ask_for(self._key)
        for button in (self.ui.sheetBox.print_button, self.ui.sheetBox.save_button):
            button.clicked.connect(self.fit)  # after the box has said how it went
        self.ui.useButton.clicked.connect(self.accept)
        self.ui.cancelButton.clicked.connect(self.reject)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _CHARACTERS)
        self.ui.sheetBox.print_button.setFocus()

    def accept(self) -> None:
        if self.is_working:
            return
        try:
            self._check()
        except Refused as refused:
            self._take_back(refused)
            return
        key, renew = self._key, self._renew
        self.work(lambda: renew(key), self.finish)

    def _check(self) -> None:
        box, asked = self.ui.sheetBox, self.ui.askedBack
        if not box.is_out:
            raise WrongField(box.print_button, self.tr("Udskriv eller gem arket først."))
        try:
            asked.check()
        except Refused as refused:
            raise WrongField(asked.edit, str(refused)) from None

    def _take_back(self, refused: Refused) -> None:
        super()._take_back(refused)
        self.fit()
        if isinstance(refused, WrongField):
            return_to(refused.field)

    def done(self, result: int) -> None:
        """Forget the code."""
        self.ui.askedBack.wipe()
        self._key = b""
        super().done(result)

    @property
    def _main_button(self) -> QPushButton:
        return self.ui.useButton

    @property
    def _error_label(self) -> QLabel:
        return self.ui.errorLabel
