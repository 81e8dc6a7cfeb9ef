"""A pasted block, line by line: which of its lines become agreements, and as what each is read.

Takes lines in and gives lines out; creates nothing.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

_WHAT, _UNDERSTOOD = 0, 1
_ROWS, _LETTERS, _WIDE = 9, 80, 140


class LinesDialog(QDialog):
    """The lines with ticks, all ticked; they can also be pasted as one text after all."""

    def __init__(
        self, lines: Sequence[tuple[str, str, str]], parent: QWidget | None = None
    ) -> None:
        """Show lines, each as it was pasted, with its text and what else is understood."""
        super().__init__(parent)
        self._lines = [line for line, _, _ in lines]
        self.as_one = False
        self.view = QTreeWidget()
        self.all = QCheckBox(self.tr("&Alle linjer"))
        self.create_button = QPushButton()
        self.one_button = QPushButton(self.tr("Indsæt som é&n linje"))
        self.cancel_button = QPushButton(self.tr("Annullér"))
        self._lay_out()
        self._fill(lines)
        self._connect()
        self._count()

    @property
    def chosen(self) -> list[str]:
        """The lines that are ticked, as they were pasted."""
        return [line for line, item in zip(self._lines, self._items(), strict=True) if _is_on(item)]

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Flere linjer"))
        label = QLabel(self.tr("&Linjer, der bliver til aftaler"))
        label.setBuddy(self.view)
        self.view.setAccessibleName(self.tr("Linjer, der bliver til aftaler"))
        self.view.setColumnCount(2)
        self.view.setHeaderLabels([self.tr("Aftale"), self.tr("Forstået som")])
        self.view.setRootIsDecorated(False)
        self.view.setUniformRowHeights(True)
        self.view.setTabKeyNavigation(False)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = self.view.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_WHAT, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_UNDERSTOOD, QHeaderView.ResizeMode.Interactive)
        metrics = self.fontMetrics()
        self.view.setMinimumSize(
            metrics.averageCharWidth() * _LETTERS, metrics.lineSpacing() * _ROWS
        )
        self.create_button.setProperty("role", "primary")
        self.create_button.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.one_button)
        buttons.addStretch()
        for button in (self.cancel_button, self.create_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        for part in (label, self.view, self.all):
            column.addWidget(part)
        column.addLayout(buttons)
        room = self.screen().availableSize()
        wide, high = metrics.averageCharWidth() * _WIDE, metrics.lineSpacing() * _ROWS * 3
        self.resize(min(wide, room.width() * 9 // 10), min(high, room.height() * 3 // 4))

    def _fill(self, lines: Sequence[tuple[str, str, str]]) -> None:
        items = []
        for line, what, understood in lines:
            item = QTreeWidgetItem([what, understood])
            item.setCheckState(_WHAT, Qt.CheckState.Checked)
            item.setToolTip(_WHAT, line)
            item.setToolTip(_UNDERSTOOD, understood)
            items.append(item)
        self.view.addTopLevelItems(items)
        self.view.ensurePolished()  # else the column is measured in another font
        widest = max(
            self.view.sizeHintForColumn(_UNDERSTOOD),
            self.view.header().sectionSizeHint(_UNDERSTOOD),
        )
        self.view.setColumnWidth(_UNDERSTOOD, min(widest, self.width() // 2))
        if items:
            self.view.setCurrentItem(items[0])

    def _connect(self) -> None:
        self.view.itemChanged.connect(self._count)
        self.all.clicked.connect(self._tick_all)
        self.create_button.clicked.connect(self.accept)
        self.one_button.clicked.connect(self._paste_as_one)
        self.cancel_button.clicked.connect(self.reject)

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.view.topLevelItem(row) for row in range(self.view.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _tick_all(self, on: bool) -> None:
        state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        blocked = self.view.blockSignals(True)
        for item in self._items():
            item.setCheckState(_WHAT, state)
        self.view.blockSignals(blocked)
        self.view.viewport().update()
        self._count()

    def _count(self) -> None:
        number = len(self.chosen)
        one = self.tr("&Opret 1 aftale")
        many = self.tr("&Opret {} aftaler").format(number)
        self.create_button.setText(one if number == 1 else many)
        self.create_button.setEnabled(number > 0)
        self.all.setTristate(0 < number < len(self._lines))
        if self.all.isTristate():
            self.all.setCheckState(Qt.CheckState.PartiallyChecked)
        else:
            self.all.setChecked(number > 0)

    def _paste_as_one(self) -> None:
        self.as_one = True
        self.accept()


def _is_on(item: QTreeWidgetItem) -> bool:
    return item.checkState(_WHAT) is Qt.CheckState.Checked
