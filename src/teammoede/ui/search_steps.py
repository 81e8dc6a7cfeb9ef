"""»Find på punktet« and »Søg i alt« as commands: from what is in front, and to what was found.

Decides where the keyboard goes; what is found is the business of the bar and of the page.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from teammoede.domain.errors import Refused
from teammoede.domain.finding import Hit
from teammoede.ui.pages.course_page import SEARCH

if TYPE_CHECKING:
    from teammoede.ui.desk import Desk
    from teammoede.ui.pages.search_page import SearchPage
    from teammoede.ui.tabs.agenda_tab import AgendaTab
    from teammoede.ui.widgets.find_bar import FindBar
    from teammoede.ui.widgets.searched import Searched

_LONGEST = 80  # letters that somebody selected in order to find them
_READ_MS = 1_000  # what stands in the list for as long was read, and not only passed while typing


class SearchSteps(QObject):
    """Opens the bar and the page; both are made when they are first wanted."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._bar: FindBar | None = None
        self._page: SearchPage | None = None
        self._before: QWidget | None = None
        self._reading = QTimer(self, interval=_READ_MS, singleShot=True)
        self._reading.timeout.connect(self._note_seen)
        ui = desk.window.ui
        ui.findAction.triggered.connect(self.find)
        ui.searchAction.triggered.connect(self.search)
        for key, back in (("F3", False), ("Shift+F3", True)):
            shortcut = QShortcut(QKeySequence(key), ui.meetingPage)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda back=back: self.step(back=back))

    # on the point in front

    def find(self) -> None:
        """Find words on the point in front; on the page of all places, in its line."""
        desk = self._desk
        if self._page is not None and self._is_in_front:
            self._page.take_focus()
            return
        if desk.meeting is None:
            return
        desk.pages.leave()
        focus = QApplication.focusWidget()
        self.bar.open_bar(_selected(focus), self._place_of(focus))

    def step(self, *, back: bool = False) -> None:
        """Go to the next place of what was found last."""
        if self.bar.isVisible():
            self.bar.step(back=back)
        else:
            self.find()

    @property
    def bar(self) -> "FindBar":
        """The bar under the tabs."""
        if self._bar is None:
            from teammoede.ui.widgets.find_bar import FindBar

            self._bar = FindBar(self._texts)
            self._bar.stepped.connect(self._show_text)
            self._bar.closed.connect(self._close)
            self._bar.searchWanted.connect(self._look_for)
            self._desk.tabs.shown.connect(self._bar.look_again)
            self._desk.window.ui.meetingLayout.addWidget(self._bar)
        return self._bar

    def _texts(self) -> "list[Searched]":
        from teammoede.ui.widgets.searched import searched_in

        tab = self._desk.tabs.current
        return searched_in(tab) if tab is not None else []

    def _place_of(self, focus: QWidget | None) -> tuple[QWidget | None, int]:
        text = next((text for text in self._texts() if text.widget is focus), None)
        return (text.widget, text.place) if text is not None else (None, 0)

    def _show_text(self, text: "Searched") -> None:
        """Bring a text into view, unfolded."""
        from teammoede.ui.widgets.searched import unfold

        tab = self._desk.tabs.current
        if tab is None:
            return
        unfold(tab, text.widget)
        QTimer.singleShot(0, text.widget, lambda: _bring_into_view(tab, text.widget))

    def _close(self, text: "Searched | None") -> None:
        """Put the keyboard where something was found, else where one writes."""
        tab = self._desk.tabs.current
        if tab is None:
            return
        if text is None:
            tab.take_focus()
            return
        rows = (*tab.since_last.listed, *tab.since_last.put_off)
        row = next((row for row in rows if row.isAncestorOf(text.widget)), None)
        if row is not None and not text.widget.hasFocus():
            row.take_focus()

    # in everything

    def search(self) -> None:
        """Lay the page of all places in front, as it was left."""
        is_there = self._is_in_front
        self._open_page()
        if self._page is not None:
            (self._page.take_focus if is_there else self._page.go_on)()

    @property
    def _is_in_front(self) -> bool:
        return self._page is not None and self._desk.pages.front is self._page

    def _look_for(self, text: str) -> None:
        self._open_page()
        if self._page is not None:
            self._page.look_for(text)

    def _open_page(self) -> None:
        from teammoede.ui.pages.search_page import SearchPage

        desk = self._desk
        if not self._is_in_front:
            focus = QApplication.focusWidget()
            meeting_page = desk.window.ui.meetingPage
            self._before = focus if focus and meeting_page.isAncestorOf(focus) else None
            desk.pages.open(SEARCH)
        page = desk.pages.front
        if isinstance(page, SearchPage) and page is not self._page:
            self._page = page
            page.hitWanted.connect(self.go_to)
            page.left.connect(self._leave_page)
            page.ended.connect(self._reading.start)

    def rest(self) -> None:
        """Note what is just being read, before the archive is left alone."""
        if self._reading.isActive():
            self._reading.stop()
            self._note_seen()

    def _note_seen(self) -> None:
        if self._page is not None and self._is_in_front:
            courses = {hit.spot.course for hit in self._page.model.hits}
            self._desk.log_steps.seen(courses, self.tr("Søg i alt"))

    def _leave_page(self) -> None:
        """Go back to the meeting, with the keyboard where it was."""
        self._desk.pages.leave()
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()
        elif self._desk.tabs.current is not None:
            self._desk.tabs.current.take_focus()

    def go_to(self, hit: Hit) -> None:
        """Go to a place, with the words marked; what is no longer theirs to see is not shown."""
        desk = self._desk
        try:
            if not desk.store.may_see(hit.spot.course):
                desk.refresh()
                return
            self._open(hit)
        except Refused as refused:
            desk.window.show_banner(str(refused))

    def _open(self, hit: Hit) -> None:
        desk, spot = self._desk, hit.spot
        if not spot.meeting:  # of the course itself
            desk.pages.leave()
            if desk.course is None or desk.course.id != spot.course:
                desk.open_course(spot.course)
            if desk.tabs.current is not None:
                desk.tabs.current.take_focus()
            return
        desk.go_to(spot)
        if desk.meeting is not None and desk.meeting.id == spot.meeting:
            self._mark(hit)

    def _mark(self, hit: Hit) -> None:
        """Select the words in the field that has the text."""
        texts = [text for text in self._texts() if text.text == hit.whole]
        focus = QApplication.focusWidget()
        text = next((t for t in texts if t.widget is focus), texts[0] if texts else None)
        if text is None or not hit.found:
            return
        if text.widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            text.widget.setFocus()
        text.select(hit.found[0])
        self._show_text(text)


def _bring_into_view(tab: "AgendaTab", widget: QWidget) -> None:
    """Scroll to a field, and in one that is higher than the page to the line that is meant."""
    area = tab.ui.scrollArea
    area.ensureWidgetVisible(widget)
    if isinstance(widget, QPlainTextEdit):
        caret = widget.viewport().mapTo(tab.ui.page, widget.cursorRect().center())
        area.ensureVisible(caret.x(), caret.y(), 0, 2 * widget.fontMetrics().lineSpacing())


def _selected(focus: QWidget | None) -> str:
    """Return what is selected in a field, where it is something to look for."""
    if isinstance(focus, QPlainTextEdit):
        text = focus.textCursor().selectedText()
    elif isinstance(focus, QLineEdit):
        text = focus.selectedText()
    else:
        return ""
    return text if len(text) <= _LONGEST and "\u2029" not in text else ""
