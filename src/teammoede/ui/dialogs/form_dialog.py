"""What all dialogs with fields have in common: a refusal is said inside, and nothing typed is lost.

Knows no field and no store; whoever opens a dialog may give it a way to save.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from teammoede.domain.errors import InvalidValue, Refused
from teammoede.ui.dialogs.screen_dialog import ScreenDialog
from teammoede.ui.widgets.parsed_edit import ParsedEdit


class WrongField(InvalidValue):
    """A field that cannot stand as it is, and the sentence about it."""

    def __init__(self, field: QWidget, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


class FormDialog(ScreenDialog):
    """Accepts once `_check` and `save` let it; else it stays open with the sentence in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.save: Callable[[], None] = lambda: None

    def accept(self) -> None:
        try:
            self._check()
            self.save()
        except Refused as refusal:
            self.refuse(str(refusal))
            if isinstance(refusal, WrongField):
                return_to(refusal.field)
            return
        super().accept()

    def refuse(self, sentence: str) -> None:
        """Say inside the dialog why it cannot be; an empty sentence takes the last one away."""
        label = self._error_label
        label.setText(sentence)
        label.setAccessibleName(sentence)
        label.setVisible(bool(sentence))
        self.bring_into_view(label)

    @property
    def _error_label(self) -> QLabel:
        raise NotImplementedError

    def _check(self) -> None:
        """Raise Refused where a field cannot stand as it is."""

    def _require_readable(self, *edits: ParsedEdit) -> None:
        for edit in edits:
            if not edit.is_valid:
                raise WrongField(edit, edit.problem)


def return_to(field: QWidget) -> None:
    """Go to a field, its text ready to be typed over."""
    field.setFocus()
    line = field.lineEdit() if isinstance(field, QComboBox) else field
    if isinstance(line, QLineEdit):
        line.selectAll()
