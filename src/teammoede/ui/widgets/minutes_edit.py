"""A line for an optional length in minutes, typed as people say it: »60«, »45 min«, »1½ time«."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from teammoede.ui.widgets.parsed_edit import ParsedEdit

_MINUTES = re.compile(r"(\d{1,4})\s*(?:m|min|minut|minutter)?\.?$", re.IGNORECASE | re.ASCII)
_HOURS = re.compile(r"(\d{1,2})(?:[,.](\d)|(½))?\s*(?:t|time|timer)\.?$", re.IGNORECASE | re.ASCII)
_LONGEST = 24 * 60


class MinutesEdit(ParsedEdit):
    """A number of minutes, or none; »60 minutter« once left."""

    minutesChanged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = self.tr("Skriv antallet af minutter, fx 60.")
        self._mark()

    @property
    def minutes(self) -> int | None:
        """The minutes as they read now; None where there are none."""
        return self._value()

    @minutes.setter
    def minutes(self, minutes: int | None) -> None:
        self._put(minutes)

    def _read(self, text: str) -> int | None:
        minutes = 0
        if match := _MINUTES.match(text):
            minutes = int(match[1])
        elif match := _HOURS.match(text):
            tenths = 5 if match[3] else int(match[2] or 0)
            minutes = int(match[1]) * 60 + tenths * 6
        return minutes if 0 < minutes <= _LONGEST else None

    def _shown(self, value: int, *, editing: bool) -> str:
        return str(value) if editing else self.tr("{0} minutter").replace("{0}", str(value))

    def _complaint(self, text: str) -> str:
        return self.tr("»{0}« er ingen længde. Skriv minutter, fx 60.").replace("{0}", text)

    def _tell(self) -> None:
        self.minutesChanged.emit()
