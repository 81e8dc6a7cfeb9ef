"""Genveje: every key of the program on one page, by where it is used; only to be read."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from teammoede.ui.shortcuts import Shortcut

_COLUMN, _NARROWEST = 58, 44  # letters
_LINES = 46
_COLUMNS = 2

Group = tuple[str, list[Shortcut]]


class KeysDialog(QDialog):
    """Two columns of keys, one below the other where there is no room for two."""

    def __init__(self, shortcuts: Sequence[Shortcut], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: list[Group] = [
            (title, list(keys)) for title, keys in groupby(shortcuts, lambda s: s.group)
        ]
        self.area = QScrollArea()
        self._lay_out()

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Genveje"))
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        room = self.screen().availableSize()
        columns = _COLUMNS if letter * _NARROWEST * _COLUMNS <= room.width() - 80 else 1
        page = QWidget()
        page.setProperty("role", "page")
        row = QHBoxLayout(page)
        row.setContentsMargins(18, 10, 18, 14)
        row.setSpacing(36)
        for part in _shared(self._groups, columns):
            row.addLayout(self._column(part), 1)
        self.area.setWidget(page)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(self.tr("Genveje"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("&Luk"))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.area)
        layout.addWidget(buttons)
        wide = letter * _COLUMN * columns + 110
        self.resize(min(wide, room.width() - 40), min(line * _LINES, room.height() - 80))
        self.area.setFocus()

    def _column(self, groups: Sequence[Group]) -> QVBoxLayout:
        metrics = self.fontMetrics()
        widths = [metrics.horizontalAdvance(s.keys) for _, keys in groups for s in keys]
        column = QVBoxLayout()
        column.setSpacing(3)
        for title, keys in groups:
            heading = self._label(title)
            heading.setProperty("role", "section")
            heading.setContentsMargins(0, 10, 0, 2)
            column.addWidget(heading)
            grid = QGridLayout()
            grid.setHorizontalSpacing(14)
            grid.setVerticalSpacing(3)
            grid.setColumnStretch(1, 1)
            grid.setColumnMinimumWidth(0, max(widths))  # so that all begin under each other
            for place, shortcut in enumerate(keys):
                grid.addWidget(self._label(shortcut.keys), place, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(self._label(shortcut.what), place, 1)
            column.addLayout(grid)
        column.addStretch()
        return column

    def _label(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label


def _shared(groups: Sequence[Group], columns: int) -> list[list[Group]]:
    """Share groups among columns of about the same height, in their order."""
    heights = [len(keys) + 2 for _, keys in groups]
    shared: list[list[Group]] = [[] for _ in range(columns)]
    before = 0
    for group, height in zip(groups, heights, strict=True):
        middle = before + height / 2
        shared[min(columns - 1, int(middle * columns / sum(heights)))].append(group)
        before += height
    return shared
