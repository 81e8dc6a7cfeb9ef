"""Every question, message and file dialog of the program, in one place that a test can answer.

Knows no store and decides nothing.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEventLoop, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QProgressDialog,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_Result = TypeVar("_Result")

_CHARACTERS = 60
_AT_ONCE_MS = 500  # what takes no longer shows no progress


class Ask:
    """Asks the person at the screen; a test passes another object with the same verbs."""

    def tell(self, parent: QWidget, title: str, text: str) -> None:
        """Show a message that is to be read."""
        QMessageBox.information(parent, title, text)

    def warn(self, parent: QWidget, title: str, text: str) -> None:
        """Show what went wrong, and what to do about it."""
        QMessageBox.warning(parent, title, text)

    def confirm(
        self, parent: QWidget, title: str, text: str, yes: str, no: str = "Annullér"
    ) -> bool:
        """Ask a question with two answers; closing the box is a no."""
        box = QMessageBox(QMessageBox.Icon.Question, title, text, parent=parent)
        accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(no, QMessageBox.ButtonRole.RejectRole))
        box.exec()
        return box.clickedButton() is accept

    def line(self, parent: QWidget, title: str, label: str, yes: str) -> str | None:
        """Ask for one line, never an empty one; None where the person thought better of it."""
        dialog = _LineDialog(parent, title, label, yes)
        answered = dialog.exec()
        dialog.deleteLater()
        return dialog.line.text() if answered else None

    def file_to_save(self, parent: QWidget, title: str, proposal: Path, kind: str) -> Path | None:
        """Ask where to save; `kind` is a Qt filter such as »PDF (*.pdf)«."""
        dialog = QFileDialog(parent, title, str(proposal.parent), kind)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.selectFile(proposal.name)
        return _file_chosen(dialog, "Gem")

    def file_to_open(self, parent: QWidget, title: str, kind: str) -> Path | None:
        """Ask which file to read."""
        dialog = QFileDialog(parent, title, "", kind)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return _file_chosen(dialog, "Åbn")

    def folder(self, parent: QWidget, title: str, start: str = "") -> Path | None:
        """Ask for a folder that is there already."""
        dialog = QFileDialog(parent, title, start)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return _file_chosen(dialog, "Vælg")

    def show_file(self, file: Path) -> None:
        """Open a file in the system's own program for it."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))

    def printer(
        self, parent: QWidget, pages: int, wide: bool = False, large: bool = False
    ) -> "QPrinter | None":
        """Ask which printer, and which of the pages; None where the person thought better of it.

        Raises NoPrinter where the system has none to choose.
        """
        from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo

        from teammoede.ui.printing_out import NoPrinter, new_printer

        if not QPrinterInfo.availablePrinterNames():
            raise NoPrinter
        printer = new_printer(wide, large)
        dialog = QPrintDialog(printer, parent)
        dialog.setMinMax(1, pages)
        return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None

    @contextmanager
    def progress(
        self, parent: QWidget, title: str, text: str
    ) -> Iterator[Callable[[int, int], bool]]:
        """Show how far something long has come, with a button to stop it.

        Give the verb how many are done and of how many; it returns whether to go on. `text` has a
        place for the one that comes now and one for how many there are.
        """
        dialog = QProgressDialog(parent)
        dialog.setWindowTitle(title)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setMinimumDuration(_AT_ONCE_MS)
        dialog.setCancelButtonText("Stop")

        def told(done: int, many: int) -> bool:
            dialog.setMaximum(many)
            dialog.setLabelText(text.format(done + 1, many))
            dialog.setValue(done)
            return not dialog.wasCanceled()

        try:
            yield told
        finally:
            dialog.reset()
            dialog.deleteLater()

    def beside(
        self, parent: QWidget, title: str, text: str, step: Callable[[], _Result]
    ) -> _Result:
        """Take a step of some seconds beside the window, and show that it goes on.

        Raises what the step raises; it must not touch anything of Qt's.
        """
        from teammoede.ui.beside import Beside

        results: list[_Result] = []
        errors: list[Exception] = []
        dialog = QProgressDialog(text, "", 0, 0, parent)
        dialog.setWindowTitle(title)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setMinimumDuration(_AT_ONCE_MS)
        dialog.setCancelButton(None)
        loop = QEventLoop()
        beside = Beside(dialog)
        beside.failed.connect(errors.append)
        beside.failed.connect(loop.quit)
        beside.done.connect(loop.quit)
        beside.start(lambda: results.append(step()))
        loop.exec()
        dialog.reset()
        dialog.deleteLater()
        if errors:
            raise errors[0]
        return results[0]


class _LineDialog(QDialog):
    """One line, which has to be written before Enter or the button takes it."""

    def __init__(self, parent: QWidget, title: str, label: str, yes: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.line = QLineEdit()
        self.line.setAccessibleName(label)
        self.line.setMinimumWidth(self.fontMetrics().averageCharWidth() * _CHARACTERS)
        self.yes_button = QPushButton(yes)
        self.yes_button.setDefault(True)
        self.no_button = QPushButton("Annullér")
        self.no_button.setAutoDefault(False)
        self._lay_out(QLabel(label))
        self.line.textChanged.connect(self._show_possible)
        self.yes_button.clicked.connect(self.accept)
        self.no_button.clicked.connect(self.reject)
        self._show_possible()

    def _lay_out(self, label: QLabel) -> None:
        label.setBuddy(self.line)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.no_button)
        buttons.addWidget(self.yes_button)
        layout = QVBoxLayout(self)
        layout.addWidget(label)
        layout.addWidget(self.line)
        layout.addLayout(buttons)
        self.setTabOrder(self.line, self.yes_button)
        self.setTabOrder(self.yes_button, self.no_button)

    def _show_possible(self) -> None:
        self.yes_button.setEnabled(bool(self.line.text().strip()))


def _file_chosen(dialog: QFileDialog, accept: str) -> Path | None:
    """Ask in Danish, also where Qt's own dialog stands in for the system's."""
    label = QFileDialog.DialogLabel
    texts = {
        label.LookIn: "Mappe:",
        label.FileName: "Filnavn:",
        label.FileType: "Filtype:",
        label.Accept: accept,
        label.Reject: "Annullér",
    }
    for part, text in texts.items():
        dialog.setLabelText(part, text)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None
