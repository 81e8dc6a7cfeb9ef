"""A list of the course's own, such as the day's situations or the signs, in an order of its own.

Takes the list in and gives the list out; knows no store, and of what it lists only the words.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QListWidgetItem, QWidget

from teammoede.domain.errors import InvalidValue
from teammoede.ui.dialogs.form_dialog import FormDialog
from teammoede.ui.forms.own_list_dialog import Ui_OwnListDialog

Rows = tuple[tuple[str | None, str], ...]

_ID = Qt.ItemDataRole.UserRole
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ROWS = 11
_CHARACTERS = 32


@dataclass(frozen=True)
class ListWords:
    """What the list is called, with its mnemonic; two sentences: {} is out, one has no name."""

    title: str
    removed: str
    nameless: str


class OwnListDialog(FormDialog):
    """Adds, renames, removes and moves; a new row has no id yet."""

    def __init__(
        self,
        rows: Sequence[tuple[str | None, str]],
        words: ListWords,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._given = tuple(rows)
        self._words = words
        self.ui = Ui_OwnListDialog()
        self.ui.setupUi(self)
        self._connect()
        self._show()

    @property
    def rows(self) -> Rows:
        """The list as it stands now, without rows that were left empty."""
        rows = [(item.data(_ID), " ".join(item.text().split())) for item in self._items()]
        return tuple((key, title) for key, title in rows if key or title)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys on the list itself; an open row has its own."""
        on_list = watched is self.ui.listView and event.type() == QEvent.Type.KeyPress
        if on_list and isinstance(event, QKeyEvent) and self._handle_key(event):
            return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ui.listView.doItemsLayout()  # the style may have come after the rows

    def _connect(self) -> None:
        ui = self.ui
        ui.listView.installEventFilter(self)
        ui.listView.currentRowChanged.connect(self._show_possible)
        ui.listView.itemChanged.connect(lambda: self.refuse(""))
        ui.addButton.clicked.connect(self._add)
        ui.renameButton.clicked.connect(self._rename)
        ui.removeButton.clicked.connect(self._remove)
        ui.upButton.clicked.connect(lambda: self._move(-1))
        ui.downButton.clicked.connect(lambda: self._move(1))
        ui.saveButton.clicked.connect(self.accept)
        ui.cancelButton.clicked.connect(self.reject)

    def _show(self) -> None:
        view = self.ui.listView
        self.ui.listLabel.setText(self._words.title)
        title = self._words.title.replace("&", "")
        self.setWindowTitle(title)
        view.setAccessibleName(title)
        view.ensurePolished()  # rows measured before the style is on are too low for it
        for key, title in self._given:
            view.addItem(_item(key, title))
        view.setCurrentRow(0)
        metrics = self.fontMetrics()
        view.setMinimumWidth(metrics.averageCharWidth() * _CHARACTERS)
        row = view.sizeHintForRow(0) if view.count() else metrics.lineSpacing() * 2
        view.setMinimumHeight(row * 4)
        self.resize(self.sizeHint().width(), self.sizeHint().height() + row * (_ROWS - 6))
        self._show_possible()

    def _handle_key(self, event: QKeyEvent) -> bool:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        key = event.key()
        if not self.ui.listView.hasFocus():  # it comes from an open row, which took its own
            return False
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(-1 if key == Qt.Key.Key_Up else 1)
        elif key in _ENTER:
            self._rename()
        elif key == Qt.Key.Key_Delete:
            self._remove()
        elif key == Qt.Key.Key_Insert:
            self._add()
        else:
            return False
        return True

    def _items(self) -> list[QListWidgetItem]:
        view = self.ui.listView
        return [view.item(row) for row in range(view.count())]

    def _add(self) -> None:
        view = self.ui.listView
        view.setFocus()
        row = view.currentRow() + 1
        view.insertItem(row, _item(None, ""))
        view.setCurrentRow(row)
        self._rename()

    def _rename(self) -> None:
        view = self.ui.listView
        if view.currentRow() >= 0:
            view.setFocus()
            view.editItem(view.currentItem())

    def _remove(self) -> None:
        view = self.ui.listView
        if view.currentRow() < 0:
            return
        view.setFocus()
        item = view.takeItem(view.currentRow())
        said = self._words.removed.replace("{}", item.text())
        self.ui.noteLabel.setText(said if item.data(_ID) else "")
        self.refuse("")
        self._show_possible()

    def _move(self, step: int) -> None:
        view = self.ui.listView
        row = view.currentRow()
        if row < 0 or not 0 <= row + step < view.count():
            return
        view.setFocus()  # takes what is still being typed in the row
        item = view.takeItem(row)
        view.insertItem(row + step, item)
        view.setCurrentRow(row + step)

    def _show_possible(self) -> None:
        view, ui = self.ui.listView, self.ui
        row = view.currentRow()
        ui.renameButton.setEnabled(row >= 0)
        ui.removeButton.setEnabled(row >= 0)
        ui.upButton.setEnabled(row > 0)
        ui.downButton.setEnabled(0 <= row < view.count() - 1)

    @property
    def _error_label(self) -> QLabel:
        return self.ui.errorLabel

    def _check(self) -> None:
        self.ui.saveButton.setFocus()  # takes what is still being typed in a row
        titles = [title for _, title in self.rows]
        if "" in titles:
            raise InvalidValue(self._words.nameless)
        twice = [t for t, count in Counter(map(str.casefold, titles)).items() if count > 1]
        if twice:
            name = next(title for title in titles if title.casefold() == twice[0])
            said = self.tr("»{0}« står der to gange. Omdøb den ene, eller fjern den.")
            raise InvalidValue(said.replace("{0}", name))


def _item(key: str | None, title: str) -> QListWidgetItem:
    item = QListWidgetItem(title)
    item.setData(_ID, key)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
    return item
