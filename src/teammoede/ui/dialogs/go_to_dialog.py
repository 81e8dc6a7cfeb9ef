"""Gå til: one line, and under it what it finds as one types; gives out what was chosen.

Knows no store and no window: what there is to find is given to it, also while it is open.
"""

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from teammoede.domain.going import Entry, Going, Kind
from teammoede.ui.shortcuts import said
from teammoede.ui.widgets.row_drawing import bold, draw_ground, is_chosen, letters, write

ENTRY_ROLE = Qt.ItemDataRole.UserRole
_BESIDE_ROLE = Qt.ItemDataRole.UserRole + 1
_WIDE, _HIGH = 112, 18  # letters and rows
_AROUND, _SIDE, _GAP = 5, 10, 24
_BESIDE_PART = 0.6  # of the width, at the most
# What moves in the list while one writes in the line.
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_IN_USE = QPalette.ColorGroup.Active  # a heading cannot be chosen, but is to be read
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GoToDialog(QDialog):
    """Up and Down choose while one types, Enter goes, Escape closes."""

    def __init__(self, going: Going, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._going = going
        self.chosen: Entry | None = None
        self.line = QLineEdit()
        self.list = QListWidget()
        self.none = QLabel()
        self._lay_out()
        self._connect()
        self._find()

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Gå til"))
        self.line.setPlaceholderText(
            self.tr("Møde, person, aftale, forløb, kommando eller dato, fx uge 47")
        )
        self.line.setAccessibleName(self.tr("Gå til"))
        self.list.setAccessibleName(self.tr("Det, der er fundet"))
        self.list.setItemDelegate(GoToDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setProperty("role", "plain")
        self.none.setWordWrap(True)
        self.none.setTextFormat(Qt.TextFormat.PlainText)
        self.none.setProperty("role", "quiet")
        self.none.setContentsMargins(_SIDE, _AROUND, _SIDE, _AROUND)
        none = self.tr("Intet fundet. Skriv færre bogstaver, eller søg i alt det skrevne ({}).")
        self.none.setText(none.format(said("Ctrl+Shift+F")))
        self.none.setAlignment(Qt.AlignmentFlag.AlignTop)
        frame = QFrame()  # for there is no other frame around it
        frame.setProperty("role", "card")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(self.line)
        column.addWidget(self.none)
        column.addWidget(self.list, 1)
        self._place()

    def _place(self) -> None:
        """Lie over the upper part of the window, inside the screen."""
        metrics, room = self.fontMetrics(), self.screen().availableGeometry()
        wide = min(metrics.averageCharWidth() * _WIDE, room.width() - 40)
        row = metrics.lineSpacing() + 2 * _AROUND
        self.resize(wide, min(row * _HIGH + 60, room.height() - 80))
        over = self.parentWidget()
        if over is not None:
            corner = over.mapToGlobal(over.rect().topLeft())
            left = corner.x() + (over.width() - self.width()) // 2
            top = corner.y() + max(30, (over.height() - self.height()) // 4)
            self.move(max(room.left(), left), max(room.top(), top))

    def _connect(self) -> None:
        self.line.textChanged.connect(self._find)
        self.line.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.itemClicked.connect(self._take)
        self.list.currentItemChanged.connect(lambda item, _before: self._tell(item))

    def add(self, entries: Iterable[Entry]) -> None:
        """Take in what was found out meanwhile; what is chosen stays chosen."""
        current = self.list.currentItem()
        chosen = current.data(ENTRY_ROLE) if current else None
        self._going.add(entries)
        if self.line.text().strip():
            self._find()
            self._choose(chosen)

    @property
    def titles(self) -> list[str]:
        """What can be chosen now, from top to bottom."""
        rows = (self.list.item(row) for row in range(self.list.count()))
        return [item.text() for item in rows if item.data(ENTRY_ROLE) is not None]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the line move in the list, and Enter go from either."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() in _ENTER:
            self._take(self.list.currentItem())
            return True
        if watched is self.line and event.key() in _MOVES:
            QApplication.sendEvent(self.list, QKeyEvent(event))
            return True
        return super().eventFilter(watched, event)

    def _find(self) -> None:
        self.list.clear()
        for kind, entries in self._going.found(self.line.text()):
            self._add_heading(kind)
            for entry in entries:
                self._add_entry(entry)
        found = self.list.count() > 0
        self.none.setVisible(not found)
        self.list.setVisible(found)
        if found:
            self.list.setCurrentRow(1)  # behind the heading

    def _add_heading(self, kind: Kind) -> None:
        item = QListWidgetItem(kind.label.capitalize(), self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _add_entry(self, entry: Entry) -> None:
        item = QListWidgetItem(entry.title, self.list)
        item.setData(ENTRY_ROLE, entry)
        item.setData(_BESIDE_ROLE, entry.beside)
        whole = ", ".join(part for part in (entry.title, entry.beside) if part)
        item.setToolTip(whole)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, whole)

    def _choose(self, entry: Entry | None) -> None:
        for row in range(self.list.count()):
            if entry is not None and self.list.item(row).data(ENTRY_ROLE) is entry:
                self.list.setCurrentRow(row)

    def _tell(self, item: QListWidgetItem | None) -> None:
        """Say beside the line, for the ear, what Enter would go to."""
        whole = item.data(Qt.ItemDataRole.AccessibleTextRole) if item else self.none.text()
        self.line.setAccessibleDescription(whole or "")

    def _take(self, item: QListWidgetItem | None) -> None:
        entry = item.data(ENTRY_ROLE) if item else None
        if entry is not None:
            self.chosen = entry
            self.accept()


class GoToDelegate(QStyledItemDelegate):
    """One line: what it is, and at the right in quiet words what stands beside it."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        self.initStyleOption(option, index)
        title = option.text
        draw_ground(painter, option)
        box = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        painter.save()
        if index.data(ENTRY_ROLE) is None:
            quiet = option.palette.color(_IN_USE, QPalette.ColorRole.PlaceholderText)
            write(painter, bold(option.font), quiet, box, title)
        else:
            self._write_entry(painter, option, box, title, str(index.data(_BESIDE_ROLE) or ""))
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, max(24, QFontMetrics(option.font).lineSpacing() + 2 * _AROUND))

    def _write_entry(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        box: QRect,
        title: str,
        beside: str,
    ) -> None:
        chosen = is_chosen(option)
        metrics = QFontMetrics(option.font)
        need = metrics.horizontalAdvance(title) + _GAP
        room = max(box.width() - need, round(box.width() * (1 - _BESIDE_PART)))
        wide = min(metrics.horizontalAdvance(beside), room)
        left = QRect(box)
        left.setRight(box.right() - wide - (_GAP if wide else 0))
        right = QRect(box)
        right.setLeft(box.right() - wide)
        loud = option.palette.color(_IN_USE, letters(chosen=chosen, loud=True))
        quiet = option.palette.color(_IN_USE, letters(chosen=chosen, loud=False))
        write(painter, option.font, loud, left, title)
        write(painter, option.font, quiet, right, beside)
