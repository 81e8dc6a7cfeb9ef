"""A list of initiatives to tick, as they would stand on the wall; nothing more."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from teammoede.domain.action import Action
from teammoede.domain.course import Course
from teammoede.domain.sharing import came_of, candidates, did_good, without_aliases

_LETTERS = 160  # of a very long agreement; the page shows all of it
# The chosen row is where the keyboard is, not what is chosen: a quiet colour, that ticks show on.
_QUIET = "QListView::item:selected { background: palette(midlight); color: palette(text); }"
_PADDING = 8  # on each side, a little more than the style has
_TICKED, _NOT = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class InitiativesList(QListWidget):
    """What can be shared, with what came of it; the user's ticks are told by `changed`."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setItemDelegate(_WholeRow(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)  # the scroll bar comes after the rows
        self.setStyleSheet(_QUIET)
        self.itemChanged.connect(self.changed)

    def offer(self, course: Course) -> None:
        """Show what the course can share; what did good is ticked."""
        self.blockSignals(True)
        self.clear()
        for action in candidates(course):
            self._add(action, course.aliases)
        if self.count():
            self.setCurrentRow(0)
        self.blockSignals(False)

    def _add(self, action: Action, aliases: Iterable[str]) -> None:
        what = " ".join(without_aliases(action.what, aliases).split())
        short = what if len(what) <= _LETTERS else f"{what[:_LETTERS].rstrip()} …"
        item = QListWidgetItem(f"{short}\n{' · '.join(came_of(action))}", self)
        item.setData(Qt.ItemDataRole.UserRole, action)
        item.setCheckState(_TICKED if did_good(action) else _NOT)

    @property
    def chosen(self) -> list[Action]:
        """The initiatives that are ticked, in the order of the list."""
        items = [self.item(row) for row in range(self.count())]
        return [i.data(Qt.ItemDataRole.UserRole) for i in items if i.checkState() is _TICKED]


class _WholeRow(QStyledItemDelegate):
    """Room for every line: Qt wraps as if the padding were not there, and cuts what is over."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        narrow = QStyleOptionViewItem(option)
        narrow.rect.adjust(0, 0, -2 * _PADDING, 0)  # pyright: ignore[reportAttributeAccessIssue]
        return super().sizeHint(narrow, index)
