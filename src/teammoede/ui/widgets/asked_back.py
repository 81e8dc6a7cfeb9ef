"""One group of a new recovery code is asked back from paper, so that a sheet nobody has is noticed.

Shows no part of the code.
"""

import secrets

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from teammoede.domain.errors import Refused
from teammoede.domain.recovery_code import PLACES, CodeMistyped, groups, is_same, write_code
from teammoede.ui.widgets.code_edit import GroupEdit


class NotThatGroup(Refused):
    """Another group of the same sheet was typed, or one of another sheet."""


class AskedBack(QWidget):
    """»Skriv gruppe 9 fra arket«; which one is drawn by lot when the code is given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code: list[str] = []
        self.label = QLabel()
        self.edit = GroupEdit(PLACES[0])
        self.label.setBuddy(self.edit)
        self.setFocusProxy(self.edit)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.label)
        layout.addWidget(self.edit)
        layout.addStretch()

    def ask_for(self, key: bytes) -> None:
        """Draw the group to ask for; the same code is asked for the same group again."""
        code = groups(write_code(key))
        if code == self._code:
            return
        self._code = code
        place = secrets.choice(PLACES)
        self.edit.stand_for(place)
        self.label.setText(self.tr("&Gruppe {0} på arket").replace("{0}", str(place)))

    def check(self) -> None:
        """Raise NotThatGroup or CodeMistyped where the group is not the one asked for."""
        place, typed = self.edit.place, self.edit.text()
        if is_same(typed, self._code[place - 1]):
            return
        if not typed:
            raise NotThatGroup(
                self.tr("Skriv gruppe {0} fra arket.").replace("{0}", str(place)),
            )
        other = next((n for n, group in enumerate(self._code, 1) if is_same(typed, group)), None)
        if other is not None:
            text = self.tr("Det er gruppe {0}. Skriv gruppe {1}.")
            raise NotThatGroup(text.replace("{0}", str(other)).replace("{1}", str(place)))
        if not self.edit.is_right:
            raise CodeMistyped(place)
        raise NotThatGroup(self.tr("Gruppen er fra et andet ark. Tag det, der lige er lavet."))

    def wipe(self) -> None:
        """Forget what was typed."""
        self.edit.setText("")
