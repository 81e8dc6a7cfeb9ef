"""Editors for the cells of the role plan: people, dates; and the bar beside what changed."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from teammoede.ui.models.role_plan_model import CHANGED_ROLE
from teammoede.ui.widgets.date_edit import DateEdit
from teammoede.ui.widgets.people_edit import PeopleEdit, TeamSource

AnyIndex = QModelIndex | QPersistentModelIndex
BAR = 4


class ChangedDelegate(QStyledItemDelegate):
    """Draws a bar at the left of a cell that was changed since last week."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().paint(painter, option, index)
        if index.data(CHANGED_ROLE):
            rect = option.rect.adjusted(0, 2, 0, -2)
            rect.setWidth(BAR)
            painter.fillRect(rect, option.palette.highlight())


class PeopleDelegate(ChangedDelegate):
    """Edits who, in the cell; Enter or leaving keeps it."""

    def __init__(self, team: TeamSource, unknown: Callable[[list[str]], None], parent: QWidget):
        super().__init__(parent)
        self._team = team
        self._unknown = unknown

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex
    ) -> QWidget:
        editor = PeopleEdit(self._team, everyone=False, parent=parent)
        editor.setAccessibleName(self.tr("Hvem"))
        editor.unknownNames.connect(self._unknown)
        for change in (editor.typed, editor.whoChanged):
            change.connect(lambda: self._commit(editor))
        return editor

    def _commit(self, editor: QWidget) -> None:
        if editor.isVisible():  # an editor that was closed has given its value already
            self.commitData.emit(editor)

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        if isinstance(editor, PeopleEdit) and not editor.isModified():
            editor.show_who(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        if isinstance(editor, PeopleEdit):
            model.setData(index, editor.who)


class DateDelegate(QStyledItemDelegate):
    """Edits an optional date in the cell."""

    def __init__(self, day: Callable[[], date], parent: QWidget):
        super().__init__(parent)
        self._day = day

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex
    ) -> QWidget:
        return DateEdit(today=self._day(), parent=parent)

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        if isinstance(editor, DateEdit):
            editor.date = index.data(Qt.ItemDataRole.EditRole)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        if isinstance(editor, DateEdit) and editor.is_valid:
            model.setData(index, editor.date)
