"""Søg: whatever was typed in all courses, found while one types; one key leads to the place.

Looks a little at a time, so that the next key is never kept waiting; changes nothing.
"""

from collections.abc import Callable, Iterator
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from teammoede.domain.course import Course
from teammoede.domain.errors import Refused
from teammoede.domain.finding import Hit, words_in
from teammoede.domain.meeting import Meeting
from teammoede.storage.searching import Search
from teammoede.storage.store import Store
from teammoede.ui.keyboard import order_down
from teammoede.ui.models.hits_model import HitsModel
from teammoede.ui.pages.course_page import CoursePage
from teammoede.ui.saving import Saver
from teammoede.ui.widgets.hits_view import HitsView
from teammoede.ui.widgets.search_filters import SearchFilters

MOST = 500  # places; whoever finds more has to say more

_INTO_LIST = (Qt.Key.Key_Down, Qt.Key.Key_PageDown)


class SearchPage(CoursePage):
    """A line, what narrows it, and the places found, each under its meeting."""

    hitWanted = Signal(object)  # a Hit
    left = Signal()
    ended = Signal()  # what was looked for is in the list, as far as it stands anywhere

    def __init__(
        self,
        store: Store,
        saver: Saver,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(store, saver, today, parent)
        self._search = Search(store, today())
        self._course: Course | None = None
        self._steps: Iterator[list[Hit]] | None = None
        self._found: list[Hit] = []
        self._is_again = False  # the same search once more, which leaves the list as it is
        self._chosen: Hit | None = None
        self._timer = QTimer(self, singleShot=True, interval=0)
        self.line = SearchLine()
        self.filters = SearchFilters()
        self.model = HitsModel(today(), self)
        self.view = HitsView()
        self.count_label = QLabel()
        self.none_label = QLabel()
        self.back_button = QPushButton(self.tr("Tilba&ge til mødet (Esc)"))
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        self._escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._lay_out()
        self._connect()
        self._tell()

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Søg i alt"))
        title.setProperty("role", "heading")
        self.count_label.setProperty("role", "quiet")
        self.back_button.setProperty("role", "link")
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(title)
        top.addWidget(self.count_label, 1)
        top.addWidget(self.back_button)
        self.line.setAccessibleName(self.tr("Søg efter"))
        self.line.setPlaceholderText(self.tr("Skriv et ord, fx samling"))
        self.line.setClearButtonEnabled(True)
        self.view.setModel(self.model)
        self.view.setAccessibleName(self.tr("Steder, hvor ordene står"))
        self.none_label.setProperty("role", "quiet")
        self.none_label.setWordWrap(True)
        self.none_label.setTextFormat(Qt.TextFormat.PlainText)
        self.none_label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 4, 2)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.line)
        column.addWidget(self.filters)
        column.addWidget(self.view, 1)
        column.addWidget(self.none_label, 1)
        order_down(self.line, self.filters, self.view, self.back_button)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._step)
        self._escape.activated.connect(self.left)
        self.back_button.clicked.connect(self.left)
        self.line.textChanged.connect(self._begin)
        self.line.downPressed.connect(self._go_into_list)
        self.line.returnPressed.connect(self._go_to_chosen)
        self.filters.wantedChanged.connect(self._begin)
        self.view.hitWanted.connect(self.hitWanted)
        self.view.backWanted.connect(self.line.setFocus)
        self.view.typed.connect(self._type_on)

    # as a page

    def show_course(self, course: Course, meeting: Meeting | None) -> None:
        """Look again, for something may have been written; the list stays as it was meanwhile."""
        self._course = course
        self._search.look_again(self.today())
        self.model.today = self.today()
        self.filters.show_choices(self._search.people(), _points(course))
        self._begin(again=True)

    def take_focus(self) -> None:
        """Put the keyboard in the line, to type over what it has."""
        self.line.setFocus()
        self.line.selectAll()

    def go_on(self) -> None:
        """Put the keyboard back where it was: on a place in the list, else in the line."""
        if self.view.chosen is not None:
            self.view.setFocus()
        else:
            self.take_focus()

    def look_for(self, text: str) -> None:
        """Look for a text as if it were typed."""
        self.line.setText(text)
        self.line.setFocus()

    @property
    def is_searching(self) -> bool:
        """Whether there is something left to look in."""
        return self._steps is not None

    # looking

    def _begin(self, _text: str = "", *, again: bool = False) -> None:
        """Begin anew: what was looked for before is of no use any more."""
        query = self.filters.query(words_in(self.line.text()), self.today())
        here = self._course.id if self.filters.here_only and self._course else None
        self._steps = self._search.search(query, here)
        self._found, self._is_again = [], again
        self._chosen = self.view.chosen or self._chosen if again else None
        self._tell()
        self._timer.start()

    def _step(self) -> None:
        """Look a little further."""
        steps = self._steps
        if steps is None:
            return
        try:
            hits = next(steps, None)
        except Refused as refused:
            self._end()
            self.none_label.setText(str(refused))
            return
        room = MOST - len(self._found)
        if hits:
            self._take(hits[:room])
        if hits is None or len(self._found) >= MOST:
            self._end()
            return
        self._tell()
        self._timer.start()

    def _take(self, hits: list[Hit]) -> None:
        is_first = not self._found
        self._found += hits
        if self._is_again:
            return
        if is_first:
            self.model.show_hits(hits)
        else:
            self.model.add(hits)

    def _end(self) -> None:
        self._steps = None
        if list(self.model.hits) != self._found:  # once more, or nothing is found any more
            self.model.show_hits(self._found)
        self._choose()
        self._tell()
        self.ended.emit()

    def _choose(self) -> None:
        """Choose again what was chosen, where it is still there."""
        index = self.model.index_of(self._chosen)
        if index.isValid() and index != self.view.currentIndex():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    # what is said

    def _tell(self) -> None:
        number, searching = len(self.model.hits), self.is_searching
        is_old = searching and not self._found  # of the search before
        self.count_label.setText(self.tr("Søger …") if is_old else self._counted(searching))
        if not number and self.view.hasFocus():
            self.line.setFocus()  # else the keyboard would land anywhere
        self.view.setVisible(number > 0)
        self.none_label.setVisible(number == 0)
        self.none_label.setText("" if searching and number == 0 else self._why_none())

    def _counted(self, searching: bool) -> str:
        number, meetings = len(self.model.hits), self.model.meetings
        if not number:
            return ""
        if number >= MOST:
            return self.tr("De første {0} steder. Skriv et ord mere.").replace("{0}", str(number))
        places = self.tr("1 sted") if number == 1 else f"{number} {self.tr('steder')}"
        held = self.tr("1 møde") if meetings == 1 else f"{meetings} {self.tr('møder')}"
        counted = f"{places} {self.tr('i')} {held}" if meetings else places
        return f"{counted} …" if searching else counted

    def _why_none(self) -> str:
        """Say what can be done where nothing stands."""
        typed = self.line.text().strip()
        if not typed and not self.filters.person.currentData():
            return self.tr(
                "Her finder I alt, hvad der er skrevet på møderne i de forløb, I kan se: "
                "drøftelser, aftaler, svar, roller og mål.\n\n"
                "• »samling« finder også morgensamling.\n"
                "• Flere ord findes, hvor de alle står i samme tekst.\n"
                '• Sæt "anførselstegn" om ord, der skal stå lige efter hinanden.\n'
                "• Vælg et navn under Hvem for at se, hvad der er aftalt med én.\n\n"
                "Pil ned går til stederne, og Enter åbner mødet lige dér."
            )
        if typed and not words_in(typed):
            return self.tr("Skriv mindst to bogstaver.")
        if self.filters.is_narrowed:
            return self.tr(
                "Intet passer til det valgte. Vælg »Søg overalt«, eller skriv et kortere ord."
            )
        return self.tr(
            "»{0}« står ingen steder. Prøv et kortere ord eller en del af ordet."
        ).replace("{0}", typed)

    # by keys

    def _go_into_list(self) -> None:
        if not self.model.hits:
            return
        if self.view.chosen is None:
            self.view.setCurrentIndex(self.model.first())
        self.view.setFocus()

    def _go_to_chosen(self) -> None:
        """Open what is chosen, or the first place where nothing is."""
        if self.view.chosen is None:
            self.view.setCurrentIndex(self.model.first())
        if self.view.chosen is not None:
            self.hitWanted.emit(self.view.chosen)

    def _type_on(self, text: str) -> None:
        """Go on in the line with a letter that was typed in the list."""
        self.line.setFocus()
        self.line.end(False)
        self.line.insert(text)


class SearchLine(QLineEdit):
    """A line from which the arrow leads down into the list."""

    downPressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _INTO_LIST:
            self.downPressed.emit()
            return
        super().keyPressEvent(event)


def _points(course: Course) -> dict[str, str]:
    """Return the points that the course's meetings have, by their keys."""
    agendas = {meeting.kind: meeting for meeting in reversed(course.ordered_meetings())}
    return {i.key: i.short for meeting in agendas.values() for i in meeting.full_agenda.items}
