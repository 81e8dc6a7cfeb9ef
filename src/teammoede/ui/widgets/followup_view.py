"""The list of all actions: one line each, two where the window leaves little room for the words.

Shows a FollowupFilter; what is done with the chosen action is asked for by signals.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from teammoede.ui.models.followup_model import OVERDUE_ROLE, FollowupColumn, FollowupFilter

# The longest text that has to be read in full; it makes the column.
_SAMPLES = {
    FollowupColumn.WHO: "Mette, Lars, Sara",
    FollowupColumn.POINT: "Børneperspektiv",
    FollowupColumn.AGREED: "ma 23.11.",
    FollowupColumn.DUE: "! ma 23.11. ",
    FollowupColumn.STATE: "venter til ma 14.12.",
}
# Days of another year are longer, and are read in full too.
_WITH_DAYS = (FollowupColumn.AGREED, FollowupColumn.DUE, FollowupColumn.STATE)
_ENOUGH_LETTERS, _FEW_LETTERS = 44, 24
_AROUND = 18
_ABOVE = 10
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FollowupView(QTableView):
    """Arrows go through the list, Enter to the answer, a double click to where it was agreed."""

    answerWanted = Signal()
    sourceWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setItemDelegate(FollowupDelegate(self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(lambda _index: self.sourceWanted.emit())

    def show_rows(self, rows: FollowupFilter) -> None:
        """Show a list, in its own order until a heading is clicked, and again at a third click."""
        self.setModel(rows)
        header = self.horizontalHeader()
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(FollowupColumn.WHAT, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(1)
        rows.modelReset.connect(self._share_width)
        self._share_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.answerWanted.emit()
        elif event.key() == Qt.Key.Key_Home:  # of the list; in a table it would be of the row
            self.selectRow(0)
        elif event.key() == Qt.Key.Key_End:
            self.selectRow(self.model().rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Give each column what it needs, the words the rest; on two lines where it is little."""
        metrics = self.fontMetrics()
        widths = {c: self._needed(c, text) for c, text in _SAMPLES.items()}
        for column, width in widths.items():
            self.setColumnWidth(column, width)
        letter = metrics.averageCharWidth()
        left = self.viewport().width() - sum(widths.values())
        # The row of the chosen action tells the day too.
        self.setColumnHidden(FollowupColumn.AGREED, left < letter * _FEW_LETTERS)
        lines = 1 if left >= letter * _ENOUGH_LETTERS else 2
        self.setWordWrap(lines > 1)
        height = lines * metrics.lineSpacing() + _ABOVE
        if self.verticalHeader().defaultSectionSize() != height:
            self.verticalHeader().setMinimumSectionSize(height)
            self.verticalHeader().setDefaultSectionSize(height)

    def _needed(self, column: FollowupColumn, sample: str) -> int:
        texts, rows = [sample], self.model()
        if column in _WITH_DAYS and isinstance(rows, FollowupFilter):
            longest = rows.longest(column)
            texts.append(f"! {longest}  " if column is FollowupColumn.DUE else longest)
        return max(map(self.fontMetrics().horizontalAdvance, texts)) + _AROUND


class FollowupDelegate(QStyledItemDelegate):
    """What is overdue is written in the colour for it, and bold where the deadline stands."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if index.column() == FollowupColumn.DUE and index.data(OVERDUE_ROLE):
            palette: QPalette = option.palette  # pyright: ignore[reportAttributeAccessIssue]
            palette.setBrush(QPalette.ColorRole.Text, palette.brightText())
            option.font.setBold(True)  # pyright: ignore[reportAttributeAccessIssue]
