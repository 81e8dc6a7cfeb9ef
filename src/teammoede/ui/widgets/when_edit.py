"""When something is due: a date, the next meeting, or nothing, typed freely or chosen.

What it does not understand is a deadline in words: reported like any other, and marked.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from teammoede.domain.action import Due
from teammoede.domain.week import dated, week_label
from teammoede.domain.when import parse_when
from teammoede.ui.icons import icon
from teammoede.ui.style import mark
from teammoede.ui.widgets.date_edit import CalendarPopup
from teammoede.ui.widgets.side_button import SideButton


class WhenEdit(QLineEdit):
    """A line that says when; `empty` is what it means by saying nothing.

    Where that is None, the person has not touched it, and »ingen frist« is a choice to be seen.
    """

    typed = Signal()
    whenChanged = Signal()
    entered = Signal()

    def __init__(
        self,
        day: Callable[[], date],
        *,
        empty: Due | None = Due.NONE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._day = day
        self._empty = empty
        self.due = empty
        self.date: date | None = None
        self.words = ""
        choose = QAction(icon("calendar"), self.tr("Vælg hvornår"), self)
        choose.triggered.connect(self.choose)
        SideButton(self, choose)
        self.textEdited.connect(self.typed)

    @property
    def values(self) -> dict[str, Any]:
        """What the line says now, as agreements and answers keep it."""
        due, day, words = self._read()
        return {"due": due, "due_date": day, "due_words": words}

    def _read(self) -> tuple[Due | None, date | None, str]:
        text = self.text().strip()
        if text == self._written():
            return self.due, self.date, self.words
        if not text:
            return self._empty, None, ""
        found = parse_when(text, self._day())
        return (*found, "") if found else (Due.NONE, None, text)

    def show_when(self, due: Due | None, day: date | None, words: str = "") -> None:
        """Show a deadline, without reporting a change."""
        self.due, self.date, self.words = due, day, words
        mark(self, wrong=bool(words))
        self.setText(self._written())
        self.setCursorPosition(0)
        hint = self.tr("Står som tekst. Skriv fx »næste møde«, »fredag«, »uge 48« eller »27/11«.")
        shown = f"{self.text()} {week_label(day)}" if day else self.text()
        self.setToolTip(hint if words else shown)
        self.setAccessibleDescription(hint if words else "")

    def take(self) -> None:
        """Read what is written; report it where it changed."""
        read = self._read()
        if read == (self.due, self.date, self.words):
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

    def _set(self, due: Due | None, day: date | None, words: str = "") -> None:
        self.show_when(due, day, words)
        self.whenChanged.emit()

    def _written(self) -> str:
        if self.due is Due.DATE and self.date is not None:
            return dated(self.date, self._day())
        if self.words or self.due is None or self.due is self._empty:
            return self.words
        return self.due.label
