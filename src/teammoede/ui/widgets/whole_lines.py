"""Text broken into whole lines for big type: the end of a long text, or as many entries as fit.

Lays out and draws; what the words are is said by whoever asks. No line is ever cut through.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

LEADING = 1.06
MORE = " …"
_BULLET = "- "
_GAP = 0.35  # lines between two entries
_LONGEST = 4_000  # letters of one paragraph that are laid out: more than any screen holds
_AFTER = 160  # letters shown behind a place in the middle of such a paragraph


@dataclass(frozen=True)
class Span:
    """Letters of a text that look different."""

    begin: int
    length: int
    colour: QColor
    bold: bool = False


class Paragraph:
    """One paragraph in lines of a width; behind »- « the next lines hang."""

    def __init__(self, text: str, font: QFont, width: float, spans: Sequence[Span] = ()) -> None:
        self.text = text
        self.line_height = line_height(font)
        self._layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats([_format(span) for span in spans])
        metrics = QFontMetricsF(font)
        hang = metrics.horizontalAdvance(_BULLET) if text.startswith(_BULLET) else 0.0
        self._break(width, hang)

    def _break(self, width: float, hang: float) -> None:
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            indent = hang if line.lineNumber() else 0.0
            line.setLineWidth(max(width - indent, 1.0))
            line.setPosition(QPointF(indent, 0.0))
        self._layout.endLayout()

    @property
    def lines(self) -> int:
        """How many lines it has; an empty one has one too."""
        return max(1, self._layout.lineCount())

    def begin_of(self, number: int) -> int:
        """Return the letter that a line begins with."""
        return self._layout.lineAt(number).textStart() if number < self._layout.lineCount() else 0

    def line_text(self, number: int) -> str:
        """Return what stands in a line."""
        if number >= self._layout.lineCount():
            return ""
        line = self._layout.lineAt(number)
        return self.text[line.textStart() : line.textStart() + line.textLength()].rstrip()

    def draw_line(self, painter: QPainter, number: int, at: QPointF) -> None:
        """Draw one line with its upper left corner at a place."""
        if number < self._layout.lineCount():
            self._layout.lineAt(number).draw(painter, at)

    def draw_more(self, painter: QPainter, number: int, at: QPointF) -> None:
        """Draw the sign that there is more behind a line."""
        line = self._layout.lineAt(number)
        painter.setFont(self._layout.font())
        painter.drawText(at + QPointF(line.naturalTextWidth(), line.ascent()), MORE)


@dataclass(frozen=True)
class Placed:
    """Lines `first` up to `end` of a paragraph, `top` below the upper edge of their column."""

    paragraph: Paragraph
    top: float
    first: int
    end: int

    @property
    def texts(self) -> list[str]:
        """What stands in its lines."""
        return [self.paragraph.line_text(number) for number in range(self.first, self.end)]

    @property
    def bottom(self) -> float:
        """Where its last line ends."""
        return self.top + (self.end - self.first) * self.paragraph.line_height

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Draw it in a column."""
        for place, number in enumerate(range(self.first, self.end)):
            y = top + self.top + place * self.paragraph.line_height
            self.paragraph.draw_line(painter, number, QPointF(left, y))
            if number == self.end - 1 < self.paragraph.lines - 1:
                self.paragraph.draw_more(painter, number, QPointF(left, y))


def line_height(font: QFont) -> float:
    """Return how far apart the lines of a font lie."""
    return QFontMetricsF(font).lineSpacing() * LEADING


def last_lines(
    text: str, font: QFont, width: float, height: float, at: int | None = None
) -> tuple[list[Placed], bool]:
    """Return the end of a text in whole lines, and whether anything is left out.

    With `at`, the letter that is being typed, the lines end just behind it where it would lie
    above those in sight.
    """
    whole = text.rstrip()
    placed, begin = _from_the_end(whole, font, width, height)
    if at is not None and at < begin:
        placed, begin = _from_the_end(whole[: _end_behind(whole, at)], font, width, height)
        return placed, True
    return placed, begin > 0


def _end_behind(text: str, at: int) -> int:
    """Return where the paragraph of a letter ends, or a long one some words behind it."""
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    if end - at <= _AFTER:
        return end
    blank = text.find(" ", at + _AFTER, end)
    return end if blank < 0 else blank


def _from_the_end(text: str, font: QFont, width: float, height: float) -> tuple[list[Placed], int]:
    """Return the last lines that fit, and the letter that they begin with."""
    room = max(1, _lines_in(height, line_height(font)))
    parts: list[tuple[Paragraph, int]] = []
    end = len(text)
    begin = 0
    while room > 0 and end >= 0:
        start = text.rfind("\n", 0, end) + 1
        # A step of its own size, so that lines do not break anew with each letter typed.
        skipped = max(0, (end - start) // (_LONGEST // 2) - 1) * (_LONGEST // 2)
        part = Paragraph(text[start + skipped : end], font, width)
        first = max(0, part.lines - room)
        parts.append((part, first))
        room -= part.lines - first
        begin = start + skipped + part.begin_of(first)
        end = start - 1
    return _stacked(reversed([(part, first, part.lines) for part, first in parts]), 0.0), begin


def whole_entries(
    entries: Sequence[Paragraph], height: float, *, newest: bool = False
) -> list[Placed]:
    """Return as many entries as fit whole, from the first ones or from the newest; at least one."""
    if not entries:
        return []
    line = entries[0].line_height
    chosen: list[tuple[Paragraph, int, int]] = []
    left = height
    for entry in reversed(entries) if newest else entries:
        need = entry.lines * line + (line * _GAP if chosen else 0.0)
        if need > left + 0.5 and chosen:
            break
        chosen.append((entry, 0, min(entry.lines, max(1, _lines_in(left, line)))))
        left -= need
    return _stacked(reversed(chosen) if newest else chosen, line * _GAP)


def _lines_in(height: float, line: float) -> int:
    """Return how many lines fit; by a hair's breadth is enough, for heights are sums of them."""
    return int(height / line + 0.01)


def height_of(entries: Sequence[Paragraph]) -> float:
    """Return how high entries are together."""
    lines = sum(entry.lines for entry in entries) + _GAP * max(0, len(entries) - 1)
    return lines * entries[0].line_height if entries else 0.0


def _stacked(parts: Iterable[tuple[Paragraph, int, int]], gap: float) -> list[Placed]:
    placed: list[Placed] = []
    top = 0.0
    for part, first, end in parts:
        placed.append(Placed(part, top, first, end))
        top = placed[-1].bottom + gap
    return placed


def _format(span: Span) -> QTextLayout.FormatRange:
    look = QTextCharFormat()
    look.setForeground(span.colour)
    if span.bold:
        look.setFontWeight(QFont.Weight.Bold)
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = span.begin, span.length, look
    return found
