"""Papirkurv: what was deleted or emptied in a course, and the way back for one thing or several.

Knows no archive: what puts things back is given to it, and gives it what is left.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from teammoede.domain.errors import Refused
from teammoede.domain.paper_bin import Binned
from teammoede.ui.dialogs.screen_dialog import ScreenDialog
from teammoede.ui.widgets.wrapped_delegate import LINES_ROLE, WrappedDelegate

_SIZE = (120, 36)  # in letters and lines
_SHOWN = 240  # letters of what was deleted
_DATA = Qt.ItemDataRole.UserRole
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class BinRow:
    """A thing in the bin, with where it was and who deleted it when, as it is read."""

    thing: Binned
    place: str
    gone: str


PutBack = Callable[[Sequence[Binned]], Sequence[BinRow]]


class BinDialog(ScreenDialog):
    """Stays open, so that one can put back one thing after the other."""

    def __init__(
        self, rows: Sequence[BinRow], put_back: PutBack, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._put_back = put_back
        self.list = _List()
        self.told, self.error = QLabel(), QLabel()
        self.empty = QLabel()
        self.back_button = QPushButton(self.tr("Læg &tilbage"))
        self.close_button = QPushButton(self.tr("&Luk"))
        self._lay_out()
        self._connect()
        self._fit()
        self._list(rows)

    @property
    def chosen(self) -> list[Binned]:
        """What is chosen in the list, from top to bottom."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item.data(_DATA).thing for item in items if item.isSelected()]

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Papirkurv"))
        why = QLabel(
            self.tr(
                "Her er det, der er slettet eller tømt i forløbet. Det, der lægges tilbage, står "
                "igen, hvor det stod."
            )
        )
        why.setProperty("role", "quiet")
        self.empty.setProperty("role", "quiet")
        self.error.setProperty("role", "error")
        self.empty.setText(
            self.tr(
                "Papirkurven er tom. Når I sletter en aftale eller et ansvarsområde eller tømmer "
                "en tekst, kan I hente det tilbage her."
            )
        )
        self.list.setAccessibleName(self.tr("Slettet i forløbet, det nyeste først"))
        for button in (self.back_button, self.close_button):
            button.setAutoDefault(False)
        self.back_button.setProperty("role", "primary")
        buttons = QHBoxLayout()
        buttons.setObjectName("buttonsLayout")
        buttons.addWidget(self.back_button)
        buttons.addStretch()
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        for label in (why, self.empty, self.told, self.error):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(why)
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.told)
        column.addWidget(self.error)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.list.itemSelectionChanged.connect(self._show_possible)
        self.list.wanted.connect(self._put)
        self.list.itemDoubleClicked.connect(lambda _item: self._put())
        self.back_button.clicked.connect(self._put)
        self.close_button.clicked.connect(self.reject)

    def _fit(self) -> None:
        letters, lines = _SIZE
        metrics, room = self.fontMetrics(), self.screen().availableSize()
        wide, high = metrics.averageCharWidth() * letters, metrics.lineSpacing() * lines
        self.resize(min(wide, room.width() - 40), min(high, room.height() - 80))

    def _list(self, rows: Sequence[BinRow], at: int = 0) -> None:
        """List what is in the bin, with the keyboard on the row at a place."""
        self.list.clear()
        for row in rows:
            self.list.addItem(self._item(row))
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.back_button.setVisible(bool(rows))
        if rows:
            self.list.setCurrentRow(min(at, len(rows) - 1))
            self.list.setFocus()
        else:
            self.close_button.setFocus()
        self._show_possible()

    def _item(self, row: BinRow) -> QListWidgetItem:
        thing = row.thing
        what = thing.what if len(thing.what) <= _SHOWN else f"{thing.what[:_SHOWN]} …"
        item = QListWidgetItem(f"{thing.kind}: {what}")
        item.setData(LINES_ROLE, [line for line in (row.place, row.gone, thing.why_not) if line])
        item.setData(_DATA, row)
        told = f"{thing.kind}: {what}, {row.place}, {row.gone} {thing.why_not}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, told.strip())
        return item

    def _show_possible(self) -> None:
        chosen = self.chosen
        self.back_button.setEnabled(bool(chosen) and not any(t.why_not for t in chosen))
        self._refuse(next((thing.why_not for thing in chosen if thing.why_not), ""))

    def _put(self) -> None:
        chosen, at = self.chosen, self.list.currentRow()
        if not self.back_button.isEnabled():
            return
        try:
            left = self._put_back(chosen)
        except Refused as refused:
            self._refuse(str(refused))
            return
        self._list(left, at)
        one = self.tr("»{}« er lagt tilbage.").format(chosen[0].what[:_SHOWN])
        self.told.setText(
            one if len(chosen) == 1 else self.tr("{} ting er lagt tilbage.").format(len(chosen))
        )

    def _refuse(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))


class _List(QListWidget):
    """Several rows can be chosen, by the keyboard too; Enter puts them back."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setItemDelegate(WrappedDelegate(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.wanted.emit()
            return
        super().keyPressEvent(event)
