"""What dialogs have in common that ask for the password of something to be opened.

Knows nothing of what that is: the step is given to it, and taken beside it.
"""

from typing import Any

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from teammoede.domain.errors import Refused
from teammoede.ui.dialogs.form_dialog import return_to
from teammoede.ui.dialogs.working_dialog import WorkingDialog

_CHARACTERS = 66


class OpeningDialog(WorkingDialog):
    """Accepted once `_open` took what was typed; the same field asks again where it did not.

    `form` has a passwordEdit, an openButton and a cancelButton, a capsLabel and an errorLabel.
    """

    def __init__(self, form: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = form
        form.setupUi(self)
        form.openButton.clicked.connect(self.accept)
        form.cancelButton.clicked.connect(self.reject)
        form.passwordEdit.textChanged.connect(lambda: self.refuse(""))
        form.passwordEdit.caps_lock.connect(form.capsLabel.setVisible)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _CHARACTERS)

    def _open(self, password: str) -> None:
        """Try what was typed, beside the window; raises Refused."""
        raise NotImplementedError

    @property
    def _nothing_typed(self) -> str:
        raise NotImplementedError

    def accept(self) -> None:
        """Try what stands there."""
        password = self.ui.passwordEdit.text()
        if not password:
            self._take_back(Refused(self._nothing_typed))
            return
        self.work(lambda: self._open(password), self.finish)

    def done(self, result: int) -> None:
        """Forget what was typed."""
        self.ui.passwordEdit.wipe()
        super().done(result)

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
