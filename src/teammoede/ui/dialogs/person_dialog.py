"""»Alt om én person«: whose, and how else the name may be written; gathers nothing itself."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLabel, QWidget

from teammoede.ui.dialogs.form_dialog import FormDialog, WrongField
from teammoede.ui.forms.person_dialog import Ui_PersonDialog
from teammoede.ui.widgets.no_wheel import NoWheel

_CHARACTERS = 80


class PersonDialog(FormDialog):
    """Accepted once `save` knew whom the name means, which raises Refused else."""

    def __init__(self, names: Sequence[str], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_PersonDialog()
        self.ui.setupUi(self)
        self._fill(names)
        self._connect()
        self._show()

    @property
    def name(self) -> str:
        """The name as typed, without needless spaces."""
        return " ".join(self.ui.nameBox.currentText().split())

    @property
    def also(self) -> tuple[str, ...]:
        """Other spellings."""
        return tuple(filter(None, map(str.strip, self.ui.alsoEdit.text().split(","))))

    def _fill(self, names: Sequence[str]) -> None:
        box = self.ui.nameBox
        box.addItems(list(names))
        box.setCurrentIndex(-1)
        completer = QCompleter(list(names), box)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        box.setCompleter(completer)
        NoWheel(box)

    def _connect(self) -> None:
        ui = self.ui
        ui.saveButton.clicked.connect(self.accept)
        ui.cancelButton.clicked.connect(self.reject)
        ui.nameBox.currentTextChanged.connect(lambda: self.refuse(""))

    def _show(self) -> None:
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _CHARACTERS)
        self.ui.nameBox.setFocus()

    @property
    def _error_label(self) -> QLabel:
        return self.ui.errorLabel

    def _check(self) -> None:
        if not self.name:
            raise WrongField(self.ui.nameBox, self.tr("Skriv et navn."))
