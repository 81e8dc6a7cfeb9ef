"""A line for an optional time of day, typed as people write it: »12.30«, »1230«, »9«."""

import datetime as dt
import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from teammoede.ui.widgets.parsed_edit import ParsedEdit

_TIME = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:\s*[.:]?\s*(\d{2}))?$", re.IGNORECASE | re.ASCII)


class TimeEdit(ParsedEdit):
    """A time of day, or none; »12.30« once left."""

    timeChanged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = self.tr("Skriv fx 12.30 eller 9.")
        self._mark()

    @property
    def time(self) -> dt.time | None:
        """The time as it reads now; None where there is none."""
        return self._value()

    @time.setter
    def time(self, time: dt.time | None) -> None:
        self._put(time)

    def _read(self, text: str) -> dt.time | None:
        match = _TIME.match(text)
        if match is None:
            return None
        hour, minute = int(match[1]), int(match[2] or 0)
        return dt.time(hour, minute) if hour < 24 and minute < 60 else None

    def _shown(self, value: dt.time, *, editing: bool) -> str:
        return f"{value:%H.%M}"

    def _complaint(self, text: str) -> str:
        return self.tr("»{0}« er intet klokkeslæt. Skriv fx 12.30 eller 9.").replace("{0}", text)

    def _tell(self) -> None:
        self.timeChanged.emit()
