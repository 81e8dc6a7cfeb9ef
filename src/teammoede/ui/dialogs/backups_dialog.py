"""The copies of the archive, what each holds, and the ways back from one.

Is given the ways to read a copy and to take one, and takes them beside itself; restores nothing:
what is wanted is its answer.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QListWidgetItem,
    QPushButton,
    QTreeWidgetItem,
    QWidget,
)

from teammoede.domain.errors import Refused
from teammoede.ui.beside import Beside
from teammoede.ui.dialogs.working_dialog import WorkingDialog
from teammoede.ui.forms.backups_dialog import Ui_BackupsDialog
from teammoede.ui.style import mark
from teammoede.ui.widgets.two_line_delegate import QUIET_ROLE, TwoLineDelegate

_DATA = Qt.ItemDataRole.UserRole + 2
_WIDE, _HIGH = 105, 26  # characters, lines


@dataclass(frozen=True)
class CopyRow:
    """A copy in the list: when, where and how large, in words."""

    folder: Path
    when: str
    where: str
    size: str


@dataclass(frozen=True)
class HeldCourse:
    """A course in a copy, with its last held meeting and its last change in words."""

    id: str
    title: str
    last_meeting: str
    last_change: str


@dataclass(frozen=True)
class Held:
    """What a copy holds, or the sentence why that cannot be said; `is_locked` by another key."""

    courses: tuple[HeldCourse, ...] = ()
    refused: str = ""
    is_locked: bool = False


@dataclass(frozen=True)
class Shown:
    """All there is to list: the copies, newest first, and how it stands."""

    rows: tuple[CopyRow, ...]
    standing: str
    place: str
    is_late: bool


@dataclass(frozen=True)
class Wanted:
    """What is to be restored: a whole copy, or one course of it."""

    copy: Path
    course: str | None = None


@dataclass(frozen=True)
class CopyWays:
    """What the dialog may have done; `read` and `take` in a thread of their own.

    `choose_place` returns whether another place was chosen, `open_former` whether the copy opens
    now.
    """

    look: Callable[[], Shown]
    read: Callable[[Path], Held]
    take: Callable[[], None]
    choose_place: Callable[[QWidget], bool]
    open_former: Callable[[QWidget, Path], bool]


class BackupsDialog(WorkingDialog):
    """Accepted once something is wanted; otherwise only closed."""

    def __init__(self, ways: CopyWays, *, may_restore: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ways = ways
        self._may_restore = may_restore
        self._known: dict[Path, Held] = {}
        self._found: dict[Path, Held] = {}  # written beside, taken over in the window's thread
        self._reader = Beside(self)
        self.wanted: Wanted | None = None
        self.ui = Ui_BackupsDialog()
        self.ui.setupUi(self)
        self._connect()
        self._show()

    @property
    def copy(self) -> Path | None:
        """The copy that is chosen."""
        item = self.ui.copiesView.currentItem()
        return item.data(_DATA) if item else None

    @property
    def course(self) -> str | None:
        """The course that is chosen in it."""
        item = self.ui.coursesView.currentItem()
        return item.data(0, _DATA) if item else None

    def _connect(self) -> None:
        ui = self.ui
        ui.copiesView.currentItemChanged.connect(lambda: self._choose())
        ui.coursesView.currentItemChanged.connect(lambda: self._show_possible())
        ui.takeButton.clicked.connect(lambda: self.work(self._ways.take, self._list))
        ui.placeButton.clicked.connect(self._choose_place)
        ui.openButton.clicked.connect(self._open_former)
        ui.archiveButton.clicked.connect(lambda: self._want(None))
        ui.courseButton.clicked.connect(lambda: self._want(self.course))
        ui.closeButton.clicked.connect(self.reject)
        self._reader.done.connect(self._take_over)
        self._reader.failed.connect(self._refuse_reading)

    def _show(self) -> None:
        ui = self.ui
        ui.copiesView.setItemDelegate(TwoLineDelegate(self))
        for widget in (ui.placeButton, ui.heldLabel, ui.coursesView):
            widget.setVisible(self._may_restore)
        heads = ui.coursesView.header()
        heads.setStretchLastSection(False)
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            heads.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        metrics = self.fontMetrics()
        self.setMinimumWidth(metrics.averageCharWidth() * _WIDE)
        ui.copiesView.setMinimumHeight(metrics.lineSpacing() * (_HIGH // 2))
        ui.copiesView.setMinimumWidth(metrics.averageCharWidth() * (_WIDE // 3))
        self._list()
        ui.copiesView.setFocus()

    def _list(self) -> None:
        """List what there is now, on the newest one."""
        shown = self._ways.look()
        ui = self.ui
        ui.standingLabel.setText(shown.standing)
        mark(ui.standingLabel, role="late" if shown.is_late else "heading")
        ui.placeLabel.setText(shown.place)
        ui.placeLabel.setVisible(bool(shown.place))
        ui.copiesView.clear()
        for row in shown.rows:
            item = QListWidgetItem(row.when)
            item.setData(QUIET_ROLE, f"{row.where} · {row.size}")
            item.setData(_DATA, row.folder)
            ui.copiesView.addItem(item)
        ui.copiesView.setCurrentRow(0)
        self._choose()

    def _choose(self) -> None:
        copy = self.copy
        self.ui.coursesView.clear()
        held = self._known.get(copy) if copy else None
        if copy and held is None and self._may_restore:
            self.ui.stateLabel.setText(self.tr("Kopien læses …"))
            self._read(copy)
        elif held is not None:
            self._show_held(held)
        elif copy is None:
            self.ui.stateLabel.setText(self.tr("Der er ingen kopi endnu."))
        else:
            only = self.tr("Hvad der er i en kopi, kan kun en administrator se og gendanne.")
            self.ui.stateLabel.setText(only)
        self._show_possible()

    def _read(self, copy: Path) -> None:
        if self._reader.is_busy:
            return  # what is chosen by then is read next

        def read() -> None:
            self._found[copy] = self._ways.read(copy)

        self._reader.start(read)

    def _take_over(self) -> None:
        self._known |= self._found
        self._found.clear()
        self._choose()

    def _refuse_reading(self, error: Exception) -> None:
        if not isinstance(error, Refused):
            raise error
        self.ui.stateLabel.setText(str(error))

    def _show_held(self, held: Held) -> None:
        for course in held.courses:
            words = [course.title, course.last_meeting, course.last_change]
            item = QTreeWidgetItem(words)
            item.setData(0, _DATA, course.id)
            self.ui.coursesView.addTopLevelItem(item)
        if first := self.ui.coursesView.topLevelItem(0):
            self.ui.coursesView.setCurrentItem(first)
        whole = self.tr("Kopien er hel og kan læses.")
        empty = self.tr("Kopien er hel, men der er ingen forløb i den.")
        self.ui.stateLabel.setText(held.refused or (whole if held.courses else empty))

    def _show_possible(self) -> None:
        held = self._known.get(self.copy) if self.copy else None
        opens = held is not None and not held.refused
        self.ui.archiveButton.setEnabled(opens)
        self.ui.courseButton.setEnabled(opens and self.course is not None)
        is_locked = held is not None and held.is_locked
        self.ui.openButton.setVisible(is_locked)
        for button in (self.ui.courseButton, self.ui.archiveButton):  # in the place of the other
            button.setVisible(self._may_restore and not is_locked)

    def _want(self, course: str | None) -> None:
        if self.copy is not None and not self.is_working:
            self.wanted = Wanted(self.copy, course)
            self.finish()

    def _choose_place(self) -> None:
        try:
            chosen = self._ways.choose_place(self)
        except Refused as refused:
            self.refuse(str(refused))
            return
        if chosen:
            self.work(self._ways.take, self._list)

    def _open_former(self) -> None:
        copy = self.copy
        if copy is not None and self._ways.open_former(self, copy):
            self._known.pop(copy, None)
            self._choose()

    @property
    def _main_button(self) -> QPushButton:
        return self.ui.takeButton

    @property
    def _error_label(self) -> QLabel:
        return self.ui.errorLabel
