"""Shows a password for the first time, large enough to be read aloud; once, and kept nowhere."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from teammoede.ui.dialogs.screen_dialog import ScreenDialog
from teammoede.ui.forms.one_time_dialog import Ui_OneTimeDialog

_CHARACTERS = 56


class OneTimeDialog(ScreenDialog):
    """What to tell somebody who was invited, or who forgot their password."""

    def __init__(self, name: str, password: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_OneTimeDialog()
        self.ui.setupUi(self)
        self.ui.closeButton.clicked.connect(self.accept)
        self.ui.copyButton.clicked.connect(self._copy)
        self._show(name, password)

    def _show(self, name: str, password: str) -> None:
        ui = self.ui
        ui.whoLabel.setText(self.tr("Til {0}").replace("{0}", name))
        ui.passwordLabel.setText(password)
        ui.passwordLabel.setAccessibleName(self.tr("Adgangskode til første gang"))
        what = self.tr(
            "Sig den, eller skriv den på en seddel. Den gælder kun, til {0} har låst op og valgt "
            "sin egen, og den vises kun nu."
        )
        ui.whatLabel.setText(what.replace("{0}", name))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _CHARACTERS)
        ui.closeButton.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.ui.passwordLabel.text())

    def done(self, result: int) -> None:
        """Forget what was shown."""
        self.ui.passwordLabel.clear()
        super().done(result)
