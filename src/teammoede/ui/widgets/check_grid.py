"""A small grid of boxes to tick, for choosing several of a few things; nothing more."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

_COLUMNS = 2


class CheckGrid(QWidget):
    """Boxes in two columns, each with a key; the user's ticks are told by `changed`."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: dict[str, QCheckBox] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(4)

    def offer(self, choices: Iterable[tuple[str, str]]) -> None:
        """Show these keys and labels; what had been ticked off stays so, the rest is ticked."""
        off = {key for key, box in self._boxes.items() if not box.isChecked()}
        offered = dict(choices)
        if list(offered) == list(self._boxes):
            return
        for box in self._boxes.values():
            self._grid.removeWidget(box)
            box.setParent(None)
            box.deleteLater()
        self._boxes = {key: QCheckBox(label, self) for key, label in offered.items()}
        for key, box in self._boxes.items():
            box.setChecked(key not in off)
        self._fill()

    def tick(self, keys: Collection[str]) -> None:
        """Tick these, and none of the others."""
        for key, box in self._boxes.items():
            box.setChecked(key in keys)

    def box(self, key: str) -> QCheckBox:
        """Return the box of a key."""
        return self._boxes[key]

    @property
    def boxes(self) -> list[QCheckBox]:
        """The boxes in the order of the offer."""
        return list(self._boxes.values())

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys that are ticked, in the order of the offer."""
        return tuple(key for key, box in self._boxes.items() if box.isChecked())

    def _fill(self) -> None:
        rows = -(-len(self._boxes) // _COLUMNS)
        for place, box in enumerate(self._boxes.values()):
            column, row = divmod(place, rows)  # down first, as the points are read
            self._grid.addWidget(box, row, column)
            box.clicked.connect(self.changed)
