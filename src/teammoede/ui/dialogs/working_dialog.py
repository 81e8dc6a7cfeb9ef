"""What dialogs have in common whose step takes a moment: it is taken beside them.

Knows no step; a refusal is said inside, as in every dialog with fields.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from teammoede.domain.errors import Refused
from teammoede.ui.beside import Beside
from teammoede.ui.dialogs.form_dialog import FormDialog


class WorkingDialog(FormDialog):
    """Cannot be closed while a step is under way, and takes no second one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._beside = Beside(self)
        self._then: Callable[[], None] = lambda: None
        self._beside.done.connect(self._end_well)
        self._beside.failed.connect(self._end_refused)

    @property
    def is_working(self) -> bool:
        """Whether a step is under way."""
        return self._beside.is_busy

    def work(self, step: Callable[[], None], then: Callable[[], None]) -> None:
        """Take a step beside the window, and go on with `then` once it went well."""
        if self.is_working:
            return
        self.refuse("")
        self._then = then
        self._show_working(True)
        self._beside.start(step)

    def finish(self) -> None:
        """Accept the dialog; what was to be done is done."""
        super(FormDialog, self).accept()

    def fit(self) -> None:
        """Take the size that what is on show needs now; lines that break count as they are."""
        layout = self.layout()
        if layout is not None:
            layout.invalidate()
            layout.activate()
            width = max(self.minimumWidth(), layout.totalMinimumSize().width())
            self.resize(width, layout.totalHeightForWidth(width))

    def grow(self) -> None:
        """Take more height where a sentence needs it, and never less."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            needed = layout.totalHeightForWidth(self.width())
            self.resize(self.width(), max(self.height(), needed))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.fit()  # the letters have their size only now

    def reject(self) -> None:
        if not self.is_working:
            super().reject()

    @property
    def _main_button(self) -> QPushButton:
        """The button that takes the step."""
        raise NotImplementedError

    def _take_back(self, refused: Refused) -> None:
        """Say a refusal; a dialog may put the keyboard where it is to be mended."""
        self.refuse(str(refused))

    def _end_well(self) -> None:
        self._show_working(False)
        self._then()

    def _end_refused(self, error: Exception) -> None:
        self._show_working(False)
        if not isinstance(error, Refused):
            raise error
        self._take_back(error)

    def _show_working(self, working: bool) -> None:
        self._main_button.setEnabled(not working)
        if working:
            self.setCursor(Qt.CursorShape.WaitCursor)
        else:
            self.unsetCursor()
