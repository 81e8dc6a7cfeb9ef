"""The point of the signs, at the start-up and at the final evaluation: rated, then discussed."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from teammoede.domain.agenda import AgendaItem
from teammoede.domain.meeting import Meeting
from teammoede.storage.store import Store
from teammoede.ui.saving import Saver
from teammoede.ui.tabs.agenda_tab import AgendaTab
from teammoede.ui.tabs.ratings import Ratings


class SignsTab(AgendaTab):
    """Mål og tegn, Målet."""

    signsWanted = Signal()

    def __init__(
        self,
        item: AgendaItem,
        store: Store,
        saver: Saver,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(item, store, saver, today, parent)
        self.ratings = Ratings(store, saver)
        self.put_before_discussion(self.ratings)
        self.ratings.changed.connect(self.changed)
        self.ratings.signsWanted.connect(self.signsWanted)

    def show_meeting(self, meeting: Meeting) -> None:
        super().show_meeting(meeting)
        self.ratings.show_meeting(meeting)
