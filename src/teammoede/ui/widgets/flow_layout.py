"""Lays widgets side by side, and goes on in the next line where the width is used up."""

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Words in a line, but for widgets; each line is as high as its highest widget."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._visible():
            size = size.expandedTo(item.minimumSize())
        return size

    def _visible(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lay(self, rect: QRect, *, move: bool) -> int:
        """Walk the lines, moving the widgets or only measuring; return the height in pixels."""
        y = rect.y()
        for line in self._lines(rect.width()):
            height = max(self._size(item).height() for item in line)
            if move:
                self._place(line, rect, y, height)
            y += height + self.spacing()
        return max(0, y - rect.y() - self.spacing())

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = width
        for item in self._visible():
            need = self._size(item).width()
            if used + self.spacing() + need > width:
                lines.append([])
                used = -self.spacing()
            lines[-1].append(item)
            used += self.spacing() + need
        return lines

    def _place(self, line: list[QLayoutItem], rect: QRect, y: int, height: int) -> None:
        """Put a line's widgets in place; what it has to spare goes to those that expand."""
        need = sum(self._size(item).width() for item in line) + self.spacing() * (len(line) - 1)
        wide = [i for i in line if i.expandingDirections() & Qt.Orientation.Horizontal]
        extra = max(0, rect.width() - need) // len(wide) if wide else 0
        x = rect.x()
        for item in line:
            size = self._size(item)
            width = size.width() + (extra if item in wide else 0)
            top = y + (height - size.height()) // 2
            item.setGeometry(QRect(x, top, min(width, rect.width()), size.height()))
            x += width + self.spacing()

    @staticmethod
    def _size(item: QLayoutItem) -> QSize:
        return item.sizeHint().expandedTo(item.minimumSize())
