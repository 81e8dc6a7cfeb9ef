"""Which courses may go for good: those over the house's limit first, and every other one below.

Is given the ways to export and to erase, and lists anew what they leave; knows no archive.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem, QWidget

from teammoede.ui.dialogs.screen_dialog import ScreenDialog
from teammoede.ui.forms.erase_dialog import Ui_EraseDialog
from teammoede.ui.widgets.two_line_delegate import QUIET_ROLE, TwoLineDelegate

_ID = Qt.ItemDataRole.UserRole + 2
_WIDE, _HIGH = 88, 14  # characters, lines


@dataclass(frozen=True)
class ErasableCourse:
    """A course in the list, and in quiet words how old it is and what is still open."""

    id: str
    title: str
    words: str


@dataclass(frozen=True)
class Erasable:
    """All there is to list, and a sentence on how many are over the limit."""

    said: str
    courses: tuple[ErasableCourse, ...]


@dataclass(frozen=True)
class EraseWays:
    """What the dialog may have done with a course; each asks what it has to ask."""

    look: Callable[[], Erasable]
    export: Callable[[str], None]
    erase: Callable[[QWidget, str], None]


class EraseDialog(ScreenDialog):
    """Stays open for the next course; is only closed."""

    def __init__(self, ways: EraseWays, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ways = ways
        self.ui = Ui_EraseDialog()
        self.ui.setupUi(self)
        self._connect()
        self._show()

    @property
    def course(self) -> str | None:
        """The id of the course that is chosen."""
        item = self.ui.listView.currentItem()
        return item.data(_ID) if item else None

    def _connect(self) -> None:
        ui = self.ui
        ui.exportButton.clicked.connect(self._export)
        ui.eraseButton.clicked.connect(self._erase)
        ui.closeButton.clicked.connect(self.reject)

    def _show(self) -> None:
        view, metrics = self.ui.listView, self.fontMetrics()
        view.setItemDelegate(TwoLineDelegate(self))
        view.setMinimumHeight(metrics.lineSpacing() * _HIGH)
        self.setMinimumWidth(metrics.averageCharWidth() * _WIDE)
        self._list()
        view.setFocus()

    def _list(self) -> None:
        """List what there is now, on the one to go first."""
        shown, ui = self._ways.look(), self.ui
        ui.introLabel.setText(shown.said)
        ui.listView.clear()
        for course in shown.courses:
            item = QListWidgetItem(course.title)
            item.setData(QUIET_ROLE, course.words)
            item.setData(_ID, course.id)
            ui.listView.addItem(item)
        ui.listView.setCurrentRow(0)
        for button in (ui.exportButton, ui.eraseButton):
            button.setEnabled(bool(shown.courses))

    def _export(self) -> None:
        if self.course is not None:
            self._ways.export(self.course)

    def _erase(self) -> None:
        if self.course is not None:
            self._ways.erase(self, self.course)
            self._list()
