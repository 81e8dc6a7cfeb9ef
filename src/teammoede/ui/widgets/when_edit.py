"""When something is due: a date, the next meeting, or nothing, typed freely or chosen."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from teammoede.domain.action import Due
from teammoede.domain.week import dated, week_label
from teammoede.domain.when import parse_when
from teammoede.ui.icons import icon
from teammoede.ui.style import mark
from teammoede.ui.widgets.date_edit import CalendarPopup


class WhenEdit(QLineEdit):
    """A line that says when; what it does not understand stays as typed, and is marked."""

    typed = Signal()
    whenChanged = Signal()
    entered = Signal()

    def __init__(self, day: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = day
        self.due = Due.NONE
        self.date: date | None = None
        choose = QAction(icon("calendar"), self.tr("Vælg hvornår"), self)
        choose.triggered.connect(self.choose)
        self.addAction(choose, QLineEdit.ActionPosition.TrailingPosition)
        self.textEdited.connect(self.typed)

    @property
    def read(self) -> tuple[Due, date | None] | None:
        """What the line says now, None where it is not understood."""
        if self.text() == self._written():
            return self.due, self.date
        return parse_when(self.text(), self._day())

    def show_when(self, due: Due, day: date | None) -> None:
        """Show a deadline, without reporting a change."""
        self.due, self.date = due, day
        mark(self, wrong=False)
        self.setText(self._written())
        self.setCursorPosition(0)
        self.setToolTip(f"{self.text()} {week_label(day)}" if day else self.text())

    def take(self) -> None:
        """Read what is written; report it where it changed."""
        read = self.read
        if read is None:
            mark(self, wrong=True)
            self.setToolTip(self.tr("Skriv fx »næste møde«, »fredag«, »uge 48« eller »27/11«."))
        elif read == (self.due, self.date):
            self.show_when(*read)
        else:
            self._set(*read)

    def choose(self) -> None:
        """Open the menu of usual times, with a calendar."""
        if self.isReadOnly():
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Næste møde"), lambda: self._set(Due.NEXT_MEETING, None))
        menu.addAction(self.tr("Om en uge"), lambda: self._set_date(timedelta(days=7)))
        menu.addAction(self.tr("Om to uger"), lambda: self._set_date(timedelta(days=14)))
        menu.addAction(self.tr("Ingen frist"), lambda: self._set(Due.NONE, None))
        menu.addSeparator()
        menu.addAction(self.tr("Vælg i kalenderen …"), self._open_calendar)
        menu.exec(self.mapToGlobal(self.rect().bottomLeft()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.choose()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
            self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.take()

    def _open_calendar(self) -> None:
        popup = CalendarPopup(self)
        popup.picked.connect(lambda day: self._set(Due.DATE, day))
        popup.open_at(self.date or self._day())

    def _set_date(self, step: timedelta) -> None:
        self._set(Due.DATE, self._day() + step)

    def _set(self, due: Due, day: date | None) -> None:
        self.show_when(due, day)
        self.whenChanged.emit()

    def _written(self) -> str:
        if self.due is Due.DATE and self.date is not None:
            return dated(self.date, self._day())
        return Due.NEXT_MEETING.label if self.due is Due.NEXT_MEETING else ""
