"""A refusal is said inside the dialog, which stays open until there is none."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from teammoede.domain.errors import Refused
from teammoede.ui.dialogs.form_dialog import FormDialog, WrongField


class Note(FormDialog):
    """One field that has to hold something."""

    def __init__(self) -> None:
        super().__init__()
        self.edit, self.other, self.label = QLineEdit(), QLineEdit(), QLabel()
        layout = QVBoxLayout(self)
        for widget in (self.other, self.edit, self.label):
            layout.addWidget(widget)

    @property
    def _error_label(self) -> QLabel:
        return self.label

    def _check(self) -> None:
        if not self.edit.text():
            raise WrongField(self.edit, "Skriv noget.")


def test_a_wrong_field_is_said_and_gets_the_keys(shown: Callable[[QDialog], QDialog]) -> None:
    dialog = Note()
    shown(dialog)
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.label.text() == dialog.label.accessibleName() == "Skriv noget."
    assert dialog.edit.hasFocus()


def test_saving_is_tried_only_once_the_fields_can_stand(
    shown: Callable[[QDialog], QDialog], qtbot: QtBot
) -> None:
    saved: list[str] = []
    dialog = Note()
    shown(dialog)
    dialog.save = lambda: saved.append(dialog.edit.text())
    dialog.accept()
    assert saved == []
    qtbot.keyClicks(dialog.edit, "Ro")
    dialog.accept()
    assert saved == ["Ro"]
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_a_refused_save_keeps_the_dialog_open(shown: Callable[[QDialog], QDialog]) -> None:
    def refuse() -> None:
        raise Refused("Referatet er låst.")

    dialog = Note()
    shown(dialog)
    dialog.edit.setText("Ro")
    dialog.save = refuse
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.label.text() == "Referatet er låst."
    assert dialog.edit.text() == "Ro"


def test_a_refusal_can_be_taken_away(shown: Callable[[QDialog], QDialog]) -> None:
    dialog = Note()
    shown(dialog)
    dialog.refuse("Nej.")
    dialog.refuse("")
    assert not dialog.label.isVisible()
