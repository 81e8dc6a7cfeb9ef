"""How a cell of the team is typed into: a name, a function out of a list, a date.

Knows the team's table only through its roles.
"""

import datetime as dt
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
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
from teammoede.ui.models.team_model import RECORD_ROLE
from teammoede.ui.widgets.date_edit import DateEdit

Index = QModelIndex | QPersistentModelIndex
_LEAVING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
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


class FunctionDelegate(QStyledItemDelegate):
    """The functions in a list; a choice with the mouse is taken at once."""

    def createEditor(self, parent: QWidget, option: Any, index: Index) -> QWidget:
        box = _function_box(parent)
        box.setAccessibleName(self.tr("Funktion"))
        box.activated.connect(lambda _: self._take(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(_EDIT)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData(), _EDIT)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        # Room for the list itself, so that nothing jumps when it opens.
        box = _function_box(None)
        return super().sizeHint(option, index).expandedTo(QSize(box.sizeHint().width(), 0))

    def _take(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box, QStyledItemDelegate.EndEditHint.NoHint)


class LeftDelegate(QStyledItemDelegate):
    """The day somebody left; one that does not exist stays in the line until it is put right."""

    refused = Signal(str)

    def __init__(self, today: dt.date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today

    def createEditor(self, parent: QWidget, option: Any, index: Index) -> QWidget:
        edit = DateEdit(parent, self._today)
        edit.looks_back = True
        edit.setAccessibleName(self.tr("Har forladt holdet"))
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

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if not isinstance(editor, DateEdit) or editor.is_valid:
            return super().eventFilter(editor, event)
        if isinstance(event, QKeyEvent) and event.key() in _LEAVING_KEYS:
            if event.type() == QEvent.Type.KeyPress:
                editor.settle()
                self.refused.emit(editor.problem)
            return True
        if event.type() == QEvent.Type.FocusOut:  # the line stays open, whatever is done elsewhere
            self.refused.emit(editor.problem)
            return False
        return super().eventFilter(editor, event)


def _function_box(parent: QWidget | None) -> QComboBox:
    box = QComboBox(parent)
    for function in Function:
        box.addItem(function.label, function.value)
    return box
