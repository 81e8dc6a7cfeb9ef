"""A few rows of two lines, each a way to somewhere: a click or Enter goes there.

Never scrolls: it is as high as its rows. Knows nothing of what they stand for.
"""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QWidget

from teammoede.ui.widgets.two_line_delegate import QUIET_ROLE, TwoLineDelegate

_RECORD_ROLE = Qt.ItemDataRole.UserRole
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)

Row = tuple[str, str, object]


class ShortList(QListWidget):
    """Rows of what it is, over the quiet words beside it."""

    recordWanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(TwoLineDelegate(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTabKeyNavigation(False)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("role", "plain")
        self.itemClicked.connect(self._want)

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Show rows: what, quiet words, and the record that they stand for."""
        self.clear()
        for title, quiet, record in rows:
            item = QListWidgetItem(title, self)
            item.setData(QUIET_ROLE, quiet)
            item.setData(_RECORD_ROLE, record)
            item.setToolTip(f"{title}\n{quiet}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {quiet}")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        rows = sum(self.sizeHintForRow(row) for row in range(self.count()))
        return QSize(super().sizeHint().width(), rows + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_KEYS:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.setCurrentRow(max(0, self.currentRow()), flag)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.clearSelection()  # only the row that Enter would open is marked

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in _ENTER and item is not None:
            self._want(item)
        else:
            super().keyPressEvent(event)

    def _want(self, item: QListWidgetItem) -> None:
        self.recordWanted.emit(item.data(_RECORD_ROLE))
