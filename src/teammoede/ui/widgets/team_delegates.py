"""How a cell of the team is typed into: a name, a function out of a list, a date.

Knows the team's table only through its roles.
"""

import datetime as dt
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from teammoede.domain.people import Function
from teammoede.ui.models.team_model import RECORD_ROLE, function_called
from teammoede.ui.widgets.date_edit import DateEdit
from teammoede.ui.widgets.holding_delegate import HoldingDelegate

Index = QModelIndex | QPersistentModelIndex
_ICON = 16
_EDIT = Qt.ItemDataRole.EditRole


class NameDelegate(QStyledItemDelegate):
    """A line for the name; the blank row says what it is there for."""

    def createEditor(self, parent: QWidget, option: Any, index: Index) -> QWidget:
        edit = QLineEdit(parent)
        edit.setAccessibleName(self.tr("Navn"))
        edit.setPlaceholderText(self.tr("Skriv et navn"))
        return edit

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if index.row() == index.model().rowCount() - 1:
            option.text = self.tr("Skriv et navn …")  # pyright: ignore[reportAttributeAccessIssue]
            palette: QPalette = option.palette  # pyright: ignore[reportAttributeAccessIssue]
            palette.setBrush(QPalette.ColorRole.Text, palette.placeholderText())


class FunctionBox(QComboBox):
    """The functions in a list, or typed as a whole word; the beginning of one chooses nothing."""

    picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stepping = False
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        # It would fill in the first entry that begins like what is typed.
        self.setCompleter(None)  # pyright: ignore[reportArgumentType] - Qt's own way to have none
        for function in Function:
            self.addItem(function.label, function)
        self.activated.connect(self._tell_picked)

    @property
    def function(self) -> Function | None:
        """The function that the line reads as; None where there is no such function."""
        return function_called(self.currentText())

    @property
    def is_valid(self) -> bool:
        """Whether there is such a function."""
        return self.function is not None

    @property
    def problem(self) -> str:
        """The sentence about what cannot be read; empty where it can."""
        if self.is_valid:
            return ""
        said = self.tr("»{0}« er ingen funktion. Vælg en i listen: Alt+Pil ned åbner den.")
        return said.replace("{0}", self.currentText().strip())

    def show_function(self, function: Function) -> None:
        """Show a function, ready to be typed over."""
        self.setCurrentText(function.label)
        self.setCurrentIndex(self.findText(function.label))
        self.settle()

    def settle(self) -> None:
        """Let the next letter replace what stands there."""
        line = self.lineEdit()
        if line is not None:
            line.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._stepping = True  # an arrow goes through the list, and takes nothing yet
        super().keyPressEvent(event)
        self._stepping = False

    def _tell_picked(self) -> None:
        if not self._stepping:
            self.picked.emit()


class FunctionDelegate(HoldingDelegate):
    """The functions in a list; a choice in the open list is taken at once."""

    def createEditor(self, parent: QWidget, option: Any, index: Index) -> QWidget:
        box = FunctionBox(parent)
        box.setAccessibleName(self.tr("Funktion"))
        box.picked.connect(lambda: self._take(box))
        box.editTextChanged.connect(self.forgive)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, FunctionBox):
            editor.show_function(Function(index.data(_EDIT)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if not isinstance(editor, FunctionBox):
            return
        if editor.function is not None:
            model.setData(index, editor.function, _EDIT)
        self.refused.emit(editor.problem)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        # Room for the list itself, so that nothing jumps when it opens.
        width = FunctionBox().sizeHint().width()
        return super().sizeHint(option, index).expandedTo(QSize(width, 0))

    def _take(self, box: FunctionBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box, QStyledItemDelegate.EndEditHint.NoHint)


class LeftDelegate(HoldingDelegate):
    """The day somebody left; one that does not exist stays in the line until it is put right."""

    def __init__(self, today: dt.date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today

    def createEditor(self, parent: QWidget, option: Any, index: Index) -> QWidget:
        edit = DateEdit(parent, self._today)
        edit.looks_back = True
        edit.setAccessibleName(self.tr("Har forladt holdet"))
        edit.textEdited.connect(self.forgive)
        return edit

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, DateEdit) and not editor.isModified():
            editor.date = index.data(RECORD_ROLE).left
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if not isinstance(editor, DateEdit):
            return
        if editor.is_valid:
            model.setData(index, editor.date, _EDIT)
        self.refused.emit(editor.problem)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = option.fontMetrics.horizontalAdvance("ma 23.11.2026")  # pyright: ignore[reportAttributeAccessIssue]
        return super().sizeHint(option, index).expandedTo(QSize(width + 3 * _ICON, 0))
