"""The window for the room: one point on the whole screen, in type that is read from five metres.

Shows what it is given and says what keys and clicks want; its title names nobody's course.
"""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QFont,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QScreen,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from teammoede.domain.meeting_clock import TimeUsed
from teammoede.domain.room_page import RoomPage
from teammoede.ui.icons import program_icon
from teammoede.ui.widgets.room_sheet import RoomSheet

POINTS = 28.0
USUAL = QSize(1366, 768)
STEPS = (0.6, 0.7, 0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)
_FOOT = 0.5  # of the text's size
_MARGIN = 1.3  # pixels for each point of it


class RoomView(QWidget):
    """A sheet over a quiet foot with the clock and the few buttons that there are keys for."""

    turned = Signal(int)
    ended = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._step = STEPS.index(1.0)
        self.sheet = RoomSheet()
        self.clock = QLabel()
        self.time_line = _TimeLine()
        self.back = QToolButton()
        self.forth = QToolButton()
        self.smaller = QToolButton()
        self.larger = QToolButton()
        self.end = QToolButton()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.setWindowTitle("teammøde")
        self.setWindowIcon(program_icon())
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.clock.setProperty("role", "quiet")
        self.clock.setTextFormat(Qt.TextFormat.PlainText)
        self.clock.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.clock, 1)
        for button, text, name in (
            (self.smaller, "A−", self.tr("Mindre tekst (Ctrl+-)")),
            (self.larger, "A+", self.tr("Større tekst (Ctrl++)")),
            (self.back, "‹", self.tr("Forrige punkt (PageUp)")),
            (self.forth, "›", self.tr("Næste punkt (PageDown)")),
            (self.end, self.tr("Slut"), self.tr("Slut (Esc)")),
        ):
            button.setText(text)
            button.setToolTip(name)
            button.setAccessibleName(name.rpartition(" (")[0])
            button.setProperty("role", "quiet")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._foot.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.sheet, 1)
        self._column.addLayout(self._foot)
        self._column.addWidget(self.time_line)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self.turned.emit(-1))
        self.forth.clicked.connect(lambda: self.turned.emit(1))
        self.smaller.clicked.connect(lambda: self._scale(-1))
        self.larger.clicked.connect(lambda: self._scale(1))
        self.end.clicked.connect(self.ended)
        for button, keys in (
            (self.back, ("PgUp", "Left", "Up")),
            (self.forth, ("PgDown", "Right", "Down")),
            (self.smaller, ("Ctrl+-",)),
            (self.larger, ("Ctrl++", "Ctrl+=")),
            (self.end, ("Esc", "F5")),
        ):
            for key in keys:
                QShortcut(QKeySequence(key), self).activated.connect(button.click)
        QShortcut(QKeySequence("Ctrl+0"), self).activated.connect(lambda: self._scale(0))

    # what is shown

    def show_page(self, page: RoomPage | None, text: str, at: int | None = None) -> None:
        """Show a point and what is said on it; `at` is the letter that is being typed."""
        self.sheet.show_page(page, text, at)

    def show_time(self, used: TimeUsed | None) -> None:
        """Show how the time goes; nothing where no clock is wanted or none runs."""
        self.clock.setText(str(used) if used else "")
        self.time_line.show_share(used.share if used else 0.0)

    def show_on(self, screen: QScreen, *, beside: bool) -> None:
        """Fill a screen; `beside` leaves the keyboard in the window that is on another one."""
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, beside)
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        if not beside:
            self.activateWindow()
            self.sheet.setFocus()

    # its size

    @property
    def points(self) -> float:
        """The size of the text: it grows with the screen, and by hand."""
        grown = min(self.width() / USUAL.width(), self.height() / USUAL.height())
        return POINTS * max(grown, 1.0) * STEPS[self._step]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()  # whoever opened it puts it away
        self.ended.emit()

    def _scale(self, step: int) -> None:
        """Take the text a step larger or smaller; with 0 back to its usual size."""
        wanted = self._step + step if step else STEPS.index(1.0)
        self._step = min(max(wanted, 0), len(STEPS) - 1)
        self.smaller.setEnabled(self._step > 0)
        self.larger.setEnabled(self._step < len(STEPS) - 1)
        self._fit()

    def _fit(self) -> None:
        """Give everything its size; the foot stays quiet, whatever the text is taken to."""
        usual = self.points / STEPS[self._step]
        foot = QFont(self.font())
        foot.setPointSizeF(max(usual * _FOOT, foot.pointSizeF()))
        for part in (self.clock, self.back, self.forth, self.smaller, self.larger, self.end):
            part.setFont(foot)
        side = round(usual * _MARGIN)
        self._column.setContentsMargins(side, round(side * 0.7), side, 0)
        self.sheet.points = self.points


class _TimeLine(QWidget):
    """How much of the meeting's time is used, as a hairline at the lower edge; never in red."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedHeight(max(3, self.fontMetrics().height() // 5))

    def show_share(self, share: float) -> None:
        """Show a part of the whole, from 0 to 1."""
        self._share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._share <= 0:
            return
        painter = QPainter(self)
        whole = self.rect()
        painter.fillRect(whole, self.palette().color(QPalette.ColorRole.Midlight))
        whole.setWidth(round(whole.width() * self._share))
        painter.fillRect(whole, self.palette().color(QPalette.ColorRole.Dark))
