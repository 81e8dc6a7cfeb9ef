"""Four hints beside the real parts of the window, once for everybody: read on, or spare me.

Never in the way: the window can be used meanwhile. Knows no course; whoever begins it knows when.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from teammoede.ui.style import mark

_LETTERS = 40  # of a line
_GAP = 8
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class Hint:
    """What is said, and beside which part of the window."""

    part: QWidget
    title: str
    text: str
    reveal: Callable[[], object] = lambda: None  # brings the part into sight where it scrolls


class Tour(QFrame):
    """One hint after the other, until the last one or until somebody has had enough."""

    ended = Signal()

    def __init__(self, window: QWidget, hints: list[Hint]) -> None:
        super().__init__(window)
        self._hints = hints
        self._place = -1
        self._before: QWidget | None = None
        self.title = QLabel()
        self.text = QLabel()
        self.count = QLabel()
        self.skip_button = QPushButton(self.tr("&Spring over"))
        self.next_button = QPushButton()
        self._lay_out()
        self.next_button.clicked.connect(self._go_on)
        self.skip_button.clicked.connect(self.end)
        window.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        self.setProperty("role", "hint")
        for label, role in ((self.title, "section"), (self.text, ""), (self.count, "quiet")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("role", role)
        self.text.setWordWrap(True)
        mark(self.next_button, role="primary")
        line = QHBoxLayout()
        line.addWidget(self.count)
        line.addStretch()
        line.addWidget(self.skip_button)
        line.addWidget(self.next_button)
        column = QVBoxLayout(self)
        for label in (self.title, self.text):
            column.addWidget(label)
        column.addLayout(line)

    def begin(self) -> None:
        """Show the first hint, with the keyboard on »Næste«."""
        self._before = self.window().focusWidget()
        self._go_on()

    def end(self) -> None:
        """Take the hint away, and the keyboard back to where it was."""
        had_keyboard = self.isAncestorOf(self.window().focusWidget() or self.window())
        self.hide()
        if had_keyboard and self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self.ended.emit()
        self.deleteLater()

    def _go_on(self) -> None:
        """Show the next hint whose part can be seen."""
        shown = [hint for hint in self._hints if hint.part.isVisible()]
        self._hints, self._place = shown, self._place + 1
        if self._place >= len(shown):
            self.end()
            return
        hint, number = shown[self._place], self._place + 1
        hint.reveal()
        is_last = number == len(shown)
        self.title.setText(hint.title)
        self.text.setText(hint.text)
        self.count.setText(self.tr("{} af {}").format(number, len(shown)))
        self.next_button.setText(self.tr("&Færdig") if is_last else self.tr("&Næste"))
        self.skip_button.setVisible(not is_last)
        self.setAccessibleName(f"{hint.title}. {hint.text}")
        self.show()
        self._fit()
        self.next_button.setFocus(Qt.FocusReason.PopupFocusReason)
        said = f"{self.count.text()}. {hint.title}. {hint.text}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() in _ENTER and self.next_button.hasFocus():
            self._go_on()
        elif event.key() in _ENTER:
            self.end()  # the keyboard is on »Spring over«
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            QTimer.singleShot(0, self, self._fit)  # once its part has its new place
        return False

    def _fit(self) -> None:
        """Lie beside the part, where the window has room; never over its edge."""
        if not 0 <= self._place < len(self._hints):
            return
        window, part = self.window(), self._hints[self._place].part
        most = window.width() - 2 * _GAP
        self.text.setFixedWidth(min(self.fontMetrics().averageCharWidth() * _LETTERS, most - 40))
        self.ensurePolished()
        column = self.layout()
        assert column is not None
        width = min(column.totalSizeHint().width(), most)
        self.resize(width, max(column.totalHeightForWidth(width), column.totalSizeHint().height()))
        self.move(_beside(part, self, window))
        self.raise_()


def _beside(part: QWidget, hint: QWidget, window: QWidget) -> QPoint:
    """Return where a hint lies: right of a high part, under another, over one at the bottom."""
    corner = part.mapTo(window, QPoint(0, 0))
    right, bottom = corner.x() + part.width(), corner.y() + part.height()
    if right + hint.width() + _GAP <= window.width() and part.height() > part.width():
        wanted = QPoint(right + _GAP, corner.y() + part.height() // 4)
    elif bottom + hint.height() + _GAP <= window.height():
        wanted = QPoint(corner.x(), bottom + _GAP)
    else:
        wanted = QPoint(corner.x(), corner.y() - hint.height() - _GAP)
    return QPoint(
        max(_GAP, min(wanted.x(), window.width() - hint.width() - _GAP)),
        max(_GAP, min(wanted.y(), window.height() - hint.height() - _GAP)),
    )
