"""A line for an optional date, typed as people say it or chosen in a calendar.

Knows no deadlines such as »næste møde«; those are in `when_edit`.
"""

import datetime as dt
import re

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget

from teammoede.domain.week import monday_of, short_date, week_label
from teammoede.domain.when import parse_when
from teammoede.ui.icons import icon
from teammoede.ui.widgets.parsed_edit import ParsedEdit
from teammoede.ui.widgets.side_button import SideButton

_HALF_A_YEAR = dt.timedelta(days=183)
# What stands beside a date once left is no part of it, also when somebody goes on typing in it.
_WEEK_BESIDE = re.compile(r"(?<=\d)\.?\s*·?\s*uge\s*\d{1,2}$", re.IGNORECASE)
_A_WEEK = re.compile(r"\s*uge\s*\d{1,2}\s*$", re.IGNORECASE)
_LOOKS_LIKE_A_DATE = re.compile(r"\d{1,4}\s*[./-]|uge|\d+\.?\s+\w", re.IGNORECASE)


class DateEdit(ParsedEdit):
    """A date, or none: »ma 23.11.2026 · uge 48« once left; Alt+Down or F4 opens the calendar."""

    dateChanged = Signal()
    picked = Signal()

    def __init__(self, parent: QWidget | None = None, today: dt.date | None = None) -> None:
        super().__init__(parent)
        self.today = today or dt.date.today()  # a form's maker sets it after setupUi
        self.looks_back = False  # whether »1/8« may mean the one that has just been
        self.begins = False  # whether »uge 35« is when something begins: its Monday, not its Friday
        self._hint = self.tr("Skriv fx 27/11, fredag eller uge 48. Alt+Pil ned åbner kalenderen.")
        self._mark()
        self._button = QAction(icon("calendar"), self.tr("Åbn kalenderen"), self)
        self._button.triggered.connect(self.open_calendar)
        SideButton(self, self._button)
        self._popup: CalendarPopup | None = None

    @property
    def date(self) -> dt.date | None:
        """The date as it reads now; None where there is none, or none that exists."""
        return self._value()

    @date.setter
    def date(self, day: dt.date | None) -> None:
        self._put(day)

    def show_date(self, day: dt.date | None) -> None:
        """Show a date that is kept already, without telling of it."""
        if day == self.date:
            return
        blocked = self.blockSignals(True)
        self.date = day
        self.blockSignals(blocked)

    def open_calendar(self) -> None:
        """Open the calendar under the line, on its date or today."""
        if self._popup is None:
            self._popup = CalendarPopup(self)
            self._popup.picked.connect(self._pick)
        self._popup.open_at(self.date or self.today)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt_down = (
            event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        )
        if alt_down or event.key() == Qt.Key.Key_F4:
            self.open_calendar()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_button"):
            self._button.setIcon(icon("calendar"))

    def _pick(self, day: dt.date) -> None:
        self.date = day
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self.picked.emit()

    def _read(self, text: str) -> dt.date | None:
        words = _WEEK_BESIDE.sub("", text)
        found = _date_in(words, self.today)
        if found is not None and self.begins and _A_WEEK.match(words):
            found = monday_of(found)
        far_off = found is not None and found - self.today > _HALF_A_YEAR
        if far_off and self.looks_back and not words.casefold().startswith("om "):
            return _date_in(words, self.today - _HALF_A_YEAR)
        return found

    def _shown(self, value: dt.date, *, editing: bool) -> str:
        day = f"{short_date(value)}{value.year}"
        return day if editing else f"{day} · {week_label(value)}"

    def _complaint(self, text: str) -> str:
        if _LOOKS_LIKE_A_DATE.search(text):
            return self.tr("»{0}« findes ikke i kalenderen.").replace("{0}", text)
        return self.tr("»{0}« er ingen dato. Skriv fx 27/11, fredag eller uge 48.").replace(
            "{0}", text
        )

    def _tell(self) -> None:
        self.dateChanged.emit()


class CalendarPopup(QFrame):
    """A Danish month with week numbers, Monday first; closes on a choice or Escape."""

    picked = Signal(object)

    def __init__(self, edit: QWidget) -> None:
        super().__init__(edit, Qt.WindowType.Popup)
        self._edit = edit
        self.calendar = QCalendarWidget()
        self.calendar.setLocale(QLocale(QLocale.Language.Danish, QLocale.Country.Denmark))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self.calendar.setAccessibleName(self.tr("Kalender"))
        self.calendar.clicked.connect(self._pick)
        self.calendar.activated.connect(self._pick)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.calendar)

    def open_at(self, day: dt.date) -> None:
        """Open under the line, inside the screen, with `day` chosen."""
        self._quiet_weekends()
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.adjustSize()
        self.move(self._place())
        self.show()
        self.calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self) -> QPoint:
        below = self._edit.mapToGlobal(self._edit.rect().bottomLeft())
        room = self._edit.screen().availableGeometry()
        if below.y() + self.height() > room.bottom():
            below.setY(self._edit.mapToGlobal(QPoint(0, 0)).y() - self.height())
        below.setX(max(room.left(), min(below.x(), room.right() - self.width())))
        return below

    def _quiet_weekends(self) -> None:
        """Grey, not red: red means overdue here."""
        quiet = QTextCharFormat()
        quiet.setForeground(self.palette().brush(QPalette.ColorRole.PlaceholderText))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, quiet)

    def _pick(self, day: QDate) -> None:
        self.close()
        self.picked.emit(dt.date(day.year(), day.month(), day.day()))


def _date_in(text: str, today: dt.date) -> dt.date | None:
    found = parse_when(text, today)
    return found[1] if found else None
