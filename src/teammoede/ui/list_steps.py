"""The course's own lists as commands: what is dropped from one stays where it was used."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.domain.role_plan import Situation, situation_begins, situation_ends
from teammoede.domain.sign import Sign

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

    def edit_signs(self) -> None:
        """Change the course's own list of signs."""
        from teammoede.ui.dialogs.own_list_dialog import ListWords, OwnListDialog

        desk, course = self._desk, self._desk.course
        if course is None or not desk.all_saved():
            return
        words = ListWords(
            title=self.tr("Fo&rløbets tegn"),
            removed=self.tr("»{}« er ude af listen. Det, der er vurderet, bliver stående."),
            nameless=self.tr("Et tegn har intet navn. Skriv et, eller fjern det."),
        )
        rows = [(sign.id, sign.title) for sign in course.live_signs()]
        dialog = OwnListDialog(rows, words, parent=desk.window)
        dialog.save = lambda: self._keep_signs(course, dialog.rows)
        if desk.show_dialog(dialog):
            desk.refresh()

    def _keep_signs(self, course: Course, wanted: Wanted) -> None:
        """Keep the list; a sign that comes back under its old name goes on with its curve."""
        store = self._desk.store
        live = {sign.id: sign for sign in course.live_signs()}
        kept = {key for key, _ in wanted}
        gone = [sign for sign in course.signs if sign.dropped or sign.id not in kept]
        by_title = {sign.title.casefold(): sign for sign in gone}
        with store.writing():
            for place, (key, title) in enumerate(wanted):
                sign = live.get(key or "") or by_title.get(title.casefold())
                if sign is not None:
                    kept.add(sign.id)
                    store.change(sign, title=title, position=place, dropped=False)
                else:
                    store.keep(Sign(course=course, title=title, position=place))
            for sign in live.values():
                if sign.id not in kept:
                    store.change(sign, dropped=True)
