"""»Vis for rummet«: shows the point in front to the room, as it is typed, and follows the tabs.

Gives the room what is agreed and the discussion's own text; what is confidential is never read.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaObject, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QScreen

from teammoede.domain.room_page import RoomPage
from teammoede.ui.tabs.agenda_tab import AgendaTab

if TYPE_CHECKING:
    from teammoede.ui.desk import Desk
    from teammoede.ui.room_view import RoomView

SOON_MS = 40  # after a key press, so that typing waits for nothing


class RoomSteps(QObject):
    """F5: the view is made when it is first wanted, and holds no word once it is closed."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._view: RoomView | None = None
        self._followed: list[QMetaObject.Connection] = []
        self._page: RoomPage | None = None  # read anew only where more than a letter has changed
        self._at: int | None = None
        self._begun_on: AgendaTab | None = None
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._show)
        desk.window.ui.roomAction.triggered.connect(self.turn_on_or_off)
        desk.tabs.shown.connect(self._follow)
        desk.saver.saved.connect(self._read_soon)
        desk.clock_steps.told.connect(self._show_time)

    @property
    def is_open(self) -> bool:
        """Whether the room sees something."""
        return self._view is not None and not self._view.isHidden()

    def turn_on_or_off(self) -> None:
        """Show the point to the room, or end it."""
        if self.is_open:
            self.end()
        else:
            self.begin()

    def begin(self) -> None:
        """Fill the projector's screen, or this one where there is no other."""
        if self._desk.meeting is None or self._desk.tabs.current is None:
            return
        self._desk.pages.leave()
        screen, is_other = self._screen()
        self._begun_on = None if is_other else self._desk.tabs.current
        view = self._view = self._view or self._make()
        view.show_on(screen, beside=is_other)
        self._follow()
        if is_other:  # one goes on typing there
            self._desk.window.activateWindow()

    def end(self) -> None:
        """Take the view away, with every word in it.

        The keyboard is where it was; on another point than before, where one writes there.
        """
        if self._view is None or not self.is_open:
            return
        self._let_go()
        self._view.hide()
        self._view.show_page(None, "")
        self._desk.window.activateWindow()
        tab, begun_on = self._desk.tabs.current, self._begun_on
        self._begun_on = None
        if tab is not None and begun_on is not None and tab is not begun_on:
            tab.take_focus()

    def _make(self) -> "RoomView":
        from teammoede.ui.room_view import RoomView

        view = RoomView(self._desk.window)
        view.turned.connect(self._turn)
        view.ended.connect(self.end)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        # Pulled out, the projector leaves the view over the window, where no key would reach it.
        app.screenRemoved.connect(lambda _screen: self.end())
        return view

    def _screen(self) -> tuple[QScreen, bool]:
        """Return the screen that the room sees, and whether it is another one than the window's."""
        own = self._desk.window.screen()
        place = own.geometry()  # a projector that shows the same is no other screen
        others = [s for s in QGuiApplication.screens() if not s.geometry().intersects(place)]
        return (others[0], True) if others else (own, False)

    def _turn(self, step: int) -> None:
        """Go to the next point, or the one before; the tab in the window goes too."""
        tabs = self._desk.window.ui.tabs
        place = tabs.currentIndex() + step
        if 0 <= place < tabs.count():
            tabs.setCurrentIndex(place)

    # what it shows

    def _follow(self) -> None:
        """Show the tab in front from now on, letter by letter."""
        if not self.is_open:
            return
        self._let_go()
        tab = self._desk.tabs.current
        if tab is None or self._desk.meeting is None:
            self.end()
            return
        typed = tab.discussion.edit.typed.connect(lambda: self._note_place(tab))
        written = tab.discussion.edit.textChanged.connect(self._show_soon)
        self._followed = [typed, written, tab.changed.connect(self._read_soon)]
        self._page = None
        self._show()

    def _let_go(self) -> None:
        for connection in self._followed:
            QObject.disconnect(connection)
        self._followed, self._page, self._at = [], None, None
        self._soon.stop()

    def _note_place(self, tab: AgendaTab) -> None:
        self._at = tab.discussion.edit.textCursor().position()

    def _show_soon(self) -> None:
        if self.is_open and not self._soon.isActive():
            self._soon.start()

    def _read_soon(self) -> None:
        self._page = None
        self._show_soon()

    def _show(self) -> None:
        view, meeting, tab = self._view, self._desk.meeting, self._desk.tabs.current
        if view is None or meeting is None or tab is None or not self.is_open:
            return
        self._page = self._page or RoomPage.of(meeting, tab.item.key, self._desk.today())
        view.show_page(self._page, tab.discussion.edit.toPlainText(), self._at)
        self._show_time()

    def _show_time(self) -> None:
        if self._view is not None and self.is_open:
            self._view.show_time(self._desk.clock_steps.used)
