"""One point in big type: title, goal, what is open, what is said and what is agreed.

Paints whole lines only, of what it is given; knows no meeting and nothing that is confidential.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from teammoede.domain.room_page import LATE, RoomLine, RoomPage
from teammoede.ui.widgets.whole_lines import (
    Paragraph,
    Placed,
    Span,
    height_of,
    last_lines,
    line_height,
    whole_entries,
)

TITLE, GOAL, SMALL = 1.4, 0.8, 0.68  # of the text's size
_GOAL_LINES = 2
_WIDE = 50  # letters; where fewer stand beside each other there is one column
_LISTS = 0.48  # of the width, beside a discussion
_FEW_LINES = 9
_THIRD = 0.33  # of the height, for a list over or under a discussion
_NEW_LINES = (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange)


@dataclass(frozen=True)
class _Box:
    """Where something may be painted."""

    left: float
    top: float
    width: float
    height: float

    def below(self, used: float) -> "_Box":
        return _Box(self.left, self.top + used, self.width, self.height - used)

    def high(self, height: float) -> "_Box":
        return _Box(self.left, self.top, self.width, height)


class RoomSheet(QLabel):
    """What the room reads; `in_sight` are its lines as they are painted.

    A label, for that is what a screen reader is to take it for; it paints itself.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: RoomPage | None = None
        self._text = ""
        self._at: int | None = None
        self._points = float(self.font().pointSize())
        self._words: list[tuple[QPointF, QFont, QPalette.ColorRole, str]] = []
        self._columns: list[tuple[_Box, list[Placed], QPalette.ColorRole]] = []
        self._made: dict[tuple[RoomLine, float], Paragraph] = {}  # they outlive a key press
        self._rule = 0.0
        self.in_sight: list[str] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Punktet, som rummet ser det"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that it can be read out

    def show_page(self, page: RoomPage | None, text: str, at: int | None = None) -> None:
        """Show a point and what is said on it; `at` is the letter that is being typed."""
        if (page, text, at) != (self._page, self._text, self._at):
            if page != self._page:
                self._made.clear()
            self._page, self._text, self._at = page, text, at
            self._lay_out()

    @property
    def points(self) -> float:
        """The size of the text."""
        return self._points

    @points.setter
    def points(self, size: float) -> None:
        if size != self._points:
            self._made.clear()
            self._points = size
            self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _NEW_LINES:
            self._made.clear()
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        for place, font, role, text in self._words:
            painter.setFont(font)
            painter.setPen(self.palette().color(role))
            painter.drawText(place, text)
        for box, placed, role in self._columns:
            painter.setPen(self.palette().color(role))
            for part in placed:
                part.draw(painter, box.left, box.top)
        if self._page is not None:
            painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
            painter.drawLine(QPointF(0, self._rule), QPointF(self.width(), self._rule))

    # where everything stands

    def _lay_out(self) -> None:
        self._words, self._columns, self.in_sight = [], [], []
        page = self._page
        if page is not None:
            top = self._lay_goal(page, self._lay_title(page))
            self._rule = top + line_height(self._body) * 0.2
            begin = self._rule + line_height(self._body) * 0.3
            self._lay_parts(page, _Box(0, begin, self.width(), self.height() - begin))
        self.setAccessibleDescription("\n".join(self.in_sight))
        self.update()

    @property
    def _body(self) -> QFont:
        return self._font(1.0)

    def _font(self, factor: float, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(self._points * factor)
        if bold:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def _write(self, place: QPointF, font: QFont, role: QPalette.ColorRole, text: str) -> None:
        self._words.append((place, font, role, text))
        self.in_sight.append(text)

    def _lay_title(self, page: RoomPage) -> float:
        """Title and »3 af 7« on one line; returns where it ends."""
        font, small = self._font(TITLE, bold=True), self._font(SMALL)
        metrics, quiet = QFontMetricsF(font), QFontMetricsF(small)
        number = self.tr("{0} af {1}").format(page.number, page.count)
        room = self.width() - quiet.horizontalAdvance(number) - 1
        title = metrics.elidedText(page.title, Qt.TextElideMode.ElideRight, room)
        base = metrics.ascent()
        self._write(QPointF(0, base), font, QPalette.ColorRole.Text, title)
        self._write(QPointF(room, base), small, QPalette.ColorRole.PlaceholderText, number)
        return metrics.height()

    def _lay_goal(self, page: RoomPage, top: float) -> float:
        """The goal in two lines at most; returns where it ends."""
        font = self._font(GOAL)
        metrics = QFontMetricsF(font)
        whole = Paragraph(page.goal, font, self.width())
        lines = [whole.line_text(number) for number in range(min(whole.lines, _GOAL_LINES))]
        if whole.lines > _GOAL_LINES:
            rest = page.goal[whole.begin_of(_GOAL_LINES - 1) :]
            lines[-1] = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, self.width())
        for line in filter(None, lines):
            place = QPointF(0, top + metrics.ascent())
            self._write(place, font, QPalette.ColorRole.PlaceholderText, line)
            top += whole.line_height
        return top

    def _lay_parts(self, page: RoomPage, box: _Box) -> None:
        """Lists beside the discussion where both have room, else one under the other."""
        has_lists, has_text = bool(page.open or page.agreed), bool(self._text.strip())
        if has_lists and has_text:
            letters = self.width() / QFontMetricsF(self._body).averageCharWidth()
            if letters >= _WIDE:
                self._lay_beside(page, box)
            else:
                self._lay_stacked(page, box)
        elif has_lists:
            self._lay_lists(page, box)
        elif has_text:
            self._lay_text(box)
        else:
            self._lay_questions(page, box)

    def _lay_beside(self, page: RoomPage, box: _Box) -> None:
        gap = line_height(self._body)
        left = _Box(box.left, box.top, box.width * _LISTS - gap / 2, box.height)
        begin = box.left + left.width + gap
        self._lay_lists(page, left)
        self._lay_text(_Box(begin, box.top, box.width - begin, box.height))

    def _lay_stacked(self, page: RoomPage, box: _Box) -> None:
        """The discussion keeps at least a third; where there are few lines, it has them all."""
        line = line_height(self._body)
        if box.height < _FEW_LINES * line:
            rest = box.below(self._lay_text(box) + line / 2)
            if rest.height > self._heading_height + 2 * line:
                self._lay_lists(page, rest)
            return
        used = self._lay_list(self.tr("ÅBNE AFTALER"), page.open, box.high(box.height * _THIRD))
        box = box.below(used)
        below = self._entries(page.agreed, box.width)
        kept = min(height_of(below) + self._heading_height, box.height / 2) if below else 0.0
        self._lay_text(box.high(box.height - kept))
        if below:
            self._lay_list(
                self.tr("NYE AFTALER"), page.agreed, box.below(box.height - kept), newest=True
            )

    def _lay_lists(self, page: RoomPage, box: _Box) -> None:
        """What is open over what is new; each gets what the other leaves, and at least half."""
        new = self._entries(page.agreed, box.width)
        old = self._entries(page.open, box.width)
        gap = line_height(self._body) * 0.5
        need = height_of(new) + self._heading_height + gap if new else 0.0
        other = height_of(old) + self._heading_height if old else 0.0
        kept = min(need, max(box.height / 2, box.height - other))
        used = self._lay_list(self.tr("ÅBNE AFTALER"), page.open, box.high(box.height - kept))
        rest = box.below(used + gap if used else 0.0)
        self._lay_list(self.tr("NYE AFTALER"), page.agreed, rest, newest=True)

    def _lay_questions(self, page: RoomPage, box: _Box) -> None:
        """What the agenda asks, where nobody has said anything yet."""
        asked = page.questions or (self.tr("Intet åbent på dette punkt."),)
        entries = [Paragraph(question, self._body, box.width) for question in asked]
        self._put(box, whole_entries(entries, box.height), QPalette.ColorRole.PlaceholderText)

    # the parts

    @property
    def _heading_height(self) -> float:
        return line_height(self._font(SMALL)) * 1.15

    def _lay_heading(self, box: _Box, text: str) -> _Box:
        font = self._font(SMALL, bold=True)
        place = QPointF(box.left, box.top + QFontMetricsF(font).ascent())
        self._write(place, font, QPalette.ColorRole.PlaceholderText, text)
        return box.below(self._heading_height)

    def _lay_list(
        self, title: str, lines: Sequence[RoomLine], box: _Box, *, newest: bool = False
    ) -> float:
        """Lay a list with its heading; return how high it became."""
        if not lines:
            return 0.0
        inner = box.below(self._heading_height)
        placed = whole_entries(self._entries(lines, box.width), inner.height, newest=newest)
        cut = len(placed) < len(lines)
        count = self.tr("{0} af {1}").format(len(placed), len(lines)) if cut else str(len(lines))
        self._lay_heading(box, f"{title}  {count}")
        self._put(inner, placed)
        return self._heading_height + placed[-1].bottom

    def _lay_text(self, box: _Box) -> float:
        """Lay the end of the discussion with its heading; return how high it became."""
        inner = box.below(self._heading_height)
        placed, is_cut = last_lines(self._text, self._body, box.width, inner.height, self._at)
        heading = self.tr("DRØFTELSE  det sidste") if is_cut else self.tr("DRØFTELSE")
        self._lay_heading(box, heading)
        self._put(inner, placed)
        return self._heading_height + placed[-1].bottom

    def _put(
        self,
        box: _Box,
        placed: list[Placed],
        role: QPalette.ColorRole = QPalette.ColorRole.Text,
    ) -> None:
        self._columns.append((box, placed, role))
        self.in_sight += [text for part in placed for text in part.texts]

    def _entries(self, lines: Sequence[RoomLine], width: float) -> list[Paragraph]:
        for line in lines:
            if (line, width) not in self._made:
                self._made[line, width] = self._entry(line, width)
        return [self._made[line, width] for line in lines]

    def _entry(self, line: RoomLine, width: float) -> Paragraph:
        """What in full ink, who and when in quiet, and that it is late by a word of its own."""
        quiet = line.quiet
        if line.when:  # a date stays on one line
            quiet = quiet.replace(line.when, _unbroken(line.when))
        text = line.what
        spans: list[Span] = []
        for words, role, bold in (
            (quiet, QPalette.ColorRole.PlaceholderText, False),
            (_unbroken(LATE) if line.late else "", QPalette.ColorRole.LinkVisited, True),
        ):
            if words:
                text += "  " if len(text) == len(line.what) else " · "
                spans.append(Span(len(text), len(words), self._colour(role), bold))
                text += words
        return Paragraph(text, self._body, width, spans)

    def _colour(self, role: QPalette.ColorRole) -> QColor:
        return self.palette().color(role)


def _unbroken(words: str) -> str:
    return words.replace(" ", "\u00a0")
