"""Every question, message and file dialog of the program, in one place that a test can answer.

Knows no store and decides nothing.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


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
        """Ask for one line of text; None where the person thought better of it."""
        dialog = QInputDialog(parent)
        dialog.setWindowTitle(title)
        dialog.setLabelText(label)
        dialog.setOkButtonText(yes)
        dialog.setCancelButtonText("Annullér")
        dialog.resize(dialog.fontMetrics().averageCharWidth() * 60, dialog.height())
        answered = dialog.exec()
        dialog.deleteLater()
        return dialog.textValue() if answered else None

    def file_to_save(self, parent: QWidget, title: str, proposal: Path, kind: str) -> Path | None:
        """Ask where to save; `kind` is a Qt filter such as »PDF (*.pdf)«."""
        name, _ = QFileDialog.getSaveFileName(parent, title, str(proposal), kind)
        return Path(name) if name else None

    def file_to_open(self, parent: QWidget, title: str, kind: str) -> Path | None:
        """Ask which file to read."""
        name, _ = QFileDialog.getOpenFileName(parent, title, "", kind)
        return Path(name) if name else None

    def show_file(self, file: Path) -> None:
        """Open a file in the system's own program for it."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))

    def printer(self, parent: QWidget, pages: int, wide: bool = False) -> "QPrinter | None":
        """Ask which printer, and which of the pages; None where the person thought better of it.

        Raises NoPrinter where the system has none to choose.
        """
        from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo

        from teammoede.ui.printing_out import NoPrinter, new_printer

        if not QPrinterInfo.availablePrinterNames():
            raise NoPrinter
        printer = new_printer(wide)
        dialog = QPrintDialog(printer, parent)
        dialog.setMinMax(1, pages)
        return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None
