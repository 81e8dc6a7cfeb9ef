"""Tabs that go on in a second row where the first is full, and show all of themselves.

A tab bar of Qt's own has one row and scrolls; where the tabs lie and how they are drawn is done
here, what they are to the keyboard and to the ear stays Qt's.
"""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import (
    QStyle,
    QStyleOptionTab,
    QStylePainter,
    QTabBar,
    QTabWidget,
    QToolTip,
    QWidget,
)

_FRAME = 2
_AROUND, _HIGH = 1.2, 2.05  # letters beside the text, and lines
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class PointBar(QTabBar):
    """A tab bar of as many rows as its tabs need in the width there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rects: list[QRect] = []
        self._asked: tuple[int, str, tuple[str, ...]] | None = None
        self._under_mouse = -1
        self.setMouseTracking(True)

    # where the tabs lie

    @property
    def rows(self) -> int:
        """How many rows the tabs take."""
        return len({rect.y() for rect in self._rects}) or 1

    @property
    def _room(self) -> int:
        """The width of what the bar stands over."""
        holder = self.parentWidget()
        return holder.width() if holder else super().sizeHint().width()

    def lay_out(self, width: int) -> None:
        """Lay the tabs in a width, in as few rows as it takes and about as many tabs in each."""
        texts = tuple(self.tabText(place) for place in range(self.count()))
        asked = (width, self.font().key(), texts)
        if asked == self._asked:  # it is asked for in each painting
            return
        self._asked = asked
        sizes = [self.tabSizeHint(place) for place in range(self.count())]
        widths = [size.width() for size in sizes]
        height = max((size.height() for size in sizes), default=0)
        rows = _rows(widths, width)
        self._rects, top = [], 0
        for row in rows:
            left = 0
            for place in row:
                self._rects.append(QRect(left, top, min(widths[place], width), height))
                left += widths[place]
            top += height
        self.update()

    def tabRect(self, index: int) -> QRect:
        return self._rects[index] if 0 <= index < len(self._rects) else QRect()

    def tabAt(self, position: QPoint) -> int:
        hit = (place for place, rect in enumerate(self._rects) if rect.contains(position))
        return next(hit, -1)

    def sizeHint(self) -> QSize:
        width = self._room
        self.lay_out(width)
        bottom = max((rect.bottom() + 1 for rect in self._rects), default=0)
        return QSize(width, bottom)

    def minimumSizeHint(self) -> QSize:
        widest = max((self.tabSizeHint(place).width() for place in range(self.count())), default=0)
        return QSize(widest, self.sizeHint().height())

    def tabSizeHint(self, index: int) -> QSize:
        letters = QFontMetrics(_bold(self.font()))  # as when it lies in front: nothing moves then
        around = 2 * letters.averageCharWidth() * _AROUND
        width = letters.horizontalAdvance(self.tabText(index)) + round(around)
        return QSize(width, round(letters.lineSpacing() * _HIGH))

    # what is seen

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        for place, rect in enumerate(self._rects):
            in_front = place == self.currentIndex()
            painter.drawControl(QStyle.ControlElement.CE_TabBarTabShape, self._shape(place))
            painter.setFont(_bold(self.font()) if in_front else self.font())
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.tabText(place))
        if self.hasFocus() and 0 <= self.currentIndex() < len(self._rects):
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), _FRAME))
            inner = self._rects[self.currentIndex()].adjusted(3, 5, -3, -3)
            painter.drawRoundedRect(inner, 4, 4)

    def _shape(self, place: int) -> QStyleOptionTab:
        option = QStyleOptionTab()
        self.initStyleOption(option, place)
        option.rect = self._rects[place]
        option.position = QStyleOptionTab.TabPosition.Middle
        state = option.state & ~(QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus)
        if place == self._under_mouse and self.isTabEnabled(place):
            state |= QStyle.StateFlag.State_MouseOver
        option.state = state
        return option

    # what the hand does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.tabAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and place >= 0:
            self.setCurrentIndex(place)
            self.tabBarClicked.emit(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.tabAt(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            text = self.tabToolTip(self.tabAt(event.pos()))
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or self.rows == 1:
            super().keyPressEvent(event)
            return
        here = self.tabRect(self.currentIndex()).center()
        there = self.tabAt(here + QPoint(0, step * self._rects[0].height()))
        if there >= 0:
            self.setCurrentIndex(there)

    def tabLayoutChange(self) -> None:
        super().tabLayoutChange()
        self.lay_out(self._room)

    def _hover(self, place: int) -> None:
        if place != self._under_mouse:
            self._under_mouse = place
            self.update()


class PointTabs(QTabWidget):
    """A tab widget with such a bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        bar = PointBar(self)
        self.setTabBar(bar)
        bar.setUsesScrollButtons(False)
        bar.setExpanding(False)
        bar.setDrawBase(False)
        bar.setElideMode(Qt.TextElideMode.ElideNone)


def _rows(widths: list[int], room: int) -> list[list[int]]:
    """Return the places of each row: as few rows as it takes, the fullest one as short as can be.

    More than three rows are no help to anybody, but a name is never cut.
    """
    fewest = len(_filled(widths, room))
    limit = room
    low, high = max(widths, default=0), room
    while low < high:  # the narrowest width that needs no more rows
        limit = (low + high) // 2
        if len(_filled(widths, limit)) <= fewest:
            high = limit
        else:
            low = limit + 1
    return _filled(widths, max(low, 1))


def _filled(widths: list[int], room: int) -> list[list[int]]:
    rows: list[list[int]] = []
    left = 0
    for place, width in enumerate(widths):
        if not rows or left + width > room:
            rows.append([])
            left = 0
        rows[-1].append(place)
        left += width
    return rows


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold
