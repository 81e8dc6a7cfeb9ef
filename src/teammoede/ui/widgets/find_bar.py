"""The line at the bottom in which one finds words on the point in front, as in a browser.

Knows texts and no tab: what lies in front is asked for each time, since rows come and go.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)
from shiboken6 import isValid

from teammoede.domain.finding import Mark, folded, marks
from teammoede.ui.style import mark
from teammoede.ui.widgets.flow_layout import FlowLayout
from teammoede.ui.widgets.searched import Searched

_PAUSE_MS = 200
_LETTERS = 16
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Place = tuple[Searched, Mark]


class FindBar(QFrame):
    """Marks all places, and goes from one to the next; hidden, it costs nothing."""

    stepped = Signal(object)  # the Searched that is to be seen
    closed = Signal(object)  # the Searched in which the keyboard is to be, or None
    searchWanted = Signal(str)

    def __init__(
        self, texts: Callable[[], Sequence[Searched]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self._places: list[_Place] = []
        self._at: _Place | None = None
        self._from: tuple[QWidget | None, int] = (None, 0)  # where one began
        self._watched: list[QPlainTextEdit] = []
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self.line = QLineEdit()
        self.count_label = QLabel()
        self.previous_button = QPushButton(self.tr("&Forrige"))
        self.next_button = QPushButton(self.tr("&Næste"))
        self.search_button = QPushButton(self.tr("Søg i a&lt"))
        self.close_button = QPushButton(self.tr("Luk (Esc)"))
        self._lay_out()
        self._connect()
        self.hide()

    def _lay_out(self) -> None:
        self.setProperty("role", "notice")
        label = QLabel(self.tr("Fi&nd på punktet"))
        label.setProperty("role", "quiet")
        label.setBuddy(self.line)
        self.line.setAccessibleName(self.tr("Find på punktet"))
        self.line.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for button in (self.search_button, self.close_button):
            button.setProperty("role", "link")
        flow = FlowLayout(self, spacing=8)
        self.setContentsMargins(8, 4, 8, 4)
        buttons = (self.previous_button, self.next_button)
        links = (self.search_button, self.close_button)
        for part in (label, self.line, *buttons, self.count_label, *links):
            flow.addWidget(part)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        letter = self.fontMetrics().horizontalAdvance("n")  # of the size that is in use now
        self.line.setFixedWidth(letter * _LETTERS)

    def _connect(self) -> None:
        self.line.textEdited.connect(self._look_from_start)
        self.previous_button.clicked.connect(lambda: self.step(back=True))
        self.next_button.clicked.connect(lambda: self.step())
        self.search_button.clicked.connect(lambda: self.searchWanted.emit(self.line.text()))
        self.close_button.clicked.connect(self.close_bar)
        self._timer.timeout.connect(self.look_again)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.close_bar)

    # opening and closing

    def open_bar(self, text: str, begin: tuple[QWidget | None, int]) -> None:
        """Take the keyboard, with a text to be found or the one of last time, to be typed over."""
        self._from = begin
        if text:
            self.line.setText(text)
        self.show()
        self.line.setFocus()
        self.line.selectAll()
        self._look_from_start()

    def close_bar(self) -> None:
        """Take all marks away; the keyboard goes to the place that was found."""
        at = self._at if self._at is not None and isValid(self._at[0].widget) else None
        self._timer.stop()
        self._unwatch()
        for text in self._texts():
            text.mark(())
        self._places, self._at = [], None
        self.hide()
        if at is not None:
            at[0].end_at(at[1])
        self.closed.emit(at[0] if at else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.line.hasFocus():
            self.step(back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            return
        super().keyPressEvent(event)

    # looking

    def look_again(self) -> None:
        """Mark the places anew, for the texts in front are others now; nothing is moved."""
        if not self.isVisible():
            return
        at = self._at
        self._look()
        same = (p for p in self._places if at and p[0].widget is at[0].widget and p[1] == at[1])
        self._at = next(same, None)
        self._tell()

    def step(self, *, back: bool = False) -> None:
        """Go to the next place, or the one before; from the last one to the first."""
        before = self._at
        self._look()
        if not self._places:
            self._at = None
            self._tell()
            return
        now = self._number(before)
        if now is None:
            number = self._number_from_start()
        else:
            number = (now + (-1 if back else 1)) % len(self._places)
        self._go_to(number)

    def _look_from_start(self) -> None:
        """Go to the first place from where one began, while one types."""
        self._look()
        self._at = None
        if self._places:
            self._go_to(self._number_from_start())
        else:
            self._tell()

    def _look(self) -> None:
        word = folded(self.line.text())
        texts = self._texts()
        self._watch([t.widget for t in texts if isinstance(t.widget, QPlainTextEdit)])
        self._places = []
        for text in texts:
            found = marks(text.text, (word,)) if word.strip() else ()
            text.mark(found)
            self._places += [(text, place) for place in found]

    def _number(self, at: _Place | None) -> int | None:
        """Return which place is the one that was in front."""
        if at is None or not isValid(at[0].widget):
            return None
        same = (
            number
            for number, (text, place) in enumerate(self._places)
            if text.widget is at[0].widget and place[0] >= at[1][0]
        )
        return next(same, None)

    def _number_from_start(self) -> int:
        widget, begin = self._from
        order = [text.widget for text in self._texts()]
        first = order.index(widget) if widget in order else 0
        for number, (text, place) in enumerate(self._places):
            row = order.index(text.widget)
            if row > first or (row == first and place[0] >= begin):
                return number
        return 0

    def _go_to(self, number: int) -> None:
        self._at = self._places[number]
        text, place = self._at
        text.select(place)
        self.stepped.emit(text)
        self._tell()

    def _tell(self) -> None:
        number, typed = len(self._places), bool(self.line.text().strip())
        at = self._places.index(self._at) + 1 if self._at in self._places else 0
        if not typed:
            said = ""
        elif not number:
            said = self.tr("Står ikke på dette punkt")
        elif at:
            said = f"{at} {self.tr('af')} {number}"
        else:
            said = self.tr("1 sted") if number == 1 else f"{number} {self.tr('steder')}"
        self.count_label.setText(said)
        mark(self.count_label, role="error" if typed and not number else "")
        for button in (self.previous_button, self.next_button):
            button.setEnabled(number > 0)
        self.search_button.setEnabled(typed)

    # texts that are typed in meanwhile

    def _watch(self, edits: list[QPlainTextEdit]) -> None:
        if edits == self._watched:
            return
        self._unwatch()
        for edit in edits:
            edit.textChanged.connect(self._timer.start)
        self._watched = edits

    def _unwatch(self) -> None:
        for edit in self._watched:
            if isValid(edit):
                edit.textChanged.disconnect(self._timer.start)
        self._watched = []
