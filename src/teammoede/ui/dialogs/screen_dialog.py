"""A dialog that is never larger than its screen: what has no room scrolls, the buttons stay.

Knows nothing of what is asked.
"""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QDialogButtonBox,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

_FRAME = QSize(24, 56)  # the title and the edges that the system draws around


class ScreenDialog(QDialog):
    """Looks, as it is shown, whether it has room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._area: QScrollArea | None = None

    def setVisible(self, visible: bool) -> None:
        if visible and not self.isVisible() and self.layout() is not None:
            self._keep_on_screen()
        super().setVisible(visible)

    def adjustSize(self) -> None:
        """Take the height that all needs; Qt takes two thirds of the screen at most."""
        super().adjustSize()
        layout = self.layout()
        if layout is not None and self._area is None:
            height = _least_height(layout, self.width())
            most = self.screen().availableSize().height() - _FRAME.height()
            self.resize(self.width(), max(self.height(), min(height, most)))

    def bring_into_view(self, part: QWidget) -> None:
        """Scroll to a part of the dialog once it has been laid out, where the dialog scrolls."""
        area = self._area
        if area is not None:
            QTimer.singleShot(0, part, lambda: area.ensureWidgetVisible(part))

    def _keep_on_screen(self) -> None:
        room = self.screen().availableSize() - _FRAME
        self.ensurePolished()
        least = self.minimumSize().boundedTo(room)
        self.setMinimumSize(least)
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.adjustSize()
        layout = self.layout()
        assert layout is not None
        # Narrower than its parts it would be cut off.
        room.setWidth(max(room.width(), layout.totalMinimumSize().width()))
        size = self.size().boundedTo(room)
        height = _least_height(layout, size.width())
        if height > room.height() and self._area is None:
            self._scroll()
            self.setMinimumSize(least)  # the layout had asked for all that scrolls now
            size.setWidth(size.width() + self._bar_width)  # else it would scroll sideways too
        size = size.expandedTo(QSize(0, height)).boundedTo(room)
        if size != self.size():
            self.resize(size)

    @property
    def _bar_width(self) -> int:
        return self._area.verticalScrollBar().sizeHint().width() if self._area else 0

    def _scroll(self) -> None:
        """Lay all but the line of buttons on a page that scrolls."""
        layout = self.layout()
        assert layout is not None
        margins = layout.contentsMargins()
        buttons = _taken_buttons(layout)
        page = QWidget()
        page.setLayout(layout)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)
        if buttons is not None:
            line = QVBoxLayout()
            line.setContentsMargins(margins.left(), 0, margins.right(), margins.bottom())
            line.addItem(buttons)
            column.addLayout(line)


def _least_height(layout: QLayout, width: int) -> int:
    """Return the height that all needs in a width, in which sentences may take several lines."""
    least = layout.totalMinimumSize().height()
    if layout.hasHeightForWidth():
        return max(least, layout.totalMinimumHeightForWidth(width))
    return least


def _taken_buttons(layout: QLayout) -> QLayoutItem | None:
    """Take the line of buttons out of the end of a column, where there is one."""
    if not isinstance(layout, QBoxLayout) or not layout.count():
        return None
    last = layout.itemAt(layout.count() - 1)
    if last is None:
        return None
    box, line = last.widget(), last.layout()
    if isinstance(box, QDialogButtonBox) or (line and line.objectName() == "buttonsLayout"):
        return layout.takeAt(layout.count() - 1)
    return None
