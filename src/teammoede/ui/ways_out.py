"""The ways that a sheet takes out of the print window: to a file, to the printer, as text.

Shows nothing itself; what became of it is told by signals.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from teammoede.domain.errors import Refused
from teammoede.storage.files import write_file
from teammoede.ui.ask import Ask
from teammoede.ui.file_places import documents


@dataclass(frozen=True)
class FileKind:
    """A kind of file: the title of the window that asks where, its ending, and Qt's filter."""

    title: str
    ending: str
    filter: str


class WaysOut(QObject):
    """Asks where a sheet is to go, and brings it there; what is refused is told, never raised."""

    done = Signal(str)
    kept = Signal(Path)
    printed = Signal()
    refused = Signal(str)

    def __init__(self, window: QWidget, ask: Ask) -> None:
        super().__init__(window)
        self._window = window
        self._ask = ask
        self._kept: Path | None = None

    def copy(self, text: str, said: str) -> None:
        """Copy text, and say that it was done."""
        QGuiApplication.clipboard().setText(text)
        self.done.emit(said)

    # files

    def save(self, kind: FileKind, name: str, data: Callable[[], bytes]) -> None:
        """Ask where, and write the file there."""
        file = self._ask_where(kind, name)
        if file is not None:
            self._try(lambda: self._keep(file, data()))

    def show_file(self) -> None:
        """Open the file that was kept last."""
        if self._kept is not None:
            self._ask.show_file(self._kept)

    def _ask_where(self, kind: FileKind, name: str) -> Path | None:
        window = self._window
        file = self._ask.file_to_save(window, kind.title, self._folder() / name, kind.filter)
        if file is None or file.suffix.lower() == kind.ending:
            return file
        named = file.with_name(f"{file.name}{kind.ending}")
        # The file dialog asked about the name as it was typed, not about this one.
        text = self.tr("Der er allerede en fil med navnet {}. Skal den erstattes?")
        if named.exists() and not self._ask.confirm(
            window, kind.title, text.format(named.name), self.tr("Erstat")
        ):
            return None
        return named

    def _folder(self) -> Path:
        """Where a sheet was kept last in this window, else the user's documents."""
        if self._kept is not None:
            return self._kept.parent
        return documents()

    def _keep(self, file: Path, data: bytes) -> None:
        write_file(file, data)
        self._kept = file
        self.kept.emit(file)

    # paper

    def print_out(self, data: Callable[[], bytes]) -> None:
        """Ask which printer, and print."""
        self._try(lambda: self._print(data()))

    def _print(self, data: bytes) -> None:
        from teammoede.ui.pdf_pages import PdfPages
        from teammoede.ui.printing_out import print_out

        pages = PdfPages(data)
        count, wide, large = len(pages), pages.are_wide, pages.are_large
        pages.close()
        printer = self._ask.printer(self._window, count, wide, large)
        if printer is None:
            return
        title, text = self.tr("Udskriver"), self.tr("Side {} af {} sendes til printeren …")
        with self._ask.progress(self._window, title, text) as told:
            printed = print_out(data, printer, told)
        self.printed.emit()  # also where it was stopped: the first pages can be out
        self.done.emit(self._said(printed))

    def _said(self, printed: int) -> str:
        if not printed:
            return self.tr("Udskriften er stoppet. De første sider kan være sendt.")
        text = self.tr("1 side er sendt til printeren.")
        return text if printed == 1 else self.tr("{} sider er sendt.").format(printed)

    def _try(self, way_out: Callable[[], None]) -> None:
        try:
            way_out()
        except Refused as refused:
            self.refused.emit(str(refused))
