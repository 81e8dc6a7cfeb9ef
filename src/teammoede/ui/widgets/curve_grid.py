"""Curves beside each other, as many in a row as the width bears; knows only how many there are."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from teammoede.ui.widgets.curve_view import CurveView

_GAP = 18


class CurveGrid(QWidget):
    """A grid of equal cells; a view that is there already is used again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.views: list[CurveView] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(8)

    def take(self, many: int) -> list[CurveView]:
        """Return so many views, laid out."""
        while len(self.views) > many:
            view = self.views.pop()
            self._grid.removeWidget(view)
            view.hide()
            view.deleteLater()
        while len(self.views) < many:
            self.views.append(CurveView(self))
        self._columns = 0
        self._lay_out(self.width())
        return self.views

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(event.size().width())

    def _lay_out(self, width: int) -> None:
        if not self.views:
            return
        least = self.views[0].sizeHint().width()
        columns = max(1, min(len(self.views), (width + _GAP) // (least + _GAP)))
        if columns == self._columns:
            return
        for column in range(max(columns, self._grid.columnCount())):
            self._grid.setColumnStretch(column, int(column < columns))
        for place, view in enumerate(self.views):
            self._grid.addWidget(view, *divmod(place, columns))
        self._columns = columns
