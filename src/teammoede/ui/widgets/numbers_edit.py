"""Lines for several numbers, typed as people write them: weeks »7, 28-30«, months »1, 3, 6«."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from teammoede.domain.errors import InvalidValue
from teammoede.domain.week_numbers import months_text, parse_months, parse_weeks, weeks_text
from teammoede.ui.widgets.parsed_edit import ParsedEdit


class NumbersEdit(ParsedEdit):
    """Numbers in a line; an empty line is no number at all."""

    numbersChanged = Signal()

    _parse: Callable[[str], list[int]]
    _text: Callable[[Iterable[int]], str]

    @property
    def numbers(self) -> list[int]:
        """The numbers as they read now; none where they cannot be read."""
        return self._value() or []

    @numbers.setter
    def numbers(self, numbers: Iterable[int]) -> None:
        self._put(list(numbers))

    def _read(self, text: str) -> list[int] | None:
        try:
            return type(self)._parse(text)
        except InvalidValue:
            return None

    def _shown(self, value: list[int], *, editing: bool) -> str:
        return type(self)._text(value)

    def _complaint(self, text: str) -> str:
        try:
            type(self)._parse(text)
        except InvalidValue as refused:
            return str(refused)
        return ""

    def _tell(self) -> None:
        self.numbersChanged.emit()


class WeeksEdit(NumbersEdit):
    """Week numbers; »7, 28–30« once left."""

    _parse = staticmethod(parse_weeks)
    _text = staticmethod(weeks_text)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = self.tr("Skriv ugernes numre, fx 20, 51-53.")
        self._mark()


class MonthsEdit(NumbersEdit):
    """Numbers of months; »1, 3, 6« once left."""

    _parse = staticmethod(parse_months)
    _text = staticmethod(months_text)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = self.tr("Skriv, hvor mange måneder efter slutningen, fx 1, 3, 6.")
        self._mark()
