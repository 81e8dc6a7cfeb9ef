"""The two ways of a new recovery sheet out of the program: to the printer, or to a file.

Shows no code; what the sheet looks like is decided in `printing.recovery_sheet`.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from teammoede.ui.ask import Ask
from teammoede.ui.style import mark
from teammoede.ui.ways_out import FileKind, WaysOut

FILE_NAME = "Gendannelsesark.pdf"


class SheetBox(QWidget):
    """»Udskriv arket« and »Gem som PDF«; `is_out` once one of them was done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_out = False
        self._made: Callable[[], bytes] = bytes
        self._ways: WaysOut | None = None
        self.print_button = QPushButton(self.tr("&Udskriv arket"))
        self.save_button = QPushButton(self.tr("&Gem som PDF …"))
        self.done_label = QLabel()
        self.error_label = QLabel()
        self._lay_out()
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)

    def prepare(self, ask: Ask, made: Callable[[], bytes]) -> None:
        """Say whom to ask for printer and file, and what makes the sheet."""
        self._made = made
        self._ways = WaysOut(self, ask)
        self._ways.done.connect(self._tell_done)
        self._ways.kept.connect(self._tell_kept)
        self._ways.refused.connect(lambda sentence: self._say(self.error_label, sentence))

    def begin_anew(self) -> None:
        """Forget that a sheet went out: it would be another one now."""
        self.is_out = False
        self._say(self.done_label, "")

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for button in (self.print_button, self.save_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(buttons)
        for label, role in ((self.done_label, "changed"), (self.error_label, "error")):
            label.setWordWrap(True)
            label.hide()
            mark(label, role=role)
            layout.addWidget(label)

    def _print(self) -> None:
        if self._ways is not None:
            self._ways.print_out(self._made)

    def _save(self) -> None:
        if self._ways is not None:
            kind = FileKind(self.tr("Gem gendannelsesarket"), ".pdf", self.tr("PDF (*.pdf)"))
            self._ways.save(kind, FILE_NAME, self._made)

    def _tell_done(self, sentence: str) -> None:
        self.is_out = True
        self._say(self.done_label, sentence)

    def _tell_kept(self, file: Path) -> None:
        self.is_out = True
        text = self.tr(
            "Gemt som {0}. Flyt filen væk fra computeren, eller udskriv den, og slet den."
        )
        self._say(self.done_label, text.replace("{0}", file.name))

    def _say(self, label: QLabel, sentence: str) -> None:
        for each in (self.done_label, self.error_label):
            each.setText(sentence if each is label else "")
            each.setVisible(bool(each.text()))
