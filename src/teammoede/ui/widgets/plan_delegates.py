"""Editors for the cells of the role plan: texts, people, dates; the bar beside what changed.

What is typed is handed on at once; Escape puts back what stood there before.
"""

from collections.abc import Callable
from datetime import date
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
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from teammoede.ui.models.role_plan_model import CHANGED_ROLE
from teammoede.ui.widgets.date_edit import DateEdit
from teammoede.ui.widgets.people_edit import PeopleEdit, TeamSource

AnyIndex = QModelIndex | QPersistentModelIndex
BAR = 4
_DATE = "ma 23.11.2026"  # the longest there is, while somebody edits it
_AROUND_DATE = 48  # the button of the calendar, and the frame
_EDIT = Qt.ItemDataRole.EditRole
_LEAVING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class PlanDelegate(QStyledItemDelegate):
    """Edits in a line, and draws a bar at the left of a cell that was changed since last week."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._before: tuple[QPersistentModelIndex, Any] | None = None
        self.closeEditor.connect(self._close)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().paint(painter, option, index)
        if index.data(CHANGED_ROLE):
            rect = option.rect.adjusted(0, 2, 0, -2)
            rect.setWidth(BAR)
            painter.fillRect(rect, option.palette.highlight())

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex
    ) -> QWidget:
        editor = self._make(parent)
        title = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        editor.setAccessibleName(title)
        editor.textEdited.connect(lambda: self._commit(editor))
        self._before = QPersistentModelIndex(index), index.data(_EDIT)
        return editor

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        if isinstance(editor, QLineEdit) and not editor.isModified():
            self._show(editor, index.data(_EDIT))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def _make(self, parent: QWidget) -> QLineEdit:
        return QLineEdit(parent)

    def _show(self, editor: QLineEdit, value: Any) -> None:
        editor.setText(value)

    def _commit(self, editor: QWidget) -> None:
        if editor.isVisible():  # an editor that was closed has given its value already
            self.commitData.emit(editor)

    def _close(self, editor: QWidget, hint: QStyledItemDelegate.EndEditHint) -> None:
        """Put back what stood there, for what is typed has been handed on already."""
        if hint is QStyledItemDelegate.EndEditHint.RevertModelCache:
            self._put_back(editor)

    def _put_back(self, editor: QWidget) -> None:
        index, value = self._before or (QPersistentModelIndex(), None)
        if index.isValid() and isinstance(editor, QLineEdit):
            editor.setModified(False)
            self._show(editor, value)
            index.model().setData(index, value)  # pyright: ignore[reportArgumentType]


class PeopleDelegate(PlanDelegate):
    """Edits who, in the cell; Enter or leaving keeps it."""

    def __init__(self, team: TeamSource, unknown: Callable[[list[str]], None], parent: QWidget):
        super().__init__(parent)
        self._team = team
        self._unknown = unknown

    def _make(self, parent: QWidget) -> QLineEdit:
        editor = PeopleEdit(self._team, everyone=False, parent=parent)
        editor.unknownNames.connect(self._unknown)
        for change in (editor.typed, editor.whoChanged):
            change.connect(lambda: self._commit(editor))
        return editor

    def _show(self, editor: QLineEdit, value: Any) -> None:
        if isinstance(editor, PeopleEdit):
            editor.show_who(value)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        if isinstance(editor, PeopleEdit):
            model.setData(index, editor.who)


class _CellDate(DateEdit):
    """A date in a cell: all of it is chosen, so that typing replaces it."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.OtherFocusReason:  # the cell was opened
            self.selectAll()


class DateDelegate(PlanDelegate):
    """Edits an optional date; one that does not exist is told of, and changes nothing.

    Enter and Tab leave the cell as it was; a click elsewhere leaves the line open.
    """

    refused = Signal(str)

    def __init__(self, day: Callable[[], date], parent: QWidget):
        super().__init__(parent)
        self._day = day

    def _make(self, parent: QWidget) -> QLineEdit:
        editor = _CellDate(today=self._day(), parent=parent)
        editor.picked.connect(lambda: self._commit(editor))
        return editor

    def _show(self, editor: QLineEdit, value: Any) -> None:
        if isinstance(editor, DateEdit):
            editor.date = value

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        if isinstance(editor, DateEdit):  # of »31/11« the date »31/1« is not to be kept
            former = self._before[1] if self._before else None
            model.setData(index, editor.date if editor.is_valid else former)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Have the column as wide as its editor must be, so that it does not jump."""
        width = option.fontMetrics.horizontalAdvance(_DATE) + _AROUND_DATE
        hint = super().sizeHint(option, index)
        return QSize(max(hint.width(), width), hint.height())

    def destroyEditor(self, editor: QWidget, index: AnyIndex) -> None:
        self._tell(editor)
        super().destroyEditor(editor, index)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if not isinstance(editor, DateEdit) or editor.is_valid:
            return super().eventFilter(editor, event)
        if isinstance(event, QKeyEvent) and event.key() in _LEAVING_KEYS:
            if event.type() == QEvent.Type.KeyPress:
                self._tell(editor)
                self._put_back(editor)
            return super().eventFilter(editor, event)
        if event.type() == QEvent.Type.FocusOut:  # the line stays open, whatever is done elsewhere
            self._tell(editor)
            return False
        return super().eventFilter(editor, event)

    def _tell(self, editor: QObject) -> None:
        if isinstance(editor, DateEdit) and editor.problem:
            self.refused.emit(editor.problem)
