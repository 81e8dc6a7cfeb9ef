"""When somebody is shown round: once, with the first course in front, and whenever they ask.

What a hint looks like is the tour's business.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from teammoede.ui.tour import Hint, Tour

if TYPE_CHECKING:
    from teammoede.ui.desk import Desk

_AFTER_MS = 1_500  # what was just opened is looked at first


class TourSteps(QObject):
    """Begins the tour, and keeps who has had it."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._later = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._tour: Tour | None = None
        desk.window.ui.tourAction.triggered.connect(self.begin)
        self._later.timeout.connect(self._begin_once)

    def look(self) -> None:
        """Show round soon whoever has not been; called when a meeting comes to the front."""
        door = self._desk.door
        wanted = door is not None and door.shows_round
        if wanted and not self._desk.place.was_shown_round(self._viewer):
            self._later.start()

    @property
    def tour(self) -> Tour | None:
        """The tour that is under way."""
        tour = self._tour
        return tour if tour is not None and isValid(tour) and tour.isVisible() else None

    @property
    def is_coming(self) -> bool:
        """Whether a tour is about to begin."""
        return self._later.isActive()

    def begin(self) -> None:
        """Begin the tour, from the first hint."""
        desk = self._desk
        if desk.course is None or desk.meeting is None or self.tour is not None:
            return
        desk.pages.leave()
        self._tour = Tour(desk.window, self._hints())
        self._tour.ended.connect(lambda: desk.place.keep_shown_round(self._viewer))
        self._tour.begin()

    def _begin_once(self) -> None:
        """Begin unless something else has the person's attention; then try again."""
        desk, door = self._desk, self._desk.door
        is_locked = door is not None and door.locked
        if is_locked or QApplication.activeModalWidget() or not desk.window.isActiveWindow():
            self._later.start()
        elif not desk.place.was_shown_round(self._viewer) and desk.pages.front is None:
            self.begin()

    @property
    def _viewer(self) -> str:
        unlocked = self._desk.door.unlocked if self._desk.door else None
        return unlocked.account.id if unlocked else ""

    def _hints(self) -> list[Hint]:
        ui, desk = self._desk.window.ui, self._desk
        tab = desk.tabs.current
        lists: QWidget = ui.navigator if ui.navigator.isVisible() else ui.menuBar
        hints = [
            Hint(
                lists,
                self.tr("Jeres forløb og møder"),
                self.tr(
                    "Øverst vælger I forløbet. »I dag« viser, hvad der venter, og listen har alle "
                    "møderne, uge for uge. F9 folder det hele væk og frem."
                ),
            ),
            Hint(
                ui.tabs.tabBar(),
                self.tr("Dagsordenens punkter"),
                self.tr(
                    "Ét faneblad for hvert punkt, med Ctrl+1 til Ctrl+7. Tallet er de aftaler, der "
                    "venter på svar: udført, fortsætter, fast praksis eller droppet."
                ),
            ),
        ]
        if tab is not None and tab.agreements.isVisible():
            line = tab.agreements.listed[-1] if tab.agreements.listed else tab.agreements
            hints.append(
                Hint(
                    line,
                    self.tr("Skriv en aftale på én linje"),
                    self.tr(
                        "Fx »@mette inden fredag: flytter knagerækken«. Enter gemmer, og Ctrl+Z "
                        "tager den tilbage."
                    ),
                    lambda: tab.ui.scrollArea.ensureWidgetVisible(line),
                )
            )
        hints.append(
            Hint(
                desk.head.ui.savedLabel,
                self.tr("Alt gemmes af sig selv"),
                self.tr(
                    "Her står, hvornår der sidst er gemt. Ctrl+K finder ethvert møde, enhver "
                    "person og enhver kommando, og F1 hjælper med det, I er i gang med."
                ),
            )
        )
        return hints
