"""Lays widgets side by side, and goes on in the next line where the width is used up."""

from dataclasses import dataclass

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class _Part:
    """A visible item and what it asks for."""

    def __init__(self, item: QLayoutItem) -> None:
        self.item = item
        self.least = item.minimumSize()
        self.expands = bool(item.expandingDirections() & Qt.Orientation.Horizontal)
        hint = item.sizeHint().expandedTo(self.least)
        self.width = self.least.width() if self.expands else hint.width()
        self._height = None if item.hasHeightForWidth() else hint.height()

    def height(self, width: int) -> int:
        return self.item.heightForWidth(width) if self._height is None else self._height


@dataclass
class _Placed:
    """An item in a line, with the width it gets there and the height it needs for that."""

    part: _Part
    width: int
    height: int = 0


_Lines = list[list[_Placed]]


class FlowLayout(QLayout):
    """Words in a line, but for widgets; what is left of a line goes to those that expand.

    An expanding widget asks for its minimum width, every other one for its size hint.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        spacing: int = 6,
        *,
        top: bool = False,
        whole: bool = False,
    ) -> None:
        """Lay a line's widgets at its top where asked to; `whole` asks for all in one line."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        # Asked for many times before anything changes: what is visible, and the lines of a width.
        self._measured: list[_Part] | None = None
        self._laid: dict[int, _Lines] = {}
        self._top = top
        self._whole = whole
        self.setSpacing(spacing)
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        self.invalidate()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        heights = [max(placed.height for placed in line) for line in self._lines(width)]
        return sum(heights) + self.spacing() * max(0, len(heights) - 1)

    def invalidate(self) -> None:
        super().invalidate()
        self._measured = None
        self._laid.clear()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        y = rect.y()
        for line in self._lines(rect.width()):
            height = max(placed.height for placed in line)
            x = rect.x()
            for placed in line:
                above = 0 if self._top else (height - placed.height) // 2
                placed.part.item.setGeometry(QRect(x, y + above, placed.width, placed.height))
                x += placed.width + self.spacing()
            y += height + self.spacing()

    def sizeHint(self) -> QSize:
        least = self.minimumSize()
        widths = [part.width for part in self._visible()] if self._whole else []
        line = sum(widths) + self.spacing() * max(0, len(widths) - 1)
        return least.expandedTo(QSize(line, 0))

    def minimumSize(self) -> QSize:
        size = QSize()
        for part in self._visible():
            size = size.expandedTo(part.least)
        return size

    def _visible(self) -> list[_Part]:
        if self._measured is None:
            self._measured = [_Part(item) for item in self._items if not item.isEmpty()]
        return self._measured

    def _lines(self, width: int) -> _Lines:
        if width not in self._laid:
            self._laid[width] = self._broken(width)
        return self._laid[width]

    def _broken(self, width: int) -> _Lines:
        lines: _Lines = []
        used = width
        for part in self._visible():
            need = min(part.width, width)
            if used + self.spacing() + need > width:
                lines.append([])
                used = -self.spacing()
            lines[-1].append(_Placed(part, need))
            used += self.spacing() + need
        for line in lines:
            self._share(line, width)
        return lines

    def _share(self, line: list[_Placed], width: int) -> None:
        """Give what a line has to spare to those that expand, and see how high all become."""
        wide = [placed for placed in line if placed.part.expands]
        need = sum(placed.width for placed in line) + self.spacing() * (len(line) - 1)
        for placed in wide:
            placed.width += max(0, width - need) // len(wide)
        for placed in line:
            placed.height = placed.part.height(placed.width)
