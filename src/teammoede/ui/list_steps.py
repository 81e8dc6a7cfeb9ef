"""The course's own lists as commands: what is dropped from one stays where it was used."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from teammoede.domain.meeting import Meeting
from teammoede.domain.role_plan import Situation, situation_begins, situation_ends

if TYPE_CHECKING:
    from teammoede.ui.desk import Desk

Wanted = Sequence[tuple[str | None, str]]


class ListSteps(QObject):
    """Opens a list, and keeps what came out of it."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk

    def edit_situations(self) -> None:
        """Change the course's own list of the day's situations."""
        from teammoede.ui.dialogs.own_list_dialog import ListWords, OwnListDialog

        desk = self._desk
        course, meeting = desk.course, desk.meeting
        if course is None or meeting is None:
            return
        known = {s.id: s for s in course.situations if s.ended is None}
        listed = sorted(known.values(), key=lambda s: s.position)
        words = ListWords(
            title=self.tr("Dagens &situationer"),
            removed=self.tr("»{}« er ude af listen. De ældre referater beholder den."),
            nameless=self.tr("En situation har intet navn. Skriv et, eller fjern den."),
        )
        dialog = OwnListDialog([(s.id, s.title) for s in listed], words, parent=desk.window)
        dialog.save = lambda: self._keep_situations(meeting, known, dialog.rows)
        if desk.show_dialog(dialog):
            desk.refresh()

    def _keep_situations(
        self, meeting: Meeting, known: dict[str, Situation], wanted: Wanted
    ) -> None:
        store, course = self._desk.store, meeting.course
        began, ended = situation_begins(meeting), situation_ends(meeting)
        kept = {key for key, _ in wanted}
        with store.writing():
            for place, (key, title) in enumerate(wanted):
                if key is not None and key in known:
                    store.change(known[key], title=title, position=place)
                else:
                    added = Situation(course=course, title=title, position=place, began=began)
                    store.keep(added)
            for key, situation in known.items():
                if key not in kept:
                    store.change(situation, ended=ended)
