"""The calendar of weeks: Space ticks the chosen weeks, a click or Enter on a date opens it.

Shows a HalfYearModel and nothing else.
"""

import datetime as dt
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from teammoede.domain.half_year_draft import Row
from teammoede.ui.models.half_year_model import (
    QUIET_ROLE,
    RECORD_ROLE,
    HalfYearModel,
    WeekColumn,
)
from teammoede.ui.widgets.date_edit import DateEdit
from teammoede.ui.widgets.holding_delegate import HoldingDelegate

Index = QModelIndex | QPersistentModelIndex
Hint = QAbstractItemDelegate.EndEditHint
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ICON = 16
_ROW_SPACE = 7
_LEAST_ROW = 24  # pixels, to be hit with a mouse
_A_DAY = dt.timedelta(days=1)


class QuietDelegate(QStyledItemDelegate):
    """Grey where there is no meeting, and for what is only said aside."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        _quieten(option, index)


class DayDelegate(HoldingDelegate):
    """The day of a meeting; a weekday typed there is that of its own week."""

    def __init__(self, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today

    def createEditor(self, parent: QWidget, option: Any, index: Index) -> QWidget:
        row: Row = index.data(RECORD_ROLE)
        edit = DateEdit(parent, row.week.monday - _A_DAY)
        edit.looks_back = True
        edit.setAccessibleName(self.tr("Dato i uge {}").format(row.week.number))
        edit.textEdited.connect(self.forgive)
        return edit

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, DateEdit) and not editor.isModified():
            editor.date = index.data(RECORD_ROLE).day
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, DateEdit) and editor.is_valid:
            model.setData(index, editor.date, Qt.ItemDataRole.EditRole)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        _quieten(option, index)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """A line with its frame is higher than a row of the calendar."""
        box = QRect(option.rect)  # pyright: ignore[reportAttributeAccessIssue]
        more = max(0, editor.sizeHint().height() - box.height())
        box.adjust(0, -(more // 2), 0, more - more // 2)
        editor.setGeometry(box)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = option.fontMetrics.horizontalAdvance("ma 23.11.2026")  # pyright: ignore[reportAttributeAccessIssue]
        return super().sizeHint(option, index).expandedTo(QSize(width + 3 * _ICON, 0))


class HalfYearView(QTableView):
    """Rows are chosen whole; what is ticked or moved is told by the model."""

    switchWanted = Signal(list)  # the rows that were chosen when Space was pressed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QTableView.EditTrigger.AnyKeyPressed | QTableView.EditTrigger.EditKeyPressed
        )
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.clicked.connect(self._open)
        self._place: tuple[Row | None, int] = (None, 0)

    def prepare(self, model: HalfYearModel, today: dt.date) -> None:
        """Show a model; the delegates need to know the day."""
        model.modelAboutToBeReset.connect(self._keep_place)
        self.setModel(model)
        model.modelReset.connect(self._return_to_place)
        self.setItemDelegate(QuietDelegate(self))
        self.day_delegate = DayDelegate(today, self)
        self.setItemDelegateForColumn(WeekColumn.DATE, self.day_delegate)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(WeekColumn.REMARK, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit_rows()

    @property
    def chosen(self) -> list[Row]:
        """The chosen rows, from the top."""
        indexes = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [index.data(RECORD_ROLE) for index in indexes]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() is QTableView.State.EditingState:
            return  # a key that the open date leaves over
        date = self.currentIndex().siblingAtColumn(WeekColumn.DATE)
        if event.key() in _ENTER:
            self._open(date)
        elif event.key() == Qt.Key.Key_Space:
            self.switchWanted.emit(self.chosen)
        else:
            if event.text().isalnum() and date.isValid():
                self.setCurrentIndex(date)  # a date is typed, wherever in the row the keyboard is
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: Hint) -> None:
        super().closeEditor(editor, Hint.NoHint if hint is Hint.SubmitModelCache else hint)
        self.setFocus()

    def _open(self, index: QModelIndex) -> None:
        editable = index.isValid() and bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
        if editable and index.column() == WeekColumn.DATE:
            self.setCurrentIndex(index)
            self.edit(index)

    def _fit_rows(self) -> None:
        height = max(_LEAST_ROW, self.fontMetrics().lineSpacing() + _ROW_SPACE)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)

    def _keep_place(self) -> None:
        self._place = self.currentIndex().data(RECORD_ROLE), self.verticalScrollBar().value()

    def _return_to_place(self) -> None:
        """Go back to the same meeting, or the same week, without moving the page."""
        before, scrolled = self._place
        model = self.model()
        rows: list[Row] = [model.index(n, 0).data(RECORD_ROLE) for n in range(model.rowCount())]
        same = [n for n, row in enumerate(rows) if before and _is_same(row, before)]
        week = [n for n, row in enumerate(rows) if before and row.week.monday == before.week.monday]
        if found := same or week:
            self.setCurrentIndex(model.index(found[0], WeekColumn.DATE))
        self.verticalScrollBar().setValue(scrolled)


def _is_same(row: Row, before: Row) -> bool:
    if row.origin is None or before.origin is None:
        return False
    return row.origin is before.origin or row.origin == before.origin


def _quieten(option: QStyleOptionViewItem, index: Index) -> None:
    if index.data(QUIET_ROLE):
        palette: QPalette = option.palette  # pyright: ignore[reportAttributeAccessIssue]
        palette.setBrush(QPalette.ColorRole.Text, palette.placeholderText())
