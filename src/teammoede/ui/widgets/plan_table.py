"""A table that shows all its rows at once and leaves scrolling to the page it lies on."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QTableView,
    QWidget,
)

from teammoede.ui.widgets.step_out import step_out


class PlanTable(QTableView):
    """Edited in place; Delete empties cells, Ctrl+C and Ctrl+V carry one cell to others.

    What is to be written into many cells is told in one go, for the model may change with the
    first of them.
    """

    filled = Signal(list, bool)  # (index, value) of each cell; whether that empties it
    unreadable = Signal(str)
    undoWanted = Signal()
    left = Signal()  # the editor of a cell

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.goes_down = False  # whether Enter in an open cell goes on to the one below
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().sectionResized.connect(self.fit)
        self.verticalHeader().setHighlightSections(False)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self.fit)
            model.dataChanged.connect(self.fit)

    def fit(self) -> None:
        """Make rows as high as their text, and the table as high as its rows."""
        self.resizeRowsToContents()
        height = self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth() + 2
        height += sum(self.rowHeight(row) for row in range(self.model().rowCount()))
        self.setFixedHeight(height)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model() is not None:
            self.fit()

    @property
    def is_editing(self) -> bool:
        """Whether the editor of a cell is open."""
        return self.state() is QAbstractItemView.State.EditingState

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        step = step_out(self, hint)
        if step:
            super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            self.setFocus()
            self.focusNextPrevChild(step > 0)
            self.left.emit()
            return
        super().closeEditor(editor, hint)
        if self.goes_down and hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            below = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
            if below.isValid():
                self.setCurrentIndex(below)
            self.setFocus()
        self.left.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo)
            if undo and not self.is_editing:  # it is ours while the keyboard is here
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_editing:
            return  # a key that the open editor leaves over, such as Enter
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._write("")
        elif event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self.currentIndex().data() or "")
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._write(QApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undoWanted.emit()
        else:
            super().keyPressEvent(event)

    def _write(self, text: str) -> None:
        """Have one text written into every chosen cell, as if it had been typed there."""
        cells: list[tuple[QModelIndex, object]] = []
        for index in self.selectedIndexes():
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                try:
                    cells.append((index, self.value_of(text, index.column())))
                except ValueError as problem:
                    self.unreadable.emit(str(problem))
        if cells:
            self.filled.emit(cells, not text)

    def value_of(self, text: str, column: int) -> object:
        """Return the value that a text means in a column; whoever uses the table knows.

        Raises ValueError, with a Danish sentence, where it means none.
        """
        return text
